/* option.c -- the options of the virtual scanner, as drivers have them. */
#include "tests/sane/option.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <sane/saneopts.h>

enum {
    INCH_PARTS = 1200, /* lengths are kept in these */
    TEXT_BYTES = 64    /* of an option with a list */
};

static const char *const default_off_on[] = {"Default", "Off", "On", NULL};
static const char *const adf_modes[] = {"Simplex", "Duplex", NULL};
static const char *const dropouts[] = {"Default", "Red", "Green", "Blue", NULL};
static const char *const compressions[] = {"None", "JPEG", NULL};
static const char *const df_actions[] = {"Default", "Continue", "Stop", NULL};
static const SANE_Word depths[] = {2, 8, 16};
static const SANE_Word usual_resolutions[] = {5, 100, 150, 200, 300, 600};

/* ---- descriptors ---- */

static SANE_Option_Descriptor *add(struct options *options, enum option_id id,
        const char *name, SANE_Value_Type type, SANE_Unit unit)
{
    SANE_Option_Descriptor *made = &options->descriptors[id];

    *made = (SANE_Option_Descriptor){.name = name,
            .title = name,
            .desc = name,
            .type = type,
            .unit = unit,
            .size = type == SANE_TYPE_STRING ? TEXT_BYTES : (SANE_Int)sizeof(SANE_Word),
            .cap = SANE_CAP_SOFT_SELECT | SANE_CAP_SOFT_DETECT,
            .constraint_type = SANE_CONSTRAINT_NONE};
    return made;
}

static void add_group(struct options *options, enum option_id id, const char *title)
{
    options->descriptors[id] = (SANE_Option_Descriptor){
            .title = title, .desc = title, .type = SANE_TYPE_GROUP};
}

static void add_range(struct options *options, enum option_id id, const char *name,
        SANE_Value_Type type, SANE_Unit unit, SANE_Range range)
{
    SANE_Option_Descriptor *made = add(options, id, name, type, unit);

    options->ranges[id] = range;
    made->constraint_type = SANE_CONSTRAINT_RANGE;
    made->constraint.range = &options->ranges[id];
}

static void add_list(struct options *options, enum option_id id, const char *name,
        const char *const *list, const char *value)
{
    SANE_Option_Descriptor *made =
            add(options, id, name, SANE_TYPE_STRING, SANE_UNIT_NONE);

    for (size_t i = 0; list[i] != NULL; i++)
        if ((SANE_Int)strlen(list[i]) >= made->size)
            made->size = (SANE_Int)strlen(list[i]) + 1;
    made->constraint_type = SANE_CONSTRAINT_STRING_LIST;
    made->constraint.string_list = list;
    (void)snprintf(options->texts[id], PLAN_TEXT_BYTES, "%s", value);
}

static void add_bool(
        struct options *options, enum option_id id, const char *name, SANE_Bool value)
{
    (void)add(options, id, name, SANE_TYPE_BOOL, SANE_UNIT_NONE);
    options->words[id] = value;
}

static void add_sources(struct options *options, const char *vendor)
{
    struct source_list *sources = &options->sources;

    source_fill(sources, vendor);
    if (sources->names[0] != NULL)
        add_list(options, OPTION_SOURCE, SANE_NAME_SCAN_SOURCE, sources->names,
                sources->names[0]);
    if (sources->has_duplex_switch)
        add_bool(options, OPTION_DUPLEX, "duplex", SANE_FALSE);
    if (sources->has_adf_mode)
        add_list(options, OPTION_ADF_MODE, "adf-mode", adf_modes, adf_modes[0]);
}

