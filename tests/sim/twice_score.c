/* twice_score.c -- sheets scanned twice: which are known again, which taken for others.
 */
#include "tests/sim/twice_score.h"

#include <stdlib.h>
#include <string.h>

#include "core/fingerprint_score.h"

struct scoring {
    const struct twice_sheet *sheets;
    size_t count;
    int form;
    struct fingerprint_head *first; /* scans' */
    struct fingerprint_probe probe; /* a second scan */
    struct twice_tally *tally, *kinds;
};

void twice_tally_start(struct twice_tally *tally)
{
    memset(tally, 0, sizeof(*tally));
    tally->least = INT32_MAX;
    tally->highest = INT32_MIN;
}

static void same_add(struct twice_tally *tally, const struct fingerprint_score *score)
{
    tally->sheets++;
    tally->found += (uint64_t)fingerprint_is_same(score);
    if (score->points < tally->least)
        tally->least = score->points;
}

static void other_add(
        struct twice_tally *tally, const struct fingerprint_score *score, int is_one_hand)
{
    tally->pairs++;
    if (fingerprint_is_same(score)) {
        tally->one += (uint64_t)is_one_hand;
        tally->hands += (uint64_t)!is_one_hand;
    }
    if (score->points > tally->highest)
        tally->highest = score->points;
}

static int kind_at(enum kind kind)
{
    int i = 0;

    while (i + 1 < TWICE_KINDS && twice_kind((uint64_t)i) != kind)
        i++;
    return i;
}

static int is_one_hand(const struct twice_sheet *a, const struct twice_sheet *b)
{
    return a->is_shared && b->is_shared && a->kind == b->kind;
}

/* One sheet's second scan against the first of all; kinds' pairs are of the same kind. */
static void sheet_score(struct scoring *work, size_t at)
{
    const struct twice_sheet *sheet = &work->sheets[at];
    struct twice_tally *kind = &work->kinds[kind_at(sheet->kind)];
    int is_held = 0;
    size_t i;

    fingerprint_probe_set(&sheet->prints[1], &work->probe);
    for (i = 0; i < work->count; i++) {
        const struct twice_sheet *other = &work->sheets[i];
        struct fingerprint_score score;

        if (other->form != work->form)
            continue;
        score = fingerprint_score(&work->probe, &work->first[i], &other->prints[0]);
        if (i == at) {
            same_add(work->tally, &score);
            same_add(kind, &score);
            continue;
        }
        other_add(work->tally, &score, is_one_hand(sheet, other));
        if (other->kind == sheet->kind)
            other_add(kind, &score, is_one_hand(sheet, other));
        is_held |= !is_one_hand(sheet, other) && fingerprint_is_same(&score);
    }
    work->tally->held += (uint64_t)is_held;
    kind->held += (uint64_t)is_held;
}

int twice_score_form(const struct twice_sheet *sheets, size_t count, int form,
        struct twice_tally *tally, struct twice_tally *kinds, struct error *err)
{
    struct scoring *work = calloc(1, sizeof(*work));
    size_t i;

    if (work == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the scores");
    work->first = calloc(count + 1, sizeof(*work->first));
    if (work->first == NULL) {
        free(work);
        return error_set(err, ERROR_MEMORY, "no memory for the scores");
    }
    work->sheets = sheets;
    work->count = count;
    work->form = form;
    work->tally = tally;
    work->kinds = kinds;
    for (i = 0; i < count; i++)
        fingerprint_head_set(&sheets[i].prints[0], &work->first[i]);
    for (i = 0; i < count; i++)
        if (sheets[i].form == form)
            sheet_score(work, i);
    free(work->first);
    free(work);
    return 0;
}

void twice_tally_print(const char *name, const struct twice_tally *tally, FILE *out)
{
    if (tally->sheets == 0)
        return;
    fprintf(out,
            "%-22s %5llu sheets, %5llu found (%6.2f %%), least %d points; %7llu pairs, "
            "taken for one: %llu of two hands, %llu of one; %llu sheets held for "
            "another hand's; highest "
            "%d\n",
            name, (unsigned long long)tally->sheets, (unsigned long long)tally->found,
            100.0 * (double)tally->found / (double)tally->sheets, tally->least,
            (unsigned long long)tally->pairs, (unsigned long long)tally->hands,
            (unsigned long long)tally->one, (unsigned long long)tally->held,
            tally->pairs > 0 ? tally->highest : 0);
}
