/* desk_results_test.c -- the results: hidden in time, and what open sheets can change. */
#include "core/desk/page_results.h"

#include "core/desk/bar.h"

#include "tests/desk_meeting.h"

static const char *hidden(const struct stand *stand, const char *state, int is_ended)
{
    json_t *status = json_pack("{s:s,s:b}", "state", state, "checks_ended", is_ended);
    const char *why = results_why_hidden(stand->meeting.conference, status);

    json_decref(status);
    return why;
}

static void they_are_hidden_until_the_checks_are_ended(void **state)
{
    struct stand *stand = *state;

    assert_non_null(hidden(stand, "TEST", 0));
    assert_non_null(hidden(stand, "OPEN", 0));
    assert_null(hidden(stand, "OPEN", 1));
    assert_null(hidden(stand, "SEALED", 0)); /* without people nobody ends the checks */
    assert_non_null(hidden(stand, "", 1));   /* an answer without a state */
}

static void a_live_conference_shows_them_once_counting_has_begun(void **state)
{
    struct stand *stand = *state;

    stand->meeting.conference->results_live = 1;
    assert_non_null(hidden(stand, "TEST", 0));
    assert_null(hidden(stand, "OPEN", 0));
}

/* Held ones may be among those collected and not counted: the larger number is open. */
static void open_are_the_held_or_those_not_counted_whichever_are_more(void **state)
{
    struct stand *stand = *state;
    struct results_type *type = &stand->results.types[0];

    assert_int_equal(results_show_open(&stand->show, 0), 0);
    type->counted = 7;
    assert_int_equal(results_show_open(&stand->show, 0), 3);
    type->held = 2;
    assert_int_equal(results_show_open(&stand->show, 0), 3);
    stand->show.unassigned = 2; /* of a type that is not known */
    assert_int_equal(results_show_open(&stand->show, 0), 4);
    type->held = 0;
    stand->show.unassigned = 0;
    stand->meeting.conference->types[0].collected.is_given = 0;
    assert_int_equal(results_show_open(&stand->show, 0), 0);
}

/* One held sheet; it decides about Chi alone. */
static void hold_one(struct stand *stand)
{
    stand->results.types[0].counted = 9;
    stand->results.types[0].held = 1;
    stand->results.types[0].contests[2].is_decided = 0;
    stand->show.held = json_pack("[{s:s,s:s},{s:s,s:s},{s:s,s:s}]", "sheet",
            "aaaaaaaabbbbbbbbccccccccdddddddd", "ballot_type", "main", "sheet",
            "11111111222222223333333344444444", "ballot_type", "heads", "sheet",
            "99999999888888887777777766666666", "ballot_type", "");
}

static void open_sheets_matter_to_some_and_not_to_others(void **state)
{
    struct stand *stand = *state;

    hold_one(stand);
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "Decided regardless of the open sheets (1)"), 2);
    assert_int_equal(stand_count(stand, "Not decided: the open sheets (1) matter"), 1);
    assert_int_equal(stand_count(stand, "So far: "), 1);
    json_decref((json_t *)stand->show.held);
}

static void checkers_get_links_to_exactly_the_sheets_that_matter(void **state)
{
    struct stand *stand = *state;

    hold_one(stand);
    assert_true(results_show_needs_held(&stand->show));
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "/check?sheet="), 2);
    assert_int_equal(
            stand_count(stand, "/check?sheet=aaaaaaaabbbbbbbbccccccccdddddddd"), 1);
    assert_int_equal(
            stand_count(stand, "/check?sheet=99999999888888887777777766666666"), 1);
    html_release(&stand->html);
    stand->request.roles = DESK_OPERATOR;
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "/check?sheet="), 0);
    assert_int_equal(stand_count(stand, "held for people 1"), 1);
    json_decref((json_t *)stand->show.held);
}

static void held_sheets_are_not_read_when_all_are_decided(void **state)
{
    struct stand *stand = *state;

    stand->results.types[0].counted = 9;
    stand->results.types[0].held = 1;
    assert_false(results_show_needs_held(&stand->show));
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "Sheets that matter"), 0);
}

/* A card without thresholds decides nothing: no outcome, no distance, no lines. */
static void a_card_without_thresholds_has_no_outcome(void **state)
{
    struct stand *stand = *state;

    results_show_type(&stand->html, &stand->show, 1);
    assert_int_equal(stand_count(stand, "Dung"), 1);
    assert_int_equal(stand_count(stand, "class=\"outcome\""), 0);
    assert_int_equal(stand_count(stand, "<line"), 0);
    html_release(&stand->html);
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "6 more votes of"), 3);
}

