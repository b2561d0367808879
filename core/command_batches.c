/* command_batches.c -- `kiemphieu batches`: the stacks, and what people decide of them.
 */
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/batch_text.h"
#include "core/command.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_client.h"

enum { LABEL_COLUMNS = 22, ID_DIGITS_LEAST = 4, COLUMNS = 6, NAMES = 2 };

struct wish {
    const char *folder;
    const char *request; /* "batch-accept" or "batch-discard"; NULL: only list */
    const char *batch, *names[NAMES], *reason;
    int is_json;
};

static const char *usage(void)
{
    return _(
            "usage: kiemphieu batches DIR [--json]\n"
            "       kiemphieu batches DIR --accept BATCH --name A --name B --reason WHY\n"
            "       kiemphieu batches DIR --discard BATCH --name WHO --reason WHY\n"
            "\n"
            "Lists the batches: sheets declared, and fed = counted + held + refused. A "
            "batch\n"
            "whose counts disagree, or that was interrupted, waits until it is taken "
            "up\n"
            "again or somebody decides. BATCH is its name, or the first digits of its "
            "id\n"
            "(four at least).\n"
            "\n"
            "  --accept BATCH   it counts as it is; two people accept it\n"
            "  --discard BATCH  its sheets count nowhere and may be fed again; images "
            "and\n"
            "                   readings are kept, marked as discarded\n"
            "  --name WHO       who decides\n"
            "  --reason WHY     kept beside the decision\n"
            "  --json           the list as JSON\n"
            "\n"
            "Exit status 3: a batch waits.\n");
}

/* ---- which batch ---- */

static int is_meant(const json_t *batch, const char *wanted)
{
    size_t digits = strlen(wanted);

    if (digits == 0)
        return 0;
    return batch_text_is(batch, "name", wanted) ||
           (digits >= ID_DIGITS_LEAST &&
                   strncasecmp(json_text(batch, "batch"), wanted, digits) == 0);
}

/* Of a name used twice what was discarded is not meant, unless nothing else is. */
static json_t *find_meant(const json_t *batches, const char *wanted)
{
    json_t *all = json_array(), *standing = json_array(), *batch;
    size_t i;

    for (i = 0; i < json_array_size(batches); i++) {
        batch = json_array_get(batches, i);
        if (!is_meant(batch, wanted))
            continue;
        (void)json_array_append(all, batch);
        if (!batch_text_is(batch, "state", "discarded"))
            (void)json_array_append(standing, batch);
    }
    if (json_array_size(standing) == 0) {
        json_decref(standing);
        return all;
    }
    json_decref(all);
    return standing;
}

static void list_meant(const json_t *meant)
{
    char label[BATCH_TEXT_BYTES];
    size_t i;

    for (i = 0; i < json_array_size(meant); i++) {
        batch_text_label(json_array_get(meant, i), label);
        (void)fprintf(stderr, "  %s  %s  %s\n",
                json_text(json_array_get(meant, i), "batch"), label,
                batch_text_state(json_array_get(meant, i)));
    }
}

static int find_batch(
        const json_t *batches, const char *wanted, char **id, struct error *err)
{
    json_t *meant = find_meant(batches, wanted);
    int result = 0;

    if (json_array_size(meant) == 0) {
        result = error_set(err, ERROR_RANGE, "there is no batch '%s'", wanted);
    } else if (json_array_size(meant) > 1) {
        list_meant(meant);
        result = error_set(err, ERROR_RANGE,
                "'%s' is more than one batch; give the first digits of its id", wanted);
    } else {
        *id = strdup(json_text(json_array_get(meant, 0), "batch"));
        if (*id == NULL)
            result = error_set(err, ERROR_MEMORY, "no memory");
    }
    json_decref(meant);
    return result;
}

/* ---- the list ---- */

static void print_number(const json_t *batch, const char *name, int columns, int is_known)
{
    if (is_known)
        (void)printf(" %*" JSON_INTEGER_FORMAT, columns,
                json_integer_value(json_object_get(batch, name)));
    else
        (void)printf(" %*s", columns, "-");
}

static void print_decision(const json_t *batch)
{
    const json_t *decision = json_object_get(batch, "decision");
    int64_t discarded = json_integer_value(json_object_get(batch, "discarded"));
    const char *names[NAMES];
    size_t i;

    if (decision == NULL)
        return;
    for (i = 0; i < NAMES; i++)
        names[i] =
                json_string_value(json_array_get(json_object_get(decision, "names"), i));
    if (batch_text_is(decision, "kind", "discard"))
        (void)printf(_("    %" PRId64 " sheets discarded by %s: %s\n"), discarded,
                names[0] == NULL ? "?" : names[0], json_text(decision, "reason"));
    else
        (void)printf(_("    accepted by %s and %s: %s\n"),
                names[0] == NULL ? "?" : names[0], names[1] == NULL ? "?" : names[1],
                json_text(decision, "reason"));
}

static const int widths[COLUMNS] = {9, 7, 9, 10, 10, 10};

