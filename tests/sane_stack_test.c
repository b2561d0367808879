/* sane_stack_test.c -- the virtual scanner's faults, through the distribution's libsane.
 */
#include "tests/sane/client.h"
#include "tests/sane/setup.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    PAPER = 3,         /* sides that lie in the feeder */
    LIMIT_SECONDS = 60 /* of a child */
};

static int stack_begin(void **state)
{
    client_feeder_begin(state, PAPER);
    return 0;
}

static int stack_end(void **state)
{
    client_feeder_end(state);
    return 0;
}

static void open_feeder(
        struct client *client, const struct setup *setup, const char *plan)
{
    char whole[256];

    (void)snprintf(whole, sizeof(whole), "sources=kodak,%s", plan);
    setup_plan(whole);
    client_open(client, setup->device, "Gray");
}

static void expect_sides(struct client *client, unsigned from, unsigned to)
{
    for (unsigned i = from; i <= to; i++) {
        assert_int_equal(client_scan(client), SANE_STATUS_GOOD);
        assert_true(client_is_paper(client, i));
    }
}

static void expect_end(struct client *client)
{
    assert_int_equal(client_scan(client), SANE_STATUS_NO_DOCS);
    client_close(client);
}

/* ---- paper ---- */

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

/* ---- statuses ---- */

static const struct {
    const char *kind;
    int status;
} statuses[] = {{"jam", SANE_STATUS_JAMMED}, {"double", SANE_STATUS_JAMMED},
        {"cover", SANE_STATUS_COVER_OPEN}, {"io", SANE_STATUS_IO_ERROR},
        {"nomem", SANE_STATUS_NO_MEM}, {"busy", SANE_STATUS_DEVICE_BUSY}, {"warm", 12},
        {"access", SANE_STATUS_ACCESS_DENIED}, {"inval", SANE_STATUS_INVAL},
        {"unsupported", SANE_STATUS_UNSUPPORTED}, {"cancelled", SANE_STATUS_CANCELLED},
        {"stop", SANE_STATUS_NO_DOCS}};

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

/* ---- pages that are not what was said ---- */

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

/* ---- any plan ---- */

/* Goes on after whatever comes; says which sides came whole, a bit each. */
static unsigned scan_on(struct client *client)
{
    SANE_Status status;
    unsigned whole = 0;

    do {
        status = client_scan(client);
        for (unsigned i = 1; status == SANE_STATUS_GOOD && i <= PAPER; i++)
            if (client_is_paper(client, i)) {
                assert_int_equal(whole >> i, 0); /* neither twice nor out of order */
                whole |= 1U << i;
            }
        if (status == (SANE_Status)CLIENT_ENDLESS)
            sane_cancel(client->handle);
    } while (status != SANE_STATUS_NO_DOCS || client_get(client, "page-loaded"));
    return whole;
}

/* The sides that the plan's `lost` have taken, a bit each, if they came at all. */
static unsigned lost_by(const struct setup *setup, const char *plan)
{
    char copy[PROGRAM_PATH_BYTES], *rest = NULL;
    unsigned lost = 0;

    (void)snprintf(copy, sizeof(copy), "%s", plan);
    for (char *item = strtok_r(copy, ",", &rest); item != NULL;
            item = strtok_r(NULL, ",", &rest)) {
        const unsigned bits = strncmp(item, "double", 6) == 0 ? 3 : 1;

        if (strstr(item, ":lost") != NULL && setup_has_fired(setup, item))
            lost |= bits << strtoul(strchr(item, '@') + 1, NULL, 10);
    }
    return lost & ((2U << PAPER) - 2);
}

static void by_any_plan_each_side_comes_once_or_is_lost(void **state)
{
    const struct setup *setup = *state;
    char plan[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES];

    program_path(path, setup->folder, "state");
    for (unsigned seed = 1; seed <= 300; seed++) {
        struct client client;
        unsigned whole, lost;

        (void)unlink(path);
        setup_random_plan(seed, PAPER, 0, plan);
        setup_plan(plan);
        client_open(&client, setup->device, "Gray");
        whole = scan_on(&client);
        client_close(&client);
        lost = lost_by(setup, plan);
        if ((whole & lost) != 0 || (whole | lost) != (2U << PAPER) - 2)
            fail_msg("plan %s: whole %x, lost %x", plan, whole, lost);
    }
}

/* ---- what ends a process, or does not ---- */

/* Scans all there is; an alarm ends what nobody else does. */
static pid_t start_child(const struct setup *setup, const char *plan)
{
    const pid_t child = fork();
    struct client client;
    SANE_Status status;

    assert_true(child >= 0);
    if (child > 0)
        return child;
    (void)signal(SIGABRT, SIG_DFL);
    (void)alarm(LIMIT_SECONDS);
    open_feeder(&client, setup, plan);
    (void)client_finish(&client, &status);
    client_close(&client);
    exit(status == SANE_STATUS_NO_DOCS ? 0 : 1);
}

