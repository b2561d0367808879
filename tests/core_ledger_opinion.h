/* core_ledger_opinion.h -- a held sheet that two people have to decide. */
#ifndef TESTS_CORE_LEDGER_OPINION_H
#define TESTS_CORE_LEDGER_OPINION_H

#include "tests/core_ledger_fixture.h"

#define AN "Đỗ Minh An"
#define BINH "Vũ Thu Bình"
#define CUC "Lê Thị Cúc"
#define LOW "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"
#define HIGH "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"high\"]}"
#define BLANK "{\"contest\":\"2\",\"state\":\"blank\"}"
/* Contest 1 was read as "high", and may be left out. */
#define FIRST_AS_READ "{\"contest\":\"1\",\"state\":\"chosen\",\"chosen\":[\"high\"]}"
#define FIRST_BLANK "{\"contest\":\"1\",\"state\":\"blank\",\"chosen\":[]}"

/* Counting is open with checks = 2; one sheet is held for its second row. */
static inline int opinion_start_with(void **state, const char *ini)
{
    int result = fixture_setup(state);
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", ini);
    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    return result;
}

static inline int opinion_start(void **state)
{
    return opinion_start_with(state, FIXTURE_INI_TWO);
}

static inline void opinion_enter(struct fixture *fixture, char id[64])
{
    fixture_enter(fixture, "h?", "mark-unsure", id);
}

static inline void opinion_decide(struct fixture *fixture, const char *name,
        const char *id, const char *decision, const char *contests)
{
    json_t *answer =
            fixture_granted(fixture_decide_as(fixture, name, id, decision, contests));

    /* the same whether they agree or not */
    assert_int_equal(json_object_size(answer), 2);
    assert_true(json_is_true(json_object_get(answer, "taken")));
    json_decref(answer);
}

static inline int opinion_held(struct fixture *fixture)
{
    return (int)fixture_total(fixture, "total", "held");
}

/* The sheet as this person is shown it; NULL: without a name. */
static inline json_t *opinion_show(
        struct fixture *fixture, const char *id, const char *name)
{
    if (name == NULL)
        return fixture_granted(
                fixture_ask(fixture, "{\"request\":\"sheet\",\"sheet\":\"%s\"}", id));
    return fixture_granted(fixture_ask(fixture,
            "{\"request\":\"sheet\",\"sheet\":\"%s\",\"name\":\"%s\"}", id, name));
}

static inline int opinion_stage(struct fixture *fixture, const char *id)
{
    json_t *sheet = opinion_show(fixture, id, NULL);
    int result = (int)json_integer_value(json_object_get(sheet, "stage"));

    json_decref(sheet);
    return result;
}

/* What the settled sheet says of contest 2 in the results: "low", "high" or "blank". */
static inline void opinion_expect_vote(struct fixture *fixture, const char *option)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"results\"}"));
    const json_t *type = json_array_get(
            json_object_get(json_object_get(answer, "results"), "ballot_types"), 0);
    const json_t *contest = json_array_get(json_object_get(type, "contests"), 1);
    const json_t *count = json_object_get(json_object_get(contest, "counts"), option);

    if (count == NULL)
        count = json_object_get(contest, option);
    assert_int_equal(json_integer_value(count), 1);
    json_decref(answer);
}

static inline void opinion_expect_no_findings(struct fixture *fixture)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));

    assert_int_equal(json_array_size(json_object_get(answer, "findings")), 0);
    json_decref(answer);
}

#endif
