/* core_ledger_hostile_test.c -- what is permitted when, and requests that mean harm. */
#include "tests/core_ledger_fixture.h"

#include "core/ledger_event.h"
#include "core/ledger_request.h"

/* The table once more, by hand: T, O, S where the state permits the request. */
static const struct {
    const char *name, *states;
} expected[] = {
        {"status", "TOS"},
        {"known", "TOS"},
        {"held", "TOS"},
        {"sheet", "TOS"},
        {"results", "TOS"},
        {"batches", "TOS"},
        {"verify", "TOS"},
        {"events", "TOS"},
        {"note", "TOS"},
        {"people", "TOS"},
        {"person-prove", "TOS"},
        {"person-add", "TOS"},
        {"person-roles", "TOS"},
        {"person-secret", "TOS"},
        {"person-end", "TOS"},
        {"prepare", "T"},
        {"prepare-officials", "T"},
        {"prepare-scale", "T"},
        {"counts", "TO"},
        {"open", "TO"},
        {"batch-begin", "TO"},
        {"batch-note", "TO"},
        {"batch-end", "TO"},
        {"batch-resume", "TO"},
        {"batch-accept", "TO"},
        {"batch-discard", "TO"},
        {"enter", "TO"},
        {"adjudicate", "TO"},
        {"queue", "TOS"},
        {"known-sheet", "TOS"},
        {"erred", "TOS"},
        {"control", "TO"},
        {"control-clear", "TO"},
        {"checks-end", "O"},
        {"checks-resume", "O"},
        {"export", "S"},
        {"seal-check", "TO"},
        {"seal", "O"},
};

static void go_to(struct fixture *fixture, enum ledger_state state)
{
    fixture_put(fixture, "conference.ini",
            FIXTURE_INI "[counts]\nissued = 0\ncollected = 0\n");
    if (state != LEDGER_TEST)
        fixture_done(fixture_begin_count(fixture));
    if (state == LEDGER_SEALED)
        fixture_done(
                fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"A\",\"B\"]}"));
}

/* A refusal by the table says "is not permitted"; anything else got past it. */
static int is_permitted(struct fixture *fixture, const char *name)
{
    json_t *answer = fixture_ask(fixture, "{\"request\":\"%s\"}", name);
    const char *text = json_string_value(json_object_get(answer, "error"));
    int result = text == NULL || strstr(text, "is not permitted") == NULL;

    json_decref(answer);
    return result;
}

static void every_request_in_every_state_is_as_the_table_says(void **unused)
{
    static const char letters[] = "TOS";
    struct fixture fixture;
    size_t i;
    int state, permitted;

    (void)unused;
    for (state = 0; state < LEDGER_STATE_COUNT; state++) {
        fixture_make(&fixture);
        fixture_open(&fixture);
        go_to(&fixture, (enum ledger_state)state);
        for (i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
            permitted = strchr(expected[i].states, letters[state]) != NULL;
            assert_int_equal(ledger_request_is_permitted(
                                     expected[i].name, (enum ledger_state)state),
                    permitted);
            if (is_permitted(&fixture, expected[i].name) != permitted)
                fail_msg("%s in state %c", expected[i].name, letters[state]);
        }
        fixture_close(&fixture);
        fixture_remove_folder(fixture.path);
    }
}

static void ballots_wait_for_the_opening_and_test_sheets_end_there(void **state)
{
    struct fixture *fixture = *state;

    fixture_refused(fixture_ask(fixture, "{\"request\":\"batch-begin\"}"), "state",
            "counting has not begun");
    fixture_done(fixture_begin_count(fixture));
    fixture_refused(fixture_ask(fixture, "{\"request\":\"batch-begin\",\"trial\":true}"),
            "state", "counting has begun");
}

#define ZEROS "00000000000000000000000000000000"
#define PAGE                                                                             \
    "\"format\":\"kiemphieu-reading\",\"version\":1,\"image\":\"images/a.tif\","         \
    "\"index\":0,\"verdict\":\"clear\",\"reasons\":[],\"conference\":\"\","              \
    "\"ballot_type\":\"main\",\"form_id\":\"\",\"page\":1,\"rotation\":0,"               \
    "\"scale_x_ppm\":1,\"scale_y_ppm\":1,"
#define IMAGES "\"images\":[{\"path\":\"images/a.tif\",\"digest\":\"" ZEROS ZEROS "\"}],"

