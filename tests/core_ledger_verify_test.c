/* core_ledger_verify_test.c -- any change behind the ledger's back is found. */
#include "tests/core_ledger_fixture.h"

static int count_findings(struct fixture *fixture)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));
    int count = (int)json_array_size(json_object_get(answer, "findings"));

    json_decref(answer);
    return count;
}

/* Two counted sheets, one of them by a decision, and one refused; nothing is sealed. */
static void fill(struct fixture *fixture)
{
    char id[64];

    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_enter(fixture, "??", "not-a-ballot", NULL);
    fixture_done(fixture_decide(fixture, id, "rows",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"));
    fixture_end_batch(fixture);
    assert_int_equal(count_findings(fixture), 0);
}

static void fill_and_seal(struct fixture *fixture)
{
    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 2\ncollected = 2\n");
    fill(fixture);
    fixture_done(
            fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"An\",\"Bình\"]}"));
    assert_int_equal(count_findings(fixture), 0);
}

/* Each a small change of one value. */
static const char *const changes[] = {
        "UPDATE event SET detail = replace(detail, '\"fed\":3', '\"fed\":4')"
        " WHERE kind = 'batch-end'",
        "UPDATE event SET time = '2000-01-01T00:00:00Z' WHERE seq = 2",
        "UPDATE event SET kind = 'batch-End' WHERE kind = 'batch-end'",
        "UPDATE event SET seq = 99 WHERE seq = (SELECT max(seq) FROM event)",
        "DELETE FROM event WHERE seq = 2",
        "DELETE FROM event WHERE kind = 'batch-end'",
        "DELETE FROM event WHERE kind = 'adjudicate'",
        "UPDATE event SET digest = zeroblob(32) WHERE seq = 1",
        "UPDATE event SET previous = zeroblob(32) WHERE seq = 2",
        "UPDATE sheet SET readings = replace(readings, 'high', 'low')"
        " WHERE verdict = 'clear'",
        "UPDATE sheet SET readings = replace(readings, '1000000', '1000001')"
        " WHERE verdict = 'clear'",
        "UPDATE sheet SET verdict = 'clear' WHERE verdict = 'refused'",
        "UPDATE sheet SET reasons = '[\"writing\"]' WHERE verdict = 'held'",
        "UPDATE sheet SET standing = 'refused' WHERE verdict = 'clear'",
        "UPDATE sheet SET counted_type = 'other' WHERE verdict = 'clear'",
        "UPDATE sheet SET ballot_type = 'main' WHERE verdict = 'refused'",
        "UPDATE sheet SET digest = zeroblob(32) WHERE verdict = 'clear'",
        "UPDATE sheet SET id = randomblob(16) WHERE verdict = 'clear'",
        "DELETE FROM sheet WHERE verdict = 'clear'",
        "UPDATE batch SET trial = 1",
        "UPDATE batch SET fed = fed + 1",
        "DELETE FROM batch",
        "UPDATE adjudication SET record = replace(record, 'low', 'high')",
        "UPDATE adjudication SET record = replace(record, 'phi', 'Phi')",
        "UPDATE adjudication SET digest = zeroblob(32)",
        "UPDATE adjudication SET number = 2",
        "DELETE FROM adjudication",
        "UPDATE image SET path = 'images/i2.tif' WHERE path = 'images/i1.tif'",
        "UPDATE image SET digest = randomblob(32) WHERE path = 'images/i1.tif'",
};

static void every_change_is_found(void (*prepare)(struct fixture *fixture))
{
    struct fixture fixture;
    size_t i;

    for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        fixture_make(&fixture);
        fixture_open(&fixture);
        prepare(&fixture);
        fixture_tamper(&fixture, changes[i]);
        if (count_findings(&fixture) == 0)
            fail_msg("not found: %s", changes[i]);
        fixture_close(&fixture);
        fixture_remove_folder(fixture.path);
    }
}

static void every_change_is_found_before_the_seal(void **state)
{
    (void)state;
    every_change_is_found(fill);
}

static void every_change_is_found_after_the_seal(void **state)
{
    (void)state;
    every_change_is_found(fill_and_seal);
}

static void any_changed_byte_of_an_image_is_found(void **state)
{
    static const char good[] = "pixels of 1";
    struct fixture *fixture = *state;
    char bent[sizeof(good)];
    size_t i;

    fill(fixture);
    for (i = 0; i + 1 < sizeof(good); i++) {
        memcpy(bent, good, sizeof(good));
        bent[i] ^= 1;
        fixture_put(fixture, "images/i1.tif", bent);
        assert_int_equal(count_findings(fixture), 1);
    }
    fixture_put(fixture, "images/i1.tif", good);
    assert_int_equal(count_findings(fixture), 0);
}

static void a_missing_image_is_found(void **state)
{
    struct fixture *fixture = *state;
    char path[128];

    fill(fixture);
    (void)snprintf(path, sizeof(path), "%s/images/i1.tif", fixture->path);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(count_findings(fixture), 1);
}

static void a_changed_ledger_is_not_sealed(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 2\ncollected = 2\n");
    fill(fixture);
    fixture_put(fixture, "images/i1.tif", "other pixels");
    fixture_refused(
            fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"An\",\"Bình\"]}"),
            "state", "is not the image that was read");
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(every_change_is_found_before_the_seal),
            WITH_LEDGER(every_change_is_found_after_the_seal),
            WITH_LEDGER(any_changed_byte_of_an_image_is_found),
            WITH_LEDGER(a_missing_image_is_found),
            WITH_LEDGER(a_changed_ledger_is_not_sealed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
