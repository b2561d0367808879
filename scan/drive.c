/* drive.c -- a stack through a scanner: start, read to the end, next side, next sheet. */
#include "scan/drive.h"

#include <string.h>
#include <time.h>

#include "core/instant.h"
#include "scan/event.h"
#include "scan/frame.h"
#include "scan/option.h"
#include "scan/status.h"

enum {
    READ_BYTES = 1 << 18,
    SIDES_MAX = 2,
    ALIVE_MS = 250,
    PASSING_MS_MAX = 120000, /* a lamp is warm by then */
    PASSING_STEP_MS = 500,
    NOTHING_MOST = 16, /* reads in a row that may give nothing, as some drivers' do, */
    NOTHING_MS = 2     /* before each further one waits */
};

struct drive {
    const struct drive_options *options;
    SANE_Handle handle;
    struct settings_granted granted;
    uint32_t told; /* sheets */
    int64_t alive_ms;
    const char *status; /* why it ends; NULL: it goes on */
    struct error why;   /* in English words, "" if the status says it all */
    SANE_Byte bytes[READ_BYTES];
};

/* Ends the scan with a reason; the first one counts. */
static int end_with(struct drive *drive, const char *status)
{
    if (drive->status == NULL)
        drive->status = status;
    return -1;
}

static void tell_alive(struct drive *drive, const char *status)
{
    if (status == NULL && instant_ms() - drive->alive_ms < ALIVE_MS)
        return;
    drive->alive_ms = instant_ms();
    event_say(drive->options->out,
            json_pack("{s:s,s:s*}", "event", "alive", "status", status));
}

/* ---- why it stopped ---- */

static int says_yes(struct drive *drive, const char *option)
{
    char text[OPTION_VALUE_BYTES];

    return option_text(drive->handle, option, text) == 0 && strcmp(text, "yes") == 0;
}

/* Asked right after the failure: later the scanner has forgotten. */
static int end_with_sane(struct drive *drive, SANE_Status status)
{
    if (status == SANE_STATUS_JAMMED && says_yes(drive, "double-feed"))
        return end_with(drive, "two-sheets");
    if (status == SANE_STATUS_NO_DOCS && says_yes(drive, "page-loaded"))
        return end_with(drive, "stopped-at-scanner");
    if (status == SANE_STATUS_EOF)
        return end_with(drive, "no-docs"); /* avision's way, and pnm's */
    if (status == SANE_STATUS_CANCELLED && drive->options->commands->is_cancelled)
        return end_with(drive, "asked");
    return end_with(drive, status_word(status));
}

/* What is wrong with a frame: the disk, or the picture. */
static int end_with_frame(struct drive *drive)
{
    return end_with(drive, drive->why.kind == ERROR_SYNTAX  ? "short-page"
                           : drive->why.kind == ERROR_RANGE ? "picture"
                           : drive->why.kind == ERROR_IO    ? "disk"
                                                            : "no-memory");
}

/* ---- one frame ---- */

static int start(struct drive *drive)
{
    struct commands *commands = drive->options->commands;
    int64_t begun = instant_ms();
    SANE_Status status;

    for (;;) {
        status = sane_start(drive->handle);
        if (!status_is_passing(status))
            break;
        if (instant_ms() - begun > PASSING_MS_MAX)
            return end_with_sane(drive, status);
        tell_alive(drive, status_word(status));
        commands_hear(commands, PASSING_STEP_MS);
        if (commands->is_cancelled || commands->is_stopping)
            return end_with(drive, "asked");
    }
    tell_alive(drive, NULL);
    return status == SANE_STATUS_GOOD ? 0 : end_with_sane(drive, status);
}

/* A driver that gives nothing is asked again, but not a million times a second; the
 * front-end sees that nothing comes, and ends us. */
static void wait_for_bytes(int nothings)
{
    const struct timespec pause = {0, NOTHING_MS * 1000000L};

    if (nothings > NOTHING_MOST)
        (void)nanosleep(&pause, NULL);
}

static int read_frame(struct drive *drive, struct frame *frame)
{
    struct commands *commands = drive->options->commands;
    SANE_Status status;
    SANE_Int size;
    int nothings = 0;

    for (;;) {
        size = 0;
        status = sane_read(drive->handle, drive->bytes, READ_BYTES, &size);
        if (status == SANE_STATUS_EOF)
            break;
        if (status != SANE_STATUS_GOOD)
            return end_with_sane(drive, status);
        if (size < 0 || size > READ_BYTES)
            return end_with(drive, "picture");
        nothings = size == 0 ? nothings + (nothings <= NOTHING_MOST) : 0;
        if (size == 0)
            wait_for_bytes(nothings);
        else if (frame_take(frame, drive->bytes, (size_t)size, &drive->why) != 0)
            return end_with_frame(drive);
        else
            tell_alive(drive, NULL);
        commands_hear(commands, 0);
        if (commands->is_cancelled)
            return end_with(drive, "asked");
    }
    return frame_end(frame, &drive->why) == 0 ? 0 : end_with_frame(drive);
}

/* ---- one side ---- */

