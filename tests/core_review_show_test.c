/* core_review_show_test.c -- what a person is told of a held sheet. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/review_show.h"

/* What review_show_sheet prints of this JSON; the caller frees. */
static char *show(const char *text)
{
    const struct review review = {.folder = "hoi-nghi", .pictures = TERMINAL_NONE};
    json_t *sheet = json_loads(text, 0, NULL);
    char *shown = calloc(1, 4096);
    FILE *file = tmpfile();
    int stdout_before = dup(STDOUT_FILENO);

    assert_non_null(sheet);
    assert_non_null(shown);
    assert_non_null(file);
    assert_true(stdout_before >= 0);
    (void)fflush(stdout);
    assert_true(dup2(fileno(file), STDOUT_FILENO) >= 0);
    review_show_sheet(&review, sheet);
    (void)fflush(stdout);
    assert_true(dup2(stdout_before, STDOUT_FILENO) >= 0);
    (void)close(stdout_before);
    rewind(file);
    (void)!fread(shown, 1, 4095, file);
    (void)fclose(file);
    json_decref(sheet);
    return shown;
}

static void the_place_in_the_stack_is_told_with_its_name(void **state)
{
    char *shown = show("{\"reasons\":[],\"pages\":[],\"place\":12,"
                       "\"batch_name\":\"chồng 1\"}");

    (void)state;
    assert_string_equal(shown, "  sheet 12 as fed, stack 'chồng 1'\n");
    free(shown);
}

static void a_stack_without_a_name_has_its_place_alone(void **state)
{
    char *shown = show("{\"reasons\":[],\"pages\":[],\"place\":1,\"batch_name\":\"\"}");

    (void)state;
    assert_string_equal(shown, "  sheet 1 as fed\n");
    free(shown);
}

static void no_place_is_told_where_none_is_kept(void **state)
{
    char *shown = show("{\"reasons\":[],\"pages\":[],\"batch_name\":\"chồng 1\"}");

    (void)state;
    assert_string_equal(shown, "");
    free(shown);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_place_in_the_stack_is_told_with_its_name),
            cmocka_unit_test(a_stack_without_a_name_has_its_place_alone),
            cmocka_unit_test(no_place_is_told_where_none_is_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
