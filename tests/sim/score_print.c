/* score_print.c -- the table by effect and by mark, for people and as JSON. */
#include <math.h>

#include "tests/sim/score.h"

double score_bound(uint64_t part, uint64_t whole)
{
    static const double z = 1.6448536; /* one side, 95 % */
    double n = (double)whole, share = n > 0 ? (double)part / n : 0;

    if (whole == 0)
        return 100;
    if (part == 0)
        return 100 * fmin(1, 3 / n);
    return 100 *
           fmin(1, (share + z * z / (2 * n) +
                           z * sqrt(share * (1 - share) / n + z * z / (4 * n * n))) /
                           (1 + z * z / n));
}

static double percent(uint64_t part, uint64_t whole)
{
    return whole > 0 ? 100.0 * (double)part / (double)whole : 0;
}

static unsigned long long n(uint64_t value)
{
    return value;
}

static const char *line_name(int effect)
{
    return effect == SCORE_COMBINED ? "two or three at once"
                                    : effect_name((enum effect)effect);
}

static void effect_print(const char *name, const struct effect_score *e, FILE *out)
{
    fprintf(out, "%-26s %8llu %10llu %7llu %9.5f %8llu %7llu %7.3f\n", name, n(e->sheets),
            n(e->positions), n(e->silent), score_bound(e->silent, e->positions),
            n(e->good), n(e->held), percent(e->held, e->good));
}

static struct effect_score effects_sum(const struct score *score)
{
    struct effect_score sum = {0, 0, 0, 0, 0};
    int i;

    for (i = 0; i < SCORE_EFFECTS; i++) {
        sum.sheets += score->effects[i].sheets;
        sum.positions += score->effects[i].positions;
        sum.silent += score->effects[i].silent;
        if (i == SCORE_COMBINED)
            continue; /* effects that each stay in their bounds may not together */
        sum.good += score->effects[i].good;
        sum.held += score->effects[i].held;
    }
    return sum;
}

static void effects_print(const struct score *score, FILE *out)
{
    struct effect_score sum = effects_sum(score);
    int i;

    fprintf(out, "%-26s %8s %10s %7s %9s %8s %7s %7s\n", "effect", "sheets", "positions",
            "silent", "bound %", "good", "held", "held %");
    for (i = 0; i < SCORE_EFFECTS; i++)
        if (score->effects[i].sheets > 0)
            effect_print(line_name(i), &score->effects[i], out);
    effect_print("all (good: but combined)", &sum, out);
}

static void kinds_print(const struct score *score, FILE *out)
{
    int i;

    fprintf(out, "\n%-26s %-12s %9s %7s %7s %9s %8s %7s %7s\n", "mark", "must be", "rows",
            "silent", "hidden", "bound %", "held %", "bold", "other");
    for (i = 0; i < KIND_COUNT; i++) {
        const struct kind_score *k = &score->kinds[i];
        const struct kind_entry *entry = kind_entry((enum kind)i);

        if (k->rows > 0)
            fprintf(out, "%-26s %-12s %9llu %7llu %7llu %9.4f %8.3f %7llu %7llu\n",
                    entry->name, kind_rule_name(entry->rule), n(k->rows), n(k->silent),
                    n(k->hidden), score_bound(k->silent + k->hidden, k->rows),
                    percent(k->held, k->rows), n(k->bold), n(k->other));
    }
    fprintf(out, "hidden: wrong, on a sheet that other marks held; bold: read as meant,"
                 " though held by the specification;\n"
                 "other: the sheet held, but for another reason\n");
}

static void misprints_print(const struct score *score, FILE *out)
{
    int i, k;

    fprintf(out, "\n%-26s %8s %7s %7s  %s\n", "misprint", "sheets", "clear", "other",
            "reasons named");
    for (i = 1; i < MISPRINT_COUNT; i++) {
        const struct misprint_score *m = &score->misprints[i];

        if (m->sheets == 0)
            continue;
        fprintf(out, "%-26s %8llu %7llu %7llu ", misprint_name((enum misprint)i),
                n(m->sheets), n(m->clear), n(m->other));
        for (k = 0; k < REASON_COUNT; k++)
            if (m->reasons[k] > 0)
                fprintf(out, " %s %llu", reason_word((enum reason)k), n(m->reasons[k]));
        fprintf(out, "\n");
    }
}

