/* reader_slot.c -- one image file on its way: its path, and the lines it has yielded. */
#include "core/reader_slot.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/json.h"

enum { ROOM_FIRST_BYTES = 1 << 14, ROOM_KEPT_BYTES = 1 << 20 };

void reader_slot_release(struct reader_slot *slot)
{
    free(slot->lines);
    slot->lines = NULL;
    slot->size = 0;
    slot->room = 0;
    slot->taken = 0;
}

void reader_slot_begin(struct reader_slot *slot, const char *path)
{
    if (slot->room > ROOM_KEPT_BYTES)
        reader_slot_release(slot);
    slot->size = 0;
    slot->taken = 0;
    slot->heard_pages = 0;
    slot->taken_pages = 0;
    slot->state = READER_SLOT_WAITING;
    (void)snprintf(slot->path, sizeof(slot->path), "%s", path);
}

int reader_slot_open(const struct reader_slot *slot, struct error *err)
{
    int descriptor = open(slot->path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    struct stat entry;

    if (descriptor < 0)
        return error_set(err, ERROR_IO, "the file cannot be opened: %s", strerror(errno));
    if (fstat(descriptor, &entry) == 0 && S_ISREG(entry.st_mode))
        return descriptor;
    (void)close(descriptor);
    return error_set(err, ERROR_SYNTAX,
            S_ISDIR(entry.st_mode) ? "it is a folder: give the images in it"
                                   : "it is no regular file");
}

int reader_slot_add(
        struct reader_slot *slot, const char *line, size_t length, struct error *err)
{
    size_t room = slot->room == 0 ? ROOM_FIRST_BYTES : slot->room;
    char *grown;

    if (slot->taken > 0) { /* what was taken makes room */
        memmove(slot->lines, slot->lines + slot->taken, slot->size - slot->taken);
        slot->size -= slot->taken;
        slot->taken = 0;
    }
    while (room - slot->size < length + 1)
        room *= 2;
    if (room != slot->room) {
        grown = realloc(slot->lines, room);
        if (grown == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for readings");
        slot->lines = grown;
        slot->room = room;
    }
    memcpy(slot->lines + slot->size, line, length);
    slot->lines[slot->size + length] = '\0';
    slot->size += length + 1;
    slot->heard_pages++;
    return 0;
}

static void broken_fill(struct reading *reading, uint32_t page, const char *why)
{
    reading_init(reading);
    reading->index = (int32_t)page;
    reading_add_reason(reading, REASON_IMAGE_BROKEN, VERDICT_HELD);
    (void)snprintf(reading->detail, sizeof(reading->detail), "%.*s",
            (int)sizeof(reading->detail) - 1, why);
}

int reader_slot_break(struct reader_slot *slot, const char *why, struct error *err)
{
    struct reading reading;
    json_t *object;
    char *line;
    int result;

    broken_fill(&reading, slot->heard_pages, why);
    (void)snprintf(reading.image, sizeof(reading.image), "image");
    object = reading_json(&reading);
    line = object == NULL ? NULL : json_line(object);
    json_decref(object);
    if (line == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a reading");
    result = reader_slot_add(slot, line, strlen(line), err);
    free(line);
    slot->state = READER_SLOT_DONE;
    return result;
}

int reader_slot_has(const struct reader_slot *slot)
{
    return slot->taken < slot->size;
}

static int line_parse(const char *line, size_t length, uint32_t page, struct reading *out)
{
    json_t *object;
    int result;

    if (json_parse(line, length, &object, NULL) != 0)
        return -1;
    result = reading_of_json(object, out, NULL);
    json_decref(object);
    if (result == 0 && out->index != (int32_t)page) {
        reading_release(out);
        return -1;
    }
    return result;
}

int reader_slot_take(struct reader_slot *slot, struct reading *out, struct error *err)
{
    const char *line = slot->lines + slot->taken;
    size_t length;

    (void)err;
    if (!reader_slot_has(slot))
        return 0;
    length = strlen(line);
    reading_init(out);
    if (line_parse(line, length, slot->taken_pages, out) != 0)
        broken_fill(
                out, slot->taken_pages, "the decoder gave no answer that makes sense");
    memcpy(out->image, slot->path, sizeof(slot->path));
    slot->taken += length + 1;
    slot->taken_pages++;
    return 1;
}
