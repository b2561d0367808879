/* core_ledger_opinion_test.c -- two people decide blindly, a third settles a difference.
 */
#include "tests/core_ledger_opinion.h"

#include "core/ledger_checks.h"
#include "core/ledger_event.h"

static void the_first_opinion_leaves_the_sheet_held(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    assert_int_equal(opinion_stage(fixture, id), 1);
    opinion_decide(fixture, AN, id, "rows", LOW);
    assert_int_equal(opinion_held(fixture), 1);
    assert_int_equal(opinion_stage(fixture, id), 2);
    opinion_expect_no_findings(fixture);
}

static void an_equal_second_opinion_settles_it(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    opinion_decide(fixture, BINH, id, "rows", LOW);
    assert_int_equal(opinion_held(fixture), 0);
    assert_int_equal(opinion_stage(fixture, id), 0);
    opinion_expect_vote(fixture, "low");
    opinion_expect_no_findings(fixture);
}

/* A row left out stands as read; overvotes are alike whichever options they name. */
static void equal_in_meaning_settles_it_though_written_differently(void **state)
{
    static const struct {
        const char *rows[2];
    } alike[] = {{{LOW, FIRST_AS_READ "," LOW}}, {{LOW "," FIRST_AS_READ, LOW}},
            {{BLANK, "{\"contest\":\"2\",\"state\":\"blank\",\"chosen\":[]}"}},
            {{"{\"contest\":\"2\",\"state\":\"over\"}",
                    "{\"contest\":\"2\",\"state\":\"over\","
                    "\"chosen\":[\"low\",\"high\"]}"}}};
    struct fixture *fixture = *state;
    char id[64];
    size_t i;

    for (i = 0; i < sizeof(alike) / sizeof(alike[0]); i++) {
        opinion_enter(fixture, id);
        opinion_decide(fixture, AN, id, "rows", alike[i].rows[0]);
        opinion_decide(fixture, BINH, id, "rows", alike[i].rows[1]);
        assert_int_equal(opinion_held(fixture), 0);
    }
    opinion_expect_no_findings(fixture);
}

/* Also where they differ in a row that was clearly read. */
static void a_different_second_opinion_is_a_dispute(void **state)
{
    static const struct {
        const char *decision[2], *rows[2];
    } unlike[] = {{{"rows", "rows"}, {LOW, HIGH}}, {{"rows", "rows"}, {LOW, BLANK}},
            {{"rows", "void"}, {LOW, ""}}, {{"void", "refuse"}, {"", ""}},
            {{"refuse", "rescan"}, {"", ""}},
            {{"rows", "rows"}, {LOW, FIRST_BLANK "," LOW}},
            {{"rows", "rows"}, {FIRST_BLANK "," LOW, LOW}}};
    struct fixture *fixture = *state;
    char id[64];
    size_t i;

    for (i = 0; i < sizeof(unlike) / sizeof(unlike[0]); i++) {
        opinion_enter(fixture, id);
        opinion_decide(fixture, AN, id, unlike[i].decision[0], unlike[i].rows[0]);
        opinion_decide(fixture, BINH, id, unlike[i].decision[1], unlike[i].rows[1]);
        assert_int_equal(opinion_held(fixture), i + 1);
        assert_int_equal(opinion_stage(fixture, id), 3);
    }
    opinion_expect_no_findings(fixture);
}

static void the_third_opinion_settles_it_whatever_it_is(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    opinion_decide(fixture, BINH, id, "rows", HIGH);
    opinion_decide(fixture, CUC, id, "rows", BLANK);
    assert_int_equal(opinion_held(fixture), 0);
    opinion_expect_vote(fixture, "blank");
    fixture_refused(fixture_decide_as(fixture, "Dũng", id, "rows", LOW), "state",
            "this sheet is decided; take its decision back first");
    opinion_expect_no_findings(fixture);
}

static void nobody_decides_twice_in_a_round(void **state)
{
    static const char *const same[] = {
            "nguyen an", "NGUYEN AN", " Nguyen  An ", "NguyenAn"};
    struct fixture *fixture = *state;
    char id[64];
    size_t i;

    opinion_enter(fixture, id);
    opinion_decide(fixture, "Nguyen An", id, "rows", LOW);
    for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
        fixture_refused(fixture_decide_as(fixture, same[i], id, "rows", LOW), "state",
                "has decided this sheet already");
    opinion_decide(fixture, "Binh", id, "rows", HIGH);
    fixture_refused(fixture_decide_as(fixture, "nguyen AN", id, "rows", LOW), "state",
            "has decided this sheet already");
    fixture_refused(fixture_decide_as(fixture, "BINH", id, "rows", LOW), "state",
            "has decided this sheet already");
    assert_int_equal(opinion_held(fixture), 1);
}

