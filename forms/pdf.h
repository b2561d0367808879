/* pdf.h -- the ballots as a PDF in memory: embedded letters, no scaling asked for. */
#ifndef FORMS_PDF_H
#define FORMS_PDF_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "forms/paper.h"

enum { PDF_COPIES_MAX = 100000 };

struct pdf {
    unsigned char *bytes; /* owned, pdf_release */
    size_t size;
};

/*
 * pdf_make - all pages of a paper, `copies` times
 *
 * copies  1..PDF_COPIES_MAX. Each copy's pages stand together. A paper for both
 *         sides of 3, 5, ... pages gets a blank one behind each copy, so that on both
 *         sides of a leaf no copy begins on another's back.
 * title   of the document; UTF-8.
 *
 * The page is drawn once; every copy refers to it. The PDF holds no date and
 * no name of its maker: the same paper gives the same bytes. Its viewer
 * preferences ask for 100 % (PrintScaling None), and for one side of the
 * paper, or both if paper_is_two_sided.
 */
int pdf_make(const struct paper *paper, enum paper_kind kind, uint32_t copies,
        const char *title, struct pdf *out, struct error *err)
        __attribute__((warn_unused_result));
void pdf_release(struct pdf *pdf);

#endif
