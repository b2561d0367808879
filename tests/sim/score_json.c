/* score_json.c -- the score as one JSON object. */
#include <jansson.h>

#include "tests/sim/score.h"

static json_int_t n(uint64_t value)
{
    return (json_int_t)value;
}

static json_t *effects_json(const struct score *score)
{
    json_t *list = json_array();
    int i;

    for (i = 0; i < SCORE_EFFECTS; i++) {
        const struct effect_score *e = &score->effects[i];

        json_array_append_new(list,
                json_pack("{s:s, s:I, s:I, s:I, s:I, s:I}", "effect",
                        i == SCORE_COMBINED ? "combined" : effect_name((enum effect)i),
                        "sheets", n(e->sheets), "positions", n(e->positions), "silent",
                        n(e->silent), "good", n(e->good), "held", n(e->held)));
    }
    return list;
}

static json_t *kinds_json(const struct score *score)
{
    json_t *list = json_array();
    int i;

    for (i = 0; i < KIND_COUNT; i++) {
        const struct kind_score *k = &score->kinds[i];
        const struct kind_entry *entry = kind_entry((enum kind)i);

        json_array_append_new(list,
                json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:I, s:I}", "mark", entry->name,
                        "rule", kind_rule_name(entry->rule), "rows", n(k->rows), "silent",
                        n(k->silent), "hidden", n(k->hidden), "held", n(k->held), "bold",
                        n(k->bold), "other", n(k->other)));
    }
    return list;
}

static json_t *misprints_json(const struct score *score)
{
    json_t *list = json_array();
    int i;

    for (i = 1; i < MISPRINT_COUNT; i++) {
        const struct misprint_score *m = &score->misprints[i];

        json_array_append_new(
                list, json_pack("{s:s, s:I, s:I, s:I}", "misprint",
                              misprint_name((enum misprint)i), "sheets", n(m->sheets),
                              "clear", n(m->clear), "other", n(m->other)));
    }
    return list;
}

void score_print_json(const struct score *score, FILE *out)
{
    json_t *all = json_pack("{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:o, s:o, s:o}",
            "silent", n(score_silent(score)), "unstruck", n(score->unstruck),
            "struck_alarms", n(score->alarms), "unwritten", n(score->unwritten),
            "writing_alarms", n(score->words), "pages", n(score->pages), "simulator_ns",
            n(score->sim_ns), "engine_ns", n(score->engine_ns), "effects",
            effects_json(score), "marks", kinds_json(score), "misprints",
            misprints_json(score));

    if (all != NULL)
        json_dumpf(all, out, JSON_INDENT(1));
    fprintf(out, "\n");
    json_decref(all);
}
