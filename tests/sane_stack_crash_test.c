/* sane_stack_crash_test.c -- the virtual scanner by any plan: crashes, hangs, its pace.
 */
#include "tests/sane_stack_tray.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
            STACK(by_any_plan_each_side_comes_once_or_is_lost),
            STACK(crashes_everywhere),
            STACK(hangs_everywhere),
            STACK(a_deaf_hang_ends_by_kill_alone),
            STACK(a_late_host_keeps_the_feeder_idle),
    };

    return cmocka_run_group_tests_name("sane stack crash", tests, NULL, NULL);
}
