/* desk_settle_test.c -- a tie at a quota's edge: shown, ticked, confirmed by a second
 * one.
 */
#include "tests/core_ledger_fixture.h"
#include "tests/program_desk.h"

/* Half of everyone may be high; two people, both high by the same two votes. */
static const char rule[] =
        "[rule]\nid = plain\ntitle_vi = Thử\ntitle_en = Trial\nsource = a test\n"
        "denominator = collected\nbad_row = row\nstruck_name = sheet\n"
        "writing = ignored\n[option high]\nvi = Cao\nen = High\n[option low]\n"
        "vi = Thấp\nen = Low\n[outcome lower]\nvi = Dưới\nen = Lower\n"
        "[outcome upper]\nwhen = high > 1/2\nvi = Trên\nen = Upper\n"
        "[quota upper]\nshare = 1/2\nbase = everyone\nwho = people\n";

struct stand {
    struct fixture fixture;
    struct desk_program desk;
    struct seat chair, second;
};

static int start(void **state)
{
    struct stand *stand = calloc(1, sizeof(*stand));

    assert_non_null(stand);
    assert_int_equal(digest_start(NULL), 0);
    fixture_make(&stand->fixture);
    fixture_put(&stand->fixture, "conference.ini",
            FIXTURE_INI "results = live\n[counts]\nissued = 2\ncollected = 2\n");
    fixture_put(&stand->fixture, "plain.rule", rule);
    fixture_open(&stand->fixture);
    fixture_done(fixture_begin_count(&stand->fixture));
    fixture_begin_batch(&stand->fixture, 0);
    fixture_enter(&stand->fixture, "hh", "", NULL);
    fixture_enter(&stand->fixture, "hh", "", NULL);
    fixture_end_batch(&stand->fixture);
    fixture_close(&stand->fixture);
    desk_program_start(&stand->desk, stand->fixture.path, 0, 0);
    seat_first(&stand->chair, &stand->desk, "Chair");
    seat_join(&stand->second, &stand->chair, "Second", "checker");
    *state = stand;
    return 0;
}

static int end(void **state)
{
    struct stand *stand = *state;

    desk_program_stop(&stand->desk); /* the folder goes with it */
    free(stand);
    return 0;
}

static int says(struct seat *seat, const char *path, const char *words)
{
    struct desk_reply reply;
    int answer;

    assert_int_equal(seat_get(seat, path, &reply), 200);
    answer = strstr(reply.text, words) != NULL;
    desk_reply_release(&reply);
    return answer;
}

#define TIED "&tied=main%3A1&tied=main%3A2"

/* What the page says next, after this form was sent. */
static int refused(struct stand *stand, const char *form, const char *words)
{
    struct desk_reply reply;
    int answer;
    unsigned status = seat_post(&stand->chair, "/results/settle", form, &reply);

    answer = strstr(reply.text, words) != NULL;
    desk_reply_release(&reply);
    return answer || (status == 303 && says(&stand->chair, "/results", words));
}

static void it_waits_and_the_seal_says_so(void **state)
{
    struct stand *stand = *state;

    assert_true(says(&stand->chair, "/results", "id=\"tie\""));
    assert_true(
            says(&stand->chair, "/results", "2 are exactly equal, and at the most 1"));
    assert_true(says(&stand->chair, "/results", "value=\"main:1\""));
    assert_true(says(&stand->chair, "/results", "High: 2, Low: 0"));
    assert_true(says(&stand->chair, "/results", "Equal to others at the edge"));
    assert_true(says(&stand->chair, "/seal", "href=\"/results#tie\""));
}

static void what_does_not_fit_the_tie_is_refused(void **state)
{
    struct stand *stand = *state;

    assert_true(refused(stand, "keep=main%3A1&reason=+" TIED, "Say why they keep it."));
    assert_true(refused(stand, "keep=main%3A1&keep=main%3A2&reason=x" TIED,
            "at the most 1 may keep"));
    assert_true(refused(stand, "keep=main%3A1&reason=x&tied=main%3A1", "has changed"));
    assert_true(says(&stand->chair, "/results", "id=\"tie\""));
}

/* Asked by the one, looked at and confirmed by the other. */
static void two_people_decide_it(void **state)
{
    struct stand *stand = *state;
    char *passphrase = seat_encode(program_passphrase), *form = NULL;
    struct desk_reply reply;

    assert_int_equal(seat_post(&stand->second, "/results/settle",
                             "keep=main%3A2&reason=longer+service" TIED, NULL),
            303);
    assert_true(says(&stand->chair, "/pair", "Upper: Trần Thị Bình – longer service"));
    assert_true(asprintf(&form, "%s&second=Second&second-passphrase=%s",
                        "keep=main%3A2&reason=longer+service" TIED, passphrase) > 0);
    if (seat_post(&stand->chair, "/results/settle", form, &reply) != 303)
        fail_msg("%s", reply.text);
    desk_reply_release(&reply);
    free(form);
    free(passphrase);
    assert_true(says(&stand->chair, "/results", "The tie is decided."));
    assert_false(says(&stand->chair, "/results", "id=\"tie\""));
    assert_true(says(&stand->chair, "/results", "By its own figures: Upper"));
    assert_true(says(&stand->chair, "/results", "the quota allows no more"));
    assert_false(says(&stand->chair, "/seal", "href=\"/results#tie\""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_waits_and_the_seal_says_so),
            cmocka_unit_test(what_does_not_fit_the_tie_is_refused),
            cmocka_unit_test(two_people_decide_it)};

    return cmocka_run_group_tests(tests, start, end);
}
