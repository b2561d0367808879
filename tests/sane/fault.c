/* fault.c -- reads the plan of a virtual scanner. */
#include "tests/sane/fault.h"

#include <ctype.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct kind_name {
    const char *name;
    enum fault_kind kind;
    int status;
    enum fault_place place;
};

static const struct kind_name kinds[] = {
        {"jam", FAULT_STATUS, SANE_STATUS_JAMMED, PLACE_START},
        {"cover", FAULT_STATUS, SANE_STATUS_COVER_OPEN, PLACE_START},
        {"io", FAULT_STATUS, SANE_STATUS_IO_ERROR, PLACE_START},
        {"nomem", FAULT_STATUS, SANE_STATUS_NO_MEM, PLACE_START},
        {"busy", FAULT_STATUS, SANE_STATUS_DEVICE_BUSY, PLACE_START},
        {"warm", FAULT_STATUS, STATUS_WARMING_UP, PLACE_START},
        {"access", FAULT_STATUS, SANE_STATUS_ACCESS_DENIED, PLACE_START},
        {"inval", FAULT_STATUS, SANE_STATUS_INVAL, PLACE_START},
        {"unsupported", FAULT_STATUS, SANE_STATUS_UNSUPPORTED, PLACE_START},
        {"cancelled", FAULT_STATUS, SANE_STATUS_CANCELLED, PLACE_START},
        {"double", FAULT_DOUBLE, SANE_STATUS_JAMMED, PLACE_START},
        {"stop", FAULT_STOP, SANE_STATUS_NO_DOCS, PLACE_START},
        {"hang", FAULT_HANG, SANE_STATUS_IO_ERROR, PLACE_START},
        {"crash", FAULT_CRASH, SANE_STATUS_IO_ERROR, PLACE_START},
        {"short", FAULT_SHORT, SANE_STATUS_EOF, PLACE_HALF},
        {"long", FAULT_LONG, SANE_STATUS_GOOD, PLACE_LAST},
        {"wait", FAULT_WAIT, SANE_STATUS_GOOD, PLACE_START},
        {"endless", FAULT_ENDLESS, SANE_STATUS_GOOD, PLACE_HALF},
};

static const char *const places[] = {
        [PLACE_START] = "start",
        [PLACE_HALF] = "half",
        [PLACE_LAST] = "last",
        [PLACE_CANCEL] = "cancel",
        [PLACE_CLOSE] = "close",
        [PLACE_EXIT] = "exit",
        [PLACE_INIT] = "init",
        [PLACE_LIST] = "list",
        [PLACE_OPEN] = "open",
        [PLACE_OPTION] = "option",
};

enum { NUMBER_MAX = 1000000 };

static int read_number(const char *text, long *out)
{
    char *end;

    *out = strtol(text, &end, 10);
    return end != text && *end == '\0' && labs(*out) <= NUMBER_MAX ? 0 : -1;
}

static int read_int(const char *text, int *out)
{
    long number;

    if (text == NULL || read_number(text, &number) != 0)
        return -1;
    *out = (int)number;
    return 0;
}

static int read_unsigned(const char *text, unsigned *out)
{
    long number;

    if (read_number(text, &number) != 0 || number <= 0)
        return -1;
    *out = (unsigned)number;
    return 0;
}

/* ---- faults ---- */

static int read_word(const char *word, struct fault *fault)
{
    if (strcmp(word, "always") == 0) {
        fault->times = 0;
        return 0;
    }
    if (strncmp(word, "ms", 2) == 0)
        return read_unsigned(word + 2, &fault->ms);
    if (word[0] == 'x')
        return read_unsigned(word + 1, &fault->times);
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
        if (strcmp(word, places[i]) == 0) {
            fault->place = (enum fault_place)i;
            return 0;
        }
    if (strcmp(word, "lost") == 0)
        fault->is_lost = true;
    else if (strcmp(word, "deaf") == 0)
        fault->is_deaf = true;
    else
        return -1;
    return 0;
}

static const struct kind_name *find_kind(const char *name)
{
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(name, kinds[i].name) == 0)
            return &kinds[i];
    return NULL;
}