static void ones_own_opinion_is_withdrawn_before_anothers(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    fixture_refused(fixture_decide_as(fixture, AN, id, "withdraw", ""), "state",
            "nothing here that could be undone");
    opinion_decide(fixture, AN, id, "rows", LOW);
    fixture_refused(fixture_decide_as(fixture, BINH, id, "withdraw", ""), "state",
            "nothing here that could be undone");
    opinion_decide(fixture, AN, id, "withdraw", "");
    assert_int_equal(opinion_stage(fixture, id), 1);
    fixture_refused(fixture_decide_as(fixture, AN, id, "withdraw", ""), "state",
            "nothing here that could be undone");
    opinion_decide(fixture, AN, id, "rows", HIGH); /* and may be given anew */
    opinion_decide(fixture, BINH, id, "rows", HIGH);
    opinion_expect_vote(fixture, "high");
    opinion_expect_no_findings(fixture);
}

static void ones_own_opinion_stays_once_anothers_has_followed(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    opinion_decide(fixture, BINH, id, "rows", LOW);
    fixture_refused(fixture_decide_as(fixture, AN, id, "withdraw", ""), "state",
            "another person has decided since");
    opinion_decide(fixture, BINH, id, "withdraw", ""); /* the newest may go */
    assert_int_equal(opinion_held(fixture), 1);
    assert_int_equal(opinion_stage(fixture, id), 2);
    opinion_decide(fixture, AN, id, "withdraw", ""); /* then the one before */
    assert_int_equal(opinion_stage(fixture, id), 1);
    opinion_expect_no_findings(fixture);
}

static void reopening_begins_a_round_in_which_all_may_decide(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    fixture_refused(fixture_decide_as(fixture, CUC, id, "reopen", ""), "state",
            "no decision to take back");
    opinion_decide(fixture, BINH, id, "rows", LOW);
    opinion_decide(fixture, CUC, id, "reopen", "");
    assert_int_equal(opinion_stage(fixture, id), 1);
    fixture_refused(fixture_decide_as(fixture, BINH, id, "withdraw", ""), "state",
            "nothing here that could be undone"); /* not of the old round */
    opinion_decide(fixture, BINH, id, "rows", HIGH);
    assert_int_equal(opinion_held(fixture), 1);
    opinion_decide(fixture, AN, id, "rows", HIGH);
    opinion_expect_vote(fixture, "high");
    opinion_expect_no_findings(fixture);
}

static void a_clear_sheet_sent_to_people_needs_two_of_them(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    fixture_enter(fixture, "hl", "", id);
    fixture_refused(fixture_decide_as(fixture, AN, id, "void", ""), "state", "recheck");
    opinion_decide(fixture, AN, id, "recheck", "");
    opinion_decide(fixture, AN, id, "void", "");
    assert_int_equal(opinion_held(fixture), 1);
    opinion_decide(fixture, BINH, id, "void", "");
    assert_int_equal(opinion_held(fixture), 0);
    opinion_expect_no_findings(fixture);
}

static void a_sheet_to_be_fed_again_stands_as_refused(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;
    char id[64];

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rescan", "");
    assert_int_equal(opinion_held(fixture), 1);
    opinion_decide(fixture, BINH, id, "rescan", "");
    assert_int_equal(fixture_total(fixture, "total", "refused"), 1);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"results\"}"));
    assert_int_equal(json_integer_value(json_object_get(
                             json_object_get(answer, "results"), "rescans")),
            1);
    json_decref(answer);
    opinion_decide(fixture, CUC, id, "reopen", "");
    assert_int_equal(opinion_held(fixture), 1);
    opinion_expect_no_findings(fixture);
}

/* As the count is opened: what the file says later is not in force. */
static int start_with_one(void **state)
{
    return opinion_start_with(state, FIXTURE_INI_TWO "checks = 1\n");
}

