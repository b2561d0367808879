/* review_opinions.c -- what two people decided differently, shown to the third. */
#include "core/review_opinions.h"

#include <string.h>

#include "core/held_sheet.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_contest.h"

static const char *state_name(const struct rule *rule, const json_t *row)
{
    const char *state = json_text(row, "state");
    const char *option =
            json_string_value(json_array_get(json_object_get(row, "chosen"), 0));
    size_t i;

    if (strcmp(state, "blank") == 0)
        return _("no mark");
    if (strcmp(state, "over") == 0)
        return _("several marks");
    for (i = 0; option != NULL && i < rule->option_count; i++)
        if (strcmp(rule->options[i].id, option) == 0)
            return language_is_vietnamese() ? rule->options[i].label_vi
                                            : rule->options[i].label_en;
    return state;
}

static const char *decision_name(const char *decision)
{
    if (strcmp(decision, "void") == 0)
        return _("the whole ballot is void");
    if (strcmp(decision, "refuse") == 0)
        return _("this is no ballot");
    if (strcmp(decision, "rescan") == 0)
        return _("it is to be scanned again");
    return _("these rows");
}

static void show_opinion(
        const struct review *review, const json_t *sheet, size_t which, size_t type)
{
    const json_t *opinion = json_array_get(json_object_get(sheet, "opinions"), which);
    const json_t *rows = json_object_get(opinion, "contests"), *row;
    const char *as = json_text(opinion, "ballot_type");
    size_t i;

    (void)printf("  - %s%s%s\n", decision_name(json_text(opinion, "decision")),
            as[0] == '\0' || review->conference->type_count == 1 ? "" : ", ",
            review->conference->type_count == 1 ? "" : as);
    for (i = 0; i < json_array_size(rows); i++) {
        row = json_array_get(rows, i);
        if (held_sheet_differs(sheet, json_text(row, "contest")))
            (void)printf("      %s. %s\n", json_text(row, "contest"),
                    state_name(&review->rules[type], row));
    }
}

void review_opinions_show(const struct review *review, const json_t *sheet, size_t type)
{
    if (json_array_size(json_object_get(sheet, "opinions")) != 2)
        return;
    (void)printf(_("  Two people decided this sheet differently:\n"));
    show_opinion(review, sheet, 0, type);
    show_opinion(review, sheet, 1, type);
}
