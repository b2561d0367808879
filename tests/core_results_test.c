/* core_results_test.c -- results.json: what is written comes back, what lies is refused.
 */
#include "core/results.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* One contest of 47 collected ballots: 19 + 2 + 25 votes and 1 blank row; RULES.md's
 * published shares. The %s are: final, root, sealed_by, counts, blank, low's share. */
static const char pattern[] =
        "{\"format\":\"kiemphieu-results\",\"version\":1,\"rule\":\"state-96\","
        "\"final\":%s,\"trial\":false,\"root\":\"%s\",\"sealed_by\":[%s],"
        "\"adjudicated\":1,\"checks\":2,\"agreement\":{\"pairs\":3,\"agreed\":2},"
        "\"rescans\":1,\"ballot_types\":[{\"ballot_type\":\"main\","
        "\"rule\":\"state-96\",\"options\":[\"high\",\"medium\",\"low\"],"
        "\"issued\":47,\"collected\":47,\"denominator\":47,\"fed\":48,\"counted\":47,"
        "\"valid\":47,\"invalid\":0,\"held\":0,\"refused\":1,\"contests\":[{"
        "\"contest\":\"1\",\"name\":\"Nguyễn Văn A\",\"title\":\"Chủ tịch\","
        "\"counts\":%s,\"blank\":%s,\"over\":0,\"held\":0,"
        "\"shares_hundredths_percent\":{\"high\":4043,\"medium\":426,\"low\":%s},"
        "\"outcome\":\"band-1\",\"votes_to_next\":7,\"decided\":true}]}]}";

#define ROOT "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define COUNTS "{\"high\":19,\"medium\":2,\"low\":25}"

static int parse(const char *is_final, const char *root, const char *sealed_by,
        const char *counts, const char *blank, const char *low_share, struct results *out,
        struct error *err)
{
    char text[4096];
    int length = snprintf(text, sizeof(text), pattern, is_final, root, sealed_by, counts,
            blank, low_share);

    assert_true(length > 0 && (size_t)length < sizeof(text));
    return results_parse(text, (size_t)length, out, err);
}

/* The draft with `counts`, `blank` and low's share changed. */
static int parse_draft(const char *counts, const char *blank, const char *low_share,
        struct results *out, struct error *err)
{
    return parse("false", "", "\"\",\"\"", counts, blank, low_share, out, err);
}

static void every_member_is_read(void **state)
{
    struct results results;
    const struct results_contest *contest;

    (void)state;
    results_init(&results);
    assert_int_equal(
            parse("true", ROOT, "\"An\",\"Bình\"", COUNTS, "1", "5319", &results, NULL),
            0);
    assert_int_equal(results.is_final, 1);
    assert_string_equal(results.root, ROOT);
    assert_string_equal(results.sealed_by[1], "Bình");
    assert_int_equal(results.adjudicated, 1);
    assert_int_equal(results.checks, 2);
    assert_int_equal(results.pairs, 3);
    assert_int_equal(results.agreed, 2);
    assert_int_equal(results.rescans, 1);
    assert_int_equal(results.types[0].fed, 48);
    assert_int_equal(results.types[0].refused, 1);
    contest = &results.types[0].contests[0];
    assert_string_equal(contest->name, "Nguyễn Văn A");
    assert_int_equal(contest->votes[2], 25);
    assert_int_equal(contest->shares[0], 4043);
    assert_string_equal(contest->outcome, "band-1");
    assert_int_equal(contest->votes_to_next, 7);
    assert_int_equal(contest->is_decided, 1);
    results_release(&results);
}

static void what_is_written_comes_back(void **state)
{
    struct results first, second;
    char *text, *again;

    (void)state;
    results_init(&first);
    results_init(&second);
    assert_int_equal(
            parse("true", ROOT, "\"An\",\"Bình\"", COUNTS, "1", "5319", &first, NULL), 0);
    first.types[0].contests[0].votes_to_next = -1; /* written as null */
    assert_int_equal(results_text(&first, &text, NULL), 0);
    assert_non_null(strstr(text, "\"votes_to_next\": null"));
    assert_int_equal(text[strlen(text) - 1], '\n');
    assert_int_equal(results_parse(text, strlen(text), &second, NULL), 0);
    assert_int_equal(second.types[0].contests[0].votes_to_next, -1);
    assert_int_equal(results_text(&second, &again, NULL), 0);
    assert_string_equal(again, text);
    free(text);
    free(again);
    results_release(&first);
    results_release(&second);
}

