/* desk.c -- what the desk's parts share: the ledger read here, and asked to write. */
#include "core/desk/desk.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/desk/child.h"
#include "core/desk/view.h"
#include "core/json.h"

enum { ASK_PATIENCE_MS = 120000 };

int desk_read(struct desk *desk, json_t *request, json_t **answer, struct error *err)
{
    struct ledger *ledger;
    int result;

    if (request == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a request to the ledger");
    result = view_take(desk->view, &ledger, err);
    if (result == 0) {
        result = ledger_read(ledger, request, answer, err);
        view_give(desk->view, ledger);
    }
    json_decref(request);
    return result;
}

/* The request's line in memory, as the program's stdin. */
static int open_line(const json_t *request, int *out, struct error *err)
{
    char *line = json_line(request);
    int file = memfd_create("request", MFD_CLOEXEC);
    size_t size;

    if (line == NULL || file < 0) {
        free(line);
        if (file >= 0)
            (void)close(file);
        return error_set(err, ERROR_MEMORY, "no memory for a request to the ledger");
    }
    size = strlen(line);
    line[size] = '\n';
    if (write(file, line, size + 1) != (ssize_t)(size + 1) ||
            lseek(file, 0, SEEK_SET) != 0) {
        (void)close(file);
        free(line);
        return error_set(err, ERROR_IO, "cannot hand a request to the ledger: %s",
                strerror(errno));
    }
    free(line);
    *out = file;
    return 0;
}

static enum error_kind kind_of(const json_t *answer)
{
    static const struct {
        const char *word;
        enum error_kind kind;
    } kinds[] = {{"state", ERROR_STATE}, {"exists", ERROR_EXISTS}, {"range", ERROR_RANGE},
            {"syntax", ERROR_SYNTAX}};
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(json_text(answer, "kind"), kinds[i].word) == 0)
            return kinds[i].kind;
    return ERROR_IO;
}

static int judge(const char *line, size_t size, json_t **answer, struct error *err)
{
    json_t *received = NULL;

    if (json_parse(line, size, &received, err) != 0)
        return -1;
    if (!json_is_true(json_object_get(received, "ok"))) {
        (void)error_set(err, kind_of(received), "%s", json_text(received, "error"));
        json_decref(received);
        return -1;
    }
    if (answer != NULL)
        *answer = received;
    else
        json_decref(received);
    return 0;
}

static int run_ledger(struct desk *desk, const struct desk_request *who, int input,
        json_t **answer, struct error *err)
{
    const char *const arguments[] = {desk->folder, NULL};
    const struct child_wish wish = {.program = "kiemphieu-ledger",
            .arguments = arguments,
            .is_vietnamese = who != NULL && who->words != NULL,
            .stdin_file = input};
    char *line = NULL;
    size_t size;
    int status, result;

    if (child_run(&wish, LEDGER_LINE_MAX_BYTES, ASK_PATIENCE_MS, &line, &size, &status,
                err) != 0)
        return -1;
    if (size == 0) /* it ended before it answered: err has its last words */
        result = status == 0 ? error_set(err, ERROR_IO, "the ledger says nothing") : -1;
    else
        result = judge(line, size, answer, err);
    free(line);
    return result;
}

int desk_ask(struct desk *desk, const struct desk_request *who, json_t *request,
        json_t **answer, struct error *err)
{
    int input, result;

    if (request == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a request to the ledger");
    if (who != NULL && who->name[0] != '\0' && json_object_get(request, "by") == NULL)
        (void)json_object_set_new(request, "by", json_string(who->name));
    result = open_line(request, &input, err);
    json_decref(request);
    if (result != 0)
        return -1;
    result = run_ledger(desk, who, input, answer, err);
    (void)close(input);
    return result;
}

int desk_note(struct desk *desk, const struct desk_request *who, const char *kind,
        const char *name, json_t *detail, struct error *err)
{
    return desk_ask(desk, who,
            json_pack("{s:s,s:s,s:s,s:o}", "request", "note", "kind", kind, "name", name,
                    "detail", detail == NULL ? json_object() : detail),
            NULL, err);
}
