/* omr_page_test.c -- whole sheets: what is read, what is held, what is refused. */
#include "omr/page.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_page_bench.h"

enum { PEN = 40, LIGHT_PENCIL = 205 }; /* levels on paper of 240 */

static struct sheet *paper(struct bench *bench, double dpi)
{
    struct sheet_pose pose = sheet_pose_plain(dpi);

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    return &bench->sheet;
}

static struct sheet *posed(struct bench *bench, const struct sheet_pose *pose)
{
    sheet_print(&bench->sheet, pose, SHEET_COUNT, NULL);
    return &bench->sheet;
}

static struct reading *read_sheet(struct bench *bench)
{
    sheet_scan(&bench->sheet);
    assert_int_equal(
            page_read(bench->reader, &bench->sheet.image, NULL, &bench->reading, NULL),
            0);
    return &bench->reading;
}

static void assert_reason(
        const struct reading *reading, enum reason reason, enum verdict verdict)
{
    assert_int_equal(reading->verdict, verdict);
    assert_true((reading->reasons & 1U << reason) != 0);
}

static void assert_row(const struct reading *reading, int row, enum contest_state state)
{
    assert_int_equal(reading->contest_count, SHEET_ROWS);
    assert_int_equal(reading->contests[row].state, state);
}

static void assert_chosen(const struct reading *reading, int row, const char *option)
{
    assert_row(reading, row, CONTEST_CHOSEN);
    assert_int_equal(reading->contests[row].chosen_count, 1);
    assert_string_equal(reading->contests[row].chosen[0], option);
}

/* Row 1 high, row 2 low, row 3 medium; rows 4 to 6 blank. */
static void three_votes(struct sheet *sheet)
{
    sheet_cross(sheet, 0, 0, 0.6, PEN);
    sheet_cross(sheet, 1, 2, 0.6, PEN);
    sheet_cross(sheet, 2, 1, 0.6, PEN);
}

static void assert_three_votes(const struct reading *reading)
{
    assert_int_equal(reading->reasons, 0);
    assert_int_equal(reading->verdict, VERDICT_CLEAR);
    assert_chosen(reading, 0, "high");
    assert_chosen(reading, 1, "low");
    assert_chosen(reading, 2, "medium");
    assert_row(reading, 3, CONTEST_BLANK);
    assert_row(reading, 5, CONTEST_BLANK);
}

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

