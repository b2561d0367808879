/* printed.h -- a page as it comes out of the printer: black or white, a PNG in memory. */
#ifndef FORMS_PRINTED_H
#define FORMS_PRINTED_H

#include "core/error.h"
#include "forms/paper.h"

/*
 * printed_page - fill in printed_png of a page's layout
 *
 * The ballot (not TEST) at LAYOUT_PRINTED_DPI; a pixel is black if half of it
 * or more is inked. Grey in the file, its values 0 and 255 alone. Owned by `page`.
 * ERROR_MEMORY over LAYOUT_PRINTED_MAX_BYTES.
 */
int printed_page(const struct paper *paper, struct layout_page *page, struct error *err)
        __attribute__((warn_unused_result));

#endif
