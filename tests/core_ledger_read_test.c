/* core_ledger_read_test.c -- looking on while another program writes. */
#include "tests/core_ledger_second.h"

#include "core/ledger_store.h"

static struct ledger *open_reader(struct fixture *fixture)
{
    struct ledger *reader = NULL;
    struct error err = {.text = ""};

    if (ledger_open_to_read(fixture->path, &reader, &err) != 0)
        fail_msg("%s", err.text);
    return reader;
}

static json_t *ask(struct ledger *reader, const char *request, struct error *err)
{
    json_t *object = json_pack("{s:s}", "request", request), *answer = NULL;

    if (ledger_read(reader, object, &answer, err) != 0)
        assert_null(answer);
    json_decref(object);
    return answer;
}

static int64_t counted(struct ledger *reader)
{
    struct error err = {.text = ""};
    json_t *answer = ask(reader, "status", &err);
    int64_t value;

    if (answer == NULL)
        fail_msg("%s", err.text);
    value = json_integer_value(
            json_object_get(json_object_get(answer, "total"), "counted"));
    json_decref(answer);
    return value;
}

static void a_reader_sees_what_is_written_meanwhile(void **state)
{
    struct fixture *fixture = *state;
    struct ledger *reader = open_reader(fixture);
    struct error err;
    int64_t before = 0, same = 0, after = 0;

    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    assert_int_equal(counted(reader), 0);
    assert_int_equal(ledger_changes(reader, &before, &err), 0);
    assert_int_equal(ledger_changes(reader, &same, &err), 0);
    assert_true(same == before);
    fixture_enter(fixture, "hl", "", NULL);
    assert_int_equal(ledger_changes(reader, &after, &err), 0);
    assert_true(after != before);
    assert_int_equal(counted(reader), 1);
    ledger_close(reader);
}

static void what_writes_is_refused_to_a_reader(void **state)
{
    static const char *const requests[] = {"open", "batch-begin", "batch-note",
            "batch-end", "enter", "adjudicate", "seal", "verify"};
    struct fixture *fixture = *state;
    struct ledger *reader = open_reader(fixture);
    struct error err = {.text = ""};
    size_t i;

    for (i = 0; i < sizeof(requests) / sizeof(requests[0]); i++) {
        assert_null(ask(reader, requests[i], &err));
        assert_int_equal(err.kind, ERROR_STATE);
    }
    assert_int_equal(ledger_store_run(reader, "DELETE FROM event", &err), -1);
    assert_int_equal(ledger_store_run(reader, "PRAGMA user_version = 9", &err), -1);
    assert_int_equal(counted(reader), 0); /* and it goes on */
    ledger_close(reader);
}

static void no_ledger_is_said_and_none_is_made(void **state)
{
    struct fixture fixture;
    struct ledger *reader = NULL;
    struct error err = {.text = ""};
    char path[128];

    (void)state;
    fixture_make(&fixture);
    (void)snprintf(path, sizeof(path), "%s/ledger.db", fixture.path);
    assert_int_equal(ledger_open_to_read(fixture.path, &reader, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    assert_int_equal(access(path, F_OK), -1);
    fixture_put(&fixture, "ledger.db", ""); /* died while it was made */
    assert_int_equal(ledger_open_to_read(fixture.path, &reader, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    fixture_put(&fixture, "ledger.db",
            "a letter, longer than SQLite's head of a file is;"
            " it goes on for more than one hundred bytes ...");
    assert_int_equal(ledger_open_to_read(fixture.path, &reader, &err), -1);
    assert_null(reader);
    fixture_remove_folder(fixture.path);
}

/* A change on its way to the file, not committed: the journal is hot once we are dead. */
static void begin_to_write(struct fixture *fixture, char letter)
{
    struct error err;

    (void)letter;
    if (ledger_store_run(fixture->ledger,
                "PRAGMA cache_size = 1; BEGIN IMMEDIATE;"
                "UPDATE event SET detail = hex(zeroblob(1000000))",
                &err) != 0)
        _exit(1);
}

static void a_journal_left_behind_is_mended_by_the_ledger_program_alone(void **state)
{
    struct fixture fixture;
    struct second second;
    struct ledger *reader;
    struct error err = {.text = ""};

    (void)state;
    fixture_make(&fixture);
    fixture_open(&fixture);
    fixture_done(fixture_begin_count(&fixture));
    fixture_close(&fixture);
    second_start(&second, &fixture, begin_to_write);
    reader = open_reader(&fixture);
    second_do(&second, 'w');
    second_kill(&second);
    assert_null(ask(reader, "status", &err));
    assert_int_equal(err.kind, ERROR_IO);
    fixture_open(&fixture);
    assert_int_equal(counted(reader), 0); /* the same reader reads again */
    ledger_close(reader);
    fixture_done(fixture_ask(&fixture, "{\"request\":\"verify\"}"));
    fixture_close(&fixture);
    fixture_remove_folder(fixture.path);
}

/* Sums must not touch the rows of sheets, which hold readings of many kilobytes. */
static void sums_are_worked_out_from_an_index_alone(void **state)
{
    static const char *const queries[] = {
            "EXPLAIN QUERY PLAN SELECT counted_type, count(*) FILTER (WHERE standing ="
            " 'held') FROM sheet WHERE trial = 0 AND standing <> 'discarded'"
            " GROUP BY counted_type",
            "EXPLAIN QUERY PLAN SELECT batch.id, count(*) FILTER (WHERE standing ="
            " 'held') FROM batch LEFT JOIN sheet ON sheet.batch = batch.id"
            " GROUP BY batch.id"};
    struct fixture *fixture = *state;
    struct error err;
    sqlite3_stmt *plan;
    size_t i;
    int has_row, found;

    for (i = 0; i < 2; i++) {
        found = 0;
        assert_int_equal(
                ledger_store_query(fixture->ledger, &plan, &err, queries[i], ""), 0);
        while (ledger_store_step(fixture->ledger, plan, &has_row, &err) == 0 && has_row)
            found += strstr(ledger_store_text(plan, 3), "USING COVERING INDEX sheet_") !=
                     NULL;
        (void)sqlite3_finalize(plan);
        assert_int_equal(found, 1);
    }
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

static int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(a_reader_sees_what_is_written_meanwhile),
            WITH_LEDGER(what_writes_is_refused_to_a_reader),
            WITH_LEDGER(sums_are_worked_out_from_an_index_alone),
            cmocka_unit_test(no_ledger_is_said_and_none_is_made),
            cmocka_unit_test(a_journal_left_behind_is_mended_by_the_ledger_program_alone),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
