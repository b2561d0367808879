/* program_desk_attack_session_test.c -- foreign pages, stolen cookies, wrong roles. */
#include "tests/program_desk_attack_stage.h"

#define HOST ATTACK_HOST
#define FROM ATTACK_FROM
#define FORM ATTACK_FORM
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* "token=" and 48 digits. */
#define TOKEN "Content-Length: 54\r\n\r\ntoken={token}"
#define COOKIE "Cookie: {cookie}\r\n"
#define OUT "POST /sign-out HTTP/1.1\r\n"

static const struct attack of_foreign_pages[] = {
        {403, "no Origin", OUT HOST COOKIE FORM TOKEN},
        {403, "a null Origin", OUT HOST COOKIE FORM "Origin: null\r\n" TOKEN},
        {403, "an empty Origin", OUT HOST COOKIE FORM "Origin:\r\n" TOKEN},
        {403, "a foreign Origin",
                OUT HOST COOKIE FORM "Origin: http://evil.example\r\n" TOKEN},
        {403, "another scheme", OUT HOST COOKIE FORM "Origin: https://{host}\r\n" TOKEN},
        {403, "another port of ours",
                OUT HOST COOKIE FORM "Origin: http://127.0.0.1:1\r\n" TOKEN},
        {403, "another name of ours",
                OUT HOST COOKIE FORM "Origin: http://localhost:{port}\r\n" TOKEN},
        {403, "ours as the start of a name",
                OUT HOST COOKIE FORM "Origin: http://{host}.evil.example\r\n" TOKEN},
        {403, "ours with a path",
                OUT HOST COOKIE FORM "Origin: http://{host}/\r\n" TOKEN},
        {403, "ours and a foreign one",
                OUT HOST COOKIE FORM
                "Origin: http://{host} http://evil.example\r\n" TOKEN},
        {400, "two Origins", OUT FROM FORM "Origin: http://evil.example\r\n" TOKEN},
        {403, "a foreign page, as the browser tells",
                OUT FROM FORM "Sec-Fetch-Site: cross-site\r\n" TOKEN},
        {403, "a page of another port, as the browser tells",
                OUT FROM FORM "Sec-Fetch-Site: same-site\r\n" TOKEN},
        {403, "no page, as the browser tells",
                OUT FROM FORM "Sec-Fetch-Site: none\r\n" TOKEN},
        {403, "no token", OUT FROM FORM "Content-Length: 3\r\n\r\na=b"},
        {403, "no body", OUT FROM FORM "Content-Length: 0\r\n\r\n"},
        {403, "an empty token", OUT FROM FORM "Content-Length: 6\r\n\r\ntoken="},
        {403, "a token of zeros",
                OUT FROM FORM "Content-Length: 54\r\n\r\ntoken="
                              "000000000000000000000000000000000000000000000000"},
        {403, "a token and one digit more",
                OUT FROM FORM "Content-Length: 55\r\n\r\ntoken={token}0"},
        {403, "the token in the address",
                "POST /sign-out?token={token} HTTP/1.1\r\n" FROM FORM
                "Content-Length: 3\r\n\r\na=b"},
        {403, "the token under another name",
                OUT FROM FORM "Content-Length: 54\r\n\r\nTOKEN={token}"},
        {400, "a NUL behind the token",
                OUT FROM FORM "Content-Length: 57\r\n\r\ntoken={token}%00"},
        {415, "a form as plain text", OUT FROM "Content-Type: text/plain\r\n" TOKEN},
        {415, "a form of parts",
                OUT FROM "Content-Type: multipart/form-data; boundary=x\r\n" TOKEN},
        {415, "JSON", OUT FROM "Content-Type: application/json\r\n" TOKEN},
        {415, "a form of no type", OUT FROM TOKEN},
        {415, "a type that only starts as a form's",
                OUT FROM "Content-Type: application/x-www-form-urlencoded2\r\n" TOKEN},
        {405, "a GET of what changes",
                "GET /sign-out?token={token} HTTP/1.1\r\n" FROM "\r\n"},
        {405, "a HEAD of what changes",
                "HEAD /people/add?token={token} HTTP/1.1\r\n" FROM "\r\n"},
        {405, "a GET that calls itself a POST",
                "GET /sign-out HTTP/1.1\r\n" FROM "X-HTTP-Method-Override: POST\r\n\r\n"},
        {405, "a POST of what is only looked at",
                "POST /journal HTTP/1.1\r\n" FROM FORM TOKEN},
        {403, "an image on a foreign page",
                "GET /live HTTP/1.1\r\n" HOST COOKIE
                "Sec-Fetch-Site: cross-site\r\n\r\n"},
        {403, "a foreign script that reads",
                "GET /live HTTP/1.1\r\n" HOST COOKIE
                "Origin: http://evil.example\r\n\r\n"},
        {403, "a foreign page that changes the language",
                "POST /language HTTP/1.1\r\n" HOST COOKIE FORM
                "Origin: http://evil.example\r\n" TOKEN},
};

