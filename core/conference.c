/* conference.c -- conference.ini as a whole: complete, and in itself in order. */
#include "core/conference.h"

#include <stdlib.h>
#include <string.h>

#include "core/conference_setting.h"
#include "core/ini.h"
#include "core/rule.h"

/* What a ballot type does not say for itself it has from the conference. */
static void inherit(struct conference_draft *draft, struct conference_type *type)
{
    if (type->rule[0] == '\0')
        memcpy(type->rule, draft->rule, sizeof(type->rule));
    if (type->form_template[0] == '\0')
        memcpy(type->form_template,
                draft->form_template[0] == '\0' ? "party" : draft->form_template,
                draft->form_template[0] == '\0' ? sizeof("party")
                                                : sizeof(type->form_template));
    if (type->previous[0] == '\0')
        memcpy(type->previous, draft->previous, sizeof(type->previous));
    if (!type->issued.is_given)
        type->issued = draft->issued;
    if (!type->collected.is_given)
        type->collected = draft->collected;
    if (!type->deputies.is_given)
        type->deputies = draft->deputies;
}

static int check_required(const struct conference_draft *draft, struct error *err)
{
    const struct conference *out = &draft->conference;
    const char *missing = NULL;

    if (out->title[0] == '\0')
        missing = "title = (the conference's name)";
    else if (out->body[0] == '\0')
        missing = "body = (the body that holds it)";
    else if (out->place[0] == '\0')
        missing = "place = (town)";
    else if (out->date.year == 0)
        missing = "date = (like 2026-11-22)";
    if (missing != NULL)
        return error_set(
                err, ERROR_SYNTAX, "[conference] lacks a setting; write %s", missing);
    return 0;
}

static int check_type(
        const struct conference_type *type, const char *folder, struct error *err)
{
    struct rule rule;

    if (type->rule[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "no rule card is named; write rule = party-96 or another "
                "that `kiemphieu rules` lists");
    if (rule_find(type->rule, folder, &rule, err) != 0)
        return error_add_context(err, "ballot '%s'", type->id);
    if (type->collected.is_given && type->issued.is_given &&
            type->collected.value > type->issued.value)
        return error_set(err, ERROR_RANGE,
                "%u ballots of '%s' collected but only %u issued; mend "
                "the counts",
                (unsigned)type->collected.value, type->id, (unsigned)type->issued.value);
    return 0;
}

static int finish(struct conference_draft *draft, const char *folder, struct error *err)
{
    struct conference *out = &draft->conference;
    size_t i;

    if (check_required(draft, err) != 0)
        return -1;
    if (out->language[0] == '\0')
        memcpy(out->language, "vi", sizeof("vi"));
    if (out->publication[0] == '\0')
        memcpy(out->publication, "committee", sizeof("committee"));
    if (out->checks == 0)
        out->checks = CONFERENCE_CHECKS_DEFAULT;
    if (out->type_count == 0) {
        memcpy(out->types[0].id, "main", sizeof("main"));
        out->type_count = 1;
    }
    for (i = 0; i < out->type_count; i++) {
        inherit(draft, &out->types[i]);
        if (check_type(&out->types[i], folder, err) != 0)
            return -1;
    }
    if (out->present.is_given && out->summoned.is_given &&
            out->present.value > out->summoned.value)
        return error_set(err, ERROR_RANGE,
                "%u present but only %u summoned; mend the counts",
                (unsigned)out->present.value, (unsigned)out->summoned.value);
    return 0;
}

static int take_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    (void)line;
    return conference_setting_take(user, section, name, value, err);
}

int conference_parse(const char *folder, const char *text, size_t size,
        struct conference *out, struct error *err)
{
    struct conference_draft *draft = calloc(1, sizeof(*draft));
    int result = -1;

    if (draft == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    if (ini_read_text("conference.ini", text, size, take_line, draft, err) == 0) {
        result = finish(draft, folder, err);
        if (result == 0)
            *out = draft->conference;
        else
            (void)error_add_context(err, "%s", "conference.ini");
    }
    free(draft);
    return result;
}

int conference_load(const char *folder, struct conference *out, struct error *err)
{
    char path[FILE_PATH_MAX], *text = NULL;
    size_t size = 0;
    int result;

    if (file_join(path, folder, "conference.ini", err) != 0 ||
            file_read(path, INI_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = conference_parse(folder, text, size, out, err);
    free(text);
    return result;
}

int conference_check(
        const char *section, const char *name, const char *value, struct error *err)
{
    struct conference_draft *draft = calloc(1, sizeof(*draft));
    int result;

    if (draft == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    result = conference_setting_take(draft, section, name, value, err);
    free(draft);
    return result;
}

const struct conference_type *conference_type_find(
        const struct conference *conference, const char *id)
{
    size_t i;

    for (i = 0; i < conference->type_count; i++)
        if (strcmp(conference->types[i].id, id) == 0)
            return &conference->types[i];
    return NULL;
}
