/* month_seal.h -- a month is closed by two people, and opened again by two. */
#ifndef CORE_MONTH_SEAL_H
#define CORE_MONTH_SEAL_H

#include "core/error.h"
#include "core/month.h"
#include "core/month_sign.h"

/*
 * month_seal - the list as it is now is fixed: its digest goes into the journal
 *
 * ERROR_STATE while somebody has neither points nor a reason, or is tied, naming them.
 * The list itself is written by month_report.
 */
int month_seal(struct month *month, const struct month_sign *sign, struct error *err)
        __attribute__((warn_unused_result));

/* month_reopen - of a closed month; its points are loaded. Two names and a reason. */
int month_reopen(struct month *month, const struct month_sign *sign, struct error *err)
        __attribute__((warn_unused_result));

#endif
