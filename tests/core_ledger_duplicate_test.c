/* core_ledger_duplicate_test.c -- a sheet fed twice is held, and what is kept of it. */
#include "tests/core_ledger_second.h"

#include <sqlite3.h>

#include "core/fingerprint.h"

/* Three slanting strokes, moved right by `move` tenths of a cell, as text. */
static void marks_text(int move, char text[FINGERPRINT_TEXT_BYTES])
{
    struct fingerprint print = {.count = 3};
    int i, y, at;

    for (i = 0; i < 3; i++) {
        struct fingerprint_mark *mark = &print.marks[i];

        memset(mark, 0, sizeof(*mark));
        mark->box = (uint16_t)(2 * i);
        mark->ink = 40;
        for (y = 2; y < 10; y++) {
            at = y * FINGERPRINT_SIDE + (10 * y + move) / 10;
            mark->cells[at] = (uint8_t)(FINGERPRINT_FULL * (10 - move % 10) / 10);
            mark->cells[at + 1] = (uint8_t)(FINGERPRINT_FULL * (move % 10) / 10);
        }
    }
    fingerprint_text(&print, text);
}

/* A request for image `number` with these marks; `more` members in the request. */
static json_t *enter(struct fixture *fixture, unsigned number, int move, const char *more)
{
    char hex[DIGEST_HEX_BYTES], marks[FINGERPRINT_TEXT_BYTES], contests[2][256];

    marks_text(move, marks);
    fixture_make_image(fixture, number, hex);
    fixture_contest(contests[0], sizeof(contests[0]), "1", 'h');
    fixture_contest(contests[1], sizeof(contests[1]), "2", 'l');
    return fixture_ask(fixture,
            "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
            "\"images/i%u.tif\",\"digest\":\"%s\"}%s],\"sheets\":[{\"ballot_type\":"
            "\"main\",\"pages\":[{\"format\":\"kiemphieu-reading\",\"version\":1,"
            "\"image\":\"images/i%u.tif\",\"index\":0,\"verdict\":\"clear\",\"reasons\":"
            "[],\"conference\":\"0011223344556677\",\"ballot_type\":\"main\",\"form_id\":"
            "\"" FIXTURE_FORM "\",\"page\":1,\"rotation\":0,\"scale_x_ppm\":1000000,"
            "\"scale_y_ppm\":1000000,\"fingerprint\":\"%s\",\"contests\":[%s,%s]}]}]}",
            fixture->batch, number, hex, more, number, marks, contests[0], contests[1]);
}

/* The entered sheet's verdict and only reason ("" for none); its id if wanted. */
static void assert_entered(
        json_t *answer, const char *verdict, const char *reason, char id[64])
{
    const json_t *sheet =
            json_array_get(json_object_get(fixture_granted(answer), "sheets"), 0);
    const json_t *reasons = json_object_get(sheet, "reasons");

    assert_string_equal(json_string_value(json_object_get(sheet, "verdict")), verdict);
    assert_int_equal(json_array_size(reasons), reason[0] != '\0');
    if (reason[0] != '\0')
        assert_string_equal(json_string_value(json_array_get(reasons, 0)), reason);
    if (id != NULL)
        (void)snprintf(id, 64, "%s", json_string_value(json_object_get(sheet, "sheet")));
    json_decref(answer);
}

static void begin_counting(struct fixture *fixture)
{
    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
}

/* The first column of the only row of `sql`, looked at beside the ledger. */
static int64_t look(const struct fixture *fixture, const char *sql)
{
    char path[128];
    sqlite3_stmt *statement;
    sqlite3 *db;
    int64_t value;

    (void)snprintf(path, sizeof(path), "%s/ledger.db", fixture->path);
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
    value = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return value;
}

static void a_sheet_fed_twice_is_held_and_says_which(void **state)
{
    struct fixture *fixture = *state;
    char first[64], second[64];
    json_t *answer;
    const char *detail;

    begin_counting(fixture);
    assert_entered(enter(fixture, 1, 0, ""), "clear", "", first);
    assert_entered(enter(fixture, 2, 0, ""), "held", "duplicate", second);
    assert_entered(enter(fixture, 3, 5, ""), "clear", "", NULL);
    assert_int_equal(fixture_total(fixture, "total", "fed"), 3);
    assert_int_equal(fixture_total(fixture, "total", "counted"), 2);
    assert_int_equal(fixture_total(fixture, "total", "held"), 1);
    answer = fixture_granted(
            fixture_ask(fixture, "{\"request\":\"sheet\",\"sheet\":\"%s\"}", second));
    detail = json_string_value(json_object_get(
            json_array_get(json_object_get(answer, "pages"), 0), "detail"));
    assert_non_null(detail);
    assert_non_null(strstr(detail, first));
    json_decref(answer);
}

/* What people's hands look like stays in no reading, and in no file once sealed. */
static void no_reading_keeps_a_fingerprint_and_sealing_forgets_all(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 1\ncollected = 1\n");
    begin_counting(fixture);
    assert_entered(enter(fixture, 1, 0, ""), "clear", "", NULL);
    fixture_end_batch(fixture);
    assert_int_equal(look(fixture, "SELECT count(*) FROM fingerprint"), 1);
    assert_int_equal(look(fixture, "SELECT count(*) FROM sheet WHERE"
                                   " readings LIKE '%fingerprint%'"),
            0);
    fixture_done(fixture_ask(
            fixture, "{\"request\":\"seal\",\"names\":[\"Lê Thị Cúc\",\"Phạm Dũng\"]}"));
    assert_int_equal(look(fixture, "SELECT count(*) FROM fingerprint"), 0);
}