static void rows_must_add_up_to_the_sheets(void **state)
{
    struct results results;
    struct error err;

    (void)state;
    results_init(&results);
    assert_int_equal(parse_draft(COUNTS, "0", "5319", &results, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_int_equal(parse_draft(COUNTS, "2", "5319", &results, &err), -1);
    assert_int_equal(results.type_count, 0);
    assert_int_equal(parse_draft(COUNTS, "1", "5319", &results, &err), 0);
    results_release(&results);
}

static void a_share_must_be_its_count_rounded_half_up(void **state)
{
    struct results results;

    (void)state;
    results_init(&results);
    assert_int_equal(parse_draft(COUNTS, "1", "5318", &results, NULL), -1);
    assert_int_equal(parse_draft(COUNTS, "1", "5320", &results, NULL), -1);
    results_release(&results);
}

static void hostile_members_are_refused(void **state)
{
    static const char *const counts[] = {"{\"high\":19,\"medium\":2}",
            "{\"high\":19,\"medium\":2,\"low\":25,\"more\":0}",
            "{\"high\":19,\"medium\":2,\"other\":25}", "[19,2,25]", "null",
            "{\"high\":-19,\"medium\":40,\"low\":25}",
            "{\"high\":19.0,\"medium\":2,\"low\":25}",
            "{\"high\":4294967296,\"medium\":2,\"low\":25}",
            "{\"high\":19,\"high\":19,\"medium\":2,\"low\":25}"};
    struct results results;
    size_t i;

    (void)state;
    results_init(&results);
    for (i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
        assert_int_equal(parse_draft(counts[i], "1", "5319", &results, NULL), -1);
    assert_int_equal(parse_draft(COUNTS, "-1", "5319", &results, NULL), -1);
    assert_int_equal(parse_draft(COUNTS, "1", "\"5319\"", &results, NULL), -1);
    assert_int_equal(results.type_count, 0);
}

static void final_needs_a_root_and_two_people(void **state)
{
    struct results results;

    (void)state;
    results_init(&results);
    assert_int_equal(
            parse("true", "", "\"An\",\"Bình\"", COUNTS, "1", "5319", &results, NULL),
            -1);
    assert_int_equal(
            parse("true", "00ff", "\"An\",\"Bình\"", COUNTS, "1", "5319", &results, NULL),
            -1);
    assert_int_equal(
            parse("true", ROOT, "\"An\",\"\"", COUNTS, "1", "5319", &results, NULL), -1);
    assert_int_equal(
            parse("true", ROOT, "\"An\"", COUNTS, "1", "5319", &results, NULL), -1);
}

/* The whole text with `from` replaced by `to`, which must be refused. */
static void refuse_with(const char *from, const char *to)
{
    struct results results;
    char text[4096], bent[4096];
    const char *at;

    results_init(&results);
    (void)snprintf(
            text, sizeof(text), pattern, "false", "", "\"\",\"\"", COUNTS, "1", "5319");
    at = strstr(text, from);
    assert_non_null(at);
    (void)snprintf(bent, sizeof(bent), "%.*s%s%s", (int)(at - text), text, to,
            at + strlen(from));
    assert_int_equal(results_parse(text, strlen(text), &results, NULL), 0);
    results_release(&results);
    assert_int_equal(results_parse(bent, strlen(bent), &results, NULL), -1);
    assert_int_equal(results.type_count, 0);
}

static void sheets_must_add_up(void **state)
{
    (void)state;
    refuse_with("\"fed\":48", "\"fed\":47");
    refuse_with("\"fed\":48", "\"fed\":49");
    refuse_with("\"counted\":47", "\"counted\":46");
    refuse_with("\"invalid\":0", "\"invalid\":1");
}

static void other_formats_and_versions_are_refused(void **state)
{
    (void)state;
    refuse_with("\"version\":1", "\"version\":2");
    refuse_with("kiemphieu-results", "kiemphieu-layout");
    refuse_with("\"ballot_type\":\"main\",", "");
    refuse_with("\"options\":[\"high\"", "\"options\":[\"low\"");
    refuse_with("}]}]}", "}]}]");
}

static void every_cut_text_is_refused(void **state)
{
    struct results results;
    char text[4096];
    size_t length, i;

    (void)state;
    results_init(&results);
    length = (size_t)snprintf(
            text, sizeof(text), pattern, "false", "", "\"\",\"\"", COUNTS, "1", "5319");
    for (i = 0; i < length; i += 7)
        assert_int_equal(results_parse(text, i, &results, NULL), -1);
}

/* The draft with one piece of its text replaced; -1 if it is refused. */
static int parse_changed(const char *piece, const char *by, struct results *out)
{
    char text[4096], changed[4096];
    const char *at;

    (void)snprintf(text, sizeof(text), pattern, "false", "", "", COUNTS, "1", "5319");
    at = strstr(text, piece);
    assert_non_null(at);
    (void)snprintf(changed, sizeof(changed), "%.*s%s%s", (int)(at - text), text, by,
            at + strlen(piece));
    return results_parse(changed, strlen(changed), out, NULL);
}

static void how_people_decided_must_be_given_and_possible(void **state)
{
    static const char *const wrong[][2] = {{"\"checks\":2", "\"checks\":0"},
            {"\"checks\":2", "\"checks\":3"}, {"\"checks\":2,", ""},
            {"\"agreed\":2", "\"agreed\":4"}, {"\"pairs\":3", "\"pairs\":-3"},
            {"{\"pairs\":3,\"agreed\":2}", "3"}, {"\"rescans\":1,", ""}};
    struct results results;
    size_t i;

    (void)state;
    results_init(&results);
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        if (parse_changed(wrong[i][0], wrong[i][1], &results) == 0)
            fail_msg("'%s' was taken", wrong[i][1]);
    assert_int_equal(parse_changed("\"agreed\":2", "\"agreed\":3", &results), 0);
    assert_int_equal(parse_changed("\"checks\":2", "\"checks\":1", &results), 0);
    results_release(&results);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(every_member_is_read),
            cmocka_unit_test(how_people_decided_must_be_given_and_possible),
            cmocka_unit_test(what_is_written_comes_back),
            cmocka_unit_test(rows_must_add_up_to_the_sheets),
            cmocka_unit_test(a_share_must_be_its_count_rounded_half_up),
            cmocka_unit_test(hostile_members_are_refused),
            cmocka_unit_test(final_needs_a_root_and_two_people),
            cmocka_unit_test(sheets_must_add_up),
            cmocka_unit_test(other_formats_and_versions_are_refused),
            cmocka_unit_test(every_cut_text_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
