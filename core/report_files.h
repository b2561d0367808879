/* report_files.h -- what a report is made of: the results asked for, files into report/.
 */
#ifndef CORE_REPORT_FILES_H
#define CORE_REPORT_FILES_H

#include <stddef.h>

#include "core/error.h"
#include "core/results.h"

/* report_results - from the ledger, of the count or the trial; `results` is initialised
 * and the caller's to release, also on failure. */
int report_results(const char *folder, int is_trial, struct results *results,
        struct error *err) __attribute__((warn_unused_result));

/* report_file - FOLDER/report/NAME, durably. */
int report_file(const char *folder, const char *name, const char *text, size_t size,
        struct error *err) __attribute__((warn_unused_result));

/* report_file_private - the same, readable by its owner only. */
int report_file_private(const char *folder, const char *name, const char *text,
        size_t size, struct error *err) __attribute__((warn_unused_result));

/*
 * report_tables - report/results.json and results.csv
 *
 * json  *json is the text of results.json, the caller's to free, also on failure.
 */
int report_tables(const char *folder, const struct results *results, int is_vietnamese,
        char **json, struct error *err) __attribute__((warn_unused_result));

#endif
