/* core_roll_up_test.c -- many sealed results: none twice, each expected, in order. */
#include "tests/core_roll_up_bodies.h"

static void sums_are_by_rule_outcome_and_body(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    take(&roll, "c", "Xã Cường", 3);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_true(roll_up_is_complete(&roll));
    assert_int_equal(roll.reported, 3);
    assert_int_equal(roll.rule_count, 1);
    assert_int_equal(roll.rules[0]->people, 6);
    assert_int_equal(roll.rules[0]->people_of[0], 3);
    assert_int_equal(roll.rules[0]->people_of[1], 3);
    assert_int_equal(roll.rules[0]->conferences_of[1], 3);
    assert_int_equal(roll.rules[0]->people_of[2], 0);
    roll_up_release(&roll);
}

/* 30 of 53 before 0 of 53; among equals by the alphabet, not by the order given. */
static void people_are_sorted_by_the_strictest_level(void **state)
{
    static const char *const bodies[] = {"Xã Đan", "Xã 10", "Xã Dương", "Xã 2"};
    static const char *const wanted[] = {"Xã 2", "Xã 10", "Xã Dương", "Xã Đan"};
    const struct roll_up_person *person;
    struct roll_up roll;
    unsigned i;

    (void)state;
    roll_up_init(&roll);
    for (i = 0; i < 4; i++)
        take(&roll, bodies[i], bodies[i], i + 1);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(roll.measured_count, 8);
    for (i = 0; i < 8; i++) {
        person = &roll.people[roll.by_measure[i]];
        assert_int_equal(person->votes[2], i < 4 ? 30 : 0);
        assert_string_equal(roll.conferences[person->conference].body, wanted[i % 4]);
        assert_string_equal(roll.conferences[roll.by_body[i % 4]].body, wanted[i % 4]);
    }
    roll_up_release(&roll);
}

static void a_second_copy_is_left_out(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    take(&roll, "copy of a", "Xã An", 1);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "copy of a", "the same file as 'a'");
    assert_int_equal(roll.problem_count, 1);
    assert_int_equal(roll.reported, 2);
    assert_int_equal(roll.rules[0]->people, 4);
    roll_up_release(&roll);
}

/* Sealed twice with the same key and other figures: nobody knows which is right. */
static void one_conference_with_two_results_counts_not_at_all(void **state)
{
    char *text = example_signed(&(struct example){
            .number = 1, .body = "Xã An", .person = "\"person\":\"X\","});
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take_text(&roll, "a2", text);
    take(&roll, "b", "Xã Bình", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "a2", "the same conference as 'a'");
    assert_int_equal(roll.reported, 1);
    roll_up_release(&roll);
    free(text);
}

static void the_same_sheets_under_another_name_are_found(void **state)
{
    json_t *object = example_object(&(struct example){.number = 1, .body = "Xã An"});
    struct conference_key key;
    struct roll_up roll;
    char *text;

    (void)state;
    example_key(9, &key);
    (void)json_object_set_new(object, "conference", json_string("0000000000000009"));
    (void)json_object_set_new(object, "body", json_string("Xã Bình"));
    assert_int_equal(sealed_sign(&key, object, NULL), 0);
    text = json_line(object);
    json_decref(object);
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take_text(&roll, "b", text);
    free(text);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "b", "the same sealed sheets as 'a'");
    assert_int_equal(roll.reported, 0);
    roll_up_release(&roll);
}

static void one_body_with_two_conferences_of_a_day_is_found(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "again", "XÃ  AN", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "again", "the same body, title and day as 'a'");
    assert_int_equal(roll.reported, 0);
    roll_up_release(&roll);
}

/* A person's record needs the same body every year. */
static void one_body_in_two_years_is_none_twice(void **state)
{
    char *text = example_signed(
            &(struct example){.number = 2, .body = "Xã An", .date = "2014-06-10"});
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take_text(&roll, "b", text);
    free(text);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(roll.problem_count, 0);
    roll_up_release(&roll);
}

/* Its own options under a shipped card's id: columns would be another's votes. */
static void a_card_with_other_options_is_a_problem(void **state)
{
    struct conference_key key;
    struct roll_up roll;
    json_t *object;
    char *text, *bent;

    (void)state;
    text = example_signed(&(struct example){.number = 1, .body = "Xã An"});
    bent = example_changed(text, "\"medium\",\n", "\"middle\",\n");
    free(text);
    text = bent;
    while (strstr(text, "\"medium\":") != NULL) {
        bent = example_changed(text, "\"medium\":", "\"middle\":");
        free(text);
        text = bent;
    }
    object = json_loads(text, 0, NULL);
    assert_non_null(object);
    free(text);
    example_key(1, &key);
    assert_int_equal(sealed_sign(&key, object, NULL), 0);
    text = json_line(object);
    json_decref(object);
    roll_up_init(&roll);
    take_text(&roll, "a", text);
    free(text);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "a", "rule card 'state-35' is not the one at hand");
    assert_int_equal(roll.reported, 0);
    assert_int_equal(roll.measured_count, 0);
    roll_up_release(&roll);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(sums_are_by_rule_outcome_and_body),
            cmocka_unit_test(people_are_sorted_by_the_strictest_level),
            cmocka_unit_test(a_second_copy_is_left_out),
            cmocka_unit_test(one_conference_with_two_results_counts_not_at_all),
            cmocka_unit_test(the_same_sheets_under_another_name_are_found),
            cmocka_unit_test(one_body_with_two_conferences_of_a_day_is_found),
            cmocka_unit_test(one_body_in_two_years_is_none_twice),
            cmocka_unit_test(a_card_with_other_options_is_a_problem),
    };

    return cmocka_run_group_tests_name("core roll up", tests, start, NULL);
}
