/* page.h -- what all pages share: head, navigation, forms with their token, notices. */
#ifndef CORE_DESK_PAGE_H
#define CORE_DESK_PAGE_H

#include "core/desk/html.h"
#include "core/desk/request.h"

/* The stations of the day, in order; and pages beside them. */
enum desk_step {
    STEP_PREPARE,
    STEP_PRINT,
    STEP_TRIAL,
    STEP_SCAN,
    STEP_CHECK,
    STEP_RESULTS,
    STEP_SEAL,
    STEP_COUNT,
    STEP_DAY = STEP_COUNT, /* the overview */
    STEP_NONE              /* sign-in, people, journal */
};

/* page_begin - up to and with <main> and the <h1> `title`, which is translated already.
 */
void page_begin(struct html *html, const struct desk_request *request,
        enum desk_step step, const char *title);
void page_end(struct html *html, const struct desk_request *request);

/* page_form - <form method="post" action="..."> with its token; closed by "</form>". */
void page_form(struct html *html, const struct desk_request *request, const char *action);

enum page_notice { PAGE_INFO, PAGE_GOOD, PAGE_WARNING, PAGE_ERROR };

/* page_notice - a box with a sentence (translated already). */
void page_notice(struct html *html, enum page_notice kind, const char *text);

/* page_shut - what is not permitted now: the button, disabled, and why. */
void page_shut(struct html *html, const char *label, const char *why);

#endif
