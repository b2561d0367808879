/* desk_draft_test.c -- conference.ini is shown again, right or wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/desk/draft.h"

struct folder {
    char path[64], file[96];
};

static int setup(void **state)
{
    struct folder *folder = calloc(1, sizeof(*folder));

    (void)snprintf(folder->path, sizeof(folder->path), "/tmp/desk_draft_XXXXXX");
    if (mkdtemp(folder->path) == NULL)
        return -1;
    (void)snprintf(folder->file, sizeof(folder->file), "%s/conference.ini", folder->path);
    *state = folder;
    return 0;
}

static int teardown(void **state)
{
    struct folder *folder = *state;

    (void)unlink(folder->file);
    (void)rmdir(folder->path);
    free(folder);
    return 0;
}

static void write_file(const struct folder *folder, const char *text)
{
    FILE *file = fopen(folder->file, "w");

    assert_non_null(file);
    assert_int_not_equal(fputs(text, file), EOF);
    assert_int_equal(fclose(file), 0);
}

static void settings_and_members_are_found_in_their_order(void **state)
{
    struct folder *folder = *state;
    struct error err = {.text = ""};
    struct draft draft;
    size_t at = 0;

    write_file(folder, "[conference]\ntitle = Hội nghị\nchecks = 1\n[committee]\n"
                       "member = An, Trưởng ban\nmember = Bình\n");
    assert_int_equal(draft_load(folder->path, &draft, &err), 0);
    assert_string_equal(draft_get(&draft, "conference", "title"), "Hội nghị");
    assert_string_equal(draft_get(&draft, "conference", "place"), "");
    assert_string_equal(draft_next(&draft, "committee", &at)->value, "An, Trưởng ban");
    assert_string_equal(draft_next(&draft, "committee", &at)->value, "Bình");
    assert_null(draft_next(&draft, "committee", &at));
    draft_release(&draft);
}

/* A value that the conference refuses is what a person must see to mend it. */
static void a_wrong_value_is_shown_as_it_stands(void **state)
{
    struct folder *folder = *state;
    struct error err = {.text = ""};
    struct draft draft;

    write_file(folder, "[conference]\ndate = 31/02/2026\n");
    assert_int_equal(draft_load(folder->path, &draft, &err), 0);
    assert_string_equal(draft_get(&draft, "conference", "date"), "31/02/2026");
    draft_release(&draft);
}

static void what_stands_before_a_broken_line_is_kept(void **state)
{
    struct folder *folder = *state;
    struct error err = {.text = ""};
    struct draft draft;

    write_file(folder, "[conference]\ntitle = Hội nghị\nthis is no setting\n");
    assert_int_equal(draft_load(folder->path, &draft, &err), -1);
    assert_non_null(strstr(err.text, "conference.ini:3"));
    assert_string_equal(draft_get(&draft, "conference", "title"), "Hội nghị");
    draft_release(&draft);
}

static void a_missing_file_is_an_empty_draft(void **state)
{
    struct folder *folder = *state;
    struct error err = {.text = ""};
    struct draft draft;

    assert_int_equal(draft_load(folder->path, &draft, &err), -1);
    assert_string_equal(draft_get(&draft, "conference", "title"), "");
    draft_release(&draft);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test_setup_teardown(
                    settings_and_members_are_found_in_their_order, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    a_wrong_value_is_shown_as_it_stands, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    what_stands_before_a_broken_line_is_kept, setup, teardown),
            cmocka_unit_test_setup_teardown(
                    a_missing_file_is_an_empty_draft, setup, teardown)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
