/* scan_driver.c -- the program that drives a scanner, seen from the side that started it.
 */
#include "core/scan_driver.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "core/instant.h"
#include "core/json.h"

enum {
    ARGUMENTS_MAX = 2 * SCAN_DRIVER_SETS_MAX + 16,
    NUMBER_BYTES = 16,
    LINE_BYTES_MAX = 1 << 20,
    CLOSE_MS = 5000, /* for sane_cancel, sane_close and sane_exit */
    TERM_MS = 1000,
    STEP_MS = 10
};

/* ---- starting ---- */

static void list_arguments(const struct scan_driver_options *options, char *dpi,
        char *ahead, const char *out[ARGUMENTS_MAX])
{
    size_t count = 0, i;

    (void)snprintf(dpi, NUMBER_BYTES, "%d", options->dpi);
    (void)snprintf(ahead, NUMBER_BYTES, "%d", options->ahead);
    out[count++] = "--drive";
    out[count++] = "--device";
    out[count++] = options->device;
    out[count++] = "--mode";
    out[count++] = options->mode;
    out[count++] = "--resolution";
    out[count++] = dpi;
    out[count++] = "--ahead";
    out[count++] = ahead;
    if (options->source != NULL) {
        out[count++] = "--source";
        out[count++] = options->source;
    }
    if (options->is_duplex)
        out[count++] = "--duplex";
    for (i = 0; i < options->set_count; i++) {
        out[count++] = "--set";
        out[count++] = options->sets[i];
    }
    out[count++] = "--";
    out[count++] = options->folder;
    out[count] = NULL;
}

int scan_driver_start(struct scan_driver *driver,
        const struct scan_driver_options *options, struct error *err)
{
    const char *arguments[ARGUMENTS_MAX];
    char dpi[NUMBER_BYTES], ahead[NUMBER_BYTES];
    int output;

    memset(driver, 0, sizeof(*driver));
    lines_init(&driver->lines, -1, LINE_BYTES_MAX);
    list_arguments(options, dpi, ahead, arguments);
    if (process_start(&driver->process, "kiemphieu-scan", 0,
                (char *const *)(uintptr_t)arguments, PROCESS_BOTH, err) != 0)
        return -1;
    output = fileno(driver->process.output);
    if (fcntl(output, F_SETFL, O_NONBLOCK) != 0)
        return error_set(err, ERROR_IO, "cannot set up a pipe");
    lines_init(&driver->lines, output, LINE_BYTES_MAX);
    driver->patience_ms = (int64_t)options->patience_s * 1000;
    driver->ahead = (uint32_t)options->ahead;
    driver->heard_ms = instant_ms();
    return 0;
}

int scan_driver_descriptor(const struct scan_driver *driver)
{
    return driver->is_stopped ? -1 : driver->lines.descriptor;
}

/* ---- events ---- */

static const struct {
    const char *word;
    enum scan_event_kind kind;
} kinds[] = {{"opened", SCAN_EVENT_OPENED}, {"alive", SCAN_EVENT_ALIVE},
        {"sheet", SCAN_EVENT_SHEET}, {"stopped", SCAN_EVENT_STOPPED}};

static int parse(const char *line, size_t length, struct scan_event *event)
{
    const char *word, *status;
    size_t i;

    if (json_parse(line, length, &event->object, NULL) != 0)
        return -1;
    word = json_string_value(json_object_get(event->object, "event"));
    status = json_string_value(json_object_get(event->object, "status"));
    (void)snprintf(
            event->status, sizeof(event->status), "%s", status == NULL ? "" : status);
    for (i = 0; word != NULL && i < sizeof(kinds) / sizeof(kinds[0]); i++)
        if (strcmp(kinds[i].word, word) == 0) {
            event->kind = kinds[i].kind;
            return 0;
        }
    json_decref(event->object);
    event->object = NULL;
    return -1;
}

static int stop_with(
        struct scan_driver *driver, const char *status, struct scan_event *event)
{
    driver->is_stopped = 1;
    event->kind = SCAN_EVENT_STOPPED;
    event->object = NULL;
    (void)snprintf(event->status, sizeof(event->status), "%s", status);
    return 1;
}

static int take_line(struct scan_driver *driver, struct scan_event *event)
{
    char *line;
    size_t length;

    while (lines_next(&driver->lines, &line, &length)) {
        driver->heard_ms = instant_ms();
        if (parse(line, length, event) != 0)
            continue;
        driver->told += event->kind == SCAN_EVENT_SHEET;
        driver->is_stopped = event->kind == SCAN_EVENT_STOPPED;
        return 1;
    }
    return 0;
}

static int has_ended(struct scan_driver *driver, int *status)
{
    if (driver->process.pid != 0 && waitpid(driver->process.pid, status, WNOHANG) != 0)
        driver->process.pid = 0;
    return driver->process.pid == 0;
}

static int ends_within(struct scan_driver *driver, int64_t limit_ms, int *status)
{
    const struct timespec step = {0, STEP_MS * 1000000L};
    int64_t begun = instant_ms();

    while (!has_ended(driver, status)) {
        if (instant_ms() - begun >= limit_ms)
            return 0;
        (void)nanosleep(&step, NULL);
    }
    return 1;
}

/* How a program ended that said nothing of it. */
static const char *ending(struct scan_driver *driver)
{
    int status = 0;

    return ends_within(driver, TERM_MS, &status) && WIFSIGNALED(status) ? "crashed"
                                                                        : "gone";
}

int scan_driver_next(struct scan_driver *driver, struct scan_event *event)
{
    int heard;

    memset(event, 0, sizeof(*event));
    if (driver->is_stopped)
        return 0;
    if (take_line(driver, event))
        return 1;
    heard = lines_hear(&driver->lines);
    if (take_line(driver, event))
        return 1;
    if (heard < 0)
        return stop_with(driver, ending(driver), event);
    if (driver->told - driver->taken >= driver->ahead)
        driver->heard_ms = instant_ms(); /* it waits for us */
    if (instant_ms() - driver->heard_ms < driver->patience_ms)
        return 0;
    return stop_with(driver, "hung", event);
}

/* ---- what it is told ---- */

static void tell(struct scan_driver *driver, const char *word)
{
    if (driver->process.input == NULL)
        return;
    (void)fprintf(driver->process.input, "%s\n", word);
    (void)fflush(driver->process.input);
}

void scan_driver_taken(struct scan_driver *driver)
{
    driver->taken++;
    tell(driver, "taken");
}

void scan_driver_stop(struct scan_driver *driver)
{
    tell(driver, "stop");
}

void scan_driver_cancel(struct scan_driver *driver)
{
    tell(driver, "cancel");
}

/* ---- its end ---- */

void scan_driver_end(struct scan_driver *driver)
{
    int64_t patience = driver->patience_ms < CLOSE_MS ? driver->patience_ms : CLOSE_MS;
    int status;

    if (driver->process.input != NULL)
        (void)fclose(driver->process.input);
    driver->process.input = NULL;
    if (driver->process.pid != 0 && !ends_within(driver, patience, &status)) {
        (void)kill(driver->process.pid, SIGTERM);
        if (!ends_within(driver, TERM_MS, &status))
            (void)kill(driver->process.pid, SIGKILL);
    }
    (void)process_finish(&driver->process, NULL);
    lines_release(&driver->lines);
    driver->is_stopped = 1;
}
