/* trial_show.h -- the parts of the page Trial. */
#ifndef CORE_DESK_TRIAL_SHOW_H
#define CORE_DESK_TRIAL_SHOW_H

#include "core/desk/ballot_state.h"
#include "core/desk/desk.h"
#include "core/desk/job.h"
#include "core/desk/meeting.h"
#include "core/desk/standing.h"

enum { TRIAL_PAPER_BYTES = 64 };
enum { TRIAL_SHEETS_MOST = 200 }; /* each an image of 9 MB on the disk as well */

/* One view of the page. */
struct trial {
    struct desk *desk;
    struct html *html;
    const struct desk_request *request;
    struct meeting meeting;
    struct ballots ballots;
    struct standing standing;
    struct job_view job;
};

/* trial_why_not_make - why no paper can be made now; NULL: it can. */
const char *trial_why_not_make(const struct trial *trial);

/* trial_has_file - 1 if DIR/NAME is there. */
int trial_has_file(const struct trial *trial, const char *name);

/*
 * trial_paper - "report/zero.pdf", or "report/zero-en.pdf" of a conference in English
 *
 * Papers are in the conference's language, pages in the reader's. "" if it is not there.
 */
void trial_paper(
        const struct trial *trial, const char *name, char out[TRIAL_PAPER_BYTES]);

void trial_put_deck(const struct trial *trial);
void trial_put_scan(const struct trial *trial);

/* trial_put_proof - the deck's truth beside the trial's figures; -1 with err. */
int trial_put_proof(const struct trial *trial, struct error *err)
        __attribute__((warn_unused_result));

/* trial_put_zero - the zero report: all figures of the count, none of them above 0. */
int trial_put_zero(const struct trial *trial, struct error *err)
        __attribute__((warn_unused_result));

/* trial_put_open - opening the count, or why not yet. */
void trial_put_open(const struct trial *trial);

#endif
