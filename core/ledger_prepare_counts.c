/* ledger_prepare_counts.c -- figures counted by hand, typed at the desk. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/conference.h"
#include "core/ini.h"
#include "core/ini_edit.h"
#include "core/json.h"
#include "core/language.h"
#include "core/ledger_form.h"
#include "core/ledger_prepare.h"

enum { COUNT_TEXT_BYTES = 32 };

struct counting {
    struct ledger_form form;
    struct ini_edit edit;
    struct conference *conference; /* as the file has it */
    json_t *said;                  /* for the event: what was typed, by field */
};

/* Without blanks around it. What is too long is no count, also once it is cut. */
static void trim(const char *text, char out[COUNT_TEXT_BYTES])
{
    size_t size;

    text += strspn(text, " \t");
    size = strlen(text);
    while (size > 0 && (text[size - 1] == ' ' || text[size - 1] == '\t'))
        size--;
    (void)snprintf(out, COUNT_TEXT_BYTES, "%.*s", (int)size, text);
}

/* One count; *value is -1 for one that is not known, or wrong. */
static int take_count(struct counting *counting, const json_t *object,
        const char *section, const char *name, const char *field, long *value,
        struct error *err)
{
    const json_t *member = json_object_get(object, name);
    char room[LEDGER_FORM_VALUE_BYTES], digits[COUNT_TEXT_BYTES];
    const char *text;
    struct error why;

    *value = -1;
    if (member == NULL)
        return 0;
    if (ledger_form_value(name, member, room, &text, err) != 0)
        return -1;
    trim(text, digits);
    if (conference_check(section, name, digits, &why) != 0) {
        ledger_form_mistake(&counting->form, field, why.text);
        return 0;
    }
    if (digits[0] != '\0')
        *value = strtol(digits, NULL, 10);
    (void)json_object_set_new(counting->said, field, json_string(digits));
    return ini_edit_set(&counting->edit, section, name, digits, err);
}

static int take_people(
        struct counting *counting, const json_t *request, struct error *err)
{
    long summoned, present, deputies;
    struct error why;

    if (take_count(counting, request, "counts", "summoned", "summoned", &summoned, err) !=
                    0 ||
            take_count(counting, request, "counts", "present", "present", &present,
                    err) != 0 ||
            take_count(counting, request, "counts", "deputies", "deputies", &deputies,
                    err) != 0)
        return -1;
    if (summoned < 0 || present <= summoned)
        return 0;
    (void)error_set(&why, ERROR_RANGE, "%u present but only %u summoned; mend the counts",
            (unsigned)present, (unsigned)summoned);
    ledger_form_mistake(&counting->form, "present", why.text);
    return 0;
}

/* Where this ballot's figures stand: those of [counts] are for all that have none. */
static void find_section(
        const struct counting *counting, const char *id, char out[INI_SECTION_BYTES])
{
    char value[COUNT_TEXT_BYTES];

    (void)snprintf(out, INI_SECTION_BYTES, "ballot %s", id);
    if (counting->conference->type_count == 1 &&
            ini_edit_get(&counting->edit, out, "issued", value, sizeof(value)) != 0 &&
            ini_edit_get(&counting->edit, out, "collected", value, sizeof(value)) != 0)
        (void)snprintf(out, INI_SECTION_BYTES, "counts");
}

static int take_type(
        struct counting *counting, const char *id, const json_t *type, struct error *err)
{
    char section[INI_SECTION_BYTES], fields[2][LEDGER_FORM_FIELD_BYTES];
    long issued, collected;
    struct error why;

    if (conference_type_find(counting->conference, id) == NULL)
        return error_set(err, ERROR_RANGE, "there is no ballot '%s'", id);
    find_section(counting, id, section);
    (void)snprintf(fields[0], sizeof(fields[0]), "types/%s/issued", id);
    (void)snprintf(fields[1], sizeof(fields[1]), "types/%s/collected", id);
    if (take_count(counting, type, section, "issued", fields[0], &issued, err) != 0 ||
            take_count(counting, type, section, "collected", fields[1], &collected,
                    err) != 0)
        return -1;
    if (issued < 0 || collected <= issued)
        return 0;
    (void)error_set(&why, ERROR_RANGE,
            "%u ballots of '%s' collected but only %u issued; mend the counts",
            (unsigned)collected, id, (unsigned)issued);
    ledger_form_mistake(&counting->form, fields[1], why.text);
    return 0;
}

/* Once each ballot has its own, a figure for all would stand for one left empty. */
static int empty_general(struct counting *counting, struct error *err)
{
    static const char *const names[] = {"issued", "collected"};
    char value[COUNT_TEXT_BYTES];
    size_t i;

    for (i = 0; i < 2; i++)
        if (ini_edit_get(&counting->edit, "counts", names[i], value, sizeof(value)) ==
                        0 &&
                ini_edit_set(&counting->edit, "counts", names[i], "", err) != 0)
            return -1;
    return 0;
}

static int take_types(struct counting *counting, const json_t *request, struct error *err)
{
    json_t *types, *type;
    const char *id;

    if (json_object_get(request, "types") == NULL)
        return 0;
    if (json_get_object(request, "types", &types, err) != 0)
        return -1;
    json_object_foreach(types, id, type)
    {
        if (take_type(counting, id, type, err) != 0)
            return -1;
    }
    if (counting->conference->type_count < 2 ||
            json_object_size(types) < counting->conference->type_count)
        return 0;
    return empty_general(counting, err);
}

static int check_whole(struct counting *counting, struct error *err)
{
    struct error why;

    (void)err;
    if (json_array_size(counting->form.mistakes) == 0 &&
            conference_parse(counting->form.ledger->folder, counting->edit.text,
                    counting->edit.size, counting->conference, &why) != 0)
        ledger_form_mistake(&counting->form, "", why.text);
    return 0;
}

static int start(struct counting *counting, struct ledger *ledger, struct error *err)
{
    if (ledger_form_start(&counting->form, ledger, "counts", "conference.ini", 1, err) !=
            0)
        return -1;
    counting->said = json_object();
    counting->conference = calloc(1, sizeof(*counting->conference));
    if (counting->conference == NULL || counting->said == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    if (conference_parse(ledger->folder, counting->form.before,
                counting->form.before_size, counting->conference, err) != 0)
        return -1;
    return ini_edit_start(
            &counting->edit, counting->form.before, counting->form.before_size, err);
}

int ledger_prepare_counts(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    struct counting counting = {.conference = NULL};
    int result = -1;

    if (start(&counting, ledger, err) == 0 && take_people(&counting, request, err) == 0 &&
            take_types(&counting, request, err) == 0 && check_whole(&counting, err) == 0)
        result = ledger_form_save(&counting.form, request, counting.edit.text,
                counting.edit.size, json_pack("{s:O}", "counts", counting.said), answer,
                err);
    free(counting.conference);
    json_decref(counting.said);
    ini_edit_release(&counting.edit);
    ledger_form_release(&counting.form);
    return result;
}
