/* ledger_detail.h -- what a program tells of itself for an event, within bounds. */
#ifndef CORE_LEDGER_DETAIL_H
#define CORE_LEDGER_DETAIL_H

#include <jansson.h>

#include "core/error.h"

enum {
    LEDGER_DETAIL_BYTES_MAX = 64 << 10, /* as compact JSON */
    LEDGER_DETAIL_DEPTH_MAX = 8         /* lists and objects within one another */
};

/*
 * ledger_detail_get - the request's "detail", an object; borrowed
 *
 * ERROR_RANGE if it is larger or deeper than the bounds above.
 */
int ledger_detail_get(const json_t *request, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

#endif
