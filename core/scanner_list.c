/* scanner_list.c -- the scanners that are there, asked driver by driver. */
#include "core/scanner_list.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/driver_list.h"
#include "core/file.h"
#include "core/instant.h"
#include "core/json.h"
#include "core/language.h"
#include "core/lines.h"
#include "core/process.h"

enum { LINE_BYTES_MAX = 1 << 20, SCANNERS_MAX = 512 };

static json_t *find_scanner(json_t *scanners, const char *device)
{
    const char *name;
    size_t i;

    for (i = 0; i < json_array_size(scanners); i++) {
        name = json_string_value(json_object_get(json_array_get(scanners, i), "device"));
        if (name != NULL && strcmp(name, device) == 0)
            return json_array_get(scanners, i);
    }
    return NULL;
}

/* The first line names a scanner, a second one tells more of it. */
static void take_line(json_t *scanners, const char *line, size_t length)
{
    json_t *object = NULL, *known;
    const char *device;

    if (json_parse(line, length, &object, NULL) != 0)
        return;
    device = json_string_value(json_object_get(object, "device"));
    known = device == NULL ? NULL : find_scanner(scanners, device);
    if (known != NULL)
        (void)json_object_update_missing(known, object);
    else if (device != NULL && json_array_size(scanners) < SCANNERS_MAX)
        (void)json_array_append(scanners, object);
    json_decref(object);
}

/* Returns 0 once it has closed its output, -1 if it did not in time. */
static int hear_all(struct process *process, json_t *scanners, int patience_ms)
{
    struct lines lines;
    int64_t end = instant_ms() + patience_ms, left;
    size_t length;
    char *line;
    int result = -1, heard = 0;

    lines_init(&lines, fileno(process->output), LINE_BYTES_MAX);
    (void)fcntl(lines.descriptor, F_SETFL, O_NONBLOCK);
    while (heard >= 0 && (left = end - instant_ms()) > 0) {
        struct pollfd watched = {lines.descriptor, POLLIN, 0};

        if (poll(&watched, 1, (int)left) <= 0)
            continue;
        heard = lines_hear(&lines);
        while (lines_next(&lines, &line, &length))
            take_line(scanners, line, length);
    }
    if (heard < 0)
        result = 0;
    lines_release(&lines);
    return result;
}

static void ask_driver(
        const char *name, int patience_ms, json_t *scanners, json_t *drivers)
{
    char list[] = "--devices", *arguments[] = {list, NULL};
    const char *trouble = NULL;
    struct process process;

    if (process_start(&process, "kiemphieu-scan", 0, arguments, PROCESS_OUTPUT, NULL) !=
            0)
        return;
    if (hear_all(&process, scanners, patience_ms) != 0) {
        trouble = "hung";
        (void)kill(process.pid, SIGKILL);
    }
    if (process_finish(&process, NULL) < 0 && trouble == NULL)
        trouble = "crashed";
    if (trouble != NULL)
        (void)json_array_append_new(
                drivers, json_pack("{s:s,s:s}", "driver", name, "trouble", trouble));
}

static void remove_folder(const char *folder)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, folder, "dll.conf", NULL) == 0)
        (void)unlink(path);
    if (file_join(path, folder, "dll.d", NULL) == 0)
        (void)rmdir(path);
    (void)rmdir(folder);
}

static void show(const char *name)
{
    if (!isatty(STDERR_FILENO))
        return;
    (void)fputs("\r\033[K", stderr);
    (void)fprintf(stderr, _("looking for scanners: %s"), name);
    (void)fflush(stderr);
}

static int ask_all(const struct driver_list *drivers, int patience_ms, json_t *scanners,
        json_t *troubles, struct error *err)
{
    char folder[] = "/tmp/kiemphieu-sane-XXXXXX";
    char *former = getenv("SANE_CONFIG_DIR");
    int result = 0;
    size_t i;

    if (mkdtemp(folder) == NULL)
        return error_set(err, ERROR_IO, "cannot make a folder in /tmp");
    former = former == NULL ? NULL : strdup(former);
    for (i = 0; i < drivers->count && result == 0; i++) {
        show(drivers->names[i]);
        result = driver_list_alone(folder, former, drivers->names[i], err);
        if (result == 0)
            ask_driver(drivers->names[i], patience_ms, scanners, troubles);
    }
    if (isatty(STDERR_FILENO))
        (void)fputs("\r\033[K", stderr);
    if (former != NULL)
        (void)setenv("SANE_CONFIG_DIR", former, 1);
    else
        (void)unsetenv("SANE_CONFIG_DIR");
    free(former);
    remove_folder(folder);
    return result;
}

json_t *scanner_list(int patience_ms, struct error *err)
{
    struct driver_list *drivers = calloc(1, sizeof(*drivers));
    json_t *scanners = json_array(), *troubles = json_array();
    int result;

    if (drivers == NULL)
        result = error_set(err, ERROR_MEMORY, "no memory for the drivers");
    else if (driver_list_load(drivers, err) != 0)
        result = -1;
    else
        result = ask_all(drivers, patience_ms, scanners, troubles, err);
    free(drivers);
    if (result != 0) {
        json_decref(scanners);
        json_decref(troubles);
        return NULL;
    }
    return json_pack("{s:o,s:o}", "scanners", scanners, "drivers", troubles);
}
