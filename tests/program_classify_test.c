/* program_classify_test.c -- `kiemphieu classify`: the regulations' figures, exactly. */
#include "tests/program.h"

/* One person's figures and what RULES.md says of them. */
struct figures {
    const char *rule;
    const char *collected, *deputies; /* NULL: not given */
    const char *votes[3];             /* high, medium, low; trust, distrust, NULL */
    const char *outcome;
    int shares[3];     /* hundredths of a percent; -1: not asked */
    int votes_to_next; /* -1: null */
};

static void run_figures(
        struct program *program, const struct figures *figures, int is_json)
{
    const char *arguments[16] = {"classify", "--rule", figures->rule};
    size_t count = 3, i;

    if (figures->collected != NULL) {
        arguments[count++] = "--collected";
        arguments[count++] = figures->collected;
    }
    if (figures->deputies != NULL) {
        arguments[count++] = "--deputies";
        arguments[count++] = figures->deputies;
    }
    if (is_json)
        arguments[count++] = "--json";
    for (i = 0; i < 3 && figures->votes[i] != NULL; i++)
        arguments[count++] = figures->votes[i];
    program_run(program, arguments);
}

static void check_json(const struct figures *figures)
{
    static const char *const three[] = {"high", "medium", "low"};
    static const char *const two[] = {"trust", "distrust"};
    struct program program = {.locale = NULL};
    json_t *answer, *shares, *next;
    size_t i;

    run_figures(&program, figures, 1);
    assert_int_equal(program.status, 0);
    answer = program_json(&program);
    assert_string_equal(
            json_string_value(json_object_get(answer, "rule")), figures->rule);
    assert_string_equal(
            json_string_value(json_object_get(answer, "outcome")), figures->outcome);
    shares = json_object_get(answer, "shares_hundredths_percent");
    for (i = 0; i < 3 && figures->votes[i] != NULL; i++)
        if (figures->shares[i] >= 0)
            assert_int_equal(json_integer_value(json_object_get(shares,
                                     figures->votes[2] == NULL ? two[i] : three[i])),
                    figures->shares[i]);
    next = json_object_get(answer, "votes_to_next");
    if (figures->votes_to_next < 0)
        assert_true(json_is_null(next));
    else
        assert_int_equal(json_integer_value(next), figures->votes_to_next);
    json_decref(answer);
    program_release(&program);
}

static void check_text(const struct figures *figures)
{
    struct program program = {.locale = NULL};
    char line[64];

    run_figures(&program, figures, 0);
    assert_int_equal(program.status, 0);
    (void)snprintf(line, sizeof(line), "Outcome: %s: ", figures->outcome);
    assert_non_null(strstr(program.out, line));
    if (figures->votes_to_next >= 0) {
        (void)snprintf(line, sizeof(line), "%d more votes", figures->votes_to_next);
        assert_non_null(strstr(program.out, line));
    } else {
        assert_null(strstr(program.out, "more votes"));
    }
    program_release(&program);
}

static void check_all(const struct figures *figures, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        check_json(&figures[i]);
        check_text(&figures[i]);
    }
}

/* RULES.md, "Published results to check against": shares as printed there. */
static void published_results_are_reproduced(void **state)
{
    static const struct figures published[] = {
            /* Vinh Phuc 2023, chairman: band one from 24 of 47; 2/3 is 31.3, so 32 */
            {"state-96", "47", NULL, {"19", "2", "25"}, "band-1", {4043, 426, 5319}, 7},
            {"state-96", "47", NULL, {"46", "0", "1"}, "none", {9787, 0, 213}, 23},
            /* National Assembly 2018: 2 * 243 > 485 */
            {"state-85", "475", "485", {"323", "146", "6"}, "none", {6660, 3010, 124},
                    237},
            /* Thua Thien Hue 2018: 2 * 27 > 53 */
            {"state-85", "52", "53", {"52", "0", "0"}, "none", {9811, 0, 0}, 27},
            /* Quang Nam 2018: 2 * 30 > 58, exactly half (29) is not enough */
            {"state-85", "53", "58", {"49", "4", "0"}, "none", {8448, 690, 0}, 30}};

    (void)state;
    check_all(published, sizeof(published) / sizeof(published[0]));
}

