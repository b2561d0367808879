/* forms_minutes_test.c -- the minutes: figures as the regulation prints them, whole rows.
 */
#include "forms/minutes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/minutes_flow.h"
#include "forms/minutes_parts.h"

static void set_rule(struct rule *rule)
{
    static const char *const ids[] = {"high", "medium", "low"};
    static const char *const labels[] = {"Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp"};
    size_t i;

    rule->option_count = 3;
    for (i = 0; i < 3; i++) {
        (void)snprintf(rule->options[i].id, LAYOUT_ID_BYTES, "%s", ids[i]);
        (void)snprintf(rule->options[i].label_vi, RULE_TEXT_BYTES, "%s", labels[i]);
    }
    rule->outcome_count = 3;
    (void)snprintf(rule->outcomes[0].id, LAYOUT_ID_BYTES, "none");
    (void)snprintf(rule->outcomes[1].id, LAYOUT_ID_BYTES, "band-1");
    (void)snprintf(rule->outcomes[2].id, LAYOUT_ID_BYTES, "band-2");
    rule->outcomes[1].options = rule->outcomes[2].options = 1 << 2;
    rule->outcomes[1].threshold = (struct ratio){1, 2};
    rule->outcomes[2].threshold = (struct ratio){2, 3};
    rule->outcomes[2].bound = RULE_AT_LEAST;
}

static void set_contests(struct results_type *type, size_t people)
{
    struct results_contest *contest;
    size_t i;

    type->option_count = 3;
    type->contest_count = people;
    type->contests = calloc(people, sizeof(*type->contests));
    assert_non_null(type->contests);
    for (i = 0; i < people; i++) {
        contest = &type->contests[i];
        (void)snprintf(contest->contest, LAYOUT_ID_BYTES, "%zu", i + 1);
        (void)snprintf(contest->name, OFFICIAL_NAME_BYTES, "Nguyễn Văn Thứ %zu", i + 1);
        /* Titles of one to three lines: rows of different heights. */
        (void)snprintf(contest->title, OFFICIAL_TITLE_BYTES, "%.*s",
                (int)(i % 3 + 1) * 33,
                "Phó Chủ tịch Hội đồng nhân dân "
                "tỉnh, Trưởng Ban Chỉ đạo các chương trình trọng điểm");
        (void)snprintf(contest->outcome, LAYOUT_ID_BYTES, "none");
        while (!g_utf8_validate(contest->title, -1, NULL))
            contest->title[strlen(contest->title) - 1] = '\0';
    }
}

/* A draft with one ballot type and so many people. */
static struct report_data *draft_of(size_t people)
{
    struct report_data *data = report_data_new();

    assert_non_null(data);
    (void)snprintf(data->language, sizeof(data->language), "vi");
    data->conference.date = (struct conference_date){2013, 1, 8};
    (void)snprintf(data->conference.place, CONFERENCE_TEXT_BYTES, "Hà Nội");
    (void)snprintf(data->conference.title, CONFERENCE_TEXT_BYTES, "Hội nghị");
    (void)snprintf(data->conference.body, CONFERENCE_TEXT_BYTES, "Ban Chấp hành");
    data->conference.type_count = 1;
    data->types[0] = &data->conference.types[0];
    set_rule(&data->rules[0]);
    set_contests(&data->results.types[0], people);
    data->results.type_count = 1;
    assert_int_equal(
            report_words_load("forms/templates/minutes-vi.ini", &data->words, NULL), 0);
    return data;
}

static int pages_of(const struct report_data *data, struct minutes_map *map)
{
    unsigned char *pdf;
    size_t size;

    assert_int_equal(minutes_render(data, &pdf, &size, map, NULL), 0);
    assert_memory_equal(pdf, "%PDF", 4);
    free(pdf);
    return map->pages;
}

static void shares_have_two_decimals_and_a_comma(void **state)
{
    static const struct {
        uint32_t hundredths;
        const char *text;
    } cases[] = {{0, "0,00"}, {1, "0,01"}, {426, "4,26"}, {4043, "40,43"},
            {9999, "99,99"}, {10000, "100,00"}};
    struct report_words *words = calloc(1, sizeof(*words));
    char text[WORDS_SHARE_BYTES];
    size_t i;

    (void)state;
    assert_non_null(words);
    assert_int_equal(report_words_load("forms/templates/minutes-vi.ini", words, NULL), 0);
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        report_words_share(words, cases[i].hundredths, text);
        assert_string_equal(text, cases[i].text);
    }
    assert_int_equal(report_words_load("forms/templates/minutes-en.ini", words, NULL), 0);
    report_words_share(words, 4043, text);
    assert_string_equal(text, "40.43");
    free(words);
}

