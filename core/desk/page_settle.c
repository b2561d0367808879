/* page_settle.c -- who keeps an outcome at a quota's edge: ticked, and two people agree.
 */
#include "core/desk/page_settle.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/page.h"
#include "core/desk/page_results.h"
#include "core/desk/pair.h"
#include "core/json.h"
#include "core/language.h"
#include "core/settle.h"

enum { SUBJECT_BYTES = 512, TICK_BYTES = 2 * LAYOUT_ID_BYTES + 2 };

/* ---- who is tied ---- */

static int has_tied(const struct results *results)
{
    size_t i, k;

    for (i = 0; i < results->type_count; i++)
        for (k = 0; k < results->types[i].contest_count; k++)
            if (results->types[i].contests[k].is_tied)
                return 1;
    return 0;
}

/* Where the ledger's entry stands in the results. */
static void add_tied(
        const struct results *results, const json_t *entry, struct settle_ties *ties)
{
    size_t i, k;

    for (i = 0; i < results->type_count; i++)
        for (k = 0; k < results->types[i].contest_count; k++)
            if (strcmp(results->types[i].ballot_type, json_text(entry, "ballot_type")) ==
                            0 &&
                    strcmp(results->types[i].contests[k].contest,
                            json_text(entry, "contest")) == 0)
                ties->list[ties->count++] = (struct settle_tie){i, k};
}

static int take_ties(const struct results *results, const json_t *told,
        struct settle_ties *out, struct error *err)
{
    const json_t *tied = json_object_get(told, "tied");
    size_t i;

    if (json_array_size(tied) == 0)
        return 0;
    out->list = calloc(json_array_size(tied), sizeof(*out->list));
    if (out->list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ties");
    (void)snprintf(out->rule, LAYOUT_ID_BYTES, "%s", json_text(told, "rule"));
    (void)snprintf(out->outcome, LAYOUT_ID_BYTES, "%s", json_text(told, "outcome"));
    out->places = (size_t)json_integer_value(json_object_get(told, "places"));
    for (i = 0; i < json_array_size(tied); i++)
        add_tied(results, json_array_get(tied, i), out);
    return 0;
}

/* The first tie that waits, as the ledger works it out anew: asked only if the figures,
 * which are kept, have one. The cards must be those of the count. */
static int find(struct desk *desk, const struct results_show *show,
        struct settle_ties *out, struct error *err)
{
    json_t *told = NULL;
    size_t i;
    int result;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < show->results->type_count; i++)
        if (results_show_rule(show, i) == NULL)
            return 0;
    if (!has_tied(show->results))
        return 0;
    if (desk_read(desk, json_pack("{s:s}", "request", "ties"), &told, err) != 0)
        return -1;
    result = take_ties(show->results, told, out, err);
    json_decref(told);
    return result;
}

static const struct results_contest *contest_of(
        const struct results_show *show, const struct settle_tie *tie)
{
    return &show->results->types[tie->type].contests[tie->contest];
}

/* "council:5", as the form sends it. */
static void tick_of(const struct results_show *show, const struct settle_tie *tie,
        char out[TICK_BYTES])
{
    (void)snprintf(out, TICK_BYTES, "%s:%s", show->results->types[tie->type].ballot_type,
            contest_of(show, tie)->contest);
}

static const char *outcome_text(
        const struct results_show *show, const struct settle_ties *ties)
{
    const struct rule *rule = results_show_rule(show, ties->list[0].type);
    int at = rule_outcome_find(rule, ties->outcome);

    if (at < 0)
        return ties->outcome;
    return show->request->words != NULL ? rule->outcomes[at].text_vi
                                        : rule->outcomes[at].text_en;
}

/* ---- the form ---- */

/* What makes them equal: the mean, or the votes of each level. */
static void put_figures(struct html *html, const struct results_show *show,
        const struct rule *rule, const struct results_contest *contest)
{
    char mean[LANGUAGE_SHARE_BYTES];
    size_t i;

    if (rule->points_most > 0) {
        results_show_mean(show, contest, mean);
        html_put(html, " (%s: %s)", say(show->request, N_("Mean")), mean);
        return;
    }
    for (i = 0; i < rule->option_count; i++)
        html_put(html, "%s%s: %u", i == 0 ? " (" : ", ",
                meeting_option(show->request, &rule->options[i]), contest->votes[i]);
    html_add(html, ")");
}

