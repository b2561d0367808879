/* option.c -- a scanner's options by their names: found, set, read back, recorded. */
#include "scan/option.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scan/status.h"

/* What the driver reads from or writes into; a string must hold `size` bytes. */
union value {
    SANE_Word word;
    char text[OPTION_VALUE_BYTES];
};

static SANE_Int option_count(SANE_Handle handle)
{
    SANE_Int count = 0;

    if (sane_control_option(handle, 0, SANE_ACTION_GET_VALUE, &count, NULL) !=
                    SANE_STATUS_GOOD ||
            count < 0)
        return 0;
    return count < OPTION_COUNT_MAX ? count : OPTION_COUNT_MAX;
}

struct option option_find(SANE_Handle handle, const char *name)
{
    struct option option = {0, NULL};
    SANE_Int count = option_count(handle), i;

    for (i = 1; i < count; i++) {
        const SANE_Option_Descriptor *about = sane_get_option_descriptor(handle, i);

        if (about == NULL || about->name == NULL || strcmp(about->name, name) != 0)
            continue;
        option.index = i;
        option.about = about;
        return option;
    }
    return option;
}

int option_can_set(const struct option *option)
{
    return option->about != NULL && SANE_OPTION_IS_ACTIVE(option->about->cap) &&
           SANE_OPTION_IS_SETTABLE(option->about->cap);
}

/* One value that fits our memory: no lists of numbers, no groups. */
static int has_value(const SANE_Option_Descriptor *about)
{
    if (!SANE_OPTION_IS_ACTIVE(about->cap) || (about->cap & SANE_CAP_SOFT_DETECT) == 0)
        return 0;
    if (about->type == SANE_TYPE_STRING)
        return about->size > 0 && about->size <= OPTION_VALUE_BYTES;
    return (about->type == SANE_TYPE_BOOL || about->type == SANE_TYPE_INT ||
                   about->type == SANE_TYPE_FIXED) &&
           about->size == (SANE_Int)sizeof(SANE_Word);
}

static int get(SANE_Handle handle, const struct option *option, union value *out)
{
    memset(out, 0, sizeof(*out));
    if (option->about == NULL || !has_value(option->about) ||
            sane_control_option(handle, option->index, SANE_ACTION_GET_VALUE, out,
                    NULL) != SANE_STATUS_GOOD)
        return -1;
    out->text[sizeof(out->text) - 1] = '\0';
    return 0;
}

static double number_of(const SANE_Option_Descriptor *about, SANE_Word word)
{
    return about->type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : (double)word;
}

static void write_text(
        const SANE_Option_Descriptor *about, const union value *value, char *out)
{
    switch (about->type) {
    case SANE_TYPE_BOOL:
        (void)snprintf(out, OPTION_VALUE_BYTES, "%s", value->word ? "yes" : "no");
        break;
    case SANE_TYPE_STRING:
        (void)snprintf(out, OPTION_VALUE_BYTES, "%s", value->text);
        break;
    case SANE_TYPE_INT:
    case SANE_TYPE_FIXED:
    case SANE_TYPE_BUTTON:
    case SANE_TYPE_GROUP:
    default:
        (void)snprintf(out, OPTION_VALUE_BYTES, "%.9g", number_of(about, value->word));
    }
}

int option_text(SANE_Handle handle, const char *name, char out[OPTION_VALUE_BYTES])
{
    struct option option = option_find(handle, name);
    union value value;

    if (get(handle, &option, &value) != 0)
        return -1;
    write_text(option.about, &value, out);
    return 0;
}

static int is_number(const SANE_Option_Descriptor *about)
{
    return about->type == SANE_TYPE_INT || about->type == SANE_TYPE_FIXED;
}

double option_number(SANE_Handle handle, const char *name, double other)
{
    struct option option = option_find(handle, name);
    union value value;

    if (get(handle, &option, &value) != 0 || !is_number(option.about))
        return other;
    return number_of(option.about, value.word);
}

