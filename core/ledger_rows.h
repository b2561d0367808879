/* ledger_rows.h -- the rows a person gives for a sheet, checked for completeness. */
#ifndef CORE_LEDGER_ROWS_H
#define CORE_LEDGER_ROWS_H

#include <jansson.h>

#include "core/ledger_plan.h"
#include "core/ledger_sheet.h"

/*
 * ledger_rows_check - are these the rows of a sheet of this ballot type?
 *
 * request  with "contests"; may have "contests_expected" and "options".
 * out      the rows in the published form: contest, state, chosen; the
 *          caller's to json_decref. Unchanged on failure.
 * ERROR_RANGE names the contest or option that is unknown, stands twice or
 * is missing; ERROR_SYNTAX if it is malformed.
 */
int ledger_rows_check(const struct ledger_plan *plan, const char *ballot_type,
        const struct ledger_sheet *sheet, const json_t *request, json_t **out,
        struct error *err) __attribute__((warn_unused_result));

#endif