static void dots_are_empty_up_to_their_limit(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 300);
    double x = sheet_box_x(0) + 3, y = sheet_box_y(0) + 3;

    sheet_stroke(sheet, x, y, x, y, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
    sheet = paper(bench, 300);
    sheet_stroke(sheet, x, y, x, y, 1.0, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    assert_reason(&bench->reading, REASON_MARK_UNSURE, VERDICT_HELD);
}

/* Of 0.9 mm in pale ink six pixels are dark at 200 dpi, as of 0.6 mm in black: its row
 * was read as blank. */
static void a_pale_dot_of_nine_tenths_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    double x = sheet_box_x(0) + 3, y = sheet_box_y(0) + 3;

    sheet_stroke(sheet, x, y, x, y, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    sheet = paper(bench, 200);
    sheet_stroke(sheet, x, y, x, y, 0.85, 140);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
}

/* 0.4 mm each, 0.7 mm from middle to middle: seen from afar one piece of ink, which the
 * box explains: three were once held as ink in the row that no box does. */
static void two_specks_in_a_box_are_nothing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 300);
    double x = sheet_box_x(0) + 3, y = sheet_box_y(0) + 3;

    sheet_stroke(sheet, x, y, x, y, 0.4, PEN);
    sheet_stroke(sheet, x + 0.7, y, x + 0.7, y, 0.4, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
    sheet = paper(bench, 300); /* near the outline, too */
    sheet_stroke(sheet, x + 1.6, y + 2.2, x + 1.6, y + 2.2, 0.35, PEN);
    sheet_stroke(sheet, x + 2.2, y + 2.2, x + 2.2, y + 2.2, 0.35, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
}

/* A mark's stroke runs 1 mm, then 2 mm into the box beside it. */
static void a_neighbours_stroke_is_empty_up_to_a_millimetre(void **state)
{
    struct bench *bench = *state;
    double y = sheet_box_y(0) + 3, end = sheet_box_x(1);
    struct sheet *sheet = paper(bench, 300);

    sheet_cross(sheet, 0, 0, 0.8, PEN);
    sheet_stroke(sheet, sheet_box_x(0) + 3, y, end + 1.0 - 0.3, y, 0.6, PEN);
    assert_int_equal(read_sheet(bench)->contests[0].boxes[1].mark, MARK_EMPTY);
    sheet = paper(bench, 300);
    sheet_cross(sheet, 0, 0, 0.8, PEN);
    sheet_stroke(sheet, sheet_box_x(0) + 3, y, end + 2.0 - 0.3, y, 0.6, PEN);
    assert_int_equal(read_sheet(bench)->contests[0].boxes[1].mark, MARK_UNSURE);
    assert_row(&bench->reading, 0, CONTEST_UNSURE);
}

static void short_stroke_is_unsure(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(0) + 2, y = sheet_box_y(0) + 3;

    sheet_stroke(paper(bench, 300), x, y, x + 1.5, y, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
}

/* It was once read as blank: 14 % darker than paper, under any threshold for ink. */
static void light_pencil_is_never_blank(void **state)
{
    static const double dpis[] = {150, 300, 600};
    struct bench *bench = *state;
    size_t i;

    for (i = 0; i < 3; i++) {
        sheet_cross(paper(bench, dpis[i]), 3, 1, 0.5, LIGHT_PENCIL);
        assert_row(read_sheet(bench), 3, CONTEST_UNSURE);
    }
}

static void two_marks_are_an_overvote(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    sheet_cross(sheet, 0, 0, 0.6, PEN);
    sheet_cross(sheet, 0, 2, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_OVER);
    assert_reason(&bench->reading, REASON_OVERVOTE, VERDICT_HELD);
}

static void a_filled_box_beside_a_cross_is_a_correction(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    struct layout_rect fill = sheet->layout.pages[0].boxes[0].rect;

    sheet_rect(sheet, &fill, PEN);
    sheet_cross(sheet, 0, 2, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    assert_reason(&bench->reading, REASON_MARK_CANCELLED, VERDICT_HELD);
}

static void a_filled_box_alone_is_a_mark(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    struct layout_rect fill = sheet->layout.pages[0].boxes[0].rect;

    sheet_rect(sheet, &fill, PEN);
    assert_chosen(read_sheet(bench), 0, "high");
    assert_int_equal(bench->reading.verdict, VERDICT_CLEAR);
}

static void ink_beside_the_boxes_is_unsure(void **state)
{
    struct bench *bench = *state;
    double x = sheet_box_x(0) + 9, y = sheet_box_y(0);

    sheet_stroke(paper(bench, 200), x, y + 1, x + 3, y + 4, 0.6, PEN);
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    assert_reason(&bench->reading, REASON_MARK_UNSURE, VERDICT_HELD);
}

static void a_ring_round_a_box_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    double x = sheet_box_x(1) + 3, y = sheet_box_y(1) + 3;
    int i;

    for (i = 0; i < 36; i++)
        sheet_stroke(sheet, x + 5 * cos(i * 0.1745), y + 5 * sin(i * 0.1745),
                x + 5 * cos((i + 1) * 0.1745), y + 5 * sin((i + 1) * 0.1745), 0.5, PEN);
    assert_row(read_sheet(bench), 1, CONTEST_UNSURE);
}

/* It was once read as blank: the neighbour's cross explained all that it touched. */
static void a_ring_that_touches_the_cross_above_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    double x = sheet_box_x(1) + 3, y = sheet_box_y(1) + 3;
    int i;

    sheet_cross(sheet, 0, 1, 0.9, PEN);
    sheet_stroke(sheet, x, sheet_box_y(0) + 1, x, y - 5, 0.9, PEN);
    for (i = 0; i < 36; i++)
        sheet_stroke(sheet, x + 5 * cos(i * 0.1745), y + 5 * sin(i * 0.1745),
                x + 5 * cos((i + 1) * 0.1745), y + 5 * sin((i + 1) * 0.1745), 0.5, PEN);
    assert_row(read_sheet(bench), 1, CONTEST_UNSURE);
}

/* It was once read as blank: a grey that covers most of a box passed for its paper. */
static void what_a_rubber_leaves_over_a_box_is_unsure(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);
    struct layout_rect grey = sheet->layout.pages[0].boxes[0].rect;

    grey.left_um += 600;
    grey.top_um += 600;
    grey.right_um -= 600;
    grey.bottom_um -= 600;
    sheet_rect(sheet, &grey, 240 - 220 * 14 / 100); /* 14 % from paper to toner */
    assert_row(read_sheet(bench), 0, CONTEST_UNSURE);
    sheet = paper(bench, 200);
    sheet_rect(sheet, &grey, 240 - 220 * 4 / 100);
    assert_row(read_sheet(bench), 0, CONTEST_BLANK);
}

