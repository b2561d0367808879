/* review_person.c -- who sits at the terminal. */
#include "core/review_person.h"

#include <string.h>

#include "core/digest.h"
#include "core/language.h"
#include "core/review_ask.h"

enum { TRIES = 3 };

/* Once people are registered at the desk, a name alone opens nothing. */
static int are_registered(struct ledger_client *client, int *answer, struct error *err)
{
    json_t *told = NULL;

    if (ledger_client_ask(client, json_pack("{s:s}", "request", "people"), &told, err) !=
            0)
        return -1;
    *answer = json_array_size(json_object_get(told, "people")) > 0;
    json_decref(told);
    return 0;
}

static int note(struct ledger_client *client, const char *kind, const char *name,
        struct error *err)
{
    return ledger_client_ask(client,
            json_pack("{s:s,s:s,s:s,s:{}}", "request", "note", "kind", kind, "name", name,
                    "detail"),
            NULL, err);
}

static int prove(struct review *review, struct ledger_client *client, struct error *err)
{
    char passphrase[REVIEW_SECRET_BYTES];
    int result;

    if (review_ask_secret(review, _("Your passphrase"), passphrase) != 0)
        return error_set(
                err, ERROR_STATE, "nobody gave a passphrase; nothing is decided");
    result = ledger_client_ask(client,
            json_pack("{s:s,s:s,s:s}", "request", "person-prove", "name", review->name,
                    "passphrase", passphrase),
            NULL, err);
    digest_wipe(passphrase, sizeof(passphrase));
    return result;
}

int review_person(struct review *review, struct ledger_client *client, struct error *err)
{
    struct error later;
    int i, is_asked;

    if (review->name[0] == '\0' &&
            review_ask_text(review, _("Your name"), NULL, review->name) != 0)
        return error_set(err, ERROR_STATE, "nobody gave a name; nothing is decided");
    if (are_registered(client, &is_asked, err) != 0)
        return -1;
    for (i = 0; is_asked; i++) {
        if (prove(review, client, err) == 0)
            return note(client, "sign-in", review->name, err);
        if (err->kind != ERROR_STATE ||
                note(client, "sign-in-failed", review->name, &later) != 0 ||
                i + 1 == TRIES)
            return -1;
        (void)printf("%s\n", err->text);
    }
    return 0;
}
