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

static int reading_write(int output, const struct reading *reading, struct error *err)
{
    json_t *object = reading_json(reading);
    char *line = object == NULL ? NULL : json_line(object);
    int result;

    json_decref(object);
    if (line == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a reading");
    result = output_write(output, line, strlen(line), err);
    if (result == 0)
        result = output_write(output, "\n", 1, err);
    free(line);
    return result;
}

static void reading_begin(struct reading *reading, const char *name, int32_t index)
{
    reading_init(reading);
    (void)snprintf(reading->image, sizeof(reading->image), "%s", name);
    reading->index = index;
}

static int broken_write(const struct worker *worker, const char *name, int32_t index,
        const struct error *why, struct error *err)
{
    struct reading reading;

    reading_begin(&reading, name, index);
    reading_add_reason(&reading, REASON_IMAGE_BROKEN, VERDICT_HELD);
    (void)snprintf(reading.detail, sizeof(reading.detail), "%.*s",
            (int)sizeof(reading.detail) - 1, why->text);
    return reading_write(worker->output, &reading, err);
}

static int page_answer(struct worker *worker, struct load_file *file, const char *name,
        int32_t index, struct error *err)
{
    struct reading reading;
    struct error why;
    int result;

    if (load_page(file, index, &worker->image, &why) != 0)
        return broken_write(worker, name, index, &why, err);
    reading_begin(&reading, name, index);
    trace_set_page(worker->trace, name, index);
    trace_picture(worker->trace, "1-loaded", &worker->image, NULL, 0);
    if (page_read(worker->reader, &worker->image, worker->trace, &reading, &why) == 0)
        result = reading_write(worker->output, &reading, err);
    else
        result = broken_write(worker, name, index, &why, err);
    reading_release(&reading);
    return result;
}

static int file_answer(
        struct worker *worker, int descriptor, const char *name, struct error *err)
{
    struct load_file *file;
    struct error why;
    int32_t i, count;
    int result = 0;

    if (load_open(descriptor, &file, &why) != 0)
        return broken_write(worker, name, 0, &why, err);
    count = load_page_count(file);
    for (i = 0; i < count && result == 0; i++)
        result = page_answer(worker, file, name, i, err);
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
        if (result == 0)
            result = output_write(worker->output, "\n", 1, err);
    }
    return result;
}