static void print_batch(const json_t *batch)
{
    static const char *const names[COLUMNS] = {
            "expected", "fed", "counted", "held", "refused", "difference"};
    int is_declared = json_integer_value(json_object_get(batch, "expected")) >= 0;
    char label[BATCH_TEXT_BYTES];
    size_t i;

    batch_text_label(batch, label);
    (void)printf("%.*s  %s%*s", BATCH_TEXT_ID_DIGITS, json_text(batch, "batch"), label,
            language_pad(label, LABEL_COLUMNS), "");
    for (i = 0; i < COLUMNS; i++)
        print_number(
                batch, names[i], widths[i], is_declared || (i > 0 && i < COLUMNS - 1));
    (void)printf("  %s\n", batch_text_state(batch));
    print_decision(batch);
}

static void print_heading(void)
{
    static const char *const words[COLUMNS] = {N_("declared"), N_("fed"), N_("counted"),
            N_("held"), N_("refused"), N_("difference")};
    size_t i;

    (void)printf("%s%*s", _("Batch"),
            language_pad(_("Batch"), BATCH_TEXT_ID_DIGITS + 2 + LABEL_COLUMNS), "");
    for (i = 0; i < COLUMNS; i++)
        (void)printf(
                " %*s%s", language_pad(_(words[i]), (size_t)widths[i]), "", _(words[i]));
    (void)printf("  %s\n", _("state"));
}

static int print_list(const json_t *answer, int is_json, struct error *err)
{
    const json_t *batches = json_object_get(answer, "batches");
    json_t *object;
    char *line;
    size_t i;

    if (is_json) {
        object = json_pack("{s:s,s:i,s:O}", "format", "kiemphieu-batches", "version", 1,
                "batches", batches);
        line = object == NULL ? NULL : json_line(object);
        json_decref(object);
        if (line == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for the batches");
        (void)printf("%s\n", line);
        free(line);
        return 0;
    }
    if (json_array_size(batches) == 0)
        (void)printf(_("There is no batch yet.\n"));
    else
        print_heading();
    for (i = 0; i < json_array_size(batches); i++)
        print_batch(json_array_get(batches, i));
    return 0;
}

static int does_wait(const json_t *answer)
{
    const json_t *batches = json_object_get(answer, "batches");
    size_t i;

    for (i = 0; i < json_array_size(batches); i++)
        if (json_is_true(json_object_get(json_array_get(batches, i), "waits")))
            return 1;
    return 0;
}

/* ---- the decision ---- */

static int ask_list(struct ledger_client *client, json_t **answer, struct error *err)
{
    return ledger_client_ask(
            client, json_pack("{s:s}", "request", "batches"), answer, err);
}

static int decide(
        struct ledger_client *client, const struct wish *wish, struct error *err)
{
    json_t *answer = NULL, *request, *names = NULL;
    char *id = NULL;
    int result;

    if (ask_list(client, &answer, err) != 0)
        return -1;
    result = find_batch(json_object_get(answer, "batches"), wish->batch, &id, err);
    json_decref(answer);
    if (result != 0)
        return -1;
    request = json_pack("{s:s,s:s,s:s,s:s}", "request", wish->request, "batch", id,
            "name", wish->names[0], "reason", wish->reason);
    if (request != NULL && wish->names[1] != NULL)
        names = json_pack("[s,s]", wish->names[0], wish->names[1]);
    free(id);
    if (request == NULL || (wish->names[1] != NULL && names == NULL)) {
        json_decref(request);
        return error_set(err, ERROR_SYNTAX, "name or reason are not UTF-8");
    }
    if (names != NULL)
        (void)json_object_set_new(request, "names", names);
    return ledger_client_ask(client, request, NULL, err);
}

static int run(const struct wish *wish)
{
    struct ledger_client client;
    struct error err = {.text = ""};
    json_t *answer = NULL;
    int result, waits;

    result = ledger_client_start(&client, wish->folder, &err);
    if (result == 0 && wish->request != NULL)
        result = decide(&client, wish, &err);
    if (result == 0)
        result = ask_list(&client, &answer, &err);
    if (result == 0)
        result = print_list(answer, wish->is_json, &err);
    waits = does_wait(answer);
    json_decref(answer);
    if (ledger_client_finish(&client, result == 0 ? &err : NULL) != 0)
        result = -1;
    if (result != 0)
        return command_failed(&err);
    return waits ? COMMAND_HELD : COMMAND_DONE;
}

static int names_needed(const char *request)
{
    return request == NULL ? 0 : strcmp(request, "batch-accept") == 0 ? NAMES : 1;
}

int command_batches(int argc, char **argv)
{
    static const struct option options[] = {{"accept", required_argument, NULL, 'a'},
            {"discard", required_argument, NULL, 'd'},
            {"name", required_argument, NULL, 'n'},
            {"reason", required_argument, NULL, 'r'}, {"json", no_argument, NULL, 'j'},
            {"help", no_argument, NULL, 'h'}, {NULL, 0, NULL, 0}};
    struct wish wish = {.is_json = 0};
    int option, given = 0;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if ((option == 'a' || option == 'd') && wish.request == NULL) {
            wish.request = option == 'a' ? "batch-accept" : "batch-discard";
            wish.batch = optarg;
        } else if (option == 'n' && given < NAMES)
            wish.names[given++] = optarg;
        else if (option == 'r')
            wish.reason = optarg;
        else if (option == 'j')
            wish.is_json = 1;
        else
            return command_usage(usage());
    }
    if (optind + 1 != argc || given != names_needed(wish.request) ||
            (wish.request == NULL) != (wish.reason == NULL))
        return command_usage(usage());
    wish.folder = argv[optind];
    return run(&wish);
}
