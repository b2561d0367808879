/* months.h -- `kiemphieu-forms months`: the open list of a month or a year as a PDF. */
#ifndef FORMS_MONTHS_H
#define FORMS_MONTHS_H

#include <stddef.h>

#include "core/error.h"

#include "forms/months_data.h"

/*
 * months_command - months DIR --list FILE [--language vi|en]
 *
 * argv  argv[0] is the command's own name, "months".
 * FILE  month-YYYY-MM.json or year-YYYY.json. Writes the PDF beside it, of the same name
 *       (in English NAME-en.pdf), and its path to stdout.
 * Returns the exit status: 0, 1 failed, 2 usage; failures are said on stderr.
 */
int months_command(int argc, char **argv);

/* months_render - the whole document; the caller frees *pdf. The same data give the same
 * bytes. */
int months_render(const struct months_data *data, unsigned char **pdf, size_t *size,
        int *pages, struct error *err) __attribute__((warn_unused_result));

#endif
