/* forms_flow_table_test.c -- tables over several pages: headings again, rows whole. */
#include "forms/flow_table.h"

#include <cairo-pdf.h>

#include "tests/forms_reported.h"

enum { ROWS = 120 };

static void draw_rows(struct flow_table *table, int with_bands)
{
    char number[16], name[64];
    int i;

    for (i = 1; i <= ROWS; i++) {
        (void)snprintf(number, sizeof(number), "%d", i);
        (void)snprintf(name, sizeof(name), "Nguyễn Văn %d", i);
        if (with_bands && i % 9 == 1)
            flow_table_band(table, "Đảng ủy xã", "22/11/2026");
        flow_table_row(table, (struct flow_cell[]){{number, NULL, 0},
                                      {name, "Ủy viên Ban Thường vụ", 1}});
    }
}

/* The PDF's text; the caller frees. */
static char *draw(int with_bands, int *pages)
{
    static const struct flow_column columns[] = {
            {"Đầu cột", 20, PEN_CENTRE, 0}, {"Họ và tên", 0, PEN_LEFT, 12}};
    struct report_pen_bytes bytes = {0};
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
            report_pen_write, &bytes, FLOW_PAGE_WIDTH, FLOW_PAGE_HEIGHT);
    cairo_t *cairo = cairo_create(surface);
    struct flow flow = {.page_text = "trang {page}"};
    struct flow_table table;
    char *text;

    flow_start(&flow, cairo);
    flow_table_init(&table, &flow, columns, 2);
    draw_rows(&table, with_bands);
    flow_finish(&flow);
    *pages = flow.page;
    cairo_surface_finish(surface);
    assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
    text = reported_ask("pdftotext -layout %s -", bytes.data, bytes.size);
    free(bytes.data);
    return text;
}

static int occurrences(const char *text, const char *piece)
{
    int count = 0;

    for (; (text = strstr(text, piece)) != NULL; text += strlen(piece))
        count++;
    return count;
}

static void every_page_has_the_heading(void **state)
{
    int pages;
    char *text = draw(0, &pages);

    (void)state;
    assert_true(pages > 2);
    assert_int_equal(occurrences(text, "Đầu cột"), pages);
    assert_int_equal(occurrences(text, "trang "), pages);
    assert_int_equal(occurrences(text, "Nguyễn Văn "), ROWS);
    assert_int_equal(occurrences(text, "Ủy viên Ban Thường vụ"), ROWS);
    free(text);
}

/* Behind a band there is always a row before the page's foot. */
static void no_band_is_last_on_a_page(void **state)
{
    int pages, i;
    char *text = draw(1, &pages), *foot, *last;

    (void)state;
    assert_int_equal(occurrences(text, "Đảng ủy xã"), (ROWS + 8) / 9);
    for (foot = text, i = 1; i < pages; i++) {
        foot = strstr(foot, "trang ");
        assert_non_null(foot);
        *foot++ = '\0';
        last = strstr(text, "Đảng ủy xã");
        while (last != NULL && strstr(last + 1, "Đảng ủy xã") != NULL)
            last = strstr(last + 1, "Đảng ủy xã");
        if (last != NULL)
            assert_non_null(strstr(last, "Nguyễn Văn "));
        text[0] = ' ';
        memset(text, ' ', (size_t)(foot - text));
    }
    free(text);
}

static void narrow_columns_have_smaller_headings(void **state)
{
    static const struct flow_column columns[] = {
            {"Nghiêng-ngả-dài-lắm", 16, PEN_CENTRE, 0}, {"Khác", 0, PEN_LEFT, 0}};
    cairo_surface_t *surface =
            cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_t *cairo = cairo_create(surface);
    struct flow flow = {.page_text = ""};
    struct flow_table table;

    (void)state;
    flow_start(&flow, cairo);
    flow_table_init(&table, &flow, columns, 2);
    flow_table_row(&table, (struct flow_cell[]){{"1", NULL, 0}, {"2", NULL, 0}});
    assert_true(table.head_size_pt < 10);
    assert_true(table.head_size_pt >= 6);
    flow_finish(&flow);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_page_has_the_heading),
            cmocka_unit_test(no_band_is_last_on_a_page),
            cmocka_unit_test(narrow_columns_have_smaller_headings),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
