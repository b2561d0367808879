/* page_file.c -- GET /file/...: the papers that are made before the count. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/conference.h"
#include "core/desk/desk.h"
#include "core/desk/page_print.h"
#include "core/desk/refusal.h"

enum { NAME_BYTES = 128 };

/* An address names one of these files, or nothing: no part of it becomes a path. */
static const char *const fixed[] = {"deck/deck.pdf", "report/zero.pdf",
        "report/zero-en.pdf", "report/minutes.pdf", "report/minutes-en.pdf"};

static int is_name(const char *wanted, const char *name, char out[NAME_BYTES])
{
    if (strcmp(wanted, name) != 0)
        return 0;
    (void)snprintf(out, NAME_BYTES, "%s", name);
    return 1;
}

static int find_fixed(const char *wanted, char out[NAME_BYTES])
{
    size_t i;

    for (i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        if (is_name(wanted, fixed[i], out))
            return 1;
    return 0;
}

static int find_ballot(
        const struct conference *conference, const char *wanted, char out[NAME_BYTES])
{
    char name[NAME_BYTES];
    size_t i;

    for (i = 0; i < conference->type_count; i++) {
        (void)snprintf(name, sizeof(name), "print/%s.pdf", conference->types[i].id);
        if (is_name(wanted, name, out))
            return 1;
        (void)snprintf(name, sizeof(name), "print/%s-proof.pdf", conference->types[i].id);
        if (is_name(wanted, name, out))
            return 1;
    }
    return 0;
}

static int find(struct desk *desk, const char *wanted, char out[NAME_BYTES])
{
    struct conference *conference;
    int is_found = find_fixed(wanted, out);

    if (is_found)
        return 1;
    conference = calloc(1, sizeof(*conference));
    if (conference != NULL && conference_load(desk->folder, conference, NULL) == 0)
        is_found = find_ballot(conference, wanted, out);
    free(conference);
    return is_found;
}

/* The trial's report is a draft; the count's is handed out by page_seal alone. */
static int is_permitted(
        struct desk *desk, const char *name, int *is_permitted, struct error *err)
{
    json_t *status = NULL;
    const char *state;

    *is_permitted = 1;
    if (strncmp(name, "report/minutes", strlen("report/minutes")) != 0)
        return 0;
    if (desk_read(desk, json_pack("{s:s}", "request", "status"), &status, err) != 0)
        return -1;
    state = json_string_value(json_object_get(status, "state"));
    *is_permitted = state != NULL && strcmp(state, "TEST") == 0;
    json_decref(status);
    return 0;
}

int page_file(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *wanted = request->path + strlen("/file/");
    char name[NAME_BYTES], path[FILE_PATH_MAX];
    int may = 0;

    if (!find(desk, wanted, name) || file_join(path, desk->folder, name, NULL) != 0 ||
            !file_exists(path)) {
        answer->status = 404;
        refusal_page(&answer->page, request->words, 404);
        return 0;
    }
    if (is_permitted(desk, name, &may, err) != 0)
        return -1;
    if (!may)
        return error_set(err, ERROR_STATE, "that is a paper of the trial, which is over");
    return answer_file(answer, path, "application/pdf", "", err);
}
