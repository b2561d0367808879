/* core_ledger_person_test.c -- who is registered, by whom, and who may do what. */
#include "tests/core_ledger_people.h"

#include "core/ledger_person.h"
#include "core/ledger_store.h"

#define ADD(name, roles, more)                                                           \
    "{\"request\":\"person-add\",\"name\":\"" name "\",\"roles\":[" roles "]" more "}"
#define BY_CHI ",\"by\":\"Chi\""

static void check_whole(struct fixture *fixture, size_t findings)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"verify\"}"));

    assert_int_equal(json_array_size(json_object_get(answer, "findings")), findings);
    json_decref(answer);
}

static void the_first_person_is_a_chair_and_needs_nobody(void **state)
{
    struct fixture *fixture = *state;

    fixture_refused(fixture_ask(fixture, ADD("Kim", "\"checker\"", "")), "state",
            "must be a chair");
    fixture_done(fixture_ask(fixture, ADD("Chi", "\"chair\"", "")));
    fixture_refused(fixture_ask(fixture, ADD("Kim", "\"checker\"", "")), "syntax",
            "\"by\" is missing");
    fixture_done(fixture_ask(fixture, ADD("Kim", "\"checker\"", BY_CHI)));
    check_whole(fixture, 0);
}

static void only_a_chair_adds_and_changes_people(void **state)
{
    struct fixture *fixture = *state;

    people_register(fixture);
    fixture_refused(fixture_ask(fixture, ADD("Lan", "\"checker\"", ",\"by\":\"Kim\"")),
            "state", "chair");
    fixture_refused(fixture_ask(fixture, ADD("Lan", "\"checker\"", ",\"by\":\"Minh\"")),
            "state", "not registered");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"person-roles\",\"name\":\"Kim\","
                                         "\"roles\":[\"chair\"],\"by\":\"Kim\"}"),
            "state", "chair");
    fixture_refused(fixture_ask(fixture,
                            "{\"request\":\"person-secret\",\"name\":"
                            "\"Khoa\",\"secret\":\"" PEOPLE_SECRET "\",\"by\":\"Kim\"}"),
            "state", "chair");
    fixture_done(
            fixture_ask(fixture, "{\"request\":\"person-secret\",\"name\":\"Kim\","
                                 "\"secret\":\"" PEOPLE_SECRET "\",\"by\":\" kim \"}"));
    check_whole(fixture, 0);
}

static void a_name_is_registered_once_whatever_its_blanks_and_case(void **state)
{
    struct fixture *fixture = *state;

    people_register(fixture);
    fixture_done(fixture_ask(fixture, ADD("Le Thi Cuc", "\"checker\"", BY_CHI)));
    fixture_refused(fixture_ask(fixture, ADD("le  thi CUC", "\"checker\"", BY_CHI)),
            "exists", "registered already");
    fixture_done(fixture_ask(fixture, ADD("L\u00ea Thi Cuc", "\"checker\"", BY_CHI)));
}

static void roles_and_secrets_have_a_form(void **state)
{
    static const char *const secrets[] = {
            "open sesame", "$argon2i$v=19$m=1", "", "$argon2id$v=19 x", "$2b$12$abc"};
    struct fixture *fixture = *state;
    size_t i;

    fixture_refused(fixture_ask(fixture, ADD("Chi", "", "")), "range", "one role");
    fixture_refused(
            fixture_ask(fixture, ADD("Chi", "\"king\"", "")), "syntax", "unknown role");
    fixture_refused(fixture_ask(fixture, ADD("Chi", "4", "")), "syntax", "unknown role");
    fixture_refused(fixture_ask(fixture, ADD("", "\"chair\"", "")), "range", "empty");
    fixture_refused(
            fixture_ask(fixture, ADD("C\\u0007", "\"chair\"", "")), "range", "control");
    for (i = 0; i < sizeof(secrets) / sizeof(secrets[0]); i++)
        fixture_refused(
                fixture_ask(fixture, ADD("Chi", "\"chair\"", ",\"secret\":\"%s\""),
                        secrets[i]),
                "syntax", "Argon2id");
}

/* Else nobody could ever register, open or seal again. */
static void the_last_chair_who_can_sign_in_stays(void **state)
{
    struct fixture *fixture = *state;

    people_register(fixture);
    fixture_done(fixture_ask(fixture, ADD("Dung", "\"chair\"", BY_CHI))); /* no secret */
    fixture_refused(fixture_ask(fixture, "{\"request\":\"person-end\",\"name\":\"Chi\","
                                         "\"by\":\"Dung\"}"),
            "state", "last chair");
    fixture_refused(fixture_ask(fixture, "{\"request\":\"person-roles\",\"name\":\"Chi\","
                                         "\"roles\":[\"checker\"],\"by\":\"Chi\"}"),
            "state", "last chair");
    fixture_done(
            fixture_ask(fixture, "{\"request\":\"person-secret\",\"name\":\"Dung\","
                                 "\"secret\":\"" PEOPLE_SECRET "\",\"by\":\"Dung\"}"));
    fixture_done(fixture_ask(fixture, "{\"request\":\"person-end\",\"name\":\"Chi\","
                                      "\"by\":\"Dung\"}"));
    fixture_refused(fixture_ask(fixture, ADD("Lan", "\"checker\"", BY_CHI)), "state",
            "no longer");
    check_whole(fixture, 0);
}

