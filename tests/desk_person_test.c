/* desk_person_test.c -- passphrases, roles, and who may confirm what another asked. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "core/desk/journal.h"
#include "core/desk/pair_list.h"
#include "core/desk/person.h"
#include "core/desk/throttle.h"
#include "core/digest.h"

static int hash(const char *passphrase, char secret[LEDGER_SECRET_BYTES])
{
    struct desk desk = {.throttle = throttle_new()};
    struct error err;
    int result;

    assert_non_null(desk.throttle);
    result = person_hash(&desk, passphrase, secret, &err);
    if (result != 0)
        assert_int_equal(err.kind, ERROR_RANGE);
    throttle_free(desk.throttle);
    return result;
}

/* Characters count, not bytes: ten are enough, nine are not. */
static void ten_characters_are_enough_and_nine_are_not(void **state)
{
    char secret[LEDGER_SECRET_BYTES];

    (void)state;
    assert_int_equal(hash("bốn từ đó", secret), -1);
    assert_int_equal(hash("bốn từ đó!", secret), 0);
    assert_int_equal(hash("", secret), -1);
}

static void a_secret_is_argon2id_and_never_twice_the_same(void **state)
{
    char first[LEDGER_SECRET_BYTES], second[LEDGER_SECRET_BYTES];
    const char passphrase[] = "mot hai ba bon";

    (void)state;
    assert_int_equal(hash(passphrase, first), 0);
    assert_int_equal(hash(passphrase, second), 0);
    assert_int_equal(strncmp(first, "$argon2id$", 10), 0);
    assert_string_not_equal(first, second);
    assert_int_equal(crypto_pwhash_str_verify(first, passphrase, strlen(passphrase)), 0);
    assert_int_not_equal(crypto_pwhash_str_verify(first, "mot hai ba nam", 14), 0);
}

static void roles_are_words_and_bits(void **state)
{
    json_t *words = person_role_words(DESK_OPERATOR | DESK_CHAIR);
    struct form form;

    (void)state;
    assert_int_equal(json_array_size(words), 2);
    assert_int_equal(person_roles(words), DESK_OPERATOR | DESK_CHAIR);
    (void)json_array_append_new(words, json_string("king"));
    (void)json_array_append_new(words, json_integer(7));
    assert_int_equal(person_roles(words), DESK_OPERATOR | DESK_CHAIR);
    json_decref(words);
    form_init(&form);
    assert_int_equal(form_parse("role=checker&role=king&role=", 28, &form, NULL), 0);
    assert_int_equal(person_roles_of_form(&form), DESK_CHECKER);
    form_release(&form);
}

/* ---- two people ---- */

static void ask(struct desk *desk, const char *name, unsigned roles, const char *kind)
{
    struct desk_request request = {
            .method = DESK_POST, .is_signed_in = 1, .roles = roles};
    struct pair_wish wish = {.kind = kind,
            .sentence = "do it",
            .subject = "",
            .done = "done",
            .path = "/x"};
    struct desk_answer answer;
    struct error err;

    strcpy(request.name, name);
    answer_init(&answer);
    assert_int_equal(desk_pair_ask(desk, &request, &wish, &answer, &err), 0);
    assert_int_equal(answer.status, 303);
    assert_string_equal(answer.location, answer.is_flash_error ? "/x" : "/pair");
    answer_release(&answer);
}

static unsigned count(struct desk *desk, const char *name, unsigned roles)
{
    struct desk_request request = {.is_signed_in = 1, .roles = roles};

    strcpy(request.name, name);
    return pair_count(desk, &request);
}

static void nobody_confirms_what_they_asked_themselves(void **state)
{
    struct desk desk = {.pair = pair_new()};

    (void)state;
    assert_non_null(desk.pair);
    ask(&desk, "Thu Ha", DESK_CHAIR, "seal");
    assert_int_equal(count(&desk, "Thu Ha", DESK_CHAIR), 0);
    assert_int_equal(count(&desk, "thuha", DESK_CHAIR), 0); /* the same person */
    assert_int_equal(count(&desk, "An", DESK_CHECKER), 1);
    assert_int_equal(count(&desk, "An", 0), 0);
    pair_free(desk.pair);
}