static void add_quality(struct options *options, const struct fault_plan *plan)
{
    static const char *const usual[] = {SANE_VALUE_SCAN_MODE_LINEART,
            SANE_VALUE_SCAN_MODE_HALFTONE, SANE_VALUE_SCAN_MODE_GRAY,
            SANE_VALUE_SCAN_MODE_COLOR, NULL};
    SANE_Option_Descriptor *made;

    memcpy(options->modes, usual, sizeof(usual));
    if (plan->onebit)
        options->modes[1] = NULL;
    add_list(options, OPTION_MODE, SANE_NAME_SCAN_MODE, options->modes,
            SANE_VALUE_SCAN_MODE_LINEART);
    made = add(options, OPTION_DEPTH, SANE_NAME_BIT_DEPTH, SANE_TYPE_INT, SANE_UNIT_BIT);
    made->constraint_type = SANE_CONSTRAINT_WORD_LIST;
    made->constraint.word_list = depths;
    options->words[OPTION_DEPTH] = depths[1];
    add_range(options, OPTION_RESOLUTION, SANE_NAME_SCAN_RESOLUTION, SANE_TYPE_INT,
            SANE_UNIT_DPI, (SANE_Range){50, 600, 1});
    if (plan->resolution_list) {
        made = &options->descriptors[OPTION_RESOLUTION];
        memcpy(options->resolutions, usual_resolutions, sizeof(usual_resolutions));
        made->constraint_type = SANE_CONSTRAINT_WORD_LIST;
        made->constraint.word_list = options->resolutions;
    }
    options->words[OPTION_RESOLUTION] = 150;
}

/* The window may be as large as the page is said to be. */
static void bound_window(struct options *options)
{
    options->ranges[OPTION_TL_X].max = options->words[OPTION_PAGE_WIDTH];
    options->ranges[OPTION_BR_X].max = options->words[OPTION_PAGE_WIDTH];
    options->ranges[OPTION_TL_Y].max = options->words[OPTION_PAGE_HEIGHT];
    options->ranges[OPTION_BR_Y].max = options->words[OPTION_PAGE_HEIGHT];
}

static void add_window(struct options *options, const struct fault_plan *plan)
{
    static const char *const names[] = {SANE_NAME_PAGE_WIDTH, SANE_NAME_PAGE_HEIGHT,
            SANE_NAME_SCAN_TL_X, SANE_NAME_SCAN_TL_Y, SANE_NAME_SCAN_BR_X,
            SANE_NAME_SCAN_BR_Y};
    const SANE_Word width = SANE_FIX(plan->bed_width_mm);
    const SANE_Word height = SANE_FIX(plan->bed_height_mm);
    const SANE_Word a4[] = {SANE_FIX(210), SANE_FIX(297)};
    const SANE_Word letter[] = {SANE_FIX(215.9), SANE_FIX(279.4)};
    const SANE_Word *usual = plan->fujitsu ? letter : a4;

    for (int i = 0; i < 6; i++) {
        const SANE_Word most = i % 2 == 0 ? width : height;
        const enum option_id id = (enum option_id)(OPTION_PAGE_WIDTH + i);

        add_range(options, id, names[i], SANE_TYPE_FIXED, SANE_UNIT_MM,
                (SANE_Range){0, most, 0});
        options->words[id] = usual[i % 2] < most ? usual[i % 2] : most;
    }
    options->words[OPTION_TL_X] = options->words[OPTION_TL_Y] = 0;
    bound_window(options);
}

/* Read-only: what the machine sees. */
static void add_sensors(struct options *options)
{
    static const char *const names[] = {"page-loaded", "double-feed", "error-code"};

    for (int i = 0; i < 3; i++) {
        const enum option_id id = (enum option_id)(OPTION_PAGE_LOADED + i);

        add(options, id, names[i], i == 2 ? SANE_TYPE_INT : SANE_TYPE_BOOL,
                SANE_UNIT_NONE)
                ->cap = SANE_CAP_SOFT_DETECT | SANE_CAP_HARD_SELECT | SANE_CAP_ADVANCED;
    }
}

