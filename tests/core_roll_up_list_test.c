/* core_roll_up_list_test.c -- the list of bodies: who has not reported, whom nobody
 * expects. */
#include "tests/core_roll_up_bodies.h"

static void refuse_list(const char *text, const char *why)
{
    struct error err = {.text = ""};
    struct roll_up roll;
    char path[64];

    roll_up_init(&roll);
    put_list(path, text);
    assert_int_equal(roll_up_list_load(&roll, path, &err), -1);
    if (strstr(err.text, why) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, why);
    (void)unlink(path);
    roll_up_release(&roll);
}

static void who_has_not_reported_is_named(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    load_list(&roll, "\xEF\xBB\xBFĐơn vị\r\nXÃ AN\r\nXã  bình\r\nXã Cường\r\n");
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(roll.body_count, 3);
    assert_int_equal(roll.missing, 1);
    assert_false(roll.bodies[2].has_reported);
    assert_int_equal(roll.problem_count, 0);
    assert_false(roll_up_is_complete(&roll));
    roll_up_release(&roll);
}

static void a_body_that_nobody_expects_is_left_out(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    load_list(&roll, "body\nXã An\n");
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Ân", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "b", "not in the list");
    assert_int_equal(roll.reported, 1);
    roll_up_release(&roll);
}

static void a_key_other_than_the_lists_is_found(void **state)
{
    char list[256], print[SEALED_PRINT_BYTES], hex[RESULTS_KEY_HEX_BYTES];
    struct conference_key key;
    struct roll_up roll;

    (void)state;
    example_key(1, &key);
    sealed_public_key(&key, hex);
    sealed_fingerprint(hex, print);
    (void)snprintf(list, sizeof(list),
            "Đơn vị;Cấp trên;Vân tay\nXã An;;%s\nXã Bình;;%s\nXã Cường;;\n", print,
            print);
    roll_up_init(&roll);
    load_list(&roll, list);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    take(&roll, "c", "Xã Cường", 3);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "b", "the key's fingerprint is");
    assert_int_equal(roll.problem_count, 1);
    assert_int_equal(roll.reported, 2);
    assert_int_equal(roll.missing, 1);
    roll_up_release(&roll);
}

static void with_superiors_a_name_may_come_twice(void **state)
{
    struct roll_up roll;

    (void)state;
    refuse_list("body\nXã An\nxã an\n", "stands twice");
    roll_up_init(&roll);
    load_list(&roll, "superior,body\nHuyện A,Xã An\nHuyện B,Xã An\n");
    assert_int_equal(roll.body_count, 2);
    roll_up_release(&roll);
}

static void wrong_lists_say_where(void **state)
{
    (void)state;
    refuse_list("", "empty");
    refuse_list("name\nXã An\n", ":1: the heading has no column");
    refuse_list("superior,body\nHuyện A,Xã An\nHuyện B,\n", ":3: the row names no body");
    refuse_list("body\n\"Xã An\n", "no end");
    refuse_list("body\n\xFF\xFE\n", "UTF-8");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(who_has_not_reported_is_named),
            cmocka_unit_test(a_body_that_nobody_expects_is_left_out),
            cmocka_unit_test(a_key_other_than_the_lists_is_found),
            cmocka_unit_test(with_superiors_a_name_may_come_twice),
            cmocka_unit_test(wrong_lists_say_where),
    };

    return cmocka_run_group_tests_name("core roll up list", tests, start, NULL);
}
