/* sane_stack_tray.h -- a stack in the virtual scanner's tray. */
#ifndef TESTS_SANE_STACK_TRAY_H
#define TESTS_SANE_STACK_TRAY_H

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

static inline int stack_begin(void **state)
{
    client_feeder_begin(state, PAPER);
    return 0;
}

static inline int stack_end(void **state)
{
    client_feeder_end(state);
    return 0;
}

static inline void open_feeder(
        struct client *client, const struct setup *setup, const char *plan)
{
    char whole[256];

    (void)snprintf(whole, sizeof(whole), "sources=kodak,%s", plan);
    setup_plan(whole);
    client_open(client, setup->device, "Gray");
}

static inline void expect_sides(struct client *client, unsigned from, unsigned to)
{
    for (unsigned i = from; i <= to; i++) {
        assert_int_equal(client_scan(client), SANE_STATUS_GOOD);
        assert_true(client_is_paper(client, i));
    }
}

static inline void expect_end(struct client *client)
{
    assert_int_equal(client_scan(client), SANE_STATUS_NO_DOCS);
    client_close(client);
}

static const struct {
    const char *kind;
    int status;
} statuses[] = {{"jam", SANE_STATUS_JAMMED}, {"double", SANE_STATUS_JAMMED},
        {"cover", SANE_STATUS_COVER_OPEN}, {"io", SANE_STATUS_IO_ERROR},
        {"nomem", SANE_STATUS_NO_MEM}, {"busy", SANE_STATUS_DEVICE_BUSY}, {"warm", 12},
        {"access", SANE_STATUS_ACCESS_DENIED}, {"inval", SANE_STATUS_INVAL},
        {"unsupported", SANE_STATUS_UNSUPPORTED}, {"cancelled", SANE_STATUS_CANCELLED},
        {"stop", SANE_STATUS_NO_DOCS}};

#define STACK(test) cmocka_unit_test_setup_teardown(test, stack_begin, stack_end)

#endif
