/* program_check_test.c -- `kiemphieu check`, and cards that a committee writes itself. */
#include "tests/program.h"

struct bench {
    char folder[PROGRAM_PATH_BYTES];
    struct program program;
};

static const char settings[] = "[conference]\n"
                               "title = Hội nghị thử\nbody = UBND\nplace = Hà Nội\n"
                               "date = 2026-11-22\ntemplate = state\nlanguage = vi\n"
                               "rule = %s\n%s[counts]\ncollected = 75\nissued = 75\n"
                               "deputies = 85\n[committee]\nmember = Trần Thị Bình\n"
                               "member = Lê Văn Cường\n";

static void bench_open(
        struct bench *bench, const char *rule, const char *more, const char *officials)
{
    char text[2048];

    memset(bench, 0, sizeof(*bench));
    program_folder_make(bench->folder);
    (void)snprintf(text, sizeof(text), settings, rule, more);
    program_write(bench->folder, "conference.ini", text, strlen(text));
    program_write(bench->folder, "officials.csv", officials, strlen(officials));
}

static void bench_close(struct bench *bench)
{
    program_release(&bench->program);
    program_folder_remove(bench->folder);
}

static const char two_people[] = "no,name,title\n1,Nguyễn Văn An,Giám đốc\n"
                                 "2,Trần Thị Bình,Phó Giám đốc\n";

static void thresholds_are_shown_with_the_conferences_numbers(void **state)
{
    struct bench bench;

    (void)state;
    bench_open(&bench, "state-96", "", two_people);
    RUN(&bench.program, "check", bench.folder);
    assert_int_equal(bench.program.status, 0);
    assert_true(program_says(&bench.program, "With 75 (collected)"));
    assert_true(program_says(&bench.program, "38 (50.67 %); not yet with 37 (49.33 %)"));
    assert_true(program_says(&bench.program, "50 (66.67 %); not yet with 49 (65.33 %)"));
    assert_true(program_says(&bench.program, "ballots collected, invalid ones too"));
    RUN(&bench.program, "check", bench.folder, "--with", "46");
    assert_true(program_says(&bench.program, "24 (52.17 %); not yet with 23 (50.00 %)"));
    bench_close(&bench);
}

static void a_mean_is_shown_as_a_sum_of_points(void **state)
{
    struct bench bench;

    (void)state;
    bench_open(&bench, "score-100", "",
            "no,name,title,group,role\n1,Ban Thường vụ,Tập thể,Tỉnh,tập thể\n"
            "2,Trần Thị Bình,Ủy viên,Tỉnh,\n");
    RUN(&bench.program, "check", bench.folder, "--with", "7");
    assert_int_equal(bench.program.status, 0);
    assert_true(program_says(&bench.program, "630 (90.00); not yet with 629 (89.86)"));
    assert_true(program_says(&bench.program, "2. Trần Thị Bình <= Ban Thường vụ"));
    bench_close(&bench);
}

static void somebody_without_a_collective_is_named(void **state)
{
    struct bench bench;

    (void)state;
    bench_open(&bench, "grade-4", "",
            "no,name,title,group,role\n1,Trần Thị Bình,Giám đốc,Sở A,head\n");
    RUN(&bench.program, "check", bench.folder);
    assert_int_equal(bench.program.status, 1);
    assert_true(program_says(&bench.program, "! 1. Trần Thị Bình"));
    bench_close(&bench);
}

static void a_card_that_looks_back_asks_for_the_year_before(void **state)
{
    struct bench bench;

    (void)state;
    bench_open(&bench, "state-35", "", two_people);
    RUN(&bench.program, "check", bench.folder);
    assert_int_equal(bench.program.status, 1);
    assert_true(program_says(&bench.program, "write previous ="));
    bench_close(&bench);
    bench_open(&bench, "state-35", "previous = none\n", two_people);
    RUN(&bench.program, "check", bench.folder);
    assert_int_equal(bench.program.status, 0);
    bench_close(&bench);
    bench_open(&bench, "state-35", "previous = ../nowhere\n", two_people);
    RUN(&bench.program, "check", bench.folder);
    assert_int_equal(bench.program.status, 1);
    assert_true(program_says(&bench.program, "previous = ../nowhere"));
    bench_close(&bench);
}

static void two_people_confirm_and_it_stands_in_the_record(void **state)
{
    struct bench bench;
    char *ledger;
    size_t size;

    (void)state;
    bench_open(&bench, "state-96", "", two_people);
    RUN(&bench.program, "check", bench.folder, "--confirm", "--name", "Trần Thị Bình");
    assert_int_equal(bench.program.status, 2);
    RUN(&bench.program, "check", bench.folder, "--confirm", "--name", "Trần Thị Bình",
            "--name", "Lê Văn Cường");
    assert_int_equal(bench.program.status, 0);
    ledger = program_read(bench.folder, "ledger.db", &size);
    assert_non_null(memmem(ledger, size, "rules-confirmed", strlen("rules-confirmed")));
    free(ledger);
    bench_close(&bench);
}

