/* core_ledger_batch_decide_test.c -- batches accepted and discarded, and the seal. */
#include "tests/core_ledger_batch.h"

static void a_decision_needs_a_name_and_a_reason(void **state)
{
    struct fixture *fixture = *state;

    batch_begin_counting(fixture, ",\"expected\":2");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_refused(batch_ask(fixture, "batch-discard", ""), "syntax", "name");
    fixture_refused(
            batch_ask(fixture, "batch-discard", ",\"name\":\"A\""), "syntax", "reason");
    fixture_refused(
            batch_ask(fixture, "batch-discard", ",\"name\":\" \",\"reason\":\"b\""),
            "range", "name");
    fixture_refused(
            batch_ask(fixture, "batch-discard", ",\"name\":\"A\",\"reason\":\"\""),
            "range", "reason");
    batch_check_state(fixture, "ended");
}

static void accepting_needs_two_different_people_and_a_reason(void **state)
{
    static const char *const wrong[] = {"", ",\"name\":\"A\",\"reason\":\"b\"",
            ",\"names\":[\"A\"],\"reason\":\"b\"", ",\"names\":\"AB\",\"reason\":\"b\"",
            ",\"names\":[\"A\",\"B\",\"C\"],\"reason\":\"b\"",
            ",\"names\":[\"Le An\",\" lean \"],\"reason\":\"b\""};
    struct fixture *fixture = *state;
    size_t i;

    batch_begin_counting(fixture, ",\"expected\":2");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        fixture_refused(batch_ask(fixture, "batch-accept", wrong[i]), "state",
                "two different people");
    fixture_refused(
            batch_ask(fixture, "batch-accept", ",\"names\":[\"A\",7],\"reason\":\"b\""),
            "syntax", "two different people");
    fixture_refused(batch_ask(fixture, "batch-accept", ",\"names\":[\"A\",\"B\"]"),
            "syntax", "reason");
    batch_check_state(fixture, "ended");
}

static void an_accepted_batch_shows_who_accepted_it_and_why(void **state)
{
    struct fixture *fixture = *state;
    const json_t *entry, *decision;
    json_t *answer;

    batch_begin_counting(fixture, ",\"expected\":2,\"name\":\"chồng 1\"");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_refused(batch_ask(fixture, "batch-accept", BATCH_BY), "state", "open");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    answer = fixture_granted(batch_ask(fixture, "batch-accept", BATCH_BY));
    assert_true(json_is_true(json_object_get(answer, "accepted")));
    assert_int_equal(batch_number(answer, "difference"), 1);
    json_decref(answer);
    batch_check_state(fixture, "accepted");
    fixture_refused(
            batch_ask(fixture, "batch-accept", BATCH_BY), "state", "accepted already");
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"batches\"}"));
    entry = batch_entry(fixture, answer);
    assert_string_equal(json_string_value(json_object_get(entry, "name")), "chồng 1");
    assert_int_equal(batch_number(entry, "expected"), 2);
    assert_int_equal(batch_number(entry, "fed"), 1);
    assert_int_equal(batch_number(entry, "difference"), 1);
    assert_true(json_is_false(json_object_get(entry, "scanned")));
    decision = json_object_get(entry, "decision");
    assert_string_equal(json_string_value(json_object_get(decision, "kind")), "accept");
    assert_string_equal(
            json_string_value(json_array_get(json_object_get(decision, "names"), 1)),
            "Phạm Dũng");
    assert_string_equal(
            json_string_value(json_object_get(decision, "reason")), "đếm lại rồi");
    json_decref(answer);
    batch_check_whole(fixture);
}

static void a_batch_in_order_has_no_decision(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    batch_begin_counting(fixture, ",\"scanned\":true");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"batches\"}"));
    assert_null(json_object_get(batch_entry(fixture, answer), "decision"));
    assert_true(json_is_true(json_object_get(batch_entry(fixture, answer), "scanned")));
    json_decref(answer);
}

