/* deck_wished.c -- totals that somebody wishes for a deck, dealt to its voters. */
#include "forms/deck_wished.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/csv.h"
#include "core/file.h"
#include "forms/chance.h"

enum {
    FILE_MAX_BYTES = 1 << 20,
    TYPE_CELL = RULE_OPTIONS_MAX,
    NO_CELL,
    POINTS_CELL,
    CELLS,
    TEN = 10,
    SPREAD = 6 /* points to either side of the mean */
};

struct wished {
    const struct contests *contests;
    const struct rule *rule;
    const char *ballot_type;
    struct deck_plan *plan;
    struct chance chance;
    struct csv csv;
    int cells[CELLS]; /* the cell of each option, and of the others; -1: none */
    uint32_t *slips;  /* owned: what each sheet says */
};

/* ---- the table ---- */

static int find_cell(const struct wished *wished, const char *text)
{
    static const struct {
        const char *text;
        int cell;
    } words[] = {{"no", NO_CELL}, {"STT", NO_CELL}, {"ballot type", TYPE_CELL},
            {"Loại phiếu", TYPE_CELL}, {"points", POINTS_CELL}};
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i].text, text) == 0)
            return words[i].cell;
    for (i = 0; i < wished->rule->option_count; i++)
        if (strcmp(wished->rule->options[i].id, text) == 0)
            return (int)i;
    return -1;
}

/* Columns of other ballots' options are passed over. */
static int read_heading(struct wished *wished, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    size_t count = 0, i;
    int cell;

    for (i = 0; i < CELLS; i++)
        wished->cells[i] = -1;
    if (csv_row(&wished->csv, cells, &count, err) < 0)
        return -1;
    for (i = 0; i < count; i++) {
        cell = find_cell(wished, cells[i]);
        if (cell >= 0)
            wished->cells[cell] = (int)i;
    }
    if (wished->cells[NO_CELL] < 0)
        return error_set(err, ERROR_SYNTAX, "the column no (STT) is missing; add it");
    return 0;
}

static const char *text_of(
        const struct wished *wished, char **cells, size_t count, int cell)
{
    int at = wished->cells[cell];

    return at < 0 || (size_t)at >= count ? "" : cells[at];
}

static int number_of(const struct wished *wished, char **cells, size_t count, int cell,
        size_t most, size_t *out, struct error *err)
{
    const char *text = text_of(wished, cells, count, cell);
    unsigned value;
    char rest;

    *out = 0;
    if (text[0] == '\0')
        return 0;
    if (text[0] < '0' || text[0] > '9' || sscanf(text, "%9u%c", &value, &rest) != 1 ||
            value > most)
        return error_set(err, ERROR_RANGE,
                "'%.40s' cannot be; write a whole number from 0 to %zu", text, most);
    *out = value;
    return 0;
}

/* ---- votes dealt ---- */

static struct deck_contest *row_find(
        const struct deck_plan *plan, const char *id, size_t *at)
{
    for (*at = 0; *at < plan->contest_count; (*at)++)
        if (strcmp(plan->contests[*at].contest, id) == 0)
            return &plan->contests[*at];
    return NULL;
}

static void shuffle(struct wished *wished, size_t count)
{
    uint32_t slip;
    size_t i, other;

    for (i = count; i > 1; i--) {
        other = chance_below(&wished->chance, i);
        slip = wished->slips[i - 1];
        wished->slips[i - 1] = wished->slips[other];
        wished->slips[other] = slip;
    }
}

static void mark(
        struct wished *wished, size_t sheet, size_t row, size_t choice, int is_blank)
{
    struct deck_row *cell = deck_plan_row(wished->plan, sheet, row);

    cell->trouble = is_blank ? DECK_BLANK : DECK_PLAIN;
    cell->choice = (uint8_t)choice;
}

static int deal_options(struct wished *wished, const struct contest *contest,
        char **cells, size_t count, struct error *err)
{
    size_t sheets = wished->plan->sheet_count, dealt = 0, votes, i, row;

    for (i = 0; i < wished->rule->option_count; i++) {
        if (number_of(wished, cells, count, (int)i, sheets - dealt, &votes, err) != 0)
            return -1;
        for (; votes > 0; votes--)
            wished->slips[dealt++] = (uint32_t)i;
    }
    while (dealt < sheets)
        wished->slips[dealt++] = UINT32_MAX;
    shuffle(wished, sheets);
    if (row_find(wished->plan, contest->rows[0].id, &row) == NULL)
        return error_set(err, ERROR_RANGE, "'%s' is on no page", contest->rows[0].id);
    for (i = 0; i < sheets; i++)
        mark(wished, i, row, wished->slips[i] == UINT32_MAX ? 0 : wished->slips[i],
                wished->slips[i] == UINT32_MAX);
    return 0;
}

