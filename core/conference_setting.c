/* conference_setting.c -- one line of conference.ini, checked and taken. */
#include "core/conference_setting.h"

#include <stdio.h>
#include <string.h>

#include "core/ini.h"

enum { COUNT_MAX = 10000000, YEAR_MIN = 2000, YEAR_MAX = 2199 };

static int parse_count(const char *name, const char *value, struct conference_count *out,
        struct error *err)
{
    uint32_t sum = 0;
    const char *digit = value;

    if (value[0] == '\0') {
        out->is_given = 0;
        return 0;
    }
    while (*digit >= '0' && *digit <= '9' && sum <= COUNT_MAX)
        sum = sum * 10 + (uint32_t)(*digit++ - '0');
    if (*digit != '\0' || sum > COUNT_MAX)
        return error_set(err, ERROR_SYNTAX,
                "'%s = %.40s' is no count; write a whole number, or nothing if it is not "
                "known yet",
                name, value);
    out->value = sum;
    out->is_given = 1;
    return 0;
}

/* A setting that is a whole number in [least, most]. */
static int parse_setting(const char *name, const char *value, uint32_t least,
        uint32_t most, uint32_t *out, struct error *err)
{
    struct conference_count count = {0, 0};

    if (parse_count(name, value, &count, NULL) != 0 || !count.is_given ||
            count.value < least || count.value > most)
        return error_set(err, ERROR_SYNTAX,
                "'%s' cannot be '%.40s'; write a whole number from %u to %u", name, value,
                (unsigned)least, (unsigned)most);
    *out = count.value;
    return 0;
}

static int days_of(int32_t year, int32_t month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && is_leap ? 29 : days[month - 1];
}

static int parse_date(const char *value, struct conference_date *out, struct error *err)
{
    int year, month, day;
    char rest;

    if (sscanf(value, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3 &&
            sscanf(value, "%2d/%2d/%4d%c", &day, &month, &year, &rest) != 3)
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' is no date; write it like 2026-11-22 or 22/11/2026", value);
    if (year < YEAR_MIN || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
            day > days_of(year, month))
        return error_set(
                err, ERROR_RANGE, "there is no day '%.40s'; mend the date", value);
    *out = (struct conference_date){year, month, day};
    return 0;
}

static int parse_word(const char *name, const char *value, const char *const *words,
        char *out, size_t size, struct error *err)
{
    char list[256] = "";
    size_t i, used = 0;

    for (i = 0; words[i] != NULL; i++) {
        if (strcmp(words[i], value) == 0)
            return ini_copy(out, size, name, value, err);
        used += (size_t)snprintf(
                list + used, sizeof(list) - used, "%s%s", i == 0 ? "" : ", ", words[i]);
    }
    return error_set(err, ERROR_SYNTAX, "'%s' cannot be '%.40s'; write one of: %s", name,
            value, list);
}

static int take_conference(struct conference_draft *draft, const char *name,
        const char *value, struct error *err)
{
    static const char *const languages[] = {"vi", "en", NULL};
    static const char *const scopes[] = {
            "board", "committee", "conference", "public", NULL};
    static const char *const codes[] = {"same", NULL};
    struct conference *out = &draft->conference;
    static const char *const showings[] = {"ended", "live", NULL};
    char codes_chosen[8], showing[8];

    if (strcmp(name, "title") == 0)
        return ini_copy(out->title, sizeof(out->title), name, value, err);
    if (strcmp(name, "body") == 0)
        return ini_copy(out->body, sizeof(out->body), name, value, err);
    if (strcmp(name, "superior") == 0)
        return ini_copy(out->superior, sizeof(out->superior), name, value, err);
    if (strcmp(name, "place") == 0)
        return ini_copy(out->place, sizeof(out->place), name, value, err);
    if (strcmp(name, "date") == 0)
        return parse_date(value, &out->date, err);
    if (strcmp(name, "rule") == 0)
        return ini_copy(draft->rule, sizeof(draft->rule), name, value, err);
    if (strcmp(name, "template") == 0)
        return ini_copy(
                draft->form_template, sizeof(draft->form_template), name, value, err);
    if (strcmp(name, "previous") == 0)
        return ini_copy(draft->previous, sizeof(draft->previous), name, value, err);
    if (strcmp(name, "language") == 0)
        return parse_word(
                name, value, languages, out->language, sizeof(out->language), err);
    if (strcmp(name, "publication") == 0)
        return parse_word(
                name, value, scopes, out->publication, sizeof(out->publication), err);
    if (strcmp(name, "codes") == 0)
        return parse_word(name, value, codes, codes_chosen, sizeof(codes_chosen), err);
    if (strcmp(name, "checks") == 0)
        return parse_setting(name, value, 1, 2, &out->checks, err);
    if (strcmp(name, "known_sheets") == 0)
        return parse_setting(
                name, value, 0, CONFERENCE_KNOWN_MAX_PERCENT, &out->known_percent, err);
    if (strcmp(name, "results") == 0) {
        out->results_live = strcmp(value, "live") == 0;
        return parse_word(name, value, showings, showing, sizeof(showing), err);
    }
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no setting of [conference]; known are title, body, superior, place, "
            "date, rule, template, previous, language, publication, results, codes, "
            "checks, known_sheets",
            name);
}