static void a_discarded_batch_counts_nowhere(void **state)
{
    struct fixture *fixture = *state;
    const json_t *entry;
    json_t *answer;
    char clear[64], held[64];

    batch_begin_counting(fixture, "");
    fixture_enter(fixture, "hl", "", clear);
    fixture_enter(fixture, "h?", "mark-unsure", held);
    fixture_enter(fixture, "??", "not-a-ballot", NULL);
    fixture_refused(batch_ask(fixture, "batch-discard", BATCH_BY), "state", "open");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    batch_check_sums(fixture, 3, 1, 1);
    answer = fixture_granted(batch_ask(fixture, "batch-discard", BATCH_BY));
    assert_int_equal(batch_number(answer, "discarded"), 3);
    json_decref(answer);
    fixture_refused(
            batch_ask(fixture, "batch-discard", BATCH_BY), "state", "discarded already");
    fixture_refused(
            batch_ask(fixture, "batch-accept", BATCH_BY), "state", "discarded already");
    batch_check_state(fixture, "discarded");
    batch_check_sums(fixture, 0, 0, 0);
    assert_int_equal(fixture_total(fixture, "unassigned", "refused"), 0);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"held\"}"));
    assert_int_equal(json_array_size(json_object_get(answer, "sheets")), 0);
    json_decref(answer);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"results\"}"));
    entry = json_array_get(
            json_object_get(json_object_get(answer, "results"), "ballot_types"), 0);
    assert_int_equal(batch_number(entry, "valid"), 0);
    assert_int_equal(batch_number(entry, "held"), 0);
    assert_int_equal(batch_number(entry, "refused"), 0);
    json_decref(answer);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"batches\"}"));
    entry = batch_entry(fixture, answer);
    assert_int_equal(batch_number(entry, "discarded"), 3);
    assert_int_equal(batch_number(entry, "fed"), 0);
    json_decref(answer);
    /* image and reading stay, marked as discarded */
    answer = fixture_granted(
            fixture_ask(fixture, "{\"request\":\"sheet\",\"sheet\":\"%s\"}", clear));
    assert_string_equal(
            json_string_value(json_object_get(answer, "standing")), "discarded");
    assert_int_equal(json_array_size(json_object_get(answer, "pages")), 1);
    json_decref(answer);
    fixture_refused(fixture_decide(fixture, held, "void", ""), "state", "discarded");
    batch_check_whole(fixture);
}

/* Interrupted, ended and accepted ones alike. */
static void every_batch_that_is_not_open_can_be_discarded(void **state)
{
    struct fixture *fixture = *state;

    batch_begin_counting(fixture, ",\"scanned\":true");
    fixture_enter(fixture, "hl", "", NULL);
    batch_start_again(fixture);
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    batch_begin(fixture, ",\"expected\":9");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_done(batch_ask(fixture, "batch-accept", BATCH_BY));
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    batch_check_sums(fixture, 0, 0, 0);
    batch_check_whole(fixture);
}

static int is_known(struct fixture *fixture, unsigned image, const char *more)
{
    char hex[DIGEST_HEX_BYTES];
    json_t *answer;
    int known;

    fixture_make_image(fixture, image, hex);
    answer = fixture_granted(fixture_ask(
            fixture, "{\"request\":\"known\",\"digest\":\"%s\"%s}", hex, more));
    known = json_is_true(json_object_get(answer, "known"));
    assert_int_equal(json_is_true(json_object_get(answer, "entered")), more[0] != '\0');
    json_decref(answer);
    return known;
}

static void discarded_paper_is_fed_again_and_counts_once(void **state)
{
    struct fixture *fixture = *state;

    batch_begin_counting(fixture, "");
    fixture_done(fixture_enter_image(fixture, 7, "hl", ""));
    fixture_refused(fixture_enter_image(fixture, 7, "hl", ""), "exists", "i7");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    assert_true(is_known(fixture, 7, ""));
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    assert_false(is_known(fixture, 7, ""));
    /* but its file is no leftover of a run that was cut short */
    assert_false(is_known(fixture, 7, ",\"path\":\"images/i7.tif\""));
    batch_begin(fixture, "");
    fixture_done(fixture_enter_image(fixture, 7, "hl", ""));
    assert_true(is_known(fixture, 7, ""));
    fixture_refused(fixture_enter_image(fixture, 7, "hl", ""), "exists", "i7");
    fixture_done(batch_ask(fixture, "batch-end", ""));
    batch_check_sums(fixture, 1, 1, 0);
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY)); /* and a third time */
    batch_begin(fixture, "");
    fixture_done(fixture_enter_image(fixture, 7, "hl", ""));
    batch_check_sums(fixture, 1, 1, 0);
    batch_check_whole(fixture);
}

/* ---- sealing ---- */

