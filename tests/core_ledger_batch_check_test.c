/* core_ledger_batch_check_test.c -- any change of a batch is found. */
#include "tests/core_ledger_batch.h"

/* Of three batches one is accepted by people, one discarded, one in order. */
static const char *const changes[] = {
        "UPDATE batch SET state = 'accepted' WHERE state = 'discarded'",
        "UPDATE batch SET state = 'ended' WHERE name = 'B'",
        "UPDATE batch SET state = 'discarded' WHERE name = 'C'",
        "UPDATE batch SET state = 'open' WHERE name = 'C'",
        "UPDATE batch SET state = 'nonsense' WHERE name = 'C'",
        "UPDATE batch SET expected = 1 WHERE name = 'B'",
        "UPDATE batch SET expected = 7 WHERE name = 'C'",
        "UPDATE batch SET scanned = 1 WHERE name = 'C'",
        "UPDATE batch SET name = 'X' WHERE name = 'C'",
        "UPDATE sheet SET standing = 'counted' WHERE standing = 'discarded'",
        "UPDATE sheet SET standing = 'discarded' WHERE standing = 'counted'",
        "UPDATE sheet SET batch = (SELECT id FROM batch WHERE name = 'C')"
        " WHERE standing = 'discarded'",
        "UPDATE sheet SET readings = replace(readings, 'high', 'low')"
        " WHERE standing = 'discarded'",
        "DELETE FROM sheet WHERE standing = 'discarded'",
        "UPDATE image SET discarded = 0 WHERE discarded = 1",
        "UPDATE image SET discarded = 1 WHERE path = 'images/i3.tif'",
        "UPDATE image SET trial = 1 WHERE path = 'images/i3.tif'",
        "UPDATE event SET kind = 'batch-end' WHERE kind = 'batch-accept'",
        "UPDATE event SET detail = replace(detail, 'rồi', 'nữa')"
        " WHERE kind = 'batch-accept'",
        "DELETE FROM event WHERE kind = 'batch-discard'",
};

static void fill(struct fixture *fixture)
{
    batch_begin_counting(fixture, ",\"name\":\"A\"");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    batch_begin(fixture, ",\"name\":\"B\",\"expected\":2");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_done(batch_ask(fixture, "batch-accept", BATCH_BY));
    batch_begin(fixture, ",\"name\":\"C\"");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    batch_check_whole(fixture);
}

static void every_change_of_a_batch_is_found(void **unused)
{
    struct fixture fixture;
    json_t *answer;
    size_t i;

    (void)unused;
    for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        fixture_make(&fixture);
        fixture_open(&fixture);
        fill(&fixture);
        fixture_tamper(&fixture, changes[i]);
        answer = fixture_granted(fixture_ask(&fixture, "{\"request\":\"verify\"}"));
        if (json_array_size(json_object_get(answer, "findings")) == 0)
            fail_msg("not found: %s", changes[i]);
        json_decref(answer);
        fixture_close(&fixture);
        fixture_remove_folder(fixture.path);
    }
}

/* A decision would make a new event over the changed sheets: it must not. */
static void a_changed_batch_is_neither_taken_up_nor_decided(void **state)
{
    static const char *const requests[] = {
            "batch-resume", "batch-accept", "batch-discard"};
    struct fixture *fixture = *state;
    size_t i;

    batch_begin_counting(fixture, ",\"expected\":2");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_tamper(fixture, "UPDATE sheet SET digest = zeroblob(32)");
    for (i = 0; i < 3; i++)
        fixture_refused(batch_ask(fixture, requests[i], BATCH_BY), "range", "run verify");
}

static void a_ledger_of_version_1_is_refused(void **state)
{
    struct fixture *fixture = *state;
    struct error err = {.text = ""};

    fixture_close(fixture);
    fixture_tamper(fixture, "CREATE TABLE t(a); INSERT INTO t VALUES (1); DROP TABLE t;"
                            "PRAGMA user_version = 1");
    assert_int_equal(ledger_open(fixture->path, 0, &fixture->ledger, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, "ledger.db is of version 1"));
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(every_change_of_a_batch_is_found),
            WITH_LEDGER(a_changed_batch_is_neither_taken_up_nor_decided),
            WITH_LEDGER(a_ledger_of_version_1_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
