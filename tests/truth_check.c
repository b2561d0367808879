/* truth_check.c -- results.json against a deck's truth: other code, the same figures. */
#include "tests/truth_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/contest.h"

enum { PAGES_MAX = 64 };

/* What the truth makes of one contest. */
struct sums {
    uint32_t votes[RULE_VALUES_MAX], blank, over, partial, beyond, rows;
    uint64_t points;
};

/* One sheet: its pages one after the other in the truth. */
struct sheet {
    const struct truth_page *pages[PAGES_MAX];
    size_t count;
    int is_struck;
};

static int same(const char *what, const char *contest, uint64_t found, uint64_t expected)
{
    if (found == expected)
        return 1;
    (void)printf("%s of '%s': %llu, the truth is %llu\n", what, contest,
            (unsigned long long)found, (unsigned long long)expected);
    return 0;
}

/* The next sheet of a ballot type from page *at on; 0: there is none. */
static int sheet_next(
        const struct truth *truth, const char *type, size_t *at, struct sheet *sheet)
{
    const struct truth_page *page;

    memset(sheet, 0, sizeof(*sheet));
    for (; *at < truth->count; (*at)++) {
        page = &truth->pages[*at];
        if (strcmp(page->ballot_type, type) != 0)
            continue;
        if (page->page == 1 && sheet->count > 0)
            return 1;
        if (sheet->count < PAGES_MAX)
            sheet->pages[sheet->count++] = page;
        sheet->is_struck |= page->is_struck;
    }
    return sheet->count > 0;
}

static const struct truth_contest *sheet_row(const struct sheet *sheet, const char *row)
{
    const struct truth_contest *found = NULL;
    size_t i;

    for (i = 0; i < sheet->count && found == NULL; i++)
        found = truth_find(sheet->pages[i], row);
    return found;
}

static void add_option(const struct results_type *type, const struct truth_contest *row,
        struct sums *sums)
{
    size_t i;

    if (row == NULL)
        return;
    sums->blank += row->state == CONTEST_BLANK;
    sums->over += row->state == CONTEST_OVER;
    for (i = 0; i < type->option_count; i++)
        sums->votes[i] += row->state == CONTEST_CHOSEN &&
                          strcmp(row->option, type->option_ids[i]) == 0;
}

/* Tens and ones of every criterion, added up as the paper says. */
static void add_points(
        const struct sheet *sheet, const struct contest *contest, struct sums *sums)
{
    uint32_t blank = 0, over = 0, beyond = 0, points = 0, part = 0;
    const struct truth_contest *row;
    size_t i;

    for (i = 0; i < contest->row_count; i++) {
        row = sheet_row(sheet, contest->rows[i].id);
        if (i == 0 || contest->rows[i].criterion != contest->rows[i - 1].criterion)
            part = 0;
        blank += row->state == CONTEST_BLANK;
        over += row->state == CONTEST_OVER;
        if (row->state == CONTEST_CHOSEN)
            part += (uint32_t)strtoul(row->option, NULL, 10);
        if (i + 1 == contest->row_count ||
                contest->rows[i + 1].criterion != contest->rows[i].criterion) {
            beyond += part > contest->scale.criteria[contest->rows[i].criterion].most;
            points += part;
        }
    }
    if (over > 0)
        sums->over++;
    else if (blank == contest->row_count)
        sums->blank++;
    else if (blank > 0)
        sums->partial++;
    else if (beyond > 0)
        sums->beyond++;
    else {
        sums->votes[points]++;
        sums->points += points;
        sums->rows++;
    }
}

static uint32_t votes_of(
        const struct results_type *type, const struct sums *sums, const char *option)
{
    size_t i;

    for (i = 0; i < type->option_count; i++)
        if (strcmp(type->option_ids[i], option) == 0)
            return sums->votes[i];
    return 0;
}

static const char *grade_of_shares(
        const struct results_type *type, const struct sums *sums, uint32_t base)
{
    uint32_t excellent = votes_of(type, sums, "excellent");
    uint32_t good = excellent + votes_of(type, sums, "good");
    uint32_t complete = good + votes_of(type, sums, "complete");

    if (2 * excellent > base)
        return "excellent";
    if (2 * good > base)
        return "good";
    return 2 * complete > base ? "complete" : "incomplete";
}

static const char *grade_of_mean(const struct sums *sums)
{
    if (sums->points >= (uint64_t)90 * sums->rows)
        return "excellent";
    if (sums->points >= (uint64_t)70 * sums->rows)
        return "good";
    return sums->points >= (uint64_t)50 * sums->rows ? "complete" : "incomplete";
}

