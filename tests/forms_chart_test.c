/* forms_chart_test.c -- the chart: a bar's length is its share, lines at the thresholds.
 */
#include "forms/chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { SCALE = 4 }; /* pixels a point */

/* `options` levels, the last compared with > 1/2 and >= 2/3; D = 47 ballots. */
static struct report_data *data_of(size_t options, size_t people)
{
    struct report_data *data = report_data_new();
    struct results_type *type;
    struct rule *rule;
    size_t i;

    assert_non_null(data);
    (void)snprintf(data->language, sizeof(data->language), "vi");
    (void)snprintf(data->conference.title, CONFERENCE_TEXT_BYTES, "Hội nghị");
    data->types[0] = &data->conference.types[0];
    rule = &data->rules[0];
    rule->option_count = options;
    for (i = 0; i < options; i++)
        (void)snprintf(rule->options[i].label_vi, RULE_TEXT_BYTES, "Mức %zu", i + 1);
    rule->outcome_count = 3;
    rule->outcomes[1].options = rule->outcomes[2].options = UINT32_C(1) << (options - 1);
    rule->outcomes[1].threshold = (struct ratio){1, 2};
    rule->outcomes[2].threshold = (struct ratio){2, 3};
    rule->outcomes[2].bound = RULE_AT_LEAST;
    data->results.is_final = 1;
    data->results.type_count = 1;
    type = &data->results.types[0];
    type->option_count = options;
    type->denominator = 47;
    type->contest_count = people;
    type->contests = calloc(people, sizeof(*type->contests));
    assert_non_null(type->contests);
    for (i = 0; i < people; i++)
        (void)snprintf(
                type->contests[i].name, OFFICIAL_NAME_BYTES, "Trần Thị Thứ %zu", i + 1);
    assert_int_equal(
            report_words_load("forms/templates/minutes-vi.ini", &data->words, NULL), 0);
    return data;
}

static cairo_surface_t *draw_first(
        const struct report_data *data, struct chart *chart, int page)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24,
            (int)CHART_PAGE_WIDTH * SCALE, (int)CHART_PAGE_HEIGHT * SCALE);
    cairo_t *cairo = cairo_create(surface);

    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, SCALE, SCALE);
    chart_draw(data, chart, page, cairo);
    cairo_destroy(cairo);
    cairo_surface_flush(surface);
    return surface;
}

static uint32_t pixel(cairo_surface_t *surface, double x_pt, double y_pt)
{
    const unsigned char *row =
            cairo_image_surface_get_data(surface) +
            (size_t)(y_pt * SCALE) * (size_t)cairo_image_surface_get_stride(surface);
    uint32_t value;

    memcpy(&value, row + (size_t)(x_pt * SCALE) * 4, 4);
    return value & 0xFFFFFF;
}

/* Orange: much red, little blue. */
static int is_orange(uint32_t colour)
{
    return (colour >> 16) > 200 && (colour & 0xFF) < 60;
}

/* The right edge of the lower bar's last orange pixel, in pixels of the page. */
static double low_end(cairo_surface_t *surface, const struct chart_row *row)
{
    int x = (int)((CHART_LANE_LEFT + CHART_LANE_WIDTH) * SCALE) + 2;

    while (x > 0 && !is_orange(pixel(surface, (x + 0.5) / SCALE, row->low_top_pt + 1)))
        x--;
    return x + 1;
}

static void check_low(uint32_t votes, uint32_t hundredths)
{
    struct report_data *data = data_of(3, 1);
    double expected = (CHART_LANE_LEFT + CHART_LANE_WIDTH * hundredths / 10000) * SCALE;
    cairo_surface_t *surface;
    struct chart chart;
    double end;

    data->results.types[0].contests[0].votes[2] = votes;
    data->results.types[0].contests[0].shares[2] = hundredths;
    assert_int_equal(chart_plan(data, &chart, NULL), 0);
    surface = draw_first(data, &chart, 1);
    end = low_end(surface, &chart.rows[0]);
    assert_true(end >= expected - 1 && end <= expected + 1);
    cairo_surface_destroy(surface);
    chart_release(&chart);
    report_data_free(data);
}

static void a_bar_is_as_long_as_its_share(void **state)
{
    (void)state;
    check_low(1, 213);   /* 1 of 47 */
    check_low(25, 5319); /* 25 of 47, published */
    check_low(32, 6809); /* 32 of 47 */
    check_low(47, 10000);
}

static int is_black(uint32_t colour)
{
    return (colour >> 16) < 60 && (colour & 0xFF) < 60;
}

