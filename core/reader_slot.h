/* reader_slot.h -- one image file on its way: its path, and the lines it has yielded. */
#ifndef CORE_READER_SLOT_H
#define CORE_READER_SLOT_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/file.h"
#include "core/reading.h"

enum { READER_SLOT_FULL_BYTES = 8 << 20 };

enum reader_slot_state {
    READER_SLOT_WAITING,
    READER_SLOT_ASKED,
    READER_SLOT_DONE /* no further lines come */
};

struct reader_slot {
    enum reader_slot_state state;
    char path[FILE_PATH_MAX];
    char *lines; /* each with a NUL at its end */
    size_t size, room, taken;
    uint32_t heard_pages; /* lines put in */
    uint32_t taken_pages; /* lines taken out: the index of the next */
};

/* reader_slot_begin - empty it for another file; its memory is kept if small. */
void reader_slot_begin(struct reader_slot *slot, const char *path);
void reader_slot_release(struct reader_slot *slot);

/*
 * reader_slot_open - the slot's file, for reading
 *
 * Waits for nothing (a fifo's other end). ERROR_IO, or ERROR_SYNTAX if it is
 * no regular file. Returns the descriptor, or -1.
 */
int reader_slot_open(const struct reader_slot *slot, struct error *err);

/* reader_slot_add - one more line; ERROR_MEMORY. */
int reader_slot_add(struct reader_slot *slot, const char *line, size_t length,
        struct error *err) __attribute__((warn_unused_result));

/* reader_slot_break - a held reading with `why` for the next page, and the end. */
int reader_slot_break(struct reader_slot *slot, const char *why, struct error *err)
        __attribute__((warn_unused_result));

/*
 * reader_slot_take - the next line as a reading
 *
 * Returns 1 with `out` for the caller to release, 0 if there is no line,
 * -1 for ERROR_MEMORY. A line that is no reading of the next page becomes a
 * held one: the process that wrote it has handled hostile bytes.
 */
int reader_slot_take(struct reader_slot *slot, struct reading *out, struct error *err)
        __attribute__((warn_unused_result));

/* reader_slot_has - 1 if there is a line to take. */
int reader_slot_has(const struct reader_slot *slot);

#endif
