/* command_check.c -- `kiemphieu check`: the rule with this conference's numbers. */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/check_text.h"
#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_client.h"

enum { NAMES = 2, WITH_MAX = 10000000 };

struct check {
    struct conference *conference;
    struct officials officials;
    const char *folder;
    uint32_t with;
};

static const char *usage(void)
{
    return _("usage: kiemphieu check DIR [--with N] [--confirm --name NAME --name NAME]\n"
             "\n"
             "Shows the rule card of each ballot, what its shares are of, and an example "
             "at\n"
             "each threshold with this conference's own numbers, for the committee to\n"
             "look at before the ballots are printed.\n"
             "\n"
             "  --with N    the number of ballots in the examples\n"
             "  --confirm   two people confirm it; that stands in the record\n"
             "Exit status 1: something is to be mended; such lines begin with !.\n");
}

static int check_type(
        const struct check *check, size_t at, unsigned *wrong, struct error *err)
{
    struct check_ballot ballot = {.conference = check->conference,
            .type = &check->conference->types[at],
            .asked = check->with};
    struct rule *rule = malloc(sizeof(*rule));
    struct previous previous;
    struct contests contests;
    int result = -1;

    if (rule == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a rule card");
    contests_init(&contests);
    previous_init(&previous);
    if (rule_find(ballot.type->rule, check->folder, rule, err) == 0 &&
            contests_load(check->folder, &check->officials, ballot.type->id, rule,
                    &contests, err) == 0 &&
            (!rule->is_yearly ||
                    previous_load(check->folder, ballot.type->previous,
                            &check->conference->date, &previous, err) == 0)) {
        ballot.rule = rule;
        ballot.contests = &contests;
        ballot.previous = &previous;
        *wrong += check_text_print(&ballot);
        result = 0;
    }
    contests_release(&contests);
    previous_release(&previous);
    free(rule);
    return result;
}

static int check_all(struct check *check, unsigned *wrong, struct error *err)
{
    size_t i;

    if (conference_load(check->folder, check->conference, err) != 0 ||
            officials_load(check->folder, check->conference, &check->officials, err) != 0)
        return -1;
    for (i = 0; i < check->conference->type_count; i++)
        if (check_type(check, i, wrong, err) != 0)
            return -1;
    return 0;
}

/* The two names stand in the record, with the cards that they saw. */
static int confirm(
        const struct check *check, const char *const names[NAMES], struct error *err)
{
    json_t *rules = json_array();
    struct ledger_client client;
    size_t i;
    int result;

    for (i = 0; i < check->conference->type_count; i++)
        (void)json_array_append_new(rules, json_string(check->conference->types[i].rule));
    if (ledger_client_start(&client, check->folder, err) != 0) {
        json_decref(rules);
        return -1;
    }
    result = ledger_client_ask(&client,
            json_pack("{s:s,s:s,s:s,s:{s:[s,s],s:o}}", "request", "note", "kind",
                    "rules-confirmed", "name", names[0], "detail", "names", names[0],
                    names[1], "rules", rules),
            NULL, err);
    if (ledger_client_finish(&client, result == 0 ? err : NULL) != 0)
        result = -1;
    if (result == 0)
        (void)printf(_("Confirmed by %s and %s.\n"), names[0], names[1]);
    return result;
}

static int run(struct check *check, const char *const names[NAMES], int is_confirmed)
{
    struct error err = {.text = ""};
    unsigned wrong = 0;
    int result;

    officials_init(&check->officials);
    check->conference = calloc(1, sizeof(*check->conference));
    if (check->conference == NULL)
        return COMMAND_FAILED;
    result = check_all(check, &wrong, &err);
    if (result == 0 && wrong == 0 && is_confirmed)
        result = confirm(check, names, &err);
    officials_release(&check->officials);
    free(check->conference);
    if (result != 0)
        return command_failed(&err);
    return wrong > 0 ? COMMAND_FAILED : COMMAND_DONE;
}

static int read_with(const char *text, uint32_t *out)
{
    char *end = NULL;
    long value = strtol(text, &end, 10);

    if (end == text || *end != '\0' || value < 1 || value > WITH_MAX)
        return -1;
    *out = (uint32_t)value;
    return 0;
}

int command_check(int argc, char **argv)
{
    static const struct option options[] = {{"with", required_argument, NULL, 'w'},
            {"confirm", no_argument, NULL, 'c'}, {"name", required_argument, NULL, 'n'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct check check = {.with = 0};
    const char *names[NAMES] = {NULL, NULL};
    int option, given = 0, is_confirmed = 0;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == 'c')
            is_confirmed = 1;
        else if (option == 'n' && given < NAMES)
            names[given++] = optarg;
        else if (option != 'w' || read_with(optarg, &check.with) != 0)
            return command_usage(usage());
    }
    if (optind + 1 != argc || (is_confirmed && given != NAMES))
        return command_usage(usage());
    check.folder = argv[optind];
    return run(&check, names, is_confirmed);
}
