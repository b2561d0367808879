/* document.h -- a document of flowing pages as a PDF, its title, watermark and feet. */
#ifndef FORMS_DOCUMENT_H
#define FORMS_DOCUMENT_H

#include <stddef.h>

#include "core/error.h"

#include "forms/minutes_flow.h"
#include "forms/report_data.h"

/* A5 is A4 made smaller by the square root of a half: the same page, drawn smaller. */
#define DOCUMENT_A4 1.0
#define DOCUMENT_A5 0.70710678

struct document {
    const char *title;     /* of the file, as viewers show it */
    const char *watermark; /* light, behind every page; NULL: none */
    const char *page_text; /* the feet's pattern with {page} and {pages}; "" for none */
    const char *foot; /* small at the left of the feet; NULL: the seal's first digits */
    double scale;     /* DOCUMENT_A4 or DOCUMENT_A5 */
    /* Draws all of it down the flow; called twice, the second time for good. */
    void (*draw)(struct flow *flow, const struct report_data *data, void *context);
    void *context;
};

/* document_watermark - what a paper about these results bears: trial, draft or NULL. */
const char *document_watermark(const struct report_data *data);

/*
 * document_render - all pages
 *
 * pdf    the caller frees *pdf.
 * pages  how many there are; may be NULL.
 *
 * The same data give the same bytes. ERROR_MEMORY if cairo fails.
 */
int document_render(const struct report_data *data, const struct document *document,
        unsigned char **pdf, size_t *size, int *pages, struct error *err)
        __attribute__((warn_unused_result));

#endif