static void lines_stand_at_the_thresholds(void **state)
{
    struct report_data *data = data_of(3, 1);
    cairo_surface_t *surface;
    struct chart chart;
    double y;

    (void)state;
    assert_int_equal(chart_plan(data, &chart, NULL), 0);
    surface = draw_first(data, &chart, 1);
    y = (chart.rows[0].low_top_pt + chart.rows[0].low_bottom_pt) / 2;
    assert_true(is_black(pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH / 2, y)));
    assert_true(is_black(pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH * 2 / 3, y)));
    assert_false(is_black(pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH / 2 - 2, y)));
    assert_false(is_black(pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH / 2 + 2, y)));
    assert_false(is_black(pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH * 0.4, y)));
    cairo_surface_destroy(surface);
    chart_release(&chart);
    report_data_free(data);
}

static void shares_under_100_leave_white(void **state)
{
    struct report_data *data = data_of(3, 1);
    struct results_contest *contest = &data->results.types[0].contests[0];
    cairo_surface_t *surface;
    struct chart chart;
    double y;

    (void)state;
    /* 19, 2 and 19 of 47: 40,43 + 4,26 + 40,43 = 85,12. */
    contest->shares[0] = contest->shares[2] = 4043;
    contest->shares[1] = 426;
    assert_int_equal(chart_plan(data, &chart, NULL), 0);
    surface = draw_first(data, &chart, 1);
    y = chart.rows[0].bar_top_pt + 2;
    assert_true(is_orange(pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH * 0.84, y)));
    assert_int_equal(
            pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH * 0.86, y), 0xFFFFFF);
    assert_int_equal(
            pixel(surface, CHART_LANE_LEFT + CHART_LANE_WIDTH * 0.99, y), 0xFFFFFF);
    cairo_surface_destroy(surface);
    chart_release(&chart);
    report_data_free(data);
}

static void a_rule_without_thresholds_has_one_bar(void **state)
{
    struct report_data *data = data_of(3, 1);
    struct chart chart;

    (void)state;
    data->rules[0].outcome_count = 1;
    assert_int_equal(chart_plan(data, &chart, NULL), 0);
    assert_true(chart.rows[0].low_bottom_pt == 0);
    assert_true(chart.rows[0].bar_bottom_pt <= chart.rows[0].bottom_pt);
    chart_release(&chart);
    report_data_free(data);
}

static void check_plan(size_t options, size_t people)
{
    struct report_data *data = data_of(options, people);
    struct chart chart;
    size_t i;

    assert_int_equal(chart_plan(data, &chart, NULL), 0);
    assert_int_equal(chart.row_count, people);
    for (i = 0; i < people; i++) {
        assert_in_range(chart.rows[i].page, 1, chart.pages);
        assert_true(chart.rows[i].bottom_pt <= 284 * CHART_MM);
        assert_true(chart.rows[i].bar_top_pt >= chart.rows[i].top_pt);
        assert_true(chart.rows[i].low_bottom_pt <= chart.rows[i].bottom_pt);
        if (i > 0 && chart.rows[i].page == chart.rows[i - 1].page)
            assert_true(chart.rows[i].top_pt >= chart.rows[i - 1].bottom_pt - 0.01);
    }
    assert_int_equal(chart.rows[people - 1].page, chart.pages);
    if (people <= 20)
        assert_int_equal(chart.pages, 1);
    chart_release(&chart);
    report_data_free(data);
}

static void rows_stay_whole_from_1_to_500_people(void **state)
{
    (void)state;
    check_plan(3, 1);
    check_plan(2, 20);
    check_plan(4, 20);
    check_plan(3, 500);
}

static void pdf_and_png_are_the_same_every_time(void **state)
{
    struct report_data *data = data_of(3, 2);
    unsigned char *first, *second;
    struct chart chart;
    size_t size, again;

    (void)state;
    assert_int_equal(chart_plan(data, &chart, NULL), 0);
    assert_int_equal(chart_pdf(data, &chart, &first, &size, NULL), 0);
    assert_int_equal(chart_pdf(data, &chart, &second, &again, NULL), 0);
    assert_int_equal(size, again);
    assert_memory_equal(first, second, size);
    free(first);
    free(second);
    assert_int_equal(chart_png(data, &chart, 1, &first, &size, NULL), 0);
    assert_memory_equal(first, "\x89PNG", 4);
    /* IHDR: A4 at 150 dpi is 1240 x 1754. */
    assert_memory_equal(first + 16, "\x00\x00\x04\xD8\x00\x00\x06\xDA", 8);
    free(first);
    chart_release(&chart);
    report_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_bar_is_as_long_as_its_share),
            cmocka_unit_test(lines_stand_at_the_thresholds),
            cmocka_unit_test(shares_under_100_leave_white),
            cmocka_unit_test(a_rule_without_thresholds_has_one_bar),
            cmocka_unit_test(rows_stay_whole_from_1_to_500_people),
            cmocka_unit_test(pdf_and_png_are_the_same_every_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
