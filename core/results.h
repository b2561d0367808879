/* results.h -- results.json: the figures of a conference, for reports and charts. */
#ifndef CORE_RESULTS_H
#define CORE_RESULTS_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/officials.h"
#include "core/results_seal.h"
#include "core/rule.h"

struct results_contest {
    char contest[LAYOUT_ID_BYTES];
    char name[OFFICIAL_NAME_BYTES];
    char title[OFFICIAL_TITLE_BYTES];
    char person[OFFICIAL_PERSON_BYTES]; /* the same at every conference; may be "" */
    char group[OFFICIAL_TITLE_BYTES];   /* may be "" */
    enum official_role role;
    uint32_t votes[RULE_VALUES_MAX]; /* in the rule's order of options; of points 0.. */
    /* votes + blank + over + partial + beyond + held = valid + held sheets */
    uint32_t blank, over, held;
    uint32_t partial, beyond;             /* of points: half filled; above the maximum */
    uint32_t shares[RULE_OPTIONS_MAX];    /* hundredths of a percent of the denominator */
    uint64_t points;                      /* the sum of all points */
    uint32_t rows;                        /* that it is of: mean = points / rows */
    char outcome[LAYOUT_ID_BYTES];        /* "none" "band-1"; "excellent" */
    char outcome_before[LAYOUT_ID_BYTES]; /* a cap or quota cut it: what it was; or "" */
    char changed_by[LAYOUT_ID_BYTES];     /* "cap" "quota"; or "" */
    int is_tied;                          /* at a quota's edge: waits for a decision; */
    size_t tie;                           /* which of the card's quotas, from 1, */
    uint32_t tie_places; /* and how many of those tied may keep it: not in the file */
    char previous[LAYOUT_ID_BYTES]; /* outcome of the year before, where it matters */
    int64_t votes_to_next;          /* -1: null in the file */
    int is_decided;                 /* 1: no open sheet can change the outcome */
};

struct results_type {
    char ballot_type[LAYOUT_ID_BYTES];
    char rule[LAYOUT_ID_BYTES];
    char option_ids[RULE_OPTIONS_MAX][LAYOUT_ID_BYTES];
    size_t option_count;  /* 0: points */
    uint32_t points_most; /* 0: options */
    uint32_t issued, collected;
    uint32_t denominator; /* of points: each contest's rows are, and this is 0 */
    uint32_t fed, counted, valid, invalid, held, refused; /* fed = counted+held+refused */
    struct results_contest *contests; /* in the order of officials.csv */
    size_t contest_count;
};

struct results {
    char rule[LAYOUT_ID_BYTES];             /* of the first ballot type */
    int is_final;                           /* sealed */
    int is_trial;                           /* counted from TEST paper */
    char root[DIGEST_HEX_BYTES];            /* sealed Merkle root, or "" */
    char sealed_by[2][OFFICIAL_NAME_BYTES]; /* or "" */
    uint32_t adjudicated;                   /* sheets that people decided */
    uint32_t checks;                        /* how many had to decide one: 1 or 2 */
    uint32_t pairs, agreed; /* sheets that two decided blindly; those of them alike */
    uint32_t rescans;       /* of the refused: their paper was to be fed again */
    struct results_type types[CONFERENCE_TYPES_MAX];
    size_t type_count;
    struct results_seal seal; /* whose they are, and signed with what */
};

void results_init(struct results *results);
void results_release(struct results *results);

/* results_mean_hundredths - the mean of points in hundredths, half-up; rows is not 0. */
uint64_t results_mean_hundredths(const struct results_contest *contest);

/* results_text - the JSON text (indented, ends in a line feed); caller frees. */
int results_text(const struct results *results, char **text, struct error *err)
        __attribute__((warn_unused_result));

/* results_parse - checked; on failure *out is unchanged. */
int results_parse(const char *text, size_t size, struct results *out, struct error *err)
        __attribute__((warn_unused_result));

/* results_parse_object - the same of the file's object. */
int results_parse_object(const json_t *root, struct results *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
