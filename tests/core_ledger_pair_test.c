/* core_ledger_pair_test.c -- what takes two people, and who they may be. */
#include "tests/core_ledger_people.h"

#define CHI_AND_OANH "\"names\":[\"Chi\",\"Oanh\"]"
#define KHOA_AND_KIM "\"names\":[\"Khoa\",\"Kim\"]"
#define COUNTS "[counts]\nissued = 1\ncollected = 1\n"

static json_t *ask(struct fixture *fixture, const char *request, const char *more)
{
    return fixture_ask(fixture, "{\"request\":\"%s\"%s}", request, more);
}

/* One sheet in an ended batch; people are registered, the count is open. */
static void count_one(struct fixture *fixture, const char *reason, char id[64])
{
    fixture_put(fixture, "conference.ini", FIXTURE_INI "checks = 1\n" COUNTS);
    people_register(fixture);
    fixture_done(fixture_begin_count_with(fixture, "," CHI_AND_OANH));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, reason[0] == '\0' ? "hl" : "h?", reason, id);
    fixture_end_batch(fixture);
}

static void counting_is_opened_by_two_of_whom_one_is_a_chair(void **state)
{
    static const struct {
        const char *names, *words;
    } wrong[] = {{"", "at the desk"}, {",\"names\":[]", "two different people"},
            {",\"names\":[\"Chi\",\"chi\"]", "two different people"},
            {",\"names\":[\"Chi\",\"Minh\"]", "'Minh' is not registered"},
            {"," KHOA_AND_KIM, "must be a chair"}};
    struct fixture *fixture = *state;
    json_t *answer;
    size_t i;

    people_register(fixture);
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        fixture_refused(fixture_begin_count_with(fixture, wrong[i].names), "state",
                wrong[i].words);
    answer = fixture_granted(ask(fixture, "status", ""));
    assert_string_equal(json_string_value(json_object_get(answer, "state")), "TEST");
    json_decref(answer);
    fixture_done(fixture_begin_count_with(fixture, "," CHI_AND_OANH));
    fixture_done(
            fixture_begin_count_with(fixture, "")); /* a program that feeds asks again */
}

static void what_checks_are_in_force_is_told_with_the_people(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    answer = fixture_granted(ask(fixture, "status", ""));
    assert_int_equal(json_integer_value(json_object_get(answer, "people")), 0);
    json_decref(answer);
    fixture_put(fixture, "conference.ini", FIXTURE_INI "checks = 1\n");
    people_register(fixture);
    fixture_done(fixture_begin_count_with(fixture, "," CHI_AND_OANH));
    fixture_put(fixture, "conference.ini", FIXTURE_INI "checks = 2\n"); /* too late */
    answer = fixture_granted(ask(fixture, "status", ""));
    assert_int_equal(json_integer_value(json_object_get(answer, "people")), 4);
    assert_int_equal(json_integer_value(json_object_get(answer, "checks")), 1);
    assert_true(json_is_false(json_object_get(answer, "checks_ended")));
    json_decref(answer);
}

static void a_decision_takes_a_person_of_a_fitting_role(void **state)
{
    struct fixture *fixture = *state;
    char sheet[64];

    count_one(fixture, "mark-unsure", sheet);
    fixture_refused(fixture_decide_as(fixture, "Oanh", sheet, "void", ""), "state",
            "checker, chair");
    fixture_refused(fixture_decide_as(fixture, "Minh", sheet, "void", ""), "state",
            "not registered");
    fixture_done(fixture_decide_as(fixture, "Kim", sheet, "void", ""));
    fixture_refused(
            fixture_ask(fixture,
                    "{\"request\":\"batch-discard\",\"batch\":\"%s\",\"name\":\"Kim\","
                    "\"reason\":\"b\"}",
                    fixture->batch),
            "state", "operator, chair");
    fixture_done(fixture_ask(fixture,
            "{\"request\":\"batch-discard\",\"batch\":\"%s\",\"name\":\"Oanh\","
            "\"reason\":\"b\"}",
            fixture->batch));
}

static void checks_end_only_when_nothing_is_held_or_open(void **state)
{
    struct fixture *fixture = *state;
    char sheet[64];
    json_t *answer;

    count_one(fixture, "mark-unsure", sheet);
    fixture_begin_batch(fixture, 0);
    answer = ask(fixture, "checks-end", "," CHI_AND_OANH);
    assert_int_equal(json_array_size(json_object_get(answer, "reasons")), 2);
    fixture_refused(answer, "state", "1 sheet is held");
    fixture_end_batch(fixture);
    fixture_done(fixture_decide_as(fixture, "Kim", sheet, "void", ""));
    fixture_refused(ask(fixture, "checks-end", "," KHOA_AND_KIM), "state", "chair");
    fixture_refused(ask(fixture, "checks-resume", "," CHI_AND_OANH ",\"why\":\"a\""),
            "state", "not ended");
    fixture_done(ask(fixture, "checks-end", "," CHI_AND_OANH));
    fixture_refused(ask(fixture, "checks-end", "," CHI_AND_OANH), "state", "already");
}

