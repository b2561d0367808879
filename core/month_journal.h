/* month_journal.h -- DIR/months/journal: what was done to months and years, in order. */
#ifndef CORE_MONTH_JOURNAL_H
#define CORE_MONTH_JOURNAL_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <jansson.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/file.h"

enum { MONTH_JOURNAL_MAX_BYTES = 1 << 30, MONTH_TIME_BYTES = 32 };

/*
 * A line is a JSON object: "seq" from 1, "previous" (BLAKE2b-256 of the line before it,
 * without its end; zeros for the first), "time", "kind" and what belongs to the kind.
 * Changing, dropping or swapping a line breaks the next one. Lines are only added.
 */
struct month_journal {
    char path[FILE_PATH_MAX];
    int descriptor; /* -1: read only */
    json_t *events; /* an array */
    off_t size;     /* of the whole lines: half a line that a crash left is cut off */
    struct digest last;
};

/*
 * month_journal_open - read it all and check the chain
 *
 * is_writing  nobody else may write until month_journal_close: ERROR_STATE if somebody
 *             does. The folder months is made.
 * ERROR_CRYPTO "months/journal:LINE: ..." if the chain is broken. No file: no events.
 */
int month_journal_open(const char *folder, int is_writing, struct month_journal *out,
        struct error *err) __attribute__((warn_unused_result));

/* month_journal_close - happy with a zeroed one. */
void month_journal_close(struct month_journal *journal);

/*
 * month_journal_add - one more line, on the disk when this comes back
 *
 * event  "kind" and what belongs to it; taken over, also on failure; NULL: ERROR_MEMORY.
 */
int month_journal_add(struct month_journal *journal, json_t *event, struct error *err)
        __attribute__((warn_unused_result));

/* month_journal_time - now, UTC, as "2026-11-22T08:30:00Z". */
void month_journal_time(char out[MONTH_TIME_BYTES]);

#endif
