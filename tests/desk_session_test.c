/* desk_session_test.c -- sessions, one-time links and tries in vain, minute by minute. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/doors.h"
#include "core/desk/session.h"
#include "core/desk/throttle.h"
#include "core/digest.h"

enum { IDLE_MS = 600000 };

static struct desk_sessions *fresh(void)
{
    struct desk_sessions *sessions = sessions_new(IDLE_MS);

    assert_non_null(sessions);
    return sessions;
}

static int look(struct desk_sessions *sessions, const char *id, int64_t now_ms,
        struct session_state *out)
{
    return sessions_find(sessions, id, now_ms, 1, 0, out);
}

static void an_id_that_was_never_given_is_nobodys(void **state)
{
    static const char *const forged[] = {"", "0",
            "0000000000000000000000000000000000000000000000000000000000000000",
            "00000000000000000000000000000000000000000000000000000000000000000"};
    struct desk_sessions *sessions = fresh();
    struct session_state got;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(forged) / sizeof(forged[0]); i++) {
        assert_int_equal(look(sessions, forged[i], 0, &got), 0);
        assert_string_equal(got.token, "");
    }
    sessions_free(sessions);
}

static void signing_in_makes_the_old_id_worthless(void **state)
{
    struct desk_sessions *sessions = fresh();
    char guest[DESK_SESSION_BYTES], id[DESK_SESSION_BYTES];
    struct session_state before, after;

    (void)state;
    sessions_begin(sessions, 0, guest);
    assert_int_equal(look(sessions, guest, 0, &before), 1);
    assert_int_equal(before.is_signed_in, 0);
    sessions_sign_in(sessions, guest, "Bình", DESK_CHAIR, 0, id);
    assert_int_equal(look(sessions, guest, 0, &after), 0);
    assert_int_equal(look(sessions, id, 0, &after), 1);
    assert_int_equal(after.is_signed_in, 1);
    assert_int_equal(after.roles, DESK_CHAIR);
    assert_string_equal(after.name, "Bình");
    assert_string_not_equal(before.token, after.token);
    sessions_end(sessions, id);
    assert_int_equal(look(sessions, id, 0, &after), 0);
    sessions_free(sessions);
}

static void ten_idle_minutes_are_allowed_and_no_moment_more(void **state)
{
    struct desk_sessions *sessions = fresh();
    char id[DESK_SESSION_BYTES];
    struct session_state got;

    (void)state;
    sessions_sign_in(sessions, "", "Bình", DESK_CHAIR, 0, id);
    assert_int_equal(look(sessions, id, IDLE_MS, &got), 1);
    assert_int_equal(got.is_locked, 0);
    assert_int_equal(look(sessions, id, 2 * IDLE_MS + 1, &got), 1);
    assert_int_equal(got.is_locked, 1);
    assert_int_equal(got.is_newly_locked, 1);
    assert_int_equal(look(sessions, id, 2 * IDLE_MS + 2, &got), 1);
    assert_int_equal(got.is_locked, 1); /* use does not open it again */
    assert_int_equal(got.is_newly_locked, 0);
    sessions_free(sessions);
}

static void live_figures_are_no_use(void **state)
{
    struct desk_sessions *sessions = fresh();
    char id[DESK_SESSION_BYTES];
    struct session_state got;
    int64_t now_ms;

    (void)state;
    sessions_sign_in(sessions, "", "Bình", DESK_CHAIR, 0, id);
    for (now_ms = 0; now_ms <= IDLE_MS; now_ms += IDLE_MS / 4)
        (void)sessions_find(sessions, id, now_ms, 0, 0, &got);
    assert_int_equal(got.is_locked, 0);
    (void)sessions_find(sessions, id, IDLE_MS + 1, 0, 0, &got);
    assert_int_equal(got.is_locked, 1);
    sessions_free(sessions);
}