/* A letter x of this height with a pen of 0.5 mm. */
static void letter(struct sheet *sheet, double x, double y, double height)
{
    sheet_stroke(sheet, x, y, x + height, y + height, 0.5, PEN);
    sheet_stroke(sheet, x + height, y, x, y + height, 0.5, PEN);
}

/* The foot of the page was once not looked at, nor fewer than some ten letters. */
static void two_letters_at_the_foot_are_writing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    three_votes(sheet);
    letter(sheet, 45, 120, 1.4); /* 1.7 mm2 of ink */
    assert_three_votes(read_sheet(bench));
    letter(sheet, 45, 120, 2.5);
    letter(sheet, 49, 120, 2.5); /* 6.5 mm2 */
    assert_reason(read_sheet(bench), REASON_WRITING, VERDICT_HELD);
}

static void a_struck_name_is_held(void **state)
{
    struct bench *bench = *state;

    sheet_stroke(paper(bench, 200), 21, sheet_box_y(2) + 2.3, 43, sheet_box_y(2) + 2.7,
            0.5, PEN);
    assert_reason(read_sheet(bench), REASON_NAME_STRUCK, VERDICT_HELD);
}

static void a_broad_streak_is_held_where_it_touches_a_box(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    three_votes(sheet);
    sheet_stroke(sheet, sheet_box_x(0) - 3, 0, sheet_box_x(0) - 3, 148, 0.6, PEN);
    assert_three_votes(read_sheet(bench));
    sheet = paper(bench, 200);
    three_votes(sheet);
    sheet_stroke(sheet, sheet_box_x(0) + 3, 0, sheet_box_x(0) + 3, 148, 0.6, PEN);
    assert_reason(read_sheet(bench), REASON_STREAK, VERDICT_HELD);
    /* blank but for the streak: never a vote for the box it runs through */
    assert_row(&bench->reading, 3, CONTEST_UNSURE);
}

/* A hair of dirt once held every sheet that it crossed a box of. */
static void a_thin_streak_through_boxes_is_nothing(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 200);

    three_votes(sheet);
    sheet_stroke(sheet, sheet_box_x(0) + 2, 0, sheet_box_x(0) + 2, 148, 0.15, PEN);
    assert_three_votes(read_sheet(bench));
}

static void a_missing_fiducial_is_never_inferred(void **state)
{
    static const char *const ids[] = {"tl", "br", "left-3", "right-6"};
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    size_t i;

    for (i = 0; i < 4; i++) {
        sheet_print(&bench->sheet, &pose, SHEET_COUNT, ids[i]);
        three_votes(&bench->sheet);
        assert_reason(read_sheet(bench), REASON_FIDUCIAL_MISSING, VERDICT_HELD);
        assert_int_equal(bench->reading.contest_count, 0);
    }
}

