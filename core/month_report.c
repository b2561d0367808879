/* month_report.c -- a list's files in DIR/report: JSON, a table, a PDF. */
#include "core/month_report.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "core/json.h"
#include "core/process.h"

static int path_of(const char *folder, const char *name, const char *ending,
        char path[FILE_PATH_MAX], struct error *err)
{
    char file[96];

    (void)snprintf(file, sizeof(file), "report/%s%s", name, ending);
    return file_join(path, folder, file, err);
}

static int put_file(const char *folder, const char *name, const char *ending,
        const char *text, size_t size, FILE *names, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (path_of(folder, name, ending, path, err) != 0 ||
            file_write(path, text, size, err) != 0)
        return -1;
    if (names != NULL)
        (void)fprintf(names, "%s\n", path);
    return 0;
}

static int write_json(const char *folder, const char *name, const json_t *list,
        FILE *names, struct error *err)
{
    char *text = json_line(list);
    int result;

    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list");
    result = put_file(folder, name, ".json", text, strlen(text), names, err);
    free(text);
    return result;
}

static int draw(const char *folder, const char *name, const char *language, FILE *names,
        struct error *err)
{
    char words[4][FILE_PATH_MAX], *line = NULL;
    char *arguments[] = {
            words[0], words[1], "--language", words[2], "--list", words[3], NULL};
    struct process process;
    size_t room = 0;
    int status;

    (void)snprintf(words[0], sizeof(words[0]), "months");
    (void)snprintf(words[1], sizeof(words[1]), "%s", folder);
    (void)snprintf(words[2], sizeof(words[2]), "%s", language);
    if (path_of(folder, name, ".json", words[3], err) != 0 ||
            process_start(
                    &process, "kiemphieu-forms", 0, arguments, PROCESS_OUTPUT, err) != 0)
        return -1;
    while (getline(&line, &room, process.output) > 0)
        if (names != NULL)
            (void)fputs(line, names);
    free(line);
    status = process_finish(&process, err);
    if (status > 0)
        return error_set(err, ERROR_STATE, "the PDF of %s was not drawn", name);
    return status;
}

int month_report_write(const char *folder, const char *name, const json_t *list,
        month_report_csv *csv, const char *language, FILE *names, struct error *err)
{
    char report[FILE_PATH_MAX], *text = NULL;
    size_t size = 0;
    int result;

    if (file_join(report, folder, "report", err) != 0 ||
            file_make_folder(report, err) != 0 ||
            write_json(folder, name, list, names, err) != 0 ||
            csv(list, strcmp(language, "vi") == 0, &text, &size, err) != 0)
        return -1;
    result = put_file(folder, name, ".csv", text, size, names, err);
    free(text);
    return result == 0 ? draw(folder, name, language, names, err) : -1;
}

int month_report_clear(const char *folder, const char *name, struct error *err)
{
    static const char *const endings[] = {".json", ".csv", ".pdf", "-en.pdf"};
    char path[FILE_PATH_MAX];
    size_t i;

    for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        if (path_of(folder, name, endings[i], path, err) != 0)
            return -1;
        if (unlink(path) != 0 && errno != ENOENT)
            return error_set(err, ERROR_IO, "cannot remove '%s' of an earlier list: %s",
                    path, strerror(errno));
    }
    return 0;
}
