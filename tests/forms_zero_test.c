/* forms_zero_test.c -- the zero report says only what is so: everything is 0. */
#include "forms/zero.h"

#include "forms/minutes.h"

#include "tests/forms_reported.h"

static const struct zero_moment morning = {.date = {2023, 12, 5}, .hour = 8, .minute = 5};

static void everyone_stands_with_zeros_and_all_may_sign(void **state)
{
    static const char *const facts[] = {"08 giờ 05 phút, ngày 05 tháng 12 năm 2023",
            "Lê Duy Thành", "Hoàng Thị Thúy Lan", "Số tờ đã đưa vào: 0",
            "Số tờ đã tính: 0", "chờ người quyết định: 0", "Số tờ không nhận: 0",
            "chưa mở kiểm phiếu", "Phạm Văn Hậu", "Trần Thị Thu"};
    struct report_data *data = reported_new("vi");
    struct minutes_map map = {0};
    unsigned char *pdf;
    size_t size, i;
    char *text;

    (void)state;
    assert_int_equal(zero_render(data, &morning, &pdf, &size, &map, NULL), 0);
    assert_int_equal(map.row_count, 2);
    text = reported_ask("pdftotext -q -layout %s -", pdf, size);
    for (i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
        if (strstr(text, facts[i]) == NULL)
            fail_msg("'%s' is missing in: %s", facts[i], text);
    assert_null(strstr(text, "NHÁP")); /* it is no draft of anything */
    assert_null(strstr(text, "ngưỡng"));
    free(text);
    free(pdf);
    minutes_map_release(&map);
    report_data_free(data);
}

static void refuse(struct report_data *data)
{
    struct minutes_map map = {0};
    struct error err;
    unsigned char *pdf;
    size_t size;

    assert_int_equal(zero_render(data, &morning, &pdf, &size, &map, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    assert_non_null(strstr(err.text, "main"));
    minutes_map_release(&map);
    report_data_free(data);
}

static void any_figure_that_is_not_0_is_refused(void **state)
{
    struct report_data *data = reported_new("vi");

    (void)state;
    data->results.types[0].contests[1].votes[2] = 1;
    refuse(data);
    data = reported_new("vi");
    data->results.types[0].contests[0].blank = 1;
    refuse(data);
    data = reported_new("vi");
    data->results.types[0].fed = data->results.types[0].refused = 1;
    refuse(data);
}

static void ballots_issued_are_no_count_of_the_system(void **state)
{
    struct report_data *data = reported_new("en");
    struct zero_moment moment = morning;
    struct minutes_map map = {0};
    unsigned char *pdf;
    size_t size;
    char *text;

    (void)state;
    data->results.types[0].issued = 48; /* known before the first sheet is fed */
    moment.is_open = 1;
    assert_int_equal(zero_render(data, &moment, &pdf, &size, &map, NULL), 0);
    text = reported_ask("pdftotext -q -layout %s -", pdf, size);
    assert_non_null(strstr(text, "At 08:05 on 2023-12-05"));
    assert_non_null(strstr(text, "counting is open, no sheet has been taken"));
    free(text);
    free(pdf);
    minutes_map_release(&map);
    report_data_free(data);
}

static void times_are_read_whole_or_not_at_all(void **state)
{
    static const char *const wrong[] = {"", "2023-12-05", "2023-12-05 24:00",
            "2023-12-05 08:60", "2023-13-05 08:05", "2023-12-05 08:05x", "tomorrow"};
    struct zero_moment moment = {.is_open = 1};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        assert_int_equal(zero_parse_time(wrong[i], &moment, NULL), -1);
    assert_int_equal(moment.hour, 0);
    assert_int_equal(zero_parse_time("2023-12-05 23:59", &moment, NULL), 0);
    assert_int_equal(moment.hour, 23);
    assert_int_equal(moment.minute, 59);
    assert_int_equal(moment.date.day, 5);
    assert_int_equal(moment.is_open, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(everyone_stands_with_zeros_and_all_may_sign),
            cmocka_unit_test(any_figure_that_is_not_0_is_refused),
            cmocka_unit_test(ballots_issued_are_no_count_of_the_system),
            cmocka_unit_test(times_are_read_whole_or_not_at_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
