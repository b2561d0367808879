/* desk_hall_test.c -- the hall sees one person at a time, of a ballot or a group. */
#include "core/desk/page_hall.h"

#include "tests/desk_meeting.h"

static void show(struct stand *stand, size_t type, size_t group, size_t at)
{
    const struct hall_place place = {type, group, at};

    html_release(&stand->html);
    hall_put(&stand->html, &stand->show, &place);
}

static void one_person_is_shown_and_the_next_is_a_link_away(void **state)
{
    struct stand *stand = *state;

    show(stand, 0, 0, 1);
    assert_int_equal(stand_count(stand, "<h1>Bình</h1>"), 1);
    assert_int_equal(stand_count(stand, "<h1>"), 1);
    assert_int_equal(stand_count(stand,
                             "rel=\"prev\" href=\"/hall?type=main&amp;group=0&amp;at=0"),
            1);
    assert_int_equal(stand_count(stand,
                             "rel=\"next\" href=\"/hall?type=main&amp;group=0&amp;at=2"),
            1);
    assert_int_equal(stand_count(stand, "2 / 3"), 1);
}

static void there_is_no_step_beyond_the_first_and_the_last(void **state)
{
    struct stand *stand = *state;

    show(stand, 0, 0, 0);
    assert_int_equal(stand_count(stand, "rel=\"prev\""), 0);
    show(stand, 0, 0, 2);
    assert_int_equal(stand_count(stand, "rel=\"next\""), 0);
}

static void a_group_holds_its_own_people_alone(void **state)
{
    struct stand *stand = *state;
    size_t list[3];

    assert_string_equal(hall_group(&stand->show, 0, 1), "A");
    assert_string_equal(hall_group(&stand->show, 0, 2), "B");
    assert_null(hall_group(&stand->show, 0, 3));
    assert_null(hall_group(&stand->show, 1, 1));
    assert_int_equal(hall_people(&stand->show, &(struct hall_place){0, 2, 0}, list), 2);
    assert_int_equal(list[0], 1);
    assert_int_equal(list[1], 2);
    show(stand, 0, 2, 0);
    assert_int_equal(stand_count(stand, "<h1>Bình</h1>"), 1);
    assert_int_equal(stand_count(stand, "1 / 2"), 1);
}

static void a_place_that_is_none_is_the_first(void **state)
{
    struct stand *stand = *state;

    show(stand, 7, 9, 100);
    assert_int_equal(stand_count(stand, "<h1>An</h1>"), 1);
    show(stand, 0, 2, 2);
    assert_int_equal(stand_count(stand, "<h1>Bình</h1>"), 1);
}

static void it_says_provisional_until_it_is_sealed(void **state)
{
    struct stand *stand = *state;

    show(stand, 0, 0, 0);
    assert_int_equal(stand_count(stand, "Provisional"), 1);
    stand->results.is_final = 1;
    show(stand, 0, 0, 0);
    assert_int_equal(stand_count(stand, "Provisional"), 0);
}

static void names_and_groups_are_escaped(void **state)
{
    struct stand *stand = *state;

    (void)snprintf(
            stand->meeting.officials.list[0].group, OFFICIAL_TITLE_BYTES, "<b>A</b>");
    (void)snprintf(
            stand->results.types[0].contests[0].name, OFFICIAL_NAME_BYTES, "<img src=x>");
    show(stand, 0, 1, 0);
    assert_int_equal(stand_count(stand, "<img"), 0);
    assert_int_equal(stand_count(stand, "<b>A"), 0);
    assert_int_equal(stand_count(stand, "&lt;b&gt;A&lt;/b&gt;"), 2);
}

/* 3 rows of 80, 85 and 90: the mean in large type, and what it is of. */
static void of_points_the_mean_is_shown(void **state)
{
    struct stand *stand = *state;
    struct results_type *type = &stand->results.types[0];
    struct results_contest *contest = &type->contests[0];

    assert_int_equal(
            rule_load("core/rules/score-100.rule", &stand->meeting.rules[0], NULL), 0);
    (void)snprintf(type->rule, LAYOUT_ID_BYTES, "score-100");
    type->option_count = 0;
    type->points_most = 100;
    memset(contest->votes, 0, sizeof(contest->votes));
    contest->votes[80] = contest->votes[85] = contest->votes[90] = 1;
    contest->points = 255;
    contest->rows = 3;
    (void)snprintf(contest->outcome, LAYOUT_ID_BYTES, "good");
    show(stand, 0, 0, 0);
    assert_int_equal(stand_count(stand, "<dt>Mean</dt><dd>85.00</dd>"), 1);
    assert_int_equal(stand_count(stand, "<dt>Valid rows</dt><dd>3</dd>"), 1);
    assert_int_equal(stand_count(stand, "≥ 90"), 1); /* the line's name */
    assert_int_equal(stand_count(stand, "Each mean is of the valid rows"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_STAND(one_person_is_shown_and_the_next_is_a_link_away),
            WITH_STAND(there_is_no_step_beyond_the_first_and_the_last),
            WITH_STAND(a_group_holds_its_own_people_alone),
            WITH_STAND(a_place_that_is_none_is_the_first),
            WITH_STAND(it_says_provisional_until_it_is_sealed),
            WITH_STAND(names_and_groups_are_escaped),
            WITH_STAND(of_points_the_mean_is_shown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
