/* score.c -- how often the engine was right, in doubt and silently wrong. */
#include "tests/sim/score.h"

#include <string.h>

static const struct reading_contest *contest_find(
        const struct reading *reading, const char *contest)
{
    size_t i;

    for (i = 0; i < reading->contest_count; i++)
        if (strcmp(reading->contests[i].contest, contest) == 0)
            return &reading->contests[i];
    return NULL;
}

static void trial_tell(const struct trial *trial, const char *what, FILE *out)
{
    int i;

    fprintf(out, "%s: --sheet %llu (", what, (unsigned long long)trial->seed);
    for (i = 0; i < trial->effect_count; i++)
        fprintf(out, "%s%s", i > 0 ? "; " : "", effect_name(trial->effects[i]));
    fprintf(out, "; %.0f dpi; %s) %s", trial->scan.dpi, misprint_name(trial->misprint),
            verdict_word(trial->reading.verdict));
    for (i = 0; i < REASON_COUNT; i++)
        if (trial->reading.reasons & (1u << i))
            fprintf(out, " %s", reason_word((enum reason)i));
    fprintf(out, "%s%s\n", trial->reading.detail[0] != '\0' ? ": " : "",
            trial->reading.detail);
}

static void row_tell(const struct trial *trial, int row, const char *what,
        const struct reading_contest *contest, FILE *out)
{
    const struct sheet_row *truth = &trial->sheet.rows[row];
    size_t i;

    fprintf(out, "    row %d %s: %s in %d, read %s", row + 1, what,
            kind_entry(truth->kind)->name, truth->target,
            contest_state_word(contest->state));
    for (i = 0; i < contest->box_count; i++)
        fprintf(out, " %s/%d", mark_word(contest->boxes[i].mark),
                contest->boxes[i].ink_ppm);
    fprintf(out, "\n");
}

/* One effect at most, and none that puts ink on the sheet or takes it away. */
static int is_plain(const struct trial *trial)
{
    return trial->effect_count == 1 && trial->effects[0] <= EFFECT_JPEG &&
           trial->effects[0] != EFFECT_TONER;
}

/* Counts one row; 1 if it is silently wrong. */
static int row_add(
        struct score *score, const struct trial *trial, int row, int loud, FILE *out)
{
    const struct sheet *sheet = &trial->sheet;
    const struct reading_contest *contest =
            contest_find(&trial->reading, sheet->page->rows[row].contest);
    struct kind_score *kind = &score->kinds[sheet->rows[row].kind];
    int is_clear = trial->reading.verdict == VERDICT_CLEAR, is_silent = 0;
    enum row_judgement judgement;

    kind->rows++;
    if (contest == NULL)
        return is_clear;
    judgement = sheet_judge(sheet, row, contest);
    if (sheet->rows[row].kind == KIND_NAME_STRUCK && is_clear)
        judgement = ROW_WRONG;
    if (judgement == ROW_WRONG && !is_clear && contest->state == CONTEST_OVER)
        judgement = ROW_DOUBT;
    is_silent = is_clear && judgement == ROW_WRONG;
    kind->counted += is_clear ? 1 : 0;
    kind->silent += is_silent ? 1 : 0;
    kind->hidden += !is_clear && judgement == ROW_WRONG ? 1 : 0;
    kind->plain += is_plain(trial) ? 1 : 0;
    kind->doubt += is_plain(trial) && judgement == ROW_DOUBT ? 1 : 0;
    kind->bold += is_clear && judgement == ROW_BOLD ? 1 : 0;
    if (judgement == ROW_WRONG && (is_clear || loud))
        row_tell(trial, row, is_clear ? "SILENT" : "wrong", contest, out);
    else if (judgement != ROW_RIGHT && loud)
        row_tell(trial, row, judgement == ROW_DOUBT ? "doubt" : "bold", contest, out);
    return is_silent;
}

static int misprint_is_named(enum misprint misprint, const struct reading *reading)
{
    static const uint32_t fitting[MISPRINT_COUNT] = {
            [MISPRINT_FIT] = 1u << REASON_SCALE,
            [MISPRINT_FORM] = 1u << REASON_WRONG_FORM,
            [MISPRINT_CONFERENCE] = 1u << REASON_WRONG_CONFERENCE,
            [MISPRINT_TEST] = 1u << REASON_TEST_SHEET,
            [MISPRINT_CUT] = 1u << REASON_TRUNCATED,
            [MISPRINT_TWO] = 1u << REASON_TOO_LONG,
            [MISPRINT_EMPTY] = 1u << REASON_NOT_A_BALLOT,
    };

    return (reading->reasons & fitting[misprint]) != 0;
}

static int misprint_add(
        struct score *score, const struct trial *trial, int loud, FILE *out)
{
    struct misprint_score *misprint = &score->misprints[trial->misprint];
    int is_clear = trial->reading.verdict == VERDICT_CLEAR;
    int is_other = !is_clear && !misprint_is_named(trial->misprint, &trial->reading);

    misprint->sheets++;
    misprint->clear += is_clear ? 1 : 0;
    misprint->other += is_other ? 1 : 0;
    if (is_clear || (is_other && loud))
        trial_tell(trial, is_clear ? "SILENT misprint" : "misprint", out);
    return is_clear;
}

