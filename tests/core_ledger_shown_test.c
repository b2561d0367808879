/* core_ledger_shown_test.c -- nobody is shown another's opinion before a sheet is
 * settled.
 */
#include "tests/core_ledger_opinion.h"

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

    opinion_enter(fixture, id);
    for (i = 0; i < sizeof(firsts) / sizeof(firsts[0]); i++) {
        opinion_decide(fixture, firsts[i].name, id, firsts[i].decision, firsts[i].rows);
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
        opinion_decide(fixture, firsts[i].name, id, "withdraw", "");
    }
    for (k = 0; k < sizeof(asks) / sizeof(asks[0]); k++)
        free(shown[k]);
}

/* Nor does an older round's. */
static void a_new_round_shows_nothing_of_the_old_one(void **state)
{
    struct fixture *fixture = *state;
    char id[64], *shown;

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    opinion_decide(fixture, BINH, id, "rows", LOW);
    opinion_decide(fixture, CUC, id, "reopen", "");
    shown = text_of(opinion_show(fixture, id, AN));
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
        opinion_enter(fixture, id);
        opinion_decide(fixture, first == 0 ? AN : BINH, id, "rows", rows[first]);
        opinion_decide(fixture, first == 0 ? BINH : AN, id, "rows", rows[!first]);
        sheet = opinion_show(fixture, id, CUC);
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

    opinion_enter(fixture, id);
    opinion_decide(fixture, "An", id, "rows", LOW);
    opinion_decide(fixture, "Binh", id, "rows", HIGH);
    for (i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
        sheet = opinion_show(fixture, id, others[i]);
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

    opinion_enter(fixture, id);
    opinion_decide(fixture, AN, id, "rows", LOW);
    opinion_decide(fixture, BINH, id, "rows", LOW);
    sheet = opinion_show(fixture, id, NULL);
    records = json_object_get(sheet, "adjudications");
    assert_int_equal(json_array_size(records), 2);
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(records, 0), "name")), AN);
    assert_int_equal(
            json_integer_value(json_object_get(json_array_get(records, 1), "checks")), 2);
    json_decref(sheet);
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, opinion_start, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(no_byte_of_the_first_opinion_reaches_the_second),
            WITH_LEDGER(a_new_round_shows_nothing_of_the_old_one),
            WITH_LEDGER(the_third_is_shown_both_without_names),
            WITH_LEDGER(only_the_third_is_shown_the_two),
            WITH_LEDGER(a_settled_sheet_shows_its_whole_history),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
