/* desk_guard_test.c -- which heads are let in, and with which status others are not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/guard.h"

/* What the porter does with the first bytes of a connection; 1000: more is awaited. */
static unsigned judge(const char *bytes, size_t size, int64_t *body_bytes)
{
    struct head *head = malloc(sizeof(*head));
    struct guard guard;
    enum head_state whole;
    size_t length = 0;
    unsigned status;

    assert_non_null(head);
    guard_init(&guard, NULL, 8899);
    whole = head_scan(bytes, size, &length);
    status = whole == HEAD_MORE ? 1000 : whole == HEAD_BROKEN ? 400 : 0;
    if (status == 0)
        status = head_parse(bytes, length, head);
    if (status == 0)
        status = guard_check(&guard, head, body_bytes);
    free(head);
    return status;
}

static unsigned judge_text(const char *text)
{
    int64_t body_bytes;

    return judge(text, strlen(text), &body_bytes);
}

#define H "Host: 127.0.0.1:8899\r\n"
#define O "Origin: http://127.0.0.1:8899\r\n"
#define FORM "Content-Type: application/x-www-form-urlencoded\r\n"

static void what_a_browser_on_our_page_sends_is_let_in(void **state)
{
    static const char *const good[] = {
            "GET / HTTP/1.1\r\n" H "\r\n",
            "GET /check/next?a=%20 HTTP/1.1\r\nhost: LocalHost:8899\r\n"
            "Sec-Fetch-Site: same-origin\r\nOrigin: http://localhost:8899\r\n\r\n",
            "GET / HTTP/1.1\r\nHost:[::1]:8899 \t\r\nSec-Fetch-Site: none\r\n\r\n",
            "HEAD / HTTP/1.1\r\n" H "Content-Length: 0\r\n\r\n",
            "POST /sign-in HTTP/1.1\r\n" H O FORM "Content-Length: 3\r\n\r\na=b",
            "POST /x HTTP/1.1\r\n" H O "Content-Length: 0\r\n"
            "Expect: 100-Continue\r\n\r\n",
    };
    int64_t body_bytes;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(good) / sizeof(good[0]); i++)
        assert_int_equal(judge_text(good[i]), 0);
    assert_int_equal(judge(good[4], strlen(good[4]), &body_bytes), 0);
    assert_int_equal(body_bytes, 3);
}

static const struct {
    unsigned status;
    const char *text;
} bad[] = {
        {400, "GET / HTTP/1.1\r\n\r\n"}, /* no Host */
        {400, "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"}, /* no port */
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1:88990\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: evil.example:8899\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.0.0.1:8899.evil.example\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: x@127.0.0.1:8899\r\n\r\n"},
        {421, "GET / HTTP/1.1\r\nHost: 127.1:8899\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" H "HOST: evil.example\r\n\r\n"},
        {403, "GET / HTTP/1.1\r\n" H "Origin: null\r\n\r\n"},
        {403, "GET / HTTP/1.1\r\n" H "Origin: http://localhost:8899\r\n\r\n"},
        {403, "GET / HTTP/1.1\r\n" H "Origin: https://127.0.0.1:8899\r\n\r\n"},
        {403, "GET / HTTP/1.1\r\n" H "Origin:\r\n\r\n"},
        {403, "GET / HTTP/1.1\r\n" H "Sec-Fetch-Site: cross-site\r\n\r\n"},
        {403, "GET / HTTP/1.1\r\n" H "Sec-Fetch-Site: same-site\r\n\r\n"},
        {403, "POST / HTTP/1.1\r\n" H O "Sec-Fetch-Site: none\r\n"
              "Content-Length: 0\r\n\r\n"},
        {403, "POST / HTTP/1.1\r\n" H "Content-Length: 0\r\n\r\n"}, /* no Origin */
        {411, "POST / HTTP/1.1\r\n" H O "\r\n"},
        {413, "POST / HTTP/1.1\r\n" H O "Content-Length: 1073741825\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n" H O "Content-Length: 99999999999999999999\r\n"
              "\r\n"},
        {400, "POST / HTTP/1.1\r\n" H O "Content-Length: -1\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n" H O "Content-Length: +1\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n" H O "Content-Length: 0x1\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n" H O "Content-Length: 1, 1\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n" H O "Content-Length: 1\r\n"
              "Content-Length: 1\r\n\r\n"},
        {400, "POST / HTTP/1.1\r\n" H O "Content-Length: 1\r\n"
              "Transfer-Encoding: chunked\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" H "Transfer-Encoding:\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" H "Content-Length: 1\r\n\r\n"},
        {415, "POST / HTTP/1.1\r\n" H O "Content-Length: 1\r\n"
              "Content-Encoding: gzip\r\n\r\n"},
        {417, "POST / HTTP/1.1\r\n" H O "Content-Length: 1\r\nExpect: x\r\n\r\n"},
        {400, "GET /../etc/passwd HTTP/1.1\r\n" H "\r\n"},
        {400, "GET /%2e%2e/etc/passwd HTTP/1.1\r\n" H "\r\n"},
        {400, "GET /a\\b HTTP/1.1\r\n" H "\r\n"},
        {400, "GET //evil.example/ HTTP/1.1\r\n" H "\r\n"},
        {400, "GET /.git HTTP/1.1\r\n" H "\r\n"},
        {400, "GET http://127.0.0.1:8899/ HTTP/1.1\r\n" H "\r\n"},
        {400, "GET /#x HTTP/1.1\r\n" H "\r\n"}, {405, "OPTIONS * HTTP/1.1\r\n" H "\r\n"},
        {405, "PUT / HTTP/1.1\r\n" H "\r\n"}, {501, "get / HTTP/1.1\r\n" H "\r\n"},
        {501, "BREW / HTTP/1.1\r\n" H "\r\n"}, {505, "GET / HTTP/1.0\r\n" H "\r\n"},
        {505, "GET / HTTP/2.0\r\n" H "\r\n"}, {400, "GET /\r\n\r\n"}, /* HTTP/0.9 */
        {400, "GET  / HTTP/1.1\r\n" H "\r\n"},                        /* two blanks */
        {400, "GET / HTTP/1.1 \r\n" H "\r\n"}, {400, " GET / HTTP/1.1\r\n" H "\r\n"},
        {400, "\r\nGET / HTTP/1.1\r\n" H "\r\n"},
        {400, "GET / HTTP/1.1\n" H "\r\n"}, /* a line feed alone */
        {400, "GET / HTTP/1.1\r\nHost: 127.0.0.1:8899\n\r\n"},
        {400, "GET / HTTP/1.1\r\nX: a\rb\r\n" H "\r\n"},
        {400, "GET / HTTP/1.1\r\n" H "X: a\r\n folded\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" H "X : a\r\n\r\n"}, /* a blank before the colon */
        {400, "GET / HTTP/1.1\r\n" H ": a\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" H "no colon\r\n\r\n"},
        {400, "GET / HTTP/1.1\r\n" H "X: \x01\r\n\r\n"},
        {1000, "GET / HTTP/1.1\r\n" H}, /* not whole yet */
};

