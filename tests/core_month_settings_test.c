/* core_month_settings_test.c -- months.ini: what holds for which month and year. */
#include "core/month_settings.h"

#include "tests/core_month_folder.h"

static int load(const char *text, const char *period, struct month_settings *out,
        struct error *err)
{
    struct month_period parsed;
    char folder[FOLDER_BYTES];
    int result;

    assert_int_equal(month_period_parse(period, strlen(period) == 4, &parsed, NULL), 0);
    folder_make(folder, "no,name,title\n1,A,T\n");
    if (text != NULL)
        folder_write(folder, "months.ini", text);
    result = month_settings_load(folder, &parsed, out, err);
    folder_remove(folder);
    return result;
}

static void without_a_file_the_defaults_hold(void **state)
{
    struct month_settings settings;

    (void)state;
    assert_int_equal(load(NULL, "2026-03", &settings, NULL), 0);
    assert_int_equal(settings.month.is_given, 0); /* the rule card's */
    assert_int_equal(settings.exceptional.num, 40);
    assert_int_equal(settings.exceptional.den, 100);
    assert_int_equal(settings.method, YEAR_MEAN);
    assert_int_equal(settings.least_months, 6);
    assert_int_equal(settings.year.is_given, 0);
}

static void the_period_s_own_section_goes_before(void **state)
{
    static const char text[] =
            "[year 2026]\nmethod = lowest\nquota = none\n"
            "[month 2026-03]\nquota = 2/5\nreason = Quận hoàn thành xuất sắc\n"
            "[month]\nquota = 25/100\nexceptional = 1/2\n"
            "[year]\nmethod = three-quarters\nleast_months = 12\nquota = 1/5\n";
    struct month_settings settings;

    (void)state;
    assert_int_equal(load(text, "2026-03", &settings, NULL), 0);
    assert_int_equal(settings.month.share.num, 2);
    assert_string_equal(settings.month.reason, "Quận hoàn thành xuất sắc");
    assert_int_equal(settings.exceptional.den, 2);
    assert_int_equal(load(text, "2026-04", &settings, NULL), 0);
    assert_int_equal(settings.month.share.num, 25);
    assert_string_equal(settings.month.reason, "");
    assert_int_equal(load(text, "2026", &settings, NULL), 0);
    assert_int_equal(settings.method, YEAR_LOWEST);
    assert_int_equal(settings.year.is_none, 1);
    assert_int_equal(settings.least_months, 12);
    assert_int_equal(load(text, "2025", &settings, NULL), 0);
    assert_int_equal(settings.method, YEAR_THREE_QUARTERS);
    assert_int_equal(settings.year.share.den, 5);
}

static void what_makes_no_sense_is_told_with_its_line(void **state)
{
    static const struct {
        const char *text, *said;
    } wrong[] = {{"[month]\nquota = 30%\n", "months.ini:2"},
            {"[month]\nquota = 3/0\n", "months.ini:2"},
            {"[month]\nquota = 4/3\n", "months.ini:2"},
            {"[month]\nquota = -1/3\n", "months.ini:2"},
            {"[month]\nquota = 1/3 \n\nqouta = 1/3\n", "months.ini:4"},
            {"[month 2026-13]\nquota = 1/3\n", "months.ini:2"},
            {"[month 2026-04]\nexceptional = 1/3\n", "months.ini:2"},
            {"[month 2026-03]\nquota = 1/3\n", "reason"},
            {"[year]\nmethod = median\n", "months.ini:2"},
            {"[year]\nleast_months = 13\n", "months.ini:2"},
            {"[year]\nleast_months = 0\n", "months.ini:2"},
            {"[years]\nmethod = mean\n", "months.ini:2"},
            {"[year 26]\nmethod = mean\n", "months.ini:2"},
            {"[month]\nreason = 5\n", "months.ini:2"}};
    struct month_settings settings;
    struct error err;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(load(wrong[i].text, "2026-03", &settings, &err), -1);
        if (strstr(err.text, wrong[i].said) == NULL)
            fail_msg("%zu: %s", i, err.text);
    }
}

static void a_period_is_a_month_or_a_year(void **state)
{
    static const char *const wrong[] = {"", "2026", "2026-00", "2026-13", "2026-3",
            "26-03", "2026-03 ", "2026/03", "2026-003", "1899-01", "12026-01"};
    struct month_period period;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_int_equal(month_period_parse(wrong[i], 0, &period, NULL), -1);
    assert_int_equal(month_period_parse("2026-03", 1, &period, NULL), -1);
    assert_int_equal(month_period_parse("2026-12", 0, &period, NULL), 0);
    assert_int_equal(period.month, 12);
    assert_int_equal(month_period_parse("2026", 1, &period, NULL), 0);
    assert_string_equal(month_period_of(&period, 3).text, "2026-03");
    assert_true(month_period_has(&period, "2026-03"));
    assert_true(month_period_has(&period, "2026"));
    assert_false(month_period_has(&period, "2025-03"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(without_a_file_the_defaults_hold),
            cmocka_unit_test(the_period_s_own_section_goes_before),
            cmocka_unit_test(what_makes_no_sense_is_told_with_its_line),
            cmocka_unit_test(a_period_is_a_month_or_a_year)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
