/* review.h -- held sheets decided by a person, question by question. */
#ifndef CORE_REVIEW_H
#define CORE_REVIEW_H

#include <stddef.h>
#include <stdio.h>

#include <jansson.h>

#include "core/conference.h"
#include "core/contest.h"
#include "core/error.h"
#include "core/layout.h"
#include "core/officials.h"
#include "core/rule.h"
#include "core/terminal.h"

enum { REVIEW_TEXT_BYTES = 256 };

/* What a review knows of its conference, and who decides. */
struct review {
    const char *folder;
    struct conference *conference;
    struct officials officials;
    struct rule rules[CONFERENCE_TYPES_MAX];        /* one a ballot type */
    struct contests contests[CONFERENCE_TYPES_MAX]; /* one a ballot type too */
    struct layout layouts[CONFERENCE_TYPES_MAX];    /* page_count 0: none, no pictures */
    enum terminal_pictures pictures;
    FILE *input;                  /* answers, a line each */
    char name[REVIEW_TEXT_BYTES]; /* of who decides, by review_person; or "" */
    char why[REVIEW_TEXT_BYTES];  /* last typed, or "" */
};

enum review_end {
    REVIEW_DECIDED, /* *request is the ledger's request "adjudicate" */
    REVIEW_SKIPPED, /* left for later */
    REVIEW_UNDO,    /* the decision before is to be taken back */
    REVIEW_QUIT     /* no more answers */
};

int review_start(struct review *review, const char *folder, struct error *err)
        __attribute__((warn_unused_result));
void review_release(struct review *review);

/*
 * review_sheet - show one held sheet and ask what it says
 *
 * sheet    as the ledger shows it to review->name, which is filled.
 * request  set only with REVIEW_DECIDED; the caller's to send or json_decref.
 *
 * Questions go to stdout, answers come from review->input. Source: README,
 * "Deciding held sheets".
 */
int review_sheet(struct review *review, const json_t *sheet, enum review_end *end,
        json_t **request, struct error *err) __attribute__((warn_unused_result));

#endif