static int take_counts(struct conference_draft *draft, const char *name,
        const char *value, struct error *err)
{
    if (strcmp(name, "summoned") == 0)
        return parse_count(name, value, &draft->conference.summoned, err);
    if (strcmp(name, "present") == 0)
        return parse_count(name, value, &draft->conference.present, err);
    if (strcmp(name, "issued") == 0)
        return parse_count(name, value, &draft->issued, err);
    if (strcmp(name, "collected") == 0)
        return parse_count(name, value, &draft->collected, err);
    if (strcmp(name, "deputies") == 0)
        return parse_count(name, value, &draft->deputies, err);
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no count; known are summoned, present, issued, collected, deputies",
            name);
}

/* "Nguyễn Văn A, Trưởng ban" */
static int take_member(
        struct conference *out, const char *name, const char *value, struct error *err)
{
    struct conference_member *member;
    const char *comma = strchr(value, ',');
    size_t length = comma == NULL ? strlen(value) : (size_t)(comma - value);

    if (strcmp(name, "member") != 0)
        return error_set(err, ERROR_SYNTAX,
                "'%s' is unknown here; write member = NAME, ROLE for each member", name);
    if (out->member_count == CONFERENCE_MEMBERS_MAX)
        return error_set(
                err, ERROR_RANGE, "more than %d members", CONFERENCE_MEMBERS_MAX);
    if (length == 0 || length >= CONFERENCE_TEXT_BYTES)
        return error_set(
                err, ERROR_SYNTAX, "the member has no name; write member = NAME, ROLE");
    member = &out->members[out->member_count++];
    memcpy(member->name, value, length);
    member->name[length] = '\0';
    if (comma == NULL)
        return 0;
    comma += 1 + strspn(comma + 1, " ");
    return ini_copy(member->role, sizeof(member->role), "role", comma, err);
}

static int find_type(struct conference *out, const char *id,
        struct conference_type **found, struct error *err)
{
    size_t i, length = strlen(id);

    for (i = 0; i < out->type_count; i++)
        if (strcmp(out->types[i].id, id) == 0) {
            *found = &out->types[i];
            return 0;
        }
    if (length == 0 || length >= LAYOUT_ID_BYTES ||
            strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != length || id[0] == '-')
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' cannot name a ballot type; use a-z, 0-9 and -, up to %d letters",
                id, LAYOUT_ID_BYTES - 1);
    if (out->type_count == CONFERENCE_TYPES_MAX)
        return error_set(
                err, ERROR_RANGE, "more than %d ballot types", CONFERENCE_TYPES_MAX);
    *found = &out->types[out->type_count++];
    memcpy((*found)->id, id, length + 1);
    return 0;
}

static int take_type(struct conference *out, const char *id, const char *name,
        const char *value, struct error *err)
{
    struct conference_type *type = NULL;

    if (find_type(out, id, &type, err) != 0)
        return -1;
    if (strcmp(name, "title") == 0)
        return ini_copy(type->title, sizeof(type->title), name, value, err);
    if (strcmp(name, "note") == 0)
        return ini_copy(type->note, sizeof(type->note), name, value, err);
    if (strcmp(name, "rule") == 0)
        return ini_copy(type->rule, sizeof(type->rule), name, value, err);
    if (strcmp(name, "template") == 0)
        return ini_copy(
                type->form_template, sizeof(type->form_template), name, value, err);
    if (strcmp(name, "previous") == 0)
        return ini_copy(type->previous, sizeof(type->previous), name, value, err);
    if (strcmp(name, "issued") == 0)
        return parse_count(name, value, &type->issued, err);
    if (strcmp(name, "collected") == 0)
        return parse_count(name, value, &type->collected, err);
    if (strcmp(name, "deputies") == 0)
        return parse_count(name, value, &type->deputies, err);
    return error_set(err, ERROR_SYNTAX,
            "'%s' is no setting of a ballot; known are title, note, rule, template, "
            "previous, issued, collected, deputies",
            name);
}

int conference_setting_take(struct conference_draft *draft, const char *section,
        const char *name, const char *value, struct error *err)
{
    if (strcmp(section, "conference") == 0)
        return take_conference(draft, name, value, err);
    if (strcmp(section, "counts") == 0)
        return take_counts(draft, name, value, err);
    if (strcmp(section, "committee") == 0)
        return take_member(&draft->conference, name, value, err);
    if (strncmp(section, "ballot ", 7) == 0)
        return take_type(&draft->conference, section + 7, name, value, err);
    return error_set(err, ERROR_SYNTAX,
            "[%s] is no section; known are [conference], [counts], [committee] and "
            "[ballot ID]",
            section);
}
