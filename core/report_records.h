/* report_records.h -- the cast vote records of a report, and what lets others recount. */
#ifndef CORE_REPORT_RECORDS_H
#define CORE_REPORT_RECORDS_H

#include "core/error.h"
#include "core/results.h"

/*
 * report_records - report/cvr.json, count.json and figures.txt
 *
 * results  of the same sheets: of the trial if it is the trial's, else of a sealed count.
 * ERROR_STATE by the ledger while the count is not sealed. cvr.json is readable by its
 * owner only. 10,000 sheets of 20 people: README, "Measured".
 */
int report_records(const char *folder, const struct results *results, struct error *err)
        __attribute__((warn_unused_result));

#endif
