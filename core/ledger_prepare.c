/* ledger_prepare.c -- the conference as typed at the desk, into conference.ini. */
#include "core/ledger_prepare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/conference.h"
#include "core/ini.h"
#include "core/ini_edit.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_form.h"
#include "core/rule.h"

struct preparing {
    struct ledger_form form;
    struct ini_edit edit;
};

/* How an empty field is meant. */
enum emptiness { IS_NEEDED, IS_EMPTY, HAS_DEFAULT };

static enum emptiness meaning_of_empty(const char *name)
{
    static const char *const needed[] = {"title", "body", "place", "date", "rule"};
    size_t i;

    for (i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
        if (strcmp(needed[i], name) == 0)
            return IS_NEEDED;
    return strcmp(name, "superior") == 0 ? IS_EMPTY : HAS_DEFAULT;
}

/* A path elsewhere could show what stands in files of others; one that people wrote
 * into the file themselves stays. */
static int check_path(const struct preparing *preparing, const char *section,
        const char *name, const char *value, struct error *err)
{
    char now[FILE_PATH_MAX];

    if (strchr(value, '/') == NULL)
        return 0;
    if (ini_edit_get(&preparing->edit, section, name, now, sizeof(now)) == 0 &&
            strcmp(now, value) == 0)
        return 0;
    return error_set(err, ERROR_RANGE,
            "'%.60s' lies elsewhere; put the file into the conference's folder and write "
            "its name alone",
            value);
}

/* A value by itself: that of [SECTION] NAME. */
static int check_value(const struct preparing *preparing, const char *section,
        const char *name, const char *value, struct error *err)
{
    struct rule rule;

    if (conference_check(section, name, value, err) != 0 ||
            ini_edit_check(name, value, err) != 0)
        return -1;
    if (strcmp(name, "rule") != 0 && strcmp(name, "template") != 0)
        return 0;
    if (check_path(preparing, section, name, value, err) != 0)
        return -1;
    if (strcmp(name, "rule") != 0 || value[0] == '\0')
        return 0;
    return rule_find(value, preparing->form.ledger->folder, &rule, err);
}

/* One setting; what is wrong with it is a mistake at `field`. */
static int set_value(struct preparing *preparing, const char *section, const char *name,
        const char *value, const char *field, struct error *err)
{
    struct error why;

    if (check_value(preparing, section, name, value, &why) != 0) {
        ledger_form_mistake(&preparing->form, field, why.text);
        return 0;
    }
    return ini_edit_set(&preparing->edit, section, name, value, err);
}

static int take_setting(struct preparing *preparing, const char *name,
        const json_t *member, struct error *err)
{
    char room[LEDGER_FORM_VALUE_BYTES];
    const char *value;

    if (ledger_form_value(name, member, room, &value, err) != 0)
        return -1;
    if (value[strspn(value, " \t")] != '\0' || meaning_of_empty(name) == IS_EMPTY)
        return set_value(preparing, "conference", name, value, name, err);
    if (meaning_of_empty(name) == HAS_DEFAULT)
        return ini_edit_set_group(&preparing->edit, "conference", name, NULL, 0, err);
    ledger_form_mistake(&preparing->form, name, _("this must be filled in"));
    return 0;
}

/* ---- the committee ---- */

/* "NAME, ROLE" as the file has it; *line is owned by the caller. */
static int member_line(struct preparing *preparing, const char *name, const char *role,
        size_t at, char **line, struct error *err)
{
    size_t size = strlen(name) + strlen(role) + sizeof(", ");
    char field[LEDGER_FORM_FIELD_BYTES];
    struct error why = {.kind = ERROR_NONE};
    const char *wrong = "name";

    *line = malloc(size);
    if (*line == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a form");
    (void)snprintf(*line, size, "%s%s%s", name, role[0] == '\0' ? "" : ", ", role);
    if (strchr(name, ',') != NULL) {
        (void)error_set(&why, ERROR_SYNTAX, "a comma stands in the name; leave it out");
    } else if (ini_edit_check("member", name, &why) == 0) {
        wrong = "role";
        if (ini_edit_check("member", *line, &why) == 0) {
            wrong = "name";
            (void)!conference_check("committee", "member", *line, &why);
        }
    }
    if (why.kind == ERROR_NONE)
        return 0;
    (void)snprintf(field, sizeof(field), "members/%zu/%s", at, wrong);
    ledger_form_mistake(&preparing->form, field, why.text);
    return 0;
}

static int take_members(
        struct preparing *preparing, const json_t *conference, struct error *err)
{
    char *lines[CONFERENCE_MEMBERS_MAX] = {NULL};
    json_t *members;
    size_t i;
    int result;

    if (json_get_array(conference, "members", CONFERENCE_MEMBERS_MAX, &members, err) != 0)
        return -1;
    result = 0;
    for (i = 0; i < json_array_size(members) && result == 0; i++)
        result = member_line(preparing, json_text(json_array_get(members, i), "name"),
                json_text(json_array_get(members, i), "role"), i, &lines[i], err);
    if (result == 0 && json_array_size(preparing->form.mistakes) == 0)
        result = ini_edit_set_group(&preparing->edit, "committee", "member",
                (const char *const *)lines, json_array_size(members), err);
    for (i = 0; i < CONFERENCE_MEMBERS_MAX; i++)
        free(lines[i]);
    return result;
}

/* ---- the ballots ---- */

static int take_type(struct preparing *preparing, const char *id, const json_t *type,
        struct error *err)
{
    char section[INI_SECTION_BYTES], field[LEDGER_FORM_FIELD_BYTES];
    char room[LEDGER_FORM_VALUE_BYTES];
    const char *name, *value;
    json_t *member;

    (void)snprintf(section, sizeof(section), "ballot %s", id);
    json_object_foreach((json_t *)(uintptr_t)type, name, member)
    {
        (void)snprintf(field, sizeof(field), "types/%s/%s", id, name);
        if (ledger_form_value(name, member, room, &value, err) != 0 ||
                set_value(preparing, section, name, value, field, err) != 0)
            return -1;
    }
    return 0;
}

static int take_types(
        struct preparing *preparing, const json_t *conference, struct error *err)
{
    json_t *types, *type;
    const char *id;

    if (json_get_object(conference, "types", &types, err) != 0)
        return -1;
    json_object_foreach(types, id, type)
    {
        if (strlen(id) >= LAYOUT_ID_BYTES || !json_is_object(type))
            return error_set(err, ERROR_SYNTAX, "there is no ballot '%s'", id);
        if (take_type(preparing, id, type, err) != 0)
            return -1;
    }
    return 0;
}

/* ---- the whole ---- */

static int take_all(
        struct preparing *preparing, const json_t *conference, struct error *err)
{
    const char *name;
    json_t *member;

    json_object_foreach((json_t *)(uintptr_t)conference, name, member)
    {
        if (strcmp(name, "members") == 0 || strcmp(name, "types") == 0)
            continue;
        if (take_setting(preparing, name, member, err) != 0)
            return -1;
    }
    if (json_object_get(conference, "types") != NULL &&
            take_types(preparing, conference, err) != 0)
        return -1;
    if (json_object_get(conference, "members") == NULL)
        return 0;
    return take_members(preparing, conference, err);
}

/* Each field is right by itself: so is the whole, but for what stands beside them. */
static int check_whole(struct preparing *preparing, struct error *err)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    struct error why;

    if (conference == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    if (conference_parse(preparing->form.ledger->folder, preparing->edit.text,
                preparing->edit.size, conference, &why) != 0)
        ledger_form_mistake(&preparing->form, "", why.text);
    free(conference);
    return 0;
}

int ledger_prepare(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct preparing preparing = {.edit = {.text = NULL}};
    json_t *conference;
    int result = -1;

    if (json_get_object(request, "conference", &conference, err) != 0 ||
            ledger_form_start(
                    &preparing.form, ledger, "prepare", "conference.ini", 1, err) != 0)
        return -1;
    if (ini_edit_start(&preparing.edit, preparing.form.before, preparing.form.before_size,
                err) != 0 ||
            take_all(&preparing, conference, err) != 0)
        goto out;
    if (json_array_size(preparing.form.mistakes) == 0 &&
            check_whole(&preparing, err) != 0)
        goto out;
    result = ledger_form_save(&preparing.form, request, preparing.edit.text,
            preparing.edit.size, NULL, answer, err);
out:
    ini_edit_release(&preparing.edit);
    ledger_form_release(&preparing.form);
    return result;
}