static void put_tied(struct html *html, const struct results_show *show,
        const struct settle_ties *ties)
{
    const struct results_contest *contest;
    char tick[TICK_BYTES];
    size_t i;

    for (i = 0; i < ties->count; i++) {
        contest = contest_of(show, &ties->list[i]);
        tick_of(show, &ties->list[i], tick);
        html_put(html,
                "<p><label class=\"tick\"><input type=\"checkbox\" name=\"keep\" "
                "value=\"%s\"> %s. %s – %s",
                tick, contest->contest, contest->name, contest->title);
        put_figures(html, show, results_show_rule(show, ties->list[i].type), contest);
        html_put(html, "</label><input type=\"hidden\" name=\"tied\" value=\"%s\"></p>",
                tick);
    }
}

static void put_form(struct html *html, const struct results_show *show,
        const struct settle_ties *ties)
{
    const struct desk_request *request = show->request;

    html_put(html, "<p class=\"note\">%s</p>",
            say(request, N_("This takes two different people, one of them a chair.")));
    page_form(html, request, "/results/settle");
    html_put(html, "<fieldset><legend>%s</legend>",
            say(request, N_("Tick those who keep it")));
    put_tied(html, show, ties);
    html_put(html,
            "</fieldset><label for=\"settle-reason\">%s</label><input "
            "id=\"settle-reason\" name=\"reason\" maxlength=\"400\" required>",
            say(request, N_("Reason")));
    pair_put_fields(html, request);
    html_put(html,
            "<p class=\"choices\"><button class=\"primary\">%s</button></p></form>",
            say(request, N_("Decide the tie")));
}

int settle_put(struct desk *desk, struct html *html, const struct results_show *show,
        struct error *err)
{
    const struct desk_request *request = show->request;
    struct settle_ties ties;

    if (find(desk, show, &ties, err) != 0)
        return -1;
    if (ties.count == 0) {
        free(ties.list);
        return 0;
    }
    html_put(html, "<section class=\"card\" id=\"tie\"><h2>%s: %s</h2><p>",
            say(request, N_("Equal at the edge of the quota")),
            outcome_text(show, &ties));
    html_put(html,
            say(request, N_("%zu are exactly equal, and at the most %zu of them may keep "
                            "it. The others get the outcome below. The count cannot be "
                            "sealed before.")),
            ties.count, ties.places);
    html_add(html, "</p>");
    put_form(html, show, &ties);
    html_add(html, "</section>");
    free(ties.list);
    return 0;
}

/* ---- the decision ---- */

/* {"ballot_type","contest"} of a tick; NULL: it is none. */
static json_t *entry_of(const char *tick)
{
    const char *colon = strchr(tick, ':');

    return colon == NULL ? NULL
                         : json_pack("{s:s%,s:s}", "ballot_type", tick,
                                   (size_t)(colon - tick), "contest", colon + 1);
}

static json_t *entries_of(const struct form *form, const char *name)
{
    json_t *list = json_array();
    const char *tick;
    size_t at = 0;

    while ((tick = form_next(form, name, &at)) != NULL)
        (void)json_array_append_new(list, entry_of(tick));
    return list;
}

static json_t *entries_now(
        const struct results_show *show, const struct settle_ties *ties)
{
    json_t *list = json_array();
    char tick[TICK_BYTES];
    size_t i;

    for (i = 0; i < ties->count; i++) {
        tick_of(show, &ties->list[i], tick);
        (void)json_array_append_new(list, entry_of(tick));
    }
    return list;
}

/* The same people must be equal still: a decision about others was not confirmed. */
static int check_tied(const struct results_show *show, const struct settle_ties *ties,
        const json_t *detail, struct error *err)
{
    json_t *now = entries_now(show, ties);
    int is_same =
            json_equal(now, json_object_get(detail, "tied")) && json_array_size(now) > 0;

    json_decref(now);
    if (!is_same)
        return error_set(err, ERROR_STATE,
                "who is equal at the quota's edge has changed; look at the results "
                "again");
    if (json_array_size(json_object_get(detail, "keep")) > ties->places)
        return error_set(err, ERROR_RANGE,
                "%zu are ticked, but at the most %zu may keep it",
                json_array_size(json_object_get(detail, "keep")), ties->places);
    return 0;
}

