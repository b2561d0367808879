/* ledger_signed.c -- the results under their conference's name and its signature. */
#include "core/ledger_signed.h"

#include <string.h>

#include "core/conference.h"
#include "core/file.h"
#include "core/json.h"
#include "core/ledger_event.h"
#include "core/sealed.h"

void ledger_signed_name(const struct ledger_plan *plan, struct results *results)
{
    const struct conference *conference = plan->conference;
    struct results_seal *seal = &results->seal;

    memcpy(seal->conference, plan->conference_id, sizeof(seal->conference));
    memcpy(seal->title, conference->title, sizeof(seal->title));
    memcpy(seal->body, conference->body, sizeof(seal->body));
    memcpy(seal->superior, conference->superior, sizeof(seal->superior));
    seal->date = conference->date;
}

/* 1 with the key; 0: there is none, and the ledger must not make one; -1. */
static int load_key(struct ledger *ledger, struct conference_key *key, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, ledger->folder, "conference.key", err) != 0)
        return -1;
    if (!file_exists(path))
        return 0;
    return conference_key_load(ledger->folder, key, err) == 0 ? 1 : -1;
}

int ledger_signed_note(
        struct ledger *ledger, const json_t *results, json_t *detail, struct error *err)
{
    char figures[DIGEST_HEX_BYTES], public_key[RESULTS_KEY_HEX_BYTES];
    struct conference_key key;
    int has_key = load_key(ledger, &key, err);

    if (has_key < 0 || sealed_figures(results, figures, err) != 0)
        return -1;
    if (has_key) {
        sealed_public_key(&key, public_key);
        digest_wipe(&key, sizeof(key));
        if (json_object_set_new(detail, "public_key", json_string(public_key)) != 0)
            return error_set(err, ERROR_MEMORY, "no memory for the seal");
    }
    if (json_object_set_new(detail, "figures", json_string(figures)) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the seal");
    return 0;
}

int ledger_signed_check(struct ledger *ledger, const json_t *seal, const json_t *results,
        struct error *err)
{
    json_t *now = json_object();
    const char *names[] = {"figures", "public_key"};
    const char *then;
    size_t i;
    int result = 0;

    if (now == NULL || ledger_signed_note(ledger, results, now, err) != 0) {
        json_decref(now);
        return -1;
    }
    for (i = 0; i < 2 && result == 0; i++) {
        then = json_text(seal, names[i]);
        if (then[0] == '\0' || strcmp(then, json_text(now, names[i])) == 0)
            continue;
        result = i == 0 ? error_set(err, ERROR_STATE,
                                  "the results are not those that were sealed: "
                                  "conference.ini, a rule card or what they name was "
                                  "changed; put the old files back")
                        : error_set(err, ERROR_STATE,
                                  "conference.key is not that of the seal; put the old "
                                  "file back");
    }
    json_decref(now);
    return result;
}

int ledger_signed_sign(struct ledger *ledger, json_t *results, struct error *err)
{
    struct conference_key key;
    json_t *seal = NULL;
    int has_key, result;

    if (!json_is_true(json_object_get(results, "final")))
        return 0;
    if (ledger_event_find(ledger, "seal", &seal, err) != 0)
        return -1;
    result = ledger_signed_check(ledger, seal, results, err);
    json_decref(seal);
    if (result != 0)
        return -1;
    has_key = load_key(ledger, &key, err);
    if (has_key <= 0)
        return has_key;
    result = sealed_sign(&key, results, err);
    digest_wipe(&key, sizeof(key));
    return result;
}
