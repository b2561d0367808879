/* report_grade.c -- in words: grades and bands, what a cap or quota changed, and why. */
#include "forms/report_grade.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

int report_is_points(const struct report_data *data, size_t type)
{
    return data->rules[type].points_most > 0;
}

static int option_bits(uint32_t options)
{
    int bits = 0;

    for (; options != 0; options &= options - 1)
        bits++;
    return bits;
}

int report_is_grading(const struct report_data *data, size_t type)
{
    const struct rule *rule = &data->rules[type];
    size_t i;

    for (i = 1; i < rule->outcome_count; i++)
        if (option_bits(rule->outcomes[i].options) > 1)
            return 1;
    return rule->points_most > 0;
}

static const char *name_of(const struct report_data *data, size_t type, size_t outcome)
{
    const struct rule_outcome *found = &data->rules[type].outcomes[outcome];

    return data->language[0] == 'e' && found->text_en[0] != '\0' ? found->text_en
                                                                 : found->text_vi;
}

const char *report_outcome_name(
        const struct report_data *data, size_t type, const char *id)
{
    int found = rule_outcome_find(&data->rules[type], id);

    return found < 0 ? "" : name_of(data, type, (size_t)found);
}

/* "Xuất sắc + tốt": the options that an outcome sums. */
static char *options_text(const struct report_data *data, size_t type, size_t outcome)
{
    const struct rule *rule = &data->rules[type];
    GString *out = g_string_new(NULL);
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if ((rule->outcomes[outcome].options >> i & 1U) != 0)
            g_string_append_printf(
                    out, "%s%s", out->len > 0 ? " + " : "", report_label(data, type, i));
    return g_string_free(out, FALSE);
}

char *report_condition(const struct report_data *data, size_t type, size_t outcome)
{
    const struct rule_outcome *found = &data->rules[type].outcomes[outcome];
    char threshold[32];
    char *options = options_text(data, type, outcome), *text;
    struct report_words_value values[] = {
            {"options", options}, {"threshold", threshold}, {NULL, NULL}};
    int is_mean = found->measure == RULE_MEAN;
    const char *key = found->bound == RULE_AT_LEAST
                              ? (is_mean ? "grade.mean_at_least" : "grade.share_at_least")
                              : (is_mean ? "grade.mean_more" : "grade.share_more");

    if (found->threshold.den == 1)
        (void)snprintf(threshold, sizeof(threshold), "%" PRIu32, found->threshold.num);
    else
        (void)snprintf(threshold, sizeof(threshold), "%" PRIu32 "/%" PRIu32,
                found->threshold.num, found->threshold.den);
    text = report_words_fill(&data->words, outcome == 0 ? "grade.rest" : key, values);
    g_free(options);
    return text;
}

void report_mean(const struct report_data *data, const struct results_contest *contest,
        char out[WORDS_SHARE_BYTES])
{
    if (contest->rows == 0)
        (void)snprintf(out, WORDS_SHARE_BYTES, "–");
    else
        report_words_share(&data->words, (uint32_t)results_mean_hundredths(contest), out);
}

/* Hundredths of a percent, half up. */
static uint32_t percent_hundredths(uint64_t part, uint64_t whole)
{
    return (uint32_t)((part * 20000 + whole) / (2 * whole));
}

char *report_decided_by(const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    const struct rule *rule = &data->rules[type];
    int found = rule_outcome_find(rule, contest->outcome_before[0] != '\0'
                                                ? contest->outcome_before
                                                : contest->outcome);
    uint32_t whole = data->results.types[type].denominator;
    char share[WORDS_SHARE_BYTES];
    struct report_words_value values[] = {{"share", share}, {NULL, NULL}};
    uint64_t votes = 0;
    size_t i;

    if (found <= 0 || whole == 0 || rule->outcomes[found].measure == RULE_MEAN)
        return g_strdup("");
    for (i = 0; i < rule->option_count; i++)
        if ((rule->outcomes[found].options >> i & 1U) != 0)
            votes += contest->votes[i];
    report_words_share(&data->words, percent_hundredths(votes, whole), share);
    return report_words_fill(&data->words, "grade.decided_by", values);
}

char *report_change(const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    const char *by =
            strcmp(contest->changed_by, "cap") == 0 ? "grade.by_cap" : "grade.by_quota";
    struct report_words_value values[] = {
            {"before", report_outcome_name(data, type, contest->outcome_before)},
            {"by", report_words_get(&data->words, by)}, {NULL, NULL}};

    if (contest->is_tied)
        return g_strdup(report_words_get(&data->words, "grade.tied"));
    if (contest->outcome_before[0] == '\0')
        return g_strdup("");
    return report_words_fill(&data->words, "grade.before", values);
}

