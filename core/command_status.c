/* command_status.c -- `kiemphieu status`: how far the count is. */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/batch_text.h"
#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_client.h"

static const char *usage(void)
{
    return _("usage: kiemphieu status DIR [--json]\n"
             "\n"
             "Sheets fed = counted + held + refused, by ballot type and by batch.\n"
             "Exit status 3: sheets are held.\n");
}

static json_int_t number(const json_t *object, const char *name)
{
    return json_integer_value(json_object_get(object, name));
}

/* Without the end of the line. */
static void print_sums(const char *label, const json_t *sums)
{
    (void)printf("  %s%*s %7" JSON_INTEGER_FORMAT " %8" JSON_INTEGER_FORMAT
                 " %9" JSON_INTEGER_FORMAT " %10" JSON_INTEGER_FORMAT,
            label, language_pad(label, 34), "", number(sums, "fed"),
            number(sums, "counted"), number(sums, "held"), number(sums, "refused"));
}

static void print_line(const char *label, const json_t *sums)
{
    print_sums(label, sums);
    (void)printf("\n");
}

static void print_heading(const char *label)
{
    static const char *const words[] = {
            N_("fed"), N_("counted"), N_("held"), N_("refused")};
    static const size_t widths[] = {7, 8, 9, 10};
    size_t i;

    (void)printf("%s%*s", label, language_pad(label, 36), "");
    for (i = 0; i < 4; i++)
        (void)printf(" %*s%s", language_pad(_(words[i]), widths[i]), "", _(words[i]));
    (void)printf("\n");
}

static void print_types(const json_t *list)
{
    const char *label;
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        label = json_string_value(
                json_object_get(json_array_get(list, i), "ballot_type"));
        print_line(label == NULL ? "?" : label, json_array_get(list, i));
    }
}

/* A state is told only of a batch that is not simply in order. */
static void print_batches(const json_t *list)
{
    char label[BATCH_TEXT_BYTES];
    const json_t *batch;
    size_t i;

    for (i = 0; i < json_array_size(list); i++) {
        batch = json_array_get(list, i);
        batch_text_label(batch, label);
        print_sums(label, batch);
        if (batch_text_is(batch, "state", "accepted"))
            (void)printf("\n");
        else
            (void)printf("  %s\n", batch_text_state(batch));
    }
}

static const char *state_sentence(const char *state)
{
    switch (state == NULL ? 'T' : state[0]) {
    case 'O':
        return _("The count is open.");
    case 'S':
        return _("The count is sealed.");
    default:
        return _("Counting has not begun.");
    }
}

static void print_text(const json_t *status)
{
    const json_t *unassigned = json_object_get(status, "unassigned");
    const char *root = json_string_value(json_object_get(status, "root"));

    (void)printf(
            "%s\n", state_sentence(json_string_value(json_object_get(status, "state"))));
    if (root != NULL && root[0] != '\0')
        (void)printf(_("Seal: %s\n"), root);
    print_heading(_("Ballot"));
    print_types(json_object_get(status, "types"));
    if (number(unassigned, "fed") > 0)
        print_line(_("(unknown)"), unassigned);
    print_line(_("Total"), json_object_get(status, "total"));
    if (json_array_size(json_object_get(status, "batches")) > 0) {
        print_heading(_("Batch"));
        print_batches(json_object_get(status, "batches"));
    }
}

int command_status(int argc, char **argv)
{
    static const struct option options[] = {{"json", no_argument, NULL, 'j'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct ledger_client client;
    struct error err = {.text = ""};
    json_t *answer = NULL;
    char *line;
    int option, is_json = 0, held;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option != 'j')
            return command_usage(usage());
        is_json = 1;
    }
    if (optind + 1 != argc)
        return command_usage(usage());
    if (ledger_client_start(&client, argv[optind], &err) != 0 ||
            ledger_client_ask(&client, json_pack("{s:s}", "request", "status"), &answer,
                    &err) != 0) {
        (void)ledger_client_finish(&client, NULL);
        return command_failed(&err);
    }
    (void)json_object_del(answer, "ok");
    (void)json_object_set_new(answer, "format", json_string("kiemphieu-status"));
    (void)json_object_set_new(answer, "version", json_integer(1));
    line = is_json ? json_line(answer) : NULL;
    if (line != NULL)
        (void)printf("%s\n", line);
    else
        print_text(answer);
    free(line);
    held = number(json_object_get(answer, "total"), "held") > 0;
    json_decref(answer);
    if (ledger_client_finish(&client, &err) != 0)
        return command_failed(&err);
    return held ? COMMAND_HELD : COMMAND_DONE;
}
