/* core_ledger_batch.h -- asking the ledger about batches, in tests. */
#ifndef TESTS_CORE_LEDGER_BATCH_H
#define TESTS_CORE_LEDGER_BATCH_H

#include "tests/core_ledger_fixture.h"

static inline void batch_begin(struct fixture *fixture, const char *more)
{
    json_t *answer = fixture_granted(fixture_ask(
            fixture, "{\"request\":\"batch-begin\",\"trial\":false%s}", more));

    (void)snprintf(fixture->batch, sizeof(fixture->batch), "%s",
            json_string_value(json_object_get(answer, "batch")));
    json_decref(answer);
}

static inline void batch_begin_counting(struct fixture *fixture, const char *more)
{
    fixture_done(fixture_begin_count(fixture));
    batch_begin(fixture, more);
}

/* A request about the fixture's batch. */
static inline json_t *batch_ask(
        struct fixture *fixture, const char *request, const char *more)
{
    return fixture_ask(fixture, "{\"request\":\"%s\",\"batch\":\"%s\"%s}", request,
            fixture->batch, more);
}

/* For one who discards, and for two who accept. */
#define BATCH_BY                                                                         \
    ",\"name\":\"Lê Thị Cúc\",\"names\":[\"Lê Thị Cúc\",\"Phạm Dũng\"],"      \
    "\"reason\":\"đếm lại rồi\""

static inline json_int_t batch_number(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    assert_true(json_is_integer(value));
    return json_integer_value(value);
}

/* The batch's entry in `list`, a request's answer with "batches"; borrowed. */
static const json_t *batch_entry(struct fixture *fixture, const json_t *answer)
{
    const json_t *list = json_object_get(answer, "batches"), *entry;
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        entry = json_array_get(list, i);
        if (strcmp(json_string_value(json_object_get(entry, "batch")), fixture->batch) ==
                0)
            return entry;
    }
    fail_msg("no such batch");
    return NULL;
}

static inline void batch_check_state(struct fixture *fixture, const char *state)
{
    static const char *const requests[] = {"batches", "status"};
    json_t *answer;
    const json_t *entry;
    size_t i;

    for (i = 0; i < 2; i++) {
        answer = fixture_granted(
                fixture_ask(fixture, "{\"request\":\"%s\"}", requests[i]));
        entry = batch_entry(fixture, answer);
        assert_string_equal(json_string_value(json_object_get(entry, "state")), state);
        assert_int_equal(
                json_is_true(json_object_get(entry, "open")), strcmp(state, "open") == 0);
        json_decref(answer);
    }
}

static inline void batch_check_sums(
        struct fixture *fixture, int fed, int counted, int held)
{
    assert_int_equal(fixture_total(fixture, "total", "fed"), fed);
    assert_int_equal(fixture_total(fixture, "total", "counted"), counted);
    assert_int_equal(fixture_total(fixture, "total", "held"), held);
    assert_int_equal(fixture_total(fixture, "total", "refused"), fed - counted - held);
}

static inline void batch_check_whole(struct fixture *fixture)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));
    const json_t *findings = json_object_get(answer, "findings");

    if (json_array_size(findings) != 0)
        fail_msg("found: %s", json_string_value(json_array_get(findings, 0)));
    json_decref(answer);
}

/* As after a crash: what is open is interrupted. */
static inline void batch_start_again(struct fixture *fixture)
{
    fixture_close(fixture);
    fixture_open(fixture);
}

static inline json_t *batch_seal(struct fixture *fixture)
{
    return fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"An\",\"Bình\"]}");
}

static inline void batch_declare_ballots(struct fixture *fixture, unsigned count)
{
    char text[512];

    (void)snprintf(text, sizeof(text), "%s[counts]\nissued = %u\ncollected = %u\n",
            FIXTURE_INI, count, count);
    fixture_put(fixture, "conference.ini", text);
}

#endif
