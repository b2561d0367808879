/* ledger_detail.c -- what a program tells of itself for an event, within bounds. */
#include "core/ledger_detail.h"

#include "core/json.h"

/* 1 if nothing in it lies deeper than `most` lists and objects. */
static int is_shallow(json_t *value, int most)
{
    const char *name;
    json_t *inside;
    size_t i;

    if (!json_is_object(value) && !json_is_array(value))
        return 1;
    if (most == 0)
        return 0;
    json_object_foreach(value, name, inside) if (!is_shallow(inside, most - 1)) return 0;
    json_array_foreach(value, i, inside) if (!is_shallow(inside, most - 1)) return 0;
    return 1;
}

int ledger_detail_get(const json_t *request, json_t **out, struct error *err)
{
    json_t *detail = NULL;

    if (json_get_object(request, "detail", &detail, err) != 0)
        return -1;
    if (!is_shallow(detail, LEDGER_DETAIL_DEPTH_MAX))
        return error_set(err, ERROR_RANGE, "\"detail\" is deeper than %d",
                LEDGER_DETAIL_DEPTH_MAX);
    if (json_dumpb(detail, NULL, 0, JSON_COMPACT) > LEDGER_DETAIL_BYTES_MAX)
        return error_set(err, ERROR_RANGE, "\"detail\" is larger than %d bytes",
                LEDGER_DETAIL_BYTES_MAX);
    *out = detail;
    return 0;
}
