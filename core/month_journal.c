/* month_journal.c -- DIR/months/journal: what was done to months and years, in order. */
#include "core/month_journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/json.h"

static int open_file(const char *folder, int is_writing, struct month_journal *journal,
        struct error *err)
{
    char months[FILE_PATH_MAX];
    int flags = is_writing ? O_RDWR | O_CREAT | O_APPEND : O_RDONLY;

    if (file_join(months, folder, "months", err) != 0 ||
            file_join(journal->path, months, "journal", err) != 0 ||
            (is_writing && file_make_folder(months, err) != 0))
        return -1;
    journal->descriptor = open(journal->path, flags | O_CLOEXEC, 0644);
    if (journal->descriptor < 0 && !is_writing && errno == ENOENT)
        return 0;
    if (journal->descriptor < 0)
        return error_set(
                err, ERROR_IO, "cannot open '%s': %s", journal->path, strerror(errno));
    if (is_writing && flock(journal->descriptor, LOCK_EX | LOCK_NB) != 0)
        return error_set(err, ERROR_STATE,
                "somebody else is changing the months of this folder; wait until they "
                "have finished");
    return 0;
}

/* Its "seq" and "previous" follow what came before. */
static int check_line(
        struct month_journal *journal, const json_t *event, struct error *err)
{
    char previous[DIGEST_HEX_BYTES];

    digest_hex(journal->last.bytes, DIGEST_BYTES, previous);
    if (json_integer_value(json_object_get(event, "seq")) !=
                    (json_int_t)json_array_size(journal->events) + 1 ||
            strcmp(json_text(event, "previous"), previous) != 0)
        return error_set(err, ERROR_CRYPTO,
                "the line does not follow the one before it: the journal was changed; "
                "put back a copy of it");
    return 0;
}

static int take_line(
        struct month_journal *journal, const char *line, size_t size, struct error *err)
{
    json_t *event = NULL;

    if (json_parse(line, size, &event, err) != 0)
        return -1;
    if (check_line(journal, event, err) != 0) {
        json_decref(event);
        return -1;
    }
    digest_of(line, size, &journal->last);
    if (json_array_append_new(journal->events, event) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the journal");
    journal->size += (off_t)size + 1;
    return 0;
}

static int read_lines(struct month_journal *journal, struct error *err)
{
    const char *next, *end;
    char *text = NULL;
    size_t size = 0;

    if (file_read(journal->path, MONTH_JOURNAL_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    for (next = text; (end = memchr(next, '\n', size)) != NULL; next = end + 1) {
        size -= (size_t)(end - next) + 1;
        if (take_line(journal, next, (size_t)(end - next), err) != 0) {
            free(text);
            return error_add_context(
                    err, "months/journal:%zu", json_array_size(journal->events) + 1);
        }
    }
    free(text);
    return 0;
}

static int start(struct month_journal *journal, int is_writing, struct error *err)
{
    journal->events = json_array();
    if (journal->events == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the journal");
    if (journal->descriptor < 0)
        return 0;
    if (read_lines(journal, err) != 0)
        return -1;
    if (is_writing && ftruncate(journal->descriptor, journal->size) != 0)
        return error_set(
                err, ERROR_IO, "cannot write '%s': %s", journal->path, strerror(errno));
    if (!is_writing) {
        (void)close(journal->descriptor);
        journal->descriptor = -1;
    }
    return 0;
}

int month_journal_open(
        const char *folder, int is_writing, struct month_journal *out, struct error *err)
{
    struct month_journal journal = {.descriptor = -1};

    if (open_file(folder, is_writing, &journal, err) != 0 ||
            start(&journal, is_writing, err) != 0) {
        if (journal.descriptor >= 0)
            (void)close(journal.descriptor);
        json_decref(journal.events);
        return -1;
    }
    *out = journal;
    return 0;
}

void month_journal_close(struct month_journal *journal)
{
    if (journal->events != NULL && journal->descriptor >= 0)
        (void)close(journal->descriptor);
    json_decref(journal->events);
    memset(journal, 0, sizeof(*journal));
    journal->descriptor = -1;
}

void month_journal_time(char out[MONTH_TIME_BYTES])
{
    time_t now = time(NULL);
    struct tm parts;

    memset(&parts, 0, sizeof(parts));
    (void)gmtime_r(&now, &parts);
    out[0] = '\0';
    (void)strftime(out, MONTH_TIME_BYTES, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

static json_t *line_of(const struct month_journal *journal, json_t *event)
{
    char previous[DIGEST_HEX_BYTES], now[MONTH_TIME_BYTES];
    json_t *line;

    digest_hex(journal->last.bytes, DIGEST_BYTES, previous);
    month_journal_time(now);
    line = json_pack("{s:I,s:s,s:s}", "seq",
            (json_int_t)json_array_size(journal->events) + 1, "previous", previous,
            "time", now);
    if (line != NULL && json_object_update(line, event) != 0) {
        json_decref(line);
        line = NULL;
    }
    return line;
}

/* What a failed write left of a line is cut off again. */
static int write_line(
        struct month_journal *journal, const char *text, size_t size, struct error *err)
{
    ssize_t put;
    size_t done;

    for (done = 0; done < size; done += (size_t)put) {
        put = write(journal->descriptor, text + done, size - done);
        if (put < 0 && errno == EINTR)
            put = 0;
        if (put < 0)
            break;
    }
    if (done == size && fsync(journal->descriptor) == 0)
        return 0;
    (void)error_set(
            err, ERROR_IO, "cannot write '%s': %s", journal->path, strerror(errno));
    if (ftruncate(journal->descriptor, journal->size) != 0)
        return -1; /* half a line is cut off when it is next opened */
    return -1;
}

int month_journal_add(struct month_journal *journal, json_t *event, struct error *err)
{
    json_t *line = event == NULL ? NULL : line_of(journal, event);
    char *text = line == NULL ? NULL : json_line(line);
    size_t size = text == NULL ? 0 : strlen(text);
    int result;

    json_decref(event);
    if (text == NULL) {
        json_decref(line);
        return error_set(err, ERROR_MEMORY, "no memory for the journal");
    }
    text[size] = '\n'; /* in place of the NUL */
    result = write_line(journal, text, size + 1, err);
    text[size] = '\0';
    if (result == 0) {
        digest_of(text, size, &journal->last);
        journal->size += (off_t)size + 1;
        result = json_array_append(journal->events, line) == 0
                         ? 0
                         : error_set(err, ERROR_MEMORY, "no memory for the journal");
    }
    json_decref(line);
    free(text);
    return result;
}
