/* forms_example.h -- conferences of any size for the tests of what is drawn. */
#ifndef TESTS_FORMS_EXAMPLE_H
#define TESTS_FORMS_EXAMPLE_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "forms/paper.h"

struct example {
    struct conference conference;
    struct conference_key key;
    struct officials officials;
    char folder[FILE_PATH_MAX]; /* the repository's root, where tests run */
};

/* form: "party" or "state"; rule: a path from the root. The caller frees. */
static inline struct example *example_new(
        size_t people, const char *form, const char *rule, const char *language)
{
    static const char *const posts[4] = {"Chủ tịch HĐND thành phố",
            "Trưởng Ban Kinh tế - Ngân sách HĐND thành phố", "Giám đốc Sở Nội vụ",
            "Giám đốc Công an thành phố, Ủy viên UBND thành phố"};
    struct example *example = calloc(1, sizeof(*example));
    struct conference *conference = &example->conference;
    struct official *person;
    size_t i;

    (void)snprintf(conference->title, CONFERENCE_TEXT_BYTES,
            "Lấy phiếu tín nhiệm đối với người giữ chức vụ do Hội đồng nhân dân bầu");
    (void)snprintf(conference->body, CONFERENCE_TEXT_BYTES, "Hội đồng nhân dân");
    (void)snprintf(conference->superior, CONFERENCE_TEXT_BYTES, "Thành phố Hà Nội");
    (void)snprintf(conference->place, CONFERENCE_TEXT_BYTES, "Hà Nội");
    conference->date = (struct conference_date){2026, 12, 5};
    (void)snprintf(conference->language, sizeof(conference->language), "%s", language);
    conference->type_count = 1;
    (void)snprintf(conference->types[0].id, LAYOUT_ID_BYTES, "main");
    (void)snprintf(conference->types[0].rule, FILE_PATH_MAX, "%s", rule);
    (void)snprintf(conference->types[0].form_template, FILE_PATH_MAX,
            "./forms/templates/%s.ini", form);
    memset(example->key.key, 7, sizeof(example->key.key));
    memset(example->key.id, 9, sizeof(example->key.id));
    digest_hex(example->key.id, sizeof(example->key.id), example->key.id_hex);
    example->officials.list = calloc(people, sizeof(*example->officials.list));
    example->officials.count = people;
    for (i = 0; i < people; i++) {
        person = &example->officials.list[i];
        (void)snprintf(person->contest, sizeof(person->contest), "%zu", i + 1);
        (void)snprintf(person->name, sizeof(person->name), "Nguyễn Thị Bích Ngọc");
        (void)snprintf(person->title, sizeof(person->title), "%s", posts[i % 4]);
        (void)snprintf(person->ballot_type, sizeof(person->ballot_type), "main");
        person->no = (uint32_t)i + 1;
        person->line = (uint32_t)i + 2;
    }
    (void)snprintf(example->folder, sizeof(example->folder), ".");
    return example;
}

/* Names of 60 characters, titles of 150, all the widest. */
static inline void example_fill_up(struct example *example)
{
    struct official *person;
    size_t i, k;

    for (i = 0; i < example->officials.count; i++) {
        person = &example->officials.list[i];
        person->name[0] = person->title[0] = '\0';
        for (k = 0; k < 10; k++)
            (void)strcat(person->name, "Quyền "); /* 6 characters */
        for (k = 0; k < 25; k++)
            (void)strcat(person->title, "Giang ");
    }
}

static inline int example_compose(
        const struct example *example, struct paper **paper, struct error *err)
{
    return paper_compose(example->folder, &example->conference, &example->key,
            &example->officials, &example->conference.types[0], paper, err);
}

static inline void example_free(struct example *example)
{
    free(example->officials.list);
    free(example);
}

#endif
