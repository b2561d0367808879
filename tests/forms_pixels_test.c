/* forms_pixels_test.c -- what a printer gets: pixels of drawn pages at 300 dpi. */
#include "forms/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/forms_example.h"

enum { WIDTH_PX = 2480, HEIGHT_PX = 3508, WHITE = 255, BLACK = 0, PIXEL_UM = 85 };

struct picture {
    cairo_surface_t *surface;
    const uint8_t *pixels;
    int stride;
};

static int px_of_um(int32_t um)
{
    return (int)((int64_t)um * 300 / 25400);
}

static void draw_picture(const struct paper *paper, size_t page, enum paper_kind kind,
        struct picture *picture)
{
    cairo_t *cairo;

    picture->surface =
            cairo_image_surface_create(CAIRO_FORMAT_RGB24, WIDTH_PX, HEIGHT_PX);
    cairo = cairo_create(picture->surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_scale(cairo, 300.0 / 72, 300.0 / 72);
    assert_int_equal(paper_draw(paper, page, kind, cairo, NULL), 0);
    cairo_destroy(cairo);
    cairo_surface_flush(picture->surface);
    picture->pixels = cairo_image_surface_get_data(picture->surface);
    picture->stride = cairo_image_surface_get_stride(picture->surface);
}

/* Blue, green and red are alike; anything else is a colour and fails. */
static int grey(const struct picture *picture, int x, int y)
{
    const uint8_t *pixel = picture->pixels + y * picture->stride + 4 * x;

    assert_int_equal(pixel[0], pixel[1]);
    assert_int_equal(pixel[0], pixel[2]);
    return pixel[0];
}

/* The darkest and lightest level inside a rectangle drawn in by `inset_um`. */
static void levels(const struct picture *picture, const struct layout_rect *rect,
        int32_t inset_um, int *darkest, int *lightest)
{
    int x, y, level;

    *darkest = WHITE;
    *lightest = BLACK;
    for (y = px_of_um(rect->top_um + inset_um) + 1;
            y < px_of_um(rect->bottom_um - inset_um); y++)
        for (x = px_of_um(rect->left_um + inset_um) + 1;
                x < px_of_um(rect->right_um - inset_um); x++) {
            level = grey(picture, x, y);
            *darkest = level < *darkest ? level : *darkest;
            *lightest = level > *lightest ? level : *lightest;
        }
}

/* 1 if each of the four strips from `out_um` outside to the box is white. */
static int is_clear_around(
        const struct picture *picture, const struct layout_rect *box, int32_t out_um)
{
    const struct layout_rect strips[4] = {{box->left_um - out_um, box->top_um - out_um,
                                                  box->right_um + out_um, box->top_um},
            {box->left_um - out_um, box->bottom_um, box->right_um + out_um,
                    box->bottom_um + out_um},
            {box->left_um - out_um, box->top_um - out_um, box->left_um,
                    box->bottom_um + out_um},
            {box->right_um, box->top_um - out_um, box->right_um + out_um,
                    box->bottom_um + out_um}};
    int i, darkest, lightest;

    for (i = 0; i < 4; i++) {
        levels(picture, &strips[i], 0, &darkest, &lightest);
        if (darkest != WHITE)
            return 0;
    }
    return 1;
}

static void check_boxes(const struct picture *picture, const struct layout_page *page)
{
    const struct layout_rect *box;
    int darkest, lightest, middle_y;
    size_t i;

    for (i = 0; i < page->box_count; i++) {
        box = &page->boxes[i].rect;
        levels(picture, box, page->outline_um + 50, &darkest, &lightest);
        assert_int_equal(darkest, WHITE);
        middle_y = px_of_um((box->top_um + box->bottom_um) / 2);
        assert_true(grey(picture, px_of_um(box->left_um + 125), middle_y) < 64);
        assert_true(grey(picture, px_of_um(box->right_um - 125), middle_y) < 64);
        assert_true(is_clear_around(picture, box, 1500));
    }
}

static struct paper *compose(size_t people, const char *form)
{
    struct example *example =
            example_new(people, form, "./core/rules/state-96.rule", "vi");
    struct paper *paper = NULL;
    struct error err = {ERROR_NONE, ""};

