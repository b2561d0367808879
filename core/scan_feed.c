/* scan_feed.c -- one feed: from the driver through store and reader into the ledger. */
#include "core/scan_feed.h"

#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#include "core/instant.h"
#include "core/language.h"
#include "core/reason.h"
#include "core/scan_status.h"

enum {
    WATCHED_MAX = READER_JOBS_MAX + 3,
    LOOK_MS = 250, /* also without news: for the driver's silence */
    SHOW_MS = 100,
    TELL_MS = 500, /* the event "figures" */
    LINE_BYTES = 1024,
    MINUTE_MS = 60000
};

/* ---- what the operator sees ---- */

static int64_t per_minute(const struct scan_run *run)
{
    int64_t passed = instant_ms() - run->begun_ms;

    return passed < 1 ? 0 : (int64_t)run->driver.told * MINUTE_MS / passed;
}

static void tell_figures(struct scan_run *run)
{
    const struct intake_sums *sums = &run->intake.sums;

    scan_talk_event(&run->talk,
            json_pack("{s:s,s:I,s:I,s:I,s:I,s:I,s:s}", "event", "figures", "fed",
                    (json_int_t)run->fed, "counted",
                    (json_int_t)run->earlier.counted + sums->counted, "held",
                    (json_int_t)run->earlier.held + sums->held, "refused",
                    (json_int_t)run->earlier.refused + sums->refused, "per_minute",
                    (json_int_t)per_minute(run), "says", run->scanner_says));
}

static void show(struct scan_run *run, int is_due)
{
    const struct intake_sums *sums = &run->intake.sums;
    int64_t now = instant_ms();
    char line[LINE_BYTES];
    int used;

    if (!is_due && now - run->shown_ms < (run->talk.is_json ? TELL_MS : SHOW_MS))
        return;
    run->shown_ms = now;
    if (run->talk.is_json)
        tell_figures(run);
    if (!run->talk.has_line)
        return;
    used = snprintf(line, sizeof(line),
            _("%" PRIu32 " sheets in, %" PRId64 " a minute: %" PRIu32 " counted, %" PRIu32
              " held, %" PRIu32 " refused"),
            run->fed, per_minute(run), run->earlier.counted + sums->counted,
            run->earlier.held + sums->held, run->earlier.refused + sums->refused);
    if (run->last_reason[0] != '\0' && used > 0 && used < LINE_BYTES)
        used += snprintf(
                line + used, sizeof(line) - (size_t)used, "; %s", run->last_reason);
    if (run->scanner_says[0] != '\0' && used > 0 && used < LINE_BYTES)
        (void)snprintf(line + used, sizeof(line) - (size_t)used, " [%s]",
                _(scan_status_of(run->scanner_says)->what));
    scan_talk_line(&run->talk, line);
}

static void note_reason(struct scan_run *run, const json_t *sheet, uint32_t place)
{
    const json_t *reasons = json_object_get(sheet, "reasons");
    enum reason reason;

    if (json_array_size(reasons) == 0 ||
            reason_of_word(json_string_value(json_array_get(reasons, 0)), &reason) != 0)
        return;
    if (place > 0)
        (void)snprintf(run->last_reason, sizeof(run->last_reason),
                _("sheet %" PRIu32 " from the top: %s"), place, reason_sentence(reason));
    else
        (void)snprintf(run->last_reason, sizeof(run->last_reason), "%s",
                reason_sentence(reason));
}

void scan_feed_entered(void *context, const json_t *sheet, uint32_t place)
{
    struct scan_run *run = context;
    const char *verdict = json_string_value(json_object_get(sheet, "verdict"));

    scan_talk_event(&run->talk,
            json_pack("{s:s,s:I,s:s,s:O}", "event", "sheet", "place", (json_int_t)place,
                    "verdict", verdict == NULL ? "" : verdict, "reasons",
                    json_object_get(sheet, "reasons")));
    if (verdict == NULL || strcmp(verdict, "clear") == 0)
        return;
    note_reason(run, sheet, place);
    if (!run->talk.is_json)
        scan_talk_say(&run->talk, "%s", run->last_reason);
    if (!run->options->is_stopping_on_held || strcmp(verdict, "held") != 0)
        return;
    run->held_place = place;
    scan_driver_stop(&run->driver);
}

/* ---- from the store to the reader ---- */

static int give_sides(struct scan_run *run, const struct intake_store_image *images,
        size_t count, struct error *err)
{
    struct intake_image image;
    size_t i;

    for (i = 0; i < count; i++) {
        memset(&image, 0, sizeof(image));
        image.side = count == 1 ? INTAKE_SINGLE : i == 0 ? INTAKE_FRONT : INTAKE_BACK;
        image.is_next = run->is_next || i > 0;
        image.place = run->fed;
        memcpy(image.path, images[i].path, sizeof(image.path));
        memcpy(image.digest, images[i].digest, sizeof(image.digest));
        if (intake_give(&run->intake, &image, err) != 0)
            return -1;
    }
    run->is_next = 1;
    return 0;
}

static int take_adopted(struct scan_run *run, struct error *err)
{
    struct intake_store_image images[INTAKE_STORE_SIDES];
    size_t count;

    if (intake_store_adopted(&run->intake.store, images, &count, err) != 0)
        return -1;
    run->storing--;
    run->fed++;
    if (count > 0)
        memcpy(run->last_image, images[0].path, sizeof(run->last_image));
    if (!run->options->is_stopping_on_held)
        scan_driver_taken(&run->driver);
    return give_sides(run, images, count, err);
}

