/* core_ledger_test.c -- what the ledger promises of sheets, decisions, sums and seals. */
#include "tests/core_ledger_sheets.h"

static json_int_t votes(const json_t *type, size_t contest, const char *option)
{
    return number(
            json_object_get(
                    json_array_get(json_object_get(type, "contests"), contest), "counts"),
            option);
}

static void clear_held_and_refused_make_up_what_was_fed(void **state)
{
    struct fixture *fixture = *state;

    begin_counting(fixture);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "h?", "mark-unsure", NULL);
    fixture_enter(fixture, "??", "not-a-ballot", NULL);
    assert_int_equal(fixture_total(fixture, "total", "fed"), 3);
    assert_int_equal(fixture_total(fixture, "total", "counted"), 1);
    assert_int_equal(fixture_total(fixture, "total", "held"), 1);
    assert_int_equal(fixture_total(fixture, "total", "refused"), 1);
    assert_int_equal(fixture_total(fixture, "unassigned", "refused"), 1);
}

static void the_same_image_twice_is_refused_and_counted_once(void **state)
{
    struct fixture *fixture = *state;

    begin_counting(fixture);
    fixture_done(fixture_enter_image(fixture, 7, "hl", ""));
    fixture_refused(fixture_enter_image(fixture, 7, "hl", ""), "exists", "images/i7.tif");
    assert_int_equal(fixture_total(fixture, "total", "fed"), 1);
    assert_int_equal(fixture_total(fixture, "total", "counted"), 1);
}

static void known_tells_trial_and_count_apart(void **state)
{
    struct fixture *fixture = *state;
    char hex[DIGEST_HEX_BYTES];
    json_t *answer;

    fixture_begin_batch(fixture, 1);
    fixture_done(fixture_enter_image(fixture, 7, "hl", ""));
    fixture_end_batch(fixture);
    fixture_make_image(fixture, 7, hex);
    answer = fixture_ask(fixture, "{\"request\":\"known\",\"digest\":\"%s\"}", hex);
    assert_true(json_is_true(json_object_get(answer, "known")));
    json_decref(answer);
    fixture_done(fixture_begin_count(fixture));
    answer = fixture_ask(fixture, "{\"request\":\"known\",\"digest\":\"%s\"}", hex);
    assert_true(json_is_false(json_object_get(answer, "known")));
    json_decref(answer);
}

static void trial_sheets_stop_counting_at_opening(void **state)
{
    struct fixture *fixture = *state;
    json_t *whole;
    const json_t *type;

    fixture_begin_batch(fixture, 1);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_end_batch(fixture);
    begin_counting(fixture);
    fixture_enter(fixture, "ll", "", NULL);
    assert_int_equal(fixture_total(fixture, "trial", "counted"), 1);
    assert_int_equal(fixture_total(fixture, "total", "counted"), 1);
    type = ask_results(fixture, &whole);
    assert_int_equal(votes(type, 0, "high"), 0);
    assert_int_equal(votes(type, 0, "low"), 1);
    json_decref(whole);
}

static void opening_twice_is_fine_unless_a_file_changed(void **state)
{
    struct fixture *fixture = *state;

    fixture_done(fixture_begin_count(fixture));
    fixture_done(fixture_begin_count(fixture));
    fixture_refused(fixture_ask(fixture, "{\"request\":\"open\",\"layouts\":[],"
                                         "\"officials_digest\":\"00\",\"rules\":[]}"),
            "state", "officials.csv has changed since counting began");
}

/* Names must not move to another's votes after counting began. */
static void results_are_refused_when_officials_changed(void **state)
{
    struct fixture *fixture = *state;

    fixture_done(fixture_begin_count(fixture));
    fixture_put(fixture, "officials.csv",
            "no,name,title\n2,Nguyễn Văn An,A\n1,Trần Thị Bình,B\n");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"results\"}"), "state",
            "officials.csv has changed");
}

static void a_clear_sheet_with_a_row_missing_is_held(void **state)
{
    struct fixture *fixture = *state;
    char hex[DIGEST_HEX_BYTES];

    begin_counting(fixture);
    fixture_make_image(fixture, 1, hex);
    fixture_done(fixture_ask(fixture,
            "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
            "\"images/i1.tif\",\"digest\":\"%s\"}],\"sheets\":[{\"ballot_type\":\"main\","
            "\"pages\":[{\"format\":\"kiemphieu-reading\",\"version\":1,\"image\":"
            "\"images/i1.tif\",\"index\":0,\"verdict\":\"clear\",\"reasons\":[],"
            "\"conference\":\"00\",\"ballot_type\":\"main\",\"form_id\":"
            "\"" FIXTURE_FORM "\",\"page\":1,\"rotation\":0,\"scale_x_ppm\":1,"
            "\"scale_y_ppm\":1,\"contests\":[{\"contest\":\"1\",\"state\":\"chosen\","
            "\"chosen\":[\"high\"]}]}]}]}",
            fixture->batch, hex));
    assert_int_equal(fixture_total(fixture, "total", "held"), 1);
    assert_int_equal(fixture_total(fixture, "total", "counted"), 0);
}

