/* core_month_test.c -- a month over its life: changes, crashes, tampering, closing. */
#include "tests/core_month_points.h"

static const json_t *last_event(const struct month *month)
{
    const json_t *events = month->book.journal.events;

    return json_array_get(events, json_array_size(events) - 1);
}

static void what_was_given_is_there_the_next_time(void **state)
{
    char folder[FOLDER_BYTES];
    struct month month;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    assert_int_equal(month_missing(&month), 4);
    give(&month, 2, 9000);
    month_close(&month);
    open_month(folder, &month);
    assert_int_equal(month_missing(&month), 3);
    assert_int_equal(month.marks.list[2].hundredths, 9000);
    assert_int_equal(month_undo(&month, 2, &nobody, NULL), 0);
    month_close(&month);
    open_month(folder, &month);
    assert_int_equal(month_missing(&month), 4);
    month_close(&month);
    folder_remove(folder);
}

static void a_correction_keeps_the_old_points_with_who_and_why(void **state)
{
    struct month_mark mark = {MONTH_GIVEN, 8750, NULL};
    char folder[FOLDER_BYTES];
    struct month month;
    struct error err;
    const json_t *event;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    give(&month, 0, 9000);
    assert_int_equal(month_correct(&month, 0, &mark, &nobody, &err), -1);
    assert_int_equal(month.marks.list[0].hundredths, 9000);
    assert_int_equal(month_correct(&month, 0, &mark, &one, NULL), 0);
    event = last_event(&month);
    assert_string_equal(json_text(event, "kind"), "correct");
    assert_string_equal(json_text(event, "name"), "Hậu");
    assert_string_equal(json_text(event, "why"), "nhập nhầm");
    assert_int_equal(json_integer_value(json_object_get(
                             json_object_get(event, "old"), "points_hundredths")),
            9000);
    assert_int_equal(json_integer_value(json_object_get(
                             json_object_get(event, "new"), "points_hundredths")),
            8750);
    month_close(&month);
    folder_remove(folder);
}

static void an_import_takes_all_or_nothing(void **state)
{
    char folder[FOLDER_BYTES];
    struct month_import_sum sum;
    struct month month;
    int mistakes;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    assert_int_equal(import(&month, folder, "no,points\n1,90\n2,101\n9,1\n", &nobody,
                             &mistakes, &sum),
            -1);
    assert_int_equal(mistakes, 2);
    assert_int_equal(month_missing(&month), 4);
    assert_int_equal(
            import(&month, folder, "no,points\n1,90\n2,80\n", &nobody, &mistakes, &sum),
            0);
    assert_int_equal(sum.taken, 2);
    /* 2 again, otherwise: who and why is asked for, and 3 is not taken either. */
    assert_int_equal(import(&month, folder, "no,points\n1,90\n2,81\n3,70\n", &nobody,
                             &mistakes, &sum),
            -1);
    assert_int_equal(mistakes, 1);
    assert_int_equal(month_missing(&month), 2);
    assert_int_equal(import(&month, folder, "no,points\n1,90\n2,81\n3,70\n", &one,
                             &mistakes, &sum),
            0);
    assert_int_equal(sum.same, 1);
    assert_int_equal(sum.corrected, 1);
    assert_int_equal(sum.taken, 1);
    assert_int_equal(json_array_size(json_object_get(last_event(&month), "changes")), 1);
    month_close(&month);
    folder_remove(folder);
}

static void a_file_changed_by_others_is_refused(void **state)
{
    char folder[FOLDER_BYTES], path[FILE_PATH_MAX], *text;
    struct month month;
    struct error err;
    size_t size;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    give(&month, 0, 9000);
    month_close(&month);
    assert_int_equal(file_join(path, folder, "months/2026-03.csv", NULL), 0);
    assert_int_equal(file_read(path, 1 << 20, &text, &size, NULL), 0);
    memcpy(strstr(text, "90.00"), "95.00", 5);
    folder_write(folder, "months/2026-03.csv", text);
    assert_int_equal(open_fails(folder, &err), -1);
    assert_int_equal(err.kind, ERROR_CRYPTO);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(open_fails(folder, &err), -1);
    free(text);
    folder_remove(folder);
}

