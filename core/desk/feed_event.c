/* feed_event.c -- what `kiemphieu scan --json` tells, as a state that people can see. */
#include "core/desk/feed_event.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"

/* Cut where it must be; words of ours are never that long. */
static void copy_text(const json_t *event, const char *name, char *out, size_t size)
{
    (void)snprintf(out, size, "%s", json_text(event, name));
}

static void copy_count(const json_t *event, const char *name, uint32_t *out)
{
    int64_t value;

    if (json_get_whole(event, name, 0, UINT32_MAX, &value, NULL) == 0)
        *out = (uint32_t)value;
}

static void turn_page(struct feed_view *view, enum feed_state state)
{
    view->state = state;
    view->page++;
}

/* ---- the events ---- */

static void take_opened(struct feed_view *view, const json_t *event)
{
    (void)event;
    turn_page(view, FEED_FEEDING);
}

static void take_figures(struct feed_view *view, const json_t *event)
{
    copy_count(event, "fed", &view->fed);
    copy_count(event, "counted", &view->counted);
    copy_count(event, "held", &view->held);
    copy_count(event, "refused", &view->refused);
    copy_count(event, "per_minute", &view->per_minute);
    copy_text(event, "says", view->says, sizeof(view->says));
}

static void take_sheet(struct feed_view *view, const json_t *event)
{
    const json_t *reasons = json_object_get(event, "reasons");
    const char *word;
    size_t i;

    if (strcmp(json_text(event, "verdict"), "clear") == 0)
        return;
    copy_text(event, "verdict", view->last_verdict, sizeof(view->last_verdict));
    view->last_place = 0;
    copy_count(event, "place", &view->last_place);
    for (i = 0; i < FEED_REASONS_MAX; i++) {
        word = json_string_value(json_array_get(reasons, i));
        (void)snprintf(view->last_reasons[i], sizeof(view->last_reasons[i]), "%s",
                word == NULL ? "" : word);
    }
}

static void take_paused(struct feed_view *view, const json_t *event)
{
    copy_text(event, "status", view->stopped, sizeof(view->stopped));
    copy_text(event, "text", view->stopped_text, sizeof(view->stopped_text));
}

static void take_choices(struct feed_question *question, const json_t *choices)
{
    const char *choice;
    size_t i;

    for (i = 0; i < json_array_size(choices) && i + 1 < FEED_CHOICES_BYTES; i++) {
        choice = json_string_value(json_array_get(choices, i));
        question->choices[i] = choice == NULL || choice[0] == '\0' ? '\n' : choice[0];
    }
    question->choices[i] = '\0';
}

static void take_ask(struct feed_view *view, const json_t *event)
{
    struct feed_question question = {.tray = -1, .expected = -1};
    int64_t expected;

    copy_text(event, "question", question.word, sizeof(question.word));
    take_choices(&question, json_object_get(event, "choices"));
    copy_count(event, "fed", &question.fed);
    copy_count(event, "place", &question.place);
    if (json_get_whole(event, "expected", 0, UINT32_MAX, &expected, NULL) == 0)
        question.expected = expected;
    view->question = question;
    turn_page(view, FEED_ASKING);
}

/* The ledger's last word on the batch. */
static void take_batch(struct feed_view *view, const json_t *event)
{
    copy_count(event, "fed", &view->fed);
    copy_count(event, "counted", &view->counted);
    copy_count(event, "held", &view->held);
    copy_count(event, "refused", &view->refused);
}

static void take_ended(struct feed_view *view, const json_t *event)
{
    static const char *const words[] = {[FEED_ACCEPTED] = "accepted",
            [FEED_EMPTY] = "empty",
            [FEED_DISCARDED] = "discarded",
            [FEED_WAITING] = "waiting",
            [FEED_FAILED] = "failed"};
    const char *how = json_text(event, "how");
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(how, words[i]) == 0)
            view->end = (enum feed_end)i;
    copy_text(event, "text", view->error, sizeof(view->error));
}

void feed_event_take(struct feed_view *view, const char *line)
{
    static const struct {
        const char *name;
        void (*take)(struct feed_view *view, const json_t *event);
    } events[] = {{"opened", take_opened}, {"figures", take_figures},
            {"sheet", take_sheet}, {"paused", take_paused}, {"ask", take_ask},
            {"batch", take_batch}, {"ended", take_ended}};
    json_t *event = NULL;
    size_t i;

    if (json_parse(line, strlen(line), &event, NULL) != 0)
        return;
    for (i = 0; i < sizeof(events) / sizeof(events[0]); i++)
        if (strcmp(json_text(event, "event"), events[i].name) == 0)
            events[i].take(view, event);
    json_decref(event);
}

void feed_event_ended(struct feed_view *view, int status, const char *why)
{
    /* It says how it ended before it does; one that was killed says nothing. */
    if (status < 0 || (view->end == FEED_FAILED && view->error[0] == '\0'))
        (void)snprintf(view->error, sizeof(view->error), "%s", why);
    if (status < 0)
        view->end = FEED_FAILED;
    view->is_seen = 0;
    view->says[0] = '\0';
    turn_page(view, FEED_ENDED);
}

/* ---- answers ---- */

static int is_count(const char *answer)
{
    char *end;
    long number;

    if (answer[0] == '\0')
        return 1;
    if (answer[0] < '0' || answer[0] > '9')
        return 0;
    number = strtol(answer, &end, 10);
    return *end == '\0' && number <= FEED_SHEETS_MAX;
}

int feed_event_is_answer(const struct feed_question *question, const char *answer)
{
    if (question->choices[0] == '\0')
        return is_count(answer);
    if (answer[0] == '\0')
        return strchr(question->choices, '\n') != NULL;
    return answer[1] == '\0' && answer[0] != '\n' &&
           strchr(question->choices, answer[0]) != NULL;
}
