/* core_csv_test.c -- CSV as spreadsheets save it, and as they do not. */
#include "core/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { TEXT_BYTES = 1024 };

struct table {
    char text[TEXT_BYTES]; /* the reader changes it */
    struct csv csv;
    char *cells[CSV_CELLS_MAX];
    size_t count;
    struct error err;
};

static void begin(struct table *table, const char *text)
{
    size_t size = strlen(text);

    assert_true(size < TEXT_BYTES);
    memcpy(table->text, text, size + 1);
    csv_start(&table->csv, table->text, size);
}

static int row(struct table *table)
{
    return csv_row(&table->csv, table->cells, &table->count, &table->err);
}

static void commas_semicolons_and_tabs_are_told_apart(void **state)
{
    static const char *const texts[] = {"a,b;x,c\n", "a;b,x;c\n", "a\tb,x\tc\n"};
    static const char *const second[] = {"b;x", "b,x", "b,x"};
    struct table table;
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        begin(&table, texts[i]);
        assert_int_equal(row(&table), 1);
        assert_int_equal(table.count, 3);
        assert_string_equal(table.cells[1], second[i]);
        assert_string_equal(table.cells[2], "c");
        assert_int_equal(row(&table), 0);
    }
}

static void a_bom_is_no_part_of_the_first_cell(void **state)
{
    struct table table;

    (void)state;
    begin(&table, "\xEF\xBB\xBFno,name\r\n1,An\r\n");
    assert_int_equal(row(&table), 1);
    assert_string_equal(table.cells[0], "no");
    assert_int_equal(row(&table), 1);
    assert_string_equal(table.cells[1], "An");
    assert_int_equal(table.csv.line, 2);
    assert_int_equal(row(&table), 0);
}

static void quotes_hold_separators_quotes_and_line_breaks(void **state)
{
    struct table table;

    (void)state;
    begin(&table, "\"a, \"\"b\"\"\",\" c\nd \" ,e\nlast,,\n");
    assert_int_equal(row(&table), 1);
    assert_int_equal(table.count, 3);
    assert_string_equal(table.cells[0], "a, \"b\"");
    assert_string_equal(table.cells[1], "c d");
    assert_string_equal(table.cells[2], "e");
    assert_int_equal(row(&table), 1);
    assert_int_equal(
            table.csv.line, 3); /* the break inside a cell is a line of the file */
    assert_int_equal(table.count, 3);
    assert_string_equal(table.cells[2], "");
}

static void empty_rows_are_passed_over_and_the_last_line_needs_no_end(void **state)
{
    struct table table;

    (void)state;
    begin(&table, "a,b\n\n , \n;\nc , d");
    assert_int_equal(row(&table), 1);
    assert_int_equal(row(&table), 1);
    assert_string_equal(table.cells[0], ";"); /* one cell: the separator is a comma */
    assert_int_equal(row(&table), 1);
    assert_int_equal(table.csv.line, 5);
    assert_string_equal(table.cells[0], "c");
    assert_string_equal(table.cells[1], "d");
    assert_int_equal(row(&table), 0);
    begin(&table, "");
    assert_int_equal(row(&table), 0);
}

static void broken_quotes_are_errors_with_their_line(void **state)
{
    static const char *const texts[] = {
            "a,b\nc,\"d\n", "a,b\nc,\"d\"e\n", "a,b\nc,d\"\n"};
    struct table table;
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        begin(&table, texts[i]);
        assert_int_equal(row(&table), 1);
        assert_int_equal(row(&table), -1);
        assert_int_equal(table.err.kind, ERROR_SYNTAX);
        assert_int_equal(table.csv.line, 2);
    }
}

static void sixty_four_cells_are_taken_sixty_five_are_not(void **state)
{
    char text[2 * CSV_CELLS_MAX + 8] = "";
    struct table table;
    int i;

    (void)state;
    for (i = 1; i < CSV_CELLS_MAX; i++)
        (void)strcat(text, "x,");
    (void)strcat(text, "x");
    begin(&table, text);
    assert_int_equal(row(&table), 1);
    assert_int_equal(table.count, CSV_CELLS_MAX);
    (void)strcat(text, ",x");
    begin(&table, text);
    assert_int_equal(row(&table), -1);
    assert_int_equal(table.err.kind, ERROR_SYNTAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(commas_semicolons_and_tabs_are_told_apart),
            cmocka_unit_test(a_bom_is_no_part_of_the_first_cell),
            cmocka_unit_test(quotes_hold_separators_quotes_and_line_breaks),
            cmocka_unit_test(empty_rows_are_passed_over_and_the_last_line_needs_no_end),
            cmocka_unit_test(broken_quotes_are_errors_with_their_line),
            cmocka_unit_test(sixty_four_cells_are_taken_sixty_five_are_not)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
