/* world.c -- the papers that all simulated sheets share, and the misprints' names. */
#include <stdio.h>
#include <string.h>

#include "tests/sim/trial.h"

const char *misprint_name(enum misprint misprint)
{
    static const char *const names[MISPRINT_COUNT] = {
            [MISPRINT_NONE] = "a good print",
            [MISPRINT_FIT] = "printed at 90 to 98 %",
            [MISPRINT_FORM] = "another form",
            [MISPRINT_CONFERENCE] = "another conference",
            [MISPRINT_TEST] = "TEST paper",
            [MISPRINT_CUT] = "cut off",
            [MISPRINT_TWO] = "two sheets at once",
            [MISPRINT_EMPTY] = "an empty page",
    };

    return names[misprint];
}

int trial_world_open(const char *folder, struct trial_world *world, struct error *err)
{
    static const char *const names[PAPER_KINDS] = {
            "ours-1.pgm", "form-1.pgm", "other-1.pgm", "test-1.pgm"};
    char path[4096];
    int i;

    memset(world, 0, sizeof(*world));
    layout_init(&world->layout);
    tooth_fill(&world->tooth);
    snprintf(path, sizeof(path), "%s/layout.json", folder);
    if (layout_load(path, &world->layout, err) != 0)
        return -1;
    for (i = 0; i < PAPER_KINDS; i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        if (paper_load(path, &world->papers[i], err) != 0)
            return -1;
    }
    return page_reader_new(&world->layout, 1, 0, &world->reader, err);
}

void trial_world_close(struct trial_world *world)
{
    int i;

    page_reader_free(world->reader);
    for (i = 0; i < PAPER_KINDS; i++)
        paper_release(&world->papers[i]);
    layout_release(&world->layout);
}
