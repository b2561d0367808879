/* print.c -- `kiemphieu-forms print`: blank ballots and their layouts. */
#include "forms/print.h"

#include <errno.h>
#include <getopt.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/conference.h"
#include "core/file.h"
#include "core/json.h"
#include "core/language.h"
#include "core/officials.h"
#include "forms/paper.h"
#include "forms/pdf.h"

struct print_options {
    const char *folder, *out; /* out: NULL, DIR/print/TYPE.pdf */
    uint32_t copies;
    int is_proof, keep_form, is_check, is_help;
};

/* One ballot type, ready to be written. */
struct printed_type {
    char pdf_path[FILE_PATH_MAX], layout_path[FILE_PATH_MAX];
    struct pdf pdf;
    char *layout; /* text; NULL for a proof */
};

/* All of them; types[i] belongs to conference.types[i]. */
struct print_job {
    struct conference conference;
    struct conference_key key;
    struct officials officials;
    struct printed_type types[CONFERENCE_TYPES_MAX];
};

static const char usage[] =
        "usage: kiemphieu-forms print DIR [--copies N] [--proof] [--keep-form] "
        "[--out FILE]\n"
        "       kiemphieu-forms print DIR --check\n"
        "  --copies N   each ballot N times in its PDF (1 to 100000)\n"
        "  --proof      a trial print with the word TEST and a ruler; no layout\n"
        "  --keep-form  fail if the ballot would differ from the one laid out before\n"
        "  --out FILE   where the PDF goes, if there is one ballot type\n"
        "  --check      write nothing; a JSON line a ballot type: the form as it would "
        "be\n"
        "               printed now, and as it was laid out before\n";

static int read_copies(const char *text, uint32_t *copies)
{
    char *end;
    unsigned long value;

    errno = 0;
    value = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || value < 1 ||
            value > PDF_COPIES_MAX) {
        (void)fprintf(stderr,
                _("kiemphieu-forms: --copies %s cannot be; write a number from 1 to "
                  "%d\n"),
                text, PDF_COPIES_MAX);
        return -1;
    }
    *copies = (uint32_t)value;
    return 0;
}

static int read_options(int argc, char **argv, struct print_options *options)
{
    static const struct option known[] = {{"copies", required_argument, NULL, 'c'},
            {"proof", no_argument, NULL, 'p'}, {"keep-form", no_argument, NULL, 'k'},
            {"out", required_argument, NULL, 'o'}, {"check", no_argument, NULL, 'n'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    int letter;

    optind = 1;
    opterr = 0;
    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter == 'c' && read_copies(optarg, &options->copies) != 0)
            return -1;
        if (letter == '?') {
            (void)fprintf(stderr,
                    _("kiemphieu-forms: '%s' is unknown, or lacks a value\n"),
                    argv[optind - 1]);
            return -1;
        }
        options->is_proof |= letter == 'p';
        options->keep_form |= letter == 'k';
        options->is_check |= letter == 'n';
        options->is_help |= letter == 'h';
        if (letter == 'o')
            options->out = optarg;
    }
    if (options->is_help)
        return 0;
    if (optind != argc - 1)
        return -1;
    options->folder = argv[optind];
    return 0;
}

/* What lies there: "" if nothing does that can be read. */
static void read_before(
        const struct printed_type *printed, char form_id[DIGEST_ID_HEX_BYTES])
{
    struct layout before;

    form_id[0] = '\0';
    layout_init(&before);
    if (file_exists(printed->layout_path) &&
            layout_load(printed->layout_path, &before, NULL) == 0)
        (void)snprintf(form_id, DIGEST_ID_HEX_BYTES, "%s", before.form_id);
    layout_release(&before);
}

/* --check */
static int tell_form(const struct printed_type *printed, const struct layout *layout,
        struct error *err)
{
    char before[DIGEST_ID_HEX_BYTES], *line;
    json_t *object;
    int failed;

    read_before(printed, before);
    object = json_pack("{s:s,s:i,s:s,s:s,s:s,s:I}", "format", "kiemphieu-form", "version",
            1, "ballot_type", layout->ballot_type, "form_id", layout->form_id, "before",
            before, "pages", (json_int_t)layout->page_count);
    line = object == NULL ? NULL : json_line(object);
    json_decref(object);
    failed = line == NULL || printf("%s\n", line) < 0 || fflush(stdout) != 0;
    free(line);
    return failed ? error_set(
                            err, ERROR_IO, "cannot write to stdout: %s", strerror(errno))
                  : 0;
}

/* --keep-form: the layout that lies there must be of the same form. */
static int check_form(const struct printed_type *printed, const struct layout *layout,
        struct error *err)
{
    struct layout before;
    int is_same;

    if (!file_exists(printed->layout_path))
        return 0;
    layout_init(&before);
    if (layout_load(printed->layout_path, &before, err) != 0)
        return -1;
    is_same = strcmp(before.form_id, layout->form_id) == 0 &&
              strcmp(before.conference, layout->conference) == 0;
    layout_release(&before);
    if (!is_same)
        return error_set(err, ERROR_STATE,
                "it would differ from the one in '%s'; undo the change, or print anew "
                "without --keep-form and destroy the ballots printed before",
                printed->layout_path);
    return 0;
}

