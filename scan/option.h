/* option.h -- a scanner's options by their names: found, set, read back, recorded. */
#ifndef SCAN_OPTION_H
#define SCAN_OPTION_H

#include <stddef.h>

#include <sane/sane.h>

#include "core/error.h"
#include "core/json.h"

enum {
    OPTION_VALUE_BYTES = 4096, /* of one option's value, as memory and as text */
    OPTION_COUNT_MAX = 1024
};

/* Descriptors come from the driver and change with every option that is set: they are
 * never kept, and each is looked up by its name again. */
struct option {
    SANE_Int index;
    const SANE_Option_Descriptor *about; /* NULL: there is none of this name */
};

/* option_find - by name; also one that is inactive. */
struct option option_find(SANE_Handle handle, const char *name);

/* option_can_set - 1 if it is there, active and set by software. */
int option_can_set(const struct option *option);

/*
 * option_set - the option of this name to what the text says
 *
 * text  "yes"/"no" for a switch, a number ("300", "215.9"), else the string. A
 *       number outside the range becomes its nearest end.
 * ERROR_STATE if there is none that can be set now, ERROR_SYNTAX for a text
 * that is no such value, ERROR_IO if the driver refuses: `err` tells with the
 * status's word.
 */
int option_set(SANE_Handle handle, const char *name, const char *text, struct error *err)
        __attribute__((warn_unused_result));

/* option_text - its value as a text as option_set takes it; -1: it has none now. */
int option_text(SANE_Handle handle, const char *name, char out[OPTION_VALUE_BYTES]);

/* option_number - its value, in its own unit; `other` if it has none now. */
double option_number(SANE_Handle handle, const char *name, double other);

/* option_most - the largest number that it takes; `other` if it names none. */
double option_most(SANE_Handle handle, const char *name, double other);

/* option_record - {"name":"value",...} of all that have a value now; NULL: no memory. */
json_t *option_record(SANE_Handle handle);

#endif
