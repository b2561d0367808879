/* core_ledger_batch_test.c -- declared counts, batches taken up again, notes. */
#include "tests/core_ledger_batch.h"

#include "core/ledger_store.h"

/* One clear, one held and one refused sheet fed; declared none, 2, 3 and 4. */
static void declared_must_be_fed_to_the_sheet(void **unused)
{
    static const struct {
        const char *at_begin, *at_end; /* members of the requests */
        int accepted, expected, difference;
    } cases[] = {
            {"", "", 1, -1, 0},
            {",\"expected\":2", "", 0, 2, -1},
            {",\"expected\":3", "", 1, 3, 0},
            {",\"expected\":4", "", 0, 4, 1},
            {",\"expected\":0", "", 0, 0, -3},
            {",\"expected\":-1", "", 1, -1, 0},
            {"", ",\"expected\":4", 0, 4, 1},
            {"", ",\"expected\":3", 1, 3, 0},
            {",\"expected\":4", ",\"expected\":3", 1, 3, 0},
            {",\"expected\":4", ",\"expected\":-1", 0, 4, 1},
    };
    struct fixture fixture;
    json_t *answer;
    size_t i;

    (void)unused;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture_make(&fixture);
        fixture_open(&fixture);
        batch_begin_counting(&fixture, cases[i].at_begin);
        fixture_enter(&fixture, "hl", "", NULL);
        fixture_enter(&fixture, "h?", "mark-unsure", NULL);
        fixture_enter(&fixture, "??", "not-a-ballot", NULL);
        answer = fixture_granted(batch_ask(&fixture, "batch-end", cases[i].at_end));
        assert_int_equal(
                json_is_true(json_object_get(answer, "accepted")), cases[i].accepted);
        assert_int_equal(batch_number(answer, "expected"), cases[i].expected);
        assert_int_equal(batch_number(answer, "difference"), cases[i].difference);
        assert_int_equal(batch_number(answer, "fed"), 3);
        assert_int_equal(batch_number(answer, "counted"), 1);
        assert_int_equal(batch_number(answer, "held"), 1);
        assert_int_equal(batch_number(answer, "refused"), 1);
        json_decref(answer);
        batch_check_state(&fixture, cases[i].accepted ? "accepted" : "ended");
        batch_check_whole(&fixture);
        fixture_close(&fixture);
        fixture_remove_folder(fixture.path);
    }
}

