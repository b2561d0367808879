/* forms_paper_test.c -- where a composed ballot puts what. */
#include "forms/paper.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/forms_samples.h"

enum { WIDTH = 210000, HEIGHT = 297000, FOLD_CLEAR = 1500 };

static int32_t gap_between(int32_t low_end, int32_t high_begin)
{
    return high_begin - low_end;
}

static int is_apart(const struct layout_rect *a, const struct layout_rect *b,
        int32_t across, int32_t down)
{
    return gap_between(a->right_um, b->left_um) >= across ||
           gap_between(b->right_um, a->left_um) >= across ||
           gap_between(a->bottom_um, b->top_um) >= down ||
           gap_between(b->bottom_um, a->top_um) >= down;
}

static void fact_boxes(const struct layout *layout)
{
    const struct layout_page *page;
    const struct layout_rect *box;
    size_t p, i, k;

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        assert_true(page->outline_um <= 250);
        for (i = 0; i < page->box_count; i++) {
            box = &page->boxes[i].rect;
            assert_true(box->right_um - box->left_um >= 6000);
            assert_true(box->bottom_um - box->top_um >= 6000);
            for (k = 0; k < i; k++)
                assert_true(is_apart(box, &page->boxes[k].rect, 5000, 3000));
        }
    }
}

static void boxes_are_6_mm_and_5_mm_apart_in_a_row(void **state)
{
    check_all(state, fact_boxes);
}

static void check_fold(int32_t begin, int32_t end, int32_t fold)
{
    assert_true(end <= fold - FOLD_CLEAR || begin >= fold + FOLD_CLEAR);
}

static void fact_folds(const struct layout *layout)
{
    const struct layout_rect *box;
    size_t p, i;
    int k;

    for (p = 0; p < layout->page_count; p++)
        for (i = 0; i < layout->pages[p].box_count; i++) {
            box = &layout->pages[p].boxes[i].rect;
            for (k = 2; k <= 4; k++) { /* thirds and the half, in sixths */
                check_fold(box->left_um, box->right_um, WIDTH / 6 * k);
                check_fold(box->top_um, box->bottom_um, HEIGHT / 6 * k);
            }
        }
}

static void no_box_lies_on_a_fold(void **state)
{
    check_all(state, fact_folds);
}

static void fact_back(const struct layout *layout)
{
    const struct layout_page *front, *back;
    struct layout_rect seen;
    size_t p, i, k;

    for (p = 0; p + 1 < layout->page_count; p += 2) {
        front = &layout->pages[p];
        back = &layout->pages[p + 1];
        for (i = 0; i < back->box_count; i++) {
            seen = back->boxes[i].rect;
            seen.left_um = WIDTH - back->boxes[i].rect.right_um;
            seen.right_um = WIDTH - back->boxes[i].rect.left_um;
            for (k = 0; k < front->box_count; k++)
                assert_true(is_apart(&seen, &front->boxes[k].rect, 1, 1));
        }
    }
}

static void no_box_lies_behind_another(void **state)
{
    check_all(state, fact_back);
}

static const struct layout_fiducial *find_fiducial(
        const struct layout_page *page, const char *id)
{
    size_t i;

    for (i = 0; i < page->fiducial_count; i++)
        if (strcmp(page->fiducials[i].id, id) == 0)
            return &page->fiducials[i];
    return NULL;
}

static int32_t middle(const struct layout_rect *rect)
{
    return (rect->top_um + rect->bottom_um) / 2;
}

/* Each row has a pair of marks at its height, each pair is level, none is far. */
static void fact_edge_marks(const struct layout *layout)
{
    const struct layout_page *page;
    const struct layout_fiducial *left, *right;
    char id[32];
    int32_t last;
    size_t p, i;
    int n;

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        last = 10500; /* the middle of the upper corner squares */
        i = 0;
        for (n = 1;; n++) {
            (void)snprintf(id, sizeof(id), "left-%d", n);
            left = find_fiducial(page, id);
            (void)snprintf(id, sizeof(id), "right-%d", n);
            right = find_fiducial(page, id);
            if (left == NULL)
                break;
            assert_non_null(right);
            assert_int_equal(left->rect.top_um, right->rect.top_um);
            assert_int_equal(left->rect.left_um, WIDTH - right->rect.right_um);
            assert_true(middle(&left->rect) > last);
            assert_true(middle(&left->rect) - last <= 40000);
            last = middle(&left->rect);
            if (i < page->row_count && abs(middle(&page->rows[i].rect) - last) <= 1)
                i++;
        }
        assert_int_equal(i, page->row_count);
        assert_true(286500 - last <= 40000);
    }
}