static int set_paths(const struct print_options *options,
        const struct conference_type *type, struct printed_type *printed,
        struct error *err)
{
    char name[FILE_PATH_MAX];

    (void)snprintf(name, sizeof(name), "layout/%s.json", type->id);
    if (file_join(printed->layout_path, options->folder, name, err) != 0)
        return -1;
    if (options->out != NULL) {
        if (strlen(options->out) >= FILE_PATH_MAX)
            return error_set(err, ERROR_RANGE, "the path of --out is too long");
        (void)snprintf(printed->pdf_path, FILE_PATH_MAX, "%s", options->out);
        return 0;
    }
    (void)snprintf(name, sizeof(name), "print/%s%s.pdf", type->id,
            options->is_proof ? "-proof" : "");
    return file_join(printed->pdf_path, options->folder, name, err);
}

static int make_type(const struct print_options *options, struct print_job *job, size_t i,
        struct error *err)
{
    const struct conference_type *type = &job->conference.types[i];
    struct printed_type *printed = &job->types[i];
    const char *title = type->title[0] != '\0' ? type->title : job->conference.title;
    struct paper *paper = NULL;
    int result = -1;

    if (set_paths(options, type, printed, err) != 0 ||
            paper_compose(options->folder, &job->conference, &job->key, &job->officials,
                    type, &paper, err) != 0)
        goto out;
    if (options->is_check) {
        result = tell_form(printed, paper_layout(paper), err);
        goto out;
    }
    if (options->keep_form && check_form(printed, paper_layout(paper), err) != 0)
        goto out;
    if (pdf_make(paper, options->is_proof ? PAPER_PROOF : PAPER_BALLOT, options->copies,
                title, &printed->pdf, err) != 0)
        goto out;
    if (!options->is_proof &&
            layout_text(paper_layout(paper), &printed->layout, err) != 0)
        goto out;
    result = 0;
out:
    paper_free(paper);
    return result;
}

static int make_folder(const char *folder, const char *name, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, folder, name, err) != 0)
        return -1;
    return file_make_folder(path, err);
}

static int say_path(const char *path, struct error *err)
{
    if (printf("%s\n", path) < 0 || fflush(stdout) != 0)
        return error_set(err, ERROR_IO, "cannot write to stdout: %s", strerror(errno));
    return 0;
}

/* The layout first: paper without a layout could not be read, a layout alone harms
 * nobody. */
static int write_type(const struct printed_type *printed, struct error *err)
{
    if (printed->layout != NULL && (file_write(printed->layout_path, printed->layout,
                                            strlen(printed->layout), err) != 0 ||
                                           say_path(printed->layout_path, err) != 0))
        return -1;
    if (file_write(printed->pdf_path, printed->pdf.bytes, printed->pdf.size, err) != 0)
        return -1;
    return say_path(printed->pdf_path, err);
}

static int write_all(const struct print_options *options, const struct print_job *job,
        struct error *err)
{
    size_t i;

    if (options->out == NULL && make_folder(options->folder, "print", err) != 0)
        return -1;
    if (!options->is_proof && make_folder(options->folder, "layout", err) != 0)
        return -1;
    for (i = 0; i < job->conference.type_count; i++)
        if (write_type(&job->types[i], err) != 0)
            return -1;
    return 0;
}

static int print_all(
        const struct print_options *options, struct print_job *job, struct error *err)
{
    size_t i;

    if (conference_load(options->folder, &job->conference, err) != 0 ||
            officials_load(options->folder, &job->conference, &job->officials, err) !=
                    0 ||
            conference_key_load(options->folder, &job->key, err) != 0)
        return -1;
    if (options->out != NULL && job->conference.type_count > 1)
        return error_set(err, ERROR_RANGE,
                "--out names one file, but there are %zu ballot types; leave it out",
                job->conference.type_count);
    for (i = 0; i < job->conference.type_count; i++)
        if (make_type(options, job, i, err) != 0)
            return error_add_context(err, "ballot '%s'", job->conference.types[i].id);
    return options->is_check ? 0 : write_all(options, job, err);
}

static void job_free(struct print_job *job)
{
    size_t i;

    for (i = 0; i < CONFERENCE_TYPES_MAX; i++) {
        pdf_release(&job->types[i].pdf);
        free(job->types[i].layout);
    }
    officials_release(&job->officials);
    digest_wipe(&job->key, sizeof(job->key));
    free(job);
}

int print_command(int argc, char **argv)
{
    struct print_options options = {.copies = 1};
    struct print_job *job;
    struct error err = {ERROR_NONE, ""};
    int result;

    if (read_options(argc, argv, &options) != 0) {
        (void)fputs(usage, stderr);
        return 2;
    }
    if (options.is_help)
        return fputs(usage, stdout) < 0 || fflush(stdout) != 0;
    job = calloc(1, sizeof(*job));
    if (job == NULL) {
        (void)fputs("kiemphieu-forms: no memory\n", stderr);
        return 1;
    }
    officials_init(&job->officials);
    result = print_all(&options, job, &err);
    if (result != 0)
        (void)fprintf(stderr, "kiemphieu-forms: %s\n", err.text);
    job_free(job);
    return result == 0 ? 0 : 1;
}
