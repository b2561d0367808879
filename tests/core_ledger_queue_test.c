/* core_ledger_queue_test.c -- which held sheets await a person, and in which order. */
#include "tests/core_ledger_fixture.h"

#include "core/ledger_queue.h"

#define AN "Đỗ Minh An"
#define BINH "Vũ Thu Bình"
#define CUC "Lê Thị Cúc"
#define LOW "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"
#define HIGH "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"high\"]}"

static int start(void **state)
{
    int result = fixture_setup(state);

    fixture_put(*state, "conference.ini",
            FIXTURE_INI_TWO "[counts]\nissued = 8\ncollected = 8\n");
    fixture_done(fixture_begin_count(*state));
    fixture_begin_batch(*state, 0);
    return result;
}

static json_t *queue(struct fixture *fixture, const char *name)
{
    return fixture_granted(
            fixture_ask(fixture, "{\"request\":\"queue\",\"name\":\"%s\"}", name));
}

static int number(const json_t *answer, const char *name)
{
    assert_true(json_is_integer(json_object_get(answer, name)));
    return (int)json_integer_value(json_object_get(answer, name));
}

/* The sheet's entry in a queue; NULL if it does not stand there. */
static const json_t *entry_of(const json_t *answer, const char *id)
{
    const json_t *sheets = json_object_get(answer, "sheets"), *entry;
    size_t i;

    for (i = 0; i < json_array_size(sheets); i++) {
        entry = json_array_get(sheets, i);
        if (strcmp(json_string_value(json_object_get(entry, "sheet")), id) == 0)
            return entry;
    }
    return NULL;
}

static int matters(const json_t *answer, const char *id)
{
    const json_t *entry = entry_of(answer, id);

    assert_non_null(entry);
    return json_is_true(json_object_get(entry, "matters"));
}

/* Those that matter come first; each part is in order of ids. */
static void expect_order(const json_t *answer)
{
    const json_t *sheets = json_object_get(answer, "sheets"), *left, *right;
    int first, second;
    size_t i;

    for (i = 0; i + 1 < json_array_size(sheets); i++) {
        left = json_array_get(sheets, i);
        right = json_array_get(sheets, i + 1);
        first = json_is_true(json_object_get(left, "matters"));
        second = json_is_true(json_object_get(right, "matters"));
        assert_true(first >= second);
        if (first == second)
            assert_true(strcmp(json_string_value(json_object_get(left, "sheet")),
                                json_string_value(json_object_get(right, "sheet"))) < 0);
    }
}

/*
 * 8 collected, 4 counted, 4 held. Contest 1: no "low" yet, at most 4 of 8, which is not
 * more than a half: decided. Contest 2: 2 "low", at most 6 of 8: still open.
 */
static void a_row_that_is_decided_anyway_does_not_matter(void **state)
{
    struct fixture *fixture = *state;
    char second[2][64], first[2][64];
    json_t *answer;
    int i;

    for (i = 0; i < 2; i++) {
        fixture_enter(fixture, "hl", "", NULL);
        fixture_enter(fixture, "hh", "", NULL);
        fixture_enter(fixture, "?h", "mark-unsure", first[i]);
        fixture_enter(fixture, "ho", "overvote", second[i]);
    }
    answer = queue(fixture, AN);
    assert_int_equal(number(answer, "mine"), 4);
    for (i = 0; i < 2; i++) {
        assert_false(matters(answer, first[i]));
        assert_true(matters(answer, second[i]));
    }
    expect_order(answer);
    json_decref(answer);
}

/* The same count; here the third held sheet's rows are clear, but its writing is not. */
static void a_sheet_doubted_as_a_whole_leaves_every_contest_open(void **state)
{
    struct fixture *fixture = *state;
    char written[64], cancelled[64], first[64];
    json_t *answer;

    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "hh", "", NULL);
    fixture_enter(fixture, "hh", "", NULL);
    fixture_enter(fixture, "hh", "writing", written);
    fixture_enter(fixture, "hh", "mark-cancelled", cancelled); /* which row, is unknown */
    fixture_enter(fixture, "?h", "mark-unsure", first);
    answer = queue(fixture, AN);
    assert_true(matters(answer, written));
    assert_true(matters(answer, cancelled));
    assert_false(matters(answer, first));
    expect_order(answer);
    json_decref(answer);
}

