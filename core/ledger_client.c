/* ledger_client.c -- asking kiemphieu-ledger, which alone writes the ledger. */
#include "core/ledger_client.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/json.h"

/* A ledger is not to be begun in whatever folder was mistyped. */
static int check_folder(const char *folder, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, folder, "conference.ini", err) != 0)
        return -1;
    if (file_exists(path))
        return 0;
    return error_set(err, ERROR_STATE,
            "'%s' is no conference's folder: it has no conference.ini; kiemphieu new "
            "makes one",
            folder);
}

int ledger_client_start(
        struct ledger_client *client, const char *folder, struct error *err)
{
    char *arguments[2] = {NULL, NULL};
    int result;

    memset(client, 0, sizeof(*client));
    if (check_folder(folder, err) != 0)
        return -1;
    arguments[0] = strdup(folder);
    if (arguments[0] == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    result = process_start(
            &client->process, "kiemphieu-ledger", 0, arguments, PROCESS_BOTH, err);
    free(arguments[0]);
    return result;
}

static int send_request(struct ledger_client *client, json_t *request, struct error *err)
{
    char *line = request == NULL ? NULL : json_line(request);
    int failed;

    json_decref(request);
    if (line == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a request to the ledger");
    failed = fprintf(client->process.input, "%s\n", line) < 0 ||
             fflush(client->process.input) != 0;
    free(line);
    if (failed)
        return error_set(err, ERROR_IO, "the ledger program has ended; see its message");
    return 0;
}

static int receive(struct ledger_client *client, json_t **answer, struct error *err)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t got = getline(&line, &room, client->process.output);
    int result;

    if (got <= 0) {
        free(line);
        return error_set(err, ERROR_IO, "the ledger program has ended; see its message");
    }
    result = json_parse(line, (size_t)got, answer, err);
    free(line);
    return result;
}

static enum error_kind kind_of(const json_t *answer)
{
    const char *word = json_string_value(json_object_get(answer, "kind"));

    if (word != NULL && strcmp(word, "exists") == 0)
        return ERROR_EXISTS;
    if (word != NULL && strcmp(word, "state") == 0)
        return ERROR_STATE;
    return ERROR_IO;
}

int ledger_client_ask(
        struct ledger_client *client, json_t *request, json_t **answer, struct error *err)
{
    json_t *received = NULL;
    const char *text;
    enum error_kind kind;

    if (send_request(client, request, err) != 0 || receive(client, &received, err) != 0)
        return -1;
    if (!json_is_true(json_object_get(received, "ok"))) {
        text = json_string_value(json_object_get(received, "error"));
        kind = kind_of(received);
        (void)error_set(err, kind, "%s", text == NULL ? "the ledger refuses" : text);
        json_decref(received);
        return -1;
    }
    if (answer != NULL)
        *answer = received;
    else
        json_decref(received);
    return 0;
}

int ledger_client_finish(struct ledger_client *client, struct error *err)
{
    int status = process_finish(&client->process, err);

    if (status > 0)
        return error_set(err, ERROR_IO, "the ledger program ended with %d", status);
    return status;
}
