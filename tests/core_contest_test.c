/* core_contest_test.c -- rows of boxes, the points they make, and scales in files. */
#include "core/contest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/tally.h"

enum { FOLDER_BYTES = 64, PATH_BYTES = 160 };

struct bench {
    char folder[FOLDER_BYTES];
    struct official official;
    struct officials officials;
    struct rule rule;
    struct contests contests;
};

static void card(const char *id, struct rule *rule)
{
    struct error err = {.text = ""};

    if (rule_find(id, ".", rule, &err) != 0)
        fail_msg("%s", err.text);
}

static void bench_open(struct bench *bench, const char *id)
{
    char path[PATH_BYTES];

    memset(bench, 0, sizeof(*bench));
    (void)snprintf(bench->folder, sizeof(bench->folder), "/tmp/kiemphieu-XXXXXX");
    assert_non_null(mkdtemp(bench->folder));
    (void)snprintf(path, sizeof(path), "%s/scales", bench->folder);
    assert_int_equal(mkdir(path, 0700), 0);
    card(id, &bench->rule);
    (void)snprintf(bench->official.contest, LAYOUT_ID_BYTES, "3");
    (void)snprintf(bench->official.ballot_type, LAYOUT_ID_BYTES, "main");
    bench->officials = (struct officials){&bench->official, 1};
}

static void bench_close(struct bench *bench)
{
    char path[PATH_BYTES];

    contests_release(&bench->contests);
    (void)snprintf(path, sizeof(path), "%s/scales/chair.csv", bench->folder);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/scales", bench->folder);
    (void)rmdir(path);
    (void)rmdir(bench->folder);
}

static void write_scale(struct bench *bench, const char *text)
{
    char path[PATH_BYTES];
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/scales/chair.csv", bench->folder);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
    (void)snprintf(bench->official.scale, LAYOUT_ID_BYTES, "chair");
}

static int load(struct bench *bench, struct error *err)
{
    return contests_load(bench->folder, &bench->officials, "main", &bench->rule,
            &bench->contests, err);
}

