/* command_scan.c -- `kiemphieu scan`: a stack through the scanner into the count. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/language.h"
#include "core/scan_run.h"
#include "core/scanner_list.h"

enum {
    DPI_LEAST = 150,
    DPI_MOST = 600,
    SHEETS_MAX = 1000000,
    PATIENCE_MOST_S = 3600,
    JOBS_MAX = 8,
    DEVICE_BYTES = 512
};

static const char *usage(void)
{
    return _(
            "usage: kiemphieu scan DIR [--device D] [--source S] [--duplex|--simplex]\n"
            "                      [--resolution 300] [--mode Gray] [--batch NAME]\n"
            "                      [--expect N] [--stop-on-held] [--trial] [--json]\n"
            "\n"
            "Feeds a stack through a scanner into the count of the conference DIR. The\n"
            "feeder never waits: sheets are stored, read and entered while it goes on. "
            "On\n"
            "a jam, two sheets at once or any other trouble the batch pauses and says "
            "how\n"
            "many sheets are safe. Ctrl-C stops after the sheet; a later start takes "
            "the\n"
            "batch up where it was.\n"
            "\n"
            "  --device D      of kiemphieu devices; not needed if there is only one\n"
            "  --source S      the feeder's name, if it is not found by itself\n"
            "  --duplex        both sides of each sheet (--simplex: one, as by default)\n"
            "  --resolution N  150 to 600 dpi; 300 if not given\n"
            "  --mode M        Gray (best), Color or Lineart\n"
            "  --set NAME=VALUE  any option of the scanner; may be given again\n"
            "  --batch NAME    the stack's name, for your own papers\n"
            "  --expect N      sheets that people counted by hand: the batch is accepted "
            "if\n"
            "                  as many were fed\n"
            "  --stop-on-held  stop at each sheet that is held, to take it out\n"
            "  --trial         TEST paper, before counting begins\n"
            "  --patience N    seconds that the scanner may be silent; 90 if not given\n"
            "  --jobs N        how many readers work side by side\n"
            "  --json          what happens, as JSON lines\n"
            "\n"
            "Exit status 3: done, but sheets are held; 1: the batch waits to be taken "
            "up.\n");
}

/* -1: no such number. */
static int parse_whole(const char *text, int least, int most)
{
    char *end;
    long number = strtol(text, &end, 10);

    return end == text || *end != '\0' || number < least || number > most ? -1
                                                                          : (int)number;
}

static int take_number(struct scan_options *scan, int option, const char *text)
{
    int number = option == 'r'   ? parse_whole(text, DPI_LEAST, DPI_MOST)
                 : option == 'e' ? parse_whole(text, 0, SHEETS_MAX)
                 : option == 'p' ? parse_whole(text, 1, PATIENCE_MOST_S)
                                 : parse_whole(text, 1, JOBS_MAX);

    if (option == 'r')
        scan->driver.dpi = number;
    else if (option == 'e')
        scan->expected = number;
    else if (option == 'p')
        scan->driver.patience_s = number;
    else
        scan->jobs = number;
    return number < 0 ? -1 : 0;
}

static int take_text(struct scan_options *scan, int option, const char *text)
{
    if (option == 'd')
        scan->driver.device = text;
    else if (option == 's')
        scan->driver.source = text;
    else if (option == 'm')
        scan->driver.mode = text;
    else if (option == 'b')
        scan->batch_name = text;
    else if (scan->driver.set_count < SCAN_DRIVER_SETS_MAX)
        scan->driver.sets[scan->driver.set_count++] = text;
    else
        return -1;
    return 0;
}

static int take_option(struct scan_options *scan, int option)
{
    if (strchr("dsmbS", option) != NULL)
        return take_text(scan, option, optarg);
    if (strchr("repj", option) != NULL)
        return take_number(scan, option, optarg);
    if (option == '2' || option == '1')
        scan->driver.is_duplex = option == '2';
    else if (option == 'H')
        scan->is_stopping_on_held = 1;
    else if (option == 't')
        scan->is_trial = 1;
    else if (option == 'J')
        scan->is_json = 1;
    else
        return -1;
    return 0;
}

/* ---- which scanner ---- */

static void print_scanners(const json_t *scanners)
{
    size_t i;

    for (i = 0; i < json_array_size(scanners); i++) {
        const json_t *scanner = json_array_get(scanners, i);

        (void)fprintf(stderr, "  %s  (%s %s)\n",
                json_string_value(json_object_get(scanner, "device")),
                json_string_value(json_object_get(scanner, "vendor")),
                json_string_value(json_object_get(scanner, "model")));
    }
}