static void foreign_pages_change_nothing(void **state)
{
    struct stage *stage = *state;

    program_desk_attack(
            &stage->desk, &stage->chair, of_foreign_pages, COUNT(of_foreign_pages));
    assert_true(is_signed_in(&stage->chair)); /* none of them signed the chair out */
}

static void a_token_is_that_of_its_session(void **state)
{
    struct stage *stage = *state;
    struct seat mixed = stage->chair;

    memcpy(mixed.token, stage->checker.token, sizeof(mixed.token));
    assert_int_equal(seat_post(&mixed, "/sign-out", "", NULL), 403);
    assert_true(is_signed_in(&stage->chair));
}

/* ---- cookies ---- */

static void forged_cookies_are_nobodys(void **state)
{
#define LIVE "GET /live HTTP/1.1\r\n" HOST
    static const struct attack attacks[] = {
            {403, "no cookie", LIVE "\r\n"},
            {403, "an empty one", LIVE "Cookie: desk-{port}=\r\n\r\n"},
            {403, "a guessed one",
                    LIVE
                    "Cookie: desk-{port}=00000000000000000000000000000000000000000000"
                    "00000000000000000000\r\n\r\n"},
            {403, "one digit more", LIVE "Cookie: {cookie}0\r\n\r\n"},
            {403, "in quotes", LIVE "Cookie: desk-{port}=\"x\"\r\n\r\n"},
            {403, "of another port", LIVE "Cookie: desk-1=00; x{cookie}\r\n\r\n"},
            {403, "a guessed one before the right one",
                    LIVE "Cookie: desk-{port}=00; {cookie}\r\n\r\n"},
            {403, "a guest who asks for people",
                    "POST /people/add HTTP/1.1\r\n" HOST FORM
                    "Origin: http://{host}\r\n" TOKEN},
            {303, "a guest who looks at people", "GET /people HTTP/1.1\r\n" HOST "\r\n"},
    };
    struct stage *stage = *state;

    program_desk_attack(&stage->desk, &stage->chair, attacks, COUNT(attacks));
}

static void an_id_that_was_planted_is_not_taken_over(void **state)
{
    struct stage *stage = *state;
    struct seat victim, attacker;
    char *name = seat_encode("Trần Thị Bình"), *phrase = seat_encode(program_passphrase);
    char *form = NULL;

    memset(&victim, 0, sizeof(victim));
    victim.desk = &stage->desk;
    memset(victim.id, 'a', SEAT_ID_BYTES - 1); /* an id of the attacker's choice */
    attacker = victim;
    assert_int_equal(seat_get(&victim, "/sign-in", NULL), 200);
    assert_string_not_equal(victim.id, attacker.id);

    seat_open(&attacker, &stage->desk); /* an id that the desk gave to the attacker */
    victim = attacker;
    assert_true(asprintf(&form, "name=%s&passphrase=%s", name, phrase) > 0);
    assert_int_equal(seat_post(&victim, "/sign-in", form, NULL), 303);
    assert_true(is_signed_in(&victim));
    assert_false(is_signed_in(&attacker));
    assert_int_equal(seat_get(&victim, "/pair", NULL), 200);
    assert_int_equal(seat_post(&victim, "/sign-out", "", NULL), 303);
    free(form);
    free(name);
    free(phrase);
}

static void an_old_cookie_is_worth_nothing(void **state)
{
    struct stage *stage = *state;
    struct seat seat, stolen;

    seat_join(&seat, &stage->chair, "Lê Văn Cũ", "checker");
    stolen = seat;
    assert_true(is_signed_in(&stolen));
    assert_int_equal(seat_post(&seat, "/sign-out", "", NULL), 303);
    assert_false(is_signed_in(&stolen));
    assert_int_equal(seat_post(&stolen, "/lock", "", NULL), 403);
}

