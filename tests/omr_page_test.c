/* omr_page_test.c -- whole sheets, however they lie in the scanner. */
#include "omr/page.h"

#include "tests/omr_page_sheet.h"

static void crosses_are_read_at_every_resolution(void **state)
{
    static const double dpis[] = {150, 200, 300, 600};
    struct bench *bench = *state;
    size_t i;

    for (i = 0; i < 4; i++) {
        three_votes(paper(bench, dpis[i]));
        assert_three_votes(read_sheet(bench));
        assert_string_equal(bench->reading.form_id, "8899aabbccddeeff");
        assert_int_equal(bench->reading.page, 1);
        assert_int_equal(bench->reading.rotation, 0);
    }
}

static void crosses_are_read_in_black_and_white(void **state)
{
    static const double dpis[] = {150, 200, 300};
    struct bench *bench = *state;
    size_t i;

    for (i = 0; i < 3; i++) {
        struct sheet_pose pose = sheet_pose_plain(dpis[i]);

        pose.is_bilevel = 1;
        three_votes(posed(bench, &pose));
        sheet_cross(&bench->sheet, 3, 0, 0.6, PEN);
        sheet_cross(&bench->sheet, 4, 0, 0.6, PEN);
        sheet_cross(&bench->sheet, 5, 0, 0.6, PEN);
        (void)read_sheet(bench);
        assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
        assert_chosen(&bench->reading, 0, "high");
        assert_chosen(&bench->reading, 1, "low");
        assert_chosen(&bench->reading, 2, "medium");
    }
}

static void one_line_of_a_millimetre_is_a_mark(void **state)
{
    static const double dpis[] = {150, 200, 300, 600};
    struct bench *bench = *state;
    size_t i;

    for (i = 0; i < 4; i++) {
        double x = sheet_box_x(1), y = sheet_box_y(4);

        sheet_stroke(paper(bench, dpis[i]), x + 0.5, y + 3, x + 5.5, y + 3, 1, PEN);
        assert_chosen(read_sheet(bench), 4, "medium");
    }
}

/* Pencil scanned with a threshold left sheets that looked blank and were counted so. */
static void a_row_without_a_mark_is_held_in_black_and_white(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    three_votes(posed(bench, &pose));
    assert_row(read_sheet(bench), 3, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
    pose.is_bilevel = 1; /* light pencil can vanish at the scanner's threshold */
    three_votes(posed(bench, &pose));
    assert_reason(read_sheet(bench), REASON_MARK_UNSURE, VERDICT_HELD);
    assert_chosen(&bench->reading, 0, "high");
    assert_row(&bench->reading, 3, CONTEST_UNSURE);
}

static void upside_down_reads_the_same(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.is_turned = 1;
    three_votes(posed(bench, &pose));
    assert_three_votes(read_sheet(bench));
    assert_int_equal(bench->reading.rotation, 180);
}

static void skew_of_three_degrees_is_read(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    for (pose.degrees = -3; pose.degrees <= 3; pose.degrees += 6) {
        three_votes(posed(bench, &pose));
        assert_three_votes(read_sheet(bench));
    }
}

static void shift_and_stretch_are_read(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.shift_x_mm = 6;
    pose.shift_y_mm = -6;
    pose.stretch = 0.015;
    three_votes(posed(bench, &pose));
    assert_three_votes(read_sheet(bench));
}

static void scale_is_held_beyond_its_limit(void **state)
{
    static const double good[] = {0.985, 1.015}, bad[] = {0.97, 1.03};
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    size_t i;

    for (i = 0; i < 2; i++) {
        pose.scale = good[i];
        three_votes(posed(bench, &pose));
        assert_three_votes(read_sheet(bench));
        assert_in_range(bench->reading.scale_x_ppm, good[i] * 1000000 - 1000,
                good[i] * 1000000 + 1000);
        pose.scale = bad[i];
        three_votes(posed(bench, &pose));
        assert_reason(read_sheet(bench), REASON_SCALE, VERDICT_HELD);
    }
}

static void faint_toner_is_read(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.toner = 130;
    three_votes(posed(bench, &pose));
    assert_three_votes(read_sheet(bench));
}

static void the_marks_alone_read_the_same(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    three_votes(sheet);
    sheet_stroke(sheet, 21, sheet_box_y(5) + 2.3, 43, sheet_box_y(5) + 2.7, 0.5, PEN);
    page_reader_limit(bench->reader, PAGE_MARKS);
    assert_three_votes(read_sheet(bench));
    page_reader_limit(bench->reader, PAGE_FULL);
    assert_reason(read_sheet(bench), REASON_NAME_STRUCK, VERDICT_HELD);
}

/* Pixels are hostile: noise, slivers and all-dark pages are answers, never crashes. */
static void any_pixels_at_all_are_an_answer(void **state)
{
    static const int32_t sizes[][2] = {
            {1, 1}, {24, 34}, {23, 500}, {700, 30}, {620, 874}, {900, 300}};
    struct bench *bench = *state;
    struct image *image = &bench->sheet.image;
    uint32_t seed = 7;
    size_t i, j;
    int kind;

    for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        for (kind = 0; kind < 3; kind++) {
            assert_int_equal(image_allocate(image, sizes[i][0], sizes[i][1], NULL), 0);
            image->dpi_x = image->dpi_y = kind == 0 ? 0 : 1 << (10 * kind);
            for (j = 0; j < (size_t)sizes[i][0] * (size_t)sizes[i][1]; j++) {
                seed = seed * 1664525 + 1013904223;
                image->pixels[j] = (uint8_t)(kind == 0   ? seed >> 24
                                             : kind == 1 ? 0
                                                         : (seed >> 30) * 85);
            }
            assert_true(read_sheet(bench)->verdict != VERDICT_CLEAR);
        }
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(crosses_are_read_at_every_resolution),
            FACT(crosses_are_read_in_black_and_white),
            FACT(one_line_of_a_millimetre_is_a_mark),
            FACT(a_row_without_a_mark_is_held_in_black_and_white),
            FACT(upside_down_reads_the_same),
            FACT(skew_of_three_degrees_is_read),
            FACT(shift_and_stretch_are_read),
            FACT(scale_is_held_beyond_its_limit),
            FACT(faint_toner_is_read),
            FACT(the_marks_alone_read_the_same),
            FACT(any_pixels_at_all_are_an_answer),
    };

    return cmocka_run_group_tests_name("omr page", tests, NULL, NULL);
}
