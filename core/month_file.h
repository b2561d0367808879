/* month_file.h -- points of a month as CSV: imported, and as they are stored. */
#ifndef CORE_MONTH_FILE_H
#define CORE_MONTH_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/month_mark.h"
#include "core/staff.h"

enum { MONTH_FILE_MAX_BYTES = 256 << 20 };

struct month_entry { /* one row */
    size_t person;   /* index in the staff */
    unsigned line;
    struct month_mark mark;
};

struct month_entries {
    struct month_entry *list;
    size_t count, room;
};

void month_entries_release(struct month_entries *entries);

/* One mistake: `line` of the file, and what is wrong. */
typedef void month_mistake(void *context, unsigned line, const char *text);

struct month_reading {
    const struct staff *staff;
    uint32_t most; /* whole points */
    int is_stored; /* our own file: somebody is found by id alone, where there is one */
    month_mistake *tell;
    void *context;
    /* Of a stored file, people may have left since: they are counted here. NULL: that is
     * a mistake. */
    size_t *gone;
};

/*
 * month_file_parse - rows of no or id, name, points, reason
 *
 * text  `size` bytes, changed, with a NUL behind them. UTF-8 with or without BOM,
 *       commas, semicolons or tabs; columns in any order, named in Vietnamese or
 *       English; title and group may stand in it and are passed over.
 *
 * Somebody is found by id, by no, or by both, which must agree; a name that is given
 * must be theirs. Points as points_parse; a row without points needs a reason. Every
 * mistake is told with its line; then -1 with ERROR_SYNTAX and *out is empty.
 */
int month_file_parse(char *text, size_t size, const struct month_reading *reading,
        struct month_entries *out, struct error *err) __attribute__((warn_unused_result));

/*
 * month_file_text - those who have points or a reason: no,id,name,points,reason
 *
 * UTF-8 with BOM, commas, decimal point. The caller frees *text.
 */
int month_file_text(const struct staff *staff, const struct month_marks *marks,
        char **text, size_t *size, struct error *err) __attribute__((warn_unused_result));

/* month_file_blank - the same of those who have neither, to be filled in. */
int month_file_blank(const struct staff *staff, const struct month_marks *marks,
        char **text, size_t *size, struct error *err) __attribute__((warn_unused_result));

#endif
