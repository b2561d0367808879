/* results_table.c -- the results as a table on the terminal. */
#include "core/results_table.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/language.h"

enum { NAME_COLUMNS = 26, LEVEL_COLUMNS = 17 };

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
    print_right(_("blank"), 7);
    print_right(_("over"), 6);
    print_right(_("held"), 11);
    (void)printf("  %s\n", _("outcome"));
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
    (void)printf("%7" PRIu32 "%6" PRIu32 "%11" PRIu32 "  %s", contest->blank,
            contest->over, contest->held, contest->outcome);
    if (contest->held > 0)
        (void)printf(" %s", contest->is_decided ? _("(decided)") : _("(still open)"));
    else if (contest->votes_to_next >= 0)
        (void)printf(_(" (%" PRId64 " to the next)"), contest->votes_to_next);
    (void)printf("\n");
}

void results_table_print(const struct results *results)
{
    const struct results_type *type;
    size_t t, i;

    for (t = 0; t < results->type_count; t++) {
        type = &results->types[t];
        (void)printf(_("Ballot %s: %" PRIu32 " issued, %" PRIu32 " collected, %" PRIu32
                       " valid, %" PRIu32 " invalid, %" PRIu32 " held, %" PRIu32
                       " refused; shares of %" PRIu32 "\n"),
                type->ballot_type, type->issued, type->collected, type->valid,
                type->invalid, type->held, type->refused, type->denominator);
        print_heading(type);
        for (i = 0; i < type->contest_count; i++)
            print_contest(type, &type->contests[i]);
    }
}