static void load_right(struct bench *bench)
{
    struct error err = {.text = ""};

    if (load(bench, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(bench->contests.count, 1);
}

static void options_are_one_row(void **state)
{
    const uint8_t high = 0, low = 2, blank = CONTEST_ROW_BLANK, over = CONTEST_ROW_OVER;
    struct contest *contest;
    struct bench bench;

    (void)state;
    bench_open(&bench, "state-96");
    load_right(&bench);
    contest = &bench.contests.list[0];
    assert_int_equal(contest->row_count, 1);
    assert_string_equal(contest->rows[0].id, "3");
    assert_int_equal(contest->value_count, 3);
    assert_int_equal(contest_option_find(&bench.rule, &contest->rows[0], "low"), 2);
    assert_int_equal(contest_option_find(&bench.rule, &contest->rows[0], "7"), -1);
    assert_int_equal(contest_value(contest, &high), 0);
    assert_int_equal(contest_value(contest, &low), 2);
    assert_int_equal(contest_value(contest, &blank), TALLY_BLANK);
    assert_int_equal(contest_value(contest, &over), TALLY_OVER);
    bench_close(&bench);
}

/* Every way to mark the two rows of 0 to 100, against sums done here. */
static void every_pair_of_digits_makes_its_points(void **state)
{
    uint8_t states[2];
    struct contest *contest;
    struct bench bench;
    unsigned sum;

    (void)state;
    bench_open(&bench, "score-100");
    load_right(&bench);
    contest = &bench.contests.list[0];
    assert_int_equal(contest->row_count, 2);
    assert_string_equal(contest->rows[0].id, "3.1/t");
    assert_string_equal(contest->rows[1].id, "3.1/o");
    assert_int_equal(contest->rows[0].option_count, 11);
    assert_int_equal(contest->rows[1].option_count, 10);
    assert_int_equal(contest->value_count, 101);
    for (states[0] = 0; states[0] < 11; states[0]++)
        for (states[1] = 0; states[1] < 10; states[1]++) {
            sum = states[0] * 10U + states[1];
            assert_int_equal(
                    contest_value(contest, states), sum > 100 ? TALLY_BEYOND : sum);
        }
    bench_close(&bench);
}

static void a_half_filled_row_is_partial(void **state)
{
    const uint8_t ones_blank[2] = {8, CONTEST_ROW_BLANK};
    const uint8_t tens_blank[2] = {CONTEST_ROW_BLANK, 7};
    const uint8_t none[2] = {CONTEST_ROW_BLANK, CONTEST_ROW_BLANK};
    const uint8_t two[2] = {CONTEST_ROW_BLANK, CONTEST_ROW_OVER};
    struct bench bench;

    (void)state;
    bench_open(&bench, "score-100");
    load_right(&bench);
    assert_int_equal(contest_value(bench.contests.list, ones_blank), TALLY_PARTIAL);
    assert_int_equal(contest_value(bench.contests.list, tens_blank), TALLY_PARTIAL);
    assert_int_equal(contest_value(bench.contests.list, none), TALLY_BLANK);
    assert_int_equal(contest_value(bench.contests.list, two), TALLY_OVER);
    bench_close(&bench);
}

static void criteria_are_summed_each_by_its_maximum(void **state)
{
    uint8_t states[5] = {2, 5, 9, 6, 4}; /* 25 of 30, 9 of 9, 64 of 61 */
    struct contest *contest;
    struct bench bench;
    size_t owner = 9;

    (void)state;
    bench_open(&bench, "score-100");
    write_scale(&bench, "STT;Tiêu chí;Điểm tối đa\n1;Phẩm chất;30\n2;Kỷ luật;9\n"
                        "3;Kết quả thực hiện nhiệm vụ;61\n");
    load_right(&bench);
    contest = &bench.contests.list[0];
    assert_int_equal(contest->row_count, 5); /* 9 points need no tens */
    assert_string_equal(contest->rows[2].id, "3.2/o");
    assert_int_equal(contest->rows[0].option_count, 4);
    assert_int_equal(contest->rows[2].option_count, 10);
    assert_int_equal(contest->rows[3].option_count, 7);
    assert_int_equal(contest_value(contest, states), TALLY_BEYOND);
    states[4] = 1; /* 61 */
    assert_int_equal(contest_value(contest, states), 25 + 9 + 61);
    states[1] = CONTEST_ROW_BLANK;
    assert_int_equal(contest_value(contest, states), TALLY_PARTIAL);
    assert_ptr_equal(
            contest_row_find(&bench.contests, "3.3/t", &owner), &contest->rows[3]);
    assert_int_equal(owner, 0);
    assert_null(contest_row_find(&bench.contests, "3.4/t", NULL));
    assert_string_equal(contest->scale.criteria[2].text, "Kết quả thực hiện nhiệm vụ");
    bench_close(&bench);
}

static void a_wrong_scale_says_where(void **state)
{
    static const struct {
        const char *text, *says;
    } wrong[] = {{"", "scales/chair.csv:1"}, {"no,criterion\n1,a\n", "maximum"},
            {"no,criterion,maximum,maximum\n", "stands twice"},
            {"no,criterion,maximum\n", "no criterion"},
            {"no,criterion,maximum\n1,,10\n", "chair.csv:2: the criterion is missing"},
            {"no,criterion,maximum\n1,a,0\n", "chair.csv:2"},
            {"no,criterion,maximum\n1,a,101\n", "from 1 to 100"},
            {"no,criterion,maximum\n1,a,-5\n", "'-5'"},
            {"no,criterion,maximum\n1,a,5.5\n", "'5.5'"},
            {"no,criterion,maximum\n1,a,60\n2,b,41\n", "101 points together"},
            {"no,criterion,maximum\n1,a\xff,10\n", "UTF-8"}};
    struct bench bench;
    struct error err;
    size_t i;

    (void)state;
    bench_open(&bench, "score-100");
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        write_scale(&bench, wrong[i].text);
        assert_int_equal(load(&bench, &err), -1);
        if (strstr(err.text, wrong[i].says) == NULL)
            fail_msg("%s: not '%s'", err.text, wrong[i].says);
    }
    bench_close(&bench);
}

static void a_scale_keeps_to_the_cards_points(void **state)
{
    struct bench bench;
    struct error err;

    (void)state;
    bench_open(&bench, "score-100");
    bench.rule.points_most = 50;
    write_scale(&bench, "no,criterion,maximum\n1,a,51\n");
    assert_int_equal(load(&bench, &err), -1);
    assert_non_null(strstr(err.text, "51 points together"));
    bench_close(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(options_are_one_row),
            cmocka_unit_test(every_pair_of_digits_makes_its_points),
            cmocka_unit_test(a_half_filled_row_is_partial),
            cmocka_unit_test(criteria_are_summed_each_by_its_maximum),
            cmocka_unit_test(a_wrong_scale_says_where),
            cmocka_unit_test(a_scale_keeps_to_the_cards_points)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