static void good_add(struct score *score, struct effect_score *effect,
        const struct trial *trial, int loud, FILE *out)
{
    int i;

    effect->good++;
    if (trial->reading.verdict == VERDICT_CLEAR)
        return;
    effect->held++;
    for (i = 0; i < REASON_COUNT; i++)
        score->reasons[i] += trial->reading.reasons >> i & 1;
    if (loud)
        trial_tell(trial, "good sheet held", out);
}

int score_add(struct score *score, const struct trial *trial, int loud, FILE *out)
{
    const struct sheet *sheet = &trial->sheet;
    struct effect_score *effect =
            &score->effects[trial->effect_count > 1 ? (int)EFFECT_COUNT
                                                    : (int)trial->effects[0]];
    int is_clear = trial->reading.verdict == VERDICT_CLEAR, silent = 0, i;

    if (trial->misprint != MISPRINT_NONE)
        return misprint_add(score, trial, loud, out);
    effect->sheets++;
    effect->positions += (uint32_t)sheet->page->box_count;
    if (!sheet->has_middle)
        good_add(score, effect, trial, loud, out);
    for (i = 0; i < sheet->row_count; i++)
        silent += row_add(score, trial, i, loud, out);
    if (sheet->writing != KIND_NONE) {
        score->kinds[sheet->writing].rows++;
        score->kinds[sheet->writing].counted += is_clear ? 1 : 0;
        score->kinds[sheet->writing].silent += is_clear ? 1 : 0;
        silent += is_clear;
    }
    if (silent == 0)
        return 0;
    effect->silent++;
    trial_tell(trial,
            sheet->writing != KIND_NONE ? kind_entry(sheet->writing)->name : "SILENT",
            out);
    return 1;
}

void score_merge(struct score *into, const struct score *from)
{
    /* Nothing but 32-bit counters. */
    uint32_t *to = (uint32_t *)(void *)into;
    const uint32_t *add = (const uint32_t *)(const void *)from;
    size_t i;

    for (i = 0; i < sizeof(*into) / sizeof(*to); i++)
        to[i] += add[i];
}

uint32_t score_silent(const struct score *score)
{
    uint32_t sum = 0;
    int i;

    for (i = 0; i <= EFFECT_COUNT; i++)
        sum += score->effects[i].silent;
    for (i = 0; i < MISPRINT_COUNT; i++)
        sum += score->misprints[i].clear;
    return sum;
}

static double percent(uint32_t part, uint32_t whole)
{
    return whole > 0 ? 100.0 * part / whole : 0;
}

static void effects_print(const struct score *score, FILE *out)
{
    struct effect_score sum = {0, 0, 0, 0, 0};
    int i;

    fprintf(out, "%-26s %8s %10s %7s %8s %8s\n", "effect", "sheets", "positions",
            "silent", "good", "held %");
    for (i = 0; i <= EFFECT_COUNT; i++) {
        const struct effect_score *e = &score->effects[i];

        fprintf(out, "%-26s %8u %10u %7u %8u %8.2f\n",
                i < EFFECT_COUNT ? effect_name((enum effect)i) : "two to four combined",
                e->sheets, e->positions, e->silent, e->good, percent(e->held, e->good));
        sum.sheets += e->sheets;
        sum.positions += e->positions;
        sum.silent += e->silent;
        sum.good += e->good;
        sum.held += e->held;
    }
    fprintf(out, "%-26s %8u %10u %7u %8u %8.2f\n", "all", sum.sheets, sum.positions,
            sum.silent, sum.good, percent(sum.held, sum.good));
    if (sum.silent == 0 && sum.positions > 0)
        fprintf(out, "no silent error: fewer than 1 in %u positions (95 %%)\n",
                sum.positions / 3);
}

static void kinds_print(const struct score *score, FILE *out)
{
    static const char *const rules[] = {
            "read", "ignored", "read or held", "held", "held", "held", "held"};
    int i;

    fprintf(out, "\n%-26s %-13s %8s %9s %7s %7s %8s %6s\n", "mark", "must be", "rows",
            "counted", "silent", "wrong*", "doubt %", "bold");
    for (i = 0; i < KIND_COUNT; i++) {
        const struct kind_score *k = &score->kinds[i];

        fprintf(out, "%-26s %-13s %8u %9u %7u %7u %8.2f %6u\n",
                kind_entry((enum kind)i)->name, rules[kind_entry((enum kind)i)->rule],
                k->rows, k->counted, k->silent, k->hidden, percent(k->doubt, k->plain),
                k->bold);
    }
    fprintf(out, "wrong*: on a sheet held anyway; doubt: where nothing but place"
                 " or sharpness was wrong; bold: chosen as meant, though it is held\n");
}

void score_print(const struct score *score, FILE *out)
{
    int i;

    effects_print(score, out);
    kinds_print(score, out);
    fprintf(out, "\n%-26s %8s %8s %14s\n", "misprint", "sheets", "clear", "other reason");
    for (i = 1; i < MISPRINT_COUNT; i++)
        fprintf(out, "%-26s %8u %8u %14u\n", misprint_name((enum misprint)i),
                score->misprints[i].sheets, score->misprints[i].clear,
                score->misprints[i].other);
    fprintf(out, "\ngood sheets were held for:");
    for (i = 0; i < REASON_COUNT; i++)
        if (score->reasons[i] > 0)
            fprintf(out, " %s %u", reason_word((enum reason)i), score->reasons[i]);
    fprintf(out, "\n");
}
