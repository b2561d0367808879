/* minutes_cells.c -- the texts of the results' table, cell by cell. */
#include "forms/minutes_cells.h"

#include <inttypes.h>
#include <stdio.h>

#include <glib.h>

#include "forms/minutes_parts.h"
#include "forms/report_grade.h"

char *minutes_cell_level(const struct report_data *data, size_t type,
        const struct results_contest *contest, size_t level, char **under)
{
    char text[WORDS_SHARE_BYTES];

    if (!report_is_points(data, type)) {
        report_words_share(&data->words, contest->shares[level], text);
        *under = g_strdup(text);
        return g_strdup_printf("%" PRIu32, contest->votes[level]);
    }
    *under = g_strdup("");
    if (level == 0)
        return g_strdup_printf("%" PRIu32, contest->rows);
    if (level == 1)
        return g_strdup_printf("%" PRIu64, contest->points);
    report_mean(data, contest, text);
    return g_strdup(text);
}

char *minutes_cell_outcome(const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    size_t outcome = report_outcome_find(&data->rules[type], contest->outcome);

    if (report_is_open(contest))
        return g_strdup(report_words_get(&data->words, "table.undecided"));
    if (report_is_grading(data, type))
        return g_strdup(report_outcome_name(data, type, contest->outcome));
    if (outcome == 0 && contest->votes_to_next >= 0)
        return g_strdup("");
    if (outcome == 0)
        return g_strdup(report_words_get(&data->words, "table.none"));
    return minutes_threshold(data, type, outcome);
}

static char *next_text(
        const struct report_data *data, const struct results_contest *contest)
{
    char votes[24];
    struct report_words_value values[] = {{"votes", votes}, {NULL, NULL}};

    if (contest->votes_to_next < 0)
        return g_strdup("");
    (void)snprintf(votes, sizeof(votes), "%" PRId64, contest->votes_to_next);
    return report_words_fill(&data->words, "table.to_next", values);
}

static void append_line(GString *out, char *line)
{
    if (line[0] != '\0')
        g_string_append_printf(out, "%s%s", out->len > 0 ? "\n" : "", line);
    g_free(line);
}

char *minutes_cell_more(const struct report_data *data, size_t type,
        const struct results_contest *contest)
{
    struct report_words_value values[] = {
            {"outcome", report_outcome_name(data, type, contest->previous)},
            {NULL, NULL}};
    GString *out = g_string_new(NULL);

    if (report_is_open(contest))
        return g_string_free(out, FALSE);
    if (report_is_grading(data, type)) {
        append_line(out, report_decided_by(data, type, contest));
        append_line(out, report_change(data, type, contest));
    } else {
        append_line(out, next_text(data, contest));
    }
    if (contest->previous[0] != '\0')
        append_line(out, report_words_fill(&data->words, "grade.previous", values));
    return g_string_free(out, FALSE);
}

char *minutes_cell_held(
        const struct report_data *data, const struct results_contest *contest)
{
    char held[24];
    struct report_words_value values[] = {{"held", held}, {NULL, NULL}};

    if (contest->held == 0)
        return g_strdup("");
    (void)snprintf(held, sizeof(held), "%" PRIu32, contest->held);
    return report_words_fill(&data->words, "table.held", values);
}
