/* scan_ask.c -- what the operator is asked when the feeder stops. */
#include "core/scan_ask.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/language.h"
#include "core/ledger_name.h"
#include "core/picture.h"
#include "core/scan_status.h"

enum { COUNT_MAX = 1000000 };

/* What every question tells: how many sheets are safe. */
static json_t *tell_fed(const struct scan_run *run)
{
    return json_pack("{s:I}", "fed", (json_int_t)run->fed);
}

/* The first letter typed, in lower case; '\n' for Enter alone; 0 if nobody answers, -1
 * after Ctrl-C. */
static int ask_letter(
        struct scan_run *run, const struct scan_question *question, json_t *more)
{
    char text[SCAN_TALK_ANSWER_BYTES];

    switch (scan_talk_ask(&run->talk, question, more, text)) {
    case SCAN_ANSWER_NONE:
        return 0;
    case SCAN_ANSWER_INTERRUPTED:
        return -1;
    case SCAN_ANSWER_GIVEN:
    default:
        return text[0] == '\0' ? '\n' : tolower((unsigned char)text[0]);
    }
}

/* A whole number; -1 for none, whatever the reason. Asks again for what is no number. */
static int64_t ask_number(struct scan_run *run, const char *word, const char *question)
{
    const struct scan_question asked = {word, question, ""};
    char text[SCAN_TALK_ANSWER_BYTES], *end;
    long number;

    for (;;) {
        if (scan_talk_ask(&run->talk, &asked, tell_fed(run), text) != SCAN_ANSWER_GIVEN ||
                text[0] == '\0')
            return -1;
        number = strtol(text, &end, 10);
        if (*end == '\0' && number >= 0 && number <= COUNT_MAX)
            return number;
        scan_talk_say(&run->talk, _("'%s' is no number of sheets."), text);
    }
}

enum scan_choice scan_ask_empty(struct scan_run *run)
{
    const struct scan_question question = {
            "empty", _("Load more and press Enter, or type d when done:"), "\nd"};
    int letter;

    scan_talk_say(&run->talk, _("The tray is empty; sheets in: %" PRIu32 "."), run->fed);
    for (;;) {
        letter = ask_letter(run, &question, tell_fed(run));
        if (letter == '\n')
            return SCAN_CHOICE_FEED;
        if (letter == 'd' || letter == 0)
            return SCAN_CHOICE_DONE;
        if (letter < 0)
            return SCAN_CHOICE_SAVE;
    }
}

/* `more` is taken over. */
static enum scan_choice ask_choice(struct scan_run *run,
        const struct scan_question *question, json_t *more,
        const enum scan_choice *choices)
{
    const char *found;
    int letter;

    do {
        letter = ask_letter(run, question, json_incref(more));
        found = letter <= 0 ? NULL : strchr(question->letters, letter);
    } while (letter > 0 && found == NULL);
    json_decref(more);
    return found == NULL ? SCAN_CHOICE_SAVE : choices[found - question->letters];
}

static void say_fault(struct scan_run *run)
{
    const struct scan_status *status = scan_status_of(run->stopped);

    scan_talk_say(&run->talk, "%s", _(status->what));
    if (run->detail[0] != '\0')
        scan_talk_say(&run->talk, "  (%s)", run->detail);
    if (status->advice[0] != '\0')
        scan_talk_say(&run->talk, "%s", _(status->advice));
}

static void show_last(struct scan_run *run)
{
    if (run->last_image[0] == '\0')
        return;
    scan_talk_say(&run->talk, _("The last good sheet: %s/%s"), run->intake.folder,
            run->last_image);
    (void)fflush(stdout);
    picture_show(run->talk.pictures, run->intake.folder, run->last_image, 0, 0, "page",
            "210000,297000");
}

enum scan_choice scan_ask_paused(struct scan_run *run)
{
    static const enum scan_choice choices[] = {
            SCAN_CHOICE_FEED, SCAN_CHOICE_SAVE, SCAN_CHOICE_DISCARD};
    const struct scan_question question = {
            "paused", _("c continue, s save for later, x discard the batch:"), "csx"};

    scan_talk_event(&run->talk,
            json_pack("{s:s,s:s,s:s,s:I}", "event", "paused", "status", run->stopped,
                    "text", run->detail, "safe", (json_int_t)run->fed));
    say_fault(run);
    scan_talk_say(&run->talk,
            _("The batch pauses. Whole sheets that are safe: %" PRIu32
              ". A sheet that was cut short is not counted."),
            run->fed);
    show_last(run);
    return ask_choice(run, &question, tell_fed(run), choices);
}