/* ---- points dealt ---- */

/* One sheet's points over the criteria, each within its maximum; then into digits. */
static int mark_points(struct wished *wished, const struct contest *contest, size_t sheet,
        uint32_t points, struct error *err)
{
    uint32_t most = contest->value_count - 1, parts[SCALE_CRITERIA_MAX], left = points;
    const struct contest_row *place;
    size_t i, row;

    assert(contest->scale.count > 0); /* one criterion where there is no scale */
    for (i = 0; i < contest->scale.count; i++) {
        parts[i] = points * contest->scale.criteria[i].most / most;
        left -= parts[i];
    }
    for (i = 0; left > 0; i = (i + 1) % contest->scale.count)
        if (parts[i] < contest->scale.criteria[i].most) {
            parts[i]++;
            left--;
        }
    for (i = 0; i < contest->row_count; i++) {
        place = &contest->rows[i];
        if (row_find(wished->plan, place->id, &row) == NULL)
            return error_set(err, ERROR_RANGE, "'%s' is on no page", place->id);
        mark(wished, sheet, row,
                place->place == CONTEST_TENS ? parts[place->criterion] / TEN
                : contest->scale.criteria[place->criterion].most < TEN
                        ? parts[place->criterion]
                        : parts[place->criterion] % TEN,
                0);
    }
    return 0;
}

/* Two sheets move apart by as much, so that the sum stays. */
static void spread(struct wished *wished, size_t sheets, uint32_t most)
{
    uint32_t *slips = wished->slips, by;
    size_t i;

    for (i = 0; i + 1 < sheets; i += 2) {
        by = (uint32_t)chance_below(&wished->chance, SPREAD + 1);
        if (slips[i] < by || slips[i + 1] + by > most)
            continue;
        slips[i] -= by;
        slips[i + 1] += by;
    }
}

static int deal_points(struct wished *wished, const struct contest *contest, char **cells,
        size_t count, struct error *err)
{
    size_t sheets = wished->plan->sheet_count, sum, i;
    uint32_t most = contest->value_count - 1;

    if (number_of(wished, cells, count, POINTS_CELL, sheets * most, &sum, err) != 0)
        return -1;
    for (i = 0; i < sheets; i++)
        wished->slips[i] = (uint32_t)(sum / sheets + (i < sum % sheets));
    spread(wished, sheets, most);
    shuffle(wished, sheets);
    for (i = 0; i < sheets; i++)
        if (mark_points(wished, contest, i, wished->slips[i], err) != 0)
            return -1;
    return 0;
}

/* ---- all ---- */

static int take_row(struct wished *wished, char **cells, size_t count, struct error *err)
{
    const char *type = text_of(wished, cells, count, TYPE_CELL);
    const char *no = text_of(wished, cells, count, NO_CELL);
    size_t i;

    if (type[0] != '\0' && strcmp(type, wished->ballot_type) != 0)
        return 0;
    for (i = 0; i < wished->contests->count; i++)
        if (strcmp(wished->contests->list[i].official->contest, no) == 0)
            return wished->rule->points_most > 0
                           ? deal_points(wished, &wished->contests->list[i], cells, count,
                                     err)
                           : deal_options(wished, &wished->contests->list[i], cells,
                                     count, err);
    return error_set(err, ERROR_RANGE, "nobody on ballot '%s' has number '%.40s'",
            wished->ballot_type, no);
}

static int take_all(struct wished *wished, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    size_t count;
    int got;

    if (read_heading(wished, err) != 0)
        return -1;
    while ((got = csv_row(&wished->csv, cells, &count, err)) > 0)
        if (take_row(wished, cells, count, err) != 0)
            return -1;
    return got;
}

int deck_wished_apply(const char *path, const struct contests *contests,
        const struct rule *rule, const char *ballot_type, uint64_t seed,
        struct deck_plan *plan, struct error *err)
{
    struct wished wished = {.contests = contests,
            .rule = rule,
            .ballot_type = ballot_type,
            .plan = plan,
            .slips = calloc(plan->sheet_count, sizeof(*wished.slips))};
    char *text = NULL;
    size_t size = 0;
    int result;

    if (wished.slips == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a deck's votes");
    chance_seed(&wished.chance, seed, UINT64_MAX - 1);
    result = file_read(path, FILE_MAX_BYTES, &text, &size, err);
    if (result == 0) {
        csv_start(&wished.csv, text, size);
        result = take_all(&wished, err);
        if (result != 0)
            result = error_add_context(err, "%s:%u", path, wished.csv.line);
    }
    free(text);
    free(wished.slips);
    return result;
}
