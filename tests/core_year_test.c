/* core_year_test.c -- a year's grade from its months: each method at its edges. */
#include "core/year.h"

#include "core/json.h"
#include "core/month.h"
#include "core/month_change.h"
#include "core/month_list.h"
#include "core/month_seal.h"

#include "tests/core_month_folder.h"

enum { OUT = -1, AWAY = -2 }; /* of points: missing; not rated */

static const struct month_sign nobody = {.reason = NULL};
static const struct month_sign two = {.names = {"Hậu", "Thu"}, .reason = "họp bàn"};

/* Whole points of a month for each of the staff, in its order. */
static void give_month(const char *folder, int number, const int *points, size_t count)
{
    struct month_mark mark = {.state = MONTH_GIVEN};
    struct month_period year, period;
    char reason[] = "nghỉ phép";
    struct month month;
    size_t i;

    assert_int_equal(month_period_parse("2026", 1, &year, NULL), 0);
    period = month_period_of(&year, number);
    assert_int_equal(month_open(folder, &period, 1, &month, NULL), 0);
    for (i = 0; i < count; i++) {
        if (points[i] == OUT)
            continue;
        mark.state = points[i] == AWAY ? MONTH_EXCUSED : MONTH_GIVEN;
        mark.reason = points[i] == AWAY ? reason : NULL;
        mark.hundredths = points[i] == AWAY ? 0 : (uint32_t)points[i] * 100;
        assert_int_equal(month_enter(&month, i, &mark, &nobody, NULL), 0);
    }
    month_close(&month);
}

/* One person, the months of one year; the measure and the grade of the year. */
static size_t grade_of(
        const char *settings, const int points[MONTHS_OF_YEAR], struct ratio *measure)
{
    char folder[FOLDER_BYTES];
    struct month_period period;
    struct year year;
    size_t band;
    int i;

    folder_make(folder, "no,name,title\n1,An,T\n");
    folder_write(folder, "months.ini", settings);
    for (i = 0; i < MONTHS_OF_YEAR; i++)
        if (points[i] != OUT)
            give_month(folder, i + 1, &points[i], 1);
    assert_int_equal(month_period_parse("2026", 1, &period, NULL), 0);
    assert_int_equal(year_open(folder, &period, 0, &year, NULL), 0);
    *measure = year_measure(&year, 0);
    band = measure->den == 0 ? 99 : ranking_band(year.book.rule, *measure);
    year_close(&year);
    folder_remove(folder);
    return band;
}

/* Outcomes of the card: d, c, b, a. */
static void the_mean_is_exact(void **state)
{
    static const int ninety[] = {90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90};
    static const int below[] = {90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 89};
    static const int some[] = {100, OUT, OUT, 80, AWAY, 90, OUT, 90, 95, 85, OUT, AWAY};
    struct ratio measure;

    (void)state;
    assert_int_equal(grade_of("", ninety, &measure), 3);
    assert_int_equal(grade_of("", below, &measure), 2); /* 1079/12, printed 89,92 */
    assert_int_equal(measure.num, 107900);
    assert_int_equal(measure.den, 1200);
    assert_int_equal(grade_of("", some, &measure), 3); /* six months, 540/6 */
    assert_int_equal(measure.num, 54000);
    assert_int_equal(measure.den, 600);
}

static void too_few_months_give_no_grade(void **state)
{
    static const int five[] = {90, 90, 90, 90, 90, OUT, OUT, OUT, OUT, OUT, OUT, AWAY};
    struct ratio measure;

    (void)state;
    assert_int_equal(grade_of("", five, &measure), 99);
    assert_int_equal(grade_of("[year]\nleast_months = 5\n", five, &measure), 3);
    assert_int_equal(grade_of("[year]\nleast_months = 6\n", five, &measure), 99);
}

/* Three quarters of 90 make an A whatever the fourth is; two do not. */
static void three_quarters_reach_it_or_not(void **state)
{
    static const char method[] = "[year]\nmethod = three-quarters\n";
    static const int three[] = {91, 90, 89, 20, 30, 40, 90, 90, 90, 95, 95, 95};
    static const int two_and_a_bit[] = {91, 90, 88, 20, 30, 40, 90, 90, 90, 95, 95, 95};
    static const int gaps[] = {90, OUT, OUT, OUT, OUT, OUT, 92, AWAY, 91, 95, 95, 95};
    static const int half[] = {OUT, OUT, OUT, OUT, OUT, OUT, 92, 92, 91, 95, 95, 95};
    struct ratio measure;

    (void)state;
    assert_int_equal(grade_of(method, three, &measure), 3);
    assert_int_equal(measure.num, 27000);
    assert_int_equal(measure.den, 300);
    assert_int_equal(grade_of(method, two_and_a_bit, &measure), 2);
    assert_int_equal(measure.num, 26900);
    assert_int_equal(grade_of(method, gaps, &measure), 3);
    assert_int_equal(measure.den, 100);
    assert_int_equal(grade_of(method, half, &measure), 99); /* two quarters alone */
}

