/* scan_run.c -- a stack through the scanner into the count, with an operator beside it.
 */
#include "core/scan_run.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/batch_text.h"
#include "core/json.h"
#include "core/language.h"
#include "core/scan_ask.h"
#include "core/scan_feed.h"

/* ---- requests ---- */

static int note(struct scan_run *run, const char *kind, json_t *detail, struct error *err)
{
    json_t *request = intake_batch(&run->intake, "batch-note");

    (void)json_object_set_new(request, "kind", json_string(kind));
    (void)json_object_set_new(request, "detail", detail);
    return ledger_client_ask(&run->intake.ledger, request, NULL, err);
}

/* A decision about this batch: of one person ("name"), or of two ("names"). */
static int decide(struct scan_run *run, const char *request, const char *member,
        json_t *who, const char *why, struct error *err)
{
    json_t *object = intake_batch(&run->intake, request);

    (void)json_object_set_new(object, member, who);
    (void)json_object_set_new(object, "reason", json_string(why));
    return ledger_client_ask(&run->intake.ledger, object, NULL, err);
}

static uint32_t number(const json_t *object, const char *name)
{
    json_int_t value = json_integer_value(json_object_get(object, name));

    return value < 0 || value > UINT32_MAX ? 0 : (uint32_t)value;
}

static void take_sums(const json_t *object, struct intake_sums *sums)
{
    sums->sheets = number(object, "fed");
    sums->counted = number(object, "counted");
    sums->held = number(object, "held");
    sums->refused = number(object, "refused");
}

/* ---- the batch: a new one, or one that is not finished ---- */

static int is_unfinished(const struct scan_run *run, const json_t *batch)
{
    return json_is_true(json_object_get(batch, "waits")) &&
           json_is_true(json_object_get(batch, "scanned")) &&
           json_is_true(json_object_get(batch, "trial")) == run->options->is_trial;
}

/* What people call it: its name, else its id. */
static const char *batch_label(const json_t *batch)
{
    const char *name = json_string_value(json_object_get(batch, "name"));
    const char *id = json_string_value(json_object_get(batch, "batch"));

    return name != NULL && name[0] != '\0' ? name : id == NULL ? "?" : id;
}

/* The batch to be taken up; *found is NULL if there is none. */
static int choose(struct scan_run *run, const json_t *batches, const json_t **found,
        struct error *err)
{
    const char *wanted = run->options->batch_name;
    const json_t *other = NULL;
    size_t i, count = 0;

    *found = NULL;
    for (i = 0; i < json_array_size(batches); i++) {
        const json_t *batch = json_array_get(batches, i);

        if (!is_unfinished(run, batch))
            continue;
        other = batch;
        if (wanted != NULL && !batch_text_is(batch, "name", wanted))
            continue;
        *found = batch;
        count++;
    }
    if (count > 1 || (count == 0 && other != NULL))
        return error_set(err, ERROR_STATE,
                "the batch '%s' is not finished: take it up, or decide it with kiemphieu "
                "batches",
                batch_label(other));
    return 0;
}

static int resume(struct scan_run *run, const json_t *batch, struct error *err)
{
    json_t *answer = NULL;
    int64_t tray;

    if (json_get_text(batch, "batch", run->intake.sums.batch,
                sizeof(run->intake.sums.batch), err) != 0 ||
            ledger_client_ask(&run->intake.ledger,
                    intake_batch(&run->intake, "batch-resume"), &answer, err) != 0)
        return -1;
    take_sums(answer, &run->earlier);
    json_decref(answer);
    if (intake_recover(&run->intake, err) != 0 ||
            reader_finish(run->intake.reader, err) != 0)
        return -1;
    run->fed = run->earlier.sheets + run->intake.sums.sheets;
    scan_talk_say(&run->talk,
            _("A batch is taken up where it was; sheets that are safe: %" PRIu32 "."),
            run->fed);
    scan_ask_tray(run, &tray);
    return note(run, "resumed",
            json_pack(
                    "{s:I,s:I}", "safe", (json_int_t)run->fed, "tray", (json_int_t)tray),
            err);
}

