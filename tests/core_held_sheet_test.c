/* core_held_sheet_test.c -- what people are asked about a held sheet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/held_sheet.h"

/* A page of three rows in these states; the verdict, and one reason. */
static json_t *sheet_of(const char *verdict, const char *reason, const char *first,
        const char *second, const char *third)
{
    return json_pack("{s:s,s:[s],s:[{s:[{s:s,s:s},{s:s,s:s},{s:s,s:s}]}]}", "verdict",
            verdict, "reasons", reason, "pages", "contests", "contest", "1", "state",
            first, "contest", "2", "state", second, "contest", "3", "state", third);
}

static void a_chosen_row_is_as_read_an_unsure_one_is_asked(void **state)
{
    json_t *sheet = sheet_of("held", "mark-unsure", "chosen", "unsure", "over");

    (void)state;
    assert_false(held_sheet_is_asked(sheet, "1"));
    assert_true(held_sheet_is_asked(sheet, "2"));
    assert_true(held_sheet_is_asked(sheet, "3"));
    json_decref(sheet);
}

/* A sheet in light pencil was held for the rows whose marks were seen at all; a row as
 * faint had been read as blank, and two people confirmed a vote away. */
static void a_blank_row_is_asked_where_a_mark_is_doubtful(void **state)
{
    json_t *doubtful = sheet_of("held", "mark-unsure", "blank", "unsure", "chosen");
    json_t *twice = sheet_of("held", "overvote", "blank", "over", "chosen");

    (void)state;
    assert_true(held_sheet_is_asked(doubtful, "1"));
    assert_false(held_sheet_is_asked(doubtful, "3"));
    assert_false(held_sheet_is_asked(twice, "1"));
    json_decref(doubtful);
    json_decref(twice);
}

static void a_row_that_was_not_read_is_asked(void **state)
{
    json_t *sheet = sheet_of("held", "truncated", "chosen", "chosen", "chosen");

    (void)state;
    assert_true(held_sheet_is_asked(sheet, "4"));
    json_decref(sheet);
}

static void a_row_on_which_two_differ_is_asked_of_the_third(void **state)
{
    json_t *sheet = sheet_of("held", "name-struck", "chosen", "chosen", "chosen");

    (void)state;
    (void)json_object_set_new(sheet, "opinions",
            json_pack("[{s:s,s:[{s:s,s:s,s:[s]}]},{s:s,s:[{s:s,s:s,s:[s]}]}]", "decision",
                    "rows", "contests", "contest", "1", "state", "chosen", "chosen",
                    "high", "decision", "rows", "contests", "contest", "1", "state",
                    "chosen", "chosen", "low"));
    assert_true(held_sheet_is_asked(sheet, "1"));
    assert_false(held_sheet_is_asked(sheet, "2"));
    json_decref(sheet);
}

static void rows_alone_do_not_settle_writing_nor_what_somebody_sent(void **state)
{
    json_t *rows = sheet_of("held", "mark-unsure", "chosen", "unsure", "chosen");
    json_t *written = sheet_of("held", "writing", "chosen", "chosen", "chosen");
    json_t *sent = sheet_of("clear", "mark-unsure", "chosen", "chosen", "chosen");

    (void)state;
    assert_false(held_sheet_is_whole(rows));
    assert_true(held_sheet_is_whole(written));
    assert_true(held_sheet_is_whole(sent));
    json_decref(rows);
    json_decref(written);
    json_decref(sent);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_chosen_row_is_as_read_an_unsure_one_is_asked),
            cmocka_unit_test(a_blank_row_is_asked_where_a_mark_is_doubtful),
            cmocka_unit_test(a_row_that_was_not_read_is_asked),
            cmocka_unit_test(a_row_on_which_two_differ_is_asked_of_the_third),
            cmocka_unit_test(rows_alone_do_not_settle_writing_nor_what_somebody_sent)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
