/* month_entry.h -- points typed on the terminal, one person after the other. */
#ifndef CORE_MONTH_ENTRY_H
#define CORE_MONTH_ENTRY_H

#include <stdio.h>

#include "core/error.h"
#include "core/month.h"
#include "core/month_sign.h"

/*
 * month_entry - ask for everybody who has neither points nor a reason
 *
 * Each answer is stored before the next question: points; "-" for somebody who is not
 * rated, and then why; "s" for later; "u" takes back the last one of this run; "q" or the
 * input's end stops, and the next run goes on from there. *given counts what stayed.
 */
int month_entry(struct month *month, FILE *input, const struct month_sign *sign,
        size_t *given, struct error *err) __attribute__((warn_unused_result));

#endif