static int end_of(pid_t child)
{
    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void wait_till_fired(const struct setup *setup, const char *item)
{
    const struct timespec a_while = {.tv_nsec = 5000000};

    for (int i = 0; i < LIMIT_SECONDS * 200; i++) {
        if (setup_has_fired(setup, item))
            return;
        (void)nanosleep(&a_while, NULL);
    }
    fail_msg("'%s' never came", item);
}

static const char *const places[] = {
        "", ":half", ":last", ":cancel", ":close", ":exit", ":init", ":open", ":option"};

/* After it, the next process has what was not whole. */
static void crashes_everywhere(void **state)
{
    const struct setup *setup = *state;
    char plan[64], path[PROGRAM_PATH_BYTES];

    program_path(path, setup->folder, "state");
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        (void)unlink(path);
        (void)snprintf(plan, sizeof(plan), "crash%s%s", i < 3 ? "@2" : "", places[i]);
        assert_int_equal(end_of(start_child(setup, plan)), -SIGABRT);
        assert_int_equal(setup_unfed(setup), i < 3 ? 2 : i < 6 ? 0 : PAPER);
        assert_int_equal(end_of(start_child(setup, plan)), 0);
        assert_int_equal(setup_unfed(setup), 0);
    }
}

static void hangs_everywhere(void **state)
{
    const struct setup *setup = *state;
    char plan[64], path[PROGRAM_PATH_BYTES];

    program_path(path, setup->folder, "state");
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        pid_t child;

        (void)unlink(path);
        (void)snprintf(plan, sizeof(plan), "hang%s%s", i < 3 ? "@2" : "", places[i]);
        child = start_child(setup, plan);
        wait_till_fired(setup, plan);
        assert_int_equal(kill(child, SIGTERM), 0);
        assert_int_equal(end_of(child), -SIGTERM);
        assert_int_equal(end_of(start_child(setup, plan)), 0);
        assert_int_equal(setup_unfed(setup), 0);
    }
}

static void a_deaf_hang_ends_by_kill_alone(void **state)
{
    const struct setup *setup = *state;
    const struct timespec a_while = {.tv_nsec = 50000000};
    pid_t child = start_child(setup, "hang@2:deaf:half");

    wait_till_fired(setup, "hang@2:deaf:half");
    (void)nanosleep(&a_while, NULL); /* till it is deaf */
    assert_int_equal(kill(child, SIGTERM), 0);
    (void)nanosleep(&a_while, NULL);
    assert_int_equal(waitpid(child, NULL, WNOHANG), 0);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(end_of(child), -SIGKILL);
    assert_int_equal(setup_unfed(setup), 2);
}

/* ---- pace ---- */

static unsigned long idle_of(const struct setup *setup, int is_late)
{
    const struct timespec late = {.tv_nsec = 700000000};
    struct client client;
    unsigned long sides, idle_ms;
    char path[PROGRAM_PATH_BYTES];

    program_path(path, setup->folder, "report");
    (void)unlink(path);
    open_feeder(&client, setup, "rate=200");
    expect_sides(&client, 1, 1);
    if (is_late)
        (void)nanosleep(&late, NULL);
    expect_sides(&client, 2, PAPER);
    expect_end(&client);
    setup_report(setup, &sides, &idle_ms);
    assert_int_equal(sides, PAPER);
    program_path(path, setup->folder, "state");
    (void)unlink(path);
    return idle_ms;
}

static void a_late_host_keeps_the_feeder_idle(void **state)
{
    struct timespec begun, ended;
    unsigned long prompt, late;

    (void)clock_gettime(CLOCK_MONOTONIC, &begun);
    prompt = idle_of(*state, 0);
    (void)clock_gettime(CLOCK_MONOTONIC, &ended);
    /* Two sides of 300 ms and nine tenths of the third. */
    assert_true((ended.tv_sec - begun.tv_sec) * 1000 +
                        (ended.tv_nsec - begun.tv_nsec) / 1000000 >=
                870);
    late = idle_of(*state, 1);
    assert_true(late >= 650); /* 700 but for the gap of 30 */
    assert_true(prompt < late);
}

#define STACK(test) cmocka_unit_test_setup_teardown(test, stack_begin, stack_end)

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
            STACK(by_any_plan_each_side_comes_once_or_is_lost),
            STACK(crashes_everywhere),
            STACK(hangs_everywhere),
            STACK(a_deaf_hang_ends_by_kill_alone),
            STACK(a_late_host_keeps_the_feeder_idle),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
