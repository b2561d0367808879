/* trial.c -- one simulated sheet, from its seed to what the engine made of it. */
#include "tests/sim/trial.h"

#include <math.h>
#include <string.h>
#include <time.h>

#include "tests/sim/harm.h"
#include "tests/sim/misfeed.h"

static const double plain_share = 0.25, one_share = 0.6, misprint_share = 0.03;
static const double near_mm = 0.3; /* dirt this near a figure may be held for it */

void trial_wish_any(struct trial_wish *wish)
{
    *wish = (struct trial_wish){
            EFFECT_COUNT, -1, KIND_COUNT, SHEET_MIXED, MISPRINT_COUNT, -1, 0};
}

void trial_release(struct trial *trial)
{
    paper_release(&trial->paper);
    image_release(&trial->image);
    image_release(&trial->spare);
    reading_release(&trial->reading);
}

int trial_is_good(const struct trial *trial)
{
    return trial->misprint == MISPRINT_NONE && !trial->sheet.has_middle &&
           trial->sheet.void_kind == KIND_NONE && !trial->is_hit;
}

void trial_office(struct scan *scan, struct chance *c)
{
    scan_plain(scan);
    scan->skew = chance_around(c, 0.005);
    scan->shift_x = chance_around(c, 1);
    scan->shift_y = chance_around(c, 1);
    scan->noise = chance_between(c, 0, 3);
    scan->dpi = chance_hit(c, 0.15) ? 200 : 300;
}

static void effect_add(
        struct trial *trial, enum effect effect, double strength, struct chance *c)
{
    int at = trial->effect_count++;

    trial->effects[at] = effect;
    trial->strengths[at] = strength;
    effect_scan(effect, strength, &trial->scan, &trial->toner, c);
}

static enum effect effect_any(struct chance *c)
{
    return (enum effect)(1 + chance_below(c, EFFECT_COUNT - 1));
}

static void effects_choose(
        struct trial *trial, const struct trial_wish *wish, struct chance *c)
{
    double draw = chance_between(c, 0, 1), strength = chance_between(c, 0, 1);
    int i, count = 2 + chance_below(c, 2);

    if (wish->strength >= 0)
        strength = wish->strength;
    if (wish->effect != EFFECT_COUNT) {
        if (wish->effect != EFFECT_NONE)
            effect_add(trial, wish->effect, strength, c);
    } else if (draw >= plain_share && draw < plain_share + one_share)
        effect_add(trial, effect_any(c), strength, c);
    else if (draw >= plain_share + one_share)
        for (i = 0; i < count; i++)
            effect_add(trial, effect_any(c), chance_between(c, 0, 0.5), c);
}

void trial_choose(struct trial *trial, const struct trial_wish *wish, uint64_t seed,
        struct chance *c)
{
    enum misprint any = (enum misprint)(1 + chance_below(c, MISPRINT_COUNT - 1));
    double severity = chance_between(c, 0, 1);

    trial->seed = seed;
    trial->effect_count = trial->toner = trial->is_hit = 0;
    trial->misprint = wish->misprint != MISPRINT_COUNT ? wish->misprint
                      : chance_hit(c, misprint_share)  ? any
                                                       : MISPRINT_NONE;
    trial->severity = wish->severity >= 0 ? wish->severity : severity;
    trial_office(&trial->scan, c);
    effects_choose(trial, wish, c);
}

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

/* A fine sensor sees a finely printed page, where there is one. */
static const struct paper *trial_blank(
        const struct world *world, const struct trial *trial)
{
    if (trial->misprint == MISPRINT_FORM)
        return &world->strangers[STRANGER_FORM];
    if (trial->misprint == MISPRINT_CONFERENCE)
        return &world->strangers[STRANGER_CONFERENCE];
    if (trial->misprint == MISPRINT_TEST)
        return &world->strangers[STRANGER_TEST];
    if (trial->scan.dpi > 350 && trial->form->fine.pixels != NULL)
        return &trial->form->fine;
    return &trial->form->paper;
}