static void a_batch_that_waits_keeps_the_count_from_being_sealed(void **state)
{
    struct fixture *fixture = *state;

    batch_declare_ballots(fixture, 1);
    batch_begin_counting(fixture, ",\"expected\":2,\"name\":\"chồng 1\"");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_refused(
            batch_seal(fixture), "state", "batch 'chồng 1': 2 sheets declared, 1 fed");
    fixture_done(batch_ask(fixture, "batch-accept", BATCH_BY));
    batch_begin(fixture, ",\"scanned\":true");
    batch_start_again(fixture);
    fixture_refused(batch_seal(fixture), "state", "was interrupted after 0 sheets");
    fixture_refused(batch_seal(fixture), "state", "kiemphieu batches");
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    fixture_done(batch_seal(fixture));
    batch_check_whole(fixture);
    fixture_refused(batch_ask(fixture, "batch-discard", BATCH_BY), "state", "sealed");
}

/* 'ế' is three bytes: the name's hundredth byte lies inside of the 34th. A reason cut
 * inside a character would be no text at all. */
static void a_long_name_is_cut_between_characters(void **state)
{
    struct fixture *fixture = *state;
    char more[512] = ",\"expected\":2,\"name\":\"";
    const char *reason;
    json_t *answer;
    size_t i;

    for (i = 0; i < 40; i++)
        (void)strcat(more, "ế");
    (void)strcat(more, "\"");
    batch_declare_ballots(fixture, 0);
    batch_begin_counting(fixture, more);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    answer = fixture_ask(fixture, "{\"request\":\"seal\",\"check\":true}");
    reason = json_string_value(json_array_get(json_object_get(answer, "reasons"), 0));
    assert_non_null(strstr(reason, "ế': 2 sheets declared, 0 fed"));
    json_decref(answer);
}

/* The next import takes up what it left; nothing was declared that could be missing. */
static void an_interrupted_import_waits_only_if_a_count_was_declared(void **state)
{
    struct fixture *fixture = *state;

    batch_declare_ballots(fixture, 1);
    batch_begin_counting(fixture, "");
    fixture_enter(fixture, "hl", "", NULL);
    batch_start_again(fixture);
    batch_begin(fixture, ",\"expected\":1");
    batch_start_again(fixture);
    fixture_refused(batch_seal(fixture), "state", "was interrupted after 0 sheets");
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    fixture_done(batch_seal(fixture));
    batch_check_whole(fixture);
}

/* What waits in the trial keeps nobody from sealing the count. */
static void a_batch_of_the_trial_does_not_wait(void **state)
{
    struct fixture *fixture = *state;

    batch_declare_ballots(fixture, 0);
    fixture_done(fixture_ask(fixture, "{\"request\":\"batch-begin\",\"trial\":true,"
                                      "\"scanned\":true,\"expected\":5}"));
    batch_start_again(fixture);
    fixture_done(fixture_begin_count(fixture));
    fixture_done(batch_seal(fixture));
}

static void discarded_sheets_are_outside_the_sealed_root(void **state)
{
    struct fixture *fixture = *state;
    char root[DIGEST_HEX_BYTES], empty[DIGEST_HEX_BYTES];
    struct digest none;
    json_t *answer;

    batch_declare_ballots(fixture, 0);
    batch_begin_counting(fixture, "");
    fixture_enter(fixture, "hl", "", NULL);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    answer = fixture_granted(batch_seal(fixture));
    (void)snprintf(
            root, sizeof(root), "%s", json_string_value(json_object_get(answer, "root")));
    json_decref(answer);
    digest_of(NULL, 0, &none); /* no sheet at all: see ledger_merkle.h */
    digest_hex(none.bytes, DIGEST_BYTES, empty);
    assert_string_equal(root, empty);
    batch_check_whole(fixture);
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(a_decision_needs_a_name_and_a_reason),
            WITH_LEDGER(accepting_needs_two_different_people_and_a_reason),
            WITH_LEDGER(an_accepted_batch_shows_who_accepted_it_and_why),
            WITH_LEDGER(a_batch_in_order_has_no_decision),
            WITH_LEDGER(a_discarded_batch_counts_nowhere),
            WITH_LEDGER(every_batch_that_is_not_open_can_be_discarded),
            WITH_LEDGER(discarded_paper_is_fed_again_and_counts_once),
            WITH_LEDGER(a_batch_that_waits_keeps_the_count_from_being_sealed),
            WITH_LEDGER(a_long_name_is_cut_between_characters),
            WITH_LEDGER(an_interrupted_import_waits_only_if_a_count_was_declared),
            WITH_LEDGER(a_batch_of_the_trial_does_not_wait),
            WITH_LEDGER(discarded_sheets_are_outside_the_sealed_root),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
