/* sane_stack_test.c -- the virtual scanner's faults, through the distribution's libsane.
 */
#include "tests/sane_stack_tray.h"

/* The fault meets the second side, once, and the side comes again. */
static void status_at(void **state, const char *place)
{
    const struct setup *setup = *state;
    char plan[64], path[PROGRAM_PATH_BYTES];

    for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
        struct client client;

        (void)snprintf(plan, sizeof(plan), "%s@2%s", statuses[i].kind, place);
        program_path(path, setup->folder, "state");
        (void)unlink(path); /* the stack lies as at first */
        open_feeder(&client, setup, plan);
        expect_sides(&client, 1, 1);
        assert_int_equal(client_scan(&client), statuses[i].status);
        assert_int_equal(client.size != 0, *place != '\0');
        assert_true(setup_has_fired(setup, plan));
        assert_int_equal(client_get(&client, "page-loaded"), SANE_TRUE);
        assert_int_equal(client_get(&client, "double-feed"),
                strcmp(statuses[i].kind, "double") == 0);
        expect_sides(&client, 2, PAPER);
        expect_end(&client);
    }
}

static void the_sides_come_bit_for_bit_and_then_none(void **state)
{
    struct client client;

    open_feeder(&client, *state, "");
    expect_sides(&client, 1, PAPER);
    expect_end(&client);
    assert_int_equal(setup_unfed(*state), 0);
}

static void no_configuration_is_needed(void **state)
{
    struct client client;

    (void)state;
    assert_int_equal(setenv("SANE_CONFIG_DIR", "/nonexistent", 1), 0);
    setup_plan("sources=kodak");
    client_open(&client, "stack", "Gray");
    expect_sides(&client, 1, PAPER);
    expect_end(&client);
}

static void what_has_gone_does_not_come_again(void **state)
{
    struct client client;

    open_feeder(&client, *state, "");
    expect_sides(&client, 1, 1);
    assert_int_equal(sane_start(client.handle), SANE_STATUS_GOOD);
    client_close(&client); /* in the middle of the second */
    assert_true(setup_is_taken(*state, "1.tif"));
    assert_false(setup_is_taken(*state, "2.tif"));
    open_feeder(&client, *state, "");
    expect_sides(&client, 2, PAPER);
    expect_end(&client);
}

static void paper_is_loaded_again(void **state)
{
    const struct setup *setup = *state;
    struct client client;
    char path[PROGRAM_PATH_BYTES];
    SANE_Status status;

    open_feeder(&client, setup, "");
    assert_int_equal(client_finish(&client, &status), PAPER);
    assert_int_equal(status, SANE_STATUS_NO_DOCS);
    assert_int_equal(client_get(&client, "page-loaded"), SANE_FALSE);
    client_paper(setup->folder, "more.tif", 4);
    program_path(path, setup->folder, "more.tif");
    setup_load(setup, path, "4.tif");
    assert_int_equal(client_get(&client, "page-loaded"), SANE_TRUE);
    expect_sides(&client, 4, 4);
    expect_end(&client);
}

static void each_status_before_a_page(void **state)
{
    status_at(state, "");
}

static void each_status_in_a_page(void **state)
{
    status_at(state, ":half");
}

static void each_status_in_place_of_the_end(void **state)
{
    status_at(state, ":last");
}

static void a_lost_sheet_does_not_come_again(void **state)
{
    struct client client;

    open_feeder(&client, *state, "jam@2:half:lost");
    expect_sides(&client, 1, 1);
    assert_int_equal(client_scan(&client), SANE_STATUS_JAMMED);
    assert_int_equal(client_get(&client, "error-code"), 1);
    assert_true(setup_is_taken(*state, "2.tif"));
    expect_sides(&client, 3, 3);
    expect_end(&client);
}

static void a_lost_double_feed_takes_two(void **state)
{
    struct client client;

    open_feeder(&client, *state, "double@2:lost");
    expect_sides(&client, 1, 1);
    assert_int_equal(client_scan(&client), SANE_STATUS_JAMMED);
    expect_end(&client);
    assert_int_equal(setup_unfed(*state), 0);
}

static void times_and_always(void **state)
{
    struct client client;

    open_feeder(&client, *state, "warm@1:x3,cover@2:always");
    for (int i = 0; i < 3; i++)
        assert_int_equal(client_scan(&client), 12);
    expect_sides(&client, 1, 1);
    for (int i = 0; i < 5; i++)
        assert_int_equal(client_scan(&client), SANE_STATUS_COVER_OPEN);
    client_close(&client);
}