enum scan_choice scan_ask_held(struct scan_run *run)
{
    static const enum scan_choice choices[] = {SCAN_CHOICE_FEED, SCAN_CHOICE_DONE};
    const struct scan_question question = {
            "held", _("Press Enter to go on, or type d when done:"), "\nd"};

    scan_talk_say(&run->talk, "%s", run->last_reason);
    if (run->fed == run->held_place)
        scan_talk_say(&run->talk, _("It is the last sheet in the out tray."));
    else
        scan_talk_say(&run->talk,
                _("In the out tray, sheets that came after it: %" PRIu32 "."),
                run->fed - run->held_place);
    return ask_choice(run, &question,
            json_pack("{s:I,s:I}", "fed", (json_int_t)run->fed, "place",
                    (json_int_t)run->held_place),
            choices);
}

void scan_ask_tray(struct scan_run *run, int64_t *count)
{
    *count = ask_number(run, "tray",
            _("How many sheets of this batch have gone through the "
              "scanner and lie in the "
              "out tray? (Enter: not counted)"));
    if (*count < 0)
        return;
    if (*count == (int64_t)run->fed)
        scan_talk_say(&run->talk, _("That is what is counted: feed the rest."));
    else if (*count > (int64_t)run->fed)
        scan_talk_say(&run->talk,
                _("Without a picture: %" PRId64
                  ", namely the last that went through, after the last good sheet. Lay "
                  "these back on the stack."),
                *count - (int64_t)run->fed);
    else
        scan_talk_say(&run->talk,
                _("With a picture, but missing there: %" PRId64
                  ". Look inside the scanner, and lay them in the out tray, not on the "
                  "stack."),
                (int64_t)run->fed - *count);
}

int64_t scan_ask_expected(struct scan_run *run)
{
    return ask_number(run, "expected",
            _("How many sheets did people count by hand? (Enter: not "
              "counted)"));
}

enum scan_choice scan_ask_different(struct scan_run *run, int64_t expected, int64_t fed)
{
    static const enum scan_choice choices[] = {
            SCAN_CHOICE_FEED, SCAN_CHOICE_ACCEPT, SCAN_CHOICE_SAVE, SCAN_CHOICE_DISCARD};
    const struct scan_question question = {"different",
            _("m feed more, a accept it with a reason, s save for later, x discard:"),
            "masx"};

    if (expected > fed)
        scan_talk_say(&run->talk,
                _("Counted by hand: %" PRId64 ", fed: %" PRId64 ", missing: %" PRId64
                  ". The batch is not accepted."),
                expected, fed, expected - fed);
    else
        scan_talk_say(&run->talk,
                _("Counted by hand: %" PRId64 ", fed: %" PRId64 ", too many: %" PRId64
                  ". The batch is not accepted."),
                expected, fed, fed - expected);
    return ask_choice(run, &question,
            json_pack("{s:I,s:I}", "fed", (json_int_t)fed, "expected",
                    (json_int_t)expected),
            choices);
}

int scan_ask_person(struct scan_run *run, char who[SCAN_ASK_TEXT_BYTES],
        char why[SCAN_ASK_TEXT_BYTES])
{
    const struct scan_question name = {"who", _("Your name:"), ""};
    const struct scan_question reason = {"why", _("The reason:"), ""};

    do {
        if (scan_talk_ask(&run->talk, &name, NULL, who) != SCAN_ANSWER_GIVEN)
            return -1;
    } while (who[0] == '\0');
    do {
        if (scan_talk_ask(&run->talk, &reason, NULL, why) != SCAN_ANSWER_GIVEN)
            return -1;
    } while (why[0] == '\0');
    return 0;
}

int scan_ask_second(
        struct scan_run *run, const char *who, char second[SCAN_ASK_TEXT_BYTES])
{
    const struct scan_question name = {
            "second", _("A second person's name, who agrees:"), ""};

    do {
        if (scan_talk_ask(&run->talk, &name, NULL, second) != SCAN_ANSWER_GIVEN)
            return -1;
    } while (second[0] == '\0' || ledger_name_is_same(who, second));
    return 0;
}
