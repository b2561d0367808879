/* program_points_test.c -- points and grades in one stack: by the terminal, by the desk.
 */
#include "tests/program_desk.h"
#include "tests/program_stage.h"

#include "core/contest.h"
#include "core/held_sheet.h"
#include "core/ledger_contest.h"
#include "core/tally.h"

#define SHEETS "6"
enum { FORM_BYTES = 1 << 16, ID_BYTES = 33 };

static const char sections[] =
        "[ballot points]\ntitle = Scores\n"
        "rule = score-100\ntemplate = state-score\nissued = " SHEETS
        "\ncollected = " SHEETS "\n[ballot grades]\n"
        "title = Grades\nrule = grade-4\ntemplate = state-grade\nissued = " SHEETS
        "\ncollected = " SHEETS "\n";
static const char people[] = "no,name,title,ballot type,group,id,role,scale\n"
                             "1,Sở Nội vụ,Tập thể,points,Nội vụ,TT-1,collective,\n"
                             "2,Nguyễn Văn Minh,Giám đốc,points,Nội vụ,NV-1,head,chair\n"
                             "3,Trần Thị Hòa,Phó Giám đốc,points,Nội vụ,NV-2,,\n"
                             "1,Lê Quang Vinh,Chánh Văn phòng,grades,Nội vụ,NV-3,,\n"
                             "2,Phạm Thu Hà,Trưởng phòng,grades,Nội vụ,NV-4,,\n";
static const char scale[] =
        "no,criterion,maximum\n1,Phẩm chất,20\n2,Kết quả công việc,75\n"
        "3,Thưởng,5\n";

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start_scaled(stage, sections, people, scale, SHEETS, "3", "--hard=60");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

static void count_deck(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    if (program.status != 3)
        fail_msg("%s%s", program.out, program.err);
    program_release(&program);
}

/* ---- what the truth makes ---- */

struct plan {
    struct conference *conference;
    struct officials officials;
    struct rule rule;
    struct contests contests;
};

static void plan_load(struct plan *plan, const char *folder, const char *type)
{
    struct error err = {.text = ""};
    const struct conference_type *found;

    plan->conference = calloc(1, sizeof(*plan->conference));
    assert_non_null(plan->conference);
    assert_int_equal(conference_load(folder, plan->conference, &err), 0);
    assert_int_equal(officials_load(folder, plan->conference, &plan->officials, &err), 0);
    found = conference_type_find(plan->conference, type);
    assert_non_null(found);
    assert_int_equal(rule_load(strcmp(type, "points") == 0 ? "core/rules/score-100.rule"
                                                           : "core/rules/grade-4.rule",
                             &plan->rule, &err),
            0);
    assert_int_equal(contests_load(folder, &plan->officials, type, &plan->rule,
                             &plan->contests, &err),
            0);
}

static void plan_release(struct plan *plan)
{
    contests_release(&plan->contests);
    officials_release(&plan->officials);
    free(plan->conference);
}

/* How many sheets of the truth give this value; each sheet here is of one page. */
static int truth_count(const struct stage *stage, const struct plan *plan,
        const char *type, size_t contest, uint32_t value)
{
    const struct contest *rated = &plan->contests.list[contest];
    uint8_t states[CONTEST_ROWS_MAX];
    const json_t *page;
    size_t i, k;
    int count = 0, said;

    for (i = 0; i < json_array_size(stage->truth); i++) {
        page = json_array_get(stage->truth, i);
        if (strcmp(json_string_value(json_object_get(page, "ballot_type")), type) != 0)
            continue;
        for (k = 0; k < rated->row_count; k++) {
            said = ledger_contest_state(&plan->rule, &rated->rows[k],
                    ledger_contest_find(
                            json_object_get(page, "contests"), rated->rows[k].id, k));
            assert_in_range(said, 0, CONTEST_ROW_OVER);
            states[k] = (uint8_t)said;
        }
        count += contest_value(rated, states) == value;
    }
    return count;
}

static int number_of(const json_t *object, const char *name)
{
    return (int)json_integer_value(json_object_get(object, name));
}

