/* core_ledger_opinion_test.c -- two people decide blindly, a third settles a difference.
 */
#include "tests/core_ledger_fixture.h"

#include "core/ledger_checks.h"
#include "core/ledger_event.h"

#define AN "Đỗ Minh An"
#define BINH "Vũ Thu Bình"
#define CUC "Lê Thị Cúc"
#define LOW "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\"]}"
#define HIGH "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"high\"]}"
#define BLANK "{\"contest\":\"2\",\"state\":\"blank\"}"
/* Contest 1 was read as "high", and may be left out. */
#define FIRST_AS_READ "{\"contest\":\"1\",\"state\":\"chosen\",\"chosen\":[\"high\"]}"
#define FIRST_BLANK "{\"contest\":\"1\",\"state\":\"blank\",\"chosen\":[]}"

/* Counting is open; a sheet of enter_held is held for its second row. */
static int start_with(void **state, const char *ini)
{
    int result = fixture_setup(state);
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", ini);
    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    return result;
}

static int start(void **state)
{
    return start_with(state, FIXTURE_INI_TWO);
}

/* As the count is opened: what the file says later is not in force. */
static int start_with_one(void **state)
{
    return start_with(state, FIXTURE_INI_TWO "checks = 1\n");
}

static void enter_held(struct fixture *fixture, char id[64])
{
    fixture_enter(fixture, "h?", "mark-unsure", id);
}

static void decide(struct fixture *fixture, const char *name, const char *id,
        const char *decision, const char *contests)
{
    json_t *answer =
            fixture_granted(fixture_decide_as(fixture, name, id, decision, contests));

    /* the same whether they agree or not */
    assert_int_equal(json_object_size(answer), 2);
    assert_true(json_is_true(json_object_get(answer, "taken")));
    json_decref(answer);
}

static int held(struct fixture *fixture)
{
    return (int)fixture_total(fixture, "total", "held");
}

/* The sheet as this person is shown it; NULL: without a name. */
static json_t *show(struct fixture *fixture, const char *id, const char *name)
{
    if (name == NULL)
        return fixture_granted(
                fixture_ask(fixture, "{\"request\":\"sheet\",\"sheet\":\"%s\"}", id));
    return fixture_granted(fixture_ask(fixture,
            "{\"request\":\"sheet\",\"sheet\":\"%s\",\"name\":\"%s\"}", id, name));
}

static int stage(struct fixture *fixture, const char *id)
{
    json_t *sheet = show(fixture, id, NULL);
    int result = (int)json_integer_value(json_object_get(sheet, "stage"));

    json_decref(sheet);
    return result;
}

/* What the settled sheet says of contest 2 in the results: "low", "high" or "blank". */
static void expect_vote(struct fixture *fixture, const char *option)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"results\"}"));
    const json_t *type = json_array_get(
            json_object_get(json_object_get(answer, "results"), "ballot_types"), 0);
    const json_t *contest = json_array_get(json_object_get(type, "contests"), 1);
    const json_t *count = json_object_get(json_object_get(contest, "counts"), option);

    if (count == NULL)
        count = json_object_get(contest, option);
    assert_int_equal(json_integer_value(count), 1);
    json_decref(answer);
}

static void expect_no_findings(struct fixture *fixture)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));

    assert_int_equal(json_array_size(json_object_get(answer, "findings")), 0);
    json_decref(answer);
}

static void the_first_opinion_leaves_the_sheet_held(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    assert_int_equal(stage(fixture, id), 1);
    decide(fixture, AN, id, "rows", LOW);
    assert_int_equal(held(fixture), 1);
    assert_int_equal(stage(fixture, id), 2);
    expect_no_findings(fixture);
}

static void an_equal_second_opinion_settles_it(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    decide(fixture, BINH, id, "rows", LOW);
    assert_int_equal(held(fixture), 0);
    assert_int_equal(stage(fixture, id), 0);
    expect_vote(fixture, "low");
    expect_no_findings(fixture);
}