static void what_was_rolled_back_was_not_seen(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    begin_counting(fixture);
    answer = enter(fixture, 1, 0, ",{\"path\":\"images/../x\",\"digest\":\"00\"}");
    assert_true(json_is_false(json_object_get(answer, "ok")));
    json_decref(answer);
    assert_entered(enter(fixture, 2, 0, ""), "clear", "", NULL);
    answer = enter(fixture, 2, 5, ""); /* the image is there already */
    fixture_refused(answer, "exists", "images/i2.tif");
    assert_entered(enter(fixture, 3, 5, ""), "clear", "", NULL);
    assert_entered(enter(fixture, 4, 5, ""), "held", "duplicate", NULL);
}

static void a_later_process_knows_what_an_earlier_one_entered(void **state)
{
    struct fixture *fixture = *state;

    begin_counting(fixture);
    assert_entered(enter(fixture, 1, 0, ""), "clear", "", NULL);
    fixture_end_batch(fixture);
    fixture_close(fixture);
    fixture_open(fixture);
    fixture_begin_batch(fixture, 0);
    assert_entered(enter(fixture, 2, 5, ""), "clear", "", NULL);
    assert_entered(enter(fixture, 3, 0, ""), "held", "duplicate", NULL);
}

/* The TEST sheets of a trial are no ballots. */
static void trial_and_count_are_not_compared(void **state)
{
    struct fixture *fixture = *state;

    fixture_begin_batch(fixture, 1);
    assert_entered(enter(fixture, 1, 0, ""), "clear", "", NULL);
    assert_entered(enter(fixture, 2, 0, ""), "held", "duplicate", NULL);
    fixture_end_batch(fixture);
    begin_counting(fixture);
    assert_entered(enter(fixture, 3, 0, ""), "clear", "", NULL);
}

/* Another program's batch: one sheet of the same marks. */
static void feed_one(struct fixture *fixture, char letter)
{
    (void)letter;
    fixture_begin_batch(fixture, 0);
    assert_entered(enter(fixture, 2, 0, ""), "clear", "", NULL);
    fixture_end_batch(fixture);
}

/* Each program remembers the marks in memory: what another enters meanwhile, too. */
static void what_another_program_entered_meanwhile_is_known(void **state)
{
    struct fixture *fixture = *state;
    struct second second;

    begin_counting(fixture);
    fixture_end_batch(fixture);
    fixture_close(fixture);
    second_start(&second, fixture, feed_one);
    fixture_open(fixture);
    fixture_begin_batch(fixture, 0);
    assert_entered(enter(fixture, 1, 40, ""), "clear", "", NULL);
    fixture_end_batch(fixture);
    second_do(&second, 'f');
    fixture_begin_batch(fixture, 0);
    assert_entered(enter(fixture, 3, 0, ""), "held", "duplicate", NULL);
    second_kill(&second);
}

static void a_refused_sheet_is_still_compared(void **state)
{
    struct fixture *fixture = *state;
    char first[64];

    begin_counting(fixture);
    assert_entered(enter(fixture, 1, 0, ""), "clear", "", first);
    fixture_done(fixture_decide(fixture, first, "recheck", ""));
    fixture_done(fixture_decide(fixture, first, "refuse", ""));
    assert_entered(enter(fixture, 2, 0, ""), "held", "duplicate", NULL);
}

static void the_paper_fed_again_after_a_rescan_is_clear(void **state)
{
    struct fixture *fixture = *state;
    char first[64];

    begin_counting(fixture);
    assert_entered(enter(fixture, 1, 0, ""), "clear", "", first);
    fixture_done(fixture_decide(fixture, first, "recheck", ""));
    fixture_done(fixture_decide(fixture, first, "rescan", ""));
    assert_entered(enter(fixture, 2, 0, ""), "clear", "", NULL);
    assert_entered(enter(fixture, 3, 0, ""), "held", "duplicate", NULL);
    assert_int_equal(fixture_total(fixture, "total", "counted"), 1);
}

static void a_rescan_taken_back_is_compared_again(void **state)
{
    struct fixture *fixture = *state;
    char first[64];

    begin_counting(fixture);
    assert_entered(enter(fixture, 1, 0, ""), "clear", "", first);
    fixture_done(fixture_decide(fixture, first, "recheck", ""));
    fixture_done(fixture_decide(fixture, first, "rescan", ""));
    fixture_done(fixture_decide(fixture, first, "reopen", ""));
    assert_entered(enter(fixture, 2, 0, ""), "held", "duplicate", NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(a_sheet_fed_twice_is_held_and_says_which,
                    fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    no_reading_keeps_a_fingerprint_and_sealing_forgets_all, fixture_setup,
                    fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    what_was_rolled_back_was_not_seen, fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    a_later_process_knows_what_an_earlier_one_entered, fixture_setup,
                    fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    what_another_program_entered_meanwhile_is_known, fixture_setup,
                    fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    a_refused_sheet_is_still_compared, fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(the_paper_fed_again_after_a_rescan_is_clear,
                    fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(a_rescan_taken_back_is_compared_again,
                    fixture_setup, fixture_teardown),
            cmocka_unit_test_setup_teardown(
                    trial_and_count_are_not_compared, fixture_setup, fixture_teardown)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