static void test_paper_is_refused_in_a_count_and_read_in_a_trial(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct page_reader *trial = NULL;

    sheet_print(&bench->sheet, &pose, SHEET_TEST, NULL);
    three_votes(&bench->sheet);
    assert_reason(read_sheet(bench), REASON_TEST_SHEET, VERDICT_REFUSED);
    assert_int_equal(bench->reading.contest_count, 0);
    assert_int_equal(page_reader_new(&bench->sheet.layout, 1, 1, &trial, NULL), 0);
    assert_int_equal(
            page_read(trial, &bench->sheet.image, NULL, &bench->reading, NULL), 0);
    assert_three_votes(&bench->reading);
    three_votes(paper(bench, 200));
    assert_int_equal(
            page_read(trial, &bench->sheet.image, NULL, &bench->reading, NULL), 0);
    assert_reason(&bench->reading, REASON_WRONG_FORM, VERDICT_REFUSED);
    page_reader_free(trial);
}

static void an_unknown_code_is_held_unread(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    sheet_print(&bench->sheet, &pose, SHEET_OTHER, NULL);
    assert_reason(read_sheet(bench), REASON_CODE_UNREADABLE, VERDICT_HELD);
    assert_int_equal(bench->reading.contest_count, 0);
}

static void an_empty_page_is_no_ballot(void **state)
{
    struct bench *bench = *state;
    struct sheet *sheet = paper(bench, 150);

    memset(sheet->image.pixels, 240,
            (size_t)sheet->image.width_px * (size_t)sheet->image.height_px);
    assert_reason(read_sheet(bench), REASON_NOT_A_BALLOT, VERDICT_REFUSED);
}

/* Drops rows above `from` and from `to` on. */
static void cut(struct sheet *sheet, int32_t from, int32_t to)
{
    size_t width = (size_t)sheet->image.width_px;

    memmove(sheet->image.pixels, sheet->image.pixels + (size_t)from * width,
            (size_t)(to - from) * width);
    sheet->image.height_px = to - from;
}

/* The lower squares lie at 135 to 140 of 148 mm. */
static void a_sheet_cut_off_is_truncated(void **state)
{
    static const double ends_mm[] = {60, 100, 134, 137};
    struct bench *bench = *state;
    struct sheet *sheet;
    size_t i;

    for (i = 0; i < sizeof(ends_mm) / sizeof(ends_mm[0]); i++) {
        sheet = paper(bench, 150);
        cut(sheet, 0, (int32_t)(ends_mm[i] * 150 / 25.4));
        assert_reason(read_sheet(bench), REASON_TRUNCATED, VERDICT_HELD);
        sheet = paper(bench, 150);
        cut(sheet, (int32_t)((148 - ends_mm[i]) * 150 / 25.4), sheet->image.height_px);
        assert_reason(read_sheet(bench), REASON_TRUNCATED, VERDICT_HELD);
    }
    sheet = paper(bench, 150); /* beyond the squares nothing is lost */
    three_votes(sheet);
    cut(sheet, 0, (int32_t)(142 * 150 / 25.4));
    assert_three_votes(read_sheet(bench));
}

/* The rest of the sheet is missing, but the scanner went on over its bed. */
static void a_sheet_torn_across_is_truncated(void **state)
{
    struct bench *bench = *state;
    struct image *image = &paper(bench, 150)->image;
    int32_t kept = image->height_px * 2 / 3;

    memset(image->pixels + (size_t)kept * (size_t)image->width_px, 240,
            (size_t)(image->height_px - kept) * (size_t)image->width_px);
    assert_reason(read_sheet(bench), REASON_TRUNCATED, VERDICT_HELD);
}

/* The second sheet lies over the first from `start_mm` on; once the lower one was
 * read as if it had lain alone. */
