/* desk_publication_test.c -- each cell of the table of who may see and take what. */
#include "core/desk/publication.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

enum { PART_COUNT = PUBLICATION_PART_COUNT, NOBODY = 0, CHAIRS = DESK_CHAIR };
enum { ALL = DESK_OPERATOR | DESK_CHECKER | DESK_CHAIR };

static void check(const char *scope, const unsigned expected[PART_COUNT])
{
    int part;

    for (part = 0; part < PART_COUNT; part++)
        if (publication_roles(scope, (enum publication_part)part) != expected[part])
            fail_msg("%s, part %d: %u, not %u", scope, part,
                    publication_roles(scope, (enum publication_part)part),
                    expected[part]);
}

/* The order of the parts: page, hall, minutes, picture, people, data, table. */
static void board_results_are_for_the_chair_and_only_minutes_go_out(void **state)
{
    static const unsigned expected[] = {
            CHAIRS, NOBODY, CHAIRS, NOBODY, NOBODY, NOBODY, NOBODY};

    (void)state;
    check("board", expected);
}

static void committee_results_are_for_who_is_signed_in_and_not_for_the_hall(void **state)
{
    static const unsigned expected[] = {ALL, NOBODY, ALL, ALL, ALL, ALL, NOBODY};

    (void)state;
    check("committee", expected);
}

static void conference_results_are_shown_in_the_hall(void **state)
{
    static const unsigned expected[] = {ALL, ALL, ALL, ALL, ALL, ALL, NOBODY};

    (void)state;
    check("conference", expected);
}

static void public_results_go_out_as_a_table_too(void **state)
{
    static const unsigned expected[] = {ALL, ALL, ALL, ALL, ALL, ALL, ALL};

    (void)state;
    check("public", expected);
}

static void an_unknown_scope_is_the_narrowest(void **state)
{
    static const unsigned expected[] = {
            CHAIRS, NOBODY, CHAIRS, NOBODY, NOBODY, NOBODY, NOBODY};

    (void)state;
    check("", expected);
    check("Public", expected);
}

static void roles_without_a_session_permit_nothing(void **state)
{
    struct desk_request request = {.roles = DESK_CHAIR};

    (void)state;
    assert_false(publication_permits("public", PUBLICATION_PAGE, &request));
    request.is_signed_in = 1;
    assert_true(publication_permits("public", PUBLICATION_PAGE, &request));
    request.roles = DESK_OPERATOR | DESK_CHECKER;
    assert_false(publication_permits("board", PUBLICATION_PAGE, &request));
    assert_true(publication_permits("committee", PUBLICATION_PAGE, &request));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(board_results_are_for_the_chair_and_only_minutes_go_out),
            cmocka_unit_test(
                    committee_results_are_for_who_is_signed_in_and_not_for_the_hall),
            cmocka_unit_test(conference_results_are_shown_in_the_hall),
            cmocka_unit_test(public_results_go_out_as_a_table_too),
            cmocka_unit_test(an_unknown_scope_is_the_narrowest),
            cmocka_unit_test(roles_without_a_session_permit_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