static void check_contest(const struct stage *stage, const struct plan *plan,
        const char *type, size_t at, const json_t *contest)
{
    const json_t *counts = json_object_get(contest, "counts");
    char option[LAYOUT_ID_BYTES];
    uint32_t value;

    for (value = 0; value < plan->contests.list[at].value_count; value++) {
        (void)snprintf(option, sizeof(option), "%u", (unsigned)value);
        if (plan->rule.points_most == 0)
            memcpy(option, plan->rule.options[value].id, sizeof(option));
        assert_int_equal(
                number_of(counts, option), truth_count(stage, plan, type, at, value));
    }
    assert_int_equal(
            number_of(contest, "blank"), truth_count(stage, plan, type, at, TALLY_BLANK));
    assert_int_equal(
            number_of(contest, "over"), truth_count(stage, plan, type, at, TALLY_OVER));
    assert_int_equal(number_of(contest, "partial"),
            truth_count(stage, plan, type, at, TALLY_PARTIAL));
    assert_int_equal(number_of(contest, "beyond"),
            truth_count(stage, plan, type, at, TALLY_BEYOND));
    assert_int_equal(number_of(contest, "held"), 0);
}

static void check_results(const struct stage *stage, const char *folder)
{
    static const char *const types[] = {"points", "grades"};
    struct program program = {.locale = NULL};
    json_t *results;
    const json_t *contests;
    struct plan plan;
    size_t i, k;

    RUN(&program, "report", folder, "--json");
    results = program_json(&program);
    for (i = 0; i < 2; i++) {
        memset(&plan, 0, sizeof(plan));
        plan_load(&plan, folder, types[i]);
        contests = json_object_get(
                json_array_get(json_object_get(results, "ballot_types"), i), "contests");
        assert_int_equal(json_array_size(contests), plan.contests.count);
        for (k = 0; k < plan.contests.count; k++)
            check_contest(stage, &plan, types[i], k, json_array_get(contests, k));
        plan_release(&plan);
    }
    json_decref(results);
    program_release(&program);
}

/* ---- the terminal ---- */

static void figures_are_typed_and_all_is_as_marked(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];

    count_deck(stage, folder);
    assert_true(stage_sum(folder, "held") > 0);
    stage_decide(stage, folder);
    check_results(stage, folder);
}

/* ---- the desk ---- */

struct day {
    struct desk_program desk;
    struct seat chair, first, second;
};

static json_t *held_for(const char *folder, const char *name)
{
    struct program program = {.locale = NULL};
    json_t *held;

    RUN(&program, "review", folder, "--list", "--json", "--name", name);
    held = program_json(&program);
    program_release(&program);
    return held;
}

/* What the form sends for a row: by the truth. */
static void put_row(FILE *out, const json_t *row)
{
    const char *state = json_string_value(json_object_get(row, "state"));
    const char *id = json_string_value(json_object_get(row, "contest"));
    char *name = seat_encode(id), *value;

    value = seat_encode(
            strcmp(state, "chosen") == 0
                    ? json_string_value(json_array_get(json_object_get(row, "chosen"), 0))
            : strcmp(state, "blank") == 0 ? "/blank"
                                          : "/over");
    (void)fprintf(out, "&row-%s=%s", name, value);
    free(name);
    free(value);
}

/* Each asked row is on the page, with a picture of its own. */
static void expect_page(
        struct seat *seat, const char *sheet, const json_t *rows, const json_t *record)
{
    struct desk_reply reply;
    char path[128], text[128];
    const char *id;
    size_t i;

    (void)snprintf(path, sizeof(path), "/check?sheet=%s", sheet);
    assert_int_equal(seat_get(seat, path, &reply), 200);
    for (i = 0; i < json_array_size(rows); i++) {
        id = json_string_value(json_object_get(json_array_get(rows, i), "contest"));
        (void)snprintf(text, sizeof(text), "name=\"row-%s\"", id);
        assert_non_null(strstr(reply.text, text));
        (void)snprintf(text, sizeof(text), "src=\"/row/%s/%s\"", sheet, id);
        assert_int_equal(
                strstr(reply.text, text) != NULL, held_sheet_is_asked(record, id));
    }
    desk_reply_release(&reply);
    id = json_string_value(json_object_get(json_array_get(rows, 0), "contest"));
    (void)snprintf(path, sizeof(path), "/row/%s/%s", sheet, id);
    assert_int_equal(seat_get(seat, path, &reply), 200);
    desk_reply_release(&reply);
}