/* %s stands for the id of the open batch. None may change anything. */
static const char *const hostile[] = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "\"status\"",
        "{}",
        "{\"request\":null}",
        "{\"request\":7}",
        "{\"request\":\"\"}",
        "{\"request\":\"nonsense\"}",
        "{\"request\":\"status\",\"request\":\"seal\"}",
        "{\"request\":\"statusstatusstatusstatusstatusstatusstatus\"}",
        "{\"request\":\"sta\\u0000tus\"}",
        "{\"request\":\"\xff\xfe\"}",
        "{\"request\":\"status\"}{\"request\":\"status\"}",
        "{\"request\":\"known\"}",
        "{\"request\":\"known\",\"digest\":\"zz\"}",
        "{\"request\":\"known\",\"digest\":\"" ZEROS "\"}",
        "{\"request\":\"sheet\",\"sheet\":\"" ZEROS "\"}",
        "{\"request\":\"sheet\",\"sheet\":\"' OR 1=1 --\"}",
        "{\"request\":\"held\",\"trial\":1}",
        "{\"request\":\"batch-begin\",\"trial\":\"yes\"}",
        "{\"request\":\"batch-begin\",\"name\":{}}",
        "{\"request\":\"batch-begin\",\"name\":\"a\\u001b[2Jb\"}",
        "{\"request\":\"batch-begin\",\"expected\":-2}",
        "{\"request\":\"batch-begin\",\"expected\":1000000001}",
        "{\"request\":\"batch-begin\",\"expected\":1.5}",
        "{\"request\":\"batch-begin\",\"expected\":null}",
        "{\"request\":\"batch-begin\",\"scanned\":1}",
        "{\"request\":\"batch-end\",\"batch\":\"" ZEROS "\"}",
        "{\"request\":\"batch-end\",\"batch\":\"%s\",\"expected\":\"5\"}",
        "{\"request\":\"batch-note\",\"batch\":\"%s\"}",
        "{\"request\":\"batch-note\",\"batch\":\"%s\",\"kind\":\"tray\"}",
        "{\"request\":\"batch-note\",\"batch\":\"%s\",\"kind\":\"tray\",\"detail\":[]}",
        "{\"request\":\"batch-note\",\"batch\":\"%s\",\"kind\":\"end\",\"detail\":{}}",
        "{\"request\":\"batch-note\",\"batch\":\"%s\",\"kind\":\"resume\",\"detail\":{}}",
        "{\"request\":\"batch-note\",\"batch\":\"" ZEROS "\",\"kind\":\"tray\","
        "\"detail\":{}}",
        "{\"request\":\"batch-resume\",\"batch\":\"%s\"}",
        "{\"request\":\"batch-resume\",\"batch\":\"" ZEROS "\"}",
        "{\"request\":\"batch-accept\",\"batch\":\"%s\",\"name\":\"A\",\"reason\":\"b\"}",
        "{\"request\":\"batch-accept\",\"batch\":\"" ZEROS "\",\"name\":\"A\","
        "\"reason\":\"b\"}",
        "{\"request\":\"batch-discard\",\"batch\":\"%s\",\"name\":\"A\","
        "\"reason\":\"b\"}",
        "{\"request\":\"batch-discard\",\"batch\":\"" ZEROS "\",\"name\":\"A\","
        "\"reason\":\"b\"}",
        "{\"request\":\"enter\"}",
        "{\"request\":\"enter\",\"batch\":\"" ZEROS "\"," IMAGES "\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[],\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":{},\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[7],\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\"," IMAGES "\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\"," IMAGES "\"sheets\":[7]}",
        "{\"request\":\"enter\",\"batch\":\"%s\"," IMAGES "\"sheets\":[{\"pages\":[],"
        "\"ballot_type\":\"main\"}]}",
        "{\"request\":\"enter\",\"batch\":\"%s\"," IMAGES "\"sheets\":[{\"pages\":[{}],"
        "\"ballot_type\":\"main\"}]}",
        /* a page of an image that is not in the list */
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":\"images/b.tif\","
        "\"digest\":\"" ZEROS ZEROS "\"}],\"sheets\":[{\"pages\":[{" PAGE
        "\"contests\":[]}],\"ballot_type\":\"main\"}]}",
        /* a contest twice on a page */
        "{\"request\":\"enter\",\"batch\":\"%s\"," IMAGES "\"sheets\":[{\"pages\":[{" PAGE
        "\"contests\":[{\"contest\":\"1\",\"state\":\"blank\",\"chosen\":[]},"
        "{\"contest\":\"1\",\"state\":\"blank\",\"chosen\":[]}]}],"
        "\"ballot_type\":\"main\"}]}",
        /* the same image twice in one request */
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":["
        "{\"path\":\"images/a.tif\",\"digest\":\"" ZEROS ZEROS "\"},"
        "{\"path\":\"images/a.tif\",\"digest\":\"" ZEROS ZEROS "\"}],\"sheets\":[]}",
        /* out of the folder */
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
        "\"images/../x\",\"digest\":\"" ZEROS ZEROS "\"}],\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
        "\"/etc/passwd\",\"digest\":\"" ZEROS ZEROS "\"}],\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
        "\"images/..\",\"digest\":\"" ZEROS ZEROS "\"}],\"sheets\":[]}",
        "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
        "\"conference.key\",\"digest\":\"" ZEROS ZEROS "\"}],\"sheets\":[]}",
        "{\"request\":\"adjudicate\"}",
        "{\"request\":\"adjudicate\",\"sheet\":\"" ZEROS "\",\"decision\":\"void\","
        "\"name\":\"A\",\"why\":\"b\"}",
        "{\"request\":\"results\",\"trial\":\"maybe\"}",
        "{\"request\":\"open\"}",
        "{\"request\":\"open\",\"layouts\":7,\"rules\":[],\"officials_digest\":\"\"}",
        "{\"request\":\"seal\",\"names\":7}",
        "{\"request\":\"seal\",\"names\":[null,null]}",
};

