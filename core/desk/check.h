/* check.h -- one sheet as a checker sees it: shared by the pages of checking. */
#ifndef CORE_DESK_CHECK_H
#define CORE_DESK_CHECK_H

#include <jansson.h>

#include "core/desk/desk.h"
#include "core/desk/html.h"
#include "core/desk/meeting.h"

enum { CHECK_ID_BYTES = 33 }; /* 32 hex digits */

struct check {
    struct desk *desk;
    const struct desk_request *request;
    struct html *html;
    struct meeting meeting;
    json_t *sheet; /* the ledger's answer to "sheet" */
    char id[CHECK_ID_BYTES];
    int type;     /* index of its ballot type; -1: not known, people choose */
    int is_known; /* it was read clearly, and is mixed in as a test */
};

/*
 * check_load - the sheet for this person, blind to what others decided
 *
 * ERROR_RANGE for an id that is none. On failure nothing needs a release.
 */
int check_load(struct check *check, struct error *err)
        __attribute__((warn_unused_result));
void check_release(struct check *check);

/* check_id - copies an id of 32 hex digits; -1 if `text` is none. */
int check_id(const char *text, char out[CHECK_ID_BYTES])
        __attribute__((warn_unused_result));

/* A row of boxes, and whose it is. */
struct check_row {
    const struct contest *contest;
    const struct contest_row *row;
};

/* check_row_next - the rows of the sheet's ballot type in the order of the paper; *at is
 * 0 at first. 0: there is no more. */
int check_row_next(const struct check *check, size_t *at, struct check_row *out);

/* check_is_asked - must this person say what the row holds? */
int check_is_asked(const struct check *check, const struct contest_row *row);

/* check_put_row - one row: its picture, beside it as printed, and a choice a box; behind
 * the last asked row of points (is_last) their sum. */
void check_put_row(const struct check *check, const struct check_row *row, int is_asked,
        int is_last);

/* check_put_place - which figure of points a row is for: "2. Discipline: Tens"; nothing
 * for options. */
void check_put_place(const struct check *check, const struct check_row *row);

/* check_put_measures - what the engine weighed, behind a fold. */
void check_put_measures(const struct check *check);

/* check_put_sheet - reasons, place in the stack, the opinions of a disputed sheet. */
void check_put_sheet(const struct check *check);

/* check_put_images - the whole pages. */
void check_put_images(const struct check *check);

/*
 * check_queue - the sheets that wait for this person, as ledger_queue_list tells
 *
 * *out is the caller's to json_decref.
 */
int check_queue(struct desk *desk, const struct desk_request *request, json_t **out,
        struct error *err) __attribute__((warn_unused_result));

/*
 * check_next - the address of this person's next sheet after `after` ("" for the first)
 *
 * Now and then a known sheet instead, as the conference wants. "/check" if none waits.
 */
int check_next(struct desk *desk, const struct desk_request *request, const char *after,
        char out[DESK_PATH_BYTES], struct error *err) __attribute__((warn_unused_result));

#endif