static void names_in_braces_are_replaced(void **state)
{
    static const struct report_words_value values[] = {
            {"votes", "34"}, {"option", "{votes}"}, {NULL, NULL}};
    char *text;

    (void)state;
    text = report_words_replace("còn {votes} phiếu {unknown} {votes", values);
    assert_string_equal(text, "còn 34 phiếu {unknown} {votes");
    g_free(text);
    text = report_words_replace("{option}", values); /* a value is never a pattern */
    assert_string_equal(text, "{votes}");
    g_free(text);
}

static void one_person_takes_two_pages(void **state)
{
    struct report_data *data = draft_of(1);
    struct minutes_map map = {0};

    (void)state;
    /* The signatures and what precedes them do not fit beside the rest on one. */
    assert_int_equal(pages_of(data, &map), 2);
    assert_int_equal(map.row_count, 1);
    assert_int_equal(map.rows[0].page, 1);
    minutes_map_release(&map);
    report_data_free(data);
}

/* Each row whole within its page's margins, under the one before it. */
static void check_rows(const struct minutes_map *map, size_t people)
{
    size_t i;

    assert_int_equal(map->row_count, people);
    for (i = 0; i < people; i++) {
        assert_int_equal(map->rows[i].contest, i);
        assert_true(map->rows[i].top_pt >= FLOW_TOP);
        assert_true(map->rows[i].bottom_pt <= FLOW_BOTTOM);
        assert_true(map->rows[i].bottom_pt > map->rows[i].top_pt);
        if (i == 0)
            continue;
        assert_in_range(
                map->rows[i].page, map->rows[i - 1].page, map->rows[i - 1].page + 1);
        if (map->rows[i].page == map->rows[i - 1].page)
            assert_true(map->rows[i].top_pt >= map->rows[i - 1].bottom_pt - 0.01);
        else /* the head row is repeated above it */
            assert_true(map->rows[i].top_pt > FLOW_TOP + 20);
    }
}

static void rows_are_never_split(void **state)
{
    static const size_t people[] = {20, 48, 500};
    struct report_data *data;
    struct minutes_map map = {0};
    size_t i;

    (void)state;
    for (i = 0; i < 3; i++) {
        data = draft_of(people[i]);
        /* At the least 8 mm a row on 257 mm; at the most six rows a page. */
        assert_in_range(pages_of(data, &map), people[i] / 32 + 1, people[i] / 6 + 3);
        check_rows(&map, people[i]);
        report_data_free(data);
    }
    minutes_map_release(&map);
}

static void the_same_data_give_the_same_bytes(void **state)
{
    struct report_data *data = draft_of(3);
    struct minutes_map map = {0};
    unsigned char *first, *second;
    size_t size, again;

    (void)state;
    assert_int_equal(minutes_render(data, &first, &size, &map, NULL), 0);
    assert_int_equal(minutes_render(data, &second, &again, &map, NULL), 0);
    assert_int_equal(size, again);
    assert_memory_equal(first, second, size);
    free(first);
    free(second);
    minutes_map_release(&map);
    report_data_free(data);
}

static void expect_deciders(struct report_data *data, uint32_t checks, uint32_t pairs,
        uint32_t agreed, const char *expected)
{
    char *text;

    data->results.checks = checks;
    data->results.pairs = pairs;
    data->results.agreed = agreed;
    text = minutes_deciders(data);
    assert_string_equal(text, expected);
    g_free(text);
}

static void the_minutes_say_how_many_decided_and_agreed(void **state)
{
    struct report_data *data = draft_of(1);
    struct minutes_map map = {0};

    (void)state;
    expect_deciders(data, 1, 0, 0,
            "Mỗi phiếu được giữ lại do một người quyết định (thiết lập checks = 1).");
    expect_deciders(data, 2, 0, 0, "");
    expect_deciders(data, 2, 12, 12,
            "Mỗi phiếu được giữ lại do hai người quyết định độc lập, không biết ý kiến "
            "của nhau; hai người thống nhất ở 12 trên 12 phiếu.");
    assert_int_equal(
            report_words_load("forms/templates/minutes-en.ini", &data->words, NULL), 0);
    expect_deciders(data, 1, 0, 0,
            "Each held sheet was decided by one person (setting checks = 1).");
    expect_deciders(data, 2, 12, 11,
            "Each held sheet was decided by two people independently, neither seeing the "
            "other's answer; they agreed on 11 of 12. A third person settled the "
            "others.");
    data->results.rescans = 1;
    assert_int_equal(pages_of(data, &map), 2);
    minutes_map_release(&map);
    report_data_free(data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(shares_have_two_decimals_and_a_comma),
            cmocka_unit_test(names_in_braces_are_replaced),
            cmocka_unit_test(one_person_takes_two_pages),
            cmocka_unit_test(rows_are_never_split),
            cmocka_unit_test(the_same_data_give_the_same_bytes),
            cmocka_unit_test(the_minutes_say_how_many_decided_and_agreed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
