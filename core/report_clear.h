/* report_clear.h -- a report of another state never lies beside the present one. */
#ifndef CORE_REPORT_CLEAR_H
#define CORE_REPORT_CLEAR_H

#include "core/error.h"
#include "core/results.h"

/*
 * report_is_of - 1 if FOLDER/report/results.json is of the same seal as `results`
 *
 * Drafts and trials are of no seal: they have the root "". A file that is not there, or
 * cannot be read, is of another.
 */
int report_is_of(const char *folder, const struct results *results);

/*
 * report_clear - unless it is of the same seal, remove the earlier report
 *
 * Minutes, pictures, tables, records and sheets of persons, in every language: a draft
 * that is left behind might be handed out for the result. The zero report stays.
 */
int report_clear(const char *folder, const struct results *results, struct error *err)
        __attribute__((warn_unused_result));

#endif
