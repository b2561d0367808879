/* ledger_people.c -- the requests that register people, and give and take their roles. */
#include "core/ledger_people.h"

#include <string.h>

#include "core/json.h"
#include "core/ledger_event.h"
#include "core/ledger_name.h"
#include "core/ledger_person.h"

/* ---- what a request says ---- */

static int get_name(const json_t *request, const char *member,
        char out[LEDGER_TEXT_BYTES], struct error *err)
{
    if (ledger_text_get(request, member, 1, out, err) != 0)
        return -1;
    if (strlen(out) >= LEDGER_PERSON_NAME_BYTES)
        return error_set(err, ERROR_RANGE, "the name is too long");
    return 0;
}

static unsigned role_of(const json_t *word)
{
    const char *text = json_string_value(word);
    int i;

    for (i = 0; text != NULL && i < LEDGER_ROLE_COUNT; i++)
        if (strcmp(ledger_person_role_word(i), text) == 0)
            return 1U << i;
    return 0;
}

static int get_roles(const json_t *request, unsigned *out, struct error *err)
{
    json_t *list;
    unsigned roles = 0, role;
    size_t i;

    if (json_get_array(request, "roles", LEDGER_ROLE_COUNT, &list, err) != 0)
        return -1;
    for (i = 0; i < json_array_size(list); i++) {
        role = role_of(json_array_get(list, i));
        if (role == 0)
            return error_set(err, ERROR_SYNTAX, "unknown role; known are %s",
                    "operator, checker, chair");
        roles |= role;
    }
    if (roles == 0)
        return error_set(err, ERROR_RANGE, "a person needs one role at least");
    *out = roles;
    return 0;
}

/* Never a passphrase by mistake: what libsodium made of it. */
static int get_secret(
        const json_t *request, char out[LEDGER_SECRET_BYTES], struct error *err)
{
    static const char start[] = "$argon2id$";

    if (json_get_text(request, "secret", out, LEDGER_SECRET_BYTES, err) != 0)
        return -1;
    if (strncmp(out, start, sizeof(start) - 1) != 0 ||
            out[strspn(out, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                            "0123456789$=,+/")] != '\0')
        return error_set(err, ERROR_SYNTAX, "\"secret\" is no Argon2id string");
    return 0;
}

static json_t *roles_json(unsigned roles)
{
    json_t *list = json_array();
    int i;

    for (i = 0; i < LEDGER_ROLE_COUNT; i++)
        if ((roles & (1U << i)) != 0)
            (void)json_array_append_new(list, json_string(ledger_person_role_word(i)));
    return list;
}

/* ---- who may ---- */

static int get_chair(struct ledger *ledger, const json_t *request,
        char by[LEDGER_TEXT_BYTES], struct error *err)
{
    if (get_name(request, "by", by, err) != 0)
        return -1;
    return ledger_person_check(ledger, by, LEDGER_CHAIR, err);
}

/* The registered person that the request names. */
static int load_named(struct ledger *ledger, const json_t *request,
        struct ledger_person *out, struct error *err)
{
    char name[LEDGER_TEXT_BYTES];
    int is_there;

    if (get_name(request, "name", name, err) != 0 ||
            ledger_person_find(ledger, name, out, &is_there, err) != 0)
        return -1;
    if (!is_there)
        return error_set(err, ERROR_RANGE, "nobody named '%.100s' is registered", name);
    return 0;
}

struct chairs {
    int64_t active, with_secret;
};

static int count_chairs(struct ledger *ledger, struct chairs *out, struct error *err)
{
    if (ledger_store_number(ledger,
                "SELECT count(*) FROM person WHERE active = 1 AND roles & 4 <> 0",
                &out->active, err) != 0)
        return -1;
    return ledger_store_number(ledger,
            "SELECT count(*) FROM person WHERE active = 1 AND roles & 4 <> 0"
            " AND secret <> ''",
            &out->with_secret, err);
}

/* ---- the changes ---- */

static int write_person(
        struct ledger *ledger, const struct ledger_person *person, struct error *err)
{
    sqlite3_stmt *statement;

    if (ledger_store_query(ledger, &statement, err,
                "INSERT OR REPLACE INTO person(key, name, roles, secret, active)"
                " VALUES (?, ?, ?, ?, ?)",
                "ttiti", person->key, person->name, (int64_t)person->roles,
                person->secret, (int64_t)person->is_active) != 0)
        return -1;
    return ledger_store_finish(ledger, statement, err);
}