static void one_of_the_two_is_a_chair_but_for_a_batch(void **state)
{
    struct desk desk = {.pair = pair_new()};

    (void)state;
    assert_non_null(desk.pair);
    ask(&desk, "An", DESK_CHECKER, "seal");
    assert_int_equal(count(&desk, "Binh", DESK_OPERATOR), 0);
    assert_int_equal(count(&desk, "Binh", DESK_CHAIR), 1);
    ask(&desk, "An", DESK_CHECKER, "batch-accept");
    assert_int_equal(count(&desk, "Binh", DESK_OPERATOR), 1);
    pair_free(desk.pair);
}

static void what_waits_is_taken_once(void **state)
{
    struct desk desk = {.pair = pair_new()};
    struct pair_waiting all[PAIR_WAITING_MAX], taken;

    (void)state;
    assert_non_null(desk.pair);
    ask(&desk, "An", DESK_CHAIR, "seal");
    assert_int_equal(pair_list_copy(desk.pair, all), 1);
    assert_string_equal(all[0].asker, "An");
    assert_int_equal(pair_list_take(desk.pair, "", &taken), 0);
    assert_int_equal(pair_list_take(desk.pair, all[0].id, &taken), 1);
    assert_string_equal(taken.kind, "seal");
    pair_waiting_release(&taken);
    assert_int_equal(pair_list_take(desk.pair, all[0].id, &taken), 0);
    pair_waiting_release(&all[0]);
    pair_free(desk.pair);
}

static void no_more_waits_than_there_is_room_for(void **state)
{
    struct desk desk = {.pair = pair_new()};
    int i;

    (void)state;
    assert_non_null(desk.pair);
    for (i = 0; i < PAIR_WAITING_MAX + 1; i++)
        ask(&desk, "An", DESK_CHAIR, "seal");
    assert_int_equal(count(&desk, "Binh", DESK_CHECKER), PAIR_WAITING_MAX);
    pair_free(desk.pair);
}

/* ---- the journal ---- */

static void an_event_is_told_in_words(void **state)
{
    json_t *event = json_pack("{s:i,s:s,s:s,s:{s:[s,s],s:s}}", "seq", 7, "time",
            "2026-11-22T08:30:00Z", "kind", "checks-end", "detail", "names", "An", "Bình",
            "why", "xong");
    const struct desk_request request = {.words = NULL};
    char text[JOURNAL_TEXT_BYTES], when[JOURNAL_WHEN_BYTES];

    (void)state;
    assert_string_equal(journal_what(&request, event), "checking was ended");
    journal_who(event, text);
    assert_string_equal(text, "An, Bình");
    journal_about(event, text);
    assert_string_equal(text, "xong");
    assert_int_equal(setenv("TZ", "UTC-7", 1), 0); /* seven hours ahead of UTC */
    journal_when("2026-11-22T18:30:00Z", when);
    assert_string_equal(when, "23/11/2026 01:30:00");
    journal_when("yesterday", when);
    assert_string_equal(when, "yesterday");
    json_decref(event);
}

static int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(ten_characters_are_enough_and_nine_are_not),
            cmocka_unit_test(a_secret_is_argon2id_and_never_twice_the_same),
            cmocka_unit_test(roles_are_words_and_bits),
            cmocka_unit_test(nobody_confirms_what_they_asked_themselves),
            cmocka_unit_test(one_of_the_two_is_a_chair_but_for_a_batch),
            cmocka_unit_test(what_waits_is_taken_once),
            cmocka_unit_test(no_more_waits_than_there_is_room_for),
            cmocka_unit_test(an_event_is_told_in_words),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
