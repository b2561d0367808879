/* core_ledger_sealed_test.c -- shares and outcomes, and what sealing asks for and leaves.
 */
#include "tests/core_ledger_sheets.h"

/* 3 collected: 1 low of 3 is a third (3333); 2 of 3 is exactly two thirds: band-2. */
static void shares_and_outcomes_are_of_the_collected(void **state)
{
    struct fixture *fixture = *state;
    json_t *whole;
    const json_t *type, *first, *second;

    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 3\ncollected = 3\n");
    begin_counting(fixture);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "lh", "", NULL);
    type = ask_results(fixture, &whole);
    first = json_array_get(json_object_get(type, "contests"), 0);
    second = json_array_get(json_object_get(type, "contests"), 1);
    assert_int_equal(
            number(json_object_get(first, "shares_hundredths_percent"), "low"), 3333);
    assert_string_equal(json_string_value(json_object_get(first, "outcome")), "none");
    assert_int_equal(
            number(json_object_get(second, "shares_hundredths_percent"), "low"), 6667);
    assert_string_equal(json_string_value(json_object_get(second, "outcome")), "band-2");
    assert_true(json_is_true(json_object_get(second, "decided")));
    json_decref(whole);
}

static void sealing_names_every_reason_at_once(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 9\ncollected = 5\n");
    begin_counting(fixture);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "h?", "mark-unsure", NULL);
    answer = fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"An\",\" an \"]}");
    /* held, batch open, collected 5 counted 1, the same person twice */
    assert_int_equal(json_array_size(json_object_get(answer, "reasons")), 4);
    fixture_refused(answer, "state", "collected 5, counted 1 of 'main'");
    answer = fixture_ask(fixture, "{\"request\":\"seal\",\"check\":true}");
    assert_true(json_is_false(json_object_get(answer, "ready")));
    assert_int_equal(json_array_size(json_object_get(answer, "reasons")), 3);
    json_decref(answer);
}

static void a_sealed_count_is_final_and_shows_its_root(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer, *whole, *results;
    char root[80];

    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 2\ncollected = 1\n");
    begin_counting(fixture);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_end_batch(fixture);
    answer = fixture_granted(
            fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"An\",\"Bình\"]}"));
    (void)snprintf(
            root, sizeof(root), "%s", json_string_value(json_object_get(answer, "root")));
    assert_int_equal(strlen(root), 64);
    json_decref(answer);
    (void)ask_results(fixture, &whole);
    results = json_object_get(whole, "results");
    assert_true(json_is_true(json_object_get(results, "final")));
    assert_string_equal(json_string_value(json_object_get(results, "root")), root);
    json_decref(whole);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));
    assert_int_equal(json_array_size(json_object_get(answer, "findings")), 0);
    json_decref(answer);
}

static void a_batch_left_open_is_closed_as_interrupted(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;
    const json_t *batch;

    begin_counting(fixture);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_close(fixture);
    fixture_open(fixture);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"status\"}"));
    batch = json_array_get(json_object_get(answer, "batches"), 0);
    assert_true(json_is_false(json_object_get(batch, "open")));
    assert_int_equal(number(batch, "counted"), 1);
    json_decref(answer);
    fixture_refused(fixture_enter_image(fixture, 99, "hl", ""), "state", "ended");
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));
    assert_int_equal(json_array_size(json_object_get(answer, "findings")), 0);
    json_decref(answer);
}

/* Free pages would keep what was there before; a vacuumed file has none. */
static void a_sealed_file_keeps_no_free_pages(void **state)
{
    struct fixture *fixture = *state;
    int64_t pages = -1;
    size_t i;

    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 30\ncollected = 30\n");
    begin_counting(fixture);
    for (i = 0; i < 30; i++)
        fixture_enter(fixture, "hl", "", NULL);
    fixture_end_batch(fixture);
    fixture_done(
            fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"An\",\"Bình\"]}"));
    assert_int_equal(
            ledger_store_number(fixture->ledger, "PRAGMA freelist_count", &pages, NULL),
            0);
    assert_int_equal(pages, 0);
}

static void held_sheets_come_in_order_of_their_ids(void **state)
{
    struct fixture *fixture = *state;
    const json_t *sheets;
    json_t *answer;
    size_t i;

    begin_counting(fixture);
    for (i = 0; i < 20; i++)
        fixture_enter(fixture, "h?", "mark-unsure", NULL);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"held\"}"));
    sheets = json_object_get(answer, "sheets");
    assert_int_equal(json_array_size(sheets), 20);
    for (i = 0; i + 1 < 20; i++)
        assert_true(strcmp(json_string_value(
                                   json_object_get(json_array_get(sheets, i), "sheet")),
                            json_string_value(json_object_get(
                                    json_array_get(sheets, i + 1), "sheet"))) < 0);
    json_decref(answer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(shares_and_outcomes_are_of_the_collected),
            WITH_LEDGER(sealing_names_every_reason_at_once),
            WITH_LEDGER(a_sealed_count_is_final_and_shows_its_root),
            WITH_LEDGER(a_batch_left_open_is_closed_as_interrupted),
            WITH_LEDGER(a_sealed_file_keeps_no_free_pages),
            WITH_LEDGER(held_sheets_come_in_order_of_their_ids),
    };

    return cmocka_run_group_tests_name("core ledger sealed", tests, NULL, NULL);
}
