/* officials_field.c -- one cell of officials.csv checked and taken. */
#include "core/officials_field.h"

#include <string.h>

#include "core/language.h"
#include "core/utf8.h"

enum { NAME_CHARACTERS_MAX = 60, TITLE_CHARACTERS_MAX = 150, NUMBER_MAX = 9999 };

static int take_number(const char *text, struct official *official, struct error *err)
{
    uint32_t value = 0;
    const char *digit = text;

    while (*digit >= '0' && *digit <= '9' && value <= NUMBER_MAX)
        value = value * 10 + (uint32_t)(*digit++ - '0');
    if (text[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "the number is missing; write the row's number, 1 to %d", NUMBER_MAX);
    if (*digit != '\0' || value == 0 || value > NUMBER_MAX || text[0] == '0')
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' is no number; write a whole number from 1 to %d", text,
                NUMBER_MAX);
    official->no = value;
    memcpy(official->contest, text, strlen(text) + 1);
    return 0;
}

static int take_text(char *out, size_t size, const char *what, const char *text,
        size_t most, struct error *err)
{
    size_t length = utf8_length(text);

    if (length > most || strlen(text) >= size)
        return error_set(err, ERROR_RANGE,
                "the %s has %zu characters; shorten it to %zu or fewer", _(what), length,
                most);
    memcpy(out, text, strlen(text) + 1);
    return 0;
}

static int take_type(const char *text, const struct conference *conference,
        struct official *official, struct error *err)
{
    const struct conference_type *type;

    if (text[0] == '\0' && conference->type_count > 1)
        return error_set(err, ERROR_SYNTAX,
                "the ballot type is missing; write one of the [ballot ...] sections of "
                "conference.ini, such as '%s'",
                conference->types[0].id);
    type = text[0] == '\0' ? &conference->types[0]
                           : conference_type_find(conference, text);
    if (type == NULL)
        return error_set(err, ERROR_SYNTAX,
                "there is no ballot type '%.40s'; write '%s', or add [ballot %.40s] to "
                "conference.ini",
                text, conference->types[0].id, text);
    memcpy(official->ballot_type, type->id, sizeof(official->ballot_type));
    return 0;
}

static int take_name(const char *text, struct official *official, struct error *err)
{
    if (text[0] == '\0')
        return error_set(err, ERROR_SYNTAX, "the name is missing; write it");
    return take_text(official->name, sizeof(official->name), N_("name"), text,
            NAME_CHARACTERS_MAX, err);
}

static int take_title(
        const char *text, const char *name, struct official *official, struct error *err)
{
    if (text[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "the title of '%.100s' is missing; write the post that is rated", name);
    return take_text(official->title, sizeof(official->title), N_("title"), text,
            TITLE_CHARACTERS_MAX, err);
}

/* Letters, digits and - . / _ : it stands in file names and in other people's lists. */
static int take_person(const char *text, struct official *official, struct error *err)
{
    if (strlen(text) >= sizeof(official->person) ||
            strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                         "-._/") != strlen(text))
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' cannot be an id; use letters A-Z, digits and - . _ /, %d at the "
                "most",
                text, OFFICIAL_PERSON_BYTES - 1);
    memcpy(official->person, text, strlen(text) + 1);
    return 0;
}

static int take_role(const char *text, struct official *official, struct error *err)
{
    static const struct {
        const char *text;
        enum official_role role;
    } words[] = {{"", OFFICIAL_MEMBER}, {"member", OFFICIAL_MEMBER},
            {"thành viên", OFFICIAL_MEMBER}, {"head", OFFICIAL_HEAD},
            {"người đứng đầu", OFFICIAL_HEAD}, {"collective", OFFICIAL_COLLECTIVE},
            {"tập thể", OFFICIAL_COLLECTIVE}};
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i].text, text) == 0) {
            official->role = words[i].role;
            return 0;
        }
    return error_set(err, ERROR_SYNTAX,
            "'%.40s' is no role; write head (người đứng đầu), collective (tập thể), or "
            "nothing",
            text);
}

/* A file's name without its path. */
static int take_scale(const char *text, struct official *official, struct error *err)
{
    if (strlen(text) >= sizeof(official->scale) ||
            strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") != strlen(text))
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' names no scale; use a-z, 0-9 and -, up to %d letters: the file "
                "is scales/NAME.csv",
                text, LAYOUT_ID_BYTES - 1);
    memcpy(official->scale, text, strlen(text) + 1);
    return 0;
}

int officials_field_take(const struct officials_heading *heading,
        const struct conference *conference, char **cells, size_t count,
        enum officials_column column, struct official *official, struct error *err)
{
    const char *text = officials_heading_cell(heading, cells, count, column);

    switch (column) {
    case OFFICIALS_NO:
        return take_number(text, official, err);
    case OFFICIALS_NAME:
        return take_name(text, official, err);
    case OFFICIALS_TITLE:
        return take_title(text,
                officials_heading_cell(heading, cells, count, OFFICIALS_NAME), official,
                err);
    case OFFICIALS_TYPE:
        return take_type(text, conference, official, err);
    case OFFICIALS_PERSON:
        return take_person(text, official, err);
    case OFFICIALS_ROLE:
        return take_role(text, official, err);
    case OFFICIALS_SCALE:
        return take_scale(text, official, err);
    case OFFICIALS_GROUP:
    case OFFICIALS_COLUMNS:
    default:
        return take_text(official->group, sizeof(official->group), N_("group"), text,
                TITLE_CHARACTERS_MAX, err);
    }
}
