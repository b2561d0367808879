/* omr_register_test.c -- places on the page, and what is no well-fed sheet. */
#include "omr/register_judge.h"

#include <math.h>

#include "tests/omr_print.h"

struct bench {
    struct sheet sheet;
    struct blob_window window;
    struct light light;
    struct find_target target;
    struct find_result found;
    struct register_map map;
    struct register_result result;
};

static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    sheet_init(&bench->sheet);
    *state = bench;
    return find_target_of(&bench->sheet.layout.pages[0], &bench->target);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;

    sheet_release(&bench->sheet);
    free(bench);
    return 0;
}

static void print(struct bench *bench, const struct sheet_pose *pose, const char *skip)
{
    sheet_print(&bench->sheet, pose, SHEET_COUNT, skip);
}

/* dpi: what the file claims. */
static enum register_fault registered(struct bench *bench, int32_t dpi_x, int32_t dpi_y)
{
    const struct layout_page *page = &bench->sheet.layout.pages[0];
    struct find_dpi dpi = {dpi_x, dpi_y};

    print_find(&bench->sheet, &bench->target, &dpi, &bench->light, &bench->window,
            &bench->found);
    register_corners(
            page, &bench->found, bench->sheet.pose.is_turned ? 180 : 0, &bench->map);
    register_edges(&bench->sheet.image, &bench->light, page, &bench->map, &bench->result);
    if (bench->result.fault == REGISTER_GOOD)
        register_judge(&bench->map, &dpi, &bench->result);
    return bench->result.fault;
}

/* Every box's middle, against where it was drawn. */
static void assert_boxes(const struct bench *bench, double slack_um)
{
    const struct layout_page *page = &bench->sheet.layout.pages[0];
    double um = 25400 / bench->sheet.pose.dpi, x, y;
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        const struct layout_rect *rect = &page->boxes[i].rect;
        double at_x = (rect->left_um + rect->right_um) / 2.0;
        double at_y = (rect->top_um + rect->bottom_um) / 2.0;
        struct spot spot = register_place(&bench->map, at_x, at_y);

        sheet_unmap(&bench->sheet.pose, spot.x_px * um, spot.y_px * um, &x, &y);
        assert_true(fabs(x - at_x) < slack_um);
        assert_true(fabs(y - at_y) < slack_um);
    }
}

static void boxes_are_where_they_were_drawn(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.stretch = 0.015;
    for (pose.is_turned = 0; pose.is_turned < 2; pose.is_turned++)
        for (pose.degrees = -3; pose.degrees <= 3; pose.degrees += 3) {
            print(bench, &pose, NULL);
            assert_int_equal(registered(bench, 200, 200), REGISTER_GOOD);
            assert_boxes(bench, 60);
        }
}

static void black_and_white_at_150_dpi_is_enough(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(150);

    pose.is_bilevel = 1;
    pose.degrees = 0.5;
    print(bench, &pose, NULL);
    assert_int_equal(registered(bench, 150, 150), REGISTER_GOOD);
    assert_boxes(bench, 120);
}

static void a_missing_mark_is_named(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    print(bench, &pose, "right-4");
    assert_int_equal(registered(bench, 200, 200), REGISTER_MARK_MISSING);
    assert_string_equal(bench->result.where, "right-4");
}

/* A streak of 2 mm over the left ends of all left marks. */
static void a_streak_along_the_marks_leaves_the_boxes_in_place(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    struct layout_rect streak = {6600, 20000, 8600, 130000};

    print(bench, &pose, NULL);
    sheet_rect(&bench->sheet, &streak, 20);
    assert_int_equal(registered(bench, 200, 200), REGISTER_GOOD);
    assert_boxes(bench, 60);
}

/* Printed 0.6 mm too low, as no feeder could: its neighbours lie 12 mm off. */
static void a_mark_off_its_neighbours_is_told(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);
    const struct layout_fiducial *mark = &bench->sheet.layout.pages[0].fiducials[8];
    struct layout_rect moved = mark->rect;

    assert_string_equal(mark->id, "left-3");
    print(bench, &pose, "left-3");
    moved.top_um += 600;
    moved.bottom_um += 600;
    sheet_rect(&bench->sheet, &moved, 20);
    assert_int_equal(registered(bench, 200, 200), REGISTER_STRETCHED);
    assert_in_range(bench->result.bend_um, 550, 650);
    moved = mark->rect;
    print(bench, &pose, "left-3");
    moved.top_um += 100;
    moved.bottom_um += 100;
    sheet_rect(&bench->sheet, &moved, 20);
    assert_int_equal(registered(bench, 200, 200), REGISTER_GOOD);
}

/* Printed so: the same on both axes. */
static void scale_is_held_beyond_a_per_cent_and_a_half(void **state)
{
    static const struct {
        double scale;
        enum register_fault fault;
    } cases[] = {{0.97, REGISTER_SCALE}, {0.9835, REGISTER_SCALE}, {0.985, REGISTER_GOOD},
            {1.015, REGISTER_GOOD}, {1.0165, REGISTER_SCALE}, {1.03, REGISTER_SCALE}};
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(300);
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        pose.scale = cases[i].scale;
        print(bench, &pose, NULL);
        assert_int_equal(registered(bench, 300, 300), cases[i].fault);
        assert_in_range(bench->result.scale_x_ppm, cases[i].scale * 1000000 - 300,
                cases[i].scale * 1000000 + 300);
    }
}

/* The file claims another resolution down the page: the same everywhere. */
static void axes_may_be_eight_per_mille_apart(void **state)
{
    static const struct {
        int32_t dpi_y;
        enum register_fault fault;
    } cases[] = {{996, REGISTER_GOOD}, {1003, REGISTER_GOOD}, {1008, REGISTER_GOOD},
            {1009, REGISTER_SCALE}, {991, REGISTER_SCALE}};
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(1000);
    size_t i;

    print(bench, &pose, NULL);
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        assert_int_equal(registered(bench, 1000, cases[i].dpi_y), cases[i].fault);
}

/* Stretched unevenly the page may be longer by a feeder's 1.5 % and the axes' 0.8 %. */
static void a_feeders_stretch_is_not_a_scale(void **state)
{
    struct bench *bench = *state;
    struct sheet_pose pose = sheet_pose_plain(200);

    pose.stretch = 0.008; /* uneven, none in the mean */
    print(bench, &pose, NULL);
    assert_int_equal(registered(bench, 200, 202), REGISTER_GOOD);
    assert_int_equal(registered(bench, 200, 204), REGISTER_GOOD);
    assert_int_equal(registered(bench, 200, 206), REGISTER_SCALE);
    pose.stretch = 0.05;
    print(bench, &pose, NULL);
    assert_int_equal(registered(bench, 200, 200), REGISTER_STRETCHED);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(boxes_are_where_they_were_drawn),
            FACT(black_and_white_at_150_dpi_is_enough),
            FACT(a_missing_mark_is_named),
            FACT(a_streak_along_the_marks_leaves_the_boxes_in_place),
            FACT(a_mark_off_its_neighbours_is_told),
            FACT(scale_is_held_beyond_a_per_cent_and_a_half),
            FACT(axes_may_be_eight_per_mille_apart),
            FACT(a_feeders_stretch_is_not_a_scale),
    };

    return cmocka_run_group_tests_name("omr register", tests, NULL, NULL);
}
