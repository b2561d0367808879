/* cvr.h -- cast vote records that other programs read: NIST SP 1500-103, version 1.0. */
#ifndef CORE_CVR_H
#define CORE_CVR_H

#include <stddef.h>

#include <jansson.h>

#include "core/error.h"

/*
 * What stands for what. A conference is the Election, its body the GpUnit. Each person
 * or collective on a ballot type is a contest "TYPE.NUMBER" and a Candidate:
 *   options  RetentionContest, VoteVariation n-of-m; each option a BallotMeasureSelection
 *            "TYPE.NUMBER.OPTION"
 *   points   CandidateContest, VoteVariation range, VotesAllowed the most points; each
 *            criterion a CandidateSelection "TYPE.NUMBER.1". Each marked box is a
 *            SelectionPosition whose NumberVotes is what it is worth (40 of the tens, 7
 *            of the ones) and whose Position is its place in the criterion's boxes, tens
 *            first, from 1; TotalNumberVotes is their sum.
 * A sheet is a CVR of the BallotStyleId TYPE. Its snapshot "original" is what was read:
 * the boxes that hold ink, each with MarkMetricValue, the share of ink in millionths;
 * HasIndication is "yes" for what was taken for a mark and "unknown" for what was
 * unsure. Where people decided, "modified" is what counts, rows decided without metric
 * and with the Status "adjudicated". A sheet that is void has OtherStatus "void" and no
 * contests; one that is held needs-adjudication.
 *
 * Nothing tells a voter, or when and in what order sheets were fed: CVRs are sorted by
 * ids drawn for this file alone, which the ledger does not know; no batch, image, place,
 * time, name of who decided, or reason is in it. GeneratedDate is a day.
 * Source: README, "Cast vote records".
 */
struct cvr;

/* cvr_new - none yet; `count` is that of count.json, borrowed until cvr_free. */
int cvr_new(const json_t *count, struct cvr **out, struct error *err)
        __attribute__((warn_unused_result));
void cvr_free(struct cvr *cvr);

/* cvr_add - a record of the ledger (see core/ledger_cast.h), only read; some 6 kB are
 * kept of one with 20 people. ERROR_RANGE: it is of no ballot type of the count. */
int cvr_add(struct cvr *cvr, const json_t *record, struct error *err)
        __attribute__((warn_unused_result));

/*
 * cvr_text - the whole file, compact JSON, a CVR a line; the caller frees
 *
 * day  "2026-11-22": the GeneratedDate, at midnight UTC.
 */
int cvr_text(struct cvr *cvr, const char *day, char **text, size_t *size,
        struct error *err) __attribute__((warn_unused_result));

#endif
