/* twice_run.c -- sheets scanned twice: each known again, and none taken for another. */
#include <string.h>
#include <sys/mman.h>

#include "tests/sim/main_run.h"
#include "tests/sim/twice_score.h"

enum {
    TWICE_SHEETS = 2500,
    TWICE_FORMS = 5,
    TWICE_FOUND_ROWS = 3, /* two boxes filled to their lines tell too little, */
    TWICE_HELD_ROWS = 2,  /* and one mark alone may be like another's */
    TWICE_HELD_PER = 2000 /* 0.05 % of sheets may be held for another's */
};

/* Many rows of three and of two options, and the few of which little is known. */
static const char *const form_names[TWICE_FORMS] = {
        "ours", "two", "three-rows", "two-rows", "one-row"};

/* The run's own, handed through the crew: `run` comes first. */
struct twice {
    struct run run;
    struct twice_sheet *sheets; /* shared by all processes */
    int forms[TWICE_FORMS];
};

static int forms_find(struct twice *twice, struct error *err)
{
    const struct world *world = twice->run.world;
    int i, k;

    for (i = 0; i < TWICE_FORMS; i++) {
        for (k = 0; k < world->form_count; k++)
            if (strcmp(world->forms[k].conference->name, form_names[i]) == 0)
                break;
        if (k == world->form_count)
            return error_set(err, ERROR_RANGE, "there is no form '%s'", form_names[i]);
        twice->forms[i] = k;
    }
    return 0;
}

static int twice_work(const struct run *run, struct trial *trial, uint64_t item,
        void *score, struct error *err)
{
    const struct twice *twice = (const struct twice *)(const void *)run;
    struct twice_sheet *sheet = &twice->sheets[item];

    (void)score;
    sheet->form = twice->forms[item % TWICE_FORMS];
    sheet->kind = twice_kind(item / TWICE_FORMS / 2);
    sheet->is_shared = (int)(item / TWICE_FORMS % 2);
    return twice_sheet_make(run->world, run->seed, item, trial, sheet, err);
}

/* A form's failure: a sheet not known again, or too many held for others. */
static int is_broken(const struct twice_tally *tally, size_t rows)
{
    return (rows >= TWICE_FOUND_ROWS && tally->found < tally->sheets) ||
           (rows >= TWICE_HELD_ROWS && tally->held * TWICE_HELD_PER > tally->sheets);
}

static int twice_tell(
        const struct twice *twice, size_t count, FILE *out, struct error *err)
{
    struct twice_tally tally, kinds[TWICE_KINDS];
    int i, failed = 0;

    for (i = 0; i < TWICE_KINDS; i++)
        twice_tally_start(&kinds[i]);
    for (i = 0; i < TWICE_FORMS; i++) {
        const struct world_form *form = &twice->run.world->forms[twice->forms[i]];

        twice_tally_start(&tally);
        if (twice_score_form(twice->sheets, count, twice->forms[i], &tally, kinds, err) !=
                0)
            return -1;
        twice_tally_print(form_names[i], &tally, out);
        failed |= is_broken(&tally, form->page->row_count);
    }
    for (i = 0; i < TWICE_KINDS && !twice->run.is_brief; i++)
        twice_tally_print(kind_entry(twice_kind((uint64_t)i))->name, &kinds[i], out);
    return failed;
}

int twice_run(const struct run *run, FILE *out, struct error *err)
{
    size_t count = run->positions > 0 ? run->positions : TWICE_SHEETS;
    struct crew_job job = {"twice", twice_work, count, TWICE_SCANS, sizeof(uint64_t)};
    struct twice twice = {.run = *run};
    uint64_t nothing;
    int result;

    if (forms_find(&twice, err) != 0)
        return -1;
    twice.sheets = mmap(NULL, count * sizeof(*twice.sheets), PROT_READ | PROT_WRITE,
            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (twice.sheets == MAP_FAILED)
        return error_set(err, ERROR_MEMORY, "no memory for the sheets");
    result = crew_run(&twice.run, &job, &nothing, err);
    if (result == 0)
        result = twice_tell(&twice, count, out, err);
    munmap(twice.sheets, count * sizeof(*twice.sheets));
    return result;
}
