/* score.c -- how often the engine was right, in doubt and silently wrong. */
#include "tests/sim/score.h"

#include <string.h>

const struct reading_contest *score_contest(
        const struct reading *reading, const char *contest)
{
    size_t i;

    for (i = 0; i < reading->contest_count; i++)
        if (strcmp(reading->contests[i].contest, contest) == 0)
            return &reading->contests[i];
    return NULL;
}

void score_tell(const struct trial *trial, const char *what, FILE *out)
{
    int i;

    fprintf(out, "%s: --sheet %llu --form %d (", what, (unsigned long long)trial->seed,
            trial->form_number);
    for (i = 0; i < trial->effect_count; i++)
        fprintf(out, "%s %.2f; ", effect_name(trial->effects[i]), trial->strengths[i]);
    fprintf(out, "%.0f dpi; %s) %s", trial->scan.dpi, misprint_name(trial->misprint),
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

    fprintf(out, "    row %d %s: %s in %d", row + 1, what, kind_entry(truth->kind)->name,
            truth->at);
    if (truth->extra != KIND_NONE)
        fprintf(out, " and %s in %d", kind_entry(truth->extra)->name, truth->extra_at);
    fprintf(out, ", read %s", contest_state_word(contest->state));
    for (i = 0; i < contest->box_count; i++)
        fprintf(out, " %s/%d", mark_word(contest->boxes[i].mark),
                contest->boxes[i].ink_ppm);
    if (strcmp(what, "wrong") == 0 ||
            strcmp(what, "bold") == 0) /* told of nowhere else */
        fprintf(out, " --sheet %llu --form %d", (unsigned long long)trial->seed,
                trial->form_number);
    fprintf(out, "\n");
}

/* What the marks themselves may be held for: nothing else hides another row's error. */
static int held_for_marks(const struct reading *reading)
{
    uint32_t marks = 1u << REASON_MARK_UNSURE | 1u << REASON_OVERVOTE |
                     1u << REASON_MARK_CANCELLED;

    return reading->verdict == VERDICT_HELD && (reading->reasons & ~marks) == 0;
}

static void kind_add(struct kind_score *kinds, enum kind at, const struct trial *trial,
        enum row_judgement judgement)
{
    struct kind_score *kind = &kinds[at];
    int must_be_held = kind_entry(at)->rule == RULE_BETWEEN;
    int is_clear = trial->reading.verdict == VERDICT_CLEAR;
    int is_wrong = judgement == ROW_WRONG;
    int is_held_whole = !is_clear && !held_for_marks(&trial->reading);

    kind->rows++;
    kind->silent += is_clear && is_wrong;
    kind->hidden += is_wrong && held_for_marks(&trial->reading);
    kind->held += judgement == ROW_DOUBT || (is_held_whole && must_be_held);
    kind->bold += judgement == ROW_BOLD && (is_clear || held_for_marks(&trial->reading));
}

/* Counts one row; 1 if it is silently wrong. */
static int row_add(
        struct score *score, const struct trial *trial, int row, int loud, FILE *out)
{
    const struct sheet_row *truth = &trial->sheet.rows[row];
    const struct reading_contest *contest =
            score_contest(&trial->reading, trial->sheet.page->rows[row].contest);
    int is_clear = trial->reading.verdict == VERDICT_CLEAR;
    enum row_judgement judgement = ROW_DOUBT;

    if (contest == NULL && is_clear)
        judgement = ROW_WRONG;
    else if (contest != NULL)
        judgement = sheet_judge(&trial->sheet, row, contest);
    if (judgement == ROW_WRONG && !is_clear && contest->state == CONTEST_OVER)
        judgement = ROW_DOUBT;
    kind_add(score->kinds, truth->kind, trial, judgement);
    if (truth->extra != KIND_NONE)
        kind_add(score->kinds, truth->extra, trial, judgement);
    if (contest != NULL && judgement == ROW_WRONG && (is_clear || loud))
        row_tell(trial, row, is_clear ? "SILENT" : "wrong", contest, out);
    else if (contest != NULL && judgement != ROW_RIGHT && loud)
        row_tell(trial, row, judgement == ROW_DOUBT ? "doubt" : "bold", contest, out);
    return is_clear && judgement == ROW_WRONG;
}

int score_fits(enum misprint misprint, const struct reading *reading)
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
    int is_clear = trial->reading.verdict == VERDICT_CLEAR, i;
    int is_other = !is_clear && !score_fits(trial->misprint, &trial->reading);

    misprint->sheets++;
    misprint->clear += (uint64_t)is_clear;
    misprint->other += (uint64_t)is_other;
    for (i = 0; i < REASON_COUNT; i++)
        misprint->reasons[i] += trial->reading.reasons >> i & 1;
    if (is_clear || (is_other && loud))
        score_tell(trial, is_clear ? "SILENT misprint" : "misprint", out);
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
        score_tell(trial, "good sheet held", out);
}