static int scan_frames(struct drive *drive, struct frame *frame)
{
    SANE_Parameters parameters;
    SANE_Status status;

    do {
        memset(&parameters, 0, sizeof(parameters));
        status = sane_get_parameters(drive->handle, &parameters);
        if (status != SANE_STATUS_GOOD)
            return end_with_sane(drive, status);
        if (frame_begin(frame, &parameters, &drive->why) != 0)
            return end_with_frame(drive);
        if (read_frame(drive, frame) != 0)
            return -1;
        if (!parameters.last_frame && start(drive) != 0)
            return -1;
    } while (!parameters.last_frame);
    return 0;
}

static int scan_side(struct drive *drive, const char *stem, char part[STORE_PART_BYTES])
{
    struct frame frame;
    int result;

    if (start(drive) != 0)
        return -1;
    frame_init(&frame, drive->options->folder, stem, drive->granted.dpi_x,
            drive->granted.dpi_y);
    result = scan_frames(drive, &frame);
    if (result == 0 && frame_finish(&frame, part, &drive->why) != 0)
        result = end_with_frame(drive);
    frame_release(&frame);
    return result;
}

/* ---- one sheet ---- */

static void remove_part(struct drive *drive, const char *part)
{
    struct store_file file;
    struct error why;

    if (store_adopt(drive->options->folder, part, &file, &why) == 0)
        store_drop(&file);
}

static void tell_sheet(
        struct drive *drive, char parts[SIDES_MAX][STORE_PART_BYTES], int sides)
{
    json_t *list = json_array();
    int i;

    for (i = 0; i < sides; i++)
        (void)json_array_append_new(list, json_string(parts[i]));
    drive->told++;
    event_say(
            drive->options->out, json_pack("{s:s,s:o}", "event", "sheet", "parts", list));
}

static int scan_sheet(struct drive *drive)
{
    int sides = drive->options->settings.is_duplex ? SIDES_MAX : 1, done;
    char parts[SIDES_MAX][STORE_PART_BYTES], stem[STORE_STEM_BYTES];

    for (done = 0; done < sides; done++) {
        store_stem(stem, done);
        if (scan_side(drive, stem, parts[done]) == 0)
            continue;
        if (done > 0) {
            remove_part(drive, parts[0]);
            if (strcmp(drive->status, "no-docs") == 0)
                drive->status = "no-back";
        }
        return -1;
    }
    tell_sheet(drive, parts, sides);
    return 0;
}

/* The queue to the front-end is bounded: waits until one more sheet may be told. */
static int wait_for_room(struct drive *drive)
{
    struct commands *commands = drive->options->commands;

    commands_hear(commands, 0);
    while (!commands->is_cancelled && !commands->is_stopping &&
            drive->told - commands->taken >= drive->options->ahead)
        commands_hear(commands, -1);
    return commands->is_cancelled || commands->is_stopping ? end_with(drive, "asked") : 0;
}

static void scan_stack(struct drive *drive)
{
    while (wait_for_room(drive) == 0 && scan_sheet(drive) == 0)
        if (drive->granted.is_glass)
            (void)end_with(drive, "no-docs"); /* until another sheet is laid on it */
}

/* ---- the device ---- */

static int set_up(struct drive *drive)
{
    const struct drive_options *options = drive->options;

    if (settings_apply(drive->handle, &options->settings, &drive->granted, &drive->why) !=
            0)
        return end_with(drive, "settings");
    event_say(options->out,
            json_pack("{s:s,s:s,s:o}", "event", "opened", "device", options->device,
                    "options", option_record(drive->handle)));
    return 0;
}

static void tell_stopped(struct drive *drive)
{
    event_say(
            drive->options->out, json_pack("{s:s,s:s,s:s}", "event", "stopped", "status",
                                         drive->status, "text", drive->why.text));
}

static SANE_Status open_patiently(struct drive *drive)
{
    int64_t begun = instant_ms();
    SANE_Status status;

    for (;;) {
        status = sane_open(drive->options->device, &drive->handle);
        if (!status_is_passing(status) || instant_ms() - begun > PASSING_MS_MAX)
            return status;
        tell_alive(drive, status_word(status));
        commands_hear(drive->options->commands, PASSING_STEP_MS);
        if (drive->options->commands->is_cancelled ||
                drive->options->commands->is_stopping)
            return SANE_STATUS_CANCELLED;
    }
}

int drive_run(const struct drive_options *options)
{
    struct drive drive = {.options = options};
    SANE_Status status = sane_init(NULL, NULL);
    int result = -1;

    if (status == SANE_STATUS_GOOD)
        status = open_patiently(&drive);
    if (status != SANE_STATUS_GOOD) {
        (void)end_with(
                &drive, status == SANE_STATUS_INVAL ? "no-device" : status_word(status));
        tell_stopped(&drive);
        return -1;
    }
    if (set_up(&drive) == 0) {
        result = 0;
        scan_stack(&drive);
    }
    tell_stopped(&drive);
    sane_cancel(drive.handle);
    sane_close(drive.handle);
    sane_exit();
    return result;
}
