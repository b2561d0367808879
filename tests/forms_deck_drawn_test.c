/* forms_deck_drawn_test.c -- a deck's images: marks in their boxes, the same bytes again.
 */
#include "tests/forms_deck_made.h"

/* Share of the box's middle (4.8 mm square) that is darker than a fifth. */
static double ink_in_box(const struct press_paper *paper, const unsigned char *data,
        const struct layout_rect *box)
{
    const double px_of_um = PRESS_DPI / 25400.0;
    int left = (int)((box->left_um + 600) * px_of_um);
    int right = (int)((box->right_um - 600) * px_of_um);
    int top = (int)((box->top_um + 600) * px_of_um);
    int bottom = (int)((box->bottom_um - 600) * px_of_um);
    int x, y, dark = 0;

    for (y = top; y < bottom; y++)
        for (x = left; x < right; x++)
            dark += data[(size_t)y * paper->stride + (size_t)x] > 51;
    return 100.0 * dark / ((right - left) * (bottom - top));
}

static int same_image(const struct made *left, const struct made *right, size_t image)
{
    char name[DECK_NAME_BYTES], path[FILE_PATH_MAX];
    char *texts[2];
    size_t sizes[2];
    int is_same;

    deck_image_name(image, name);
    assert_int_equal(file_join(path, left->folder, name, NULL), 0);
    assert_int_equal(file_read(path, 1 << 24, &texts[0], &sizes[0], NULL), 0);
    assert_int_equal(file_join(path, right->folder, name, NULL), 0);
    assert_int_equal(file_read(path, 1 << 24, &texts[1], &sizes[1], NULL), 0);
    is_same = sizes[0] == sizes[1] && memcmp(texts[0], texts[1], sizes[0]) == 0;
    free(texts[0]);
    free(texts[1]);
    return is_same;
}

/* Clean sheets without scanner: ink stands in the chosen boxes and in no others. A
 * dot of 0.55 mm is 0.24 mm2 of 23 mm2, 1 %; four of them could meet in one box. */
static void marks_stand_in_the_chosen_boxes(void **state)
{
    struct form *form = form_new();
    struct deck_plan plan = plan_of(form, 40, 0, 9);
    struct deck_form deck = {&form->layout, &plan, 9};
    struct press_paper blank;
    struct pen_canvas canvas = {.is_colour = 0};
    cairo_surface_t *surface;
    size_t sheet, box;
    double ink;

    (void)state;
    assert_int_equal(deck_blank_new(&form->layout, &blank, NULL), 0);
    for (sheet = 0; sheet < 40; sheet++) {
        surface = cairo_image_surface_create(
                CAIRO_FORMAT_A8, blank.width_px, blank.height_px);
        canvas.cairo = cairo_create(surface);
        cairo_scale(canvas.cairo, PRESS_DPI / 25.4, PRESS_DPI / 25.4);
        assert_int_equal(deck_sheet_draw(&deck, sheet, 0, &canvas, NULL), 0);
        cairo_surface_flush(surface);
        for (box = 0; box < BOXES; box++) {
            ink = ink_in_box(&blank, cairo_image_surface_get_data(surface),
                    &form->boxes[box].rect);
            if (deck_plan_row(&plan, sheet, box / OPTIONS)->choice == box % OPTIONS)
                assert_true(ink > 4.0);
            else
                assert_true(ink < 4.0);
        }
        cairo_destroy(canvas.cairo);
        cairo_surface_destroy(surface);
    }
    free(blank.darkness);
    deck_plan_release(&plan);
    free(form);
}

static void the_same_seed_gives_the_same_bytes_by_any_workers(void **state)
{
    struct made one = made_new(5, 6, 1), two = made_new(5, 6, 2);
    size_t i;

    (void)state;
    for (i = 0; i < 5; i++)
        assert_true(same_image(&one, &two, i));
    made_free(&one);
    made_free(&two);
}

static void another_seed_gives_other_bytes(void **state)
{
    struct made one = made_new(2, 6, 1), two = made_new(2, 7, 1);

    (void)state;
    assert_false(same_image(&one, &two, 0));
    assert_false(same_image(&one, &two, 1));
    made_free(&one);
    made_free(&two);
}

static void a_worker_that_cannot_write_says_why(void **state)
{
    struct made made = made_new(1, 1, 1);
    struct error err;

    (void)state;
    made.job->form.plan = &made.plan;
    assert_int_equal(
            deck_images_make(made.job, 1, "/nowhere/at/all", 2, NULL, NULL, &err), -1);
    assert_int_equal(err.kind, ERROR_IO);
    assert_non_null(strstr(err.text, "/nowhere/at/all/0001.tif"));
    made_free(&made);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(marks_stand_in_the_chosen_boxes),
            cmocka_unit_test(the_same_seed_gives_the_same_bytes_by_any_workers),
            cmocka_unit_test(another_seed_gives_other_bytes),
            cmocka_unit_test(a_worker_that_cannot_write_says_why),
    };

    return cmocka_run_group_tests_name("forms deck drawn", tests, NULL, NULL);
}
