/* desk_check_test.c -- what a checker sees of a held sheet of points. */
#include "core/desk/check.h"

#include <sys/stat.h>

#include "tests/program.h"

static const char ini[] = "[conference]\ntitle = T\nbody = B\nplace = P\n"
                          "date = 2026-11-22\nrule = score-100\n";
static const char people[] = "no,name,title,scale\n1,An,Chair,chair\n2,Binh,Member,\n";
static const char scale[] = "no,criterion,maximum\n1,Work,60\n2,Bonus,5\n";

struct bench {
    char folder[PROGRAM_PATH_BYTES];
    struct desk_request request;
    struct html html;
    struct check check;
};

static json_t *row_of(const char *contest, const char *state, const char *option)
{
    return option == NULL
                   ? json_pack("{s:s,s:s,s:[]}", "contest", contest, "state", state,
                             "chosen")
                   : json_pack("{s:s,s:s,s:[s],s:[{s:s,s:s,s:i}]}", "contest", contest,
                             "state", state, "chosen", option, "boxes", "option", option,
                             "mark", "filled", "ink_ppm", 214000);
}

/* Read as 5| and 4 of An; the ones of the first criterion are doubtful. */
static json_t *sheet_of(void)
{
    return json_pack("{s:s,s:s,s:s,s:[s],s:[{s:s,s:i,s:i,s:i,s:[o,o,o,o,o]}]}", "sheet",
            "00112233445566778899aabbccddeeff", "verdict", "held", "ballot_type", "main",
            "reasons", "mark-unsure", "pages", "image", "images/a.tif", "index", 0,
            "page", 1, "rotation", 0, "contests", row_of("1.1/t", "chosen", "50"),
            row_of("1.1/o", "unsure", NULL), row_of("1.2/o", "chosen", "4"),
            row_of("2.1/t", "chosen", "100"), row_of("2.1/o", "chosen", "0"));
}

static int start(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));
    char scales[PROGRAM_PATH_BYTES];
    struct error err = {.text = ""};

    assert_non_null(bench);
    *state = bench;
    program_folder_make(bench->folder);
    program_write(bench->folder, "conference.ini", ini, sizeof(ini) - 1);
    program_write(bench->folder, "officials.csv", people, sizeof(people) - 1);
    program_path(scales, bench->folder, "scales");
    assert_int_equal(mkdir(scales, 0700), 0);
    program_write(scales, "chair.csv", scale, sizeof(scale) - 1);
    if (meeting_load(bench->folder, &bench->check.meeting, &err) != 0)
        fail_msg("%s", err.text);
    html_init(&bench->html);
    bench->check.request = &bench->request;
    bench->check.html = &bench->html;
    bench->check.sheet = sheet_of();
    assert_non_null(bench->check.sheet);
    return 0;
}

static int end(void **state)
{
    struct bench *bench = *state;

    check_release(&bench->check);
    html_release(&bench->html);
    program_folder_remove(bench->folder);
    free(bench);
    return 0;
}

static size_t count(const struct bench *bench, const char *text)
{
    const char *at = bench->html.text == NULL ? "" : bench->html.text;
    size_t found = 0;

    assert_false(bench->html.is_failed);
    while ((at = strstr(at, text)) != NULL) {
        found++;
        at++;
    }
    return found;
}

static void rows_go_as_on_the_paper_and_the_doubtful_is_asked(void **state)
{
    static const char *const ids[] = {"1.1/t", "1.1/o", "1.2/o", "2.1/t", "2.1/o"};
    struct bench *bench = *state;
    struct check_row row;
    size_t at = 0, i = 0;

    for (; check_row_next(&bench->check, &at, &row); i++) {
        assert_true(i < 5);
        assert_string_equal(row.row->id, ids[i]);
        assert_int_equal(check_is_asked(&bench->check, row.row), i == 1);
    }
    assert_int_equal(i, 5);
}

static void a_figure_has_its_criterion_its_maximum_and_a_key_a_box(void **state)
{
    struct bench *bench = *state;
    struct check_row row;
    size_t at = 1;

    assert_true(check_row_next(&bench->check, &at, &row));
    check_put_row(&bench->check, &row, 1, 1);
    assert_int_equal(count(bench, "<strong>1. Work: Ones</strong>"), 1);
    assert_int_equal(count(bench, "(points at the most: 60)"), 1);
    assert_int_equal(count(bench, "name=\"row-1.1/o\""), 12); /* 0..9, blank, several */
    assert_int_equal(count(bench, "data-key=\"7\""), 1);
    assert_int_equal(count(bench, "data-most=\"60\""), 12);
    assert_int_equal(count(bench, "src=\"/row/"), 1);
    assert_int_equal(count(bench, "data-sum=\"1\""), 1);
    assert_int_equal(count(bench, " checked"), 0);
}

static void what_was_read_stands_in_rows_that_are_not_asked(void **state)
{
    struct bench *bench = *state;
    struct check_row row;
    size_t at = 3;

    assert_true(check_row_next(&bench->check, &at, &row));
    check_put_row(&bench->check, &row, 0, 0);
    assert_int_equal(count(bench, "value=\"100\" data-key=\"t\""), 1);
    assert_int_equal(count(bench, "value=\"100\" data-key=\"t\" data-of=\"2\" "
                                  "data-criterion=\"0\" data-most=\"100\" checked"),
            1);
    assert_int_equal(count(bench, "data-sum"), 0);
    assert_int_equal(count(bench, "src="), 0);
}

static void a_third_person_sees_in_which_figure_two_differ(void **state)
{
    struct bench *bench = *state;

    (void)json_object_set_new(bench->check.sheet, "opinions",
            json_pack("[{s:s,s:s,s:[o]},{s:s,s:s,s:[o]}]", "decision", "rows",
                    "ballot_type", "main", "contests", row_of("1.1/o", "chosen", "7"),
                    "decision", "rows", "ballot_type", "main", "contests",
                    row_of("1.1/o", "blank", NULL)));
    check_put_sheet(&bench->check);
    assert_int_equal(
            count(bench, "1. An, 1. Work: Ones: <strong class=\"differs\">7"), 1);
    assert_int_equal(
            count(bench, "1. An, 1. Work: Ones: <strong class=\"differs\">No mark"), 1);
}

static void measures_are_told_by_figure(void **state)
{
    struct bench *bench = *state;

    check_put_measures(&bench->check);
    assert_int_equal(count(bench, "<th scope=\"row\">1. 1. Work: Tens</th>"), 1);
    assert_int_equal(count(bench, "<th scope=\"row\">2. Tens</th>"), 1);
    assert_int_equal(count(bench, "<td>100<br>filled, 21.4 %</td>"), 1);
}

#define WITH_BENCH(test) cmocka_unit_test_setup_teardown(test, start, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_BENCH(rows_go_as_on_the_paper_and_the_doubtful_is_asked),
            WITH_BENCH(a_figure_has_its_criterion_its_maximum_and_a_key_a_box),
            WITH_BENCH(what_was_read_stands_in_rows_that_are_not_asked),
            WITH_BENCH(a_third_person_sees_in_which_figure_two_differ),
            WITH_BENCH(measures_are_told_by_figure)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