static void one_half_exactly_has_no_consequence(void **state)
{
    static const struct figures edges[] = {
            {"state-96", "46", NULL, {"0", "23", "22"}, "none", {-1, -1, 4783}, 2},
            {"state-96", "46", NULL, {"0", "23", "23"}, "none", {-1, -1, 5000}, 1},
            {"state-96", "46", NULL, {"0", "22", "24"}, "band-1", {-1, -1, 5217}, 7},
            {"party-96", "46", NULL, {"0", "23", "23"}, "none", {-1, -1, 5000}, 1},
            {"party-96", "46", NULL, {"0", "22", "24"}, "band-1", {-1, -1, 5217}, 7},
            {"party-262", "46", NULL, {"0", "23", "23"}, "none", {-1, -1, 5000}, 1},
            {"party-262", "46", NULL, {"0", "22", "24"}, "band-1", {-1, -1, 5217}, -1},
            {"state-96-vote", "46", NULL, {"23", "23", NULL}, "none", {5000, 5000, -1},
                    1},
            {"state-96-vote", "46", NULL, {"22", "24", NULL}, "band-1", {4783, 5217, -1},
                    -1},
            {"state-85", "46", "46", {"0", "23", "23"}, "none", {-1, -1, 5000}, 1},
            {"state-85", "46", "46", {"0", "22", "24"}, "band-1", {-1, -1, 5217}, 7}};

    (void)state;
    check_all(edges, sizeof(edges) / sizeof(edges[0]));
}

static void two_thirds_exactly_is_band_two_but_not_under_state_35(void **state)
{
    static const struct figures edges[] = {
            {"party-96", "48", NULL, {"17", "0", "31"}, "band-1", {-1, -1, 6458}, 1},
            {"party-96", "48", NULL, {"16", "0", "32"}, "band-2", {-1, -1, 6667}, -1},
            {"state-96", "48", NULL, {"17", "0", "31"}, "band-1", {-1, -1, 6458}, 1},
            {"state-96", "48", NULL, {"16", "0", "32"}, "band-2", {-1, -1, 6667}, -1},
            {"state-85", "48", "48", {"17", "0", "31"}, "band-1", {-1, -1, 6458}, 1},
            {"state-85", "48", "48", {"16", "0", "32"}, "band-2", {-1, -1, 6667}, -1},
            {"state-35", "48", "48", {"16", "0", "32"}, "band-1", {-1, -1, 6667}, 1},
            {"state-35", "48", "48", {"15", "0", "33"}, "band-2", {-1, -1, 6875}, -1},
            {"state-96", "47", NULL, {"16", "0", "31"}, "band-1", {-1, -1, 6596}, 1},
            {"state-96", "47", NULL, {"15", "0", "32"}, "band-2", {-1, -1, 6809}, -1}};

    (void)state;
    check_all(edges, sizeof(edges) / sizeof(edges[0]));
}

/* 24 low of 47 collected and 53 deputies: 48 > 47, but 48 < 53. */
static void the_denominator_decides_between_cards(void **state)
{
    static const struct figures both[] = {
            {"state-96", "47", "53", {"20", "3", "24"}, "band-1", {4255, 638, 5106}, 8},
            {"state-85", "47", "53", {"20", "3", "24"}, "none", {3774, 566, 4528}, 3}};

    (void)state;
    check_all(both, sizeof(both) / sizeof(both[0]));
}

static void tally_only_never_leads_anywhere(void **state)
{
    static const struct figures all_low[] = {
            {"tally-only", "75", NULL, {"0", "0", "75"}, "none", {0, 0, 10000}, -1}};

    (void)state;
    check_all(all_low, 1);
}

static void vietnamese_has_the_decimal_comma(void **state)
{
    struct program program = {.locale = "vi_VN.UTF-8"};

    (void)state;
    RUN(&program, "classify", "--rule", "state-96", "--collected", "47", "19", "2", "25");
    assert_int_equal(program.status, 0);
    assert_non_null(strstr(program.out, "40,43 %"));
    assert_non_null(strstr(program.out, "53,19 %"));
    assert_null(strstr(program.out, "40.43"));
    assert_non_null(strstr(program.out, "Tín nhiệm thấp"));
    program.locale = NULL;
    RUN(&program, "classify", "--rule", "state-96", "--collected", "47", "19", "2", "25");
    assert_non_null(strstr(program.out, "40.43 %"));
    program_release(&program);
}

