/* core_ledger_sheets.h -- sheets of a small count. */
#ifndef TESTS_CORE_LEDGER_SHEETS_H
#define TESTS_CORE_LEDGER_SHEETS_H

#include "tests/core_ledger_fixture.h"

#include "core/ledger_store.h"

static inline void begin_counting(struct fixture *fixture)
{
    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
}

/* The first ballot type of the results. */
static inline json_t *ask_results(struct fixture *fixture, json_t **whole)
{
    *whole = fixture_granted(fixture_ask(fixture, "{\"request\":\"results\"}"));
    return json_array_get(
            json_object_get(json_object_get(*whole, "results"), "ballot_types"), 0);
}

static inline json_int_t number(const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    assert_true(json_is_integer(value));
    return json_integer_value(value);
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

#endif
