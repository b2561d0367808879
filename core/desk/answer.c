/* answer.c -- what a handler gives back: a page, a file, or where to go next. */
#include "core/desk/answer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/json.h"

void answer_init(struct desk_answer *answer)
{
    memset(answer, 0, sizeof(*answer));
    answer->status = 200;
    answer->type = "text/html; charset=utf-8";
    answer->file = -1;
    html_init(&answer->page);
}

void answer_release(struct desk_answer *answer)
{
    html_release(&answer->page);
    free(answer->bytes);
    if (answer->file >= 0)
        (void)close(answer->file);
    answer_init(answer);
}

void answer_see(struct desk_answer *answer, const char *path, const char *text)
{
    answer->status = 303;
    (void)snprintf(answer->location, sizeof(answer->location), "%s", path);
    (void)snprintf(answer->flash, sizeof(answer->flash), "%s", text);
    answer->is_flash_error = 0;
}

void answer_refuse(struct desk_answer *answer, const char *path, const char *text)
{
    answer_see(answer, path, text);
    answer->is_flash_error = 1;
}

void answer_bytes(struct desk_answer *answer, const char *type, void *bytes, size_t count)
{
    free(answer->bytes);
    answer->type = type;
    answer->bytes = bytes;
    answer->byte_count = count;
}

void answer_json(struct desk_answer *answer, json_t *value)
{
    char *text = value == NULL ? NULL : json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY);

    json_decref(value);
    if (text == NULL)
        answer->status = 500;
    answer_bytes(answer, "application/json", text, text == NULL ? 0 : strlen(text));
}

int answer_file(struct desk_answer *answer, const char *path, const char *type,
        const char *download, struct error *err)
{
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    struct stat about;

    if (file < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    if (fstat(file, &about) != 0 || !S_ISREG(about.st_mode)) {
        (void)close(file);
        return error_set(err, ERROR_IO, "'%s' is no plain file", path);
    }
    if (answer->file >= 0)
        (void)close(answer->file);
    answer->file = file;
    answer->type = type;
    (void)snprintf(answer->download, sizeof(answer->download), "%s", download);
    return 0;
}