char *report_who(const struct results_contest *contest)
{
    return g_strdup_printf("%s%s%s", contest->name, contest->title[0] != '\0' ? ", " : "",
            contest->title);
}

char *report_bad_rows(const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    if (!report_is_points(data, type))
        return g_strdup_printf("%" PRIu32 " / %" PRIu32, contest->blank, contest->over);
    return g_strdup_printf("%" PRIu32 " / %" PRIu32 " / %" PRIu32 " / %" PRIu32,
            contest->blank, contest->over, contest->partial, contest->beyond);
}

static int is_about(const struct rule_quota *quota, const struct results_contest *contest)
{
    int is_collective = contest->role == OFFICIAL_COLLECTIVE;

    return quota->who == RULE_EVERYONE ||
           (quota->who == RULE_COLLECTIVES) == (is_collective != 0);
}

/* Those whom a quota is about, of all ballot types with its card. */
struct quota_count {
    uint64_t base;      /* whose outcome is one of the base's */
    uint64_t all, tied; /* who have the quota's outcome; who wait for a decision */
};

/* Nobody without a valid row or ballot counts. */
static void quota_add(const struct rule *rule, const struct results_type *type,
        const struct rule_quota *quota, struct quota_count *count)
{
    const struct results_contest *contest;
    int outcome;
    size_t i;

    for (i = 0; i < type->contest_count; i++) {
        contest = &type->contests[i];
        outcome = rule_outcome_find(rule, contest->outcome);
        if ((rule->points_most > 0 ? contest->rows : type->denominator) == 0 ||
                outcome < 0 || !is_about(quota, contest))
            continue;
        count->base += quota->base >> outcome & 1U;
        count->all += (size_t)outcome == quota->outcome;
        count->tied += contest->is_tied && (size_t)outcome == quota->outcome;
    }
}

/* How many may have the outcome; the base as it will be then. */
static uint64_t quota_most(const struct report_data *data, size_t type,
        const struct rule_quota *quota, uint64_t *base)
{
    struct quota_count count = {0, 0, 0};
    int64_t step = (int64_t)(quota->base >> (quota->outcome - 1) & 1U) -
                   (int64_t)(quota->base >> quota->outcome & 1U);
    uint64_t cut = 0;
    size_t i;

    for (i = 0; i < data->results.type_count; i++)
        if (strcmp(data->rules[i].id, data->rules[type].id) == 0)
            quota_add(&data->rules[type], &data->results.types[i], quota, &count);
    *base = count.base;
    while (cut < count.tied &&
            (count.all - cut) * quota->share.den > *base * quota->share.num) {
        cut++;
        *base = (uint64_t)((int64_t)count.base + step * (int64_t)cut);
    }
    return *base * quota->share.num / quota->share.den;
}

/* "Tốt hoặc xuất sắc"; of everyone: that they are graded at all. */
static char *base_text(
        const struct report_data *data, size_t type, const struct rule_quota *quota)
{
    const struct rule *rule = &data->rules[type];
    uint32_t all = (UINT32_C(1) << rule->outcome_count) - 1;
    GString *out = g_string_new(NULL);
    size_t i;

    if ((quota->base & all) == all)
        g_string_append(out, report_words_get(&data->words, "grade.base_all"));
    for (i = 0; i < rule->outcome_count && (quota->base & all) != all; i++)
        if ((quota->base >> i & 1U) != 0)
            g_string_append_printf(out, "%s%s%s“%s”", out->len > 0 ? " " : "",
                    out->len > 0 ? report_words_get(&data->words, "grade.or") : "",
                    out->len > 0 ? " " : "", name_of(data, type, i));
    return g_string_free(out, FALSE);
}

char *report_quota(const struct report_data *data, size_t type, size_t index)
{
    static const char *const whom[] = {
            "grade.people", "grade.collectives", "grade.everyone"};
    const struct rule_quota *quota = &data->rules[type].quotas[index];
    uint64_t base, kept = quota_most(data, type, quota, &base);
    char share[32], count[24], most[24];
    char *names = base_text(data, type, quota), *text;
    struct report_words_value values[] = {{"share", share}, {"count", count},
            {"most", most}, {"base", names},
            {"whom", report_words_get(&data->words, whom[quota->who])},
            {"outcome", name_of(data, type, quota->outcome)}, {NULL, NULL}};

    if (100 % quota->share.den == 0)
        (void)snprintf(share, sizeof(share), "%" PRIu32 " %%",
                quota->share.num * (100 / quota->share.den));
    else
        (void)snprintf(share, sizeof(share), "%" PRIu32 "/%" PRIu32, quota->share.num,
                quota->share.den);
    (void)snprintf(count, sizeof(count), "%" PRIu64, base);
    (void)snprintf(most, sizeof(most), "%" PRIu64, kept);
    text = report_words_fill(&data->words, "grade.quota", values);
    g_free(names);
    return text;
}