static void trial_spoil(struct trial *trial, struct chance *c)
{
    if (trial->misprint == MISPRINT_FIT)
        misfeed_fit(&trial->scan, trial->severity);
    else if (trial->misprint == MISPRINT_EMPTY)
        misfeed_bare(&trial->paper, trial->severity, c);
    else if (trial->misprint == MISPRINT_CUT)
        misfeed_cut(&trial->scan, trial->severity, c);
}

/* A sheet of the same print, some way down over the first, a little aside. */
static int trial_double(struct trial *trial, struct chance *c, struct error *err)
{
    struct image *one = &trial->image, *both = &trial->spare, swap;
    int32_t start = (int32_t)(one->height_px * (0.08 + 0.92 * trial->severity));
    int32_t aside = chance_below(c, 41) - 20;

    if (misfeed_join(one, one, start, aside, both, err) != 0)
        return -1;
    swap = *one;
    *one = *both;
    *both = swap;
    return 0;
}

/* Dirt on a box or a fiducial may be held; so may, in black and white, a crease.
 * One of the two codes may be lost. */
static int trial_hit(const struct trial *trial, const struct layout_page *page)
{
    int holds = HARM_BOX | HARM_FIDUCIAL;

    if (trial->scan.bits != SCAN_GREY)
        holds |= HARM_CREASE_BOX | HARM_CREASE_OTHER;
    return (harm_find(&trial->scan, &trial->paper, page, near_mm) & holds) != 0;
}

int trial_mark(const struct world *world, const struct trial_wish *wish,
        struct trial *trial, struct chance *c, struct error *err)
{
    int i;

    trial->form_number = trial->misprint == MISPRINT_NONE ? wish->form : 0;
    trial->form = &world->forms[trial->form_number % world->form_count];
    if (paper_copy(trial_blank(world, trial), trial->toner, &trial->paper, err) != 0)
        return -1;
    for (i = 0; i < trial->effect_count; i++)
        effect_press(trial->effects[i], trial->strengths[i], &trial->paper, c);
    hand_start(&trial->hand, &trial->paper, &world->tooth, trial->scan.gamma,
            scan_sees_faint(&trial->scan), c);
    trial->hand.cut = fmax(fabs(trial->scan.shift_x) + 0.5 - trial->scan.margin, 0);
    sheet_fill(&trial->sheet, trial->form->page, &trial->hand, wish->mix, wish->kind);
    for (i = 0; i < trial->effect_count; i++)
        effect_paper(trial->effects[i], trial->strengths[i], &trial->paper, c);
    trial_spoil(trial, c);
    if (trial->misprint == MISPRINT_CUT &&
            !harm_is_cut(&trial->scan, &trial->paper, trial->form->page)) /* a margin */
        trial->misprint = MISPRINT_NONE;
    trial->is_hit = trial_hit(trial, trial->form->page);
    return 0;
}

static uint64_t now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

int trial_read(struct trial *trial, struct chance *c, struct error *err)
{
    uint64_t start = now_ns(), middle;
    int result;

    if (scan_take(&trial->scan, &trial->paper, c, &trial->image, err) != 0)
        return -1;
    if (trial->misprint == MISPRINT_TWO && trial_double(trial, c, err) != 0)
        return -1;
    middle = now_ns();
    result = page_read(
            trial->form->conference->reader, &trial->image, NULL, &trial->reading, err);
    trial->sim_ns += middle - start;
    trial->engine_ns += now_ns() - middle;
    return result;
}

int trial_run(const struct world *world, const struct trial_wish *wish, uint64_t seed,
        struct trial *trial, struct error *err)
{
    struct chance chance = {seed};
    uint64_t start = now_ns();

    trial->engine_ns = 0;
    trial_choose(trial, wish, seed, &chance);
    if (trial_mark(world, wish, trial, &chance, err) != 0)
        return -1;
    trial->sim_ns = now_ns() - start;
    return trial_read(trial, &chance, err);
}
