/* core_month_close_test.c -- a month is closed: ties, quotas, the sealed list. */
#include "tests/core_month_points.h"

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
            cmocka_unit_test(a_tie_keeps_the_month_open_until_two_decide),
            cmocka_unit_test(new_points_undo_a_decision),
            cmocka_unit_test(a_closed_month_stays_as_it_is),
            cmocka_unit_test(the_sealed_list_outlives_the_staff),
            cmocka_unit_test(the_exceptional_quota_is_printed_with_its_reason),
            cmocka_unit_test(a_card_of_ballots_is_refused),
    };

    return cmocka_run_group_tests_name("core month close", tests, NULL, NULL);
}