/* The row and its event; refused if no chair could sign in any more. */
static int change(struct ledger *ledger, const struct ledger_person *person,
        const char *kind, const char *by, struct error *err)
{
    struct chairs before, after;

    if (count_chairs(ledger, &before, err) != 0 ||
            write_person(ledger, person, err) != 0 ||
            count_chairs(ledger, &after, err) != 0)
        return -1;
    if (after.active == 0 || (after.with_secret == 0 && before.with_secret > 0))
        return error_set(err, ERROR_STATE,
                "this is the last chair who can sign in; make somebody else a chair "
                "first");
    return ledger_event_add(ledger, kind,
            json_pack("{s:s,s:o,s:s}", "name", person->name, "roles",
                    roles_json(person->roles), "by", by),
            err);
}

/* The very first registers without anybody's leave, as a chair. */
static int check_add(struct ledger *ledger, const json_t *request,
        const struct ledger_person *person, char by[LEDGER_TEXT_BYTES], struct error *err)
{
    int64_t people;

    by[0] = '\0';
    if (ledger_person_count(ledger, &people, err) != 0)
        return -1;
    if (people >= LEDGER_PEOPLE_MAX)
        return error_set(err, ERROR_RANGE, "more than %d people are registered",
                LEDGER_PEOPLE_MAX);
    if (people > 0)
        return get_chair(ledger, request, by, err);
    if ((person->roles & LEDGER_CHAIR) == 0)
        return error_set(err, ERROR_STATE, "the first person must be a chair");
    return 0;
}

int ledger_people_add(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char name[LEDGER_TEXT_BYTES], by[LEDGER_TEXT_BYTES];
    struct ledger_person person;
    int is_there;

    (void)answer;
    if (get_name(request, "name", name, err) != 0 ||
            ledger_person_find(ledger, name, &person, &is_there, err) != 0)
        return -1;
    if (is_there && person.is_active)
        return error_set(err, ERROR_EXISTS, "'%.100s' is registered already", name);
    memcpy(person.name, name, sizeof(person.name));
    person.secret[0] = '\0';
    person.is_active = 1;
    if (get_roles(request, &person.roles, err) != 0 ||
            (json_object_get(request, "secret") != NULL &&
                    get_secret(request, person.secret, err) != 0) ||
            check_add(ledger, request, &person, by, err) != 0)
        return -1;
    return change(ledger, &person, "person-add", by, err);
}

int ledger_people_roles(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char by[LEDGER_TEXT_BYTES];
    struct ledger_person person;

    (void)answer;
    if (load_named(ledger, request, &person, err) != 0 ||
            get_chair(ledger, request, by, err) != 0 ||
            get_roles(request, &person.roles, err) != 0)
        return -1;
    return change(ledger, &person, "person-roles", by, err);
}

int ledger_people_secret(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char by[LEDGER_TEXT_BYTES];
    struct ledger_person person;
    int is_own;

    (void)answer;
    if (load_named(ledger, request, &person, err) != 0 ||
            get_name(request, "by", by, err) != 0 ||
            get_secret(request, person.secret, err) != 0)
        return -1;
    is_own = ledger_name_is_same(by, person.name);
    if (ledger_person_check(ledger, by, is_own ? LEDGER_ROLES_ALL : LEDGER_CHAIR, err) !=
            0)
        return -1;
    return change(ledger, &person, "person-secret", by, err);
}

int ledger_people_end(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    char by[LEDGER_TEXT_BYTES];
    struct ledger_person person;

    (void)answer;
    if (load_named(ledger, request, &person, err) != 0 ||
            get_chair(ledger, request, by, err) != 0)
        return -1;
    if (!person.is_active)
        return error_set(err, ERROR_STATE,
                "'%.100s' is no longer taking part; somebody else must do this",
                person.name);
    person.is_active = 0;
    person.secret[0] = '\0';
    return change(ledger, &person, "person-end", by, err);
}

/* ---- to look at ---- */

int ledger_people_list(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    json_t *list = json_array(), *entry;
    sqlite3_stmt *statement;
    int has_row, result;

    (void)request;
    (void)json_object_set_new(answer, "people", list);
    if (ledger_store_query(ledger, &statement, err,
                "SELECT name, roles, active, secret <> '' FROM person ORDER BY key",
                "") != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        entry = json_pack("{s:s,s:o,s:b,s:b}", "name", ledger_store_text(statement, 0),
                "roles", roles_json((unsigned)sqlite3_column_int(statement, 1)), "active",
                sqlite3_column_int(statement, 2), "has_secret",
                sqlite3_column_int(statement, 3));
        if (entry == NULL || json_array_append_new(list, entry) != 0) {
            result = error_set(err, ERROR_MEMORY, "no memory for the people");
            break;
        }
    }
    (void)sqlite3_finalize(statement);
    return result;
}