static void ended_checks_keep_sheets_as_they_are_until_taken_up(void **state)
{
    struct fixture *fixture = *state;
    char sheet[64];
    json_t *answer;

    count_one(fixture, "", sheet);
    fixture_done(ask(fixture, "checks-end", "," CHI_AND_OANH));
    fixture_refused(fixture_decide_as(fixture, "Kim", sheet, "recheck", ""), "state",
            "the checks are ended");
    fixture_refused(ask(fixture, "batch-begin", ""), "state", "the checks are ended");
    fixture_refused(
            fixture_ask(fixture,
                    "{\"request\":\"batch-discard\",\"batch\":\"%s\",\"name\":\"Oanh\","
                    "\"reason\":\"b\"}",
                    fixture->batch),
            "state", "the checks are ended");
    answer = fixture_granted(ask(fixture, "status", ""));
    assert_true(json_is_true(json_object_get(answer, "checks_ended")));
    json_decref(answer);
    fixture_refused(ask(fixture, "checks-resume", "," CHI_AND_OANH), "syntax", "\"why\"");
    fixture_done(ask(fixture, "checks-resume", "," CHI_AND_OANH ",\"why\":\"a sheet\""));
    fixture_done(fixture_decide_as(fixture, "Kim", sheet, "recheck", ""));
}

static void people_end_checks_before_they_seal_and_export_after(void **state)
{
    struct fixture *fixture = *state;

    count_one(fixture, "", NULL);
    fixture_refused(
            ask(fixture, "seal", "," CHI_AND_OANH), "state", "the checks are not ended");
    fixture_done(ask(fixture, "checks-end", "," CHI_AND_OANH));
    fixture_refused(ask(fixture, "seal", "," KHOA_AND_KIM), "state", "must be a chair");
    fixture_refused(ask(fixture, "export", "," CHI_AND_OANH ",\"what\":\"report\""),
            "state", "not permitted");
    fixture_done(ask(fixture, "seal", "," CHI_AND_OANH));
    fixture_refused(ask(fixture, "export", ",\"what\":\"report\""), "state", "two");
    fixture_refused(ask(fixture, "export", "," CHI_AND_OANH), "syntax", "\"what\"");
    fixture_done(ask(fixture, "export", "," CHI_AND_OANH ",\"what\":\"report\""));
    fixture_refused(ask(fixture, "checks-resume", "," CHI_AND_OANH ",\"why\":\"a\""),
            "state", "sealed");
}

/* Each reason against the seal comes with a word for where it is mended. */
static void reasons_against_the_seal_tell_where_they_are_mended(void **state)
{
    static const char *const places[] = {"check", "scan", "checks-end", "counts"};
    struct fixture *fixture = *state;
    const json_t *found;
    json_t *answer;
    size_t i;

    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "checks = 1\n[counts]\nissued = 1\ncollected = 1\n");
    people_register(fixture);
    fixture_done(fixture_begin_count_with(fixture, "," CHI_AND_OANH));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "h?", "mark-unsure", NULL); /* held, so 0 of 1 are counted */
    answer = fixture_granted(ask(fixture, "seal", ",\"check\":true"));
    found = json_object_get(answer, "places");
    assert_int_equal(json_array_size(found), 4);
    assert_int_equal(json_array_size(json_object_get(answer, "reasons")), 4);
    for (i = 0; i < 4; i++)
        assert_string_equal(json_string_value(json_array_get(found, i)), places[i]);
    json_decref(answer);
}

static void check_exported(struct fixture *fixture, int is_exported)
{
    json_t *answer = fixture_granted(ask(fixture, "status", ""));

    assert_int_equal(json_is_true(json_object_get(answer, "exported")) != 0, is_exported);
    json_decref(answer);
}

static void the_status_tells_that_the_report_was_exported(void **state)
{
    struct fixture *fixture = *state;

    count_one(fixture, "", NULL);
    fixture_done(ask(fixture, "checks-end", "," CHI_AND_OANH));
    fixture_done(ask(fixture, "seal", "," CHI_AND_OANH));
    check_exported(fixture, 0);
    fixture_done(ask(fixture, "export", "," CHI_AND_OANH ",\"what\":\"report\""));
    check_exported(fixture, 1);
}

static void without_people_two_names_seal_as_ever(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", FIXTURE_INI COUNTS);
    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_end_batch(fixture);
    fixture_done(ask(fixture, "seal", ",\"names\":[\"An\",\"B\u00ecnh\"]"));
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(counting_is_opened_by_two_of_whom_one_is_a_chair),
            WITH_LEDGER(what_checks_are_in_force_is_told_with_the_people),
            WITH_LEDGER(a_decision_takes_a_person_of_a_fitting_role),
            WITH_LEDGER(checks_end_only_when_nothing_is_held_or_open),
            WITH_LEDGER(ended_checks_keep_sheets_as_they_are_until_taken_up),
            WITH_LEDGER(people_end_checks_before_they_seal_and_export_after),
            WITH_LEDGER(reasons_against_the_seal_tell_where_they_are_mended),
            WITH_LEDGER(the_status_tells_that_the_report_was_exported),
            WITH_LEDGER(without_people_two_names_seal_as_ever),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
