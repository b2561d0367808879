/* review.c -- held sheets decided by a person, question by question. */
#include "core/review.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/held_sheet.h"
#include "core/language.h"
#include "core/review_ask.h"
#include "core/review_opinions.h"
#include "core/review_rows.h"
#include "core/review_show.h"

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
        if (contests_load(folder, &review->officials, review->conference->types[i].id,
                    &review->rules[i], &review->contests[i], err) != 0)
            return -1;
        layout_init(&review->layouts[i]);
        if (file_join(path, folder, name, NULL) == 0)
            (void)!layout_load(path, &review->layouts[i], NULL);
    }
    return 0;
}

void review_release(struct review *review)
{
    size_t i;

    for (i = 0; i < CONFERENCE_TYPES_MAX; i++) {
        layout_release(&review->layouts[i]);
        contests_release(&review->contests[i]);
    }
    officials_release(&review->officials);
    free(review->conference);
    review->conference = NULL;
}

/* ---- the sheet ---- */

static enum answer ask_sheet(struct review_rows *decision)
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
            "", "aevxrswq", &unused);
}

static int choose_type(struct review_rows *decision, enum answer *answer)
{
    static const char digits[] = "123456789";
    const struct conference *conference = decision->review->conference;
    const char *type = json_string_value(json_object_get(decision->sheet, "ballot_type"));
    char keys[sizeof(digits)];
    size_t i;

    for (i = 0; i < conference->type_count; i++)
        if (type != NULL && strcmp(conference->types[i].id, type) == 0) {
            decision->type = i;
            return 0;
        }
    if (conference->type_count == 1)
        return 0;
    (void)snprintf(keys, sizeof(keys), "%.*s", (int)conference->type_count, digits);
    (void)printf(_("Which ballot is it?\n"));
    for (i = 0; i < conference->type_count && i < 9; i++)
        (void)printf("  %zu = %s\n", i + 1, conference->types[i].id);
    *answer = review_ask(decision->review,
            _("  x = no ballot, r = scan it again, s = later, w = undo my last decision, "
              "q = quit"),
            keys, "xrswq", &decision->type);
    return *answer == ANSWER_OPTION ? 0 : -1;
}

static int add_rows(struct review_rows *decision, json_t *request)
{
    const struct contests *contests = &decision->review->contests[decision->type];
    json_t *expected = json_array();
    size_t i, k;

    for (i = 0; i < contests->count; i++)
        for (k = 0; k < contests->list[i].row_count; k++)
            (void)json_array_append_new(
                    expected, json_string(contests->list[i].rows[k].id));
    return json_object_set(request, "contests", decision->told) == 0 &&
                           json_object_set_new(request, "contests_expected", expected) ==
                                   0
                   ? 0
                   : -1;
}

static json_t *make_request(struct review_rows *decision, enum answer answer)
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

static enum answer decide(struct review_rows *decision)
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
        answer = review_rows_ask(decision);
    return answer;
}

int review_sheet(struct review *review, const json_t *sheet, enum review_end *end,
        json_t **request, struct error *err)
{
    struct review_rows decision = {
            .review = review, .sheet = sheet, .told = json_array()};
    enum answer answer;

    if (decision.told == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a decision");
    review_show_sheet(review, sheet);
    answer = decide(&decision);
    *end = answer == ANSWER_QUIT   ? REVIEW_QUIT
           : answer == ANSWER_UNDO ? REVIEW_UNDO
                                   : REVIEW_SKIPPED;
    *request = NULL;
    if (answer == ANSWER_ACCEPT || answer == ANSWER_VOID || answer == ANSWER_REFUSE ||
            answer == ANSWER_RESCAN) {
        *end = REVIEW_QUIT;
        if (review_ask_text(
                    review, _("Reason"), _("as seen on the image"), review->why) == 0)
            *request = make_request(&decision, answer);
        if (*request != NULL)
            *end = REVIEW_DECIDED;
    }
    json_decref(decision.told);
    return 0;
}
