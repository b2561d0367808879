/* twice_sheet.c -- a sheet marked by one person and scanned twice, on two days. */
#include "tests/sim/twice_sheet.h"

static const enum kind kinds[TWICE_KINDS] = {KIND_CROSS, KIND_TICK, KIND_FILL,
        KIND_CROSS_OVER, KIND_CROSS_SMALL, KIND_TICK_TWO, KIND_SLASH_WIDE, KIND_HALF,
        KIND_SCRIBBLE, KIND_SPIRAL};

enum kind twice_kind(uint64_t turn)
{
    return kinds[turn % TWICE_KINDS];
}

static void scan_choose(struct scan *scan, struct chance *c)
{
    int fineness = chance_below(c, 10);

    scan_plain(scan);
    scan->dpi = fineness == 0 ? 200 : fineness == 1 ? 400 : 300;
    scan->skew = chance_around(c, 0.017);
    scan->shift_x = chance_around(c, 2);
    scan->shift_y = chance_around(c, 2);
    scan->scale_x = 1 + chance_around(c, 0.003);
    scan->scale_y = 1 + chance_around(c, 0.003);
    scan->stretch = chance_between(c, 0, 0.001);
    scan->stretch_waves = chance_between(c, 1, 4);
    scan->stretch_phase = chance_between(c, 0, 6.28);
    scan->margin = 3;
    scan->is_turned = chance_below(c, 2);
    scan->noise = chance_between(c, 0, 6);
    scan->grain = chance_between(c, 0, 3);
    scan->blur = chance_below(c, 3);
    scan->gamma = chance_between(c, 0.85, 1.2);
    scan->tone = chance_between(c, 0.92, 0.98);
    scan->light_x = chance_around(c, 0.08);
    scan->light_y = chance_around(c, 0.05);
    if (chance_hit(c, 0.2))
        scan->sharpen = chance_between(c, 0.2, 0.6);
    if (chance_hit(c, 0.3))
        scan->jpeg_quality = 60 + chance_below(c, 36);
}

/* The form, whose hand, and what is voted for: the same on all sheets of a form. */
static void sheet_mark(const struct world *world, uint64_t seed, struct trial *trial,
        const struct twice_sheet *sheet, struct chance *c)
{
    struct writer writer;
    struct place place;
    int i;

    writer_choose(&writer, sheet->kind,
            sheet->is_shared ? chance_mix(seed, 1000 + (uint64_t)sheet->kind)
                             : chance_next(c));
    hand_start(&trial->hand, &trial->paper, &world->tooth, 1, 1, c);
    sheet_rows(&trial->sheet, trial->form->page);
    for (i = 0; i < trial->sheet.row_count; i++) {
        sheet_place(&trial->sheet, i, i * 7 % trial->sheet.rows[i].option_count, &place);
        writer_draw(&writer, &trial->hand, &place, c);
    }
}

int twice_sheet_make(const struct world *world, uint64_t seed, uint64_t item,
        struct trial *trial, struct twice_sheet *sheet, struct error *err)
{
    struct chance chance = {chance_mix(seed, item)};
    int i;

    trial->form = &world->forms[sheet->form];
    if (paper_copy(&trial->form->paper, 0, &trial->paper, err) != 0)
        return -1;
    sheet_mark(world, seed, trial, sheet, &chance);
    for (i = 0; i < TWICE_SCANS; i++) {
        scan_choose(&trial->scan, &chance);
        trial->misprint = MISPRINT_NONE;
        if (trial_read(trial, &chance, err) != 0)
            return -1;
        sheet->prints[i] = trial->reading.fingerprint;
    }
    return 0;
}
