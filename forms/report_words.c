/* report_words.c -- the texts of minutes and charts: a template that a committee may
 * change. */
#include "forms/report_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "forms/words_list.h"

static const char *const keys[] = {"heading.state_1", "heading.state_2",
        "heading.party_1", "heading.party_mark", "heading.date", "minutes.title",
        "minutes.subtitle", "minutes.draft", "minutes.trial", "minutes.draft_note",
        "minutes.trial_note", "minutes.page", "minutes.decimal", "minutes.not_given",
        "committee.title", "committee.opening", "committee.member",
        "committee.member_plain", "committee.none", "counts.title", "counts.summoned",
        "counts.present", "counts.issued", "counts.collected", "counts.valid",
        "counts.invalid", "counts.held", "counts.refused", "result.title",
        "result.title_one", "result.title_many", "result.note", "result.rule",
        "result.source", "result.denominator_collected", "result.denominator_deputies",
        "result.denominator_valid", "result.mean", "result.shares", "result.rows",
        "result.rows_points", "result.effect_title", "result.effect",
        "result.effect_none", "result.effect_open", "table.no", "table.name",
        "table.unit", "table.bad", "table.held", "table.outcome", "table.none",
        "table.more_than", "table.at_least", "table.to_next", "table.undecided",
        "table.rows", "table.sum", "table.mean", "table.bad_points", "table.grade",
        "grade.mean_at_least", "grade.mean_more", "grade.share_at_least",
        "grade.share_more", "grade.rest", "grade.band", "grade.bands_title",
        "grade.decided_by", "grade.by_cap", "grade.by_quota", "grade.before",
        "grade.tied", "grade.previous", "grade.follow_up", "grade.people",
        "grade.collectives", "grade.everyone", "grade.or", "grade.base_all",
        "grade.quota", "grade.cap_heads", "grade.cap_everyone", "grade.settled_title",
        "grade.settled", "grade.settled_tied", "grade.settled_none", "marks.title",
        "marks.read", "marks.ignored", "marks.held", "marks.adjudicated",
        "marks.two_people", "marks.third_person", "marks.one_person", "marks.rescans",
        "seal.title", "seal.sealed", "seal.root", "seal.key", "seal.open",
        "signatures.closing", "signatures.chair", "signatures.member", "signatures.hint",
        "chart.title", "chart.total", "chart.total_points", "chart.mean",
        "chart.figures_points", "chart.rest", "chart.lane", "chart.figures", "chart.held",
        "chart.to_next", "chart.sealed", "chart.open", "person.title", "person.type",
        "person.unit", "person.share", "person.issued", "person.collected",
        "person.valid", "person.invalid", "person.bad", "person.bad_points",
        "person.mean", "person.sum", "person.rows", "person.grade", "person.held",
        "person.outcome", "person.outcome_open", "person.to_next", "person.own",
        "person.sign", "zero.title", "zero.opening", "zero.state_title",
        "zero.state_test", "zero.state_open", "zero.fed", "zero.counted", "zero.held",
        "zero.refused", "zero.table_title"};

enum { KEY_COUNT = sizeof(keys) / sizeof(keys[0]) };
_Static_assert((size_t)KEY_COUNT <= (size_t)WORDS_MAX, "room for every text");

static struct words_list list_of(const struct report_words *words)
{
    return (struct words_list){
            keys, KEY_COUNT, (char *)(uintptr_t)words->text, WORDS_TEXT_BYTES};
}

int report_words_load(const char *path, struct report_words *out, struct error *err)
{
    const struct words_list list = list_of(out);

    return words_list_load(&list, path, err);
}

const char *report_words_get(const struct report_words *words, const char *key)
{
    const struct words_list list = list_of(words);

    return words_list_get(&list, key);
}

/* Appends the value of the {name} at `at`; returns what follows it, or NULL. */
static const char *append_value(
        GString *out, const char *at, const struct report_words_value *values)
{
    const char *end = strchr(at, '}');
    size_t length;

    if (end == NULL)
        return NULL;
    length = (size_t)(end - at) - 1;
    for (; values->name != NULL; values++)
        if (strlen(values->name) == length && memcmp(values->name, at + 1, length) == 0) {
            g_string_append(out, values->value);
            return end + 1;
        }
    return NULL;
}

char *report_words_replace(const char *pattern, const struct report_words_value *values)
{
    const char *at = pattern, *next;
    GString *out = g_string_new(NULL);

    while (*at != '\0') {
        next = *at == '{' ? append_value(out, at, values) : NULL;
        if (next == NULL)
            g_string_append_c(out, *at++);
        else
            at = next;
    }
    return g_string_free(out, FALSE);
}

char *report_words_fill(const struct report_words *words, const char *key,
        const struct report_words_value *values)
{
    return report_words_replace(report_words_get(words, key), values);
}

void report_words_share(const struct report_words *words, uint32_t hundredths,
        char out[WORDS_SHARE_BYTES])
{
    (void)snprintf(out, WORDS_SHARE_BYTES, "%" PRIu32 "%.4s%02" PRIu32, hundredths / 100,
            report_words_get(words, "minutes.decimal"), hundredths % 100);
}
