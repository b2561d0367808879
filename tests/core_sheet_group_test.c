/* core_sheet_group_test.c -- pages put together to sheets by their order. */
#include "core/sheet_group.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* Each sheet is written down as its pages, "1", "2", "?" (unread), "x" (refused);
 * a held truncated one ends in "!". */
struct record {
    char text[256];
};

static int write_down(void *user, struct reading *pages, size_t count, struct error *err)
{
    struct record *record = user;
    size_t used = strlen(record->text), i;
    const char *mark;

    (void)err;
    for (i = 0; i < count; i++) {
        mark = pages[i].verdict == VERDICT_REFUSED ? "x"
               : pages[i].page == 0                ? "?"
                                                   : NULL;
        if (mark != NULL)
            used += (size_t)sprintf(record->text + used, "%s", mark);
        else
            used += (size_t)sprintf(record->text + used, "%d", (int)pages[i].page);
    }
    if ((pages[0].reasons & (1U << REASON_TRUNCATED)) != 0)
        used += (size_t)sprintf(record->text + used, "!");
    (void)sprintf(record->text + used, " ");
    return 0;
}

/* Feeds the letters of `pages` into a group whose ballot has `page_count` pages. */
static void feed(const char *pages, size_t page_count, const char *expected)
{
    struct layout layout = {.ballot_type = "main", .page_count = page_count};
    struct record record = {.text = ""};
    struct sheet_group group;
    struct reading reading;

    assert_int_equal(sheet_group_start(&group, &layout, 1, write_down, &record, NULL), 0);
    for (; *pages != '\0'; pages++) {
        reading_init(&reading);
        if (*pages == 'x') {
            reading_add_reason(&reading, REASON_NOT_A_BALLOT, VERDICT_REFUSED);
        } else if (*pages == '?') {
            reading_add_reason(&reading, REASON_CODE_UNREADABLE, VERDICT_HELD);
        } else {
            reading.page = *pages - '0';
            memcpy(reading.ballot_type, "main", 5);
        }
        assert_int_equal(sheet_group_add(&group, &reading, NULL), 0);
    }
    assert_int_equal(sheet_group_close(&group, NULL), 0);
    assert_string_equal(record.text, expected);
    sheet_group_release(&group);
}

static void single_pages_are_sheets(void **state)
{
    (void)state;
    feed("11x?1", 1, "1 1 x ? 1 ");
}

static void fronts_and_backs_join_whichever_lay_up(void **state)
{
    (void)state;
    feed("122112", 2, "12 21 12 ");
    feed("321123", 3, "321 123 ");
}

static void a_lost_page_leaves_its_ballot_incomplete(void **state)
{
    (void)state;
    feed("11212", 2, "1! 12 12 ");
    feed("12131", 3, "12! 13! 1! ");
}

static void an_unread_page_takes_the_open_place(void **state)
{
    (void)state;
    feed("1?12", 2, "1? 12 ");
    feed("?212", 2, "?2 12 ");
    feed("?12", 2, "?! 12 ");
}

static void a_refused_page_disturbs_no_ballot(void **state)
{
    (void)state;
    feed("1x212", 2, "x 12 12 ");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(single_pages_are_sheets),
            cmocka_unit_test(fronts_and_backs_join_whichever_lay_up),
            cmocka_unit_test(a_lost_page_leaves_its_ballot_incomplete),
            cmocka_unit_test(an_unread_page_takes_the_open_place),
            cmocka_unit_test(a_refused_page_disturbs_no_ballot),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
