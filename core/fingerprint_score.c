/* fingerprint_score.c -- how surely two fingerprints are of one and the same sheet. */
#include "core/fingerprint_score.h"

#include <stdlib.h>
#include <string.h>

enum {
    SIDE = FINGERPRINT_SIDE,
    OUTER = 2,        /* cells before and beyond the box */
    CELL_POINTS = 4,  /* of a cell that agrees wholly */
    CELL_LOSS = 12,   /* of one that does not */
    NOISE_LEAST = 12, /* a rescan's noise: levels on blank paper, */
    NOISE_PER = 20,   /* and one more for so many between the cell's neighbours */
    RANGE_LEAST = 32, /* neighbours that differ by less tell nothing of a mark */
    RANGE_POINT = 16, /* one point for so many levels between them */
    FAINT = 32,       /* cells paler than this say nothing of where a mark lies */
    PLACE_MOST = 8,   /* sixteenths of a cell that a rescan can move a mark by */
    MASS_MOST_PERCENT = 25,
    ELSEWHERE = 150,     /* points against, of a mark that lies elsewhere */
    ELSEWHERE_MARKS = 2, /* so many, and most of them, are another sheet's */
    MISSING = 60,        /* of a mark that only one has */
    MISSING_INK = 13,    /* of 255: a paler one may be missed */
    LOST = -250          /* this far below they are two sheets */
};

static int zone_of(int at)
{
    return at < OUTER ? 0 : at < SIDE - OUTER ? 1 : 2;
}

/* Where among three cells, this one in the middle, those of the same zone lie. */
static void span_of(int at, int *first, int *last)
{
    *first = at > 0 && zone_of(at - 1) == zone_of(at) ? at - 1 : at;
    *last = at + 1 < SIDE && zone_of(at + 1) == zone_of(at) ? at + 1 : at;
}

/* Between the palest and the darkest of a cell and those around it; the printed line is
 * no neighbour. */
static int range_at(const struct fingerprint_mark *mark, int x, int y)
{
    int left, right, top, bottom, low = UINT8_MAX, high = 0, i, k;

    span_of(x, &left, &right);
    span_of(y, &top, &bottom);
    for (i = top; i <= bottom; i++)
        for (k = left; k <= right; k++) {
            int level = mark->cells[i * SIDE + k];

            low = level < low ? level : low;
            high = level > high ? level : high;
        }
    return high - low;
}

static struct fingerprint_place place_of(const struct fingerprint_mark *mark)
{
    int32_t mass = 0, across = 0, down = 0, i;

    for (i = 0; i < FINGERPRINT_CELLS; i++) {
        int32_t level = mark->cells[i];

        if (level < FAINT)
            continue;
        mass += level;
        across += level * (i % SIDE);
        down += level * (i / SIDE);
    }
    if (mass == 0)
        return (struct fingerprint_place){0, 0, 0};
    return (struct fingerprint_place){
            mass, (int16_t)(across * 16 / mass), (int16_t)(down * 16 / mass)};
}

void fingerprint_head_set(
        const struct fingerprint *fingerprint, struct fingerprint_head *out)
{
    uint32_t i;

    memset(out, 0, sizeof(*out));
    out->count = fingerprint->count;
    for (i = 0; i < fingerprint->count; i++) {
        out->boxes[i] = fingerprint->marks[i].box;
        out->places[i] = place_of(&fingerprint->marks[i]);
    }
}

void fingerprint_probe_set(
        const struct fingerprint *fingerprint, struct fingerprint_probe *out)
{
    uint32_t i;
    int at;

    memset(out, 0, sizeof(*out));
    out->print = *fingerprint;
    fingerprint_head_set(fingerprint, &out->head);
    for (i = 0; i < fingerprint->count; i++)
        for (at = 0; at < FINGERPRINT_CELLS; at++) {
            int range = range_at(&fingerprint->marks[i], at % SIDE, at / SIDE);
            int noise = NOISE_LEAST + range / NOISE_PER;
            int most = range < RANGE_LEAST ? 0 : range / RANGE_POINT;

            out->weight[i][at] = 2 * 65536 / (noise * noise);
            out->most[i][at] = most > CELL_POINTS ? CELL_POINTS : most;
            out->telling[i] += out->most[i][at];
        }
}