static void who_has_ended_decides_nothing_and_may_come_back(void **state)
{
    struct fixture *fixture = *state;
    struct error err;

    people_register(fixture);
    assert_int_equal(
            ledger_person_check(fixture->ledger, "kim", LEDGER_CHECKER, &err), 0);
    fixture_done(fixture_ask(fixture, "{\"request\":\"person-end\",\"name\":\"Kim\","
                                      "\"by\":\"Chi\"}"));
    assert_int_equal(
            ledger_person_check(fixture->ledger, "Kim", LEDGER_CHECKER, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    fixture_done(fixture_ask(fixture, ADD("Kim", "\"operator\"", BY_CHI)));
    assert_int_equal(
            ledger_person_check(fixture->ledger, "Kim", LEDGER_OPERATOR, &err), 0);
    assert_int_equal(
            ledger_person_check(fixture->ledger, "Kim", LEDGER_CHECKER, &err), -1);
    check_whole(fixture, 0);
}

static void names_are_free_while_nobody_is_registered(void **state)
{
    struct fixture *fixture = *state;
    json_t *names = json_pack("[s,s]", "An", "B\u00ecnh");
    json_t *same = json_pack("[s,s]", "An", " a n");
    struct error err;

    assert_int_equal(
            ledger_person_check(fixture->ledger, "Anybody", LEDGER_CHAIR, &err), 0);
    assert_int_equal(ledger_person_pair(fixture->ledger, names, LEDGER_CHAIR, &err), 0);
    assert_int_equal(ledger_person_pair(fixture->ledger, same, LEDGER_CHAIR, &err), -1);
    assert_int_equal(ledger_person_pair_if(fixture->ledger, NULL, LEDGER_CHAIR, &err), 0);
    assert_int_equal(ledger_person_pair(fixture->ledger, NULL, LEDGER_CHAIR, &err), -1);
    json_decref(names);
    json_decref(same);
}

static void a_secret_is_for_the_sign_in_and_in_no_answer_or_event(void **state)
{
    struct fixture *fixture = *state;
    char secret[LEDGER_SECRET_BYTES], *text;
    struct error err;
    unsigned roles = 0;
    int is_active = 0;
    int64_t said;
    json_t *answer;

    people_register(fixture);
    assert_int_equal(ledger_person_secret(
                             fixture->ledger, "CHI", secret, &roles, &is_active, &err),
            0);
    assert_string_equal(secret, PEOPLE_SECRET);
    assert_int_equal(roles, LEDGER_CHAIR);
    assert_int_equal(is_active, 1);
    assert_int_equal(ledger_person_secret(
                             fixture->ledger, "Minh", secret, &roles, &is_active, &err),
            -1);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"people\"}"));
    text = json_dumps(answer, 0);
    assert_non_null(text);
    assert_null(strstr(text, "argon2id"));
    assert_non_null(strstr(text, "\"has_secret\": true"));
    assert_int_equal(json_array_size(json_object_get(answer, "people")), 4);
    free(text);
    json_decref(answer);
    assert_int_equal(ledger_store_number(fixture->ledger,
                             "SELECT count(*) FROM event WHERE detail LIKE '%argon2id%'",
                             &said, &err),
            0);
    assert_int_equal(said, 0);
}

static void a_role_given_by_hand_in_the_file_is_found(void **state)
{
    struct fixture *fixture = *state;

    people_register(fixture);
    check_whole(fixture, 0);
    fixture_tamper(fixture, "UPDATE person SET roles = 4 WHERE name = 'Kim'");
    check_whole(fixture, 1);
    fixture_tamper(fixture, "DELETE FROM person WHERE name = 'Khoa'");
    check_whole(fixture, 2);
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(the_first_person_is_a_chair_and_needs_nobody),
            WITH_LEDGER(only_a_chair_adds_and_changes_people),
            WITH_LEDGER(a_name_is_registered_once_whatever_its_blanks_and_case),
            WITH_LEDGER(roles_and_secrets_have_a_form),
            WITH_LEDGER(the_last_chair_who_can_sign_in_stays),
            WITH_LEDGER(who_has_ended_decides_nothing_and_may_come_back),
            WITH_LEDGER(names_are_free_while_nobody_is_registered),
            WITH_LEDGER(a_secret_is_for_the_sign_in_and_in_no_answer_or_event),
            WITH_LEDGER(a_role_given_by_hand_in_the_file_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
