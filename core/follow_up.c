/* follow_up.c -- the second conference: a ballot on those whose outcome calls for it. */
#include "core/follow_up.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/conference.h"
#include "core/csv_write.h"
#include "core/file.h"
#include "core/ini_edit.h"
#include "core/install.h"
#include "core/rule.h"
#include "core/sealed.h"

enum { NUMBER_BYTES = 24 };

struct follow_up {
    struct conference *conference; /* the one before */
    struct results results;
    char rule[LAYOUT_ID_BYTES]; /* of the second ballot; "" while nobody is found */
    const struct results_contest *people[OFFICIALS_MAX];
    size_t count;
};

/* ---- who ---- */

static int take_one(struct follow_up *follow, const struct results_contest *contest,
        const struct rule_outcome *outcome, struct error *err)
{
    if (follow->rule[0] != '\0' && strcmp(follow->rule, outcome->follow_up) != 0)
        return error_set(err, ERROR_STATE,
                "some outcomes call for '%s' and others for '%s'; make these conferences "
                "one by one with kiemphieu new",
                follow->rule, outcome->follow_up);
    memcpy(follow->rule, outcome->follow_up, sizeof(follow->rule));
    if (follow->count == OFFICIALS_MAX)
        return error_set(err, ERROR_RANGE, "more than %d people", OFFICIALS_MAX);
    follow->people[follow->count++] = contest;
    return 0;
}

static int take_type(const char *from, struct follow_up *follow, size_t at,
        struct rule *rule, struct error *err)
{
    const struct results_type *type = &follow->results.types[at];
    const struct conference_type *named =
            conference_type_find(follow->conference, type->ballot_type);
    size_t i;
    int outcome;

    if (named == NULL)
        return error_set(err, ERROR_STATE,
                "the ballot '%s' was counted but is not in conference.ini any more",
                type->ballot_type);
    if (rule_find(named->rule, from, rule, err) != 0)
        return -1;
    for (i = 0; i < type->contest_count; i++) {
        outcome = rule_outcome_find(rule, type->contests[i].outcome);
        if (outcome > 0 && rule->outcomes[outcome].follow_up[0] != '\0' &&
                take_one(follow, &type->contests[i], &rule->outcomes[outcome], err) != 0)
            return -1;
    }
    return 0;
}