/* The journal's lines hang together: one changed, dropped or swapped breaks the next. */
static void a_journal_changed_by_others_is_refused(void **state)
{
    char folder[FOLDER_BYTES], path[FILE_PATH_MAX], *text, *line;
    struct month month;
    struct error err;
    size_t size;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    give(&month, 0, 9000);
    give(&month, 1, 8000);
    give(&month, 2, 7000);
    month_close(&month);
    assert_int_equal(file_join(path, folder, "months/journal", NULL), 0);
    assert_int_equal(file_read(path, 1 << 20, &text, &size, NULL), 0);
    line = strstr(text, "8000");
    assert_non_null(line);
    line[0] = '9';
    folder_write(folder, "months/journal", text);
    assert_int_equal(open_fails(folder, &err), -1);
    assert_int_equal(err.kind, ERROR_CRYPTO);
    assert_non_null(strstr(err.text, "months/journal:3"));
    line[0] = '8';
    folder_write(
            folder, "months/journal", strchr(text, '\n') + 1); /* without the first */
    assert_int_equal(open_fails(folder, &err), -1);
    assert_non_null(strstr(err.text, "months/journal:1"));
    folder_write(folder, "months/journal", text);
    assert_int_equal(open_fails(folder, &err), 0);
    free(text);
    folder_remove(folder);
}

/* A crash while a line is written leaves half of it: it was never acknowledged. */
static void half_a_line_of_the_journal_is_cut_off(void **state)
{
    char folder[FOLDER_BYTES], path[FILE_PATH_MAX];
    struct month month;
    FILE *journal;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    give(&month, 0, 9000);
    month_close(&month);
    assert_int_equal(file_join(path, folder, "months/journal", NULL), 0);
    journal = fopen(path, "a");
    assert_non_null(journal);
    assert_true(fputs("{\"seq\":2,\"previous\":\"", journal) >= 0);
    assert_int_equal(fclose(journal), 0);
    open_month(folder, &month);
    assert_int_equal(month_missing(&month), 3);
    give(&month, 1, 8000);
    month_close(&month);
    open_month(folder, &month);
    assert_int_equal(month_missing(&month), 2);
    month_close(&month);
    folder_remove(folder);
}

/* A crash between the journal's line and the file's new name: the next file is taken. */
static void a_crash_before_the_new_name_loses_nothing(void **state)
{
    char folder[FOLDER_BYTES], from[FILE_PATH_MAX], to[FILE_PATH_MAX], *before;
    struct month month;
    size_t size;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    give(&month, 0, 9000);
    assert_int_equal(file_join(from, folder, "months/2026-03.csv", NULL), 0);
    assert_int_equal(file_join(to, folder, "months/2026-03.csv.next", NULL), 0);
    assert_int_equal(file_read(from, 1 << 20, &before, &size, NULL), 0);
    give(&month, 1, 8000);
    month_close(&month);
    assert_int_equal(rename(from, to), 0);
    folder_write(folder, "months/2026-03.csv", before);
    open_month(folder, &month);
    assert_int_equal(month_missing(&month), 2);
    assert_false(file_exists(to));
    month_close(&month);
    /* And before the line: what was never acknowledged is not taken. */
    folder_write(folder, "months/2026-03.csv.next", before);
    open_month(folder, &month);
    assert_int_equal(month_missing(&month), 2);
    month_close(&month);
    free(before);
    folder_remove(folder);
}

static void two_cannot_write_at_once(void **state)
{
    char folder[FOLDER_BYTES];
    struct month month;
    struct error err;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    assert_int_equal(open_fails(folder, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    month_close(&month);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_was_given_is_there_the_next_time),
            cmocka_unit_test(a_correction_keeps_the_old_points_with_who_and_why),
            cmocka_unit_test(an_import_takes_all_or_nothing),
            cmocka_unit_test(a_file_changed_by_others_is_refused),
            cmocka_unit_test(a_journal_changed_by_others_is_refused),
            cmocka_unit_test(half_a_line_of_the_journal_is_cut_off),
            cmocka_unit_test(a_crash_before_the_new_name_loses_nothing),
            cmocka_unit_test(two_cannot_write_at_once),
    };

    return cmocka_run_group_tests_name("core month", tests, NULL, NULL);
}