static void an_ended_batch_takes_no_sheet_until_it_is_taken_up_again(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    batch_begin_counting(fixture, ",\"expected\":2,\"name\":\"chồng 1\"");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_refused(fixture_enter_image(fixture, 90, "hl", ""), "state", "ended");
    answer = fixture_granted(batch_ask(fixture, "batch-resume", ""));
    assert_string_equal(
            json_string_value(json_object_get(answer, "batch")), fixture->batch);
    assert_string_equal(json_string_value(json_object_get(answer, "name")), "chồng 1");
    assert_true(json_is_false(json_object_get(answer, "trial")));
    assert_int_equal(batch_number(answer, "fed"), 1);
    assert_int_equal(batch_number(answer, "expected"), 2);
    json_decref(answer);
    batch_check_state(fixture, "open");
    batch_check_whole(fixture);
    fixture_enter(fixture, "ll", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    batch_check_state(fixture, "accepted");
    batch_check_whole(fixture);
}

static void an_interrupted_batch_goes_on_with_the_plan_of_now(void **state)
{
    struct fixture *fixture = *state;

    batch_begin_counting(fixture, ",\"scanned\":true");
    fixture_enter(fixture, "hl", "", NULL);
    batch_start_again(fixture);
    batch_check_state(fixture, "interrupted");
    batch_check_whole(fixture);
    fixture_done(batch_ask(fixture, "batch-resume", ""));
    fixture_enter(fixture, "ll", "", NULL); /* judged by the plan: it must be loaded */
    batch_start_again(fixture);
    batch_check_state(fixture, "interrupted");
    fixture_done(batch_ask(fixture, "batch-resume", ""));
    fixture_done(batch_ask(fixture, "batch-end", ""));
    batch_check_state(fixture, "accepted");
    batch_check_sums(fixture, 2, 2, 0);
    batch_check_whole(fixture);
}

static void only_what_is_not_settled_is_taken_up_again(void **state)
{
    struct fixture *fixture = *state;

    batch_begin_counting(fixture, "");
    fixture_refused(batch_ask(fixture, "batch-resume", ""), "state", "open already");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_refused(batch_ask(fixture, "batch-resume", ""), "state", "accepted");
    fixture_refused(batch_ask(fixture, "batch-end", ""), "state", "ended");
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    fixture_refused(batch_ask(fixture, "batch-resume", ""), "state", "discarded");
}

/* The trial's paper must not be fed into its batch once counting has begun. */
static void a_batch_of_the_trial_is_not_taken_up_in_the_count(void **state)
{
    struct fixture *fixture = *state;

    fixture_begin_batch(fixture, 1);
    batch_start_again(fixture);
    fixture_done(fixture_begin_count(fixture));
    fixture_refused(
            batch_ask(fixture, "batch-resume", ""), "state", "counting has begun");
}

/* ---- notes ---- */

static void notes_are_events_of_an_open_batch(void **state)
{
    static const char *const kinds[] = {"options", "paused", "resumed", "tray"};
    struct fixture *fixture = *state;
    char more[128];
    int64_t events;
    size_t i;

    batch_begin_counting(fixture, ",\"scanned\":true");
    for (i = 0; i < 4; i++) {
        (void)snprintf(more, sizeof(more),
                ",\"kind\":\"%s\",\"detail\":{\"resolution\":300}", kinds[i]);
        fixture_done(batch_ask(fixture, "batch-note", more));
    }
    assert_int_equal(ledger_store_number(fixture->ledger,
                             "SELECT count(*) FROM event, batch WHERE kind IN"
                             " ('batch-options', 'batch-paused', 'batch-resumed',"
                             " 'batch-tray') AND json_extract(detail,"
                             " '$.detail.resolution') = 300 AND json_extract(detail,"
                             " '$.batch') = lower(hex(batch.id))",
                             &events, NULL),
            0);
    assert_int_equal(events, 4);
    batch_check_whole(fixture);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_refused(batch_ask(fixture, "batch-note", ",\"kind\":\"tray\",\"detail\":{}"),
            "state", "ended");
}

/* {"a":"xx...x"} is the text and 8 bytes more. */
static void a_note_is_bounded_in_size(void **state)
{
    struct fixture *fixture = *state;
    size_t size = (64 << 10) - 8, room = size + 256;
    char *text = malloc(room), *filler = malloc(size + 2);
    json_t *answer;
    size_t over;

    assert_non_null(text);
    assert_non_null(filler);
    batch_begin_counting(fixture, "");
    for (over = 0; over < 2; over++) {
        memset(filler, 'x', size + over);
        filler[size + over] = '\0';
        (void)snprintf(text, room,
                "{\"request\":\"batch-note\",\"batch\":\"%s\",\"kind\":\"options\","
                "\"detail\":{\"a\":\"%s\"}}",
                fixture->batch, filler);
        answer = fixture_ask_text(fixture, text, strlen(text));
        if (over == 0)
            fixture_done(answer);
        else
            fixture_refused(answer, "range", "larger than 65536 bytes");
    }
    free(text);
    free(filler);
}

static void a_note_is_bounded_in_depth(void **state)
{
    struct fixture *fixture = *state;

    batch_begin_counting(fixture, "");
    /* the detail itself is the first of eight */
    fixture_done(batch_ask(fixture, "batch-note",
            ",\"kind\":\"options\",\"detail\":{\"a\":[[[[[[[1]]]]]]]}"));
    fixture_refused(batch_ask(fixture, "batch-note",
                            ",\"kind\":\"options\",\"detail\":{\"a\":[[[[[[[[1]]]]]]]]}"),
            "range", "deeper than 8");
    fixture_refused(
            batch_ask(fixture, "batch-note",
                    ",\"kind\":\"tray\",\"detail\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":"
                    "{\"a\":{\"a\":{\"a\":{}}}}}}}}}"),
            "range", "deeper than 8");
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(declared_must_be_fed_to_the_sheet),
            WITH_LEDGER(an_ended_batch_takes_no_sheet_until_it_is_taken_up_again),
            WITH_LEDGER(an_interrupted_batch_goes_on_with_the_plan_of_now),
            WITH_LEDGER(only_what_is_not_settled_is_taken_up_again),
            WITH_LEDGER(a_batch_of_the_trial_is_not_taken_up_in_the_count),
            WITH_LEDGER(notes_are_events_of_an_open_batch),
            WITH_LEDGER(a_note_is_bounded_in_size),
            WITH_LEDGER(a_note_is_bounded_in_depth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
