/* person.c -- who signs in: a name and a passphrase (Argon2id of libsodium). */
#include "core/desk/person.h"

#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "core/desk/throttle.h"
#include "core/desk/view.h"
#include "core/instant.h"
#include "core/json.h"
#include "core/utf8.h"

/* What an unknown name's passphrase is compared with: of random bytes, thrown away. */
static const char nobodys[] = "$argon2id$v=19$m=65536,t=2,p=1$"
                              "Zv3rCK0Zz0bKqzXlq2nJ0w$"
                              "m1nTtDXB3l7Gm0yWQ6oSg0i3j0C1rO4fHk0mV3nq7xE";

static int read_person(struct desk *desk, const char *name, struct ledger_person *out,
        int *is_there, struct error *err)
{
    struct ledger *ledger;
    int result;

    if (view_take(desk->view, &ledger, err) != 0)
        return -1;
    result = ledger_person_find(ledger, name, out, is_there, err);
    view_give(desk->view, ledger);
    return result;
}

static int take_person(
        const struct ledger_person *person, struct person *out, struct error *err)
{
    if (strlen(person->name) >= sizeof(out->name))
        return error_set(err, ERROR_RANGE, "the name is too long");
    memcpy(out->name, person->name, strlen(person->name) + 1);
    out->roles = person->roles;
    return 0;
}

int person_find(
        struct desk *desk, const char *name, struct person *out, struct error *err)
{
    struct ledger_person person;
    int is_there = 0;

    if (read_person(desk, name, &person, &is_there, err) != 0)
        return -1;
    digest_wipe(person.secret, sizeof(person.secret));
    if (!is_there || !person.is_active)
        return error_set(err, ERROR_RANGE, "nobody called '%s' takes part", name);
    return take_person(&person, out, err);
}

/* The same work whoever it is. */
static int is_right(struct desk *desk, const struct ledger_person *person, int is_there,
        const char *passphrase)
{
    int may = is_there && person->is_active && person->secret[0] != '\0' &&
              strlen(passphrase) <= PERSON_PASSPHRASE_MAX_BYTES;
    char secret[crypto_pwhash_STRBYTES];
    int result;

    (void)snprintf(secret, sizeof(secret), "%s", may ? person->secret : nobodys);
    throttle_enter(desk->throttle);
    result = crypto_pwhash_str_verify(
            secret, passphrase, strnlen(passphrase, PERSON_PASSPHRASE_MAX_BYTES));
    throttle_leave(desk->throttle);
    digest_wipe(secret, sizeof(secret));
    return result == 0 && may;
}

int person_check(struct desk *desk, const struct desk_request *request, const char *name,
        const char *passphrase, enum person_result *result, unsigned *wait_s,
        struct person *out, struct error *err)
{
    struct ledger_person person;
    int is_there = 0, right;

    memset(&person, 0, sizeof(person));
    *wait_s = throttle_begin(desk->throttle, name, instant_ms());
    *result = PERSON_WAIT;
    if (*wait_s > 0)
        return 0;
    if (strlen(name) < OFFICIAL_NAME_BYTES && name[0] != '\0' &&
            read_person(desk, name, &person, &is_there, err) != 0)
        return -1;
    right = is_right(desk, &person, is_there, passphrase);
    digest_wipe(person.secret, sizeof(person.secret));
    *result = right ? PERSON_RIGHT : PERSON_WRONG;
    if (!right) {
        (void)!desk_note(desk, request, "sign-in-failed", is_there ? person.name : name,
                NULL, NULL);
        return 0;
    }
    throttle_right(desk->throttle, name);
    return take_person(&person, out, err);
}

int person_hash(struct desk *desk, const char *passphrase,
        char secret[LEDGER_SECRET_BYTES], struct error *err)
{
    char made[crypto_pwhash_STRBYTES];
    int result;

    _Static_assert(crypto_pwhash_STRBYTES <= LEDGER_SECRET_BYTES, "a secret fits");
    if (strlen(passphrase) > PERSON_PASSPHRASE_MAX_BYTES)
        return error_set(err, ERROR_RANGE, "the passphrase is too long");
    if (utf8_length(passphrase) < PERSON_PASSPHRASE_MIN)
        return error_set(err, ERROR_RANGE,
                "the passphrase is too short: it needs %d characters or more, such as "
                "four words",
                PERSON_PASSPHRASE_MIN);
    throttle_enter(desk->throttle);
    result = crypto_pwhash_str(made, passphrase, strlen(passphrase),
            crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE);
    throttle_leave(desk->throttle);
    if (result != 0)
        return error_set(err, ERROR_MEMORY, "no memory to keep a passphrase");
    memcpy(secret, made, sizeof(made));
    return 0;
}

int person_is_anybody(struct desk *desk, struct error *err)
{
    struct ledger *ledger;
    int64_t count = 0;
    int result;

    if (view_take(desk->view, &ledger, err) != 0)
        return -1;
    result = ledger_person_count(ledger, &count, err);
    view_give(desk->view, ledger);
    return result != 0 ? -1 : count > 0;
}

static unsigned role_of(const char *word)
{
    size_t i;

    for (i = 0; i < LEDGER_ROLE_COUNT; i++)
        if (strcmp(ledger_person_role_word((int)i), word) == 0)
            return 1U << i;
    return 0;
}

unsigned person_roles(const json_t *words)
{
    const char *word;
    unsigned roles = 0;
    size_t i;

    for (i = 0; i < json_array_size(words); i++) {
        word = json_string_value(json_array_get(words, i));
        roles |= word == NULL ? 0 : role_of(word);
    }
    return roles;
}

json_t *person_role_words(unsigned roles)
{
    json_t *words = json_array();
    size_t i;

    for (i = 0; i < LEDGER_ROLE_COUNT; i++)
        if ((roles & (1U << i)) != 0)
            (void)json_array_append_new(
                    words, json_string(ledger_person_role_word((int)i)));
    return words;
}

unsigned person_roles_of_form(const struct form *form)
{
    const char *value;
    unsigned roles = 0;
    size_t at = 0;

    while ((value = form_next(form, "role", &at)) != NULL)
        roles |= role_of(value);
    return roles;
}