static void each_other_is_refused_with_its_status(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        if (judge_text(bad[i].text) != bad[i].status)
            fail_msg("%zu: %u, not %u: %s", i, judge_text(bad[i].text), bad[i].status,
                    bad[i].text);
}

static void a_nul_is_refused_wherever_it_stands(void **state)
{
    static const char text[] = "GET / HTTP/1.1\r\n" H "X: abc\r\n\r\n";
    char bytes[sizeof(text)];
    int64_t body_bytes;
    size_t i;

    (void)state;
    for (i = 0; i + 1 < sizeof(text); i++) {
        memcpy(bytes, text, sizeof(text));
        bytes[i] = '\0';
        assert_int_equal(judge(bytes, sizeof(text) - 1, &body_bytes), 400);
    }
}

/* At its bounds a head is let in, one byte or field beyond it is not. */
static void a_head_is_bounded(void **state)
{
    char *text = malloc(HEAD_BYTES_MAX + 1024);
    size_t used, i;

    (void)state;
    assert_non_null(text);
    used = (size_t)sprintf(text, "GET / HTTP/1.1\r\n" H);
    for (i = 1; i < HEAD_FIELDS_MAX; i++)
        used += (size_t)sprintf(text + used, "X%zu: a\r\n", i);
    (void)sprintf(text + used, "\r\n");
    assert_int_equal(judge_text(text), 0);
    (void)sprintf(text + used, "Y: a\r\n\r\n");
    assert_int_equal(judge_text(text), 431);

    used = (size_t)sprintf(text, "GET / HTTP/1.1\r\n" H "X: ");
    memset(text + used, 'a', HEAD_BYTES_MAX - used - 4);
    memcpy(text + HEAD_BYTES_MAX - 4, "\r\n\r\n", 5);
    assert_int_equal(judge_text(text), 0);
    memcpy(text + HEAD_BYTES_MAX - 4, "a\r\n\r\n", 6);
    assert_int_equal(judge_text(text), 431);

    memcpy(text, "GET /", 5);
    memset(text + 5, 'a', 254);
    (void)sprintf(text + 259, " HTTP/1.1\r\n" H "\r\n");
    assert_int_equal(judge_text(text), 0); /* a path of 255 bytes */
    (void)sprintf(text + 259, "a HTTP/1.1\r\n" H "\r\n");
    assert_int_equal(judge_text(text), 414);
    free(text);
}

static void an_address_that_was_asked_for_is_ours_too(void **state)
{
    struct guard guard;

    (void)state;
    guard_init(&guard, "192.168.1.10", 80);
    assert_int_equal(guard.host_count, 4);
    assert_string_equal(guard.hosts[3], "192.168.1.10"); /* browsers leave out :80 */
    guard_init(&guard, "[fd00::1]", 8899);
    assert_string_equal(guard.hosts[3], "[fd00::1]:8899");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_a_browser_on_our_page_sends_is_let_in),
            cmocka_unit_test(each_other_is_refused_with_its_status),
            cmocka_unit_test(a_nul_is_refused_wherever_it_stands),
            cmocka_unit_test(a_head_is_bounded),
            cmocka_unit_test(an_address_that_was_asked_for_is_ours_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
