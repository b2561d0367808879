/* program_desk_pair_test.c -- what takes two people is done by two, and by no fewer. */
#include "tests/program_desk.h"

enum { PAIR_ID_DIGITS = 32 };

struct stage {
    struct desk_program desk;
    struct seat chair, checker;
};

static void assert_state(const struct stage *stage, const char *wanted)
{
    struct program program = {.status = 0};
    json_t *status;

    RUN(&program, "status", stage->desk.folder, "--json");
    status = program_json(&program);
    assert_string_equal(json_string_value(json_object_get(status, "state")), wanted);
    json_decref(status);
    program_release(&program);
}

/* What waits, as its form on /pair has it; "id=" and nothing if nothing waits. */
static void find_waiting(struct seat *seat, char form[64])
{
    static const char start[] = "name=\"id\" value=\"";
    struct desk_reply reply;
    const char *found;

    assert_int_equal(seat_get(seat, "/pair", &reply), 200);
    found = strstr(reply.text, start);
    (void)snprintf(form, 64, "id=%.*s", found == NULL ? 0 : PAIR_ID_DIGITS,
            found == NULL ? "" : found + strlen(start));
    desk_reply_release(&reply);
}

/* Posts, and looks whether the page that comes bears an error. */
static int is_refused(struct seat *seat, const char *path, const char *form)
{
    struct desk_reply reply;
    int refused;

    assert_int_equal(seat_post(seat, path, form, NULL), 303);
    assert_int_equal(seat_get(seat, "/pair", &reply), 200);
    refused = strstr(reply.text, "class=\"notice error\"") != NULL;
    desk_reply_release(&reply);
    return refused;
}

static void ask(struct stage *stage, char form[64])
{
    assert_int_equal(seat_post(&stage->chair, "/trial/open", "", NULL), 303);
    find_waiting(&stage->chair, form);
    assert_int_equal(strlen(form), strlen("id=") + PAIR_ID_DIGITS);
}

static void one_person_alone_opens_nothing(void **state)
{
    struct stage *stage = *state;
    struct seat other;
    char form[64], *phrase = seat_encode(program_passphrase), *sign = NULL;

    ask(stage, form);
    assert_int_equal(seat_post(&stage->chair, "/pair/confirm", form, NULL), 409);
    seat_open(&other, &stage->desk);
    assert_int_equal(seat_post(&other, "/pair/confirm", form, NULL), 403);
    assert_true(
            asprintf(&sign, "%s&second=%%43HAIR&second-passphrase=%s", form, phrase) > 0);
    assert_true(is_refused(&stage->chair, "/pair/sign", sign)); /* the chair again */
    free(sign);
    assert_true(asprintf(&sign, "%s&second=Checker&second-passphrase=guess", form) > 0);
    assert_true(is_refused(&stage->chair, "/pair/sign", sign));
    free(sign);
    assert_true(
            asprintf(&sign, "%s&second=Chair&second-passphrase=%s", form, phrase) > 0);
    assert_int_equal(seat_post(&stage->checker, "/pair/sign", sign, NULL), 409);
    free(sign);
    assert_true(is_refused(
            &stage->checker, "/pair/confirm", "id=00000000000000000000000000000000"));
    assert_state(stage, "TEST");
    assert_false(is_refused(&stage->chair, "/pair/decline", form));
    free(phrase);
}

static void what_was_declined_cannot_be_confirmed(void **state)
{
    struct stage *stage = *state;
    char form[64], none[64];

    ask(stage, form);
    assert_false(is_refused(&stage->checker, "/pair/decline", form));
    assert_true(is_refused(&stage->checker, "/pair/confirm", form));
    find_waiting(&stage->chair, none);
    assert_string_equal(none, "id=");
    assert_state(stage, "TEST");
}

static void a_second_person_in_their_own_window_opens(void **state)
{
    struct stage *stage = *state;
    struct desk_reply reply;
    char form[64];

    ask(stage, form);
    assert_int_equal(seat_get(&stage->checker, "/", &reply), 200);
    assert_non_null(strstr(reply.text, "href=\"/pair\"")); /* the banner */
    desk_reply_release(&reply);
    assert_false(is_refused(&stage->checker, "/pair/confirm", form));
    assert_state(stage, "OPEN");
    assert_true(is_refused(&stage->checker, "/pair/confirm", form)); /* not twice */
}

static void both_names_are_in_the_journal(void **state)
{
    struct stage *stage = *state;
    struct desk_reply reply;

    assert_int_equal(seat_get(&stage->checker, "/journal", &reply), 200);
    assert_non_null(strstr(reply.text, "Chair, Checker"));
    assert_null(strstr(reply.text, "argon2")); /* no secret is in an event */
    desk_reply_release(&reply);
}

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));
    struct program program = {.status = 0};

    assert_non_null(stage);
    desk_program_start(&stage->desk, NULL, 0, 0);
    RUN(&program, "print", stage->desk.folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
    seat_first(&stage->chair, &stage->desk, "Chair");
    seat_join(&stage->checker, &stage->chair, "Checker", "checker");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    struct stage *stage = *state;

    desk_program_stop(&stage->desk);
    free(stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(one_person_alone_opens_nothing),
            cmocka_unit_test(what_was_declined_cannot_be_confirmed),
            cmocka_unit_test(a_second_person_in_their_own_window_opens),
            cmocka_unit_test(both_names_are_in_the_journal),
    };

    return cmocka_run_group_tests(tests, start, end);
}