/* The only one that is there. */
static int find_device(char device[DEVICE_BYTES], struct error *err)
{
    json_t *list = scanner_list(SCANNER_LIST_PATIENCE_MS, err);
    const json_t *scanners = json_object_get(list, "scanners");
    size_t count = json_array_size(scanners);
    int result = 0;

    if (list == NULL)
        return -1;
    if (count == 1) {
        (void)snprintf(device, DEVICE_BYTES, "%s",
                json_string_value(
                        json_object_get(json_array_get(scanners, 0), "device")));
    } else if (count == 0) {
        result = error_set(err, ERROR_STATE,
                "no scanner was found; switch it on, and see kiemphieu devices");
    } else {
        print_scanners(scanners);
        result = error_set(err, ERROR_STATE,
                "there are %zu scanners; name one with --device", count);
    }
    json_decref(list);
    return result;
}

/* ---- the run ---- */

static void print_sums(const struct intake_sums *sums, enum scan_end end)
{
    (void)printf(_("%" PRIu32 " images taken: %" PRIu32 " sheets fed = %" PRIu32
                   " counted + %" PRIu32 " held + %" PRIu32 " refused\n"),
            sums->images, sums->sheets, sums->counted, sums->held, sums->refused);
    if (end == SCAN_END_ACCEPTED)
        (void)printf(_("The batch is accepted.\n"));
    else if (end == SCAN_END_EMPTY)
        (void)printf(_("Nothing was fed.\n"));
    else if (end == SCAN_END_DISCARDED)
        (void)printf(_("The batch is discarded; its images stay, and count nowhere.\n"));
    else
        (void)printf(_("The batch waits: kiemphieu scan takes it up where it was, "
                       "kiemphieu batches decides it.\n"));
}

static int run(const struct scan_options *asked)
{
    struct scan_options copy = *asked, *scan = &copy;
    char device[DEVICE_BYTES];
    struct intake_sums sums = {0};
    struct error err = {.text = ""};
    enum scan_end end = SCAN_END_WAITING;
    int result;

    if (scan->driver.device == NULL)
        scan->driver.device = getenv("SANE_DEFAULT_DEVICE");
    if (scan->driver.device == NULL) {
        if (find_device(device, &err) != 0)
            return command_failed(&err);
        scan->driver.device = device;
    }
    result = scan_run(scan, &end, &sums, &err);
    if (!scan->is_json && (result == 0 || sums.images > 0))
        print_sums(&sums, end);
    if (!scan->is_json && sums.held > 0 && end == SCAN_END_ACCEPTED)
        (void)printf(
                _("Decide the held sheets: kiemphieu review %s\n"), scan->driver.folder);
    if (result != 0)
        return command_failed(&err);
    if (end == SCAN_END_WAITING || end == SCAN_END_EMPTY)
        return COMMAND_FAILED;
    return sums.held > 0 && end == SCAN_END_ACCEPTED ? COMMAND_HELD : COMMAND_DONE;
}

int command_scan(int argc, char **argv)
{
    static const struct option options[] = {{"device", required_argument, NULL, 'd'},
            {"source", required_argument, NULL, 's'}, {"duplex", no_argument, NULL, '2'},
            {"simplex", no_argument, NULL, '1'},
            {"resolution", required_argument, NULL, 'r'},
            {"mode", required_argument, NULL, 'm'}, {"set", required_argument, NULL, 'S'},
            {"batch", required_argument, NULL, 'b'},
            {"expect", required_argument, NULL, 'e'},
            {"stop-on-held", no_argument, NULL, 'H'}, {"trial", no_argument, NULL, 't'},
            {"patience", required_argument, NULL, 'p'},
            {"jobs", required_argument, NULL, 'j'}, {"json", no_argument, NULL, 'J'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct scan_options scan = {.expected = -1,
            .driver = {.mode = "Gray",
                    .dpi = 300,
                    .ahead = SCAN_DRIVER_AHEAD,
                    .patience_s = SCAN_DRIVER_PATIENCE_S}};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == '?' || take_option(&scan, option) != 0)
            return command_usage(usage());
    }
    if (argc - optind != 1)
        return command_usage(usage());
    scan.driver.folder = argv[optind];
    return run(&scan);
}
