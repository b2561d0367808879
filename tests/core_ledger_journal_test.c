/* core_ledger_journal_test.c -- what the desk notes, and what has happened so far. */
#include "tests/core_ledger_people.h"

static json_t *note(struct fixture *fixture, const char *kind, const char *more)
{
    return fixture_ask(fixture, "{\"request\":\"note\",\"kind\":\"%s\"%s}", kind, more);
}

#define BY ",\"name\":\"Kim\",\"detail\":{\"from\":\"127.0.0.1\"}"

/* The numbers of the events asked for, as "1 2 3 ". */
static void expect_events(struct fixture *fixture, const char *more, const char *expected)
{
    json_t *answer =
            fixture_granted(fixture_ask(fixture, "{\"request\":\"events\"%s}", more));
    const json_t *list = json_object_get(answer, "events");
    char found[256] = "";
    size_t i, used = 0;

    for (i = 0; i < json_array_size(list); i++)
        used += (size_t)snprintf(found + used, sizeof(found) - used,
                "%" JSON_INTEGER_FORMAT " ",
                json_integer_value(json_object_get(json_array_get(list, i), "seq")));
    assert_string_equal(found, expected);
    json_decref(answer);
}

static void a_note_is_an_event_and_bears_who(void **state)
{
    struct fixture *fixture = *state;
    const json_t *event;
    json_t *answer;

    fixture_done(note(fixture, "sign-in-failed", BY)); /* though nobody is registered */
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"events\"}"));
    event = json_array_get(json_object_get(answer, "events"), 0);
    assert_string_equal(json_string_value(json_object_get(event, "kind")), "desk");
    event = json_object_get(event, "detail");
    assert_string_equal(
            json_string_value(json_object_get(event, "kind")), "sign-in-failed");
    assert_string_equal(json_string_value(json_object_get(event, "name")), "Kim");
    assert_string_equal(
            json_string_value(json_object_get(json_object_get(event, "detail"), "from")),
            "127.0.0.1");
    json_decref(answer);
}

/* None may pass for an event of the ledger's own. */
static void a_note_of_another_kind_is_refused(void **state)
{
    struct fixture *fixture = *state;

    fixture_refused(note(fixture, "seal", BY), "syntax", "unknown note");
    fixture_refused(note(fixture, "", BY), "syntax", "unknown note");
    fixture_refused(note(fixture, "print", ",\"name\":\"A\",\"detail\":[]"), "syntax",
            "\"detail\"");
    fixture_refused(note(fixture, "print",
                            ",\"name\":\"A\",\"detail\":{\"a\":[[[[[[[[0]]]]]]]]}"),
            "range", "deeper");
    fixture_refused(note(fixture, "print", ",\"detail\":{}"), "syntax", "\"name\"");
    expect_events(fixture, "", "");
}

static void events_come_page_by_page_both_ways(void **state)
{
    struct fixture *fixture = *state;
    int i;

    for (i = 0; i < 5; i++)
        fixture_done(note(fixture, "print", BY));
    expect_events(fixture, "", "1 2 3 4 5 ");
    expect_events(fixture, ",\"after\":0,\"most\":2", "1 2 ");
    expect_events(fixture, ",\"after\":2,\"most\":2", "3 4 ");
    expect_events(fixture, ",\"after\":5", "");
    expect_events(fixture, ",\"before\":0,\"most\":2", "5 4 ");
    expect_events(fixture, ",\"before\":4,\"most\":2", "3 2 ");
    expect_events(fixture, ",\"before\":1", "");
    expect_events(fixture, ",\"after\":9223372036854775807", "");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"events\",\"most\":0}"), "syntax",
            "\"most\"");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"events\",\"most\":1001}"),
            "syntax", "\"most\"");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"events\",\"after\":-1}"),
            "syntax", "\"after\"");
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(a_note_is_an_event_and_bears_who),
            WITH_LEDGER(a_note_of_another_kind_is_refused),
            WITH_LEDGER(events_come_page_by_page_both_ways),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
