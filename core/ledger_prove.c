/* ledger_prove.c -- a registered person shows at the terminal that it is they. */
#include "core/ledger_prove.h"

#include <sodium.h>
#include <string.h>

#include "core/json.h"
#include "core/ledger_person.h"

/* Somebody unknown costs the time of somebody known. */
static void waste_time(const char *passphrase)
{
    char made[crypto_pwhash_STRBYTES];

    (void)!crypto_pwhash_str(made, passphrase, strlen(passphrase),
            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
}

static int is_right(const struct ledger_person *person, const char *passphrase)
{
    if (!person->is_active || person->secret[0] == '\0') {
        waste_time(passphrase);
        return 0;
    }
    return crypto_pwhash_str_verify(person->secret, passphrase, strlen(passphrase)) == 0;
}

int ledger_prove(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char name[LEDGER_TEXT_BYTES], passphrase[LEDGER_PASSPHRASE_BYTES];
    struct ledger_person person;
    int64_t people;
    int is_there, is_proved;

    memset(&person, 0, sizeof(person));
    if (ledger_text_get(request, "name", 1, name, err) != 0 ||
            json_get_text(request, "passphrase", passphrase, sizeof(passphrase), err) !=
                    0 ||
            ledger_person_count(ledger, &people, err) != 0 ||
            ledger_person_find(ledger, name, &person, &is_there, err) != 0)
        return -1;
    is_proved = people == 0 || is_right(&person, passphrase);
    (void)json_object_set_new(answer, "name", json_string(is_there ? person.name : name));
    sodium_memzero(passphrase, sizeof(passphrase));
    sodium_memzero(&person, sizeof(person));
    return is_proved
                   ? 0
                   : error_set(err, ERROR_STATE,
                             "name and passphrase do not belong together; a chair gives "
                             "a new link at the desk");
}
