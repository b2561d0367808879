/* page_prepare.c -- conference and people, typed or taken from a file, each mistake at
 * its field. */
#include "core/desk/page_prepare.h"

#include <stdlib.h>
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/field.h"
#include "core/desk/meeting.h"
#include "core/desk/page.h"
#include "core/desk/prepare_form.h"
#include "core/json.h"
#include "core/language.h"

static int read_state(struct desk *desk, int *is_trial, struct error *err)
{
    json_t *status = NULL;

    if (desk_read(desk, json_pack("{s:s}", "request", "status"), &status, err) != 0)
        return -1;
    *is_trial = strcmp(json_text(status, "state"), "TEST") == 0;
    json_decref(status);
    return 0;
}

/* Somebody has them, a card looks at them, or the person asked for them. */
static int needs_more(const struct prepare *prepare, const struct meeting *meeting)
{
    const struct official *official;
    const struct rule *rule;
    size_t i;

    for (i = 0; i < meeting->officials.count; i++) {
        official = &meeting->officials.list[i];
        if (official->person[0] != '\0' || official->scale[0] != '\0' ||
                official->role != OFFICIAL_MEMBER)
            return 1;
    }
    for (i = 0; i < meeting->conference->type_count; i++) {
        rule = &meeting->rules[i];
        if (rule->points_most > 0 || rule->cap != RULE_CAP_NONE ||
                rule->quota_count > 0 || rule->is_yearly)
            return 1;
    }
    return prepare->has_more;
}

static void note_meeting(struct prepare *prepare, const struct meeting *meeting)
{
    size_t i;

    prepare->type_count = meeting->conference->type_count;
    prepare->has_more = needs_more(prepare, meeting);
    for (i = 0; i < prepare->type_count; i++)
        prepare->has_points |= meeting->rules[i].points_most > 0;
}

static int is_quiet(const struct prepare *prepare)
{
    return prepare->meeting_answer == NULL && prepare->officials_answer == NULL &&
           prepare->ballots_answer == NULL && prepare->scale_answer == NULL &&
           !prepare->is_shut;
}

/* The files as they are must make a meeting together, not each by itself. */
static void put_whole(struct desk *desk, struct prepare *prepare)
{
    struct error mistake = {.text = ""};
    struct meeting meeting;

    if (meeting_load(desk->folder, &meeting, &mistake) != 0) {
        /* What is wrong may stand in a column that is seldom seen, or in a scale. */
        prepare->has_more = prepare->has_points = 1;
        page_notice(prepare->html, PAGE_WARNING, mistake.text);
        return;
    }
    note_meeting(prepare, &meeting);
    meeting_release(&meeting);
    if (is_quiet(prepare))
        html_put(prepare->html,
                "<p class=\"notice good\">%s <a href=\"/print\">%s</a></p>",
                say(prepare->request, N_("Conference and people are complete.")),
                say(prepare->request, N_("Next: print the ballots")));
}

static int put_forms(struct prepare *prepare, struct error *err)
{
    struct prepare_cards *cards = prepare_cards_new(prepare);

    if (cards == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the rule cards");
    prepare_put_meeting(prepare, cards);
    prepare_put_ballots(prepare, cards);
    prepare_put_officials(prepare);
    prepare_put_scales(prepare);
    free(cards);
    return 0;
}

static int put_page(struct desk *desk, struct prepare *prepare, struct error *err)
{
    struct error mistake = {.text = ""};
    int is_trial, result;
    size_t at = 0;

    if (read_state(desk, &is_trial, err) != 0)
        return -1;
    prepare->is_shut = !is_trial;
    prepare->folder = desk->folder;
    prepare->has_more = form_get(&prepare->request->query, "more")[0] != '\0' ||
                        form_next(&prepare->request->form, "role", &at) != NULL;
    page_begin(prepare->html, prepare->request, STEP_PREPARE,
            say(prepare->request, N_("Prepare")));
    if (!is_trial)
        page_notice(prepare->html, PAGE_INFO,
                say(prepare->request,
                        N_("Counting has begun: conference and people stay as they were "
                           "then. What is shown here cannot be saved.")));
    (void)!draft_load(desk->folder, &prepare->draft, &mistake);
    put_whole(desk, prepare);
    result = put_forms(prepare, err);
    draft_release(&prepare->draft);
    page_end(prepare->html, prepare->request);
    return result;
}

int page_prepare(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct prepare prepare = {.html = &answer->page, .request = request};

    return put_page(desk, &prepare, err);
}

/* Where the ledger's answer belongs, if it is what is wrong. */
enum saved { SAVED_MEETING, SAVED_OFFICIALS, SAVED_BALLOTS, SAVED_SCALE };

static void keep_answer(struct prepare *prepare, enum saved what, const json_t *told)
{
    if (what == SAVED_MEETING)
        prepare->meeting_answer = told;
    else if (what == SAVED_OFFICIALS)
        prepare->officials_answer = told;
    else if (what == SAVED_BALLOTS)
        prepare->ballots_answer = told;
    else
        prepare->scale_answer = told;
}

/* Saved: the page anew. Not saved: the page with what was typed and what is wrong. */
static int save(struct desk *desk, const struct desk_request *request, json_t *asked,
        enum saved what, struct desk_answer *answer, struct error *err)
{
    struct prepare prepare = {.html = &answer->page, .request = request};
    json_t *told = NULL;
    int result = 0;

    if (desk_ask(desk, request, asked, &told, err) != 0)
        return -1;
    if (json_is_true(json_object_get(told, "saved"))) {
        answer_see(answer, "/prepare",
                json_is_true(json_object_get(told, "printed"))
                        ? say(request, N_("Saved. Ballots printed before do not fit any "
                                          "more: print them again."))
                        : say(request, N_("Saved.")));
    } else {
        answer->status = 422;
        keep_answer(&prepare, what, told);
        result = put_page(desk, &prepare, err);
    }
    json_decref(told);
    return result;
}

int page_prepare_meeting(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return save(
            desk, request, prepare_meeting_request(request), SAVED_MEETING, answer, err);
}

int page_prepare_officials(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return save(desk, request, prepare_officials_request(request), SAVED_OFFICIALS,
            answer, err);
}

int page_prepare_ballots(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return save(
            desk, request, prepare_ballots_request(request), SAVED_BALLOTS, answer, err);
}

int page_prepare_scale(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return save(desk, request, prepare_scale_request(request), SAVED_SCALE, answer, err);
}
