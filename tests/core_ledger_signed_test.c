/* core_ledger_signed_test.c -- what was sealed is signed, and stays what it was. */
#include "core/sealed.h"

#include "tests/core_ledger_fixture.h"

#define COUNTS "[counts]\nissued = 2\ncollected = 2\n"
#define KEY "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n"

/* Two sheets counted. The key comes thereafter, as the sheets are of no key; NULL: none
 * comes. */
static void count(struct fixture *fixture, const char *key)
{
    fixture_put(fixture, "conference.ini", FIXTURE_INI COUNTS);
    fixture_done(fixture_begin_count(fixture));
    fixture_begin_batch(fixture, 0);
    fixture_enter(fixture, "hl", "", NULL);
    fixture_enter(fixture, "ll", "", NULL);
    fixture_end_batch(fixture);
    if (key != NULL)
        fixture_put(fixture, "conference.key", key);
    fixture_close(fixture);
    fixture_open(fixture);
}

static json_t *seal(struct fixture *fixture)
{
    return fixture_ask(fixture, "{\"request\":\"seal\",\"names\":[\"An\",\"Bình\"]}");
}

static json_t *ask_results(struct fixture *fixture)
{
    return fixture_ask(fixture, "{\"request\":\"results\"}");
}

/* The ledger opened anew: what it read of the files is forgotten. */
static void open_again(struct fixture *fixture)
{
    fixture_close(fixture);
    fixture_open(fixture);
}

/* Verify has exactly one finding, which says `text`. */
static void verify_finds(struct fixture *fixture, const char *text)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));
    const json_t *findings = json_object_get(answer, "findings");
    const char *found = json_string_value(json_array_get(findings, 0));

    assert_int_equal(json_array_size(findings), 1);
    if (strstr(found, text) == NULL)
        fail_msg("'%s' does not say '%s'", found, text);
    json_decref(answer);
}

static void sealed_results_stand_alone(void **state)
{
    struct fixture *fixture = *state;
    struct results results;
    json_t *answer;
    char *text;

    count(fixture, KEY);
    fixture_done(seal(fixture));
    answer = fixture_granted(ask_results(fixture));
    text = json_dumps(json_object_get(answer, "results"), 0);
    results_init(&results);
    assert_int_equal(sealed_check(text, strlen(text), &results, NULL), 0);
    assert_string_equal(results.seal.title, "Hội nghị");
    assert_string_equal(results.seal.body, "Ban");
    assert_int_equal(results.seal.date.year, 2013);
    assert_int_equal(results.types[0].contests[1].votes[1], 2);
    results_release(&results);
    free(text);
    json_decref(answer);
}

/* Asked twice, from two openings: not a byte differs. */
static void the_signature_is_always_the_same(void **state)
{
    struct fixture *fixture = *state;
    json_t *one, *two;

    count(fixture, KEY);
    fixture_done(seal(fixture));
    one = fixture_granted(ask_results(fixture));
    open_again(fixture);
    two = fixture_granted(ask_results(fixture));
    assert_true(json_equal(one, two));
    json_decref(one);
    json_decref(two);
}

static void nothing_is_signed_before_the_seal(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;

    count(fixture, KEY);
    answer = fixture_granted(ask_results(fixture));
    assert_null(json_object_get(json_object_get(answer, "results"), "seal"));
    assert_string_equal(json_string_value(json_object_get(
                                json_object_get(answer, "results"), "body")),
            "Ban");
    json_decref(answer);
}

/* The ledger must not make a key: the ballots' codes would be of another. */
static void without_a_key_results_stay_unsigned(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    json_t *answer;

    count(fixture, NULL);
    fixture_done(seal(fixture));
    answer = fixture_granted(ask_results(fixture));
    assert_true(
            json_is_true(json_object_get(json_object_get(answer, "results"), "final")));
    assert_null(json_object_get(json_object_get(answer, "results"), "seal"));
    (void)snprintf(path, sizeof(path), "%s/conference.key", fixture->path);
    assert_int_equal(access(path, F_OK), -1);
    json_decref(answer);
}

static void another_setting_after_the_seal_is_found(void **state)
{
    static const char *const changed[] = {FIXTURE_INI
            "[counts]\nissued = 2\ncollected = 1\n",
            FIXTURE_INI COUNTS "[conference]\ntitle = Hội nghị khác\n",
            FIXTURE_INI COUNTS "[conference]\ndate = 2013-01-09\n"};
    struct fixture *fixture = *state;
    size_t i;

    count(fixture, KEY);
    fixture_done(seal(fixture));
    for (i = 0; i < sizeof(changed) / sizeof(changed[0]); i++) {
        fixture_put(fixture, "conference.ini", changed[i]);
        open_again(fixture);
        verify_finds(fixture, "not those that were sealed");
        fixture_refused(ask_results(fixture), "state", "not those that were sealed");
    }
    fixture_put(fixture, "conference.ini", FIXTURE_INI COUNTS);
    open_again(fixture);
    fixture_done(ask_results(fixture));
}

/* With another threshold the first has another outcome by the same votes: 1 of 2. */
static void another_rule_card_after_the_seal_is_found(void **state)
{
    struct fixture *fixture = *state;
    char *card = strdup(fixture_rule), *at = strstr(card, "low > 1/2");

    count(fixture, KEY);
    fixture_done(seal(fixture));
    assert_non_null(at);
    memcpy(at, "low > 1/3", strlen("low > 1/3"));
    fixture_put(fixture, "plain.rule", card);
    open_again(fixture);
    fixture_refused(ask_results(fixture), "state", "not those that were sealed");
    free(card);
}

static void another_key_after_the_seal_is_found(void **state)
{
    struct fixture *fixture = *state;

    count(fixture, KEY);
    fixture_done(seal(fixture));
    fixture_put(fixture, "conference.key",
            "ff112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n");
    open_again(fixture);
    /* the conference's id is told in the results, and it is the key's */
    fixture_refused(ask_results(fixture), "state", "put the old file");
}

/* Sealed by an earlier version: nothing was kept that could be compared. */
static void an_older_seal_is_signed_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer, *results;

    count(fixture, KEY);
    fixture_done(seal(fixture));
    fixture_close(fixture);
    fixture_tamper(fixture, "UPDATE event SET detail = json_remove(detail, '$.figures', "
                            "'$.public_key') WHERE kind = 'seal'");
    fixture_open(fixture);
    answer = fixture_granted(ask_results(fixture));
    results = json_object_get(answer, "results");
    assert_true(json_is_object(json_object_get(results, "seal")));
    json_decref(answer);
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(sealed_results_stand_alone),
            WITH_LEDGER(the_signature_is_always_the_same),
            WITH_LEDGER(nothing_is_signed_before_the_seal),
            WITH_LEDGER(without_a_key_results_stay_unsigned),
            WITH_LEDGER(another_setting_after_the_seal_is_found),
            WITH_LEDGER(another_rule_card_after_the_seal_is_found),
            WITH_LEDGER(another_key_after_the_seal_is_found),
            WITH_LEDGER(an_older_seal_is_signed_as_it_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