static void opening_is_refused_once(void **state)
{
    const struct setup *setup = *state;
    SANE_Handle handle;
    struct client client;

    setup_plan("access:open,busy:open,sources=kodak");
    assert_int_equal(sane_init(NULL, NULL), SANE_STATUS_GOOD);
    assert_int_equal(sane_open(setup->device, &handle), SANE_STATUS_ACCESS_DENIED);
    assert_int_equal(sane_open(setup->device, &handle), SANE_STATUS_DEVICE_BUSY);
    client_open(&client, setup->device, "Gray");
    expect_sides(&client, 1, PAPER);
    expect_end(&client);
}

static void a_plan_that_is_not_understood_opens_nothing(void **state)
{
    static const char *const plans[] = {"jam@0", "jam@", "jma@3", "jam@3:hlaf", "pad=-1",
            "rate=x", "bed=10", "=", "jam:x0", "lines"};
    const struct setup *setup = *state;
    SANE_Handle handle;

    for (size_t i = 0; i < sizeof(plans) / sizeof(plans[0]); i++) {
        setup_plan(plans[i]);
        assert_int_equal(sane_init(NULL, NULL), SANE_STATUS_GOOD);
        assert_int_equal(sane_open(setup->device, &handle), SANE_STATUS_INVAL);
        sane_exit();
    }
}

static void an_empty_tray_may_say_eof(void **state)
{
    struct client client;

    open_feeder(&client, *state, "eof");
    expect_sides(&client, 1, PAPER);
    assert_int_equal(sane_start(client.handle), SANE_STATUS_EOF);
    client_close(&client);
}

static void an_early_cancel_throws_a_sheet_out(void **state)
{
    struct client client;

    open_feeder(&client, *state, "eject");
    expect_sides(&client, 1, 1);
    sane_cancel(client.handle);
    expect_sides(&client, 3, 3);
    expect_end(&client);
}

static void a_short_page_ends_early_and_comes_again(void **state)
{
    struct client client;

    open_feeder(&client, *state, "short@2");
    expect_sides(&client, 1, 1);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.lines, CLIENT_HEIGHT);
    assert_int_equal(client.size, CLIENT_WIDTH * CLIENT_HEIGHT / 2);
    expect_sides(&client, 2, PAPER);
    expect_end(&client);
}

static void a_long_page_has_ten_lines_more(void **state)
{
    struct client client;

    open_feeder(&client, *state, "long@1");
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.size, CLIENT_WIDTH * (CLIENT_HEIGHT + 10));
    expect_sides(&client, 2, PAPER);
    expect_end(&client);
}

static void a_wait_loses_nothing(void **state)
{
    struct client client;

    open_feeder(&client, *state,
            "wait@1:ms20,wait@2:half:ms20,wait@3:last:ms20,wait:cancel:ms20");
    expect_sides(&client, 1, PAPER);
    expect_end(&client);
    assert_true(setup_has_fired(*state, "wait@2:half:ms20"));
    assert_true(setup_has_fired(*state, "wait:cancel:ms20"));
}

static void an_endless_page_says_good_for_ever(void **state)
{
    struct client client;

    open_feeder(&client, *state, "endless@2");
    expect_sides(&client, 1, 1);
    assert_int_equal(client_scan(&client), CLIENT_ENDLESS);
    sane_cancel(client.handle);
    expect_sides(&client, 2, PAPER);
    expect_end(&client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            STACK(the_sides_come_bit_for_bit_and_then_none),
            STACK(no_configuration_is_needed),
            STACK(what_has_gone_does_not_come_again),
            STACK(paper_is_loaded_again),
            STACK(each_status_before_a_page),
            STACK(each_status_in_a_page),
            STACK(each_status_in_place_of_the_end),
            STACK(a_lost_sheet_does_not_come_again),
            STACK(a_lost_double_feed_takes_two),
            STACK(times_and_always),
            STACK(opening_is_refused_once),
            STACK(a_plan_that_is_not_understood_opens_nothing),
            STACK(an_empty_tray_may_say_eof),
            STACK(an_early_cancel_throws_a_sheet_out),
            STACK(a_short_page_ends_early_and_comes_again),
            STACK(a_long_page_has_ten_lines_more),
            STACK(a_wait_loses_nothing),
            STACK(an_endless_page_says_good_for_ever),
    };

    return cmocka_run_group_tests_name("sane stack", tests, NULL, NULL);
}