static void who_takes_part_no_more_is_out_at_once(void **state)
{
    struct stage *stage = *state;
    struct seat seat;
    char *name = seat_encode("Phạm Rời"), *form = NULL;

    seat_join(&seat, &stage->chair, "Phạm Rời", "checker");
    assert_true(is_signed_in(&seat));
    assert_true(asprintf(&form, "name=%s", name) > 0);
    assert_int_equal(seat_post(&stage->chair, "/people/end", form, NULL), 303);
    assert_false(is_signed_in(&seat));
    free(form);
    free(name);
}

/* ---- roles ---- */

static void each_role_has_its_own_addresses(void **state)
{
    static const struct {
        int is_operator;
        unsigned status;
        const char *path, *form; /* form NULL: a GET */
    } tries[] = {
            {0, 403, "/people", NULL},
            {0, 403, "/people/add", "name=x&role=chair"},
            {0, 403, "/people/roles", "name=Checker&role=chair"},
            {0, 403, "/people/link", "name=Chair"},
            {0, 403, "/people/end", "name=Chair"},
            {0, 403, "/prepare/conference", "title=x"},
            {0, 403, "/prepare/officials", "text=x"},
            {1, 403, "/people", NULL},
            {1, 403, "/people/roles", "name=Operator&role=chair"},
            {1, 403, "/check/decide", "sheet=x"},
            {1, 403, "/check/undo", "sheet=x"},
            {1, 403, "/check/next", NULL},
            {1, 403, "/sheet/00000000000000000000000000000000", NULL},
            {0, 200, "/journal", NULL},
            {1, 200, "/pair", NULL},
    };
    struct stage *stage = *state;
    struct seat *seat;
    unsigned status;
    size_t i;

    for (i = 0; i < COUNT(tries); i++) {
        seat = tries[i].is_operator ? &stage->operator: & stage->checker;
        status = tries[i].form == NULL
                         ? seat_get(seat, tries[i].path, NULL)
                         : seat_post(seat, tries[i].path, tries[i].form, NULL);
        if (status != tries[i].status)
            fail_msg("%s: %u, not %u", tries[i].path, status, tries[i].status);
    }
}

/* ---- the lock ---- */

static void a_locked_window_shows_and_does_nothing(void **state)
{
    struct stage *stage = *state;
    struct seat seat;
    struct desk_reply reply;
    char *phrase = seat_encode(program_passphrase), *form = NULL;

    seat_join(&seat, &stage->chair, "Khoa Chair", "chair");
    assert_int_equal(seat_post(&seat, "/lock", "", NULL), 303);
    assert_int_equal(seat_get(&seat, "/live", NULL), 403);
    assert_int_equal(seat_get(&seat, "/journal", &reply), 303);
    assert_non_null(strstr(reply.text, "\r\nLocation: /sign-in?to=/journal\r\n"));
    desk_reply_release(&reply);
    assert_int_equal(seat_post(&seat, "/people/end", "name=Khoa+Chair", NULL), 403);
    assert_int_equal(seat_post(&seat, "/pair/confirm", "id=x", NULL), 403);
    assert_int_equal(seat_get(&seat, "/sign-in", NULL), 200);
    assert_int_equal(
            seat_post(&seat, "/sign-in", "name=Khoa+Chair&passphrase=wrong", NULL), 403);
    assert_int_equal(seat_get(&seat, "/live", NULL), 403);
    assert_true(asprintf(&form, "name=khoachair&passphrase=%s&to=/journal", phrase) > 0);
    assert_int_equal(seat_post(&seat, "/sign-in", form, NULL), 303);
    assert_int_equal(seat_get(&seat, "/live", NULL), 200);
    free(form);
    free(phrase);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(foreign_pages_change_nothing),
            cmocka_unit_test(a_token_is_that_of_its_session),
            cmocka_unit_test(forged_cookies_are_nobodys),
            cmocka_unit_test(an_id_that_was_planted_is_not_taken_over),
            cmocka_unit_test(an_old_cookie_is_worth_nothing),
            cmocka_unit_test(who_takes_part_no_more_is_out_at_once),
            cmocka_unit_test(each_role_has_its_own_addresses),
            cmocka_unit_test(a_locked_window_shows_and_does_nothing),
    };

    return cmocka_run_group_tests(tests, attack_stage_open, attack_stage_close);
}
