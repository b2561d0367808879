/* sane_setup_test.c -- the scanners a test can have: listed, libsane's own, by net. */
#include "tests/sane/client.h"
#include "tests/sane/setup.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    PAPER = 3,
    LIMIT_SECONDS = 60, /* of a child */
    HOST = 61,          /* 127.0.0.x of this test's saned */
    TEST_PAGES = 10     /* in the feeder of libsane's `test` */
};

/*
 * libsane looks for its configuration once in a process, so each test has one of its
 * own: `work` runs in a child, which an alarm ends. Exit status, or minus the signal.
 */
static int in_child(const struct setup *setup, int (*work)(const struct setup *))
{
    const pid_t child = fork();
    int status;

    assert_true(child >= 0);
    if (child == 0) {
        (void)alarm(LIMIT_SECONDS);
        _exit(work(setup)); /* libsane's own drivers leak, and LSan would say so */
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

static void load_paper(const struct setup *setup)
{
    char name[16];

    for (unsigned i = 1; i <= PAPER; i++) {
        (void)snprintf(name, sizeof(name), "%u.tif", i);
        client_paper(setup->in, name, i);
    }
}

/* In a child: 0 if these sides come, and then this status. */
static int scan_sides(
        struct client *client, unsigned from, unsigned to, SANE_Status status)
{
    for (unsigned i = from; i <= to; i++)
        if (client_scan(client) != SANE_STATUS_GOOD || !client_is_paper(client, i))
            return 1;
    return client_scan(client) == status ? 0 : 2;
}

/* ---- listing ---- */

static int is_listed_alone(const struct setup *setup)
{
    const SANE_Device **list;
    int result;

    (void)setup;
    if (sane_init(NULL, NULL) != SANE_STATUS_GOOD ||
            sane_get_devices(&list, SANE_FALSE) != SANE_STATUS_GOOD)
        return 1;
    result = list[0] != NULL && strcmp(list[0]->name, "stack:stack0") == 0 &&
                             list[1] == NULL
                     ? 0
                     : 2;
    sane_exit();
    return result;
}

static void the_stack_is_listed_alone(void **state)
{
    struct setup setup;

    (void)state;
    setup_stack(&setup);
    assert_int_equal(in_child(&setup, is_listed_alone), 0);
    setup_plan("crash:list");
    assert_int_equal(in_child(&setup, is_listed_alone), -SIGABRT);
    assert_int_equal(in_child(&setup, is_listed_alone), 0);
    setup_end(&setup);
}

/* ---- the command-line front-end ---- */

static int scanimage(const struct setup *setup)
{
    char batch[PROGRAM_PATH_BYTES + 32];

    (void)snprintf(batch, sizeof(batch), "--batch=%s/out%%d.pnm", setup->folder);
    if (freopen("/dev/null", "w", stderr) == NULL)
        return 1;
    (void)execlp("scanimage", "scanimage", "-d", setup->device, "--source", "ADF",
            "--mode", "Gray", "--resolution", "100", "-x", "51.56", "-y", "25.65",
            "--format=pnm", batch, (char *)NULL);
    return PROGRAM_NOT_STARTED;
}

static void scanimage_scans_the_stack(void **state)
{
    struct setup setup;
    char name[16];

    (void)state;
    setup_stack(&setup);
    load_paper(&setup);
    setup_plan("sources=hp");
    assert_int_equal(in_child(&setup, scanimage), 0);
    assert_int_equal(setup_unfed(&setup), 0);
    for (unsigned i = 1; i <= PAPER; i++) {
        const size_t pixels = (size_t)CLIENT_WIDTH * CLIENT_HEIGHT;
        size_t size;
        char *image;

        (void)snprintf(name, sizeof(name), "out%u.pnm", i);
        image = program_read(setup.folder, name, &size);
        assert_true(size > pixels);
        assert_int_equal((uint8_t)image[size - pixels], client_pixel(i, 0, 0));
        assert_int_equal((uint8_t)image[size - 1],
                client_pixel(i, CLIENT_WIDTH - 1, CLIENT_HEIGHT - 1));
        free(image);
    }
    setup_end(&setup);
}

/* Without a set-up in C, for scripts: the state is then in the folder itself. */
static int scripted(const struct setup *setup)
{
    const char *driver = getenv("LD_LIBRARY_PATH");
    char batch[PROGRAM_PATH_BYTES + 32];

    (void)snprintf(batch, sizeof(batch), "--batch=%s/out%%d.pnm", setup->folder);
    (void)unsetenv("STACK_STATE");
    if (driver == NULL || freopen("/dev/null", "w", stderr) == NULL)
        return 1;
    (void)execlp("sh", "sh", "tests/sane/with_stack.sh", driver, setup->in,
            "sources=none,jam@3", "scanimage", "-d", "stack", "--format=pnm", batch,
            (char *)NULL);
    return PROGRAM_NOT_STARTED;
}

static void a_script_scans_the_stack(void **state)
{
    struct setup setup;

    (void)state;
    setup_stack(&setup);
    load_paper(&setup);
    assert_int_equal(in_child(&setup, scripted), SANE_STATUS_JAMMED);
    assert_true(program_has(setup.folder, "out2.pnm"));
    assert_true(program_has(setup.in, ".stack-state"));
    assert_int_equal(in_child(&setup, scripted), 0);
    setup_end(&setup);
}

/* ---- libsane's own ---- */

static int scans_the_test_scanner(const struct setup *setup)
{
    struct client client;
    SANE_Status status;
    unsigned sides;

    client_open(&client, setup->device, NULL);
    if (client_text(&client, "mode", "Gray", NULL) != SANE_STATUS_GOOD ||
            client_text(&client, "source", "Automatic Document Feeder", NULL) !=
                    SANE_STATUS_GOOD)
        return 1;
    sides = client_finish(&client, &status);
    if (sides != TEST_PAGES || status != SANE_STATUS_NO_DOCS)
        return 2;
    if (client.parameters.pixels_per_line < 100) /* 1 without its test.conf */
        return 3;
    client_close(&client);
    return 0;
}

static void libsanes_test_scanner_has_ten_pages(void **state)
{
    struct setup setup;

    (void)state;
    setup_test(&setup);
    assert_int_equal(in_child(&setup, scans_the_test_scanner), 0);
    setup_end(&setup);
}

/* ---- by net ---- */

static int scans_all(const struct setup *setup)
{
    struct client client;
    int result;

    client_open(&client, setup->device, "Gray");
    result = scan_sides(&client, 1, PAPER, SANE_STATUS_NO_DOCS);
    client_close(&client);
    return result;
}

static void the_stack_by_net(void **state)
{
    struct setup setup;

    (void)state;
    setup_net(&setup, HOST, "sources=kodak");
    load_paper(&setup);
    assert_int_equal(in_child(&setup, scans_all), 0);
    assert_int_equal(setup_unfed(&setup), 0);
    setup_end(&setup);
}

static int plans_by_option(const struct setup *setup)
{
    struct client client;
    SANE_Int info;
    int result;

    client_open(&client, setup->device, NULL);
    result = client_text(&client, "plan", "sources=none,jam@2:half", &info) !=
                     SANE_STATUS_GOOD ||
             (info & SANE_INFO_RELOAD_OPTIONS) == 0 ||
             client_find(&client, "source") != 0;
    if (result == 0)
        result = client_text(&client, "mode", "Gray", NULL) != SANE_STATUS_GOOD ||
                 client_word(&client, "resolution", CLIENT_DPI, NULL) != 0 ||
                 client_word(&client, "br-x", SANE_FIX(CLIENT_WIDTH * 0.254), NULL) ||
                 client_word(&client, "br-y", SANE_FIX(CLIENT_HEIGHT * 0.254), NULL);
    if (result == 0)
        result = scan_sides(&client, 1, 1, SANE_STATUS_JAMMED);
    if (result == 0)
        result = scan_sides(&client, 2, PAPER, SANE_STATUS_NO_DOCS);
    client_close(&client);
    return result;
}

static void the_plan_goes_by_net(void **state)
{
    struct setup setup;

    (void)state;
    setup_net(&setup, HOST, NULL);
    load_paper(&setup);
    assert_int_equal(in_child(&setup, plans_by_option), 0);
    assert_true(setup_has_fired(&setup, "jam@2:half"));
    setup_end(&setup);
}

/* saned dies with the second side half sent: its client gets no whole side of it. */
static int loses_its_server(const struct setup *setup)
{
    struct client client;
    SANE_Byte some[16];
    SANE_Int length;

    client_open(&client, setup->device, "Gray");
    if (client_scan(&client) != SANE_STATUS_GOOD || !client_is_paper(&client, 1))
        return 1;
    if (sane_start(client.handle) != SANE_STATUS_GOOD ||
            sane_read(client.handle, some, sizeof(some), &length) != SANE_STATUS_GOOD)
        return 2;
    (void)kill(-setup->server, SIGKILL);
    return 0; /* without sane_exit: libsane may hang there now */
}

static void a_killed_saned_leaves_its_side_in_the_feeder(void **state)
{
    struct setup setup;

    (void)state;
    setup_net(&setup, HOST, "sources=kodak,hang@2:half");
    load_paper(&setup);
    assert_int_equal(in_child(&setup, loses_its_server), 0);
    setup_net_kill(&setup);
    assert_true(setup_is_taken(&setup, "1.tif"));
    assert_int_equal(setup_unfed(&setup), PAPER - 1);
    setup_end(&setup);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_stack_is_listed_alone),
            cmocka_unit_test(scanimage_scans_the_stack),
            cmocka_unit_test(a_script_scans_the_stack),
            cmocka_unit_test(libsanes_test_scanner_has_ten_pages),
            cmocka_unit_test(the_stack_by_net),
            cmocka_unit_test(the_plan_goes_by_net),
            cmocka_unit_test(a_killed_saned_leaves_its_side_in_the_feeder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
