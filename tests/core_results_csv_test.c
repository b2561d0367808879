/* core_results_csv_test.c -- the table for spreadsheets: quoting, commas, no formulas. */
#include "core/results_csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One person, 2 of 3 votes high: 66.67 %, 33.33 %; two votes to the next. */
static char *table_of(const char *name, int is_vietnamese)
{
    struct results *results = calloc(1, sizeof(*results));
    struct results_contest contest = {.contest = "1", .outcome = "none"};
    struct error err;
    char *text = NULL;
    size_t size = 0;

    assert_non_null(results);
    (void)snprintf(contest.name, sizeof(contest.name), "%s", name);
    contest.votes[0] = 2;
    contest.votes[1] = 1;
    contest.shares[0] = 6667;
    contest.shares[1] = 3333;
    contest.votes_to_next = 2;
    results->type_count = 1;
    results->types[0] = (struct results_type){.ballot_type = "main",
            .option_ids = {"high", "low"},
            .option_count = 2,
            .issued = 4,
            .collected = 3,
            .denominator = 3,
            .valid = 3,
            .contests = &contest,
            .contest_count = 1};
    assert_int_equal(results_csv_text(results, is_vietnamese, &text, &size, &err), 0);
    assert_int_equal(size, strlen(text));
    free(results);
    return text;
}

static void english_has_commas_and_the_decimal_point(void **state)
{
    char *text = table_of("An", 0);

    (void)state;
    assert_string_equal(text,
            "\xEF\xBB\xBF"
            "ballot type,no,name,title,issued,collected,valid,invalid,denominator,"
            "high,high %,low,low %,blank,over,held,outcome,votes to next\r\n"
            "\"main\",1,\"An\",\"\",4,3,3,0,3,2,\"66.67\",1,\"33.33\",0,0,0,none,2\r\n");
    free(text);
}

static void vietnamese_has_semicolons_and_the_decimal_comma(void **state)
{
    char *text = table_of("An", 1);

    (void)state;
    assert_non_null(strstr(text, "Loại phiếu;STT;Họ và tên;"));
    assert_non_null(strstr(text, ";2;\"66,67\";1;\"33,33\";"));
    free(text);
}

/* A spreadsheet runs what begins with = + - or @. */
static void a_name_is_never_a_formula(void **state)
{
    static const char *const names[] = {"=1+1", "+1", "-1", "@A1"};
    char cell[32], *text;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        text = table_of(names[i], 0);
        (void)snprintf(cell, sizeof(cell), ",\"'%s\",", names[i]);
        assert_non_null(strstr(text, cell));
        free(text);
    }
}

static void quotes_in_a_name_are_doubled(void **state)
{
    char *text = table_of("An \"Ba\"; Tư, Năm", 0);

    (void)state;
    assert_non_null(strstr(text, ",\"An \"\"Ba\"\"; Tư, Năm\","));
    free(text);
}

/* 3 rows, 250 points: 83.333...; a quota cut it from "excellent". */
static void points_and_what_cut_them_stand_behind_the_other_columns(void **state)
{
    struct results *results = calloc(1, sizeof(*results));
    struct results_contest contest = {.contest = "1",
            .name = "An",
            .person = "NV-7",
            .votes = {[80] = 2, [90] = 1},
            .points = 250,
            .rows = 3,
            .partial = 1,
            .outcome = "good",
            .outcome_before = "excellent",
            .changed_by = "quota",
            .votes_to_next = -1};
    struct error err;
    char *text = NULL;
    size_t size = 0;

    (void)state;
    assert_non_null(results);
    results->type_count = 1;
    results->types[0] = (struct results_type){.ballot_type = "main",
            .points_most = 100,
            .issued = 4,
            .collected = 4,
            .valid = 4,
            .contests = &contest,
            .contest_count = 1};
    assert_int_equal(results_csv_text(results, 0, &text, &size, &err), 0);
    assert_string_equal(text,
            "\xEF\xBB\xBF"
            "ballot type,no,name,title,issued,collected,valid,invalid,denominator,"
            "blank,over,held,outcome,votes to next,id,points,rows,mean,half filled,"
            "above the maximum,outcome before,changed by\r\n"
            "\"main\",1,\"An\",\"\",4,4,4,0,0,0,0,0,good,,\"NV-7\",250,3,\"83.33\",1,0,"
            "excellent,quota\r\n");
    free(text);
    free(results);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(english_has_commas_and_the_decimal_point),
            cmocka_unit_test(vietnamese_has_semicolons_and_the_decimal_comma),
            cmocka_unit_test(a_name_is_never_a_formula),
            cmocka_unit_test(quotes_in_a_name_are_doubled),
            cmocka_unit_test(points_and_what_cut_them_stand_behind_the_other_columns)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
