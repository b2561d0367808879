/* ledger_person.c -- who is registered for this count, and who may decide what. */
#include "core/ledger_person.h"

#include <stdio.h>
#include <string.h>

#include "core/language.h"
#include "core/ledger_name.h"

static const char *const role_words[LEDGER_ROLE_COUNT] = {
        N_("operator"), N_("checker"), N_("chair")};

const char *ledger_person_role_word(int at)
{
    return role_words[at];
}

int ledger_person_count(struct ledger *ledger, int64_t *out, struct error *err)
{
    return ledger_store_number(ledger, "SELECT count(*) FROM person", out, err);
}

static void load_row(sqlite3_stmt *row, struct ledger_person *out)
{
    (void)snprintf(out->name, sizeof(out->name), "%s", ledger_store_text(row, 0));
    out->roles = (unsigned)sqlite3_column_int(row, 1);
    (void)snprintf(out->secret, sizeof(out->secret), "%s", ledger_store_text(row, 2));
    out->is_active = sqlite3_column_int(row, 3);
}

int ledger_person_find(struct ledger *ledger, const char *name, struct ledger_person *out,
        int *is_there, struct error *err)
{
    struct ledger_person person = {.roles = 0};
    sqlite3_stmt *statement;
    int result;

    ledger_name_key(name, person.key);
    if (ledger_store_query(ledger, &statement, err,
                "SELECT name, roles, secret, active FROM person WHERE key = ?", "t",
                person.key) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, is_there, err);
    if (result == 0 && *is_there)
        load_row(statement, &person);
    (void)sqlite3_finalize(statement);
    if (result == 0)
        *out = person;
    return result;
}

int ledger_person_secret(struct ledger *ledger, const char *name,
        char secret[LEDGER_SECRET_BYTES], unsigned *roles, int *is_active,
        struct error *err)
{
    struct ledger_person person;
    int is_there;

    if (ledger_person_find(ledger, name, &person, &is_there, err) != 0)
        return -1;
    if (!is_there)
        return error_set(err, ERROR_RANGE, "nobody named '%.100s' is registered", name);
    memcpy(secret, person.secret, LEDGER_SECRET_BYTES);
    *roles = person.roles;
    *is_active = person.is_active;
    return 0;
}

static int refuse_roles(const char *name, unsigned roles, struct error *err)
{
    char list[128] = "";
    size_t used = 0;
    int i;

    for (i = 0; i < LEDGER_ROLE_COUNT && used < sizeof(list); i++)
        if ((roles & (1U << i)) != 0)
            used += (size_t)snprintf(list + used, sizeof(list) - used, "%s%s",
                    used == 0 ? "" : ", ", _(role_words[i]));
    return error_set(err, ERROR_STATE,
            "'%.100s' may not do this; it takes one of the roles: %s", name, list);
}

/* Registered and active? Its roles into *roles. */
static int load_active(
        struct ledger *ledger, const char *name, unsigned *roles, struct error *err)
{
    struct ledger_person person;
    int is_there;

    if (ledger_person_find(ledger, name, &person, &is_there, err) != 0)
        return -1;
    if (!is_there)
        return error_set(err, ERROR_STATE,
                "'%.100s' is not registered; a chair must add the name first", name);
    if (!person.is_active)
        return error_set(err, ERROR_STATE,
                "'%.100s' is no longer taking part; somebody else must do this", name);
    *roles = person.roles;
    return 0;
}

int ledger_person_check(
        struct ledger *ledger, const char *name, unsigned roles_any, struct error *err)
{
    unsigned roles = 0;
    int64_t people;

    if (ledger_person_count(ledger, &people, err) != 0)
        return -1;
    if (people == 0)
        return 0;
    if (load_active(ledger, name, &roles, err) != 0)
        return -1;
    return (roles & roles_any) != 0 ? 0 : refuse_roles(name, roles_any, err);
}

static int take_name(
        const json_t *names, size_t at, char out[LEDGER_TEXT_BYTES], struct error *err)
{
    json_t *wrapped = json_pack("{s:O*}", "name", json_array_get(names, at));
    int result = ledger_text_get(wrapped, "name", 1, out, err);

    json_decref(wrapped);
    if (result == 0 && strlen(out) >= LEDGER_PERSON_NAME_BYTES)
        return error_set(err, ERROR_RANGE, "the name is too long");
    return result;
}

static int take_names(
        const json_t *names, char out[2][LEDGER_TEXT_BYTES], struct error *err)
{
    size_t i;

    if (json_array_size(names) != 2)
        return error_set(
                err, ERROR_STATE, "two different people are needed: give two names");
    for (i = 0; i < 2; i++)
        if (take_name(names, i, out[i], err) != 0)
            return error_add_context(err, "two different people are needed");
    if (ledger_name_is_same(out[0], out[1]))
        return error_set(err, ERROR_STATE,
                "two different people are needed: both names are '%s'", out[0]);
    return 0;
}

int ledger_person_pair(struct ledger *ledger, const json_t *names, unsigned roles_of_one,
        struct error *err)
{
    char texts[2][LEDGER_TEXT_BYTES];
    unsigned roles[2] = {0, 0};
    int64_t people;
    size_t i;

    if (take_names(names, texts, err) != 0 ||
            ledger_person_count(ledger, &people, err) != 0)
        return -1;
    for (i = 0; i < 2 && people > 0; i++)
        if (load_active(ledger, texts[i], &roles[i], err) != 0)
            return -1;
    if (people == 0 || ((roles[0] | roles[1]) & roles_of_one) != 0)
        return 0;
    if (roles_of_one == LEDGER_CHAIR)
        return error_set(err, ERROR_STATE, "one of the two people must be a chair");
    return refuse_roles(texts[0], roles_of_one, err);
}

int ledger_person_pair_if(struct ledger *ledger, const json_t *names,
        unsigned roles_of_one, struct error *err)
{
    int64_t people;

    if (ledger_person_count(ledger, &people, err) != 0)
        return -1;
    if (people == 0 && names == NULL)
        return 0;
    return ledger_person_pair(ledger, names, roles_of_one, err);
}
