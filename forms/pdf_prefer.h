/* pdf_prefer.h -- what a PDF asks of its printer: 100 %, one side or both. */
#ifndef FORMS_PDF_PREFER_H
#define FORMS_PDF_PREFER_H

#include <cairo.h>
#include <glib.h>

#include "core/error.h"

/* pdf_prefer_take - a cairo_write_func_t; `user` is the GByteArray that grows. */
cairo_status_t pdf_prefer_take(void *user, const unsigned char *bytes, unsigned count);

/*
 * pdf_prefer - ask for PrintScaling None and the side or sides of the paper
 *
 * bytes  a whole PDF as cairo writes it. cairo cannot set viewer preferences,
 *        but a PDF may be added to at its end: the catalog anew, with them, and
 *        a table that puts it in the old one's place.
 *
 * ERROR_STATE if the PDF is not built as expected; then it is unchanged.
 */
int pdf_prefer(GByteArray *bytes, int is_two_sided, struct error *err)
        __attribute__((warn_unused_result));

#endif