double option_most(SANE_Handle handle, const char *name, double other)
{
    const SANE_Option_Descriptor *about = option_find(handle, name).about;
    double most = other;
    SANE_Int i;

    if (about == NULL || !is_number(about))
        return other;
    if (about->constraint_type == SANE_CONSTRAINT_RANGE)
        return number_of(about, about->constraint.range->max);
    if (about->constraint_type == SANE_CONSTRAINT_WORD_LIST)
        for (i = 1; i <= about->constraint.word_list[0]; i++)
            if (i == 1 || number_of(about, about->constraint.word_list[i]) > most)
                most = number_of(about, about->constraint.word_list[i]);
    return most;
}

/* ---- setting ---- */

static int parse_switch(const char *text, SANE_Word *out, struct error *err)
{
    int yes = strcmp(text, "yes") == 0 || strcmp(text, "1") == 0;

    if (!yes && strcmp(text, "no") != 0 && strcmp(text, "0") != 0)
        return error_set(err, ERROR_SYNTAX, "'%s' is neither yes nor no", text);
    *out = yes ? SANE_TRUE : SANE_FALSE;
    return 0;
}

static int parse_number(const SANE_Option_Descriptor *about, const char *text,
        SANE_Word *out, struct error *err)
{
    const double most = about->type == SANE_TYPE_FIXED ? 32767.0 : 2147483647.0;
    char *end;
    double number = strtod(text, &end);
    const SANE_Range *range = about->constraint.range;

    if (end == text || *end != '\0' || !(fabs(number) <= most))
        return error_set(err, ERROR_SYNTAX, "'%s' is no number", text);
    if (about->constraint_type == SANE_CONSTRAINT_RANGE && range != NULL) {
        number = fmin(number, number_of(about, range->max));
        number = fmax(number, number_of(about, range->min));
    }
    *out = about->type == SANE_TYPE_FIXED ? SANE_FIX(number) : (SANE_Word)lround(number);
    return 0;
}

static int parse(const SANE_Option_Descriptor *about, const char *text, union value *out,
        struct error *err)
{
    memset(out, 0, sizeof(*out));
    if (about->type == SANE_TYPE_STRING) {
        if (about->size <= 0 || about->size > OPTION_VALUE_BYTES ||
                strlen(text) >= (size_t)about->size)
            return error_set(err, ERROR_SYNTAX, "'%s' is too long a value", text);
        memcpy(out->text, text, strlen(text) + 1);
        return 0;
    }
    if (about->size != (SANE_Int)sizeof(SANE_Word))
        return error_set(err, ERROR_SYNTAX, "this option takes no single value");
    if (about->type == SANE_TYPE_BOOL)
        return parse_switch(text, &out->word, err);
    if (is_number(about))
        return parse_number(about, text, &out->word, err);
    return error_set(err, ERROR_SYNTAX, "this option takes no value");
}

static int control(SANE_Handle handle, const struct option *option, union value *value,
        struct error *err)
{
    SANE_Int info = 0;
    SANE_Status status = sane_control_option(
            handle, option->index, SANE_ACTION_SET_VALUE, value, &info);

    if (status != SANE_STATUS_GOOD)
        return error_set(
                err, ERROR_IO, "the scanner refuses it (%s)", status_word(status));
    return 0;
}

int option_set(SANE_Handle handle, const char *name, const char *text, struct error *err)
{
    struct option option = option_find(handle, name);
    union value value;

    if (!option_can_set(&option))
        return error_set(
                err, ERROR_STATE, "the scanner has no option '%s' to set now", name);
    if (parse(option.about, text, &value, err) != 0 ||
            control(handle, &option, &value, err) != 0)
        return error_add_context(err, "option '%s' to '%s'", name, text);
    return 0;
}

/* ---- recording ---- */

json_t *option_record(SANE_Handle handle)
{
    json_t *record = json_object();
    SANE_Int count = option_count(handle), i;
    char text[OPTION_VALUE_BYTES];
    union value value;

    for (i = 1; i < count && record != NULL; i++) {
        struct option option = {i, sane_get_option_descriptor(handle, i)};

        if (option.about == NULL || option.about->name == NULL ||
                option.about->name[0] == '\0' || get(handle, &option, &value) != 0)
            continue;
        write_text(option.about, &value, text);
        /* A text that is no UTF-8 is left out: json_string gives NULL. */
        (void)json_object_set_new(record, option.about->name, json_string(text));
    }
    return record;
}
