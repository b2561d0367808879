/* command_devices.c -- `kiemphieu devices`: the scanners that are there. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/scan_status.h"
#include "core/scanner_list.h"

static const char *usage(void)
{
    return _(
            "usage: kiemphieu devices [--json]\n"
            "\n"
            "Lists the scanners that SANE's drivers find, with their sources, modes and\n"
            "resolutions. Each driver is asked in a process of its own: one that crashes "
            "or\n"
            "does not answer is named and passed over. Give a name to\n"
            "`kiemphieu scan DIR --device NAME`.\n");
}

static void print_list(const char *label, const json_t *list)
{
    size_t i;

    if (json_array_size(list) == 0)
        return;
    (void)printf("  %s", label);
    for (i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);

        if (json_is_integer(entry))
            (void)printf("%s %" JSON_INTEGER_FORMAT, i == 0 ? "" : ",",
                    json_integer_value(entry));
        else
            (void)printf("%s %s", i == 0 ? "" : ",", json_string_value(entry));
    }
    (void)printf("\n");
}

static void print_scanner(const json_t *scanner)
{
    const char *status = json_text(scanner, "status");

    (void)printf("%s\n  %s %s\n", json_text(scanner, "device"),
            json_text(scanner, "vendor"), json_text(scanner, "model"));
    if (status[0] != '\0')
        (void)printf("  %s\n", _(scan_status_of(status)->what));
    print_list(_("sources:"), json_object_get(scanner, "sources"));
    print_list(_("modes:"), json_object_get(scanner, "modes"));
    print_list(_("dpi:"), json_object_get(scanner, "resolutions"));
    if (json_object_get(scanner, "resolution_most") != NULL)
        (void)printf(_("  dpi: %" PRId64 " to %" PRId64 "\n"),
                (int64_t)json_integer_value(json_object_get(scanner, "resolution_least")),
                (int64_t)json_integer_value(json_object_get(scanner, "resolution_most")));
}

static void print_text(const json_t *list)
{
    const json_t *scanners = json_object_get(list, "scanners");
    const json_t *drivers = json_object_get(list, "drivers"), *driver;
    size_t i;

    for (i = 0; i < json_array_size(scanners); i++)
        print_scanner(json_array_get(scanners, i));
    if (json_array_size(scanners) == 0)
        (void)printf(_("No scanner was found. Is it switched on and connected? Network "
                       "scanners need the package sane-airscan.\n"));
    for (i = 0; i < json_array_size(drivers); i++) {
        driver = json_array_get(drivers, i);
        if (strcmp(json_text(driver, "trouble"), "crashed") == 0)
            (void)printf(_("The driver '%s' crashed and was passed over.\n"),
                    json_text(driver, "driver"));
        else
            (void)printf(_("The driver '%s' did not answer and was passed over.\n"),
                    json_text(driver, "driver"));
    }
}

static int print_json(json_t *list)
{
    json_t *object = json_pack("{s:s,s:i}", "format", "kiemphieu-devices", "version", 1);
    char *line;

    (void)json_object_update(object, list);
    line = object == NULL ? NULL : json_line(object);
    json_decref(object);
    if (line == NULL)
        return COMMAND_FAILED;
    (void)printf("%s\n", line);
    free(line);
    return COMMAND_DONE;
}

int command_devices(int argc, char **argv)
{
    static const struct option options[] = {{"json", no_argument, NULL, 'j'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct error err = {.text = ""};
    int option, is_json = 0, result = COMMAND_DONE;
    json_t *list;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option != 'j')
            return command_usage(usage());
        is_json = 1;
    }
    if (optind != argc)
        return command_usage(usage());
    list = scanner_list(SCANNER_LIST_PATIENCE_MS, &err);
    if (list == NULL)
        return command_failed(&err);
    if (is_json)
        result = print_json(list);
    else
        print_text(list);
    json_decref(list);
    return result;
}