/* Rows that must be held: all, held, read as meant, taken for blank or another. */
struct between_sum {
    uint64_t rows, held, bold, wrong;
};

static struct between_sum rule_sum(const struct score *score, enum kind_rule rule)
{
    struct between_sum sum = {0, 0, 0, 0};
    int i;

    for (i = 0; i < KIND_COUNT; i++) {
        const struct kind_score *k = &score->kinds[i];

        if (kind_entry((enum kind)i)->rule != rule)
            continue;
        sum.rows += k->rows;
        sum.held += k->held;
        sum.bold += k->bold;
        sum.wrong += k->silent + k->hidden;
    }
    return sum;
}

static void misprints_sum(const struct score *score, FILE *out)
{
    struct misprint_score sum = {0, 0, 0, {0}};
    int i;

    for (i = 1; i < MISPRINT_COUNT; i++) {
        sum.sheets += score->misprints[i].sheets;
        sum.clear += score->misprints[i].clear;
        sum.other += score->misprints[i].other;
    }
    fprintf(out, "misprints %llu: clear %llu, held or refused for another reason %llu\n",
            n(sum.sheets), n(sum.clear), n(sum.other));
}

static void marks_sum(const struct score *score, FILE *out)
{
    struct between_sum between = rule_sum(score, RULE_BETWEEN),
                       thin = rule_sum(score, RULE_EITHER),
                       struck = rule_sum(score, RULE_STRUCK),
                       words = rule_sum(score, RULE_WRITING);

    fprintf(out,
            "marks between %llu: held %.3f %%, read as meant %llu, wrong %llu; thin "
            "slashes %llu: wrong %llu\n",
            n(between.rows), percent(between.held, between.rows), n(between.bold),
            n(between.wrong), n(thin.rows), n(thin.wrong));
    fprintf(out, "struck names held %.3f %% of %llu, alarms %llu of %llu (%.4f %%)\n",
            percent(struck.held, struck.rows), n(struck.rows), n(score->alarms),
            n(score->unstruck), percent(score->alarms, score->unstruck));
    fprintf(out, "writing held %.3f %% of %llu, alarms %llu of %llu (%.4f %%)\n",
            percent(words.held, words.rows), n(words.rows), n(score->words),
            n(score->unwritten), percent(score->words, score->unwritten));
}

void score_print_sums(const struct score *score, FILE *out)
{
    struct effect_score all = effects_sum(score);
    uint64_t pages = score->pages > 0 ? score->pages : 1;
    int i;

    fprintf(out,
            "\nsilent errors %llu on %llu sheets, %llu positions (at most %.6f %%)\n",
            n(score_silent(score)), n(score->pages), n(all.positions),
            score_bound(score_silent(score), all.positions));
    if (all.sheets > 0) {
        fprintf(out, "good sheets held %llu of %llu (%.3f %%)\n", n(all.held),
                n(all.good), percent(all.held, all.good));
        marks_sum(score, out);
    }
    misprints_sum(score, out);
    fprintf(out, "good sheets were held for:");
    for (i = 0; i < REASON_COUNT; i++)
        if (score->reasons[i] > 0)
            fprintf(out, " %s %llu", reason_word((enum reason)i), n(score->reasons[i]));
    fprintf(out, "\na page took the simulator %.1f ms and the engine %.1f ms\n",
            (double)score->sim_ns / 1e6 / (double)pages,
            (double)score->engine_ns / 1e6 / (double)pages);
}

void score_print(const struct score *score, FILE *out)
{
    effects_print(score, out);
    kinds_print(score, out);
    misprints_print(score, out);
    score_print_sums(score, out);
}