/* A row left out stands as read; overvotes are alike whichever options they name. */
static void equal_in_meaning_settles_it_though_written_differently(void **state)
{
    static const struct {
        const char *rows[2];
    } alike[] = {{{LOW, FIRST_AS_READ "," LOW}}, {{LOW "," FIRST_AS_READ, LOW}},
            {{BLANK, "{\"contest\":\"2\",\"state\":\"blank\",\"chosen\":[]}"}},
            {{"{\"contest\":\"2\",\"state\":\"over\"}",
                    "{\"contest\":\"2\",\"state\":\"over\","
                    "\"chosen\":[\"low\",\"high\"]}"}}};
    struct fixture *fixture = *state;
    char id[64];
    size_t i;

    for (i = 0; i < sizeof(alike) / sizeof(alike[0]); i++) {
        enter_held(fixture, id);
        decide(fixture, AN, id, "rows", alike[i].rows[0]);
        decide(fixture, BINH, id, "rows", alike[i].rows[1]);
        assert_int_equal(held(fixture), 0);
    }
    expect_no_findings(fixture);
}

/* Also where they differ in a row that was clearly read. */
static void a_different_second_opinion_is_a_dispute(void **state)
{
    static const struct {
        const char *decision[2], *rows[2];
    } unlike[] = {{{"rows", "rows"}, {LOW, HIGH}}, {{"rows", "rows"}, {LOW, BLANK}},
            {{"rows", "void"}, {LOW, ""}}, {{"void", "refuse"}, {"", ""}},
            {{"refuse", "rescan"}, {"", ""}},
            {{"rows", "rows"}, {LOW, FIRST_BLANK "," LOW}},
            {{"rows", "rows"}, {FIRST_BLANK "," LOW, LOW}}};
    struct fixture *fixture = *state;
    char id[64];
    size_t i;

    for (i = 0; i < sizeof(unlike) / sizeof(unlike[0]); i++) {
        enter_held(fixture, id);
        decide(fixture, AN, id, unlike[i].decision[0], unlike[i].rows[0]);
        decide(fixture, BINH, id, unlike[i].decision[1], unlike[i].rows[1]);
        assert_int_equal(held(fixture), i + 1);
        assert_int_equal(stage(fixture, id), 3);
    }
    expect_no_findings(fixture);
}

static void the_third_opinion_settles_it_whatever_it_is(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    decide(fixture, BINH, id, "rows", HIGH);
    decide(fixture, CUC, id, "rows", BLANK);
    assert_int_equal(held(fixture), 0);
    expect_vote(fixture, "blank");
    fixture_refused(fixture_decide_as(fixture, "Dũng", id, "rows", LOW), "state",
            "this sheet is decided; take its decision back first");
    expect_no_findings(fixture);
}

static void nobody_decides_twice_in_a_round(void **state)
{
    static const char *const same[] = {
            "nguyen an", "NGUYEN AN", " Nguyen  An ", "NguyenAn"};
    struct fixture *fixture = *state;
    char id[64];
    size_t i;

    enter_held(fixture, id);
    decide(fixture, "Nguyen An", id, "rows", LOW);
    for (i = 0; i < sizeof(same) / sizeof(same[0]); i++)
        fixture_refused(fixture_decide_as(fixture, same[i], id, "rows", LOW), "state",
                "has decided this sheet already");
    decide(fixture, "Binh", id, "rows", HIGH);
    fixture_refused(fixture_decide_as(fixture, "nguyen AN", id, "rows", LOW), "state",
            "has decided this sheet already");
    fixture_refused(fixture_decide_as(fixture, "BINH", id, "rows", LOW), "state",
            "has decided this sheet already");
    assert_int_equal(held(fixture), 1);
}

static void ones_own_opinion_is_withdrawn_before_anothers(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    fixture_refused(fixture_decide_as(fixture, AN, id, "withdraw", ""), "state",
            "nothing here that could be undone");
    decide(fixture, AN, id, "rows", LOW);
    fixture_refused(fixture_decide_as(fixture, BINH, id, "withdraw", ""), "state",
            "nothing here that could be undone");
    decide(fixture, AN, id, "withdraw", "");
    assert_int_equal(stage(fixture, id), 1);
    fixture_refused(fixture_decide_as(fixture, AN, id, "withdraw", ""), "state",
            "nothing here that could be undone");
    decide(fixture, AN, id, "rows", HIGH); /* and may be given anew */
    decide(fixture, BINH, id, "rows", HIGH);
    expect_vote(fixture, "high");
    expect_no_findings(fixture);
}