static void an_unsure_or_over_row_is_never_counted_as_clear(void **state)
{
    struct fixture *fixture = *state;

    begin_counting(fixture);
    fixture_enter(fixture, "h?", "", NULL);
    fixture_enter(fixture, "ho", "", NULL);
    assert_int_equal(fixture_total(fixture, "total", "held"), 2);
}

static void a_decision_must_give_every_unclear_row(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    begin_counting(fixture);
    fixture_enter(fixture, "ho", "overvote", id);
    fixture_refused(fixture_decide(fixture, id, "rows", ""), "range", "contest '2'");
    fixture_done(fixture_decide(fixture, id, "rows",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"));
    assert_int_equal(fixture_total(fixture, "total", "held"), 0);
    assert_int_equal(fixture_total(fixture, "total", "counted"), 1);
}

static void the_newest_decision_is_in_force_and_all_stay(void **state)
{
    struct fixture *fixture = *state;
    json_t *whole, *answer;
    const json_t *type;
    char id[64];

    begin_counting(fixture);
    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide(fixture, id, "rows",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"));
    fixture_done(fixture_decide(fixture, id, "reopen", ""));
    fixture_done(fixture_decide(
            fixture, id, "rows", "{\"contest\":\"2\",\"state\":\"blank\"}"));
    type = ask_results(fixture, &whole);
    assert_int_equal(votes(type, 0, "high"), 1);
    assert_int_equal(votes(type, 1, "low"), 0);
    assert_int_equal(
            number(json_array_get(json_object_get(type, "contests"), 1), "blank"), 1);
    json_decref(whole);
    answer = fixture_ask(fixture, "{\"request\":\"sheet\",\"sheet\":\"%s\"}", id);
    assert_int_equal(json_array_size(json_object_get(answer, "adjudications")), 3);
    assert_string_equal(json_string_value(json_object_get(answer, "verdict")), "held");
    json_decref(answer);
}

static void reopen_holds_the_sheet_again(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    begin_counting(fixture);
    fixture_enter(fixture, "hh", "writing", id);
    fixture_refused(fixture_decide(fixture, id, "reopen", ""), "state", "no decision");
    fixture_done(fixture_decide(fixture, id, "refuse", ""));
    assert_int_equal(fixture_total(fixture, "total", "refused"), 1);
    fixture_done(fixture_decide(fixture, id, "reopen", ""));
    assert_int_equal(fixture_total(fixture, "total", "held"), 1);
}

static void a_clear_sheet_is_decided_only_after_recheck(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    begin_counting(fixture);
    fixture_enter(fixture, "hh", "", id);
    fixture_refused(fixture_decide(fixture, id, "void", ""), "state", "recheck");
    fixture_done(fixture_decide(fixture, id, "recheck", ""));
    assert_int_equal(fixture_total(fixture, "total", "held"), 1);
    fixture_done(fixture_decide(fixture, id, "void", ""));
    assert_int_equal(fixture_total(fixture, "total", "counted"), 1);
}

static void a_void_sheet_is_invalid_and_its_rows_do_not_count(void **state)
{
    struct fixture *fixture = *state;
    json_t *whole;
    const json_t *type;
    char id[64];

    begin_counting(fixture);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "hh", "name-struck", id);
    fixture_done(fixture_decide(fixture, id, "void", ""));
    type = ask_results(fixture, &whole);
    assert_int_equal(number(type, "valid"), 1);
    assert_int_equal(number(type, "invalid"), 1);
    assert_int_equal(votes(type, 0, "high"), 1);
    json_decref(whole);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(clear_held_and_refused_make_up_what_was_fed),
            WITH_LEDGER(the_same_image_twice_is_refused_and_counted_once),
            WITH_LEDGER(known_tells_trial_and_count_apart),
            WITH_LEDGER(trial_sheets_stop_counting_at_opening),
            WITH_LEDGER(opening_twice_is_fine_unless_a_file_changed),
            WITH_LEDGER(results_are_refused_when_officials_changed),
            WITH_LEDGER(a_clear_sheet_with_a_row_missing_is_held),
            WITH_LEDGER(an_unsure_or_over_row_is_never_counted_as_clear),
            WITH_LEDGER(a_decision_must_give_every_unclear_row),
            WITH_LEDGER(the_newest_decision_is_in_force_and_all_stay),
            WITH_LEDGER(reopen_holds_the_sheet_again),
            WITH_LEDGER(a_clear_sheet_is_decided_only_after_recheck),
            WITH_LEDGER(a_void_sheet_is_invalid_and_its_rows_do_not_count),
    };

    return cmocka_run_group_tests_name("core ledger", tests, NULL, NULL);
}
