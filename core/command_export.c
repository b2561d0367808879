/* command_export.c -- `kiemphieu export`: tables and cast vote records for others. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/file.h"
#include "core/language.h"
#include "core/ledger_client.h"
#include "core/report_clear.h"
#include "core/report_draw.h"
#include "core/report_files.h"
#include "core/report_records.h"

enum { NAMES = 2, COPY_MAX_BYTES = 1 << 30 };
enum format { FORMAT_CVR = 1, FORMAT_XLSX = 2, FORMAT_CSV = 4, FORMAT_JSON = 8 };
enum { FORMATS_ALL = FORMAT_CVR | FORMAT_XLSX | FORMAT_CSV | FORMAT_JSON };

struct wish {
    const char *folder, *out, *language;
    const char *names[NAMES];
    int name_count, formats, is_trial;
};

static const char *usage(void)
{
    return _("usage: kiemphieu export DIR [--cvr] [--xlsx] [--csv] [--json]\n"
             "       [--out FOLDER --name NAME --name NAME] [--language vi|en] "
             "[--trial]\n"
             "\n"
             "Writes what other programs read into DIR/report; without a format, all of "
             "them:\n"
             "\n"
             "  --cvr   cast vote records (cvr.json, NIST SP 1500-103), with count.json "
             "and\n"
             "          figures.txt to recount them by. Only once the count is sealed, "
             "or\n"
             "          of the trial: how people voted together may tell who they are\n"
             "  --xlsx  the results as a workbook (results.xlsx)\n"
             "  --csv   the results as a table (results.csv)\n"
             "  --json  the results for programs (results.json)\n"
             "\n"
             "  --out FOLDER  copy them there. They leave the conference's folder, so "
             "two\n"
             "                people say so by name, as at the desk, and it is kept in "
             "the\n"
             "                journal; of a count only once it is sealed\n"
             "  --language L  of the tables: vi (the default) or en\n"
             "  --trial       of the sheets of the trial instead of the count\n");
}

/* What each format is made of. */
static const struct {
    const char *name;
    enum format format;
    int is_private;
} files[] = {{"cvr.json", FORMAT_CVR, 1}, {"count.json", FORMAT_CVR, 0},
        {"figures.txt", FORMAT_CVR, 0}, {"results.xlsx", FORMAT_XLSX, 0},
        {"results.csv", FORMAT_CSV, 0}, {"results.json", FORMAT_JSON, 0}};

/* The workbook bears its language in its name, as all that is drawn. */
static const char *file_name(const struct wish *wish, size_t at)
{
    if (files[at].format == FORMAT_XLSX && strcmp(wish->language, "vi") != 0)
        return "results-en.xlsx";
    return files[at].name;
}

/* ---- making ---- */

static int check_state(
        struct wish *wish, const struct results *results, struct error *err)
{
    if (results->is_final || results->is_trial)
        return 0;
    if (wish->out != NULL)
        return error_set(err, ERROR_STATE,
                "results are handed out once the count is sealed; until then only those "
                "of the trial (--trial)");
    if (wish->formats == FORMATS_ALL)
        wish->formats &= ~FORMAT_CVR;
    return 0; /* the ledger refuses records that were asked for */
}

static int draw_workbook(const struct wish *wish, struct error *err)
{
    const char *arguments[] = {"--language", wish->language, "--workbook", NULL};
    int status;

    if ((wish->formats & FORMAT_XLSX) == 0)
        return 0;
    status = report_draw(wish->folder, arguments, stderr, err);
    return status <= 0 ? status
                       : error_set(err, ERROR_IO,
                                 "the workbook could not be written; see the message");
}

static int write_report(
        struct wish *wish, const struct results *results, struct error *err)
{
    char *json = NULL;
    int result;

    if (check_state(wish, results, err) != 0 ||
            report_clear(wish->folder, results, err) != 0)
        return -1;
    result = report_tables(
            wish->folder, results, strcmp(wish->language, "vi") == 0, &json, err);
    free(json);
    if (result == 0 && (wish->formats & FORMAT_CVR) != 0)
        result = report_records(wish->folder, results, err);
    return result == 0 ? draw_workbook(wish, err) : -1;
}

/* ---- handing out ---- */