/* In JSON the figures are whole numbers, whatever the locale. */
static void json_does_not_depend_on_the_locale(void **state)
{
    struct program here = {.locale = NULL}, there = {.locale = "vi_VN.UTF-8"};

    (void)state;
    RUN(&here, "classify", "--rule", "state-96", "--collected", "47", "--json", "19", "2",
            "25");
    RUN(&there, "classify", "--rule", "state-96", "--collected", "47", "--json", "19",
            "2", "25");
    assert_string_equal(here.out, there.out);
    program_release(&here);
    program_release(&there);
}

static void wrong_usage_exits_2_with_the_usage_on_stderr(void **state)
{
    struct program program = {.locale = NULL};

    (void)state;
    RUN(&program, "classify");
    assert_int_equal(program.status, 2);
    assert_string_equal(program.out, "");
    assert_non_null(strstr(program.err, "usage: kiemphieu classify"));
    RUN(&program, "classify", "--no-such-option");
    assert_int_equal(program.status, 2);
    RUN(&program, "classify", "--rule", "state-96", "--collected", "47", "--", "-1", "2",
            "25");
    assert_int_equal(program.status, 2);
    assert_non_null(strstr(program.err, "VOTES: '-1' is no count"));
    program_release(&program);
}

/* What is refused and the words that say why. */
static void refuses(const char *const *arguments, const char *why)
{
    struct program program = {.locale = NULL};

    program_run(&program, arguments);
    assert_int_equal(program.status, 2);
    assert_string_equal(program.out, "");
    if (strstr(program.err, why) == NULL)
        fail_msg("'%s' is not said in: %s", why, program.err);
    program_release(&program);
}

#define REFUSES(why, ...)                                                                \
    refuses((const char *const[]){"classify", __VA_ARGS__, NULL}, why)

static void impossible_figures_are_refused_with_the_reason(void **state)
{
    (void)state;
    REFUSES("48 votes but only 47 ballots collected", "--rule", "state-96", "--collected",
            "47", "20", "3", "25");
    REFUSES("47 votes but only 46 valid ballots", "--rule", "state-96", "--collected",
            "47", "--valid", "46", "20", "2", "25");
    REFUSES("more ballots collected than issued", "--rule", "state-96", "--collected",
            "47", "--issued", "46", "1", "1", "1");
    REFUSES("more ballots collected than deputies", "--rule", "state-85", "--collected",
            "54", "--deputies", "53", "1", "1", "1");
    REFUSES("more valid ballots than collected", "--rule", "state-96", "--collected",
            "46", "--valid", "47", "1", "1", "1");
    REFUSES("--collected must be 1 or more", "--rule", "state-96", "--collected", "0",
            "0", "0", "0");
    REFUSES("the card 'state-85' needs --deputies", "--rule", "state-85", "--collected",
            "47", "1", "1", "1");
    REFUSES("the card 'state-96' needs --collected", "--rule", "state-96", "1", "1", "1");
    REFUSES("write 3 numbers, not 2", "--rule", "state-96", "--collected", "47", "1",
            "1");
    REFUSES("'1x' is no count", "--rule", "state-96", "--collected", "47", "1", "1x",
            "1");
    REFUSES("'99999999999999999999' is no count", "--rule", "state-96", "--collected",
            "99999999999999999999", "1", "1", "1");
    REFUSES("no-such-card", "--rule", "no-such-card", "--collected", "47", "1", "1", "1");
}

/* 60 votes of 53 deputies came out as 113.21 % where --collected was left away. */
static void more_votes_than_deputies_or_issued_are_refused(void **state)
{
    (void)state;
    REFUSES("54 votes but only 53 deputies", "--rule", "state-85", "--deputies", "53",
            "0", "0", "54");
    REFUSES("54 votes but only 53 ballots issued", "--rule", "state-85", "--deputies",
            "60", "--issued", "53", "0", "0", "54");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(published_results_are_reproduced),
            cmocka_unit_test(one_half_exactly_has_no_consequence),
            cmocka_unit_test(two_thirds_exactly_is_band_two_but_not_under_state_35),
            cmocka_unit_test(the_denominator_decides_between_cards),
            cmocka_unit_test(tally_only_never_leads_anywhere),
            cmocka_unit_test(vietnamese_has_the_decimal_comma),
            cmocka_unit_test(json_does_not_depend_on_the_locale),
            cmocka_unit_test(wrong_usage_exits_2_with_the_usage_on_stderr),
            cmocka_unit_test(impossible_figures_are_refused_with_the_reason),
            cmocka_unit_test(more_votes_than_deputies_or_issued_are_refused)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
