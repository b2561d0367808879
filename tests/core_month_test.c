/* core_month_test.c -- a month over its life: changes, crashes, tampering, closing. */
#include "core/month.h"

#include "core/json.h"
#include "core/month_change.h"
#include "core/month_decide.h"
#include "core/month_list.h"
#include "core/month_seal.h"

#include "tests/core_month_folder.h"

static const char staff_of_four[] = "no,name,title,id\n1,An,T,X1\n2,Bình,T,X2\n"
                                    "3,Cường,T,X3\n4,Dũng,T,X4\n";
static const struct month_sign nobody = {.reason = NULL};
static const struct month_sign one = {.names = {"Hậu", NULL}, .reason = "nhập nhầm"};
static const struct month_sign two = {.names = {"Hậu", "Thu"}, .reason = "họp bàn"};

static void open_month(const char *folder, struct month *month)
{
    struct month_period period;
    struct error err;

    assert_int_equal(month_period_parse("2026-03", 0, &period, NULL), 0);
    if (month_open(folder, &period, 1, month, &err) != 0)
        fail_msg("%s", err.text);
}

static int open_fails(const char *folder, struct error *err)
{
    struct month_period period;
    struct month month;
    int result;

    assert_int_equal(month_period_parse("2026-03", 0, &period, NULL), 0);
    result = month_open(folder, &period, 1, &month, err);
    if (result == 0)
        month_close(&month);
    return result;
}

static void give(struct month *month, size_t person, uint32_t hundredths)
{
    struct month_mark mark = {MONTH_GIVEN, hundredths, NULL};

    assert_int_equal(month_enter(month, person, &mark, &nobody, NULL), 0);
}

static void ignore(void *context, unsigned line, const char *text)
{
    (void)line;
    (void)text;
    ++*(int *)context;
}

static int import(struct month *month, const char *folder, const char *csv,
        const struct month_sign *sign, int *mistakes, struct month_import_sum *sum)
{
    char path[FILE_PATH_MAX];
    struct error err;

    *mistakes = 0;
    folder_write(folder, "in.csv", csv);
    assert_int_equal(file_join(path, folder, "in.csv", NULL), 0);
    return month_import(month, path, sign, ignore, mistakes, sum, &err);
}

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

/* Four of equal points for one place (30 % of 4 is 1). */
static void tie_all(const char *folder, struct month *month)
{
    size_t i;

    open_month(folder, month);
    for (i = 0; i < 4; i++)
        give(month, i, 9500);
}

static int decide(struct month *month, const char *first, const char *second,
        const char *third, const char *fourth, const struct month_sign *sign,
        struct error *err)
{
    const char *wishes[] = {first, second, third, fourth};
    struct ranking_entry *entries;
    struct ranking ranking;
    int result;

    assert_int_equal(month_settle(month, &entries, &ranking, NULL), 0);
    result = month_decide(&month->book, entries, &ranking, wishes, 4, sign, err);
    free(entries);
    ranking_release(&ranking);
    return result;
}

static uint32_t tied_now(const struct month *month)
{
    struct ranking_entry *entries;
    struct ranking ranking;
    uint32_t tied;

    assert_int_equal(month_settle(month, &entries, &ranking, NULL), 0);
    tied = ranking.tied;
    free(entries);
    ranking_release(&ranking);
    return tied;
}

static void a_tie_keeps_the_month_open_until_two_decide(void **state)
{
    char folder[FOLDER_BYTES];
    struct month month;
    struct error err;

    (void)state;
    folder_make(folder, staff_of_four);
    tie_all(folder, &month);
    assert_int_equal(month_seal(&month, &two, &err), -1);
    assert_non_null(strstr(err.text, "tied"));
    assert_int_equal(decide(&month, "1=a", "2=b", "3=b", "4=b", &one, &err), -1);
    assert_int_equal(decide(&month, "1=a", "2=a", "3=b", "4=b", &two, &err), -1);
    assert_non_null(strstr(err.text, "places"));
    assert_int_equal(decide(&month, "1=a", "2=b", "3=b", "4=c", &two, &err), -1);
    assert_int_equal(decide(&month, "1=a", "2=b", "3=b", "5=b", &two, &err), -1);
    assert_int_equal(tied_now(&month), 4);
    assert_int_equal(decide(&month, "1=b", "X2=a", "3=b", "4=b", &two, &err), 0);
    assert_int_equal(tied_now(&month), 0);
    assert_int_equal(month_seal(&month, &two, &err), 0);
    month_close(&month);
    folder_remove(folder);
}

/* Points that change afterwards make another tie: it is decided anew. */
static void new_points_undo_a_decision(void **state)
{
    struct month_mark mark = {MONTH_GIVEN, 9600, NULL};
    char folder[FOLDER_BYTES];
    struct month month;
    struct error err;

    (void)state;
    folder_make(folder, staff_of_four);
    tie_all(folder, &month);
    assert_int_equal(decide(&month, "1=b", "2=a", "3=b", "4=b", &two, &err), 0);
    assert_int_equal(month_correct(&month, 0, &mark, &one, NULL), 0);
    mark.hundredths = 9500;
    assert_int_equal(tied_now(&month), 0); /* 96 has the place alone */
    assert_int_equal(month_correct(&month, 0, &mark, &one, NULL), 0);
    assert_int_equal(tied_now(&month), 4);
    month_close(&month);
    folder_remove(folder);
}