static void every_row_has_its_pair_of_edge_marks(void **state)
{
    check_all(state, fact_edge_marks);
}

static void fact_rows(const struct layout *layout)
{
    const struct layout_page *page;
    size_t p, i, options;
    unsigned number = 0;
    char expected[32];

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        assert_int_equal(page->page, p + 1);
        assert_int_equal(page->row_count, page->name_count);
        options = page->box_count / page->row_count;
        assert_int_equal(page->box_count, options * page->row_count);
        for (i = 0; i < page->row_count; i++) {
            (void)snprintf(expected, sizeof(expected), "%u", ++number);
            assert_string_equal(page->rows[i].contest, expected);
            assert_string_equal(page->names[i].contest, expected);
            assert_string_equal(page->boxes[i * options].contest, expected);
            assert_true(page->names[i].rect.top_um > page->rows[i].rect.top_um);
            assert_true(page->names[i].rect.bottom_um < page->rows[i].rect.bottom_um);
            assert_true(
                    page->names[i].rect.right_um < page->boxes[0].rect.left_um - 1500);
            assert_true(page->boxes[i * options].rect.top_um - 1600 >=
                        page->rows[i].rect.top_um);
            assert_true(page->boxes[i * options].rect.bottom_um + 1600 <=
                        page->rows[i].rect.bottom_um);
            if (i > 0)
                assert_true(
                        page->rows[i].rect.top_um >= page->rows[i - 1].rect.bottom_um);
        }
    }
}

static void people_stand_once_in_order_whole_rows(void **state)
{
    check_all(state, fact_rows);
}

static void check_inside(const struct layout_rect *rect)
{
    assert_true(rect->left_um >= 6000 && rect->top_um >= 6000);
    assert_true(rect->right_um <= WIDTH - 6000 && rect->bottom_um <= HEIGHT - 6000);
    assert_true(rect->left_um < rect->right_um && rect->top_um < rect->bottom_um);
}

/* Codes keep 2 mm quiet and clear of everything; areas hold no row and no code. */
static void fact_apart(const struct layout *layout)
{
    const struct layout_page *page;
    size_t p, i, k;

    for (p = 0; p < layout->page_count; p++) {
        page = &layout->pages[p];
        assert_int_equal(page->code_count, 2);
        for (i = 0; i < page->fiducial_count; i++) {
            check_inside(&page->fiducials[i].rect);
            for (k = 0; k < page->row_count; k++)
                assert_true(is_apart(
                        &page->fiducials[i].rect, &page->rows[k].rect, 2000, 2000));
            for (k = 0; k < page->code_count; k++)
                assert_true(is_apart(
                        &page->fiducials[i].rect, &page->codes[k].rect, 4000, 4000));
            for (k = 0; k < i; k++)
                assert_true(is_apart(
                        &page->fiducials[i].rect, &page->fiducials[k].rect, 2500, 2500));
        }
        for (k = 0; k < page->code_count; k++) {
            check_inside(&page->codes[k].rect);
            assert_int_equal(page->codes[k].rect.right_um - page->codes[k].rect.left_um,
                    500 * page->codes[k].side);
            for (i = 0; i < page->row_count; i++)
                assert_true(
                        is_apart(&page->codes[k].rect, &page->rows[i].rect, 2000, 2000));
            for (i = 0; i < page->area_count; i++)
                assert_true(
                        is_apart(&page->codes[k].rect, &page->areas[i].rect, 2000, 2000));
        }
        for (i = 0; i < page->area_count; i++)
            for (k = 0; k < page->row_count; k++)
                assert_true(is_apart(&page->areas[i].rect, &page->rows[k].rect, 1, 1));
    }
}

static void marks_codes_rows_and_areas_keep_apart(void **state)
{
    check_all(state, fact_apart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(boxes_are_6_mm_and_5_mm_apart_in_a_row),
            cmocka_unit_test(no_box_lies_on_a_fold),
            cmocka_unit_test(no_box_lies_behind_another),
            cmocka_unit_test(every_row_has_its_pair_of_edge_marks),
            cmocka_unit_test(people_stand_once_in_order_whole_rows),
            cmocka_unit_test(marks_codes_rows_and_areas_keep_apart),
    };
    struct error err;

    if (digest_start(&err) != 0)
        return 1;
    return cmocka_run_group_tests(tests, compose_samples, free_samples);
}
