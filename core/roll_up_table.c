/* roll_up_table.c -- a roll-up on the terminal: sums, and what is in the way. */
#include "core/roll_up_table.h"

#include <inttypes.h>

#include "core/language.h"

enum { ID_COLUMNS = 16 };

static void print_right(const char *text, size_t columns)
{
    (void)printf("%*s%s", language_pad(text, columns), "", text);
}

static void print_rule(const struct roll_up_rule *rule)
{
    int is_vietnamese = language_is_vietnamese();
    const struct rule_outcome *outcome;
    size_t i;

    (void)printf("%s  %s\n", rule->rule.id,
            is_vietnamese ? rule->rule.title_vi : rule->rule.title_en);
    (void)printf("  %s%*s", _("outcome"), language_pad(_("outcome"), ID_COLUMNS), "");
    print_right(_("people"), 9);
    print_right(_("bodies"), 9);
    (void)printf("\n");
    for (i = 0; i < rule->rule.outcome_count; i++) {
        outcome = &rule->rule.outcomes[i];
        (void)printf("  %s%*s%9" PRIu32 "%9" PRIu32 "  %s\n", outcome->id,
                language_pad(outcome->id, ID_COLUMNS), "", rule->people_of[i],
                rule->conferences_of[i],
                is_vietnamese ? outcome->text_vi : outcome->text_en);
    }
    (void)printf("  %s%*s%9" PRIu32 "%9" PRIu32 "\n", _("Total"),
            language_pad(_("Total"), ID_COLUMNS), "", rule->people, rule->conferences);
}

void roll_up_table_print(const struct roll_up *roll)
{
    size_t i;

    if (roll->has_list)
        (void)printf(_("%" PRIu32 " of %zu bodies have reported.\n"),
                (uint32_t)(roll->body_count - roll->missing), roll->body_count);
    (void)printf(_("%" PRIu32 " conferences, %zu results.\n"), roll->reported,
            roll->measured_count);
    if (!roll_up_is_complete(roll))
        (void)printf(_("INCOMPLETE: what is missing is named in the files.\n"));
    for (i = 0; i < roll->rule_count; i++)
        if (roll->rules[i]->people > 0)
            print_rule(roll->rules[i]);
}

void roll_up_problems_print(const struct roll_up *roll, FILE *out)
{
    size_t i;

    for (i = 0; i < roll->problem_count; i++)
        (void)fprintf(
                out, "- %s: %s\n", roll->problems[i].source, roll->problems[i].text);
    for (i = 0; i < roll->body_count; i++)
        if (!roll->bodies[i].has_reported)
            (void)fprintf(out, _("- %s: has not reported; ask for its sealed results\n"),
                    roll->bodies[i].body);
}