/* 8 collected, 6 counted without a "low", 2 held: 2 of 8 reach no threshold. */
static void nothing_matters_when_all_is_decided(void **state)
{
    struct fixture *fixture = *state;
    char row[64], whole[64];
    json_t *answer;
    int i;

    for (i = 0; i < 6; i++)
        fixture_enter(fixture, "hh", "", NULL);
    fixture_enter(fixture, "h?", "mark-unsure", row);
    fixture_enter(fixture, "hh", "writing", whole);
    answer = queue(fixture, AN);
    assert_false(matters(answer, row));
    assert_false(matters(answer, whole));
    json_decref(answer);
}

/* Where a doubtful row makes the ballot void, it is in doubt for every contest. */
static void where_a_bad_row_voids_the_sheet_every_contest_is_open(void **state)
{
    struct fixture *fixture = *state;
    char card[1024], first[64];
    char *at;
    json_t *answer;
    int i;

    (void)snprintf(card, sizeof(card), "%s", fixture_rule);
    at = strstr(card, "bad_row = row");
    assert_non_null(at);
    (void)snprintf(at, sizeof(card) - (size_t)(at - card), "bad_row = sheet%s",
            strstr(fixture_rule, "bad_row = row") + strlen("bad_row = row"));
    fixture_put(fixture, "plain.rule", card);
    for (i = 0; i < 2; i++) {
        fixture_enter(fixture, "hl", "", NULL);
        fixture_enter(fixture, "hh", "", NULL);
    }
    fixture_enter(fixture, "?h", "mark-unsure", first);
    fixture_enter(fixture, "h?", "mark-unsure", NULL);
    fixture_enter(fixture, "h?", "mark-unsure", NULL);
    answer = queue(fixture, AN);
    assert_true(matters(answer, first));
    json_decref(answer);
}

static void a_sheet_leaves_ones_queue_with_ones_opinion(void **state)
{
    struct fixture *fixture = *state;
    char id[64];
    json_t *answer;

    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide_as(fixture, AN, id, "rows", LOW));
    answer = queue(fixture, AN);
    assert_null(entry_of(answer, id));
    assert_int_equal(number(answer, "held"), 1);
    assert_int_equal(number(answer, "mine"), 0);
    json_decref(answer);
    answer = queue(fixture, " Đỗ  minh AN ");
    assert_int_equal(number(answer, "mine"), 0);
    json_decref(answer);
    answer = queue(fixture, BINH);
    assert_int_equal(number(entry_of(answer, id), "stage"), 2);
    assert_int_equal(number(answer, "mine"), 1);
    json_decref(answer);
}

static void a_disputed_sheet_awaits_only_a_third(void **state)
{
    struct fixture *fixture = *state;
    char id[64];
    json_t *answer;

    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide_as(fixture, AN, id, "rows", LOW));
    fixture_done(fixture_decide_as(fixture, BINH, id, "rows", HIGH));
    answer = queue(fixture, BINH);
    assert_null(entry_of(answer, id));
    assert_int_equal(number(answer, "disputed"), 1);
    json_decref(answer);
    answer = queue(fixture, CUC);
    assert_int_equal(number(entry_of(answer, id), "stage"), 3);
    json_decref(answer);
    fixture_done(fixture_decide_as(fixture, CUC, id, "rows", LOW));
    answer = queue(fixture, "Dũng");
    assert_int_equal(number(answer, "held"), 0);
    assert_int_equal(number(answer, "disputed"), 0);
    json_decref(answer);
}

/* One agreed though written differently, one disputed, one with a single opinion. */
static void agreement_is_of_sheets_that_two_decided(void **state)
{
    struct fixture *fixture = *state;
    const json_t *agreement;
    char id[64];
    json_t *answer;

    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide_as(fixture, AN, id, "rows", LOW));
    fixture_done(fixture_decide_as(fixture, BINH, id, "rows",
            LOW ",{\"contest\":\"1\",\"state\":\"chosen\",\"chosen\":[\"high\"]}"));
    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide_as(fixture, AN, id, "rows", LOW));
    fixture_done(fixture_decide_as(fixture, BINH, id, "void", ""));
    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_done(fixture_decide_as(fixture, AN, id, "rows", LOW));
    answer = queue(fixture, CUC);
    agreement = json_object_get(answer, "agreement");
    assert_int_equal(number(agreement, "pairs"), 2);
    assert_int_equal(number(agreement, "agreed"), 1);
    json_decref(answer);
}