static int begin(struct scan_run *run, struct error *err)
{
    const struct scan_options *options = run->options;

    if (intake_begin(&run->intake, options->batch_name, options->expected, 1, err) != 0)
        return -1;
    /* What an import that was cut short has left is taken up with it. */
    if (intake_recover(&run->intake, err) != 0 ||
            reader_finish(run->intake.reader, err) != 0)
        return -1;
    run->fed = run->intake.sums.sheets;
    return 0;
}

static int begin_or_resume(struct scan_run *run, struct error *err)
{
    json_t *answer = NULL;
    const json_t *found;
    int result;

    if (ledger_client_ask(&run->intake.ledger, json_pack("{s:s}", "request", "batches"),
                &answer, err) != 0)
        return -1;
    result = choose(run, json_object_get(answer, "batches"), &found, err);
    if (result == 0)
        result = found != NULL ? resume(run, found, err) : begin(run, err);
    json_decref(answer);
    return result;
}

/* ---- when the feeder stops ---- */

static int is_empty(const struct scan_run *run)
{
    return strcmp(run->stopped, "no-docs") == 0;
}

static int pause(struct scan_run *run, enum scan_choice *choice, struct error *err)
{
    int64_t tray;

    if (note(run, "paused",
                json_pack("{s:s,s:s,s:I}", "status", run->stopped, "text", run->detail,
                        "safe", (json_int_t)run->fed),
                err) != 0)
        return -1;
    *choice = scan_ask_paused(run);
    if (*choice != SCAN_CHOICE_FEED)
        return 0;
    scan_ask_tray(run, &tray);
    return note(run, "resumed",
            json_pack(
                    "{s:I,s:I}", "safe", (json_int_t)run->fed, "tray", (json_int_t)tray),
            err);
}

static int ask_next(struct scan_run *run, enum scan_choice *choice, struct error *err)
{
    if (run->interrupts > 0)
        *choice = SCAN_CHOICE_SAVE;
    else if (is_empty(run))
        *choice = scan_ask_empty(run);
    else if (run->held_place > 0 && strcmp(run->stopped, "asked") == 0)
        *choice = scan_ask_held(run);
    else
        return pause(run, choice, err);
    return 0;
}

static int feed_all(struct scan_run *run, enum scan_choice *choice, struct error *err)
{
    *choice = SCAN_CHOICE_FEED;
    while (*choice == SCAN_CHOICE_FEED)
        if (scan_feed(run, err) != 0 || ask_next(run, choice, err) != 0)
            return -1;
    return 0;
}

/* ---- when the operator is done ---- */

static int end_batch(
        struct scan_run *run, int64_t expected, json_t **answer, struct error *err)
{
    json_t *request = intake_batch(&run->intake, "batch-end");

    if (expected >= 0)
        (void)json_object_set_new(request, "expected", json_integer(expected));
    if (intake_enter_finish(&run->intake.enter, err) != 0) {
        json_decref(request);
        return -1;
    }
    if (ledger_client_ask(&run->intake.ledger, request, answer, err) != 0)
        return -1;
    run->is_ended = 1;
    return 0;
}

static void tell_end(struct scan_run *run, const json_t *answer)
{
    json_t *event = json_copy((json_t *)(uintptr_t)answer);

    (void)json_object_del(event, "ok");
    (void)json_object_set_new(event, "event", json_string("batch"));
    scan_talk_event(&run->talk, event);
}

static int discard(struct scan_run *run, enum scan_end *end, struct error *err)
{
    char who[SCAN_ASK_TEXT_BYTES], why[SCAN_ASK_TEXT_BYTES];

    if (scan_ask_person(run, who, why) != 0)
        return 0; /* it waits */
    if ((!run->is_ended && end_batch(run, -1, NULL, err) != 0) ||
            decide(run, "batch-discard", "name", json_string(who), why, err) != 0)
        return -1;
    *end = SCAN_END_DISCARDED;
    return 0;
}

static int accept(struct scan_run *run, enum scan_end *end, struct error *err)
{
    char who[SCAN_ASK_TEXT_BYTES], second[SCAN_ASK_TEXT_BYTES], why[SCAN_ASK_TEXT_BYTES];

    if (scan_ask_person(run, who, why) != 0 || scan_ask_second(run, who, second) != 0)
        return 0;
    if (decide(run, "batch-accept", "names", json_pack("[s,s]", who, second), why, err) !=
            0)
        return -1;
    *end = SCAN_END_ACCEPTED;
    return 0;
}