static void a_session_ends_with_its_day(void **state)
{
    struct desk_sessions *sessions = fresh();
    char id[DESK_SESSION_BYTES];
    struct session_state got;

    (void)state;
    sessions_sign_in(sessions, "", "Bình", DESK_CHAIR, 0, id);
    assert_int_equal(look(sessions, id, SESSION_LIFE_MS, &got), 1);
    assert_int_equal(look(sessions, id, SESSION_LIFE_MS + 1, &got), 0);
    sessions_free(sessions);
}

static void guests_push_out_guests_and_no_person(void **state)
{
    struct desk_sessions *sessions = fresh();
    char id[DESK_SESSION_BYTES], first[DESK_SESSION_BYTES], other[DESK_SESSION_BYTES];
    struct session_state got;
    int i;

    (void)state;
    sessions_sign_in(sessions, "", "Bình", DESK_CHAIR, 0, id);
    sessions_begin(sessions, 1, first);
    for (i = 0; i < SESSION_GUESTS_MAX; i++)
        sessions_begin(sessions, 2 + i, other);
    assert_int_equal(look(sessions, first, 1000, &got), 0);
    assert_int_equal(look(sessions, other, 1000, &got), 1);
    assert_int_equal(look(sessions, id, 1000, &got), 1);
    sessions_free(sessions);
}

static void a_persons_end_ends_their_windows(void **state)
{
    struct desk_sessions *sessions = fresh();
    char one[DESK_SESSION_BYTES], two[DESK_SESSION_BYTES], other[DESK_SESSION_BYTES];
    struct session_state got;

    (void)state;
    sessions_sign_in(sessions, "", "Bình", DESK_CHAIR, 0, one);
    sessions_sign_in(sessions, "", "Bình", DESK_CHAIR, 0, two);
    sessions_sign_in(sessions, "", "An", DESK_CHAIR, 0, other);
    sessions_change(sessions, "Bình", DESK_CHECKER);
    assert_int_equal(look(sessions, two, 0, &got), 1);
    assert_int_equal(got.roles, DESK_CHECKER);
    sessions_change(sessions, "Bình", 0);
    assert_int_equal(look(sessions, one, 0, &got), 0);
    assert_int_equal(look(sessions, two, 0, &got), 0);
    assert_int_equal(look(sessions, other, 0, &got), 1);
    sessions_free(sessions);
}

static void a_flash_is_shown_once(void **state)
{
    struct desk_sessions *sessions = fresh();
    char id[DESK_SESSION_BYTES];
    struct session_state got;

    (void)state;
    sessions_begin(sessions, 0, id);
    sessions_flash(sessions, id, "saved", 0);
    assert_int_equal(sessions_find(sessions, id, 0, 1, 0, &got), 1);
    assert_string_equal(got.flash, "saved"); /* a picture's request leaves it */
    (void)sessions_find(sessions, id, 0, 1, 1, &got);
    assert_string_equal(got.flash, "saved");
    (void)sessions_find(sessions, id, 0, 1, 1, &got);
    assert_string_equal(got.flash, "");
    sessions_free(sessions);
}

/* ---- one-time links ---- */

static void a_link_opens_once_and_within_a_day(void **state)
{
    struct desk_doors *doors = doors_new();
    char key[DOORS_KEY_BYTES], name[OFFICIAL_NAME_BYTES];

    (void)state;
    assert_non_null(doors);
    doors_make(doors, "Bình", 0, key);
    assert_int_equal(doors_look(doors, key, DOORS_LIFE_MS, name), 1);
    assert_string_equal(name, "Bình");
    assert_int_equal(doors_look(doors, key, DOORS_LIFE_MS + 1, name), 0);
    assert_int_equal(doors_use(doors, key, 1), 1);
    assert_int_equal(doors_use(doors, key, 1), 0);
    assert_int_equal(doors_look(doors, "", 1, name), 0);
    doors_free(doors);
}

