/* trial.c -- one simulated sheet, from its seed to what the engine made of it. */
#include "tests/sim/trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const misprint_names[MISPRINT_COUNT] = {
        [MISPRINT_NONE] = "a good print",
        [MISPRINT_FIT] = "printed at 94 or 97 %",
        [MISPRINT_FORM] = "another form",
        [MISPRINT_CONFERENCE] = "another conference",
        [MISPRINT_TEST] = "TEST paper",
        [MISPRINT_CUT] = "cut off",
        [MISPRINT_TWO] = "two sheets at once",
        [MISPRINT_EMPTY] = "an empty page",
};

const char *misprint_name(enum misprint misprint)
{
    return misprint_names[misprint];
}

int trial_world_open(const char *folder, struct trial_world *world, struct error *err)
{
    static const char *const names[PAPER_KINDS] = {
            "ours-1.pgm", "form-1.pgm", "other-1.pgm", "test-1.pgm"};
    char path[4096];
    int i;

    memset(world, 0, sizeof(*world));
    layout_init(&world->layout);
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

void trial_release(struct trial *trial)
{
    paper_release(&trial->paper);
    image_release(&trial->image);
    image_release(&trial->spare);
    reading_release(&trial->reading);
}

/* Every scanner is a little off; one effect in full, or several. */
static void trial_choose(struct trial *trial, int *toner, struct chance *c)
{
    int i;

    scan_plain(&trial->scan);
    trial->scan.skew = chance_around(c, 0.005);
    trial->scan.shift_x = chance_around(c, 1);
    trial->scan.shift_y = chance_around(c, 1);
    trial->scan.noise = chance_between(c, 0, 3);
    trial->scan.dpi = chance_hit(c, 0.25) ? 200 : 300;
    trial->misprint = chance_hit(c, 0.06)
                              ? (enum misprint)(1 + chance_below(c, MISPRINT_COUNT - 1))
                              : MISPRINT_NONE;
    trial->effect_count = chance_hit(c, 0.4) ? 2 + chance_below(c, 3) : 1;
    for (i = 0; i < trial->effect_count; i++) {
        trial->effects[i] = (enum effect)chance_below(c, EFFECT_COUNT);
        effect_scan(trial->effects[i], &trial->scan, toner, c);
    }
}

static const struct paper *trial_blank(
        const struct trial_world *world, enum misprint misprint)
{
    if (misprint == MISPRINT_FORM)
        return &world->papers[1];
    if (misprint == MISPRINT_CONFERENCE)
        return &world->papers[2];
    if (misprint == MISPRINT_TEST)
        return &world->papers[3];
    return &world->papers[0];
}

static void trial_spoil(struct trial *trial, struct chance *c)
{
    struct rect_mm all = {0, 0, 220, 310};

    if (trial->misprint == MISPRINT_FIT)
        trial->scan.print_scale = chance_hit(c, 0.5) ? 0.94 : 0.97;
    else if (trial->misprint == MISPRINT_EMPTY)
        paper_paint(&trial->paper, &all, 252);
    else if (trial->misprint == MISPRINT_CUT && chance_hit(c, 0.5))
        trial->scan.keep_from = chance_between(c, 0.08, 0.6);
    else if (trial->misprint == MISPRINT_CUT)
        trial->scan.keep_to = chance_between(c, 0.3, 0.92);
}

/* The second of two overlapping sheets lies over the first's foot, or all but. */
static int trial_double(struct trial *trial, struct chance *c, struct error *err)
{
    struct image *one = &trial->image, *both = &trial->spare, swap;
    int32_t start = (int32_t)(one->height_px * chance_between(c, 0.15, 0.95));
    size_t width = (size_t)one->width_px;

    if (image_allocate(both, one->width_px, start + one->height_px, err) != 0)
        return -1;
    memcpy(both->pixels, one->pixels, width * (size_t)start);
    memcpy(both->pixels + width * (size_t)start, one->pixels,
            width * (size_t)one->height_px);
    both->dpi_x = one->dpi_x;
    both->dpi_y = one->dpi_y;
    both->is_bilevel = one->is_bilevel;
    swap = *one;
    *one = *both;
    *both = swap;
    return 0;
}

int trial_run(
        struct trial_world *world, uint64_t seed, struct trial *trial, struct error *err)
{
    struct chance chance = {seed};
    int toner = 0, i;

    trial->seed = seed;
    trial_choose(trial, &toner, &chance);
    if (paper_copy(trial_blank(world, trial->misprint), toner, &trial->paper, err) != 0)
        return -1;
    sheet_fill(&trial->sheet, &world->layout.pages[0], scan_sees_faint(&trial->scan),
            trial->scan.gamma, &trial->paper, &chance);
    for (i = 0; i < trial->effect_count; i++)
        effect_paper(trial->effects[i], &trial->paper, &chance);
    trial_spoil(trial, &chance);
    if (scan_take(&trial->scan, &trial->paper, &chance, &trial->image, err) != 0)
        return -1;
    if (trial->misprint == MISPRINT_TWO && trial_double(trial, &chance, err) != 0)
        return -1;
    return page_read(world->reader, &trial->image, NULL, &trial->reading, err);
}
