/* command_recount.c -- `kiemphieu recount`: do the figures follow from the records? */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/figures.h"
#include "core/file.h"
#include "core/language.h"
#include "core/process.h"

enum { FIGURES_MAX_BYTES = 64 << 20 };

static const char *usage(void)
{
    return _("usage: kiemphieu recount DIR\n"
             "\n"
             "Works every figure out anew from cvr.json and count.json in DIR/report, "
             "by a\n"
             "small program that shares no code with the count, and compares it byte "
             "for byte\n"
             "with figures.txt, and that with results.json. `kiemphieu report` writes "
             "all\n"
             "four once the count is sealed.\n"
             "\n"
             "Exit status 1: something differs, and the first difference is shown.\n");
}

/* What is compared: texts of lines, and where each is from. */
struct side {
    const char *name;
    char *text;
};

static int read_figures(const char *folder, char **text, struct error *err)
{
    char path[FILE_PATH_MAX];
    size_t size;

    if (file_join(path, folder, "report/figures.txt", err) != 0)
        return -1;
    if (!file_exists(path))
        return error_set(err, ERROR_STATE,
                "'%s' is not there; `kiemphieu report` writes it once the count is "
                "sealed",
                path);
    return file_read(path, FIGURES_MAX_BYTES, text, &size, err);
}

/* The figures as results.json has them. */
static int read_results(const char *folder, char **text, struct error *err)
{
    char path[FILE_PATH_MAX], *json;
    struct results results;
    size_t size;
    int result;

    results_init(&results);
    if (file_join(path, folder, "report/results.json", err) != 0 ||
            file_read(path, FIGURES_MAX_BYTES, &json, &size, err) != 0)
        return -1;
    result = results_parse(json, size, &results, err);
    free(json);
    if (result != 0)
        return error_add_context(err, "'%s'", path);
    result = figures_text(&results, text, err);
    results_release(&results);
    return result;
}

/* All that the program prints; -1 with its own words on stderr already. */
static int run(char *const *arguments, char **text, struct error *err)
{
    struct process process;
    size_t room = 0;
    int status;

    if (process_start(&process, "kiemphieu-recount", 0, arguments, PROCESS_OUTPUT, err) !=
            0)
        return -1;
    *text = NULL;
    if (getdelim(text, &room, '\0', process.output) < 0) {
        free(*text);
        *text = strdup("");
    }
    status = process_finish(&process, err);
    if (status == 0 && *text != NULL)
        return 0;
    free(*text);
    *text = NULL;
    return status < 0 ? -1
                      : error_set(err, ERROR_IO,
                                "the records could not be counted; see the message");
}

static int recount(const char *folder, char **text, struct error *err)
{
    char cvr[FILE_PATH_MAX], count[FILE_PATH_MAX];
    char *arguments[] = {cvr, count, NULL};

    if (file_join(cvr, folder, "report/cvr.json", err) != 0 ||
            file_join(count, folder, "report/count.json", err) != 0)
        return -1;
    return run(arguments, text, err);
}

static void show_line(const struct side *side, const char *at)
{
    (void)printf("%s: %.*s\n", side->name, (int)strcspn(at, "\n"), at);
}

/* 1 if they are alike; else the first line in which they are not is shown. */
static int is_same(const struct side *left, const struct side *right)
{
    const char *a = left->text, *b = right->text;
    size_t length, number = 1;

    if (strcmp(a, b) == 0)
        return 1;
    for (;; number++) {
        length = strcspn(a, "\n");
        if (length != strcspn(b, "\n") || strncmp(a, b, length) != 0 ||
                a[length] != b[length])
            break;
        a += length + 1;
        b += length + 1;
    }
    (void)printf(_("The figures differ, first in line %zu:\n"), number);
    show_line(left, a);
    show_line(right, b);
    return 0;
}

/* An exit status. */
static int compare(const char *folder)
{
    struct side counted = {"cvr.json", NULL}, written = {"figures.txt", NULL};
    struct side results = {"results.json", NULL};
    struct error err = {.text = ""};
    int status = COMMAND_FAILED;

    if (read_figures(folder, &written.text, &err) != 0 ||
            read_results(folder, &results.text, &err) != 0 ||
            recount(folder, &counted.text, &err) != 0)
        (void)command_failed(&err);
    else if (is_same(&results, &written) && is_same(&counted, &written)) {
        (void)printf(_("Recounted from the records alone: every figure agrees.\n"));
        status = COMMAND_DONE;
    }
    free(counted.text);
    free(written.text);
    free(results.text);
    return status;
}

int command_recount(int argc, char **argv)
{
    static const struct option options[] = {
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    int option = getopt_long(argc, argv, "", options, NULL);

    if (option == 'h')
        return command_help(usage());
    if (option != -1 || optind + 1 != argc)
        return command_usage(usage());
    return compare(argv[optind]);
}
