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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