static void a_closed_month_stays_as_it_is(void **state)
{
    struct month_mark mark = {MONTH_GIVEN, 9600, NULL};
    const struct month_sign same = {.names = {"Hậu", " hậu "}, .reason = "a"};
    char folder[FOLDER_BYTES];
    struct month_import_sum sum;
    struct month month;
    struct error err;
    json_t *list, *again;
    int mistakes;

    (void)state;
    folder_make(folder, staff_of_four);
    open_month(folder, &month);
    give(&month, 0, 9500);
    assert_int_equal(month_seal(&month, &two, &err), -1); /* three are missing */
    assert_non_null(strstr(err.text, "2. Bình"));
    assert_int_equal(
            import(&month, folder, "no,points,reason\n2,80,\n3,70,\n4,,nghỉ ốm\n",
                    &nobody, &mistakes, &sum),
            0);
    assert_int_equal(month_seal(&month, &one, &err), -1);
    assert_int_equal(month_seal(&month, &same, &err), -1); /* one person twice */
    assert_int_equal(month_seal(&month, &two, NULL), 0);
    assert_int_equal(month_correct(&month, 0, &mark, &one, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    assert_int_equal(
            import(&month, folder, "no,points\n1,1\n", &one, &mistakes, &sum), -1);
    assert_int_equal(month_exceptional(&month, 1, &one, &err), -1);
    assert_int_equal(month_list(&month, &list, NULL), 0);
    assert_true(json_is_true(json_object_get(list, "final")));
    month_close(&month);
    open_month(folder, &month);
    assert_int_equal(month_list(&month, &again, NULL), 0);
    assert_true(json_equal(list, again));
    json_decref(list);
    json_decref(again);
    assert_int_equal(month_reopen(&month, &one, &err), -1);
    assert_int_equal(month_reopen(&month, &two, NULL), 0);
    assert_int_equal(month_correct(&month, 0, &mark, &one, NULL), 0);
    month_close(&month);
    folder_remove(folder);
}

/* Somebody left afterwards: the sealed list tells, and a changed one is refused. */
static void the_sealed_list_outlives_the_staff(void **state)
{
    char folder[FOLDER_BYTES], path[FILE_PATH_MAX], *text, *at;
    struct month month;
    struct error err;
    json_t *list;

    (void)state;
    folder_make(folder, "no,name,title\n1,An,T\n2,Bình,T\n");
    open_month(folder, &month);
    give(&month, 0, 9500);
    give(&month, 1, 8000);
    assert_int_equal(month_seal(&month, &two, NULL), 0);
    assert_int_equal(month_list(&month, &list, NULL), 0);
    month_close(&month);
    folder_write(folder, "officials.csv", "no,name,title\n2,Bình,T\n3,Mới,T\n");
    open_month(folder, &month);
    text = json_line(list);
    json_decref(list);
    assert_int_equal(month_list(&month, &list, &err), -1); /* it was never written */
    assert_int_equal(err.kind, ERROR_CRYPTO);
    month_close(&month);
    assert_int_equal(file_join(path, folder, "report", NULL), 0);
    assert_int_equal(file_make_folder(path, NULL), 0);
    folder_write(folder, "report/month-2026-03.json", text);
    open_month(folder, &month);
    assert_int_equal(month_list(&month, &list, NULL), 0);
    json_decref(list);
    at = strstr(text, "9500");
    at[1] = '6';
    folder_write(folder, "report/month-2026-03.json", text);
    assert_int_equal(month_list(&month, &list, &err), -1);
    month_close(&month);
    free(text);
    folder_remove(folder);
}

/* Of ten ranked 3 are A; exceptionally 4, and the reason stands in the list. */
static void the_exceptional_quota_is_printed_with_its_reason(void **state)
{
    char folder[FOLDER_BYTES], officials[512] = "no,name,title\n";
    struct month month;
    json_t *list;
    const json_t *quota;
    size_t i;

    (void)state;
    for (i = 1; i <= 10; i++)
        (void)snprintf(officials + strlen(officials),
                sizeof(officials) - strlen(officials), "%zu,Người %zu,T\n", i, i);
    folder_make(folder, officials);
    open_month(folder, &month);
    for (i = 0; i < 10; i++)
        give(&month, i, (uint32_t)(9900 - i));
    assert_int_equal(month_exceptional(&month, 1, &nobody, NULL), -1);
    assert_int_equal(month_exceptional(&month, 1, &one, NULL), 0);
    assert_int_equal(month_list(&month, &list, NULL), 0);
    quota = json_array_get(json_object_get(list, "quotas"), 0);
    assert_int_equal(json_integer_value(json_object_get(quota, "places")), 4);
    assert_string_equal(json_text(quota, "reason"), "nhập nhầm");
    json_decref(list);
    assert_int_equal(month_exceptional(&month, 0, &one, NULL), 0);
    assert_int_equal(month_list(&month, &list, NULL), 0);
    assert_int_equal(
            json_integer_value(json_object_get(json_object_get(list, "counts"), "a")), 3);
    json_decref(list);
    month_close(&month);
    folder_remove(folder);
}

static void a_card_of_ballots_is_refused(void **state)
{
    char folder[FOLDER_BYTES];
    struct error err;

    (void)state;
    folder_make(folder, staff_of_four);
    folder_write(folder, "own.rule",
            "[rule]\nid = x\ntitle_vi = x\ntitle_en = x\nsource = x\n"
            "denominator = collected\ndecimals = 2\nrounding = half-up\n[outcome none]\n"
            "vi = x\nen = x\n[option high]\nvi = x\nen = x\n[option low]\nvi = y\nen = "
            "y\n");
    assert_int_equal(open_fails(folder, &err), -1);
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
            cmocka_unit_test(a_tie_keeps_the_month_open_until_two_decide),
            cmocka_unit_test(new_points_undo_a_decision),
            cmocka_unit_test(a_closed_month_stays_as_it_is),
            cmocka_unit_test(the_sealed_list_outlives_the_staff),
            cmocka_unit_test(the_exceptional_quota_is_printed_with_its_reason),
            cmocka_unit_test(a_card_of_ballots_is_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
