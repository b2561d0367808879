/* command_verify.c -- `kiemphieu verify`: is everything still as it was counted. */
#include <getopt.h>
#include <stdio.h>

#include "core/command.h"
#include "core/language.h"
#include "core/ledger_client.h"

static const char *usage(void)
{
    return _("usage: kiemphieu verify DIR\n"
             "\n"
             "Checks the chain of events, the seal, that fed = counted + held + refused, "
             "that\n"
             "every person's votes add up, and that every image is as it was scanned.\n");
}

static int print_findings(const json_t *findings)
{
    size_t i, count = json_array_size(findings);

    for (i = 0; i < count; i++)
        (void)printf("%s\n", json_string_value(json_array_get(findings, i)));
    if (count == 0)
        (void)printf(_("Everything agrees.\n"));
    return count == 0 ? COMMAND_DONE : COMMAND_FAILED;
}

int command_verify(int argc, char **argv)
{
    static const struct option options[] = {
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct ledger_client client;
    struct error err = {.text = ""};
    json_t *answer = NULL;
    int option, status;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        return command_usage(usage());
    }
    if (optind + 1 != argc)
        return command_usage(usage());
    if (ledger_client_start(&client, argv[optind], &err) != 0 ||
            ledger_client_ask(&client, json_pack("{s:s}", "request", "verify"), &answer,
                    &err) != 0) {
        (void)ledger_client_finish(&client, NULL);
        return command_failed(&err);
    }
    status = print_findings(json_object_get(answer, "findings"));
    json_decref(answer);
    if (ledger_client_finish(&client, &err) != 0)
        return command_failed(&err);
    return status;
}