static void names_are_escaped(void **state)
{
    struct stand *stand = *state;

    (void)snprintf(stand->results.types[0].contests[0].name, OFFICIAL_NAME_BYTES,
            "<script>alert('x')</script>");
    (void)snprintf(stand->results.types[0].contests[0].title, OFFICIAL_TITLE_BYTES,
            "\" onload=\"x");
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "<script"), 0);
    assert_int_equal(stand_count(stand, "&lt;script&gt;alert(&#39;x&#39;)"), 1);
    assert_int_equal(stand_count(stand, "&quot; onload=&quot;x"), 1);
    assert_int_equal(stand_count(stand, "style="), 0); /* the policy forbids it */
}

static void another_rule_card_than_counted_by_is_not_shown_as_figures(void **state)
{
    struct stand *stand = *state;

    (void)snprintf(stand->results.types[0].rule, LAYOUT_ID_BYTES, "party-96");
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "The rule card has changed"), 1);
    assert_int_equal(stand_count(stand, "<table"), 0);
}

/* 4 of 10, 0, 5 of 10: 400 and 500 of 1000; the lines at 1/2 and 2/3 of it. */
static void bars_and_lines_stand_at_their_shares(void **state)
{
    struct stand *stand = *state;
    struct results_contest contest = {.votes = {4, 0, 5}, .shares = {4000, 0, 5000}};

    bar_put(&stand->html, &stand->request, &stand->meeting.rules[0], &contest, 1);
    assert_int_equal(stand_count(stand, "<rect x=\"0\" y=\"2\" width=\"400\""), 1);
    assert_int_equal(stand_count(stand, "<rect x=\"400\" y=\"2\" width=\"500\""), 1);
    assert_int_equal(stand_count(stand, "<line x1=\"500\""), 1);
    assert_int_equal(stand_count(stand, "<line x1=\"666\""), 1);
    assert_int_equal(stand_count(stand, "&gt; 1/2"), 1);
    assert_int_equal(stand_count(stand, "≥ 2/3"), 1);
    assert_int_equal(
            stand_count(stand, "<title>High confidence: 4 (40.00 %); Confidence: 0 (0.00 "
                               "%); Low confidence: 5 (50.00 %)</title>"),
            1);
}

/* The card of completion grades; 3 + 4 + 2 + 1 of 10. */
static void use_grades(struct stand *stand)
{
    static const uint32_t votes[] = {3, 4, 2, 1};
    struct results_type *type = &stand->results.types[0];
    struct results_contest *contest = &type->contests[0];
    size_t i;

    assert_int_equal(
            rule_load("core/rules/grade-4.rule", &stand->meeting.rules[0], NULL), 0);
    (void)snprintf(type->rule, LAYOUT_ID_BYTES, "grade-4");
    type->option_count = 4;
    for (i = 0; i < 4; i++) {
        contest->votes[i] = votes[i];
        contest->shares[i] = votes[i] * 1000;
    }
    contest->votes_to_next = 3; /* 2 * (3 + 3) > 10: excellent */
    (void)snprintf(contest->outcome, LAYOUT_ID_BYTES, "good");
}

/* A sum is met where its last level ends behind the line: 700 of 1000 for "good". */
static void grades_are_added_up_to_the_line_in_the_bar(void **state)
{
    struct stand *stand = *state;
    const struct rule *rule = &stand->meeting.rules[0];

    use_grades(stand);
    bar_put(&stand->html, &stand->request, rule, &stand->results.types[0].contests[0], 1);
    assert_int_equal(stand_count(stand, "<rect x=\"300\" y=\"2\" width=\"400\""), 1);
    assert_int_equal(stand_count(stand, "<line x1=\"500\""), 2); /* white under black */
    assert_int_equal(stand_count(stand, "&gt; 1/2"), 1);
    html_release(&stand->html);
    bar_put_legend(&stand->html, &stand->request, rule);
    assert_int_equal(stand_count(stand, "Excellent + Good + Completed &gt; 1/2"), 1);
    assert_int_equal(stand_count(stand, "Excellent &gt; 1/2"), 1);
}