static void decide(
        struct seat *seat, const struct stage *stage, const json_t *record, int is_looked)
{
    const char *sheet = json_string_value(json_object_get(record, "sheet")), *type;
    const json_t *page = json_array_get(json_object_get(record, "pages"), 0), *truth,
                 *rows;
    struct desk_reply reply;
    char *form = NULL;
    size_t size, i;
    FILE *out = open_memstream(&form, &size);

    assert_non_null(out);
    truth = stage_truth(
            stage, seat->desk->folder, json_string_value(json_object_get(page, "image")));
    assert_non_null(truth);
    rows = json_object_get(truth, "contests");
    type = json_string_value(json_object_get(truth, "ballot_type"));
    if (is_looked)
        expect_page(seat, sheet, rows, record);
    (void)fprintf(out, "sheet=%s&type=%s&decision=rows", sheet, type);
    for (i = 0; i < json_array_size(rows); i++)
        put_row(out, json_array_get(rows, i));
    assert_int_equal(fclose(out), 0);
    if (seat_post(seat, "/check/decide", form, &reply) != 303)
        fail_msg("%s\n%s", form, reply.text);
    desk_reply_release(&reply);
    free(form);
}

static void decide_all(struct seat *seat, const struct stage *stage, const char *name)
{
    json_t *held = held_for(seat->desk->folder, name);
    size_t i;

    for (i = 0; i < json_array_size(held); i++)
        decide(seat, stage, json_array_get(held, i), i == 0);
    json_decref(held);
}

/* A page of the desk has these words. */
static void expect_words(struct seat *seat, const char *path, const char *const *words)
{
    struct desk_reply reply;

    assert_int_equal(seat_get(seat, path, &reply), 200);
    for (; *words != NULL; words++)
        if (strstr(reply.text, *words) == NULL)
            fail_msg("%s does not say '%s':\n%s", path, *words, reply.text);
    desk_reply_release(&reply);
}

static void pair(struct day *day, const char *path)
{
    char *passphrase = seat_encode(program_passphrase), *form = NULL;
    struct desk_reply reply;

    assert_true(asprintf(&form, "second=Second&second-passphrase=%s", passphrase) > 0);
    if (seat_post(&day->chair, path, form, &reply) != 303)
        fail_msg("%s", reply.text);
    desk_reply_release(&reply);
    free(form);
    free(passphrase);
}

static void two_kinds_go_through_a_day_at_the_desk(void **state)
{
    static const char *const prepared[] = {"value=\"NV-1\"", "value=\"chair\"",
            "value=\"collective\"", "Scales of points", "Phẩm chất", "value=\"grades\"",
            "a second ballot follows", "Quota", NULL};
    static const char *const boxes[] = {"All figures of points", "Excellent", NULL};
    static const char *const shown[] = {"Each mean is of the valid rows",
            "Points / valid", "Shares are of 6 ballots", "Head of the collective", "≥ 90",
            NULL};
    static const char *const sealed[] = {"The count is sealed.", NULL};
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES];
    struct day day;

    count_deck(stage, folder);
    desk_program_start(&day.desk, folder, 0, 0);
    seat_first(&day.chair, &day.desk, "Chair");
    seat_join(&day.first, &day.chair, "First", "checker");
    seat_join(&day.second, &day.chair, "Second", "checker");
    expect_words(&day.chair, "/prepare", prepared);
    decide_all(&day.first, stage, "First");
    decide_all(&day.second, stage, "Second");
    assert_int_equal(stage_sum(folder, "held"), 0);
    check_results(stage, folder);
    expect_words(&day.chair, "/boxes?type=points", boxes);
    pair(&day, "/seal/end");
    expect_words(&day.chair, "/results", shown);
    pair(&day, "/seal/now");
    expect_words(&day.chair, "/seal", sealed);
    desk_program_stop(&day.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(figures_are_typed_and_all_is_as_marked),
            cmocka_unit_test(two_kinds_go_through_a_day_at_the_desk)};

    return cmocka_run_group_tests(tests, start, end);
}