static int take_all(const char *from, struct follow_up *follow, struct error *err)
{
    struct rule *rule = malloc(sizeof(*rule));
    int result = 0;
    size_t i;

    if (rule == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a rule card");
    for (i = 0; i < follow->results.type_count && result == 0; i++)
        result = take_type(from, follow, i, rule, err);
    free(rule);
    if (result == 0 && follow->count == 0)
        result = error_set(err, ERROR_STATE,
                "nobody's outcome calls for a second ballot; there is nothing to do");
    return result;
}

/* ---- the new folder's files ---- */

static int is_english(const struct follow_up *follow)
{
    return strcmp(follow->conference->language, "en") == 0;
}

static int edit_settings(
        const struct follow_up *follow, struct ini_edit *edit, struct error *err)
{
    const struct conference *old = follow->conference;
    const struct {
        const char *section, *name, *value;
    } values[] = {{"conference", "title",
                          is_english(follow) ? "Ballot of confidence"
                                             : "Hội nghị bỏ phiếu tín nhiệm"},
            {"conference", "superior", old->superior}, {"conference", "body", old->body},
            {"conference", "place", old->place}, {"conference", "date", ""},
            {"conference", "rule", follow->rule},
            {"conference", "template", old->types[0].form_template},
            {"conference", "language", old->language},
            {"conference", "publication", old->publication}};
    char deputies[NUMBER_BYTES] = "";
    size_t i;

    for (i = 0; i < sizeof(values) / sizeof(values[0]); i++)
        if (ini_edit_set(edit, values[i].section, values[i].name, values[i].value, err) !=
                0)
            return -1;
    if (old->types[0].deputies.is_given)
        (void)snprintf(
                deputies, sizeof(deputies), "%u", (unsigned)old->types[0].deputies.value);
    return ini_edit_set(edit, "counts", "deputies", deputies, err);
}

static int edit_committee(
        const struct conference *old, struct ini_edit *edit, struct error *err)
{
    const char *members[CONFERENCE_MEMBERS_MAX];
    char *texts = calloc(CONFERENCE_MEMBERS_MAX, 2 * CONFERENCE_TEXT_BYTES);
    size_t i;
    int result;

    if (texts == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the committee");
    for (i = 0; i < old->member_count; i++) {
        char *text = texts + i * 2 * CONFERENCE_TEXT_BYTES;

        (void)snprintf(text, (size_t)2 * CONFERENCE_TEXT_BYTES, "%s%s%s",
                old->members[i].name, old->members[i].role[0] == '\0' ? "" : ", ",
                old->members[i].role);
        members[i] = text;
    }
    result = ini_edit_set_group(
            edit, "committee", "member", members, old->member_count, err);
    free(texts);
    return result;
}

static int write_settings(
        const char *folder, const struct follow_up *follow, struct error *err)
{
    char source[FILE_PATH_MAX], target[FILE_PATH_MAX], *text = NULL;
    struct ini_edit edit;
    size_t size = 0;
    int result;

    if (install_data(is_english(follow) ? "examples/conference-en.ini"
                                        : "examples/conference-vi.ini",
                source, err) != 0 ||
            file_join(target, folder, "conference.ini", err) != 0 ||
            file_read(source, (size_t)1 << 20, &text, &size, err) != 0)
        return -1;
    result = ini_edit_start(&edit, text, size, err);
    free(text);
    if (result != 0)
        return -1;
    result = edit_settings(follow, &edit, err);
    if (result == 0)
        result = edit_committee(follow->conference, &edit, err);
    if (result == 0)
        result = file_write(target, edit.text, edit.size, err);
    ini_edit_release(&edit);
    return result;
}

static int write_people(
        const char *folder, const struct follow_up *follow, struct error *err)
{
    char target[FILE_PATH_MAX], number[NUMBER_BYTES];
    struct csv_writer csv;
    size_t i;
    int result = 0;

    if (file_join(target, folder, "officials.csv", err) != 0)
        return -1;
    csv_writer_start(&csv);
    csv_writer_row(&csv, is_english(follow) ? "no,name,title,group,id"
                                            : "STT,Họ và tên,Chức vụ,Nhóm,Mã số");
    for (i = 0; i < follow->count; i++) {
        (void)snprintf(number, sizeof(number), "%zu", i + 1);
        csv_writer_cell(&csv, number);
        csv_writer_cell(&csv, follow->people[i]->name);
        csv_writer_cell(&csv, follow->people[i]->title);
        csv_writer_cell(&csv, follow->people[i]->group);
        csv_writer_cell(&csv, follow->people[i]->person);
        csv_writer_end_row(&csv);
    }
    if (csv.is_failed)
        result = error_set(err, ERROR_MEMORY, "no memory for the list of people");
    else
        result = file_write(target, csv.text, csv.size, err);
    csv_writer_release(&csv);
    return result;
}

static int fill(const char *folder, void *context, struct error *err)
{
    const struct follow_up *follow = context;

    if (write_settings(folder, follow, err) != 0)
        return -1;
    return write_people(folder, follow, err);
}

int follow_up_create(
        const char *from, const char *folder, size_t *people, struct error *err)
{
    struct follow_up *follow = calloc(1, sizeof(*follow));
    int result = -1;

    if (follow != NULL)
        follow->conference = calloc(1, sizeof(*follow->conference));
    if (follow == NULL || follow->conference == NULL) {
        free(follow);
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    }
    results_init(&follow->results);
    if (conference_load(from, follow->conference, err) == 0 &&
            sealed_load(from, &follow->results, err) == 0 &&
            take_all(from, follow, err) == 0)
        result = conference_create_with(folder, fill, follow, err);
    *people = follow->count;
    results_release(&follow->results);
    free(follow->conference);
    free(follow);
    return result;
}
