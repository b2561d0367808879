/* option.h -- the options of the virtual scanner, as drivers have them. */
#ifndef TESTS_SANE_OPTION_H
#define TESTS_SANE_OPTION_H

#include <sane/sane.h>

#include "tests/sane/fault.h"
#include "tests/sane/source.h"

enum option_id {
    OPTION_COUNT,
    OPTION_GROUP_SCAN,
    OPTION_SOURCE,
    OPTION_DUPLEX,
    OPTION_ADF_MODE,
    OPTION_MODE,
    OPTION_DEPTH,
    OPTION_RESOLUTION,
    OPTION_PAGE_WIDTH,
    OPTION_PAGE_HEIGHT,
    OPTION_TL_X,
    OPTION_TL_Y,
    OPTION_BR_X,
    OPTION_BR_Y,
    OPTION_GROUP_VENDOR,
    OPTION_SWSKIP,
    OPTION_SWCROP,
    OPTION_SWDESKEW,
    OPTION_SWDESPECK,
    OPTION_DROPOUT,
    OPTION_COMPRESSION,
    OPTION_BUFFERMODE,
    OPTION_PREPICK,
    OPTION_DF_ACTION,
    OPTION_DF_THICKNESS,
    OPTION_DF_LENGTH,
    OPTION_OVERSCAN,
    OPTION_PAGE_LOADED,
    OPTION_DOUBLE_FEED,
    OPTION_ERROR_CODE,
    OPTION_PLAN,
    OPTIONS
};

/*
 * What a device has not is a group without a name (a driver may have those too), so
 * that the numbers stay. Where a set changes what else can be set, it answers
 * RELOAD_OPTIONS; lengths are kept in 1/1200 inch and answered INEXACT.
 */
struct options {
    SANE_Option_Descriptor descriptors[OPTIONS];
    SANE_Word words[OPTIONS];
    char texts[OPTIONS][PLAN_TEXT_BYTES];
    SANE_Range ranges[OPTIONS];
    SANE_Word resolutions[8];
    struct source_list sources;
    const char *modes[5];
    char refuse[PLAN_NAME_BYTES], keep[PLAN_NAME_BYTES];
};

/* options_fill - those of a device of this plan, each at its default. */
void options_fill(
        struct options *options, const struct fault_plan *plan, const char *plan_text);

/* options_get - into `value`, as sane_control_option says. */
SANE_Status options_get(const struct options *options, SANE_Int option, void *value);

/* options_set - all but the plan, which the device sets. */
SANE_Status options_set(
        struct options *options, SANE_Int option, void *value, SANE_Int *info);

/* options_side - which sides the values of source, duplex and adf-mode give. */
enum source_side options_side(const struct options *options);

#endif
