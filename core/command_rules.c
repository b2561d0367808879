/* command_rules.c -- `kiemphieu rules`: the shipped rule cards. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/command.h"
#include "core/install.h"
#include "core/language.h"
#include "core/rule.h"
#include "core/rule_card.h"

enum { CARD_MAX_BYTES = 1 << 20 };

static const char *usage(void)
{
    return _("usage: kiemphieu rules [--show ID]\n"
             "\n"
             "Lists the rule cards. --show prints one, to copy and change:\n"
             "  kiemphieu rules --show state-96 > DIR/ours.rule\n"
             "then write rule = ours.rule in DIR/conference.ini.\n");
}

static int list_cards(void)
{
    struct error err = {.text = ""};
    struct rule rule;
    size_t i, k;
    int is_vietnamese = language_is_vietnamese();

    for (i = 0; rule_card_id(i) != NULL; i++) {
        if (rule_find(rule_card_id(i), ".", &rule, &err) != 0)
            return command_failed(&err);
        (void)printf("%s  %s\n", rule.id, is_vietnamese ? rule.title_vi : rule.title_en);
        (void)printf("    %s\n    %s: %s\n", rule.source, _("shares of"),
                rule_denominator_name(rule.denominator));
        for (k = 1; k < rule.outcome_count; k++)
            (void)printf("    %s: %s: %s\n", rule.outcomes[k].id, rule.outcomes[k].when,
                    is_vietnamese ? rule.outcomes[k].text_vi : rule.outcomes[k].text_en);
    }
    return COMMAND_DONE;
}

static int is_shipped(const char *id)
{
    size_t i;

    for (i = 0; rule_card_id(i) != NULL; i++)
        if (strcmp(rule_card_id(i), id) == 0)
            return 1;
    return 0;
}

static int show_card(const char *id)
{
    struct error err = {.text = ""};
    char name[LAYOUT_ID_BYTES + 16], path[FILE_PATH_MAX];
    char *text = NULL;
    size_t size = 0;

    if (!is_shipped(id)) {
        (void)error_set(&err, ERROR_RANGE,
                "there is no rule card '%s'; `kiemphieu rules` lists them", id);
        return command_failed(&err);
    }
    (void)snprintf(name, sizeof(name), "rules/%.31s.rule", id);
    if (install_data(name, path, &err) != 0 ||
            file_read(path, CARD_MAX_BYTES, &text, &size, &err) != 0)
        return command_failed(&err);
    (void)fwrite(text, 1, size, stdout);
    free(text);
    return COMMAND_DONE;
}

int command_rules(int argc, char **argv)
{
    static const struct option options[] = {{"show", required_argument, NULL, 's'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    const char *shown = NULL;
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option != 's')
            return command_usage(usage());
        shown = optarg;
    }
    if (optind != argc)
        return command_usage(usage());
    return shown == NULL ? list_cards() : show_card(shown);
}