/* A struck name or writing, and where there is none the alarms. 1: silent. */
static int void_add(struct score *score, const struct trial *trial, int loud, FILE *out)
{
    enum kind found = trial->sheet.void_kind;
    enum kind_rule rule = kind_entry(found)->rule;
    uint32_t reasons = trial->reading.reasons;
    int struck = reasons >> REASON_NAME_STRUCK & 1, words = reasons >> REASON_WRITING & 1;
    int is_clear = trial->reading.verdict == VERDICT_CLEAR;

    if (found == KIND_WRITING_ROW) /* to the row it is ink that no box explains */
        words = words || (reasons >> REASON_MARK_UNSURE & 1);
    if (rule != RULE_STRUCK && !trial->sheet.is_over_name) {
        score->unstruck++;
        score->alarms += (uint64_t)struck;
        if (struck && loud)
            score_tell(trial, "no name struck", out);
    }
    if (rule != RULE_WRITING && rule != RULE_STRUCK) {
        score->unwritten++;
        score->words += (uint64_t)words;
    }
    if (rule != RULE_STRUCK && rule != RULE_WRITING)
        return 0;
    score->kinds[found].rows++;
    score->kinds[found].silent += (uint64_t)is_clear;
    score->kinds[found].held += (uint64_t)!is_clear;
    score->kinds[found].other +=
            (uint64_t)(!is_clear && !(rule == RULE_STRUCK ? struck : words));
    return is_clear;
}

int score_add(struct score *score, const struct trial *trial, int loud, FILE *out)
{
    const struct sheet *sheet = &trial->sheet;
    struct effect_score *effect =
            &score->effects[trial->effect_count > 1    ? SCORE_COMBINED
                            : trial->effect_count == 1 ? (int)trial->effects[0]
                                                       : EFFECT_NONE];
    int silent, i;

    score->pages++;
    score->sim_ns += trial->sim_ns;
    score->engine_ns += trial->engine_ns;
    if (trial->misprint != MISPRINT_NONE)
        return misprint_add(score, trial, loud, out);
    effect->sheets++;
    effect->positions += sheet->page->box_count;
    if (trial_is_good(trial))
        good_add(score, effect, trial, loud, out);
    silent = void_add(score, trial, loud, out);
    for (i = 0; i < sheet->row_count; i++)
        silent += row_add(score, trial, i, loud, out);
    if (silent == 0)
        return 0;
    effect->silent++;
    score_tell(trial,
            sheet->void_kind != KIND_NONE ? kind_entry(sheet->void_kind)->name : "SILENT",
            out);
    return 1;
}

uint64_t score_silent(const struct score *score)
{
    uint64_t sum = 0;
    int i;

    for (i = 0; i < SCORE_EFFECTS; i++)
        sum += score->effects[i].silent;
    for (i = 0; i < MISPRINT_COUNT; i++)
        sum += score->misprints[i].clear;
    return sum;
}