static int check(struct desk *desk, const json_t *detail, struct error *err)
{
    struct results_show show = {.request = NULL};
    struct settle_ties ties;
    struct results results;
    struct meeting meeting;
    int result = -1;

    if (meeting_load(desk->folder, &meeting, err) != 0)
        return -1;
    results_init(&results);
    show.meeting = &meeting;
    show.results = &results;
    if (desk_results(desk, 0, &results, err) == 0 && find(desk, &show, &ties, err) == 0) {
        result = check_tied(&show, &ties, detail, err);
        free(ties.list);
    }
    results_release(&results);
    meeting_release(&meeting);
    return result;
}

static const char *name_of(const struct results_show *show,
        const struct settle_ties *ties, const json_t *entry)
{
    const struct results_contest *contest;
    size_t i;

    for (i = 0; i < ties->count; i++) {
        contest = contest_of(show, &ties->list[i]);
        if (strcmp(json_text(entry, "contest"), contest->contest) == 0 &&
                strcmp(json_text(entry, "ballot_type"),
                        show->results->types[ties->list[i].type].ballot_type) == 0)
            return contest->name;
    }
    return "?";
}

/* For the second person: what it is about, who keeps it, and why. */
static void describe(const struct results_show *show, const struct settle_ties *ties,
        const json_t *detail, char out[SUBJECT_BYTES])
{
    const json_t *keep = json_object_get(detail, "keep");
    size_t used, i;

    used = (size_t)snprintf(out, SUBJECT_BYTES, "%s: ", outcome_text(show, ties));
    for (i = 0; i < json_array_size(keep) && used < SUBJECT_BYTES; i++)
        used += (size_t)snprintf(out + used, SUBJECT_BYTES - used, "%s%s",
                i == 0 ? "" : ", ", name_of(show, ties, json_array_get(keep, i)));
    if (used < SUBJECT_BYTES)
        (void)snprintf(out + used, SUBJECT_BYTES - used, "%s – %s",
                json_array_size(keep) == 0 ? say(show->request, N_("nobody")) : "",
                json_text(detail, "reason"));
}

/* What was ticked fits the tie as it is now, and says so in words. */
static int look(struct desk *desk, const struct desk_request *request,
        const json_t *detail, char subject[SUBJECT_BYTES], struct error *err)
{
    struct results_loaded loaded;
    struct settle_ties ties;
    int result = -1;

    if (results_load(desk, request, PUBLICATION_PAGE, &loaded, err) != 0)
        return -1;
    if (loaded.why != NULL) {
        (void)error_set(err, ERROR_STATE, "%s", say(request, loaded.why));
    } else if (find(desk, &loaded.show, &ties, err) == 0) {
        result = check_tied(&loaded.show, &ties, detail, err);
        if (result == 0)
            describe(&loaded.show, &ties, detail, subject);
        free(ties.list);
    }
    results_unload(&loaded);
    return result;
}

int page_settle(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *reason = form_get(&request->form, "reason");
    char subject[SUBJECT_BYTES] = "";
    struct pair_wish wish = {.kind = "settle",
            .sentence = N_("Decide who keeps the outcome at the edge of the quota"),
            .subject = subject,
            .done = N_("The tie is decided."),
            .path = "/results",
            .check = check};

    if (reason[strspn(reason, " \t")] == '\0') {
        answer_refuse(answer, "/results", say(request, N_("Say why they keep it.")));
        return 0;
    }
    wish.detail = json_pack("{s:o,s:o,s:s}", "keep", entries_of(&request->form, "keep"),
            "tied", entries_of(&request->form, "tied"), "reason", reason);
    if (look(desk, request, wish.detail, subject, err) != 0) {
        json_decref(wish.detail);
        return -1;
    }
    return desk_pair_ask(desk, request, &wish, answer, err);
}
