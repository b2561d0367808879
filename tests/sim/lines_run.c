/* lines_run.c -- boxes crossed by folds and streaks: none may become a mark. */
#include <string.h>

#include "tests/sim/main_run.h"
#include "tests/sim/score.h"

/* Half of the boxes of a sheet are crossed, on average: a million in all. */
enum { LINES_POSITIONS = 2000000 };

struct lines_score {
    uint64_t sheets, crossed;
    uint64_t clear;  /* sheets that count */
    uint64_t silent; /* rows read wrong on them */
    uint64_t hidden; /* boxes read as filled that are empty, on sheets held */
};

static double middle_x(const struct rect_mm *box, struct chance *c)
{
    return chance_between(c, box->left, box->right);
}

/* A streak for each column of boxes, dark or bright, at its own place and width. */
static void streaks_put(struct trial *trial, struct chance *c)
{
    const struct layout_page *page = trial->sheet.page;
    const struct sheet_row *row = &trial->sheet.rows[0];
    int i, count = 1 + chance_below(c, row->option_count);

    trial->scan.streak_count = 0;
    for (i = 0; i < count && trial->scan.streak_count < SCAN_STREAKS_MAX; i++) {
        int option = count == row->option_count ? i : chance_below(c, row->option_count);
        struct rect_mm box = sheet_rect(&page->boxes[row->options[option]].rect, 0);
        int is_dark = chance_hit(c, 0.75);

        trial->scan.streaks[trial->scan.streak_count++] = (struct scan_streak){
                .at_mm = middle_x(&box, c) + trial->scan.shift_x,
                .width_mm = is_dark && chance_hit(c, 0.2) ? chance_between(c, 0.3, 1.5)
                                                          : chance_between(c, 0.05, 0.3),
                .level = is_dark ? chance_below(c, 120) : 180 + chance_below(c, 75)};
    }
}

/* A crease through some row's boxes: a thin dark line, a shadow beside it. */
static void crease_put(struct trial *trial, struct chance *c)
{
    const struct layout_page *page = trial->sheet.page;
    int row = chance_below(c, trial->sheet.row_count);
    struct rect_mm box =
            sheet_rect(&page->boxes[trial->sheet.rows[row].options[0]].rect, 0);
    double at = chance_between(c, box.top, box.bottom), soft = chance_between(c, 0.5, 4);
    struct rect_mm line = {-10, at, 230, at + chance_between(c, 0.05, 0.25)},
                   side = {-10, at, 230, at + soft / 2};

    paper_shade(&trial->paper, &line, 0.1, chance_between(c, 0.45, 0.9));
    paper_shade(&trial->paper, &side, soft, chance_between(c, 0.88, 0.99));
}

static uint64_t boxes_filled_wrongly(const struct trial *trial)
{
    uint64_t wrong = 0;
    int i;

    for (i = 0; i < trial->sheet.row_count; i++) {
        const struct reading_contest *contest =
                score_contest(&trial->reading, trial->sheet.page->rows[i].contest);

        if (contest != NULL && contest->state == CONTEST_CHOSEN)
            wrong += sheet_judge(&trial->sheet, i, contest) == ROW_WRONG;
    }
    return wrong;
}

static int lines_work(const struct run *run, struct trial *trial, uint64_t item,
        void *out, struct error *err)
{
    struct lines_score *score = out;
    struct trial_wish wish = run->wish;
    struct score *single = &(struct score){.pages = 0};
    struct chance chance = {chance_mix(run->seed, item)};
    uint64_t boxes;
    int silent;

    wish.effect = EFFECT_NONE;
    wish.misprint = MISPRINT_NONE;
    wish.form = world_turn(run->world, item);
    wish.mix = SHEET_GOOD;
    wish.kind = item % 2 ? KIND_NONE : KIND_COUNT; /* every other sheet has more blanks */
    trial_choose(trial, &wish, chance.state, &chance);
    if (trial_mark(run->world, &wish, trial, &chance, err) != 0)
        return -1;
    boxes = trial->sheet.page->box_count;
    if (item % 4 != 3)
        streaks_put(trial, &chance);
    if (item % 4 == 0 || item % 4 == 3) {
        crease_put(trial, &chance);
        crease_put(trial, &chance);
    }
    if (trial_read(trial, &chance, err) != 0)
        return -1;
    silent = score_add(single, trial, run->is_loud, stdout);
    score->sheets++;
    score->crossed += item % 4 == 3 ? 2 * (uint64_t)trial->sheet.rows[0].option_count
                                    : boxes * (uint64_t)trial->scan.streak_count /
                                              (uint64_t)trial->sheet.rows[0].option_count;
    score->clear += trial->reading.verdict == VERDICT_CLEAR;
    score->silent += (uint64_t)silent;
    if (trial->reading.verdict != VERDICT_CLEAR)
        score->hidden += boxes_filled_wrongly(trial);
    return silent;
}

int lines_run(const struct run *run, FILE *out, struct error *err)
{
    uint64_t wanted = run->positions > 0 ? run->positions : LINES_POSITIONS;
    struct crew_job job = {"lines", lines_work, world_sheets(run->world, wanted), 72,
            sizeof(struct lines_score)};
    struct lines_score score;

    if (crew_run(run, &job, &score, err) != 0)
        return -1;
    fprintf(out,
            "%llu boxes crossed by folds and streaks on %llu sheets, %llu of which "
            "count: "
            "%llu sheets read wrong; on sheets held %llu rows\n",
            (unsigned long long)score.crossed, (unsigned long long)score.sheets,
            (unsigned long long)score.clear, (unsigned long long)score.silent,
            (unsigned long long)score.hidden);
    return score.silent > 0;
}