static void add_fujitsu(struct options *options)
{
    add_range(options, OPTION_SWSKIP, "swskip", SANE_TYPE_FIXED, SANE_UNIT_PERCENT,
            (SANE_Range){0, SANE_FIX(100), SANE_FIX(1)});
    options->words[OPTION_SWSKIP] = SANE_FIX(5);
    add_bool(options, OPTION_SWCROP, "swcrop", SANE_TRUE);
    add_bool(options, OPTION_SWDESKEW, "swdeskew", SANE_TRUE);
    add_range(options, OPTION_SWDESPECK, "swdespeck", SANE_TYPE_INT, SANE_UNIT_NONE,
            (SANE_Range){0, 9, 1});
    options->words[OPTION_SWDESPECK] = 2;
    add_list(options, OPTION_DROPOUT, "dropout-front", dropouts, "Red");
    add_list(options, OPTION_COMPRESSION, "compression", compressions, "JPEG");
    add_list(options, OPTION_BUFFERMODE, "buffermode", default_off_on, "On");
    add_list(options, OPTION_PREPICK, "prepick", default_off_on, "On");
    add_list(options, OPTION_DF_ACTION, "df-action", df_actions, "Default");
    add_bool(options, OPTION_DF_THICKNESS, "df-thickness", SANE_FALSE);
    add_bool(options, OPTION_DF_LENGTH, "df-length", SANE_FALSE);
    add_list(options, OPTION_OVERSCAN, "overscan", default_off_on, "Default");
}

/* Which options are of use depends on the values of others. */
static void update_active(struct options *options)
{
    const bool is_binary = options->texts[OPTION_MODE][0] == 'L' ||
                           options->texts[OPTION_MODE][0] == 'H';
    const bool is_default = strcmp(options->texts[OPTION_DF_ACTION], "Default") == 0;
    const struct {
        enum option_id id;
        bool is_off;
    } rules[] = {{OPTION_DEPTH, is_binary}, {OPTION_DF_THICKNESS, is_default},
            {OPTION_DF_LENGTH, is_default}, {OPTION_COMPRESSION, is_binary}};

    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
        SANE_Int *cap = &options->descriptors[rules[i].id].cap;

        *cap = rules[i].is_off ? *cap | SANE_CAP_INACTIVE : *cap & ~SANE_CAP_INACTIVE;
    }
}

void options_fill(
        struct options *options, const struct fault_plan *plan, const char *plan_text)
{
    memset(options, 0, sizeof(*options));
    for (int id = 0; id < OPTIONS; id++)
        add_group(options, (enum option_id)id, "");
    add(options, OPTION_COUNT, SANE_NAME_NUM_OPTIONS, SANE_TYPE_INT, SANE_UNIT_NONE)
            ->cap = SANE_CAP_SOFT_DETECT;
    options->words[OPTION_COUNT] = OPTIONS;
    add_group(options, OPTION_GROUP_SCAN, "Scan");
    add_group(options, OPTION_GROUP_VENDOR, "Device");
    add_sources(options, plan->sources);
    add_quality(options, plan);
    add_window(options, plan);
    add_sensors(options);
    if (plan->fujitsu)
        add_fujitsu(options);
    add(options, OPTION_PLAN, "plan", SANE_TYPE_STRING, SANE_UNIT_NONE)->size =
            PLAN_TEXT_BYTES;
    (void)snprintf(options->texts[OPTION_PLAN], PLAN_TEXT_BYTES, "%s", plan_text);
    memcpy(options->refuse, plan->refuse, sizeof(options->refuse));
    memcpy(options->keep, plan->keep, sizeof(options->keep));
    update_active(options);
}

/* ---- values ---- */

SANE_Status options_get(const struct options *options, SANE_Int option, void *value)
{
    const SANE_Option_Descriptor *descriptor = &options->descriptors[option];

    if (descriptor->type == SANE_TYPE_GROUP || !SANE_OPTION_IS_ACTIVE(descriptor->cap))
        return SANE_STATUS_INVAL;
    if (descriptor->type == SANE_TYPE_STRING)
        (void)snprintf(value, (size_t)descriptor->size, "%s", options->texts[option]);
    else
        memcpy(value, &options->words[option], sizeof(SANE_Word));
    return SANE_STATUS_GOOD;
}

static SANE_Word nearest_in_list(const SANE_Word *list, SANE_Word wish)
{
    SANE_Word best = list[1];

    for (SANE_Word i = 2; i <= list[0]; i++)
        if (labs((long)list[i] - wish) < labs((long)best - wish))
            best = list[i];
    return best;
}

