/* source.h -- the names that vendors' drivers give their feeders, and what they mean. */
#ifndef TESTS_SANE_SOURCE_H
#define TESTS_SANE_SOURCE_H

#include <stdbool.h>

#include "tests/sane/fault.h"

enum { SOURCE_COUNT_MAX = 16 };

struct source_list {
    char text[PLAN_TEXT_BYTES];              /* the names, a NUL behind each */
    const char *names[SOURCE_COUNT_MAX + 1]; /* NULL behind the last */
    bool has_duplex_switch;                  /* a bool `duplex` */
    bool has_adf_mode;                       /* `adf-mode`: Simplex, Duplex */
};

enum source_side { SOURCE_FRONT, SOURCE_BACK, SOURCE_DUPLEX, SOURCE_GLASS, SOURCE_CARD };

/* source_fill - the list of a vendor, or of names with | between; "none" has no name. */
void source_fill(struct source_list *list, const char *vendor);

/* source_side - what one scans with a source of this name. */
enum source_side source_side(const char *name);

#endif