static void the_lowest_month_decides(void **state)
{
    static const char method[] = "[year]\nmethod = lowest\n";
    static const int low[] = {100, 100, 100, 100, 100, 69, 100, AWAY, 100, 100, 100, 100};
    struct ratio measure;

    (void)state;
    assert_int_equal(grade_of(method, low, &measure), 1);
    assert_int_equal(measure.num, 6900);
    assert_int_equal(measure.den, 100);
}

/* A quota of the year's own: of four with 50 % two; equal means across it are tied. */
static void the_year_has_a_quota_and_ties_of_its_own(void **state)
{
    static const int points[] = {96, 95, 95, 94};
    char folder[FOLDER_BYTES];
    struct month_period period;
    struct year year;
    json_t *list;
    int i;

    (void)state;
    folder_make(folder, "no,name,title\n1,A,T\n2,B,T\n3,C,T\n4,D,T\n");
    folder_write(folder, "months.ini", "[year]\nquota = 1/2\n");
    for (i = 1; i <= MONTHS_OF_YEAR; i++)
        give_month(folder, i, points, 4);
    assert_int_equal(month_period_parse("2026", 1, &period, NULL), 0);
    assert_int_equal(year_open(folder, &period, 0, &year, NULL), 0);
    assert_int_equal(year_list(&year, &list, NULL), 0);
    assert_int_equal(json_integer_value(json_object_get(list, "tied")), 2);
    assert_int_equal(
            json_integer_value(json_object_get(json_object_get(list, "counts"), "a")), 3);
    assert_false(json_is_true(json_object_get(list, "final")));
    json_decref(list);
    year_close(&year);
    folder_remove(folder);
}

/* Cells of a year: closed, open and no month; missing and not rated people. */
static void every_month_stands_in_the_list(void **state)
{
    static const int march[] = {90, AWAY}, april[] = {OUT, 80};
    char folder[FOLDER_BYTES];
    struct month_period period;
    struct month month;
    struct year year;
    const json_t *months, *rows, *row;
    json_t *list;
    size_t i;

    (void)state;
    folder_make(folder, "no,name,title\n1,A,T\n2,B,T\n");
    give_month(folder, 3, march, 2);
    give_month(folder, 4, april, 2);
    assert_int_equal(month_period_parse("2026-03", 0, &period, NULL), 0);
    assert_int_equal(month_open(folder, &period, 1, &month, NULL), 0);
    assert_int_equal(month_seal(&month, &two, NULL), 0);
    month_close(&month);
    assert_int_equal(month_period_parse("2026", 1, &period, NULL), 0);
    assert_int_equal(year_open(folder, &period, 0, &year, NULL), 0);
    assert_int_equal(year_list(&year, &list, NULL), 0);
    months = json_object_get(list, "months");
    assert_string_equal(json_string_value(json_array_get(months, 1)), "none");
    assert_string_equal(json_string_value(json_array_get(months, 2)), "closed");
    assert_string_equal(json_string_value(json_array_get(months, 3)), "open");
    rows = json_object_get(list, "list");
    for (i = 0; i < 2; i++) {
        row = json_array_get(rows, i);
        months = json_object_get(row, "months");
        assert_int_equal(json_array_size(months), MONTHS_OF_YEAR);
        assert_int_equal(json_integer_value(json_object_get(row, "given")), 1);
        assert_true(json_is_true(json_object_get(row, "few_months")));
        assert_null(json_object_get(row, "outcome"));
    }
    months = json_object_get(json_array_get(rows, 0), "months");
    assert_string_equal(
            json_text(json_array_get(months, 2), "outcome"), "b"); /* of 1: 0 */
    assert_true(json_is_null(json_array_get(months, 3)));
    months = json_object_get(json_array_get(rows, 1), "months");
    assert_true(json_is_object(json_array_get(months, 2)));
    assert_true(json_is_null(
            json_object_get(json_array_get(months, 2), "points_hundredths")));
    json_decref(list);
    year_close(&year);
    folder_remove(folder);
}

/* People are the same by id when their numbers change; who left is counted, no more. */
static void people_are_followed_by_id(void **state)
{
    static const int points[] = {90, 70};
    char folder[FOLDER_BYTES];
    struct month_period period;
    struct year year;
    uint32_t sum;

    (void)state;
    folder_make(folder, "no,name,title,id\n1,An,T,X1\n2,Bình,T,X2\n");
    give_month(folder, 1, points, 2);
    folder_write(
            folder, "officials.csv", "no,name,title,id\n7,An,Trưởng,X1\n2,Cường,T,\n");
    assert_int_equal(month_period_parse("2026", 1, &period, NULL), 0);
    assert_int_equal(year_open(folder, &period, 0, &year, NULL), 0);
    assert_int_equal(year.gone, 1);
    assert_int_equal(year_given(&year, 0, &sum), 1);
    assert_int_equal(sum, 9000);
    assert_int_equal(year_given(&year, 1, &sum), 0);
    year_close(&year);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_mean_is_exact),
            cmocka_unit_test(too_few_months_give_no_grade),
            cmocka_unit_test(three_quarters_reach_it_or_not),
            cmocka_unit_test(the_lowest_month_decides),
            cmocka_unit_test(the_year_has_a_quota_and_ties_of_its_own),
            cmocka_unit_test(every_month_stands_in_the_list),
            cmocka_unit_test(people_are_followed_by_id)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