    if (example_compose(example, &paper, &err) != 0)
        fail_msg("%s", err.text);
    example_free(example);
    return paper;
}

static void check_kind(enum paper_kind kind)
{
    struct paper *paper = compose(30, "party");
    const struct layout *layout = paper_layout(paper);
    struct picture picture;
    size_t i;

    assert_int_equal(layout->page_count, 2);
    for (i = 0; i < layout->page_count; i++) {
        draw_picture(paper, i, kind, &picture);
        check_boxes(&picture, &layout->pages[i]);
        cairo_surface_destroy(picture.surface);
    }
    paper_free(paper);
}

static void boxes_are_outlined_empty_and_1500_um_clear(void **state)
{
    (void)state;
    check_kind(PAPER_BALLOT);
}

static void test_and_proof_keep_the_boxes_clear(void **state)
{
    (void)state;
    check_kind(PAPER_TEST);
    check_kind(PAPER_PROOF);
}

static void fiducials_are_solid_and_stand_alone(void **state)
{
    struct paper *paper = compose(20, "state");
    const struct layout_page *page = &paper_layout(paper)->pages[0];
    struct picture picture;
    int kind, darkest, lightest;
    size_t i;

    (void)state;
    for (kind = PAPER_BALLOT; kind <= PAPER_PROOF; kind++) {
        draw_picture(paper, 0, (enum paper_kind)kind, &picture);
        for (i = 0; i < page->fiducial_count; i++) {
            levels(&picture, &page->fiducials[i].rect, 0, &darkest, &lightest);
            assert_int_equal(lightest, BLACK);
            assert_true(is_clear_around(&picture, &page->fiducials[i].rect, 1900));
        }
        cairo_surface_destroy(picture.surface);
    }
    paper_free(paper);
}

static void codes_are_drawn_module_by_module_with_a_quiet_zone(void **state)
{
    struct paper *paper = compose(20, "state");
    const struct layout_page *page = &paper_layout(paper)->pages[0];
    const struct layout_code *code;
    struct picture picture;
    int i, level;
    size_t k;

    (void)state;
    draw_picture(paper, 0, PAPER_BALLOT, &picture);
    for (k = 0; k < page->code_count; k++) {
        code = &page->codes[k];
        for (i = 0; i < code->side * code->side; i++) {
            level = grey(&picture,
                    px_of_um(code->rect.left_um + i % code->side * 500 + 250),
                    px_of_um(code->rect.top_um + i / code->side * 500 + 250));
            assert_int_equal(level, code->count.cells[i] ? BLACK : WHITE);
        }
        assert_true(is_clear_around(&picture, &code->rect, 2000));
    }
    cairo_surface_destroy(picture.surface);
    paper_free(paper);
}

static void the_stamp_room_is_white_and_names_are_black(void **state)
{
    struct paper *paper = compose(20, "state");
    const struct layout_page *page = &paper_layout(paper)->pages[0];
    struct picture picture;
    struct layout_rect ink;
    int darkest, lightest;
    size_t i;

    (void)state;
    draw_picture(paper, 0, PAPER_BALLOT, &picture);
    levels(&picture, &page->areas[0].rect, 0, &darkest, &lightest);
    assert_int_equal(darkest, WHITE);
    for (i = 0; i < page->name_count; i++) {
        levels(&picture, &page->names[i].rect, 0, &darkest, &lightest);
        assert_true(darkest < 64);
        ink = page->names[i].rect; /* letters are drawn from a whole pixel on */
        ink.left_um -= PIXEL_UM;
        ink.top_um -= PIXEL_UM;
        ink.right_um += PIXEL_UM;
        ink.bottom_um += PIXEL_UM;
        assert_true(is_clear_around(&picture, &ink, 300));
    }
    cairo_surface_destroy(picture.surface);
    paper_free(paper);
}

static void a_page_that_is_not_there_is_not_drawn(void **state)
{
    struct paper *paper = compose(1, "state");
    struct error err;

    (void)state;
    assert_int_equal(paper_draw(paper, 1, PAPER_BALLOT, NULL, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    paper_free(paper);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(boxes_are_outlined_empty_and_1500_um_clear),
            cmocka_unit_test(test_and_proof_keep_the_boxes_clear),
            cmocka_unit_test(fiducials_are_solid_and_stand_alone),
            cmocka_unit_test(codes_are_drawn_module_by_module_with_a_quiet_zone),
            cmocka_unit_test(the_stamp_room_is_white_and_names_are_black),
            cmocka_unit_test(a_page_that_is_not_there_is_not_drawn),
    };
    struct error err;

    if (digest_start(&err) != 0)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