static void hostile_requests_are_answered_and_change_nothing(void **state)
{
    struct fixture *fixture = *state;
    json_t *before, *after, *answer;
    char text[4096];
    size_t i;

    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "hl", "", NULL);
    before = fixture_granted(fixture_ask(fixture, "{\"request\":\"status\"}"));
    for (i = 0; i < sizeof(hostile) / sizeof(hostile[0]); i++) {
        (void)snprintf(text, sizeof(text), "%s", hostile[i]);
        if (strstr(hostile[i], "\"%s\"") != NULL)
            (void)snprintf(text, sizeof(text), "%.*s%s%s",
                    (int)(strstr(hostile[i], "%s") - hostile[i]), hostile[i],
                    fixture->batch, strstr(hostile[i], "%s") + 2);
        answer = fixture_ask_text(fixture, text, strlen(text));
        if (json_is_true(json_object_get(answer, "ok")))
            fail_msg("granted: %s", text);
        assert_true(strlen(json_string_value(json_object_get(answer, "error"))) > 0);
        json_decref(answer);
    }
    after = fixture_granted(fixture_ask(fixture, "{\"request\":\"status\"}"));
    assert_true(json_equal(before, after));
    json_decref(before);
    json_decref(after);
}

#define OVER "{\"contest\":\"2\",\"state\":\"over\"}"
#define TWICE OVER "," OVER

static void hostile_decisions_are_refused(void **state)
{
    static const char *const rows[] = {
            "7",
            "{}",
            "{\"contest\":\"9\",\"state\":\"blank\"}",
            "{\"contest\":\"2\",\"state\":\"unsure\"}",
            "{\"contest\":\"2\",\"state\":\"chosen\"}",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[]}",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[7]}",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"middle\"]}",
            "{\"contest\":\"2\",\"state\":\"chosen\",\"chosen\":[\"low\",\"high\"]}",
            "{\"contest\":\"2\",\"state\":\"blank\",\"chosen\":[\"low\"]}",
            "{\"contest\":\"2\",\"state\":\"over\",\"chosen\":[\"low\"]}",
            TWICE,
    };
    struct fixture *fixture = *state;
    json_t *answer;
    char id[64];
    size_t i;

    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "h?", "mark-unsure", id);
    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        answer = fixture_decide(fixture, id, "rows", rows[i]);
        if (json_is_true(json_object_get(answer, "ok")))
            fail_msg("granted: %s", rows[i]);
        json_decref(answer);
    }
    fixture_refused(fixture_decide(fixture, id, "burn", ""), "syntax", "burn");
    assert_int_equal(fixture_total(fixture, "total", "held"), 1);
}

static void name_and_why_are_needed_and_bounded(void **state)
{
    struct fixture *fixture = *state;
    char id[64], why[300];

    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "h?", "mark-unsure", id);
    fixture_refused(fixture_ask(fixture,
                            "{\"request\":\"adjudicate\",\"sheet\":\"%s\","
                            "\"decision\":\"refuse\",\"name\":\"  \",\"why\":\"x\"}",
                            id),
            "range", "\"name\" is empty");
    memset(why, 'w', sizeof(why));
    why[201] = '\0';
    fixture_refused(fixture_ask(fixture,
                            "{\"request\":\"adjudicate\",\"sheet\":\"%s\","
                            "\"decision\":\"refuse\",\"name\":\"A\",\"why\":\"%s\"}",
                            id, why),
            "range", "\"why\" is longer than 200");
    why[200] = '\0';
    fixture_done(fixture_ask(fixture,
            "{\"request\":\"adjudicate\",\"sheet\":\"%s\","
            "\"decision\":\"refuse\",\"name\":\"A\",\"why\":\"%s\"}",
            id, why));
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(every_request_in_every_state_is_as_the_table_says),
            WITH_LEDGER(ballots_wait_for_the_opening_and_test_sheets_end_there),
            WITH_LEDGER(hostile_requests_are_answered_and_change_nothing),
            WITH_LEDGER(hostile_decisions_are_refused),
            WITH_LEDGER(name_and_why_are_needed_and_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
