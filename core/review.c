/* review.c -- held sheets decided by a person, question by question. */
#include "core/review.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/held_sheet.h"
#include "core/language.h"
#include "core/reason.h"
#include "core/review_ask.h"
#include "core/review_opinions.h"
#include "core/review_show.h"

/* One sheet under decision. */
struct decision {
    struct review *review;
    const json_t *sheet;
    size_t type;                   /* index into the conference's types */
    int is_all;                    /* every row is asked, not only the doubtful */
    json_t *states[OFFICIALS_MAX]; /* of the rows, as told; NULL: as read */
};

int review_start(struct review *review, const char *folder, struct error *err)
{
    char name[LAYOUT_ID_BYTES + 16], path[FILE_PATH_MAX];
    size_t i;

    memset(review, 0, sizeof(*review));
    officials_init(&review->officials);
    review->folder = folder;
    review->input = stdin;
    review->pictures = terminal_pictures();
    review->conference = calloc(1, sizeof(*review->conference));
    if (review->conference == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    if (conference_load(folder, review->conference, err) != 0 ||
            officials_load(folder, review->conference, &review->officials, err) != 0)
        return -1;
    for (i = 0; i < review->conference->type_count; i++) {
        if (rule_find(review->conference->types[i].rule, folder, &review->rules[i],
                    err) != 0)
            return -1;
        (void)snprintf(
                name, sizeof(name), "layout/%s.json", review->conference->types[i].id);
        layout_init(&review->layouts[i]);
        if (file_join(path, folder, name, NULL) == 0)
            (void)!layout_load(path, &review->layouts[i], NULL);
    }
    return 0;
}

void review_release(struct review *review)
{
    size_t i;

    for (i = 0; i < CONFERENCE_TYPES_MAX; i++)
        layout_release(&review->layouts[i]);
    officials_release(&review->officials);
    free(review->conference);
    review->conference = NULL;
}

/* ---- rows ---- */

static int is_asked(const struct decision *decision, const struct official *official)
{
    const struct review *review = decision->review;

    if (strcmp(official->ballot_type, review->conference->types[decision->type].id) != 0)
        return 0;
    return decision->is_all || held_sheet_is_asked(decision->sheet, official->contest);
}

static void row_question(const struct rule *rule, char *out, size_t size)
{
    size_t used = 0, i;

    for (i = 0; i < rule->option_count; i++)
        used += (size_t)snprintf(out + used, size - used, "  %zu = %s", i + 1,
                language_is_vietnamese() ? rule->options[i].label_vi
                                         : rule->options[i].label_en);
    (void)snprintf(out + used, size - used, "\n  %s",
            _("b = no mark, o = several marks, v = whole ballot void, x = no ballot,\n"
              "  r = scan it again, u = back, s = later, w = undo my last decision, q = "
              "quit"));
}

/* The answer for one row, kept in the decision; others are for the caller. */
static enum answer ask_row(struct decision *decision, size_t at)
{
    const struct official *official = &decision->review->officials.list[at];
    const struct rule *rule = &decision->review->rules[decision->type];
    char question[RULE_OPTIONS_MAX * REVIEW_TEXT_BYTES];
    const json_t *page, *contest;
    enum answer answer;
    size_t option = 0;

    contest = held_sheet_contest(decision->sheet, official->contest, &page);
    review_show_row(decision->review, decision->type, official, page, contest);
    row_question(rule, question, sizeof(question));
    answer = review_ask(
            decision->review, question, rule->option_count, "bovxruswq", &option);
    if (answer != ANSWER_OPTION && answer != ANSWER_BLANK && answer != ANSWER_OVER)
        return answer;
    json_decref(decision->states[at]);
    decision->states[at] =
            answer == ANSWER_OPTION
                    ? json_pack("{s:s,s:s,s:[s]}", "contest", official->contest, "state",
                              "chosen", "chosen", rule->options[option].id)
                    : json_pack("{s:s,s:s,s:[]}", "contest", official->contest, "state",
                              answer == ANSWER_BLANK ? "blank" : "over", "chosen");
    return answer;
}

/* Every asked row in turn; "back" goes to the one before. */
static enum answer ask_rows(struct decision *decision)
{
    const struct officials *officials = &decision->review->officials;
    size_t asked[OFFICIALS_MAX], count = 0, i;
    enum answer answer;

    for (i = 0; i < officials->count; i++)
        if (is_asked(decision, &officials->list[i]))
            asked[count++] = i;
    for (i = 0; i < count;) {
        answer = ask_row(decision, asked[i]);
        if (answer == ANSWER_BACK)
            i = i > 0 ? i - 1 : 0;
        else if (answer == ANSWER_OPTION || answer == ANSWER_BLANK ||
                 answer == ANSWER_OVER)
            i++;
        else
            return answer;
    }
    return ANSWER_ACCEPT;
}

/* ---- the sheet ---- */

static enum answer ask_sheet(struct decision *decision)
{
    size_t unused = 0;

    if (json_array_size(json_object_get(decision->sheet, "pages")) > 0)
        review_show_page(decision->review,
                json_array_get(json_object_get(decision->sheet, "pages"), 0));
    return review_ask(decision->review,
            _("  a = the rows count as read (doubtful ones are asked), e = enter every "
              "row,\n"
              "  v = whole ballot void, x = no ballot, r = scan it again,\n"
              "  s = later, w = undo my last decision, q = quit"),
            0, "aevxrswq", &unused);
}

static int choose_type(struct decision *decision, enum answer *answer)
{
    const struct conference *conference = decision->review->conference;
    const char *type = json_string_value(json_object_get(decision->sheet, "ballot_type"));
    size_t i;

    for (i = 0; i < conference->type_count; i++)
        if (type != NULL && strcmp(conference->types[i].id, type) == 0) {
            decision->type = i;
            return 0;
        }
    if (conference->type_count == 1)
        return 0;
    (void)printf(_("Which ballot is it?\n"));
    for (i = 0; i < conference->type_count && i < 9; i++)
        (void)printf("  %zu = %s\n", i + 1, conference->types[i].id);
    *answer = review_ask(decision->review,
            _("  x = no ballot, r = scan it again, s = later, w = undo my last decision, "
              "q = quit"),
            conference->type_count < 9 ? conference->type_count : 9, "xrswq",
            &decision->type);
    return *answer == ANSWER_OPTION ? 0 : -1;
}

static int add_rows(struct decision *decision, json_t *request)
{
    json_t *contests = json_array(), *expected = json_array();
    const struct officials *officials = &decision->review->officials;
    const char *type = decision->review->conference->types[decision->type].id;
    size_t i;

    for (i = 0; i < officials->count; i++) {
        if (strcmp(officials->list[i].ballot_type, type) != 0)
            continue;
        (void)json_array_append_new(expected, json_string(officials->list[i].contest));
        if (decision->states[i] != NULL)
            (void)json_array_append(contests, decision->states[i]);
    }
    return json_object_set_new(request, "contests", contests) == 0 &&
                           json_object_set_new(request, "contests_expected", expected) ==
                                   0
                   ? 0
                   : -1;
}

static json_t *make_request(struct decision *decision, enum answer answer)
{
    const struct review *review = decision->review;
    const char *word = answer == ANSWER_VOID     ? "void"
                       : answer == ANSWER_REFUSE ? "refuse"
                       : answer == ANSWER_RESCAN ? "rescan"
                                                 : "rows";
    json_t *request = json_pack("{s:s,s:s,s:s,s:s,s:s,s:s}", "request", "adjudicate",
            "sheet", json_string_value(json_object_get(decision->sheet, "sheet")),
            "decision", word, "ballot_type", review->conference->types[decision->type].id,
            "name", review->name, "why", review->why);

    if (request != NULL && strcmp(word, "rows") == 0 &&
            add_rows(decision, request) != 0) {
        json_decref(request);
        return NULL;
    }
    return request;
}

static enum answer decide(struct decision *decision)
{
    enum answer answer = ANSWER_ACCEPT;

    if (choose_type(decision, &answer) != 0)
        return answer;
    review_opinions_show(decision->review, decision->sheet, decision->type);
    if (held_sheet_is_whole(decision->sheet)) {
        answer = ask_sheet(decision);
        decision->is_all = answer == ANSWER_ENTER_ALL;
    }
    if (answer == ANSWER_ACCEPT || answer == ANSWER_ENTER_ALL)
        answer = ask_rows(decision);
    return answer;
}

int review_sheet(struct review *review, const json_t *sheet, enum review_end *end,
        json_t **request, struct error *err)
{
    struct decision *decision = calloc(1, sizeof(*decision));
    enum answer answer;
    size_t i;

    if (decision == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a decision");
    decision->review = review;
    decision->sheet = sheet;
    review_show_sheet(review, sheet);
    answer = decide(decision);
    *end = answer == ANSWER_QUIT   ? REVIEW_QUIT
           : answer == ANSWER_UNDO ? REVIEW_UNDO
                                   : REVIEW_SKIPPED;
    *request = NULL;
    if (answer == ANSWER_ACCEPT || answer == ANSWER_VOID || answer == ANSWER_REFUSE ||
            answer == ANSWER_RESCAN) {
        *end = REVIEW_QUIT;
        if (review_ask_text(
                    review, _("Reason"), _("as seen on the image"), review->why) == 0)
            *request = make_request(decision, answer);
        if (*request != NULL)
            *end = REVIEW_DECIDED;
    }
    for (i = 0; i < OFFICIALS_MAX; i++)
        json_decref(decision->states[i]);
    free(decision);
    return 0;
}