static void two_sheets_at_once_are_too_long(void **state)
{
    static const double starts_mm[] = {15, 30, 75, 113, 140};
    struct bench *bench = *state;
    struct image one, *image;
    size_t i, width;

    for (i = 0; i < sizeof(starts_mm) / sizeof(starts_mm[0]); i++) {
        int32_t start = (int32_t)(starts_mm[i] * 150 / 25.4);

        image_init(&one);
        image = &paper(bench, 150)->image;
        width = (size_t)image->width_px;
        assert_int_equal(
                image_allocate(&one, image->width_px, image->height_px, NULL), 0);
        memcpy(one.pixels, image->pixels, width * (size_t)image->height_px);
        assert_int_equal(
                image_allocate(image, one.width_px, start + one.height_px, NULL), 0);
        memcpy(image->pixels, one.pixels, width * (size_t)start);
        memcpy(image->pixels + width * (size_t)start, one.pixels,
                width * (size_t)one.height_px);
        assert_reason(read_sheet(bench), REASON_TOO_LONG, VERDICT_HELD);
        image_release(&one);
    }
}

/* The corner that is gone does not hide that the print is too small. */
static void a_shrunk_print_with_a_corner_lost_is_both(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.scale = 0.97;
    sheet_print(&bench->sheet, &pose, SHEET_COUNT, "tr");
    assert_reason(read_sheet(bench), REASON_FIDUCIAL_MISSING, VERDICT_HELD);
    assert_reason(&bench->reading, REASON_SCALE, VERDICT_HELD);
}

/* The file tells no resolution, and 12 mm of border make 200 dpi look like 240. */
static void a_border_does_not_change_the_resolution(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct image wide, *image = &bench->sheet.image;
    int32_t border = 94, y;

    sheet_print(&bench->sheet, &pose, SHEET_COUNT, NULL);
    three_votes(&bench->sheet);
    image_init(&wide);
    assert_int_equal(image_allocate(&wide, image->width_px + 2 * border,
                             image->height_px + 2 * border, NULL),
            0);
    memset(wide.pixels, 240, (size_t)wide.width_px * (size_t)wide.height_px);
    for (y = 0; y < image->height_px; y++)
        memcpy(wide.pixels + (size_t)(y + border) * (size_t)wide.width_px + border,
                image->pixels + (size_t)y * (size_t)image->width_px,
                (size_t)image->width_px);
    image_release(image);
    *image = wide;
    image->dpi_x = image->dpi_y = 0;
    assert_three_votes(read_sheet(bench));
    assert_in_range(bench->reading.scale_x_ppm, 999000, 1001000);
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
            FACT(dots_are_empty_up_to_their_limit),
            FACT(a_pale_dot_of_nine_tenths_is_unsure),
            FACT(two_specks_in_a_box_are_nothing),
            FACT(a_neighbours_stroke_is_empty_up_to_a_millimetre),
            FACT(short_stroke_is_unsure),
            FACT(light_pencil_is_never_blank),
            FACT(two_marks_are_an_overvote),
            FACT(a_filled_box_beside_a_cross_is_a_correction),
            FACT(a_filled_box_alone_is_a_mark),
            FACT(ink_beside_the_boxes_is_unsure),
            FACT(a_ring_round_a_box_is_unsure),
            FACT(a_ring_that_touches_the_cross_above_is_unsure),
            FACT(what_a_rubber_leaves_over_a_box_is_unsure),
            FACT(two_letters_at_the_foot_are_writing),
            FACT(a_struck_name_is_held),
            FACT(a_broad_streak_is_held_where_it_touches_a_box),
            FACT(a_thin_streak_through_boxes_is_nothing),
            FACT(a_missing_fiducial_is_never_inferred),
            FACT(test_paper_is_refused_in_a_count_and_read_in_a_trial),
            FACT(an_unknown_code_is_held_unread),
            FACT(an_empty_page_is_no_ballot),
            FACT(a_sheet_cut_off_is_truncated),
            FACT(a_sheet_torn_across_is_truncated),
            FACT(two_sheets_at_once_are_too_long),
            FACT(a_shrunk_print_with_a_corner_lost_is_both),
            FACT(a_border_does_not_change_the_resolution),
            FACT(the_marks_alone_read_the_same),
            FACT(any_pixels_at_all_are_an_answer),
    };

    return cmocka_run_group_tests_name("omr page", tests, NULL, NULL);
}