static void what_a_cap_or_quota_changed_is_told_with_what_it_was(void **state)
{
    struct stand *stand = *state;
    struct results_contest *contest = &stand->results.types[0].contests[0];

    use_grades(stand);
    results_show_outcome(&stand->html, &stand->show, 0, contest);
    assert_int_equal(stand_count(stand, "<p class=\"outcome\">Good</p>"), 1);
    assert_int_equal(stand_count(stand, "3 more votes of “Excellent”"), 1);
    assert_int_equal(stand_count(stand, "By its own figures"), 0);
    html_release(&stand->html);
    (void)snprintf(contest->outcome_before, LAYOUT_ID_BYTES, "excellent");
    (void)snprintf(contest->changed_by, LAYOUT_ID_BYTES, "quota");
    results_show_outcome(&stand->html, &stand->show, 0, contest);
    assert_int_equal(stand_count(stand, "By its own figures: Excellent"), 1);
    assert_int_equal(stand_count(stand, "the quota allows no more"), 1);
    html_release(&stand->html);
    (void)snprintf(contest->changed_by, LAYOUT_ID_BYTES, "cap");
    contest->is_tied = 1;
    results_show_outcome(&stand->html, &stand->show, 0, contest);
    assert_int_equal(stand_count(stand, "not above the collective"), 1);
    assert_int_equal(stand_count(stand, "Equal to others at the edge"), 1);
}

static void the_year_before_is_told_where_it_matters(void **state)
{
    struct stand *stand = *state;
    struct results_contest *contest = &stand->results.types[0].contests[0];

    results_show_outcome(&stand->html, &stand->show, 0, contest);
    assert_int_equal(stand_count(stand, "The year before"), 0);
    (void)snprintf(contest->previous, LAYOUT_ID_BYTES, "band-1");
    results_show_outcome(&stand->html, &stand->show, 0, contest);
    assert_int_equal(stand_count(stand, "The year before: More than half"), 1);
}

/* 7 rows, 613 points: 87.571..., at 875 of 1000; the bands at 500, 700 and 900. */
static void points_show_mean_rows_and_bands(void **state)
{
    struct stand *stand = *state;
    struct results_type *type = &stand->results.types[0];
    struct results_contest *contest = &type->contests[0];

    assert_int_equal(
            rule_load("core/rules/score-100.rule", &stand->meeting.rules[0], NULL), 0);
    (void)snprintf(type->rule, LAYOUT_ID_BYTES, "score-100");
    type->option_count = 0;
    type->points_most = 100;
    type->denominator = 0;
    memset(contest->votes, 0, sizeof(contest->votes));
    contest->votes[90] = 5;
    contest->votes[81] = 1;
    contest->votes[82] = 1;
    contest->points = 613;
    contest->rows = 7;
    contest->partial = 2;
    contest->beyond = 1;
    contest->votes_to_next = -1;
    (void)snprintf(contest->outcome, LAYOUT_ID_BYTES, "good");
    results_show_type(&stand->html, &stand->show, 0);
    assert_int_equal(stand_count(stand, "<b>87.57</b>"), 1);
    assert_int_equal(stand_count(stand, "613 / 7"), 1);
    assert_int_equal(stand_count(stand, "0 / 0 / 2 / 1"), 1);
    assert_int_equal(stand_count(stand, "y=\"2\" width=\"875\""), 1);
    assert_int_equal(stand_count(stand, "<line x1=\"500\""), 2 * 3); /* three people */
    assert_int_equal(stand_count(stand, "<line x1=\"900\""), 2 * 3);
    assert_int_equal(stand_count(stand, "≥ 50, ≥ 70, ≥ 90"), 1);
    assert_int_equal(stand_count(stand, "<p class=\"outcome\">Good</p>"), 1);
    assert_int_equal(stand_count(stand, "No valid row: no outcome"), 2);
    assert_int_equal(stand_count(stand, "more votes"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_STAND(they_are_hidden_until_the_checks_are_ended),
            WITH_STAND(a_live_conference_shows_them_once_counting_has_begun),
            WITH_STAND(open_are_the_held_or_those_not_counted_whichever_are_more),
            WITH_STAND(open_sheets_matter_to_some_and_not_to_others),
            WITH_STAND(checkers_get_links_to_exactly_the_sheets_that_matter),
            WITH_STAND(held_sheets_are_not_read_when_all_are_decided),
            WITH_STAND(a_card_without_thresholds_has_no_outcome),
            WITH_STAND(names_are_escaped),
            WITH_STAND(another_rule_card_than_counted_by_is_not_shown_as_figures),
            WITH_STAND(bars_and_lines_stand_at_their_shares),
            WITH_STAND(grades_are_added_up_to_the_line_in_the_bar),
            WITH_STAND(what_a_cap_or_quota_changed_is_told_with_what_it_was),
            WITH_STAND(the_year_before_is_told_where_it_matters),
            WITH_STAND(points_show_mean_rows_and_bands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
