/* results_table.c -- the results as a table on the terminal. */
#include "core/results_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/language.h"

enum { NAME_COLUMNS = 26, LEVEL_COLUMNS = 17, POINTS_COLUMNS = 8 };

static void print_right(const char *text, size_t columns)
{
    (void)printf("%*s%s", language_pad(text, columns), "", text);
}

static void print_heading(const struct results_type *type)
{
    size_t i;

    (void)printf(
            "%4s  %s%*s", _("No"), _("Name"), language_pad(_("Name"), NAME_COLUMNS), "");
    for (i = 0; i < type->option_count; i++)
        print_right(type->option_ids[i], LEVEL_COLUMNS);
    if (type->points_most > 0) {
        print_right(_("mean"), POINTS_COLUMNS);
        print_right(_("rows"), POINTS_COLUMNS);
    }
    print_right(_("blank"), 7);
    print_right(_("over"), 6);
    if (type->points_most > 0) {
        print_right(_("half"), POINTS_COLUMNS);
        print_right(_("beyond"), POINTS_COLUMNS);
    }
    print_right(_("held"), 11);
    (void)printf("  %s\n", _("outcome"));
}

static void print_mean(const struct results_contest *contest)
{
    char mean[LANGUAGE_SHARE_BYTES] = "-";

    if (contest->rows > 0)
        language_share((uint32_t)results_mean_hundredths(contest),
                language_is_vietnamese(), mean);
    (void)printf("%*s%*" PRIu32, POINTS_COLUMNS, mean, POINTS_COLUMNS, contest->rows);
}

/* What it was before a cap or a quota, and whether it waits for people. */
static void print_outcome(const struct results_contest *contest)
{
    (void)printf("%*" PRIu32 "  %s", 11, contest->held, contest->outcome);
    if (strcmp(contest->changed_by, "cap") == 0)
        (void)printf(_(" (the cap; before: %s)"), contest->outcome_before);
    else if (contest->changed_by[0] != '\0')
        (void)printf(_(" (the quota; before: %s)"), contest->outcome_before);
    if (contest->is_tied)
        (void)printf(" %s", _("(equal at the quota's edge: to be decided)"));
    if (contest->held > 0)
        (void)printf(" %s", contest->is_decided ? _("(decided)") : _("(still open)"));
    else if (contest->votes_to_next >= 0)
        (void)printf(_(" (%" PRId64 " to the next)"), contest->votes_to_next);
    (void)printf("\n");
}

static void print_contest(
        const struct results_type *type, const struct results_contest *contest)
{
    char share[LANGUAGE_SHARE_BYTES];
    size_t i;

    (void)printf("%4s  %s%*s", contest->contest, contest->name,
            language_pad(contest->name, NAME_COLUMNS), "");
    for (i = 0; i < type->option_count; i++) {
        language_share(contest->shares[i], language_is_vietnamese(), share);
        (void)printf("%6" PRIu32 " %8s %%", contest->votes[i], share);
    }
    if (type->points_most > 0)
        print_mean(contest);
    (void)printf("%7" PRIu32 "%6" PRIu32, contest->blank, contest->over);
    if (type->points_most > 0)
        (void)printf("%*" PRIu32 "%*" PRIu32, POINTS_COLUMNS, contest->partial,
                POINTS_COLUMNS, contest->beyond);
    print_outcome(contest);
}

static void print_sums(const struct results_type *type)
{
    if (type->points_most > 0)
        (void)printf(_("Ballot %s: %" PRIu32 " issued, %" PRIu32 " collected, %" PRIu32
                       " valid, %" PRIu32 " invalid, %" PRIu32 " held, %" PRIu32
                       " refused; means of the valid rows\n"),
                type->ballot_type, type->issued, type->collected, type->valid,
                type->invalid, type->held, type->refused);
    else
        (void)printf(_("Ballot %s: %" PRIu32 " issued, %" PRIu32 " collected, %" PRIu32
                       " valid, %" PRIu32 " invalid, %" PRIu32 " held, %" PRIu32
                       " refused; shares of %" PRIu32 "\n"),
                type->ballot_type, type->issued, type->collected, type->valid,
                type->invalid, type->held, type->refused, type->denominator);
}

void results_table_print(const struct results *results)
{
    const struct results_type *type;
    size_t t, i;

    for (t = 0; t < results->type_count; t++) {
        type = &results->types[t];
        print_sums(type);
        print_heading(type);
        for (i = 0; i < type->contest_count; i++)
            print_contest(type, &type->contests[i]);
    }
}