static void ones_own_opinion_stays_once_anothers_has_followed(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    decide(fixture, BINH, id, "rows", LOW);
    fixture_refused(fixture_decide_as(fixture, AN, id, "withdraw", ""), "state",
            "another person has decided since");
    decide(fixture, BINH, id, "withdraw", ""); /* the newest may go */
    assert_int_equal(held(fixture), 1);
    assert_int_equal(stage(fixture, id), 2);
    decide(fixture, AN, id, "withdraw", ""); /* then the one before */
    assert_int_equal(stage(fixture, id), 1);
    expect_no_findings(fixture);
}

static void reopening_begins_a_round_in_which_all_may_decide(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    fixture_refused(fixture_decide_as(fixture, CUC, id, "reopen", ""), "state",
            "no decision to take back");
    decide(fixture, BINH, id, "rows", LOW);
    decide(fixture, CUC, id, "reopen", "");
    assert_int_equal(stage(fixture, id), 1);
    fixture_refused(fixture_decide_as(fixture, BINH, id, "withdraw", ""), "state",
            "nothing here that could be undone"); /* not of the old round */
    decide(fixture, BINH, id, "rows", HIGH);
    assert_int_equal(held(fixture), 1);
    decide(fixture, AN, id, "rows", HIGH);
    expect_vote(fixture, "high");
    expect_no_findings(fixture);
}

static void a_clear_sheet_sent_to_people_needs_two_of_them(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    fixture_enter(fixture, "hl", "", id);
    fixture_refused(fixture_decide_as(fixture, AN, id, "void", ""), "state", "recheck");
    decide(fixture, AN, id, "recheck", "");
    decide(fixture, AN, id, "void", "");
    assert_int_equal(held(fixture), 1);
    decide(fixture, BINH, id, "void", "");
    assert_int_equal(held(fixture), 0);
    expect_no_findings(fixture);
}

static void a_sheet_to_be_fed_again_stands_as_refused(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rescan", "");
    assert_int_equal(held(fixture), 1);
    decide(fixture, BINH, id, "rescan", "");
    assert_int_equal(fixture_total(fixture, "total", "refused"), 1);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"results\"}"));
    assert_int_equal(json_integer_value(json_object_get(
                             json_object_get(answer, "results"), "rescans")),
            1);
    json_decref(answer);
    decide(fixture, CUC, id, "reopen", "");
    assert_int_equal(held(fixture), 1);
    expect_no_findings(fixture);
}

static void with_checks_one_a_single_opinion_settles(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    assert_int_equal(held(fixture), 0);
    fixture_refused(fixture_decide_as(fixture, BINH, id, "rows", HIGH), "state",
            "this sheet is decided; take its decision back first");
    decide(fixture, AN, id, "withdraw", "");
    assert_int_equal(held(fixture), 1);
    decide(fixture, BINH, id, "rows", HIGH);
    expect_vote(fixture, "high");
    expect_no_findings(fixture);
}

/* What was in force when it was decided, not what the file says later. */
static void a_record_keeps_how_many_had_to_decide(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    fixture_put(fixture, "conference.ini", FIXTURE_INI_TWO "checks = 1\n");
    assert_int_equal(held(fixture), 1);
    expect_no_findings(fixture);
}

/* The event "open" goes before the file, which may be changed later. */
static void once_open_what_the_opening_said_is_in_force(void **state)
{
    struct fixture *fixture = *state;
    struct ledger_checks checks;

    fixture_put(
            fixture, "conference.ini", FIXTURE_INI_TWO "checks = 2\nknown_sheets = 7\n");
    assert_int_equal(ledger_checks_get(fixture->ledger, &checks, NULL), 0);
    assert_int_equal(checks.people, 2);
    assert_int_equal(checks.known_percent, 7);
    assert_int_equal(
            ledger_event_add(fixture->ledger, "open",
                    json_pack("{s:i,s:i}", "checks", 1, "known_sheets", 5), NULL),
            0);
    assert_int_equal(ledger_checks_get(fixture->ledger, &checks, NULL), 0);
    assert_int_equal(checks.people, 1);
    assert_int_equal(checks.known_percent, 5);
}

