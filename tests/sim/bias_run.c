/* bias_run.c -- marks between, spread evenly: is an option, row or column favoured? */
#include <math.h>
#include <string.h>

#include "tests/sim/chi.h"
#include "tests/sim/main_run.h"
#include "tests/sim/score.h"

enum {
    BIAS_POSITIONS = 300000,
    BIAS_MARKS_LEAST = 90000,
    CELLS_MAX = 128,
    PLACES_WIDE = 5
};

static const double least_p = 0.01;

/* Marks and those of them held, by what may be favoured. */
struct bias_score {
    uint64_t marks, held, silent;
    uint64_t option_all[SHEET_OPTIONS_MAX], option_held[SHEET_OPTIONS_MAX];
    uint64_t row_all[CELLS_MAX], row_held[CELLS_MAX];
    uint64_t cell_all[CELLS_MAX], cell_held[CELLS_MAX]; /* option within fifths of rows */
};

/* Marks whose reading hangs on their ink alone, not on the boxes about them. */
static enum kind kind_of(struct chance *c, int sees_faint)
{
    static const enum kind kinds[] = {KIND_SLASH_THIN, KIND_SHORT, KIND_DOT_LARGE,
            KIND_OUTSIDE, KIND_PENCIL_CROSS, KIND_PENCIL_TICK, KIND_RESIDUE, KIND_BLEED};

    return kinds[chance_below(c, sees_faint ? 8 : 4)];
}

static int bias_mark(
        const struct run *run, struct trial *trial, struct chance *c, struct error *err)
{
    struct sheet *sheet = &trial->sheet;
    struct place place;
    int i;

    if (paper_copy(&run->world->forms[0].paper, 0, &trial->paper, err) != 0)
        return -1;
    hand_start(&trial->hand, &trial->paper, &run->world->tooth, trial->scan.gamma, 1, c);
    trial->form = &run->world->forms[0];
    sheet_rows(sheet, run->world->forms[0].page);
    for (i = 0; i < sheet->row_count; i++) {
        struct sheet_row *row = &sheet->rows[i];

        row->kind = kind_of(c, 1);
        row->at = row->target = chance_below(c, row->option_count);
        hand_pen(&trial->hand);
        sheet_place(sheet, i, row->at, &place);
        if (hand_draw(&trial->hand, row->kind, &place) != 0)
            row->kind = KIND_COUNT;
    }
    return 0;
}

static void row_note(struct bias_score *score, const struct trial *trial, int i)
{
    const struct sheet *sheet = &trial->sheet;
    const struct reading_contest *contest =
            score_contest(&trial->reading, sheet->page->rows[i].contest);
    const struct sheet_row *row = &sheet->rows[i];
    int held, cell = i * PLACES_WIDE / sheet->row_count * SHEET_OPTIONS_MAX + row->at;

    if (contest == NULL || row->kind == KIND_COUNT)
        return;
    held = contest->state == CONTEST_UNSURE || contest->state == CONTEST_OVER;
    score->marks++;
    score->held += (uint64_t)held;
    score->silent += contest->state == CONTEST_BLANK;
    score->option_all[row->at]++;
    score->option_held[row->at] += (uint64_t)held;
    score->row_all[i % CELLS_MAX]++;
    score->row_held[i % CELLS_MAX] += (uint64_t)held;
    score->cell_all[cell]++;
    score->cell_held[cell] += (uint64_t)held;
}

static int bias_work(const struct run *run, struct trial *trial, uint64_t item, void *out,
        struct error *err)
{
    struct trial_wish wish = run->wish;
    struct chance chance = {chance_mix(run->seed, item)};
    struct bias_score *score = out;
    uint64_t silent = score->silent;
    int i;

    wish.effect = EFFECT_NONE;
    wish.misprint = MISPRINT_NONE;
    trial_choose(trial, &wish, chance.state, &chance);
    if (bias_mark(run, trial, &chance, err) != 0 || trial_read(trial, &chance, err) != 0)
        return -1;
    for (i = 0; i < trial->sheet.row_count; i++)
        row_note(score, trial, i);
    if (score->silent > silent)
        score_tell(trial, "a mark between is blank", stdout);
    return (int)(score->silent - silent);
}

static int line_print(
        const char *name, const uint64_t *all, const uint64_t *held, int count, FILE *out)
{
    double p = chi_p(all, held, count), least = 1, most = 0;
    int i;

    for (i = 0; i < count; i++)
        if (all[i] > 0) {
            double share = (double)held[i] / (double)all[i];

            least = fmin(least, share);
            most = fmax(most, share);
        }
    fprintf(out, "by %-8s held %.3f to %.3f %%, chi-square p %.4f%s\n", name, 100 * least,
            100 * most, p, p > least_p ? "" : "  BIASED");
    return p <= least_p;
}

int bias_run(const struct run *run, FILE *out, struct error *err)
{
    uint64_t boxes = run->world->forms[0].page->box_count;
    uint64_t positions = run->positions > 0 ? run->positions : BIAS_POSITIONS;
    struct crew_job job = {
            "bias", bias_work, positions / boxes + 1, boxes, sizeof(struct bias_score)};
    struct bias_score score;
    int failed = 0;

    if (crew_run(run, &job, &score, err) != 0)
        return -1;
    fprintf(out, "%llu marks between, %llu held, %llu taken for blank\n",
            (unsigned long long)score.marks, (unsigned long long)score.held,
            (unsigned long long)score.silent);
    failed |= line_print(
            "option", score.option_all, score.option_held, SHEET_OPTIONS_MAX, out);
    failed |= line_print("row", score.row_all, score.row_held, CELLS_MAX, out);
    failed |= line_print("place", score.cell_all, score.cell_held, CELLS_MAX, out);
    /* Of few marks one p in a hundred is below by chance. */
    return (failed && score.marks >= BIAS_MARKS_LEAST) || score.silent > 0;
}