/* In the words of the regulations; NULL: of a card that is not known here. */
static const char *expected_outcome(
        const struct results_type *type, const struct sums *sums, uint32_t base)
{
    uint32_t low = votes_of(type, sums, "low");

    if (strcmp(type->rule, "score-100") == 0)
        return sums->rows == 0 ? NULL : grade_of_mean(sums);
    if (strcmp(type->rule, "grade-4") == 0)
        return grade_of_shares(type, sums, base);
    if (strcmp(type->rule, "state-96-vote") == 0)
        return 2 * votes_of(type, sums, "distrust") > base ? "band-1" : "none";
    if (strcmp(type->rule, "party-96") != 0 && strcmp(type->rule, "state-96") != 0)
        return NULL;
    if (3 * low >= 2 * base)
        return "band-2";
    return 2 * low > base ? "band-1" : "none";
}

static int check_contest(const struct results_type *type,
        const struct results_contest *contest, const struct sums *sums, uint32_t base)
{
    const char *outcome = expected_outcome(type, sums, base);
    const char *counted = contest->outcome_before[0] != '\0' ? contest->outcome_before
                                                             : contest->outcome;
    size_t i, values = type->points_most > 0 ? type->points_most + 1 : type->option_count;
    int agrees = same("blank", contest->contest, contest->blank, sums->blank) &
                 same("over", contest->contest, contest->over, sums->over) &
                 same("half filled", contest->contest, contest->partial, sums->partial) &
                 same("beyond", contest->contest, contest->beyond, sums->beyond);

    for (i = 0; i < values; i++)
        agrees &= same("votes", contest->contest, contest->votes[i], sums->votes[i]);
    if (type->points_most > 0)
        agrees &= same("points", contest->contest, contest->points, sums->points) &
                  same("rows", contest->contest, contest->rows, sums->rows);
    if (outcome == NULL || strcmp(counted, outcome) == 0)
        return agrees;
    (void)printf(
            "outcome of '%s': %s, the truth is %s\n", contest->contest, counted, outcome);
    return 0;
}

static int check_type(const struct truth *truth, const struct results_type *type,
        const struct contests *contests)
{
    struct sums *sums = calloc(type->contest_count + 1, sizeof(*sums));
    struct sheet sheet;
    uint32_t sheets = 0, struck = 0;
    size_t at = 0, i;
    int agrees;

    while (sums != NULL && sheet_next(truth, type->ballot_type, &at, &sheet)) {
        sheets++;
        struck += sheet.is_struck ? 1 : 0;
        for (i = 0; i < type->contest_count && !sheet.is_struck; i++) {
            if (type->points_most > 0)
                add_points(&sheet, &contests->list[i], &sums[i]);
            else
                add_option(type, sheet_row(&sheet, type->contests[i].contest), &sums[i]);
        }
    }
    agrees = sums != NULL &&
             same("fed", type->ballot_type, type->fed, sheets) &
                     same("invalid", type->ballot_type, type->invalid, struck) &
                     same("valid", type->ballot_type, type->valid, sheets - struck) &
                     same("held", type->ballot_type, type->held, 0) &
                     same("refused", type->ballot_type, type->refused, 0);
    for (i = 0; sums != NULL && i < type->contest_count; i++)
        agrees &= check_contest(type, &type->contests[i], &sums[i], sheets);
    free(sums);
    return agrees;
}

static int load_contests(const char *folder, const struct conference *conference,
        const struct officials *officials, const struct results_type *type,
        struct contests *contests, struct error *err)
{
    const struct conference_type *plan =
            conference_type_find(conference, type->ballot_type);
    struct rule *rule = calloc(1, sizeof(*rule));
    int result = -1;

    if (rule != NULL && plan != NULL && rule_find(plan->rule, folder, rule, err) == 0)
        result = contests_load(folder, officials, type->ballot_type, rule, contests, err);
    if (result == 0 && contests->count != type->contest_count)
        result = error_set(err, ERROR_RANGE, "other people than in officials.csv");
    free(rule);
    return result;
}

int truth_check(
        const char *folder, const struct truth *truth, const struct results *results)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    struct contests contests;
    struct error err = {.text = ""};
    int agrees = same("final", "all", (uint64_t)results->is_final, 1), failed = 1;
    size_t i;

    officials_init(&officials);
    if (conference != NULL && conference_load(folder, conference, &err) == 0 &&
            officials_load(folder, conference, &officials, &err) == 0)
        failed = 0;
    for (i = 0; i < results->type_count && !failed; i++) {
        contests_init(&contests);
        failed = load_contests(folder, conference, &officials, &results->types[i],
                         &contests, &err) != 0;
        agrees &= !failed && check_type(truth, &results->types[i], &contests);
        contests_release(&contests);
    }
    if (failed)
        (void)printf("truth: %s\n", err.text);
    officials_release(&officials);
    free(conference);
    return agrees && !failed;
}
