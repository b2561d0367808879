/* rescan_run.c -- the same marked sheet scanned again and again: every vote must stay. */
#include <string.h>

#include "tests/sim/main_run.h"
#include "tests/sim/score.h"

enum { RESCAN_SHEETS = 1000, RESCAN_TIMES = 20 };

struct rescan_score {
    uint64_t sheets, scans, positions;
    uint64_t turned; /* positions that were a vote and no vote, both surely, on some scan
                      */
    uint64_t same;   /* positions (of each scan) read as in most of the sheet's scans */
    uint64_t silent; /* scans that count though a row differs from its truth */
};

/* How often each row was read as each of: an option, blank, over or unsure. */
struct rescan_rows {
    int chosen[SHEET_ROWS_MAX][SHEET_OPTIONS_MAX];
    int blank[SHEET_ROWS_MAX], doubt[SHEET_ROWS_MAX];
};

/* Another scan on another day: what stays within a good office's habits. */
static void scan_again(struct scan *scan, const struct scan *first, struct chance *c)
{
    double gamma = first->gamma;

    trial_office(scan, c);
    scan->skew = chance_around(c, 0.017);
    scan->shift_x = chance_around(c, 2);
    scan->shift_y = chance_around(c, 2);
    scan->scale_x = 1 + chance_around(c, 0.003);
    scan->scale_y = 1 + chance_around(c, 0.003);
    scan->margin = 3;
    scan->noise = chance_between(c, 0, 5);
    scan->blur = chance_below(c, 2);
    scan->gamma = gamma * chance_between(c, 0.93, 1.08);
    scan->is_turned = chance_below(c, 2);
}

static int option_of(const struct sheet *sheet, int row, const char *option)
{
    const struct sheet_row *truth = &sheet->rows[row];
    int i;

    for (i = 0; i < truth->option_count; i++)
        if (strcmp(sheet->page->boxes[truth->options[i]].option, option) == 0)
            return i;
    return 0;
}

static void rows_note(const struct trial *trial, struct rescan_rows *rows)
{
    int i;

    for (i = 0; i < trial->sheet.row_count; i++) {
        const struct reading_contest *contest =
                score_contest(&trial->reading, trial->sheet.page->rows[i].contest);

        if (contest == NULL || contest->state == CONTEST_UNSURE ||
                contest->state == CONTEST_OVER)
            rows->doubt[i]++;
        else if (contest->state == CONTEST_BLANK)
            rows->blank[i]++;
        else
            rows->chosen[i][option_of(&trial->sheet, i, contest->chosen[0])]++;
    }
}

/* A row's boxes stand or fall together: what most scans say is the measure. */
static void rows_judge(const struct trial *trial, const struct rescan_rows *rows,
        struct rescan_score *score)
{
    int i, k;

    for (i = 0; i < trial->sheet.row_count; i++) {
        int options = trial->sheet.rows[i].option_count, sure = rows->blank[i] > 0,
            most = rows->blank[i] > rows->doubt[i] ? rows->blank[i] : rows->doubt[i];

        for (k = 0; k < options; k++) {
            sure += rows->chosen[i][k] > 0;
            most = rows->chosen[i][k] > most ? rows->chosen[i][k] : most;
        }
        score->turned += sure > 1 ? (uint64_t)options : 0;
        score->same += (uint64_t)(most * options);
        score->positions += (uint64_t)(RESCAN_TIMES * options);
    }
}

static int rescan_work(const struct run *run, struct trial *trial, uint64_t item,
        void *out, struct error *err)
{
    struct rescan_score *score = out;
    struct trial_wish wish = run->wish;
    struct score *single = &(struct score){.pages = 0};
    struct rescan_rows rows;
    struct chance chance = {chance_mix(run->seed, item)};
    struct scan first;
    uint64_t turned = score->turned;
    int i, silent = 0;

    wish.form = world_turn(run->world, item);
    wish.effect = EFFECT_NONE;
    wish.misprint = MISPRINT_NONE;
    trial_choose(trial, &wish, chance.state, &chance);
    if (trial_mark(run->world, &wish, trial, &chance, err) != 0)
        return -1;
    memset(&rows, 0, sizeof(rows));
    first = trial->scan;
    for (i = 0; i < RESCAN_TIMES; i++) {
        trial->sim_ns = trial->engine_ns = 0;
        scan_again(&trial->scan, &first, &chance);
        if (trial_read(trial, &chance, err) != 0)
            return -1;
        rows_note(trial, &rows);
        silent += score_add(single, trial, run->is_loud, stdout);
    }
    rows_judge(trial, &rows, score);
    score->sheets++;
    score->scans += RESCAN_TIMES;
    score->silent += (uint64_t)silent;
    if (score->turned > turned)
        score_tell(trial, "a vote turned", stdout);
    return silent + (int)(score->turned - turned);
}

int rescan_run(const struct run *run, FILE *out, struct error *err)
{
    uint64_t sheets = run->positions > 0
                              ? world_sheets(run->world, run->positions / RESCAN_TIMES)
                              : RESCAN_SHEETS;
    struct crew_job job = {"rescan", rescan_work, sheets, 72 * RESCAN_TIMES,
            sizeof(struct rescan_score)};
    struct rescan_score score;

    if (crew_run(run, &job, &score, err) != 0)
        return -1;
    fprintf(out,
            "%llu sheets scanned %d times: %llu positions, %llu of them turned from a "
            "vote "
            "to none or back;\n%.4f %% read as in most of the sheet's scans; %llu scans "
            "silently wrong\n",
            (unsigned long long)score.sheets, RESCAN_TIMES,
            (unsigned long long)score.positions, (unsigned long long)score.turned,
            score.positions > 0 ? 100.0 * (double)score.same / (double)score.positions
                                : 0,
            (unsigned long long)score.silent);
    return score.turned > 0 || score.silent > 0;
}
