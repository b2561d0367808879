/* check_text.c -- the rule of one ballot in words and numbers, to look at before print.
 */
#include "core/check_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/language.h"

enum { EXAMPLE_USUAL = 100 };

static const char *label_of(const struct rule_outcome *outcome)
{
    return language_is_vietnamese() ? outcome->text_vi : outcome->text_en;
}

/* ---- the number that shares are of ---- */

/* What is known of it so far: counted, or what it may at most become. */
static uint32_t find_number(const struct check_ballot *ballot, const char **from)
{
    const struct conference *conference = ballot->conference;
    const struct {
        const char *name;
        const struct conference_count *count;
    } known[] = {{N_("deputies"), &ballot->type->deputies},
            {N_("collected"), &ballot->type->collected},
            {N_("issued"), &ballot->type->issued}, {N_("present"), &conference->present},
            {N_("summoned"), &conference->summoned}};
    size_t i = ballot->rule->denominator == RULE_DEPUTIES ? 0 : 1;

    *from = N_("--with");
    if (ballot->asked > 0)
        return ballot->asked;
    for (; i < sizeof(known) / sizeof(known[0]); i++)
        if (known[i].count->is_given && known[i].count->value > 0) {
            *from = known[i].name;
            return known[i].count->value;
        }
    *from = N_("an example: no number is written in conference.ini yet");
    return EXAMPLE_USUAL;
}

/* ---- thresholds ---- */

static void print_votes(uint64_t votes, uint32_t denominator)
{
    const struct ratio share = {(uint32_t)votes, denominator};
    char text[LANGUAGE_SHARE_BYTES];

    language_share(ratio_hundredths_percent(share), language_is_vietnamese(), text);
    (void)printf("%" PRIu64 " (%s %%)", votes, text);
}

static void print_points(uint64_t points, uint32_t rows)
{
    uint64_t hundredths = (points * 200 + rows) / ((uint64_t)rows * 2);

    (void)printf("%" PRIu64 " (%" PRIu64 "%c%02u)", points, hundredths / 100,
            language_is_vietnamese() ? ',' : '.', (unsigned)(hundredths % 100));
}

static void print_sum(const struct rule_outcome *outcome, uint64_t sum, uint32_t number)
{
    if (outcome->measure == RULE_MEAN)
        print_points(sum, number);
    else
        print_votes(sum, number);
}

/* "Tín nhiệm cao + Tín nhiệm ≥ 2/3": the card's condition with the options' names. */
static void print_condition(const struct rule *rule, const struct rule_outcome *outcome)
{
    const char *between = "";
    size_t i;

    if (outcome->measure == RULE_MEAN)
        (void)printf("%s", _("mean"));
    for (i = 0; i < rule->option_count; i++)
        if ((outcome->options >> i & 1) != 0) {
            (void)printf("%s%s", between,
                    language_is_vietnamese() ? rule->options[i].label_vi
                                             : rule->options[i].label_en);
            between = " + ";
        }
    (void)printf(" %s %u", outcome->bound == RULE_AT_LEAST ? "≥" : ">",
            outcome->threshold.num);
    if (outcome->threshold.den != 1)
        (void)printf("/%u", outcome->threshold.den);
    (void)printf("\n");
}

static void print_threshold(const struct check_ballot *ballot, size_t at, uint32_t number)
{
    const struct rule_outcome *outcome = &ballot->rule->outcomes[at];
    uint64_t needed = rule_needed(ballot->rule, at, number);

    (void)printf("  %s: %s\n      ", outcome->id, label_of(outcome));
    print_condition(ballot->rule, outcome);
    (void)printf("      ");
    (void)printf(outcome->measure == RULE_MEAN ? _("from a sum of points of ")
                                               : _("from votes: "));
    print_sum(outcome, needed, number);
    if (needed > 0) {
        (void)printf(_("; not yet with "));
        print_sum(outcome, needed - 1, number);
    }
    (void)printf("\n");
    if (outcome->after != 0)
        (void)printf(
                _("      only if the year before was one of those the card names\n"));
    if (outcome->follow_up[0] != '\0')
        (void)printf(_("      calls for a second ballot: %s\n"), outcome->follow_up);
}

static void print_thresholds(const struct check_ballot *ballot)
{
    const struct rule *rule = ballot->rule;
    const char *from;
    uint32_t number = find_number(ballot, &from);
    size_t i;

    (void)printf(_("Shares and means are of: %s.\n"),
            rule_denominator_name(rule->denominator));
    (void)printf(_("With %" PRIu32 " (%s), compared exactly, not as printed:\n"), number,
            _(from));
    (void)printf(_("  %s: %s\n      unless another is reached\n"), rule->outcomes[0].id,
            label_of(&rule->outcomes[0]));
    for (i = 1; i < rule->outcome_count; i++)
        print_threshold(ballot, i, number);
}

/* ---- what is invalid ---- */

static const char *scope_name(enum rule_scope scope)
{
    return scope == RULE_SHEET ? _("makes the whole ballot invalid")
           : scope == RULE_ROW ? _("makes that row invalid, the others count")
                               : _("changes nothing");
}

static void print_validity(const struct rule *rule)
{
    (void)printf(
            _("A row without a mark or with several: %s.\n"), scope_name(rule->bad_row));
    (void)printf(_("A struck-out printed name: %s.\n"), scope_name(rule->struck_name));
    (void)printf(_("Anything written on the ballot: %s.\n"), scope_name(rule->writing));
}