static SANE_Word nearest_in_range(
        const SANE_Option_Descriptor *descriptor, SANE_Word wish)
{
    const SANE_Range *range = descriptor->constraint.range;
    int64_t parts;

    if (wish < range->min)
        wish = range->min;
    if (wish > range->max)
        wish = range->max;
    if (descriptor->unit != SANE_UNIT_MM)
        return range->quant > 1 ? wish / range->quant * range->quant : wish;
    parts = ((int64_t)wish * INCH_PARTS * 10 / 254 + 0x8000) >> SANE_FIXED_SCALE_SHIFT;
    return (SANE_Word)((parts << SANE_FIXED_SCALE_SHIFT) * 254 / (INCH_PARTS * 10));
}

static SANE_Status set_word(
        struct options *options, SANE_Int option, SANE_Word *value, SANE_Int *info)
{
    const SANE_Option_Descriptor *descriptor = &options->descriptors[option];
    SANE_Word wish = *value;

    if (descriptor->type == SANE_TYPE_BOOL && wish != SANE_TRUE && wish != SANE_FALSE)
        return SANE_STATUS_INVAL;
    if (descriptor->constraint_type == SANE_CONSTRAINT_WORD_LIST)
        wish = nearest_in_list(descriptor->constraint.word_list, wish);
    else if (descriptor->constraint_type == SANE_CONSTRAINT_RANGE)
        wish = nearest_in_range(descriptor, wish);
    if (wish != *value)
        *info |= SANE_INFO_INEXACT;
    options->words[option] = *value = wish;
    return SANE_STATUS_GOOD;
}

static SANE_Status set_text(struct options *options, SANE_Int option, const char *value)
{
    const SANE_Option_Descriptor *descriptor = &options->descriptors[option];
    const SANE_String_Const *list = descriptor->constraint.string_list;

    for (size_t i = 0; list[i] != NULL; i++)
        if (strcmp(list[i], value) == 0) {
            (void)snprintf(options->texts[option], PLAN_TEXT_BYTES, "%s", value);
            return SANE_STATUS_GOOD;
        }
    return SANE_STATUS_INVAL;
}

static SANE_Int info_of(SANE_Int option)
{
    switch (option) {
    case OPTION_SOURCE:
    case OPTION_MODE:
    case OPTION_PAGE_WIDTH:
    case OPTION_PAGE_HEIGHT:
        return SANE_INFO_RELOAD_OPTIONS | SANE_INFO_RELOAD_PARAMS;
    case OPTION_DF_ACTION:
        return SANE_INFO_RELOAD_OPTIONS;
    default:
        return option < OPTION_GROUP_VENDOR ? SANE_INFO_RELOAD_PARAMS : 0;
    }
}

SANE_Status options_set(
        struct options *options, SANE_Int option, void *value, SANE_Int *info)
{
    const SANE_Option_Descriptor *descriptor = &options->descriptors[option];
    SANE_Status status;

    if (descriptor->type == SANE_TYPE_GROUP || !SANE_OPTION_IS_ACTIVE(descriptor->cap) ||
            !SANE_OPTION_IS_SETTABLE(descriptor->cap) ||
            strcmp(descriptor->name, options->refuse) == 0)
        return SANE_STATUS_INVAL;
    if (strcmp(descriptor->name, options->keep) == 0)
        return SANE_STATUS_GOOD;
    status = descriptor->type == SANE_TYPE_STRING
                     ? set_text(options, option, value)
                     : set_word(options, option, value, info);
    if (status == SANE_STATUS_GOOD) {
        *info |= info_of(option);
        bound_window(options);
        update_active(options);
    }
    return status;
}

enum source_side options_side(const struct options *options)
{
    const struct source_list *sources = &options->sources;
    enum source_side side = source_side(options->texts[OPTION_SOURCE]);

    if (side != SOURCE_FRONT)
        return side;
    if (sources->has_duplex_switch && options->words[OPTION_DUPLEX])
        return SOURCE_DUPLEX;
    if (sources->has_adf_mode && strcmp(options->texts[OPTION_ADF_MODE], "Duplex") == 0)
        return SOURCE_DUPLEX;
    return SOURCE_FRONT;
}