static void with_checks_one_a_single_opinion_settles(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    assert_int_equal(opinion_held(fixture), 0);
    fixture_refused(fixture_decide_as(fixture, BINH, id, "rows", HIGH), "state",
            "this sheet is decided; take its decision back first");
    opinion_decide(fixture, AN, id, "withdraw", "");
    assert_int_equal(opinion_held(fixture), 1);
    opinion_decide(fixture, BINH, id, "rows", HIGH);
    opinion_expect_vote(fixture, "high");
    opinion_expect_no_findings(fixture);
}

/* What was in force when it was decided, not what the file says later. */
static void a_record_keeps_how_many_had_to_decide(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    fixture_put(fixture, "conference.ini", FIXTURE_INI_TWO "checks = 1\n");
    assert_int_equal(opinion_held(fixture), 1);
    opinion_expect_no_findings(fixture);
}

/* The event "open" goes before the file, which may be changed later. */
static void once_open_what_the_opening_said_is_in_force(void **state)
{
    struct fixture *fixture = *state;
    struct ledger_checks checks;

    fixture_put(
            fixture, "conference.ini", FIXTURE_INI_TWO "checks = 2\nknown_sheets = 7\n");
    assert_int_equal(ledger_checks_get(fixture->ledger, &checks, NULL), 0);
    assert_int_equal(checks.people, 2);
    assert_int_equal(checks.known_percent, 7);
    assert_int_equal(
            ledger_event_add(fixture->ledger, "open",
                    json_pack("{s:i,s:i}", "checks", 1, "known_sheets", 5), NULL),
            0);
    assert_int_equal(ledger_checks_get(fixture->ledger, &checks, NULL), 0);
    assert_int_equal(checks.people, 1);
    assert_int_equal(checks.known_percent, 5);
}

static void a_changed_record_is_found(void **state)
{
    static const char *const changes[] = {
            "UPDATE adjudication SET record = json_set(record, '$.checks', 1)",
            "UPDATE adjudication SET record = replace(record, 'Vũ', 'Lê')",
            "UPDATE adjudication SET record = replace(record, 'low', 'high')",
            "DELETE FROM adjudication WHERE number = 2",
            "UPDATE sheet SET standing = 'held'"};
    struct fixture fixture;
    char id[64];
    json_t *answer;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        fixture_make(&fixture);
        fixture_put(&fixture, "conference.ini", FIXTURE_INI_TWO);
        fixture_open(&fixture);
        fixture_done(fixture_begin_count(&fixture));
        fixture_begin_batch(&fixture, 0);
        opinion_enter(&fixture, id);
        opinion_decide(&fixture, AN, id, "rows", LOW);
        opinion_decide(&fixture, BINH, id, "rows", LOW);
        fixture_end_batch(&fixture);
        opinion_expect_no_findings(&fixture);
        fixture_tamper(&fixture, changes[i]);
        answer = fixture_granted(fixture_ask(&fixture, "{\"request\":\"verify\"}"));
        if (json_array_size(json_object_get(answer, "findings")) == 0)
            fail_msg("not found: %s", changes[i]);
        json_decref(answer);
        fixture_close(&fixture);
        fixture_remove_folder(fixture.path);
    }
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, opinion_start, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(the_first_opinion_leaves_the_sheet_held),
            WITH_LEDGER(an_equal_second_opinion_settles_it),
            WITH_LEDGER(equal_in_meaning_settles_it_though_written_differently),
            WITH_LEDGER(a_different_second_opinion_is_a_dispute),
            WITH_LEDGER(the_third_opinion_settles_it_whatever_it_is),
            WITH_LEDGER(nobody_decides_twice_in_a_round),
            WITH_LEDGER(ones_own_opinion_is_withdrawn_before_anothers),
            WITH_LEDGER(ones_own_opinion_stays_once_anothers_has_followed),
            WITH_LEDGER(reopening_begins_a_round_in_which_all_may_decide),
            WITH_LEDGER(a_clear_sheet_sent_to_people_needs_two_of_them),
            WITH_LEDGER(a_sheet_to_be_fed_again_stands_as_refused),
            cmocka_unit_test_setup_teardown(with_checks_one_a_single_opinion_settles,
                    start_with_one, fixture_teardown),
            WITH_LEDGER(a_record_keeps_how_many_had_to_decide),
            cmocka_unit_test_setup_teardown(once_open_what_the_opening_said_is_in_force,
                    fixture_setup, fixture_teardown),
            cmocka_unit_test(a_changed_record_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