/* "over 40 % low: warning", written by a committee; nothing of the program knows it. */
static const char own_card[] =
        "[rule]\nid = ours\ntitle_vi = Quy định riêng\ntitle_en = Our own\n"
        "source = Quy chế số 01 ngày 05/01/2026 của Ban Thường vụ\n"
        "denominator = valid\nbad_row = row\nstruck_name = sheet\nwriting = ignored\n"
        "[option high]\nvi = Tín nhiệm cao\nen = High\n"
        "[option low]\nvi = Tín nhiệm thấp\nen = Low\n"
        "[outcome none]\nvi = Không có\nen = None\n"
        "[outcome warning]\nwhen = low > 40/100\nvi = Cảnh báo\nen = Warning\n";

static void a_card_of_ones_own_works_like_a_shipped_one(void **state)
{
    struct bench bench;
    char card[PROGRAM_PATH_BYTES];

    (void)state;
    bench_open(&bench, "ours.rule", "", two_people);
    program_write(bench.folder, "ours.rule", own_card, strlen(own_card));
    RUN(&bench.program, "check", bench.folder, "--with", "50");
    assert_int_equal(bench.program.status, 0);
    assert_true(program_says(&bench.program, "21 (42.00 %); not yet with 20 (40.00 %)"));
    program_path(card, bench.folder, "ours.rule");
    RUN(&bench.program, "classify", "--rule", card, "--valid", "50", "30", "20");
    assert_true(program_says(&bench.program, "Outcome: none"));
    RUN(&bench.program, "classify", "--rule", card, "--valid", "50", "29", "21");
    assert_true(program_says(&bench.program, "Outcome: warning"));
    RUN(&bench.program, "print", bench.folder);
    assert_int_equal(bench.program.status, 0);
    bench_close(&bench);
}

static void points_are_classified_by_their_exact_mean(void **state)
{
    struct bench bench;

    (void)state;
    bench_open(&bench, "score-100", "", two_people);
    RUN(&bench.program, "classify", "--rule", "score-100", "90", "89", "91");
    assert_true(program_says(&bench.program, "270 points of 3 rows = 90.00"));
    assert_true(program_says(&bench.program, "Outcome: excellent"));
    RUN(&bench.program, "classify", "--rule", "score-100", "90", "89", "90");
    assert_true(program_says(&bench.program, "= 89.67"));
    assert_true(program_says(&bench.program, "Outcome: good"));
    RUN(&bench.program, "classify", "--rule", "score-100", "101");
    assert_int_equal(bench.program.status, 2);
    bench_close(&bench);
}

static void a_wrong_card_says_what_is_wrong(void **state)
{
    static const struct {
        const char *from, *to, *says;
    } wrong[] = {{"low > 40/100", "low > 140/100", "no threshold"},
            {"low > 40/100", "mean > 40", "is of points"},
            {"low > 40/100", "lower > 40/100", "has no [option lower]"},
            {"low > 40/100", "low = 40/100", "cannot be read"},
            {"[outcome warning]", "[quota warning]\nshare = 1/2\n[outcome warning]",
                    NULL},
            {"[outcome warning]", "[quota warning]\nshare = 3/2\n[outcome warning]",
                    "needs a share"},
            {"[outcome warning]", "[quota nobody]\nshare = 1/2\n[outcome warning]",
                    "no outcome"},
            {"[outcome warning]", "[cap]\nof = all\n[outcome warning]",
                    "heads, everyone"},
            {"denominator = valid", "denominator = all", "valid_rows"},
            {"[outcome none]", "[points]\nmost = 10\n[outcome none]", "not both"},
            {"vi = Cảnh báo", "after = later\nvi = Cảnh báo", "'later' is no outcome"}};
    char text[2048], card[PROGRAM_PATH_BYTES];
    struct bench bench;
    const char *at;
    size_t i;

    (void)state;
    bench_open(&bench, "ours.rule", "", two_people);
    program_path(card, bench.folder, "ours.rule");
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        at = strstr(own_card, wrong[i].from);
        assert_non_null(at);
        (void)snprintf(text, sizeof(text), "%.*s%s%s", (int)(at - own_card), own_card,
                wrong[i].to, at + strlen(wrong[i].from));
        program_write(bench.folder, "ours.rule", text, strlen(text));
        RUN(&bench.program, "classify", "--rule", card, "--valid", "50", "29", "21");
        assert_int_equal(bench.program.status, wrong[i].says == NULL ? 0 : 2);
        if (wrong[i].says != NULL && !program_says(&bench.program, wrong[i].says))
            fail_msg("'%s': %s", wrong[i].says, bench.program.err);
    }
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(thresholds_are_shown_with_the_conferences_numbers),
            cmocka_unit_test(a_mean_is_shown_as_a_sum_of_points),
            cmocka_unit_test(somebody_without_a_collective_is_named),
            cmocka_unit_test(a_card_that_looks_back_asks_for_the_year_before),
            cmocka_unit_test(two_people_confirm_and_it_stands_in_the_record),
            cmocka_unit_test(a_card_of_ones_own_works_like_a_shipped_one),
            cmocka_unit_test(points_are_classified_by_their_exact_mean),
            cmocka_unit_test(a_wrong_card_says_what_is_wrong)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
