/* report_boxes.h -- the boxes nearest the limits, as a picture in the report. */
#ifndef CORE_REPORT_BOXES_H
#define CORE_REPORT_BOXES_H

#include <stdio.h>

#include "core/error.h"

enum { REPORT_BOXES_EACH = 50 };

/*
 * report_boxes - write FOLDER/report/boxes.png
 *
 * The 50 filled boxes with the least ink, then the 50 empty ones with the most, of all
 * ballot types together: in order of ink and of nothing else. Its path goes to `names`.
 * Where no box was read there is no picture, and an older one is removed.
 */
int report_boxes(const char *folder, int is_trial, FILE *names, struct error *err)
        __attribute__((warn_unused_result));

#endif