/* Two people say so, and the journal keeps it. What is of the trial binds nobody. */
static int note_export(const struct wish *wish, struct error *err)
{
    struct ledger_client client;
    char what[64] = "";
    int result;
    size_t i, used = 0;

    if (wish->name_count < NAMES)
        return error_set(err, ERROR_STATE,
                "two people hand results out; give both with --name NAME --name NAME");
    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        if ((wish->formats & (int)files[i].format) != 0)
            used += (size_t)snprintf(what + used, sizeof(what) - used, "%s%s",
                    used > 0 ? " " : "", files[i].name);
    if (ledger_client_start(&client, wish->folder, err) != 0)
        return -1;
    result = ledger_client_ask(&client,
            json_pack("{s:s,s:s,s:[s,s]}", "request", "export", "what", what, "names",
                    wish->names[0], wish->names[1]),
            NULL, err);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    return result;
}

static int copy(const struct wish *wish, size_t at, struct error *err)
{
    const char *name = file_name(wish, at);
    char report[FILE_PATH_MAX], from[FILE_PATH_MAX], to[FILE_PATH_MAX], *bytes;
    size_t size;
    int result;

    if (file_join(report, wish->folder, "report", err) != 0 ||
            file_join(from, report, name, err) != 0 ||
            file_join(to, wish->out, name, err) != 0 ||
            file_read(from, COPY_MAX_BYTES, &bytes, &size, err) != 0)
        return -1;
    result = files[at].is_private ? file_write_private(to, bytes, size, err)
                                  : file_write(to, bytes, size, err);
    free(bytes);
    return result;
}

static int hand_out(
        const struct wish *wish, const struct results *results, struct error *err)
{
    const char *folder = wish->out != NULL ? wish->out : wish->folder;
    size_t i;

    if (wish->out != NULL && ((!results->is_trial && note_export(wish, err) != 0) ||
                                     file_make_folder(wish->out, err) != 0))
        return -1;
    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        if ((wish->formats & (int)files[i].format) == 0)
            continue;
        if (wish->out != NULL && copy(wish, i, err) != 0)
            return -1;
        (void)printf("%s/%s%s\n", folder, wish->out != NULL ? "" : "report/",
                file_name(wish, i));
    }
    return 0;
}

static int run(struct wish *wish)
{
    struct results results;
    struct error err = {.text = ""};
    int result;

    results_init(&results);
    result = report_results(wish->folder, wish->is_trial, &results, &err);
    if (result == 0)
        result = write_report(wish, &results, &err);
    if (result == 0)
        result = hand_out(wish, &results, &err);
    results_release(&results);
    return result == 0 ? COMMAND_DONE : command_failed(&err);
}

static int take_option(int option, struct wish *wish)
{
    switch (option) {
    case 'r':
        wish->formats |= FORMAT_CVR;
        return 0;
    case 'x':
        wish->formats |= FORMAT_XLSX;
        return 0;
    case 'c':
        wish->formats |= FORMAT_CSV;
        return 0;
    case 'j':
        wish->formats |= FORMAT_JSON;
        return 0;
    case 'o':
        wish->out = optarg;
        return 0;
    case 'n':
        if (wish->name_count == NAMES)
            return -1;
        wish->names[wish->name_count++] = optarg;
        return 0;
    case 'l':
        wish->language = optarg;
        return strcmp(optarg, "vi") == 0 || strcmp(optarg, "en") == 0 ? 0 : -1;
    case 't':
        wish->is_trial = 1;
        return 0;
    default:
        return -1;
    }
}

int command_export(int argc, char **argv)
{
    static const struct option options[] = {{"cvr", no_argument, NULL, 'r'},
            {"xlsx", no_argument, NULL, 'x'}, {"csv", no_argument, NULL, 'c'},
            {"json", no_argument, NULL, 'j'}, {"out", required_argument, NULL, 'o'},
            {"name", required_argument, NULL, 'n'},
            {"language", required_argument, NULL, 'l'}, {"trial", no_argument, NULL, 't'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct wish wish = {.language = "vi"};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (take_option(option, &wish) != 0)
            return command_usage(usage());
    }
    if (optind + 1 != argc || (wish.name_count > 0 && wish.out == NULL))
        return command_usage(usage());
    wish.folder = argv[optind];
    if (wish.formats == 0)
        wish.formats = FORMATS_ALL;
    return run(&wish);
}
