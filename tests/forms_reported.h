/* forms_reported.h -- a counted conference to report on, and the text of a PDF. */
#ifndef TESTS_FORMS_REPORTED_H
#define TESTS_FORMS_REPORTED_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"

#include "forms/report_data.h"

static inline void set_contest(struct results_type *type, size_t index, const char *no,
        const char *name, const char *title)
{
    struct results_contest *contest = &type->contests[index];

    (void)snprintf(contest->contest, LAYOUT_ID_BYTES, "%s", no);
    (void)snprintf(contest->name, OFFICIAL_NAME_BYTES, "%s", name);
    (void)snprintf(contest->title, OFFICIAL_TITLE_BYTES, "%s", title);
    (void)snprintf(contest->outcome, LAYOUT_ID_BYTES, "none");
}

/* Two people under state-96, nothing counted, a committee of two. The caller frees. */
static inline struct report_data *reported_new(const char *language)
{
    struct report_data *data = report_data_new();
    struct conference *conference;
    struct results_type *type;
    char path[64];

    assert_non_null(data);
    conference = &data->conference;
    type = &data->results.types[0];
    (void)snprintf(data->language, sizeof(data->language), "%s", language);
    conference->date = (struct conference_date){2023, 12, 5};
    (void)snprintf(conference->place, CONFERENCE_TEXT_BYTES, "Vĩnh Yên");
    (void)snprintf(conference->title, CONFERENCE_TEXT_BYTES, "Kỳ họp thứ mười hai");
    (void)snprintf(conference->body, CONFERENCE_TEXT_BYTES, "Hội đồng nhân dân tỉnh");
    conference->type_count = 1;
    (void)snprintf(conference->types[0].id, LAYOUT_ID_BYTES, "main");
    (void)snprintf(conference->types[0].form_template, FILE_PATH_MAX, "state");
    conference->member_count = 2;
    (void)snprintf(conference->members[0].name, CONFERENCE_TEXT_BYTES, "Phạm Văn Hậu");
    (void)snprintf(conference->members[0].role, CONFERENCE_TEXT_BYTES, "Trưởng ban");
    (void)snprintf(conference->members[1].name, CONFERENCE_TEXT_BYTES, "Trần Thị Thu");
    data->types[0] = &conference->types[0];
    assert_int_equal(rule_load("core/rules/state-96.rule", &data->rules[0], NULL), 0);
    (void)snprintf(type->ballot_type, LAYOUT_ID_BYTES, "main");
    type->option_count = 3;
    type->contest_count = 2;
    type->contests = calloc(2, sizeof(*type->contests));
    assert_non_null(type->contests);
    set_contest(type, 0, "1", "Lê Duy Thành", "Chủ tịch Ủy ban nhân dân tỉnh");
    set_contest(type, 1, "2", "Hoàng Thị Thúy Lan", "Chủ tịch Hội đồng nhân dân tỉnh");
    data->results.type_count = 1;
    (void)snprintf(path, sizeof(path), "forms/templates/minutes-%s.ini", language);
    assert_int_equal(report_words_load(path, &data->words, NULL), 0);
    return data;
}

/* What a command of poppler-utils says of a PDF; line ends become blanks. Caller frees.
 */
static inline char *reported_ask(
        const char *command, const unsigned char *pdf, size_t size)
{
    enum { MOST = 1 << 16 };
    char path[] = "/tmp/kiemphieu-pdf-XXXXXX", line[128], *text = calloc(1, MOST);
    int descriptor = mkstemp(path);
    size_t got, i;
    FILE *out;

    assert_non_null(text);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    assert_int_equal(file_write(path, pdf, size, NULL), 0);
    (void)snprintf(line, sizeof(line), command, path); /* NOLINT: the tests' own words */
    out = popen(line, "r");                            /* NOLINT */
    assert_non_null(out);
    got = fread(text, 1, MOST - 1, out);
    assert_int_equal(pclose(out), 0);
    for (i = 0; i < got; i++)
        if (text[i] == '\n' || text[i] == '\f')
            text[i] = ' ';
    (void)unlink(path);
    return text;
}

#endif