static int is_elsewhere(
        const struct fingerprint_place *a, const struct fingerprint_place *b)
{
    int32_t more = a->mass > b->mass ? a->mass : b->mass;

    return abs(a->across - b->across) > PLACE_MOST ||
           abs(a->down - b->down) > PLACE_MOST ||
           abs(a->mass - b->mass) * 100 > more * MASS_MOST_PERCENT;
}

/* One row of cells; 65025 * 910 and less: no overflow. */
static int32_t row_points(const uint8_t *restrict a, const uint8_t *restrict b,
        const int32_t *restrict weight, const int32_t *restrict most)
{
    int32_t sum = 0, i;

    for (i = 0; i < SIDE; i++) {
        int32_t apart = a[i] - b[i];
        int32_t points = CELL_POINTS - ((apart * apart * weight[i]) >> 16);

        points = points < -CELL_LOSS ? -CELL_LOSS : points;
        sum += points < most[i] ? points : most[i];
    }
    return sum;
}

/* A mark in one of the two that is spoilt, by a speck or a streak, takes no more than one
 * that lies elsewhere. */
static int32_t cells_points(const struct fingerprint_probe *probe, uint32_t i,
        const struct fingerprint_mark *mark)
{
    const uint8_t *cells = probe->print.marks[i].cells;
    int32_t sum = 0, at;

    for (at = 0; at < FINGERPRINT_CELLS && sum > -ELSEWHERE; at += SIDE)
        sum += row_points(
                cells + at, mark->cells + at, probe->weight[i] + at, probe->most[i] + at);
    return sum < -ELSEWHERE ? -ELSEWHERE : sum;
}

static int32_t missing_points(const struct fingerprint_mark *mark)
{
    return mark->ink < MISSING_INK ? 0 : -MISSING;
}

int fingerprint_is_another(
        const struct fingerprint_head *a, const struct fingerprint_head *b)
{
    uint32_t i = 0, k = 0, common = 0, elsewhere = 0;

    while (i < a->count && k < b->count) {
        if (a->boxes[i] == b->boxes[k]) {
            common++;
            elsewhere += (uint32_t)is_elsewhere(&a->places[i++], &b->places[k++]);
            if (elsewhere >= ELSEWHERE_MARKS && elsewhere * 2 > common)
                return 1;
        } else if (a->boxes[i] < b->boxes[k])
            i++;
        else
            k++;
    }
    return 0;
}

struct fingerprint_score fingerprint_score(const struct fingerprint_probe *probe,
        const struct fingerprint_head *head, const struct fingerprint *print)
{
    const struct fingerprint *own = &probe->print;
    struct fingerprint_score score = {0, 0, 0};
    uint32_t i = 0, k = 0;

    if (fingerprint_is_another(&probe->head, head))
        return (struct fingerprint_score){LOST, 0, 0};
    while (i < own->count && k < print->count && score.points > LOST) {
        if (own->marks[i].box < print->marks[k].box)
            score.points += missing_points(&own->marks[i++]);
        else if (own->marks[i].box > print->marks[k].box)
            score.points += missing_points(&print->marks[k++]);
        else {
            score.marks++;
            score.telling += probe->telling[i];
            score.points += is_elsewhere(&probe->head.places[i], &head->places[k])
                                    ? -ELSEWHERE
                                    : cells_points(probe, i, &print->marks[k]);
            i++;
            k++;
        }
    }
    /* What lies beyond the last of a full list is not known to the other. */
    while (print->count < FINGERPRINT_MARKS_MAX && i < own->count)
        score.points += missing_points(&own->marks[i++]);
    while (own->count < FINGERPRINT_MARKS_MAX && k < print->count)
        score.points += missing_points(&print->marks[k++]);
    return score;
}

int fingerprint_is_same(const struct fingerprint_score *score)
{
    int32_t least = FINGERPRINT_SAME_POINTS, percent = FINGERPRINT_SAME_PERCENT;

    if (score->marks < 2) {
        least = FINGERPRINT_SINGLE_POINTS;
        percent = FINGERPRINT_SINGLE_PERCENT;
    } else if (score->points >= FINGERPRINT_SURE_POINTS)
        percent = FINGERPRINT_SURE_PERCENT;
    return score->points >= least && score->points * 100 >= score->telling * percent;
}
