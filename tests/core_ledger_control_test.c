/* core_ledger_control_test.c -- known sheets: who errs on them, and what follows. */
#include "tests/core_ledger_fixture.h"

#define AN "Đỗ Minh An"
#define BINH "Vũ Thu Bình"
#define CUC "Lê Thị Cúc"
#define ROW(id, option)                                                                  \
    "{\"contest\":\"" id "\",\"state\":\"chosen\",\"chosen\":[\"" option "\"]}"

static int start(void **state)
{
    int result = fixture_setup(state);

    fixture_put(*state, "conference.ini",
            FIXTURE_INI_TWO "[counts]\nissued = 1\ncollected = 1\n");
    fixture_done(fixture_begin_count(*state));
    fixture_begin_batch(*state, 0);
    return result;
}

static json_t *control(
        struct fixture *fixture, const char *name, const char *id, const char *contests)
{
    return fixture_ask(fixture,
            "{\"request\":\"control\",\"sheet\":\"%s\",\"name\":\"%s\",\"contests\":[%s]"
            "}",
            id, name, contests);
}

static int is_right(json_t *answer)
{
    int result = json_is_true(json_object_get(fixture_granted(answer), "right"));

    json_decref(answer);
    return result;
}

static json_t *clear(struct fixture *fixture, const char *person, const char *first,
        const char *second)
{
    return fixture_ask(fixture,
            "{\"request\":\"control-clear\",\"person\":\"%s\",\"names\":[\"%s\",\"%s\"],"
            "\"why\":\"sai phiếu đã biết\"}",
            person, first, second);
}

/* 1 if one of the reasons against sealing says so. */
static int is_reason(struct fixture *fixture, const char *words)
{
    json_t *answer = fixture_granted(
            fixture_ask(fixture, "{\"request\":\"seal\",\"check\":true}"));
    const json_t *reasons = json_object_get(answer, "reasons");
    int found = 0;
    size_t i;

    for (i = 0; i < json_array_size(reasons); i++)
        found += strstr(json_string_value(json_array_get(reasons, i)), words) != NULL;
    json_decref(answer);
    return found;
}

static void an_answer_is_right_if_every_row_given_is_as_read(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    fixture_enter(fixture, "h-", "", id);
    assert_true(is_right(control(fixture, AN, id, ROW("1", "high"))));
    assert_true(is_right(control(fixture, AN, id,
            ROW("1", "high") ",{\"contest\":\"2\",\"state\":\"blank\"}")));
    assert_false(is_right(control(fixture, AN, id, ROW("1", "low"))));
    assert_false(is_right(
            control(fixture, AN, id, "{\"contest\":\"1\",\"state\":\"blank\"}")));
    assert_false(
            is_right(control(fixture, AN, id, "{\"contest\":\"1\",\"state\":\"over\"}")));
    assert_false(
            is_right(control(fixture, AN, id, ROW("1", "high") "," ROW("2", "high"))));
    assert_false(is_right(fixture_ask(fixture,
            "{\"request\":\"control\",\"sheet\":\"%s\",\"name\":\"" AN
            "\",\"decision\":\"void\"}",
            id)));
    assert_int_equal(fixture_total(fixture, "total", "counted"), 1); /* it stays */
    fixture_refused(control(fixture, AN, id, ""), "range", "gives no contest");
    fixture_refused(control(fixture, AN, id, ROW("9", "high")), "range", "contest '9'");
    fixture_refused(control(fixture, AN, id, ROW("1", "middle")), "range", "middle");
}

static void only_a_sheet_that_nobody_was_asked_about_is_known(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_refused(control(fixture, AN, id, ROW("1", "high")), "state", "no known one");
    fixture_done(fixture_decide_as(fixture, AN, id, "void", ""));
    fixture_done(fixture_decide_as(fixture, BINH, id, "void", ""));
    fixture_refused(control(fixture, AN, id, ROW("1", "high")), "state", "no known one");
    fixture_enter(fixture, "??", "not-a-ballot", id);
    fixture_refused(control(fixture, AN, id, ROW("1", "high")), "state", "no known one");
    fixture_enter(fixture, "hh", "", id);
    fixture_done(fixture_decide_as(fixture, AN, id, "recheck", ""));
    fixture_refused(control(fixture, AN, id, ROW("1", "high")), "state", "no known one");
}

