/* report_draw.h -- kiemphieu-forms at work on a report: it draws, core has the figures.
 */
#ifndef CORE_REPORT_DRAW_H
#define CORE_REPORT_DRAW_H

#include <stdio.h>

#include "core/error.h"

enum { REPORT_DRAW_ARGUMENTS_MAX = 8 };

/*
 * report_draw - `kiemphieu-forms report FOLDER ARGUMENTS`
 *
 * arguments  NULL-terminated, REPORT_DRAW_ARGUMENTS_MAX at the most.
 * names      where the paths of the files drawn are written.
 *
 * Returns its exit status; -1 if it could not be started or was killed.
 */
int report_draw(const char *folder, const char *const *arguments, FILE *names,
        struct error *err) __attribute__((warn_unused_result));

#endif
