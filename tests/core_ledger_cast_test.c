/* core_ledger_cast_test.c -- what the ledger tells of each sheet for cast vote records.
 */
#include "tests/core_ledger_fixture.h"

#include "core/json.h"
#include "core/ledger_cast.h"

static json_t *ask_trial(struct fixture *fixture, const char *after)
{
    return fixture_granted(
            fixture_ask(fixture, "{\"request\":\"records\",\"trial\":true%s%s%s}",
                    after == NULL ? "" : ",\"after\":\"", after == NULL ? "" : after,
                    after == NULL ? "" : "\""));
}

static const json_t *record(const json_t *answer, size_t at)
{
    const json_t *found = json_array_get(json_object_get(answer, "records"), at);

    assert_non_null(found);
    return found;
}

static void a_refused_sheet_is_no_record(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    fixture_begin_batch(fixture, 1);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "??", "not-a-ballot", NULL);
    answer = ask_trial(fixture, NULL);
    assert_int_equal(json_array_size(json_object_get(answer, "records")), 1);
    assert_true(json_is_null(json_object_get(answer, "after")));
    assert_string_equal(json_text(record(answer, 0), "ballot_type"), "main");
    assert_string_equal(json_text(record(answer, 0), "standing"), "counted");
    assert_true(json_is_null(json_object_get(record(answer, 0), "decided")));
    json_decref(answer);
}

/* Ids, images, names, reasons and times could link a record to a sheet or a person. */
static void nothing_links_a_record_to_sheet_image_or_person(void **state)
{
    struct fixture *fixture = *state;
    char id[64], *text;
    json_t *answer;

    fixture_begin_batch(fixture, 1);
    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide(fixture, id, "rows",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"));
    answer = ask_trial(fixture, NULL);
    text = json_dumps(json_object_get(answer, "records"), 0);
    assert_non_null(text);
    assert_null(strstr(text, id));
    assert_null(strstr(text, fixture->batch));
    assert_null(strstr(text, "images/"));
    assert_null(strstr(text, "Lê Thị Cúc"));
    assert_null(strstr(text, "đã xem phiếu"));
    assert_null(strstr(text, "mark-unsure"));
    assert_null(strstr(text, "time"));
    free(text);
    json_decref(answer);
}

static void a_decision_stands_beside_what_was_read(void **state)
{
    struct fixture *fixture = *state;
    const json_t *row;
    json_t *answer;
    char id[64];

    fixture_begin_batch(fixture, 1);
    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide(fixture, id, "rows",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"));
    answer = ask_trial(fixture, NULL);
    row = json_array_get(json_object_get(record(answer, 0), "read"), 1);
    assert_string_equal(json_text(row, "state"), "unsure");
    row = json_array_get(json_object_get(record(answer, 0), "decided"), 0);
    assert_string_equal(json_text(row, "contest"), "2");
    assert_string_equal(json_text(row, "state"), "chosen");
    json_decref(answer);
}

static void a_void_sheet_says_so(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;
    char id[64];

    fixture_begin_batch(fixture, 1);
    fixture_enter(fixture, "hl", "name-struck", id);
    fixture_done(fixture_decide(fixture, id, "void", ""));
    answer = ask_trial(fixture, NULL);
    assert_true(json_is_true(json_object_get(record(answer, 0), "void")));
    json_decref(answer);
}

/* One more than a portion holds: every sheet comes once. */
static void portions_together_are_all(void **state)
{
    struct fixture *fixture = *state;
    size_t i, first, second;
    json_t *answer, *rest;

    fixture_begin_batch(fixture, 1);
    for (i = 0; i < LEDGER_CAST_PORTION + 1; i++)
        fixture_enter(fixture, "hl", "", NULL);
    answer = ask_trial(fixture, NULL);
    first = json_array_size(json_object_get(answer, "records"));
    rest = ask_trial(fixture, json_text(answer, "after"));
    second = json_array_size(json_object_get(rest, "records"));
    assert_int_equal(first, LEDGER_CAST_PORTION);
    assert_int_equal(second, 1);
    assert_true(json_is_null(json_object_get(rest, "after")));
    json_decref(answer);
    json_decref(rest);
}

static void records_of_the_count_wait_for_the_seal(void **state)
{
    struct fixture *fixture = *state;

    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_refused(
            fixture_ask(fixture, "{\"request\":\"records\"}"), "state", "is sealed");
}

static void what_is_given_names_rule_people_and_rows(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer = fixture_granted(
            fixture_ask(fixture, "{\"request\":\"given\",\"trial\":true}"));
    const json_t *count = json_object_get(answer, "count"), *type, *outcome, *contest;

    assert_string_equal(json_text(count, "format"), "kiemphieu-count");
    type = json_array_get(json_object_get(count, "ballot_types"), 0);
    assert_string_equal(json_text(type, "denominator"), "collected");
    assert_true(json_is_null(json_object_get(type, "collected")));
    outcome = json_array_get(json_object_get(type, "outcomes"), 1);
    assert_string_equal(json_text(outcome, "id"), "band-1");
    assert_true(json_is_false(json_object_get(outcome, "at_least")));
    assert_int_equal(json_integer_value(json_object_get(outcome, "den")), 2);
    contest = json_array_get(json_object_get(type, "contests"), 1);
    assert_string_equal(json_text(contest, "name"), "Trần Thị Bình");
    assert_string_equal(
            json_text(json_array_get(json_object_get(contest, "rows"), 0), "place"),
            "options");
    json_decref(answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    a_refused_sheet_is_no_record, fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    nothing_links_a_record_to_sheet_image_or_person, fixture_setup,
                    fixture_teardown),
            cmocka_unit_test_setup_teardown(a_decision_stands_beside_what_was_read,
                    fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    a_void_sheet_says_so, fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    portions_together_are_all, fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(records_of_the_count_wait_for_the_seal,
                    fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(what_is_given_names_rule_people_and_rows,
                    fixture_setup, fixture_teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