/* Where the feed stops at a held sheet, the next one is fed once this one is read. */
static void acknowledge_read(struct scan_run *run)
{
    uint32_t sides = run->options->driver.is_duplex ? 2 : 1;

    while (run->options->is_stopping_on_held &&
            (run->acknowledged + 1) * sides <= run->intake.read - run->images_before) {
        run->acknowledged++;
        scan_driver_taken(&run->driver);
    }
}

/* ---- from the driver ---- */

/* What the operator should know of the scanner's settings. */
static void say_opened(struct scan_run *run, json_t *opened)
{
    const json_t *options = json_object_get(opened, "options");
    const char *source = json_string_value(json_object_get(options, "source"));
    const char *mode = json_string_value(json_object_get(options, "mode"));
    const char *dpi = json_string_value(json_object_get(options, "resolution"));

    if (!run->talk.is_json)
        scan_talk_say(&run->talk, _("Scanner %s: %s, %s, %s dpi"),
                run->options->driver.device, source == NULL ? "-" : source,
                mode == NULL ? "-" : mode, dpi == NULL ? "-" : dpi);
    scan_talk_event(&run->talk, json_incref(opened));
}

static int record_options(struct scan_run *run, const json_t *opened, struct error *err)
{
    json_t *request = intake_batch(&run->intake, "batch-note");
    json_t *detail = json_pack("{s:O?,s:O?}", "device", json_object_get(opened, "device"),
            "options", json_object_get(opened, "options"));

    (void)json_object_set_new(request, "kind", json_string("options"));
    (void)json_object_set_new(request, "detail", detail);
    return ledger_client_ask(&run->intake.ledger, request, NULL, err);
}

static int take_sheet(struct scan_run *run, const json_t *event, struct error *err)
{
    json_t *parts = json_object_get(event, "parts");

    run->storing++;
    return intake_store_adopt(&run->intake.store, parts, err);
}

static int take_event(
        struct scan_run *run, const struct scan_event *event, struct error *err)
{
    const char *text;

    memcpy(run->scanner_says, event->status, sizeof(run->scanner_says));
    switch (event->kind) {
    case SCAN_EVENT_OPENED:
        say_opened(run, event->object);
        return record_options(run, event->object, err);
    case SCAN_EVENT_SHEET:
        return take_sheet(run, event->object, err);
    case SCAN_EVENT_STOPPED:
        memcpy(run->stopped, event->status, sizeof(run->stopped));
        text = json_string_value(json_object_get(event->object, "text"));
        (void)snprintf(run->detail, sizeof(run->detail), "%s", text == NULL ? "" : text);
        return 0;
    case SCAN_EVENT_ALIVE:
    default:
        return 0;
    }
}

static int take_events(struct scan_run *run, struct error *err)
{
    struct scan_event event;
    int result = 0;

    while (result == 0 && scan_driver_next(&run->driver, &event)) {
        result = take_event(run, &event, err);
        json_decref(event.object);
    }
    return result;
}

/* ---- the loop ---- */

static int watch(struct scan_run *run, int *is_stored, struct error *err)
{
    struct pollfd watched[WATCHED_MAX];
    int can_take = run->storing > 0 && !reader_is_full(run->intake.reader);
    size_t count = reader_watch(run->intake.reader, watched);

    watched[count++] = (struct pollfd){scan_driver_descriptor(&run->driver), POLLIN, 0};
    watched[count++] = (struct pollfd){run->talk.signals, POLLIN, 0};
    watched[count++] = (struct pollfd){
            can_take ? intake_store_descriptor(&run->intake.store) : -1, POLLIN, 0};
    if (poll(watched, (nfds_t)count, LOOK_MS) < 0 && errno != EINTR)
        return error_set(
                err, ERROR_IO, "cannot wait for the scanner: %s", strerror(errno));
    *is_stored = watched[count - 1].revents != 0;
    return 0;
}

static int obey_interrupt(struct scan_run *run, struct error *err)
{
    if (!scan_talk_is_interrupted(&run->talk))
        return 0;
    if (++run->interrupts > 1)
        return error_set(err, ERROR_STATE,
                "stopped at once; kiemphieu scan takes the batch up where it was");
    scan_talk_say(&run->talk,
            _("Stopping after this sheet. Press Ctrl-C again to stop at once."));
    scan_driver_stop(&run->driver);
    return 0;
}

static int step(struct scan_run *run, struct error *err)
{
    int is_stored = 0;

    if (watch(run, &is_stored, err) != 0 || obey_interrupt(run, err) != 0 ||
            take_events(run, err) != 0 || (is_stored && take_adopted(run, err) != 0) ||
            reader_look(run->intake.reader, err) != 0)
        return -1;
    acknowledge_read(run);
    show(run, 0);
    return 0;
}

static void start(struct scan_run *run)
{
    run->begun_ms = instant_ms();
    run->storing = 0;
    run->acknowledged = 0;
    run->images_before = (uint32_t)run->intake.enter.image_count;
    run->interrupts = 0;
    run->held_place = 0;
    run->stopped[0] = '\0';
    run->detail[0] = '\0';
}

int scan_feed(struct scan_run *run, struct error *err)
{
    struct scan_driver_options driver = run->options->driver;
    int result;

    start(run);
    if (run->options->is_stopping_on_held)
        driver.ahead = 1;
    result = scan_driver_start(&run->driver, &driver, err);
    while (result == 0 && (run->stopped[0] == '\0' || run->storing > 0))
        result = step(run, err);
    scan_driver_end(&run->driver);
    if (result == 0)
        result = reader_finish(run->intake.reader, err);
    if (result == 0)
        show(run, 1);
    return result;
}