static void in_the_trial_it_lists_the_trials_sheets(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    fixture_begin_batch(fixture, 1);
    fixture_enter(fixture, "h?", "mark-unsure", NULL);
    fixture_end_batch(fixture);
    answer = queue(fixture, AN);
    assert_int_equal(number(answer, "mine"), 1);
    json_decref(answer);
    fixture_done(fixture_begin_count(fixture));
    answer = queue(fixture, AN);
    assert_int_equal(number(answer, "held"), 0);
    json_decref(answer);
    answer = fixture_granted(fixture_ask(
            fixture, "{\"request\":\"queue\",\"name\":\"" AN "\",\"trial\":true}"));
    assert_int_equal(number(answer, "held"), 1);
    json_decref(answer);
}

static void a_queue_needs_a_name(void **state)
{
    struct fixture *fixture = *state;

    fixture_refused(fixture_ask(fixture, "{\"request\":\"queue\"}"), "syntax", "name");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"queue\",\"name\":\" \"}"),
            "range", "empty");
}

static void without_an_order_nothing_is_worked_out(void **state)
{
    struct fixture *fixture = *state;
    char id[64];
    json_t *answer;

    fixture_enter(fixture, "h?", "mark-unsure", id);
    answer = fixture_granted(fixture_ask(
            fixture, "{\"request\":\"queue\",\"name\":\"" AN "\",\"ordered\":false}"));
    assert_int_equal(number(answer, "mine"), 1);
    assert_false(matters(answer, id));
    json_decref(answer);
}

/* A caller that keeps the figures is not made to wait until they are worked out. */
static void figures_at_hand_are_used(void **state)
{
    struct fixture *fixture = *state;
    struct results_contest contests[2] = {
            {.contest = "1", .is_decided = 1}, {.contest = "2", .is_decided = 0}};
    struct results results = {.type_count = 1};
    json_t *answer = json_object();
    char first[64], second[64];

    memcpy(results.types[0].ballot_type, "main", sizeof("main"));
    results.types[0].contests = contests;
    results.types[0].contest_count = 2;
    fixture_enter(fixture, "?h", "mark-unsure", first);
    fixture_enter(fixture, "h?", "mark-unsure", second);
    assert_int_equal(
            ledger_queue_list(fixture->ledger, AN, 0, &results, answer, NULL), 0);
    assert_false(matters(answer, first));
    assert_true(matters(answer, second));
    contests[0].is_decided = 0;
    contests[1].is_decided = 1;
    assert_int_equal(
            ledger_queue_list(fixture->ledger, AN, 0, &results, answer, NULL), 0);
    assert_true(matters(answer, first));
    assert_false(matters(answer, second));
    json_decref(answer);
}

#define WITH_LEDGER(test) cmocka_unit_test_setup_teardown(test, start, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(a_row_that_is_decided_anyway_does_not_matter),
            WITH_LEDGER(a_sheet_doubted_as_a_whole_leaves_every_contest_open),
            WITH_LEDGER(nothing_matters_when_all_is_decided),
            WITH_LEDGER(where_a_bad_row_voids_the_sheet_every_contest_is_open),
            WITH_LEDGER(a_sheet_leaves_ones_queue_with_ones_opinion),
            WITH_LEDGER(a_disputed_sheet_awaits_only_a_third),
            WITH_LEDGER(agreement_is_of_sheets_that_two_decided),
            cmocka_unit_test_setup_teardown(in_the_trial_it_lists_the_trials_sheets,
                    fixture_setup, fixture_teardown),
            WITH_LEDGER(a_queue_needs_a_name),
            WITH_LEDGER(without_an_order_nothing_is_worked_out),
            WITH_LEDGER(figures_at_hand_are_used),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
