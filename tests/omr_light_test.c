/* omr_light_test.c -- the paper's white and the toner's black of a sheet's own. */
#include "omr/light.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 480, HEIGHT = 680 }; /* tiles of 20 x 20 pixels */

static int image_open(void **state)
{
    struct image *image = calloc(1, sizeof(*image));

    *state = image;
    return image_allocate(image, WIDTH, HEIGHT, NULL);
}

static int image_close(void **state)
{
    image_release(*state);
    free(*state);
    return 0;
}

static void fill(struct image *image, int left, int top, int right, int bottom, int level)
{
    int y;

    for (y = top; y < bottom; y++)
        memset(image->pixels + (size_t)y * WIDTH + left, level, (size_t)(right - left));
}

/* Paper with as much print as a ballot's squares and codes: a hundredth of it. */
static void paper(struct image *image, int white, int black)
{
    fill(image, 0, 0, WIDTH, HEIGHT, white);
    fill(image, 200, 300, 264, 364, black);
}

static void white_and_black_are_the_sheets_own(void **state)
{
    struct light light;

    paper(*state, 180, 90);
    assert_int_equal(light_measure(*state, &light), 0);
    assert_int_equal(light.paper, 180);
    assert_int_equal(light.black, 90);
    assert_int_equal(light_white(&light, 100, 400), 180);
    assert_int_equal(light_level(&light, 100, 400, 500), 135);
    assert_int_equal(light_dark(180, 180, 90), 0);
    assert_int_equal(light_dark(90, 180, 90), LIGHT_DARK_FULL);
    assert_int_equal(light_dark(20, 180, 90), LIGHT_DARK_FULL);
}

static void contrast_is_needed(void **state)
{
    struct light light;

    fill(*state, 0, 0, WIDTH, HEIGHT, 200);
    assert_int_equal(light_measure(*state, &light), -1);
    paper(*state, 200, 200 - 23);
    assert_int_equal(light_measure(*state, &light), -1);
    paper(*state, 200, 200 - 24);
    assert_int_equal(light_measure(*state, &light), 0);
}

static void light_that_fades_to_one_side_is_followed(void **state)
{
    struct image *image = *state;
    struct light light;
    int x;

    paper(image, 240, 20);
    for (x = 0; x < WIDTH; x++)
        fill(image, x, 0, x + 1, 250, 240 - x / 12); /* to 200 on the right */
    assert_int_equal(light_measure(image, &light), 0);
    assert_in_range(light_white(&light, 30, 100), 235, 239);
    assert_in_range(light_white(&light, 450, 100), 201, 205);
}

static void a_black_border_takes_the_white_beside_it(void **state)
{
    struct image *image = *state;
    struct light light;

    paper(image, 230, 20);
    fill(image, 0, 0, 45, HEIGHT, 0);
    assert_int_equal(light_measure(image, &light), 0);
    assert_int_equal(light_white(&light, 10, 300), 230);
}

/* Pixels of dithered paper are black or white: white was 255 and the page all ink. */
static void dithered_paper_is_as_white_as_its_share(void **state)
{
    struct image *image = *state;
    struct light light;
    int x, y;

    paper(image, 255, 0);
    for (y = 0; y < HEIGHT; y++)
        for (x = y % 2; x < WIDTH; x += 2)
            image->pixels[(size_t)y * WIDTH + (size_t)x] = 0;
    image->is_bilevel = 1;
    assert_int_equal(light_measure(image, &light), 0);
    assert_int_equal(light.paper, 127);
}

/* Grey paper on a white backing had its edges taken for ink. */
static void a_whiter_backing_is_not_the_papers_white(void **state)
{
    struct light light;

    fill(*state, 0, 0, WIDTH, HEIGHT, 252);
    fill(*state, 12, 12, WIDTH - 12, HEIGHT - 12, 180);
    fill(*state, 200, 300, 264, 364, 40);
    assert_int_equal(light_measure(*state, &light), 0);
    assert_in_range(light_white(&light, 14, 340), 180, 180 + 18);
    assert_in_range(light_white(&light, 240, 14), 180, 180 + 18);
}

/* Lines 100 levels under the paper and a rim 50 over it on both sides, in a quarter
 * of the page each way: the rims were taken for the paper, and all of it for pale
 * ink. */
static void a_sharpened_rim_is_not_the_papers_white(void **state)
{
    struct light light;
    int y;

    paper(*state, 180, 20);
    for (y = 0; y + 20 <= HEIGHT; y += 20) {
        fill(*state, 0, y, WIDTH, y + 3, 230);
        fill(*state, 0, y + 3, WIDTH, y + 6, 80);
        fill(*state, 0, y + 6, WIDTH, y + 9, 230);
    }
    assert_int_equal(light_measure(*state, &light), 0);
    assert_int_equal(light_white(&light, 100, 400), 180);
    assert_int_equal(light.paper, 180);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, image_open, image_close)
    const struct CMUnitTest tests[] = {
            FACT(a_whiter_backing_is_not_the_papers_white),
            FACT(a_sharpened_rim_is_not_the_papers_white),
            FACT(white_and_black_are_the_sheets_own),
            FACT(contrast_is_needed),
            FACT(light_that_fades_to_one_side_is_followed),
            FACT(a_black_border_takes_the_white_beside_it),
            FACT(dithered_paper_is_as_white_as_its_share),
    };

    return cmocka_run_group_tests_name("omr light", tests, NULL, NULL);
}
