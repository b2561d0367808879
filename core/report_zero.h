/* report_zero.h -- the zero report: before counting, everything stands at zero. */
#ifndef CORE_REPORT_ZERO_H
#define CORE_REPORT_ZERO_H

#include "core/error.h"

/*
 * report_zero - writes report/zero.pdf and prints its path
 *
 * language  "vi" or "en": of the paper.
 *
 * The time on it is the local clock's. ERROR_STATE if a sheet of the count was ever
 * fed, also one discarded since: then there is nothing left to sign. Sheets of the
 * trial do not matter.
 */
int report_zero(const char *folder, const char *language, struct error *err)
        __attribute__((warn_unused_result));

#endif
