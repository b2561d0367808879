/* roll_up_write.c -- a roll-up's three files, each whole or not there. */
#include "core/roll_up_write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"
#include "core/process.h"
#include "core/roll_up_csv.h"
#include "core/roll_up_json.h"

struct content {
    const struct roll_up *roll;
    int is_vietnamese;
};

static void put_csv(const struct content *content, FILE *out)
{
    roll_up_csv_write(content->roll, content->is_vietnamese, out);
}

static void put_json(const struct content *content, FILE *out)
{
    roll_up_json_write(content->roll, 0, out);
}

/* Streamed beside the target, then renamed: a table may be larger than memory likes. */
static int write_file(const char *path, const struct content *content,
        void (*put)(const struct content *content, FILE *out), struct error *err)
{
    char temporary[FILE_PATH_MAX];
    int length =
            snprintf(temporary, sizeof(temporary), "%s.%ld.part", path, (long)getpid());
    FILE *out;
    int result;

    if (length < 0 || (size_t)length >= sizeof(temporary))
        return error_set(err, ERROR_RANGE, "the path '%.100s...' is too long", path);
    out = fopen(temporary, "we");
    if (out == NULL)
        return error_set(err, ERROR_IO, "cannot write '%s': %s", path, strerror(errno));
    put(content, out);
    if (fflush(out) != 0 || ferror(out)) {
        (void)error_set(err, ERROR_IO, "cannot write '%s': %s", path, strerror(errno));
        (void)unlink(temporary);
        (void)fclose(out);
        return -1;
    }
    result = file_commit(fileno(out), temporary, path, err);
    if (fclose(out) != 0 && result == 0)
        return error_set(err, ERROR_IO, "cannot close '%s': %s", path, strerror(errno));
    return result;
}

static int start_forms(struct process *process, const char *command, const char *path,
        const char *language, struct error *err)
{
    char *arguments[] = {
            strdup(command), strdup(path), strdup("--language"), strdup(language), NULL};
    int result = -1;
    size_t i;

    if (arguments[0] == NULL || arguments[1] == NULL || arguments[2] == NULL ||
            arguments[3] == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory");
    else
        result = process_start(
                process, "kiemphieu-forms", 0, arguments, PROCESS_BOTH, err);
    for (i = 0; i < sizeof(arguments) / sizeof(arguments[0]); i++)
        free(arguments[i]);
    return result;
}

int roll_up_draw(const char *command, const char *path, const char *language,
        void (*write)(const void *context, FILE *out), const void *context,
        struct error *err)
{
    struct process process;
    int status;

    if (start_forms(&process, command, path, language, err) != 0)
        return -1;
    write(context, process.input);
    status = process_finish(&process, err);
    if (status > 0)
        return error_set(err, ERROR_IO, "cannot draw '%s'; see the message above", path);
    return status;
}

static void put_paper(const void *context, FILE *out)
{
    roll_up_json_write(context, ROLL_UP_PAPER_ROWS, out);
}

static int say(const char *path, FILE *names, struct error *err)
{
    if (fprintf(names, "%s\n", path) < 0)
        return error_set(err, ERROR_IO, "cannot write to stdout");
    return 0;
}

int roll_up_write(const struct roll_up *roll, const char *folder, const char *language,
        FILE *names, struct error *err)
{
    struct content content = {roll, strcmp(language, "vi") == 0};
    char csv[FILE_PATH_MAX], json[FILE_PATH_MAX], pdf[FILE_PATH_MAX];

    if (file_make_folder(folder, err) != 0 ||
            file_join(csv, folder, "roll-up.csv", err) != 0 ||
            file_join(json, folder, "roll-up.json", err) != 0 ||
            file_join(pdf, folder, "roll-up.pdf", err) != 0 ||
            write_file(csv, &content, put_csv, err) != 0 || say(csv, names, err) != 0 ||
            write_file(json, &content, put_json, err) != 0 ||
            say(json, names, err) != 0 ||
            roll_up_draw("roll-up", pdf, language, put_paper, roll, err) != 0)
        return -1;
    return say(pdf, names, err);
}