static int add_fault(char *item, struct fault_plan *plan)
{
    struct fault fault = {.times = 1, .ms = 1000};
    const struct kind_name *kind;
    char *rest = NULL, *page, *word;

    if (plan->count == FAULT_COUNT_MAX ||
            snprintf(fault.key, sizeof(fault.key), "%zu %s", plan->count, item) >=
                    (int)sizeof(fault.key))
        return -1;
    word = strtok_r(item, ":", &rest);
    page = word == NULL ? NULL : strchr(word, '@');
    if (page != NULL) {
        *page = '\0';
        if (read_unsigned(page + 1, &fault.page) != 0)
            return -1;
    }
    kind = word == NULL ? NULL : find_kind(word);
    if (kind == NULL)
        return -1;
    fault.kind = kind->kind;
    fault.place = kind->place;
    fault.status = (SANE_Status)kind->status;
    while ((word = strtok_r(NULL, ":", &rest)) != NULL)
        if (read_word(word, &fault) != 0)
            return -1;
    plan->faults[plan->count++] = fault;
    return 0;
}

/* ---- pages and device ---- */

static int set_flag(const char *name, struct fault_plan *plan)
{
    const struct {
        const char *name;
        bool *flag;
    } flags[] = {{"zeros", &plan->zeros}, {"change", &plan->change},
            {"threepass", &plan->threepass}, {"onebit", &plan->onebit},
            {"jpegframe", &plan->jpegframe}, {"eof", &plan->eof}, {"eject", &plan->eject},
            {"twosided", &plan->twosided}, {"fujitsu", &plan->fujitsu}};

    for (size_t i = 0; i < sizeof(flags) / sizeof(flags[0]); i++)
        if (strcmp(name, flags[i].name) == 0) {
            *flags[i].flag = true;
            return 0;
        }
    return -1;
}

static int set_text(char *out, size_t room, const char *value)
{
    return snprintf(out, room, "%s", value) < (int)room ? 0 : -1;
}

static int set_bed(char *value, struct fault_plan *plan)
{
    char *by = strchr(value, 'x');

    if (by == NULL)
        return -1;
    *by = '\0';
    if (read_int(value, &plan->bed_width_mm) != 0 ||
            read_int(by + 1, &plan->bed_height_mm) != 0)
        return -1;
    return plan->bed_width_mm > 0 && plan->bed_height_mm > 0 ? 0 : -1;
}

static int set_resolution(const char *value, struct fault_plan *plan)
{
    plan->resolution_list = strcmp(value, "list") == 0;
    return plan->resolution_list || strcmp(value, "range") == 0 ? 0 : -1;
}

static int set_value(const char *name, char *value, struct fault_plan *plan)
{
    if (strcmp(name, "lines") == 0)
        return read_int(value, &plan->lines);
    if (strcmp(name, "pad") == 0)
        return read_int(value, &plan->pad_bytes) != 0 || plan->pad_bytes < 0 ? -1 : 0;
    if (strcmp(name, "chunk") == 0)
        return read_int(value, &plan->chunk_bytes) != 0 || plan->chunk_bytes < 0 ? -1 : 0;
    if (strcmp(name, "rate") == 0)
        return read_int(value, &plan->rate) != 0 || plan->rate < 0 ? -1 : 0;
    if (strcmp(name, "sources") == 0)
        return set_text(plan->sources, sizeof(plan->sources), value);
    if (strcmp(name, "resolution") == 0)
        return set_resolution(value, plan);
    if (strcmp(name, "bed") == 0)
        return set_bed(value, plan);
    if (strcmp(name, "refuse") == 0)
        return set_text(plan->refuse, sizeof(plan->refuse), value);
    if (strcmp(name, "keep") == 0)
        return set_text(plan->keep, sizeof(plan->keep), value);
    return -1;
}

static char *trim(char *item)
{
    size_t size;

    while (isspace((unsigned char)*item))
        item++;
    size = strlen(item);
    while (size > 0 && isspace((unsigned char)item[size - 1]))
        item[--size] = '\0';
    return item;
}

static int read_item(char *item, struct fault_plan *plan)
{
    char *value = strchr(item, '=');

    if (value != NULL) {
        *value = '\0';
        return set_value(item, value + 1, plan);
    }
    return set_flag(item, plan) == 0 ? 0 : add_fault(item, plan);
}

int fault_parse(const char *text, struct fault_plan *plan)
{
    struct fault_plan made = {.bed_width_mm = 216, .bed_height_mm = 356};
    char copy[PLAN_TEXT_BYTES], said[PLAN_TEXT_BYTES], *rest = NULL;

    if (set_text(copy, sizeof(copy), text == NULL ? "" : text) != 0)
        return -1;
    for (char *item = strtok_r(copy, ",", &rest); item != NULL;
            item = strtok_r(NULL, ",", &rest)) {
        item = trim(item);
        (void)snprintf(said, sizeof(said), "%s", item);
        if (*item != '\0' && read_item(item, &made) != 0) {
            (void)fprintf(stderr, "stack: '%s' of the plan is not understood\n", said);
            return -1;
        }
    }
    *plan = made;
    return 0;
}
