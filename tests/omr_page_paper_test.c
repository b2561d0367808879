/* omr_page_paper_test.c -- whole sheets: paper that is held or refused. */
#include "omr/page.h"

#include <string.h>

#include "tests/omr_page_sheet.h"

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

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(a_missing_fiducial_is_never_inferred),
            FACT(test_paper_is_refused_in_a_count_and_read_in_a_trial),
            FACT(an_unknown_code_is_held_unread),
            FACT(an_empty_page_is_no_ballot),
            FACT(a_sheet_cut_off_is_truncated),
            FACT(a_sheet_torn_across_is_truncated),
            FACT(two_sheets_at_once_are_too_long),
            FACT(a_shrunk_print_with_a_corner_lost_is_both),
            FACT(a_border_does_not_change_the_resolution),
    };

    return cmocka_run_group_tests_name("omr page paper", tests, NULL, NULL);
}
