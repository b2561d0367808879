/* scan_show.h -- the scanner at work as people see it: figures, questions, the end. */
#ifndef CORE_DESK_SCAN_SHOW_H
#define CORE_DESK_SCAN_SHOW_H

#include <jansson.h>

#include "core/desk/feed.h"
#include "core/desk/html.h"
#include "core/desk/request.h"

enum { SCAN_SHOW_TEXT_BYTES = 1024 };

/* scan_show_is_running - from the start of the scanner to its end. */
int scan_show_is_running(const struct feed_view *view);

/* scan_show_state - what it does now, in a few words. */
const char *scan_show_state(
        const struct desk_request *request, const struct feed_view *view);

/* scan_show_reason - why a sheet was held or refused last, and where it lies; "" none. */
void scan_show_reason(const struct desk_request *request, const struct feed_view *view,
        char out[SCAN_SHOW_TEXT_BYTES]);

/* scan_show_figures - fed, counted, held, refused, a minute; with their live names. */
void scan_show_figures(struct html *html, const struct desk_request *request,
        const struct feed_view *view);

/* scan_show_question - what is asked and what may be answered, each as a form. */
void scan_show_question(struct html *html, const struct desk_request *request,
        const struct feed_view *view, int may_answer);

/* scan_show_ended - how it ended, until somebody has seen it. */
void scan_show_ended(struct html *html, const struct desk_request *request,
        const struct feed_view *view);

#endif