/* 1 of 200 is 0.5 % and may be; 1 of 199 is more. */
static void one_error_in_two_hundred_is_the_most(void **state)
{
    struct fixture *fixture = *state;
    char id[64];
    int i;

    fixture_enter(fixture, "hl", "", id);
    assert_false(is_right(control(fixture, AN, id, ROW("1", "low"))));
    for (i = 1; i < 199; i++) /* of another person: they help nobody */
        assert_true(is_right(control(fixture, BINH, id, ROW("1", "high"))));
    for (i = 1; i < 199; i++)
        assert_true(is_right(control(fixture, AN, id, ROW("1", "high"))));
    assert_int_equal(is_reason(fixture, "'" AN "' erred on 1 of 199"), 1);
    assert_int_equal(is_reason(fixture, "control-clear"), 1);
    assert_true(is_right(control(fixture, "Đỗ MINH an", id, ROW("1", "high"))));
    assert_int_equal(is_reason(fixture, "erred on"), 0);
    assert_false(is_right(control(fixture, AN, id, ROW("1", "low"))));
    assert_int_equal(is_reason(fixture, "'" AN "' erred on 2 of 201"), 1);
}

/* Of three sheets, those two in whose round the person took part. */
static void clearing_holds_again_what_the_person_decided(void **state)
{
    struct fixture *fixture = *state;
    char settled[64], waiting[64], others[64], known[64];
    json_t *answer;

    fixture_enter(fixture, "hl", "", known);
    fixture_enter(fixture, "h?", "mark-unsure", settled);
    fixture_enter(fixture, "h?", "mark-unsure", waiting);
    fixture_enter(fixture, "h?", "mark-unsure", others);
    fixture_done(fixture_decide_as(fixture, AN, settled, "void", ""));
    fixture_done(fixture_decide_as(fixture, BINH, settled, "void", ""));
    fixture_done(fixture_decide_as(fixture, AN, waiting, "void", ""));
    fixture_done(fixture_decide_as(fixture, BINH, others, "void", ""));
    fixture_done(fixture_decide_as(fixture, CUC, others, "void", ""));
    fixture_refused(
            clear(fixture, AN, BINH, CUC), "state", "'" AN "' erred on no known sheet");
    assert_false(is_right(control(fixture, AN, known, ROW("1", "low"))));
    answer = fixture_granted(clear(fixture, AN, BINH, CUC));
    assert_int_equal(json_integer_value(json_object_get(answer, "reopened")), 2);
    json_decref(answer);
    assert_int_equal(fixture_total(fixture, "total", "held"), 2);
    assert_int_equal(is_reason(fixture, "erred on"), 0);
    fixture_done(fixture_decide_as(fixture, AN, waiting, "void", "")); /* a new round */
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));
    assert_int_equal(json_array_size(json_object_get(answer, "findings")), 0);
    json_decref(answer);
}

static void two_different_people_clear(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    fixture_enter(fixture, "hl", "", id);
    assert_false(is_right(control(fixture, AN, id, ROW("1", "low"))));
    fixture_refused(clear(fixture, AN, "Binh", " BINH"), "range", "both names are");
    fixture_refused(clear(fixture, AN, "Binh", ""), "range", "empty");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"control-clear\",\"person\":\"" AN
                                         "\",\"names\":[\"Binh\"],\"why\":\"x\"}"),
            "range", "give two names");
    fixture_done(clear(fixture, AN, BINH, CUC));
}

/* What went wrong in the trial is nobody's fault. */
static void errors_of_the_trial_do_not_count(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    fixture_begin_batch(fixture, 1);
    fixture_enter(fixture, "hl", "", id);
    assert_false(is_right(control(fixture, AN, id, ROW("1", "low"))));
    fixture_end_batch(fixture);
    fixture_done(fixture_begin_count(fixture));
    assert_int_equal(is_reason(fixture, "erred on"), 0);
    fixture_refused(
            control(fixture, AN, id, ROW("1", "high")), "state", "sheet of the trial");
}

static void the_seal_is_refused_while_somebody_errs_too_often(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    fixture_enter(fixture, "hl", "", id);
    fixture_end_batch(fixture);
    assert_false(is_right(control(fixture, AN, id, ROW("1", "low"))));
    fixture_refused(
            fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"A\",\"B\"]}"),
            "state", "'" AN "' erred on 1 of 1 known sheets");
    fixture_done(clear(fixture, AN, BINH, CUC));
    fixture_done(fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"A\",\"B\"]}"));
}

#define WITH_LEDGER(test) cmocka_unit_test_setup_teardown(test, start, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(an_answer_is_right_if_every_row_given_is_as_read),
            WITH_LEDGER(only_a_sheet_that_nobody_was_asked_about_is_known),
            WITH_LEDGER(one_error_in_two_hundred_is_the_most),
            WITH_LEDGER(clearing_holds_again_what_the_person_decided),
            WITH_LEDGER(two_different_people_clear),
            cmocka_unit_test_setup_teardown(
                    errors_of_the_trial_do_not_count, fixture_setup, fixture_teardown),
            WITH_LEDGER(the_seal_is_refused_while_somebody_errs_too_often),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
