/* command_classify.c -- `kiemphieu classify`: the outcome of figures counted by hand. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/results.h"
#include "core/rule.h"

enum { COUNT_MAX = 10000000 };

/* Everything asked for on the command line. */
struct figures {
    const char *card;
    int64_t issued, collected, deputies, valid; /* -1: not given */
    uint32_t votes[RULE_VALUES_MAX];            /* of points: one a number of points */
    uint32_t denominator;
    int is_json;
};

static const char *usage(void)
{
    return _("usage: kiemphieu classify --rule CARD --collected N [--issued N] "
             "[--deputies N]\n"
             "                          [--valid N] [--json] VOTES...\n"
             "\n"
             "CARD is one of `kiemphieu rules`, or the path of a card file. VOTES are "
             "one\n"
             "person's votes, a number for each level in the card's order, for example\n"
             "  kiemphieu classify --rule state-96 --collected 47 19 2 25\n"
             "--deputies is needed by cards that count from all deputies of the body.\n"
             "Of a card of points: the points of each valid row,\n"
             "  kiemphieu classify --rule score-100 87 92 90\n");
}

static int parse_count(
        const char *what, const char *text, int64_t *out, struct error *err)
{
    char *end = NULL;
    long value = strtol(text, &end, 10);

    if (end == text || *end != '\0' || value < 0 || value > COUNT_MAX)
        return error_set(err, ERROR_SYNTAX,
                "%s: '%.40s' is no count; write a whole number", what, text);
    *out = value;
    return 0;
}

/* One person cannot have more votes than there was paper. */
static int check_sum(const struct figures *figures, uint64_t sum, struct error *err)
{
    if (figures->collected >= 0 && sum > (uint64_t)figures->collected)
        return error_set(err, ERROR_RANGE,
                "%" PRIu64 " votes but only %" PRId64 " ballots collected; mend the "
                "figures",
                sum, figures->collected);
    if (figures->valid >= 0 && sum > (uint64_t)figures->valid)
        return error_set(err, ERROR_RANGE,
                "%" PRIu64 " votes but only %" PRId64 " valid ballots; mend the figures",
                sum, figures->valid);
    if (figures->issued >= 0 && sum > (uint64_t)figures->issued)
        return error_set(err, ERROR_RANGE,
                "%" PRIu64 " votes but only %" PRId64 " ballots issued; mend the figures",
                sum, figures->issued);
    if (figures->deputies >= 0 && sum > (uint64_t)figures->deputies)
        return error_set(err, ERROR_RANGE,
                "%" PRIu64 " votes but only %" PRId64 " deputies; mend the figures", sum,
                figures->deputies);
    return 0;
}

static int parse_votes(int count, char **texts, const struct rule *rule,
        struct figures *figures, struct error *err)
{
    uint64_t sum = 0;
    int64_t value;
    int i;

    if ((size_t)count != rule->option_count)
        return error_set(err, ERROR_SYNTAX,
                "the card '%s' has %zu levels; write %zu numbers, not %d", rule->id,
                rule->option_count, rule->option_count, count);
    for (i = 0; i < count; i++) {
        if (parse_count("VOTES", texts[i], &value, err) != 0)
            return -1;
        figures->votes[i] = (uint32_t)value;
        sum += (uint64_t)value;
    }
    return check_sum(figures, sum, err);
}

/* The points of each valid row. */
static int parse_points(int count, char **texts, const struct rule *rule,
        struct figures *figures, struct error *err)
{
    int64_t value;
    int i;

    for (i = 0; i < count; i++) {
        if (parse_count("VOTES", texts[i], &value, err) != 0)
            return -1;
        if (value > rule->points_most)
            return error_set(err, ERROR_RANGE, "the card '%s' has %u points at the most",
                    rule->id, (unsigned)rule->points_most);
        figures->votes[value]++;
    }
    if (count == 0)
        return error_set(err, ERROR_SYNTAX, "write the points of each valid row");
    figures->denominator = (uint32_t)count;
    return 0;
}

static int check_counts(const struct figures *figures, struct error *err)
{
    if (figures->issued >= 0 && figures->collected > figures->issued)
        return error_set(
                err, ERROR_RANGE, "more ballots collected than issued; mend the figures");
    if (figures->deputies >= 0 && figures->collected > figures->deputies)
        return error_set(err, ERROR_RANGE,
                "more ballots collected than deputies; mend the figures");
    if (figures->valid >= 0 && figures->collected >= 0 &&
            figures->valid > figures->collected)
        return error_set(
                err, ERROR_RANGE, "more valid ballots than collected; mend the figures");
    return 0;
}

static int choose_denominator(
        const struct rule *rule, struct figures *figures, struct error *err)
{
    int64_t chosen = figures->collected;
    const char *option = "--collected";

    if (rule->denominator == RULE_DEPUTIES) {
        chosen = figures->deputies;
        option = "--deputies";
    } else if (rule->denominator == RULE_VALID) {
        chosen = figures->valid;
        option = "--valid";
    }
    if (chosen < 0)
        return error_set(err, ERROR_SYNTAX, "the card '%s' needs %s N", rule->id, option);
    if (chosen == 0)
        return error_set(err, ERROR_RANGE, "%s must be 1 or more", option);
    figures->denominator = (uint32_t)chosen;
    return 0;
}

