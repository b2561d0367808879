/* program_desk_attack_door_test.c -- guessed links and passphrases, script in names. */
#include "tests/program_desk_attack_stage.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* ---- links and passphrases ---- */

static unsigned try_door(
        struct seat *seat, const char *path, const char *key, const char *passphrase)
{
    char *form = NULL;
    unsigned status;

    assert_true(asprintf(&form, "key=%s&name=X&passphrase=%s&again=%s", key, passphrase,
                        passphrase) > 0);
    status = seat_post(seat, path, form, NULL);
    free(form);
    return status;
}

static void a_link_opens_once_and_not_by_guessing(void **state)
{
    static const char guessed[] =
            "0000000000000000000000000000000000000000000000000000000000000000";
    struct stage *stage = *state;
    struct seat seat;

    seat_open(&seat, &stage->desk);
    assert_int_equal(try_door(&seat, "/start", stage->desk.key, "bon tu de nho"), 403);
    assert_int_equal(try_door(&seat, "/invite", stage->desk.key, "bon tu de nho"), 403);
    assert_int_equal(try_door(&seat, "/start", guessed, "bon tu de nho"), 403);
    assert_int_equal(try_door(&seat, "/invite", guessed, "bon tu de nho"), 403);
    assert_int_equal(try_door(&seat, "/invite", "", "bon tu de nho"), 403);
    assert_int_equal(seat_get(&seat, "/invite?key=", NULL), 403);
}

static void a_passphrase_is_neither_short_nor_endless(void **state)
{
    struct stage *stage = *state;
    struct desk_reply reply;
    struct seat seat;
    char key[SEAT_ID_BYTES], *endless = calloc(1, 1200);
    const char *found;

    assert_non_null(endless);
    memset(endless, 'a', 1025);
    seat_open(&seat, &stage->desk);
    assert_int_equal(
            seat_post(&stage->chair, "/people/add", "name=Ngan&role=checker", &reply),
            200);
    found = strstr(reply.text, "/invite?key=");
    assert_non_null(found);
    (void)snprintf(key, sizeof(key), "%.64s", found + strlen("/invite?key="));
    desk_reply_release(&reply);
    assert_int_equal(try_door(&seat, "/invite", key, "123456789"), 422);
    assert_int_equal(try_door(&seat, "/invite", key, endless), 422);
    endless[1024] = '\0';
    assert_int_equal(try_door(&seat, "/invite", key, endless), 303);
    free(endless);
}

/* ---- script in names ---- */

static void assert_harmless(struct seat *seat, const char *path)
{
    struct desk_reply reply;

    assert_int_equal(seat_get(seat, path, &reply), 200);
    if (strstr(reply.text, "<script>") != NULL || strstr(reply.text, "\" onload=") ||
            strstr(reply.text, "<img") != NULL || strstr(reply.text, "' on") != NULL)
        fail_msg("%s: %s", path, reply.text);
    desk_reply_release(&reply);
}

static void put_title(const struct desk_program *desk, const char *title)
{
    char path[PROGRAM_PATH_BYTES];
    FILE *file;

    program_path(path, desk->folder, "conference.ini");
    file = fopen(path, "w");
    assert_non_null(file);
    (void)fprintf(file,
            "[conference]\ntitle = %s\nbody = %s\nplace = Hà Nội\ndate = 2026-12-05\n"
            "[ballot main]\nrule = party-96\n",
            title, title);
    assert_int_equal(fclose(file), 0);
}

static void script_in_names_is_only_a_name(void **state)
{
    static const char *const names[] = {"<script>alert(1)</script>",
            "\" onload=alert(1) ", "' onload='alert(1)", "<img src=x onerror=alert(1)>",
            "</title><script>", "%3Cscript%3E", "&lt;script&gt;"};
    static const char *const pages[] = {
            "/", "/people", "/journal", "/pair", "/prepare", "/check", "/sign-in"};
    struct stage *stage = *state;
    struct seat seat;
    size_t i, k;

    for (i = 0; i < COUNT(names); i++) {
        seat_join(&seat, &stage->chair, names[i], "chair");
        put_title(&stage->desk, names[i]);
        for (k = 0; k + 1 < COUNT(pages); k++)
            assert_harmless(&seat, pages[k]);
        assert_int_equal(seat_post(&seat, "/lock", "", NULL), 303);
        assert_harmless(&seat, "/sign-in"); /* has the name in its field */
        assert_harmless(&seat, "/sign-in?to=%22+onload=%22alert(1)");
        assert_harmless(&seat, "/sign-in?to=//evil.example/");
    }
}

/* ---- guessing; last, as all must wait then ---- */

static void guesses_make_the_name_wait(void **state)
{
    struct stage *stage = *state;
    struct desk_reply reply;
    struct seat seat;
    char *phrase = seat_encode(program_passphrase), *form = NULL;
    int i;

    seat_open(&seat, &stage->desk);
    for (i = 0; i < 5; i++)
        assert_int_equal(
                seat_post(&seat, "/sign-in", "name=Checker&passphrase=guess", NULL), 403);
    assert_int_equal(
            seat_post(&seat, "/sign-in", "name=Checker&passphrase=guess", &reply), 429);
    assert_non_null(strstr(reply.text, "\r\nRetry-After: "));
    desk_reply_release(&reply);
    /* Also the right one is not tried. */
    assert_true(asprintf(&form, "name=Checker&passphrase=%s", phrase) > 0);
    assert_int_equal(seat_post(&seat, "/sign-in", form, NULL), 429);
    for (i = 0; i < 4; i++) /* unknown names are counted as known ones */
        assert_int_equal(
                seat_post(&seat, "/sign-in", "name=Nobody&passphrase=guess", NULL), 403);
    assert_true(is_signed_in(&stage->checker)); /* who sits there already stays */
    free(form);
    free(phrase);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_link_opens_once_and_not_by_guessing),
            cmocka_unit_test(a_passphrase_is_neither_short_nor_endless),
            cmocka_unit_test(script_in_names_is_only_a_name),
            cmocka_unit_test(guesses_make_the_name_wait),
    };

    return cmocka_run_group_tests(tests, attack_stage_open, attack_stage_close);
}