static void a_changed_record_is_found(void **state)
{
    static const char *const changes[] = {
            "UPDATE adjudication SET record = replace(record, '\"checks\":2',"
            " '\"checks\":1') WHERE number = 1",
            "UPDATE adjudication SET record = replace(record, 'Vũ', 'Lê')",
            "UPDATE adjudication SET record = replace(record, 'low', 'high')",
            "DELETE FROM adjudication WHERE number = 2",
            "UPDATE sheet SET standing = 'held'"};
    struct fixture fixture;
    char id[64];
    json_t *answer;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        fixture_make(&fixture);
        fixture_put(&fixture, "conference.ini", FIXTURE_INI_TWO);
        fixture_open(&fixture);
        fixture_done(fixture_begin_count(&fixture));
        fixture_begin_batch(&fixture, 0);
        enter_held(&fixture, id);
        decide(&fixture, AN, id, "rows", LOW);
        decide(&fixture, BINH, id, "rows", LOW);
        fixture_end_batch(&fixture);
        expect_no_findings(&fixture);
        fixture_tamper(&fixture, changes[i]);
        answer = fixture_granted(fixture_ask(&fixture, "{\"request\":\"verify\"}"));
        if (json_array_size(json_object_get(answer, "findings")) == 0)
            fail_msg("not found: %s", changes[i]);
        json_decref(answer);
        fixture_close(&fixture);
        fixture_remove_folder(fixture.path);
    }
}

/* The whole answer as text, for a search of every byte. */
static char *text_of(json_t *answer)
{
    char *text = json_dumps(answer, JSON_COMPACT | JSON_SORT_KEYS);

    assert_non_null(text);
    json_decref(answer);
    return text;
}

/* Whatever the first person says, the second is shown the very same bytes. */
static void no_byte_of_the_first_opinion_reaches_the_second(void **state)
{
    static const struct {
        const char *name, *decision, *rows;
    } firsts[] = {{AN, "rows", LOW}, {CUC, "rows", HIGH}, {AN, "void", ""},
            {CUC, "refuse", ""}, {AN, "rescan", ""}};
    static const char *const asks[] = {
            "{\"request\":\"sheet\",\"sheet\":\"%s\",\"name\":\"" BINH "\"}",
            "{\"request\":\"sheet\",\"sheet\":\"%s\"}",
            "{\"request\":\"held\",\"name\":\"" BINH "\"}", "{\"request\":\"held\"}",
            "{\"request\":\"status\"}", "{\"request\":\"results\"}"};
    struct fixture *fixture = *state;
    char id[64], *shown[sizeof(asks) / sizeof(asks[0])] = {NULL}, *again;
    size_t i, k;

    enter_held(fixture, id);
    for (i = 0; i < sizeof(firsts) / sizeof(firsts[0]); i++) {
        decide(fixture, firsts[i].name, id, firsts[i].decision, firsts[i].rows);
        for (k = 0; k < sizeof(asks) / sizeof(asks[0]); k++) {
            again = text_of(fixture_granted(fixture_ask(fixture, asks[k], id)));
            assert_null(strstr(again, firsts[i].name));
            assert_null(strstr(again, "đã xem phiếu"));
            if (i == 0)
                shown[k] = again;
            else {
                assert_string_equal(again, shown[k]);
                free(again);
            }
        }
        decide(fixture, firsts[i].name, id, "withdraw", "");
    }
    for (k = 0; k < sizeof(asks) / sizeof(asks[0]); k++)
        free(shown[k]);
}

/* Nor does an older round's. */
static void a_new_round_shows_nothing_of_the_old_one(void **state)
{
    struct fixture *fixture = *state;
    char id[64], *shown;

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    decide(fixture, BINH, id, "rows", LOW);
    decide(fixture, CUC, id, "reopen", "");
    shown = text_of(show(fixture, id, AN));
    assert_null(strstr(shown, AN));
    assert_null(strstr(shown, BINH));
    assert_null(strstr(shown, "\"low\""));
    free(shown);
}