static void a_new_link_for_a_person_closes_the_old_one(void **state)
{
    struct desk_doors *doors = doors_new();
    char first[DOORS_KEY_BYTES], second[DOORS_KEY_BYTES], other[DOORS_KEY_BYTES];
    char name[OFFICIAL_NAME_BYTES];

    (void)state;
    assert_non_null(doors);
    doors_make(doors, "Thu Ha", 0, first);
    doors_make(doors, "An", 0, other);
    doors_make(doors, "thu ha", 0, second); /* the same person */
    assert_int_equal(doors_look(doors, first, 1, name), 0);
    assert_int_equal(doors_look(doors, second, 1, name), 1);
    assert_int_equal(doors_look(doors, other, 1, name), 1);
    doors_free(doors);
}

/* ---- tries in vain ---- */

static void the_fifth_failure_makes_a_name_wait(void **state)
{
    struct throttle *throttle = throttle_new();
    int i;

    (void)state;
    assert_non_null(throttle);
    for (i = 0; i < THROTTLE_NAME_TRIES; i++)
        assert_int_equal(throttle_begin(throttle, "An", 0), 0);
    assert_int_equal(throttle_begin(throttle, "An", 0), 5);
    assert_int_equal(throttle_begin(throttle, " a N", 4999), 1); /* the same name */
    assert_int_equal(throttle_begin(throttle, "Binh", 0), 0);
    assert_int_equal(throttle_begin(throttle, "An", 5000), 0);
    assert_int_equal(throttle_begin(throttle, "An", 5000), 10); /* twice as long */
    throttle_free(throttle);
}

static void a_right_passphrase_forgets_the_names_failures(void **state)
{
    struct throttle *throttle = throttle_new();
    int round, i;

    (void)state;
    assert_non_null(throttle);
    for (round = 0; round < 3; round++) {
        for (i = 0; i < THROTTLE_NAME_TRIES - 1; i++)
            assert_int_equal(throttle_begin(throttle, "An", 0), 0);
        throttle_right(throttle, "An");
    }
    throttle_free(throttle);
}

static void twenty_failures_of_any_names_make_all_wait(void **state)
{
    struct throttle *throttle = throttle_new();
    char name[32];
    int i;

    (void)state;
    assert_non_null(throttle);
    for (i = 0; i < THROTTLE_ALL_TRIES; i++) {
        (void)snprintf(name, sizeof(name), "name %d", i);
        assert_int_equal(throttle_begin(throttle, name, 0), 0);
    }
    assert_int_equal(throttle_begin(throttle, "An", 0), 5);
    assert_int_equal(throttle_begin(throttle, "An", THROTTLE_ALL_MOST_MS), 0);
    throttle_free(throttle);
}

static void waits_grow_up_to_a_bound(void **state)
{
    struct throttle *throttle = throttle_new();
    int64_t now_ms = 0;
    unsigned wait_s = 0;
    int i;

    (void)state;
    assert_non_null(throttle);
    for (i = 0; i < 40; i++) {
        wait_s = throttle_begin(throttle, "An", now_ms);
        now_ms += (int64_t)wait_s * 1000;
    }
    assert_true(wait_s * 1000 <= THROTTLE_NAME_MOST_MS);
    throttle_free(throttle);
}

static int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(an_id_that_was_never_given_is_nobodys),
            cmocka_unit_test(signing_in_makes_the_old_id_worthless),
            cmocka_unit_test(ten_idle_minutes_are_allowed_and_no_moment_more),
            cmocka_unit_test(live_figures_are_no_use),
            cmocka_unit_test(a_session_ends_with_its_day),
            cmocka_unit_test(guests_push_out_guests_and_no_person),
            cmocka_unit_test(a_persons_end_ends_their_windows),
            cmocka_unit_test(a_flash_is_shown_once),
            cmocka_unit_test(a_link_opens_once_and_within_a_day),
            cmocka_unit_test(a_new_link_for_a_person_closes_the_old_one),
            cmocka_unit_test(the_fifth_failure_makes_a_name_wait),
            cmocka_unit_test(a_right_passphrase_forgets_the_names_failures),
            cmocka_unit_test(twenty_failures_of_any_names_make_all_wait),
            cmocka_unit_test(waits_grow_up_to_a_bound),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
