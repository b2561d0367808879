/* command_import.c -- `kiemphieu import`: scanned images into the count. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/command.h"
#include "core/import.h"
#include "core/json.h"
#include "core/language.h"

enum { JOBS_MAX = 8, EXPECT_MAX = 1000000000 };

static const char *usage(void)
{
    return _("usage: kiemphieu import DIR FILE... [--batch NAME] [--expect N] [--trial]\n"
             "                        [--jobs N] [--json] [--progress]\n"
             "\n"
             "Takes scanned images (TIFF, PNG, JPEG; files or folders of them) into the\n"
             "count of the conference DIR. Each image is copied into DIR/images, read, "
             "and\n"
             "entered in the ledger. A file that was taken before is recognised and not\n"
             "counted again, so an import that was cut short is simply run again.\n"
             "\n"
             "  --batch NAME  the stack's name, for your own papers\n"
             "  --expect N    sheets of the stack, counted by hand: if another number is "
             "fed,\n"
             "                the batch is not accepted. Run again with the same --batch "
             "and\n"
             "                --expect, it takes in what was missing\n"
             "  --trial       TEST paper, before counting begins\n"
             "  --jobs N      how many readers work side by side\n"
             "  --json        the sums as JSON\n"
             "  --progress    how far it is, as JSON lines on stderr\n"
             "\n"
             "Exit status 3: done, but sheets are held; decide them with kiemphieu "
             "review DIR\n"
             "(or the batch is not accepted; see kiemphieu batches DIR)\n");
}

static void print_text(const struct intake_sums *sums, const char *folder)
{
    (void)printf(_("%" PRIu32 " images taken: %" PRIu32 " sheets fed = %" PRIu32
                   " counted + %" PRIu32 " held + %" PRIu32 " refused\n"),
            sums->images, sums->sheets, sums->counted, sums->held, sums->refused);
    if (sums->known > 0)
        (void)printf(_("%" PRIu32 " files are in the ledger already and were not counted "
                       "again\n"),
                sums->known);
    if (sums->recovered > 0)
        (void)printf(
                _("%" PRIu32 " images of an import that was cut short were taken up\n"),
                sums->recovered);
    if (sums->batch_fed != sums->expected && sums->expected >= 0)
        (void)printf(_("The batch is not accepted: %" PRId64 " sheets declared, %" PRId64
                       " fed; see kiemphieu batches %s\n"),
                sums->expected, sums->batch_fed, folder);
    if (sums->held > 0)
        (void)printf(_("Decide the held sheets: kiemphieu review %s\n"), folder);
}

static int print_json(const struct intake_sums *sums)
{
    json_int_t difference =
            sums->expected < 0 ? 0 : (json_int_t)(sums->expected - sums->batch_fed);
    json_t *object = json_pack("{s:s,s:i,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:s,s:b,s:I,s:I}",
            "format", "kiemphieu-import", "version", 1, "images",
            (json_int_t)sums->images, "known", (json_int_t)sums->known, "recovered",
            (json_int_t)sums->recovered, "fed", (json_int_t)sums->sheets, "counted",
            (json_int_t)sums->counted, "held", (json_int_t)sums->held, "refused",
            (json_int_t)sums->refused, "batch", sums->batch, "accepted",
            sums->is_accepted, "expected", (json_int_t)sums->expected, "difference",
            difference);
    char *line = object == NULL ? NULL : json_line(object);

    json_decref(object);
    if (line == NULL)
        return -1;
    (void)printf("%s\n", line);
    free(line);
    return 0;
}

static int run(struct import_options *options, int count, char **paths, int is_json)
{
    struct intake_sums sums = {0};
    struct error err = {.text = ""};
    struct file_list files;
    int i, result = 0;

    file_list_init(&files);
    for (i = 0; i < count && result == 0; i++)
        result = file_list_add(&files, paths[i], &err);
    if (result == 0 && files.passed_over > 0)
        (void)fprintf(stderr,
                _("kiemphieu: %" PRIu32 " files that are no TIFF, PNG or JPEG by their "
                  "names were left out\n"),
                files.passed_over);
    options->files = &files;
    if (result == 0)
        result = import_run(options, &sums, &err);
    options->files = NULL;
    file_list_release(&files);
    if (result == 0 || sums.images > 0) {
        if (is_json)
            (void)print_json(&sums);
        else
            print_text(&sums, options->folder);
    }
    if (result != 0)
        return command_failed(&err);
    return sums.held > 0 || !sums.is_accepted ? COMMAND_HELD : COMMAND_DONE;
}

/* 1..most; -1: no such number. */
static long parse_number(const char *text, long most)
{
    char *end;
    long number = strtol(text, &end, 10);

    return end == text || *end != '\0' || number < 1 || number > most ? -1 : number;
}

int command_import(int argc, char **argv)
{
    static const struct option options[] = {{"batch", required_argument, NULL, 'b'},
            {"expect", required_argument, NULL, 'e'}, {"trial", no_argument, NULL, 't'},
            {"jobs", required_argument, NULL, 'j'}, {"json", no_argument, NULL, 'J'},
            {"progress", no_argument, NULL, 'p'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    struct import_options import = {.batch_name = NULL, .expected = -1};
    int option, is_json = 0, is_wrong = 0;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == 'b')
            import.batch_name = optarg;
        else if (option == 't')
            import.is_trial = 1;
        else if (option == 'J')
            is_json = 1;
        else if (option == 'p')
            import.is_progress_told = 1;
        else if (option == 'j')
            is_wrong |= (import.jobs = (int)parse_number(optarg, JOBS_MAX)) < 0;
        else if (option == 'e')
            is_wrong |= (import.expected = parse_number(optarg, EXPECT_MAX)) < 0;
        else
            return command_usage(usage());
    }
    if (argc - optind < 2 || is_wrong)
        return command_usage(usage());
    import.folder = argv[optind];
    return run(&import, argc - optind - 1, argv + optind + 1, is_json);
}