/* Without names, and the same whoever was first. */
static void the_third_is_shown_both_without_names(void **state)
{
    static const char *const rows[2] = {LOW, FIRST_AS_READ "," HIGH};
    static const char expected[] =
            "[{\"ballot_type\":\"main\",\"contests\":[{\"chosen\":[\"high\"],"
            "\"contest\":\"1\",\"state\":\"chosen\"},{\"chosen\":[\"high\"],"
            "\"contest\":\"2\",\"state\":\"chosen\"}],\"decision\":\"rows\"},"
            "{\"ballot_type\":\"main\",\"contests\":[{\"chosen\":[\"high\"],"
            "\"contest\":\"1\",\"state\":\"chosen\"},{\"chosen\":[\"low\"],"
            "\"contest\":\"2\",\"state\":\"chosen\"}],\"decision\":\"rows\"}]";
    struct fixture *fixture = *state;
    json_t *sheet;
    char id[64], *text;
    int first;

    for (first = 0; first < 2; first++) {
        enter_held(fixture, id);
        decide(fixture, first == 0 ? AN : BINH, id, "rows", rows[first]);
        decide(fixture, first == 0 ? BINH : AN, id, "rows", rows[!first]);
        sheet = show(fixture, id, CUC);
        text = json_dumps(
                json_object_get(sheet, "opinions"), JSON_COMPACT | JSON_SORT_KEYS);
        assert_string_equal(text, expected);
        free(text);
        text = text_of(sheet);
        assert_null(strstr(text, AN));
        assert_null(strstr(text, BINH));
        assert_null(strstr(text, "đã xem phiếu"));
        free(text);
    }
}

/* The two who differ, and whoever does not say who asks, see neither. */
static void only_the_third_is_shown_the_two(void **state)
{
    static const char *const others[] = {"An", "Binh", " a N", NULL};
    struct fixture *fixture = *state;
    json_t *sheet;
    char id[64];
    size_t i;

    enter_held(fixture, id);
    decide(fixture, "An", id, "rows", LOW);
    decide(fixture, "Binh", id, "rows", HIGH);
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        sheet = show(fixture, id, others[i]);
        assert_null(json_object_get(sheet, "opinions"));
        json_decref(sheet);
    }
}

static void a_settled_sheet_shows_its_whole_history(void **state)
{
    struct fixture *fixture = *state;
    const json_t *records;
    json_t *sheet;
    char id[64];

    enter_held(fixture, id);
    decide(fixture, AN, id, "rows", LOW);
    decide(fixture, BINH, id, "rows", LOW);
    sheet = show(fixture, id, NULL);
    records = json_object_get(sheet, "adjudications");
    assert_int_equal(json_array_size(records), 2);
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(records, 0), "name")), AN);
    assert_int_equal(
            json_integer_value(json_object_get(json_array_get(records, 1), "checks")), 2);
    json_decref(sheet);
}

#define WITH_LEDGER(test) cmocka_unit_test_setup_teardown(test, start, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(the_first_opinion_leaves_the_sheet_held),
            WITH_LEDGER(an_equal_second_opinion_settles_it),
            WITH_LEDGER(equal_in_meaning_settles_it_though_written_differently),
            WITH_LEDGER(a_different_second_opinion_is_a_dispute),
            WITH_LEDGER(the_third_opinion_settles_it_whatever_it_is),
            WITH_LEDGER(nobody_decides_twice_in_a_round),
            WITH_LEDGER(ones_own_opinion_is_withdrawn_before_anothers),
            WITH_LEDGER(ones_own_opinion_stays_once_anothers_has_followed),
            WITH_LEDGER(reopening_begins_a_round_in_which_all_may_decide),
            WITH_LEDGER(a_clear_sheet_sent_to_people_needs_two_of_them),
            WITH_LEDGER(a_sheet_to_be_fed_again_stands_as_refused),
            cmocka_unit_test_setup_teardown(with_checks_one_a_single_opinion_settles,
                    start_with_one, fixture_teardown),
            WITH_LEDGER(a_record_keeps_how_many_had_to_decide),
            cmocka_unit_test_setup_teardown(once_open_what_the_opening_said_is_in_force,
                    fixture_setup, fixture_teardown),
            cmocka_unit_test(a_changed_record_is_found),
            WITH_LEDGER(no_byte_of_the_first_opinion_reaches_the_second),
            WITH_LEDGER(a_new_round_shows_nothing_of_the_old_one),
            WITH_LEDGER(the_third_is_shown_both_without_names),
            WITH_LEDGER(only_the_third_is_shown_the_two),
            WITH_LEDGER(a_settled_sheet_shows_its_whole_history),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
