/* main_run.c -- the mix of voters, printers and scanners, and the misprints' own run. */
#include "tests/sim/main_run.h"

#include <stdlib.h>

#include "tests/sim/score.h"

enum { MAIN_POSITIONS = 10000000, MISPRINT_POSITIONS = 420000, MISPRINT_STEPS = 50 };

static int main_work(const struct run *run, struct trial *trial, uint64_t item,
        void *score, struct error *err)
{
    struct trial_wish wish = run->wish;

    wish.form = world_turn(run->world, item);
    if (trial_run(run->world, &wish, chance_mix(run->seed, item), trial, err) != 0)
        return -1;
    return score_add(score, trial, run->is_loud, stdout);
}

/* Misprints take turns, and each goes through its strengths step by step. */
static int misprint_work(const struct run *run, struct trial *trial, uint64_t item,
        void *score, struct error *err)
{
    struct trial_wish wish = run->wish;
    uint64_t kinds = MISPRINT_COUNT - 1;

    wish.misprint = (enum misprint)(1 + item % kinds);
    wish.severity = (double)(item / kinds % (MISPRINT_STEPS + 1)) / MISPRINT_STEPS;
    if (trial_run(run->world, &wish, chance_mix(run->seed, item), trial, err) != 0)
        return -1;
    return score_add(score, trial, run->is_loud, stdout);
}

static int score_run(
        const struct run *run, const struct crew_job *job, FILE *out, struct error *err)
{
    struct score *score = calloc(1, sizeof(*score));
    int result;

    if (score == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the score");
    result = crew_run(run, job, score, err);
    if (result == 0) {
        if (run->is_json)
            score_print_json(score, out);
        else if (run->is_brief)
            score_print_sums(score, out);
        else
            score_print(score, out);
        result = score_silent(score) > 0;
    }
    free(score);
    return result;
}

int main_run(const struct run *run, FILE *out, struct error *err)
{
    uint64_t positions = run->positions > 0 ? run->positions : MAIN_POSITIONS;
    struct crew_job job = {"main", main_work, world_sheets(run->world, positions), 72,
            sizeof(struct score)};

    return score_run(run, &job, out, err);
}

int misprint_run(const struct run *run, FILE *out, struct error *err)
{
    uint64_t positions = run->positions > 0 ? run->positions : MISPRINT_POSITIONS;
    struct crew_job job = {"misprint", misprint_work,
            positions / run->world->forms[0].page->box_count + 1, 60,
            sizeof(struct score)};

    return score_run(run, &job, out, err);
}