static int feed_more(struct scan_run *run, enum scan_choice *choice, struct error *err)
{
    if (ledger_client_ask(&run->intake.ledger, intake_batch(&run->intake, "batch-resume"),
                NULL, err) != 0)
        return -1;
    run->is_ended = 0;
    return feed_all(run, choice, err);
}

/* The batch's counts against each other; *choice FEED: more is to be fed. */
static int finish(struct scan_run *run, int64_t expected, enum scan_choice *choice,
        enum scan_end *end, struct error *err)
{
    json_t *answer = NULL;
    int is_accepted;

    if (end_batch(run, expected, &answer, err) != 0)
        return -1;
    tell_end(run, answer);
    is_accepted = json_is_true(json_object_get(answer, "accepted"));
    expected = json_integer_value(json_object_get(answer, "expected"));
    *choice = is_accepted ? SCAN_CHOICE_DONE
                          : scan_ask_different(run, expected, number(answer, "fed"));
    json_decref(answer);
    if (is_accepted)
        *end = SCAN_END_ACCEPTED;
    if (*choice == SCAN_CHOICE_ACCEPT)
        return accept(run, end, err);
    return *choice == SCAN_CHOICE_FEED ? feed_more(run, choice, err) : 0;
}

/* A scanner that could not be used leaves no stack that waits. */
static int end_empty(struct scan_run *run, enum scan_end *end, struct error *err)
{
    if (end_batch(run, 0, NULL, err) != 0)
        return -1;
    *end = SCAN_END_EMPTY;
    return 0;
}

static int run_batch(struct scan_run *run, enum scan_end *end, struct error *err)
{
    int64_t expected = run->options->expected;
    enum scan_choice choice;

    if (intake_start(&run->intake, err) != 0)
        return -1;
    run->intake.enter.entered = scan_feed_entered;
    run->intake.enter.context = run;
    if (begin_or_resume(run, err) != 0 || feed_all(run, &choice, err) != 0)
        return -1;
    while (choice == SCAN_CHOICE_DONE && *end == SCAN_END_WAITING) {
        if (expected < 0)
            expected = scan_ask_expected(run);
        if (finish(run, expected, &choice, end, err) != 0)
            return -1;
    }
    if (choice == SCAN_CHOICE_SAVE && run->fed == 0 && !run->is_ended)
        return end_empty(run, end, err);
    return choice == SCAN_CHOICE_DISCARD ? discard(run, end, err) : 0;
}

/* The last event: how it came out. */
static void tell_ended(
        struct scan_run *run, int result, enum scan_end end, const struct error *err)
{
    static const char *const words[] = {[SCAN_END_ACCEPTED] = "accepted",
            [SCAN_END_EMPTY] = "empty",
            [SCAN_END_DISCARDED] = "discarded",
            [SCAN_END_WAITING] = "waiting"};

    scan_talk_event(&run->talk, json_pack("{s:s,s:s,s:s}", "event", "ended", "how",
                                        result != 0 ? "failed" : words[end], "text",
                                        result != 0 ? err->text : ""));
}

int scan_run(const struct scan_options *options, enum scan_end *end,
        struct intake_sums *sums, struct error *err)
{
    struct scan_run *run = calloc(1, sizeof(*run));
    struct error later = {.text = ""};
    int result;

    *end = SCAN_END_WAITING;
    memset(sums, 0, sizeof(*sums));
    if (run == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a scan");
    run->options = options;
    run->intake.folder = options->driver.folder;
    run->intake.is_trial = options->is_trial;
    run->intake.jobs = options->jobs;
    result = scan_talk_start(&run->talk, options->is_json, err);
    if (result == 0)
        result = run_batch(run, end, err);
    if (intake_release(&run->intake, &later) != 0 && result == 0)
        result = error_set(err, ERROR_IO, "%s", later.text);
    *sums = run->intake.sums;
    tell_ended(run, result, *end, err);
    scan_talk_end(&run->talk);
    free(run);
    return result;
}