static int print_json(const struct rule *rule, const struct figures *figures)
{
    const struct rule_sums sums = {figures->votes, figures->denominator, 0};
    size_t outcome = rule_outcome(rule, &sums);
    int64_t next = rule_votes_to_next(rule, &sums);
    json_t *counts = json_object(), *shares = json_object(), *root;
    struct ratio share;
    char *line;
    size_t i;

    for (i = 0; i < rule->option_count; i++) {
        share = (struct ratio){figures->votes[i], figures->denominator};
        (void)json_object_set_new(
                counts, rule->options[i].id, json_integer(figures->votes[i]));
        (void)json_object_set_new(shares, rule->options[i].id,
                json_integer(ratio_hundredths_percent(share)));
    }
    root = json_pack("{s:s,s:i,s:s,s:i,s:o,s:o,s:s,s:o}", "format",
            "kiemphieu-classification", "version", 1, "rule", rule->id, "denominator",
            (int)figures->denominator, "counts", counts, "shares_hundredths_percent",
            shares, "outcome", rule->outcomes[outcome].id, "votes_to_next",
            next < 0 ? json_null() : json_integer(next));
    line = root == NULL ? NULL : json_line(root);
    json_decref(root);
    if (line == NULL)
        return COMMAND_FAILED;
    (void)printf("%s\n", line);
    free(line);
    return COMMAND_DONE;
}

static void print_levels(
        const struct rule *rule, const struct figures *figures, int is_vietnamese)
{
    char share[LANGUAGE_SHARE_BYTES];
    const char *label;
    struct ratio ratio;
    size_t i;

    for (i = 0; i < rule->option_count; i++) {
        label = is_vietnamese ? rule->options[i].label_vi : rule->options[i].label_en;
        ratio = (struct ratio){figures->votes[i], figures->denominator};
        language_share(ratio_hundredths_percent(ratio), is_vietnamese, share);
        (void)printf("  %s%*s %7" PRIu32 " %8s %%\n", label, language_pad(label, 20), "",
                figures->votes[i], share);
    }
}

static void print_mean(
        const struct rule *rule, const struct figures *figures, int is_vietnamese)
{
    struct results_contest contest = {
            .points = rule_points(rule, figures->votes), .rows = figures->denominator};
    char mean[LANGUAGE_SHARE_BYTES];

    language_share((uint32_t)results_mean_hundredths(&contest), is_vietnamese, mean);
    (void)printf(_("Mean: %" PRIu64 " points of %" PRIu32 " rows = %s\n"), contest.points,
            contest.rows, mean);
}

static int print_text(const struct rule *rule, const struct figures *figures)
{
    const struct rule_sums sums = {figures->votes, figures->denominator, 0};
    size_t outcome = rule_outcome(rule, &sums);
    int64_t next = rule_votes_to_next(rule, &sums);
    int is_vietnamese = language_is_vietnamese();
    const struct rule_outcome *reached = &rule->outcomes[outcome], *following;

    (void)printf(
            "%s (%s)\n", is_vietnamese ? rule->title_vi : rule->title_en, rule->source);
    if (rule->points_most > 0) {
        print_mean(rule, figures, is_vietnamese);
    } else {
        (void)printf(_("Shares of %" PRIu32 ":\n"), figures->denominator);
        print_levels(rule, figures, is_vietnamese);
    }
    (void)printf(_("Outcome: %s: %s\n"), reached->id,
            is_vietnamese ? reached->text_vi : reached->text_en);
    if (next < 0)
        return COMMAND_DONE;
    following = &rule->outcomes[rule_next_outcome(rule, &sums)];
    (void)printf(_("%" PRId64 " more votes reach the next threshold, %s (%s)\n"), next,
            following->id, following->when);
    return COMMAND_DONE;
}

static int parse_options(
        int argc, char **argv, struct figures *figures, struct error *err)
{
    static const struct option options[] = {{"rule", required_argument, NULL, 'r'},
            {"collected", required_argument, NULL, 'c'},
            {"issued", required_argument, NULL, 'i'},
            {"deputies", required_argument, NULL, 'd'},
            {"valid", required_argument, NULL, 'v'}, {"json", no_argument, NULL, 'j'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    int option, result = 0;

    while (result == 0 && (option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'r')
            figures->card = optarg;
        else if (option == 'c')
            result = parse_count("--collected", optarg, &figures->collected, err);
        else if (option == 'i')
            result = parse_count("--issued", optarg, &figures->issued, err);
        else if (option == 'd')
            result = parse_count("--deputies", optarg, &figures->deputies, err);
        else if (option == 'v')
            result = parse_count("--valid", optarg, &figures->valid, err);
        else if (option == 'j')
            figures->is_json = 1;
        else
            return option == 'h' ? 1 : 2;
    }
    return result;
}

static int read_figures(int count, char **texts, const struct rule *rule,
        struct figures *figures, struct error *err)
{
    if (rule->points_most > 0)
        return parse_points(count, texts, rule, figures, err);
    if (parse_votes(count, texts, rule, figures, err) != 0 ||
            check_counts(figures, err) != 0)
        return -1;
    return choose_denominator(rule, figures, err);
}

int command_classify(int argc, char **argv)
{
    struct figures figures = {NULL, -1, -1, -1, -1, {0}, 0, 0};
    struct error err = {.text = ""};
    struct rule rule;
    int parsed = parse_options(argc, argv, &figures, &err);

    if (parsed == 1)
        return command_help(usage());
    if (parsed == 2 || (parsed == 0 && figures.card == NULL))
        return command_usage(usage());
    if (parsed < 0 || rule_find(figures.card, ".", &rule, &err) != 0 ||
            read_figures(argc - optind, argv + optind, &rule, &figures, &err) != 0) {
        (void)command_failed(&err);
        return COMMAND_USAGE;
    }
    return figures.is_json ? print_json(&rule, &figures) : print_text(&rule, &figures);
}
