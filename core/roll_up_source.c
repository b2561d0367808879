/* roll_up_source.c -- where sealed results come from: files, conferences, folders of
 * both.
 */
#include "core/roll_up_source.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/file.h"
#include "core/json.h"
#include "core/ledger_client.h"
#include "core/sealed.h"

static int has(const char *folder, const char *name)
{
    char path[FILE_PATH_MAX];

    return file_join(path, folder, name, NULL) == 0 && file_exists(path);
}

static int is_folder(const char *path)
{
    struct stat entry;

    return stat(path, &entry) == 0 && S_ISDIR(entry.st_mode);
}

static int is_conference(const char *path)
{
    return has(path, "conference.ini") || has(path, "report/results.json");
}

static int ask_ledger(const char *folder, json_t **answer, struct error *err)
{
    struct ledger_client client;
    int result;

    if (ledger_client_start(&client, folder, err) != 0)
        return -1;
    result = ledger_client_ask(
            &client, json_pack("{s:s}", "request", "results"), answer, err);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0) {
        if (result == 0)
            json_decref(*answer);
        return -1;
    }
    return result;
}

static int figures_of(
        const struct results *results, char hex[DIGEST_HEX_BYTES], struct error *err)
{
    json_t *object = NULL;
    char *text = NULL;
    int result;

    if (results_text(results, &text, err) != 0)
        return -1;
    result = json_parse(text, strlen(text), &object, err);
    free(text);
    if (result == 0)
        result = sealed_figures(object, hex, err);
    json_decref(object);
    return result;
}

static int compare(
        const json_t *counted, const struct results *results, struct error *err)
{
    char here[DIGEST_HEX_BYTES], there[DIGEST_HEX_BYTES];

    if (!json_is_true(json_object_get(counted, "final")))
        return error_set(err, ERROR_STATE,
                "the folder's ledger is not sealed, its report says that it is; look "
                "into it with kiemphieu verify");
    if (figures_of(results, here, err) != 0 || sealed_figures(counted, there, err) != 0)
        return -1;
    if (strcmp(json_text(counted, "root"), results->root) != 0 ||
            strcmp(here, there) != 0)
        return error_set(err, ERROR_CRYPTO,
                "the report is of another seal than the folder's ledger; write it anew "
                "with kiemphieu report");
    return 0;
}

int roll_up_source_check(
        const char *folder, const struct results *results, struct error *err)
{
    json_t *answer = NULL;
    int result;

    if (!is_folder(folder) || !has(folder, "ledger.db") || !has(folder, "conference.ini"))
        return 0;
    if (ask_ledger(folder, &answer, err) != 0)
        return error_add_context(err, "ledger.db");
    result = compare(json_object_get(answer, "results"), results, err);
    json_decref(answer);
    return result;
}

static int is_wanted(const char *folder, const char *name)
{
    size_t length = strlen(name);
    char path[FILE_PATH_MAX];

    if (name[0] == '.' || file_join(path, folder, name, NULL) != 0)
        return 0;
    if (is_folder(path))
        return is_conference(path);
    return length > 5 && strcmp(name + length - 5, ".json") == 0;
}

static int visit_folder(
        const char *folder, roll_up_source_visit *visit, void *context, struct error *err)
{
    char path[FILE_PATH_MAX];
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, versionsort), i, result = 0, found = 0;

    if (count < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", folder, strerror(errno));
    for (i = 0; i < count; i++) {
        if (result == 0 && is_wanted(folder, entries[i]->d_name)) {
            found++;
            result = file_join(path, folder, entries[i]->d_name, err);
            if (result == 0)
                result = visit(context, path, err);
        }
        free(entries[i]);
    }
    free(entries);
    if (result == 0 && found == 0)
        result = visit(context, folder, err);
    return result;
}

int roll_up_source_each(
        const char *path, roll_up_source_visit *visit, void *context, struct error *err)
{
    if (is_folder(path) && !is_conference(path))
        return visit_folder(path, visit, context, err);
    return visit(context, path, err);
}
