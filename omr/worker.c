/* worker.c -- the sandboxed side: images come in by descriptor, readings go out. */
#include "omr/worker.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "core/json.h"
#include "core/reading.h"
#include "omr/load.h"
#include "omr/output.h"

/* One write an answer: each wakes the other side. `end` follows the line. */
static int reading_write(
        int output, const struct reading *reading, const char *end, struct error *err)
{
    json_t *object = reading_json(reading);
    char *line = object == NULL ? NULL : json_line(object), *whole;
    int length = line == NULL ? -1 : asprintf(&whole, "%s%s", line, end), result;

    json_decref(object);
    free(line);
    if (length < 0)
        return error_set(err, ERROR_MEMORY, "no memory for a reading");
    result = output_write(output, whole, (size_t)length, err);
    free(whole);
    return result;
}

static void reading_begin(struct reading *reading, const char *name, int32_t index)
{
    reading_init(reading);
    (void)snprintf(reading->image, sizeof(reading->image), "%s", name);
    reading->index = index;
}

static void reading_break(
        struct reading *reading, const char *name, int32_t index, const struct error *why)
{
    reading_release(reading);
    reading_begin(reading, name, index);
    reading_add_reason(reading, REASON_IMAGE_BROKEN, VERDICT_HELD);
    (void)snprintf(reading->detail, sizeof(reading->detail), "%.*s",
            (int)sizeof(reading->detail) - 1, why->text);
}

static int page_load_and_read(struct worker *worker, struct load_file *file,
        int descriptor, struct reading *reading, struct error *why)
{
    const struct image *image;

    if (glance_page(&worker->glance, file, descriptor, reading->index, &image, why) != 0)
        return -1;
    trace_set_page(worker->trace, reading->image, reading->index);
    trace_picture(worker->trace, "1-loaded", image, NULL, 0);
    return page_read(worker->reader, image, worker->trace, reading, why);
}

/* The empty line that ends a file's answer goes with its last page. */
static int file_answer(
        struct worker *worker, int descriptor, const char *name, struct error *err)
{
    struct load_file *file = NULL;
    struct reading reading;
    struct error why;
    int32_t i, count = 1;
    int result = 0;

    if (load_open(descriptor, &file, &why) == 0)
        count = load_page_count(file);
    for (i = 0; i < count && result == 0; i++) {
        reading_begin(&reading, name, i);
        if (file == NULL ||
                page_load_and_read(worker, file, descriptor, &reading, &why) != 0)
            reading_break(&reading, name, i, &why);
        result = reading_write(
                worker->output, &reading, i + 1 < count ? "\n" : "\n\n", err);
        reading_release(&reading);
    }
    load_close(file);
    return result;
}

int worker_serve(struct worker *worker, int socket, struct error *err)
{
    char name[DESCRIPTOR_TEXT_MAX];
    int descriptor, got, result = output_write(worker->output, "\n", 1, err);

    while (result == 0) {
        got = descriptor_receive(socket, name, &descriptor, err);
        if (got <= 0)
            return got;
        result = file_answer(worker, descriptor, name, err);
        (void)close(descriptor);
    }
    return result;
}
