/* program_scan.c -- what an operator does at the scanner, for the tests of scanning. */
#include "tests/program_scan.h"

enum { PAUSES_MAX = 24 };

static const char not_counted[] = "(Enter: not counted)";

void scan_load_as(const struct stage *stage, const struct setup *scanner, unsigned number,
        const char *name)
{
    char path[PROGRAM_PATH_BYTES];

    stage_image(stage, number, path);
    setup_load(scanner, path, name);
}

void scan_load(const struct stage *stage, const struct setup *scanner, unsigned first,
        unsigned last)
{
    char name[PROGRAM_PATH_BYTES];
    unsigned i;

    for (i = first; i <= last; i++) {
        (void)snprintf(name, sizeof(name), "%04u.tif", i);
        scan_load_as(stage, scanner, i, name);
    }
}

void scan_go_on(struct talk *talk, const char *tray)
{
    talk_until(talk, "x discard the batch:");
    talk_type(talk, "c");
    talk_until(talk, not_counted);
    talk_type(talk, tray);
}

void scan_taken_up(struct talk *talk, const char *tray)
{
    talk_until(talk, "taken up where it was");
    talk_until(talk, not_counted);
    talk_type(talk, tray);
}

void scan_finish(struct talk *talk, int status)
{
    talk_until(talk, "type d when done:");
    talk_type(talk, "d");
    assert_int_equal(talk_end(talk), status);
    talk_release(talk);
}

void scan_operate(struct talk *talk)
{
    static const char *const questions[] = {
            "x discard the batch:", "(Enter: not counted)", "type d when done:", NULL};
    unsigned pauses = 0;

    for (;;) {
        switch (talk_until_one(talk, questions)) {
        case 0:
            assert_true(pauses++ < PAUSES_MAX);
            talk_type(talk, "c");
            break;
        case 1:
            talk_type(talk, "");
            break;
        case 2:
            talk_type(talk, "d");
            break;
        default:
            return;
        }
    }
}
