/* prepare_cards.c -- the rule cards to choose from, and what each of them says. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/prepare_form.h"
#include "core/language.h"
#include "core/rule_card.h"

static void add(
        struct prepare_cards *cards, const struct prepare *prepare, const char *id)
{
    struct rule *rule = malloc(sizeof(*rule));
    struct prepare_card *card = &cards->list[cards->count];

    if (rule == NULL || cards->count == PREPARE_CARDS_MAX ||
            strlen(id) >= sizeof(card->id)) {
        free(rule);
        return;
    }
    (void)snprintf(card->id, sizeof(card->id), "%s", id);
    (void)snprintf(card->text, sizeof(card->text), "%s", id);
    if (rule_find(id, prepare->folder, rule, NULL) == 0) {
        card->is_entered = rule->is_entered;
        (void)snprintf(card->text, sizeof(card->text), "%s – %s",
                prepare->request->words != NULL ? rule->title_vi : rule->title_en,
                rule->source);
    }
    if (!card->is_entered) { /* months have no ballot */
        cards->choices[cards->count].value = card->id;
        cards->choices[cards->count].label = card->text;
        cards->count++;
    }
    free(rule);
}

/* Cards of the committee's own lie in the conference's folder. */
static void add_own(struct prepare_cards *cards, const struct prepare *prepare)
{
    struct dirent *entry;
    DIR *list = opendir(prepare->folder);
    size_t length;

    while (list != NULL && (entry = readdir(list)) != NULL) {
        length = strlen(entry->d_name);
        if (entry->d_name[0] != '.' && length > strlen(".rule") &&
                strcmp(entry->d_name + length - strlen(".rule"), ".rule") == 0)
            add(cards, prepare, entry->d_name);
    }
    if (list != NULL)
        (void)closedir(list);
}

struct prepare_cards *prepare_cards_new(const struct prepare *prepare)
{
    struct prepare_cards *cards = calloc(1, sizeof(*cards));
    size_t i;

    for (i = 0; cards != NULL && rule_card_id(i) != NULL; i++)
        add(cards, prepare, rule_card_id(i));
    if (cards != NULL)
        add_own(cards, prepare);
    return cards;
}

void prepare_templates(
        const struct desk_request *request, struct field_choice out[PREPARE_TEMPLATES])
{
    static const struct field_choice templates[PREPARE_TEMPLATES] = {
            {"party", N_("Party heading")}, {"state", N_("State heading")},
            {"party-vote", N_("Party heading, two levels")},
            {"state-vote", N_("State heading, two levels")},
            {"party-grade", N_("Party heading, grades")},
            {"state-grade", N_("State heading, grades")},
            {"party-score", N_("Party heading, points")},
            {"state-score", N_("State heading, points")}};
    size_t i;

    for (i = 0; i < PREPARE_TEMPLATES; i++) {
        out[i].value = templates[i].value;
        out[i].label = say(request, templates[i].label);
    }
}

/* ---- what they say ---- */

static const char *label(const struct prepare *prepare, const char *vi, const char *en)
{
    return prepare->request->words != NULL ? vi : en;
}

static void put_outcome(const struct prepare *prepare, const struct rule_outcome *outcome)
{
    const struct desk_request *request = prepare->request;

    html_put(prepare->html, "<li>%s", label(prepare, outcome->text_vi, outcome->text_en));
    if (outcome->when[0] != '\0')
        html_put(prepare->html, ": <code>%s</code>", outcome->when);
    if (outcome->after != 0)
        html_put(prepare->html, " (%s)",
                say(request, N_("only if it was so the year before too")));
    if (outcome->follow_up[0] != '\0')
        html_put(prepare->html, " – %s: <code>%s</code>",
                say(request, N_("a second ballot follows")), outcome->follow_up);
    html_add(prepare->html, "</li>");
}

static void put_limits(const struct prepare *prepare, const struct rule *rule)
{
    const struct desk_request *request = prepare->request;
    const struct rule_outcome *outcome;
    size_t i;

    if (rule->cap != RULE_CAP_NONE)
        html_put(prepare->html, "<li>%s</li>",
                rule->cap == RULE_CAP_HEADS
                        ? say(request, N_("Cap: the head is not above the collective"))
                        : say(request, N_("Cap: nobody is above the collective")));
    for (i = 0; i < rule->quota_count; i++) {
        outcome = &rule->outcomes[rule->quotas[i].outcome];
        html_put(prepare->html, "<li>%s: %s, %u/%u</li>", say(request, N_("Quota")),
                label(prepare, outcome->text_vi, outcome->text_en),
                rule->quotas[i].share.num, rule->quotas[i].share.den);
    }
}

static void put_card(const struct prepare *prepare, const struct rule *rule)
{
    const struct desk_request *request = prepare->request;
    size_t i;

    html_put(prepare->html, "<h3>%s</h3><p class=\"note\"><code>%s</code> – %s</p><p>",
            label(prepare, rule->title_vi, rule->title_en), rule->id, rule->source);
    for (i = 0; i < rule->option_count; i++)
        html_put(prepare->html, "%s%s", i == 0 ? "" : " / ",
                label(prepare, rule->options[i].label_vi, rule->options[i].label_en));
    if (rule->points_most > 0)
        html_put(
                prepare->html, "%s: 0–%u", say(request, N_("Points")), rule->points_most);
    html_add(prepare->html, "</p><ul>");
    for (i = 1; i < rule->outcome_count; i++)
        put_outcome(prepare, &rule->outcomes[i]);
    put_limits(prepare, rule);
    html_add(prepare->html, "</ul>");
}

void prepare_put_cards(const struct prepare *prepare, const struct prepare_cards *cards)
{
    struct rule *rule = malloc(sizeof(*rule));
    size_t i;

    html_put(prepare->html, "<details><summary>%s</summary>",
            say(prepare->request, N_("What each rule card says")));
    for (i = 0; rule != NULL && i < cards->count; i++)
        if (rule_find(cards->list[i].id, prepare->folder, rule, NULL) == 0)
            put_card(prepare, rule);
    html_add(prepare->html, "</details>");
    free(rule);
}