/* ---- caps and quotas ---- */

static const struct official *collective_of(
        const struct contests *contests, const char *group)
{
    size_t i;

    for (i = 0; i < contests->count; i++)
        if (contests->list[i].official->role == OFFICIAL_COLLECTIVE &&
                strcmp(contests->list[i].official->group, group) == 0)
            return contests->list[i].official;
    return NULL;
}

static unsigned print_caps(const struct check_ballot *ballot)
{
    const struct official *official, *collective;
    unsigned missing = 0;
    size_t i;

    if (ballot->rule->cap == RULE_CAP_NONE)
        return 0;
    (void)printf(_("Not above the collective of the same group:\n"));
    for (i = 0; i < ballot->contests->count; i++) {
        official = ballot->contests->list[i].official;
        if (official->role == OFFICIAL_COLLECTIVE ||
                (ballot->rule->cap == RULE_CAP_HEADS && official->role != OFFICIAL_HEAD))
            continue;
        collective = collective_of(ballot->contests, official->group);
        if (collective != NULL)
            (void)printf("  %s. %s <= %s\n", official->contest, official->name,
                    collective->name);
        else
            (void)printf(
                    _("  ! %s. %s: no collective of the group '%s' on this ballot\n"),
                    official->contest, official->name, official->group);
        missing += collective == NULL;
    }
    return ballot->conference->type_count > 1 ? 0 : missing;
}

static uint32_t count_who(const struct contests *contests, enum rule_who who)
{
    uint32_t count = 0;
    size_t i;
    int is_collective;

    for (i = 0; i < contests->count; i++) {
        is_collective = contests->list[i].official->role == OFFICIAL_COLLECTIVE;
        count += who == RULE_EVERYONE || is_collective == (who == RULE_COLLECTIVES);
    }
    return count;
}

/* If everybody had the quota's outcome or the one below it. */
static uint32_t most_of(const struct rule_quota *quota, uint32_t people)
{
    uint32_t kept = people;
    uint64_t base;

    for (;; kept--) {
        base = ((quota->base >> quota->outcome & 1) != 0 ? kept : 0) +
               ((quota->base >> (quota->outcome - 1) & 1) != 0 ? people - kept : 0);
        if (kept == 0 || (uint64_t)kept * quota->share.den <= quota->share.num * base)
            return kept;
    }
}

static void print_quotas(const struct check_ballot *ballot)
{
    const struct rule *rule = ballot->rule;
    size_t i, k;

    for (i = 0; i < rule->quota_count; i++) {
        const struct rule_quota *quota = &rule->quotas[i];
        uint32_t people = count_who(ballot->contests, quota->who);

        (void)printf(_("At most %u/%u may have '%s', of those with:"), quota->share.num,
                quota->share.den, rule->outcomes[quota->outcome].id);
        for (k = 0; k < rule->outcome_count; k++)
            if ((quota->base >> k & 1) != 0)
                (void)printf(" %s", rule->outcomes[k].id);
        (void)printf(_(".\n  If all %" PRIu32 " were as good as that or one grade below: "
                       "%" PRIu32 "; equals at the edge are decided by two people.\n"),
                people, most_of(quota, people));
    }
}

/* ---- the year before ---- */

static unsigned print_person_before(
        const struct check_ballot *ballot, const struct official *official)
{
    const char *before =
            previous_outcome(ballot->previous, official->person, official->ballot_type);
    const struct previous_person *like;

    if (before != NULL) {
        (void)printf("  %s. %s: %s\n", official->contest, official->name, before);
        return 0;
    }
    like = previous_suggest(ballot->previous, official->name, official->title);
    if (official->person[0] != '\0' && like == NULL) {
        (void)printf(_("  %s. %s: was not rated\n"), official->contest, official->name);
        return 0;
    }
    if (like != NULL)
        (void)printf(_("  ! %s. %s: somebody of this name and post had the id '%s'; "
                       "write the right id in officials.csv\n"),
                official->contest, official->name, like->person);
    else
        (void)printf(_("  ! %s. %s has no id in officials.csv\n"), official->contest,
                official->name);
    return 1;
}

static unsigned print_year_before(const struct check_ballot *ballot)
{
    unsigned wrong = 0;
    size_t i;

    if (!ballot->rule->is_yearly)
        return 0;
    (void)printf(_("The year before (previous = %s):\n"), ballot->type->previous);
    if (ballot->type->previous[0] == '\0') {
        (void)printf(_("  ! not told: write previous = FOLDER or none in "
                       "conference.ini\n"));
        return 1;
    }
    for (i = 0; ballot->previous->count > 0 && i < ballot->contests->count; i++)
        wrong += print_person_before(ballot, ballot->contests->list[i].official);
    return wrong;
}

unsigned check_text_print(const struct check_ballot *ballot)
{
    const struct rule *rule = ballot->rule;
    unsigned wrong;

    (void)printf(_("Ballot %s: %zu rated\n"), ballot->type->id, ballot->contests->count);
    (void)printf("%s (%s)\n", language_is_vietnamese() ? rule->title_vi : rule->title_en,
            rule->id);
    (void)printf(_("Source: %s\n"), rule->source);
    print_validity(rule);
    print_thresholds(ballot);
    wrong = print_caps(ballot);
    print_quotas(ballot);
    wrong += print_year_before(ballot);
    (void)printf("\n");
    return wrong;
}
