/* program_desk_attack_head_test.c -- rebinding, traversal, smuggling, tricks with methods
 * and lines: refused before a page is asked. */
#include "tests/program_desk_attack.h"

#define HOST ATTACK_HOST
#define FROM ATTACK_FROM
#define FORM ATTACK_FORM
#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

struct stage {
    struct desk_program desk;
    struct seat seat;
};

static void rebound_names_are_not_answered(void **state)
{
    static const struct attack attacks[] = {
            {421, "a rebound name",
                    "GET / HTTP/1.1\r\nHost: evil.example:{port}\r\n\r\n"},
            {421, "a rebound name without port",
                    "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n"},
            {421, "our address without its port",
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"},
            {421, "another port", "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n"},
            {421, "a port with a leading zero",
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1:0{port}\r\n\r\n"},
            {421, "our address as the start of a name",
                    "GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:{port}\r\n\r\n"},
            {421, "a name that ends in ours",
                    "GET / HTTP/1.1\r\nHost: evil.localhost:{port}\r\n\r\n"},
            {421, "a dot at the end",
                    "GET / HTTP/1.1\r\nHost: localhost.:{port}\r\n\r\n"},
            {421, "another address of this machine",
                    "GET / HTTP/1.1\r\nHost: 127.0.0.2:{port}\r\n\r\n"},
            {421, "a short form of ours", "GET / HTTP/1.1\r\nHost: 127.1:{port}\r\n\r\n"},
            {421, "ours as one number",
                    "GET / HTTP/1.1\r\nHost: 2130706433:{port}\r\n\r\n"},
            {421, "ours in hex", "GET / HTTP/1.1\r\nHost: 0x7f000001:{port}\r\n\r\n"},
            {421, "any address", "GET / HTTP/1.1\r\nHost: 0.0.0.0:{port}\r\n\r\n"},
            {421, "any address of IPv6", "GET / HTTP/1.1\r\nHost: [::]:{port}\r\n\r\n"},
            {421, "ours mapped into IPv6",
                    "GET / HTTP/1.1\r\nHost: [::ffff:127.0.0.1]:{port}\r\n\r\n"},
            {421, "somebody before an @", "GET / HTTP/1.1\r\nHost: evil@{host}\r\n\r\n"},
            {421, "ours and another after a comma",
                    "GET / HTTP/1.1\r\nHost: {host}, evil.example\r\n\r\n"},
            {421, "ours and another after a blank",
                    "GET / HTTP/1.1\r\nHost: {host} evil.example\r\n\r\n"},
            {421, "ours with a path", "GET / HTTP/1.1\r\nHost: {host}/\r\n\r\n"},
            {400, "no name", "GET / HTTP/1.1\r\n\r\n"},
            {400, "an empty name", "GET / HTTP/1.1\r\nHost:\r\n\r\n"},
            {400, "two names", "GET / HTTP/1.1\r\n" HOST "Host: evil.example\r\n\r\n"},
            {400, "the same name twice", "GET / HTTP/1.1\r\n" HOST HOST "\r\n"},
            {421, "a rebound name, told by a proxy's field to be ours",
                    "GET / HTTP/1.1\r\nHost: evil.example\r\n"
                    "X-Forwarded-Host: {host}\r\n\r\n"},
    };
    struct stage *stage = *state;

    program_desk_attack(&stage->desk, &stage->seat, attacks, COUNT(attacks));
}

static void no_path_leads_out(void **state)
{
    static const struct attack attacks[] = {
            {400, "dots", "GET /../../etc/passwd HTTP/1.1\r\n" FROM "\r\n"},
            {400, "dots behind an address of ours",
                    "GET /asset/../ledger.db HTTP/1.1\r\n" FROM "\r\n"},
            {400, "dots, encoded",
                    "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n" FROM "\r\n"},
            {400, "dots, encoded twice",
                    "GET /asset/%252e%252e/ledger.db HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a slash, encoded", "GET /asset%2f..%2fx HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a backslash", "GET /asset/..\\ledger.db HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a backslash, encoded", "GET /asset/..%5cx HTTP/1.1\r\n" FROM "\r\n"},
            {400, "an overlong dot", "GET /%c0%ae%c0%ae/x HTTP/1.1\r\n" FROM "\r\n"},
            {400, "an overlong slash", "GET /..%c0%af..%c0%afx HTTP/1.1\r\n" FROM "\r\n"},
            {400, "overlong bytes as they are",
                    "GET /\xC0\xAE\xC0\xAE/x HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a NUL, encoded",
                    "GET /asset/desk.css%00.html HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a NUL as it is",
                    "GET /asset/desk.css{nul}.html HTTP/1.1\r\n" FROM "\r\n"},
            {400, "two slashes", "GET //etc/passwd HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a hidden file", "GET /.upload-set/x HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a whole address", "GET http://{host}/ HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a whole address of elsewhere",
                    "GET http://evil.example/ HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a path without a slash", "GET ledger.db HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a semicolon", "GET /asset/;x/desk.css HTTP/1.1\r\n" FROM "\r\n"},
            {404, "the ledger", "GET /ledger.db HTTP/1.1\r\n" FROM "\r\n"},
            {404, "the key", "GET /conference.key HTTP/1.1\r\n" FROM "\r\n"},
            {404, "a file below the assets",
                    "GET /asset/desk.css/x HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a NUL in the query", "GET /sign-in?to=%00 HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a broken % in the query",
                    "GET /sign-in?to=%zz HTTP/1.1\r\n" FROM "\r\n"},
            {400, "overlong UTF-8 in the query",
                    "GET /sign-in?to=%c0%af HTTP/1.1\r\n" FROM "\r\n"},
    };
    struct stage *stage = *state;

    program_desk_attack(&stage->desk, &stage->seat, attacks, COUNT(attacks));
}

static void nothing_is_smuggled_behind_a_body(void **state)
{
    static const struct attack attacks[] = {
            {400, "length and chunks",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 6\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nX"},
            {400, "chunks alone",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM
                    "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
            {400, "chunks by another word",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 1\r\n"
                    "Transfer-Encoding: xchunked\r\n\r\nX"},
            {400, "chunks behind a tab",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 1\r\n"
                    "Transfer-Encoding:\tchunked\r\n\r\nX"},
            {400, "chunks with a blank before the colon",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 1\r\n"
                    "Transfer-Encoding : chunked\r\n\r\nX"},
            {400, "chunks in a folded line",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 1\r\n"
                    "Transfer-Encoding:\r\n chunked\r\n\r\nX"},
            {400, "chunks behind a line feed alone",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "X: y\nTransfer-Encoding: "
                    "chunked\r\nContent-Length: 1\r\n\r\nX"},
            {400, "two lengths",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 1\r\n"
                    "Content-Length: 2\r\n\r\nXY"},
            {400, "the same length twice",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 1\r\n"
                    "Content-Length: 1\r\n\r\nX"},
            {400, "a list of lengths",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM
                    "Content-Length: 1,1\r\n\r\nX"},
            {400, "a length with a sign",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: +1\r\n\r\nX"},
            {400, "a length below nothing",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: -1\r\n\r\nX"},
            {400, "a length in hex",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM
                    "Content-Length: 0x1\r\n\r\nX"},
            {400, "a length that overflows",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM
                    "Content-Length: 18446744073709551617\r\n\r\nX"},
            {400, "an empty length",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length:\r\n\r\nX"},
            {411, "no length", "POST /sign-in HTTP/1.1\r\n" FROM FORM "\r\nX"},
            {400, "a body behind a GET",
                    "GET / HTTP/1.1\r\n" FROM "Content-Length: 37\r\n\r\n"
                    "GET /people HTTP/1.1\r\nHost: {host}\r\n\r\n"},
            {415, "a packed body",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Encoding: gzip\r\n"
                    "Content-Length: 1\r\n\r\nX"},
            {417, "an unknown expectation",
                    "POST /sign-in HTTP/1.1\r\n" FROM FORM "Expect: 200-maybe\r\n"
                    "Content-Length: 1\r\n\r\nX"},
    };
    struct stage *stage = *state;

    program_desk_attack(&stage->desk, &stage->seat, attacks, COUNT(attacks));
}

static void lines_and_methods_are_taken_at_their_word(void **state)
{
    static const struct attack attacks[] = {
            {405, "PUT", "PUT / HTTP/1.1\r\n" FROM "Content-Length: 0\r\n\r\n"},
            {405, "DELETE", "DELETE /people HTTP/1.1\r\n" FROM "\r\n"},
            {405, "TRACE, which would show the cookie",
                    "TRACE / HTTP/1.1\r\n" FROM "\r\n"},
            {405, "OPTIONS, asked before a foreign page's POST",
                    "OPTIONS /sign-in HTTP/1.1\r\n" HOST "Origin: http://{host}\r\n"
                    "Access-Control-Request-Method: POST\r\n\r\n"},
            {405, "a tunnel", "CONNECT evil.example:80 HTTP/1.1\r\n" HOST "\r\n"},
            {501, "a small method", "get / HTTP/1.1\r\n" FROM "\r\n"},
            {501, "a method nobody knows", "DEBUG / HTTP/1.1\r\n" FROM "\r\n"},
            {400, "an asterisk for a path", "GET * HTTP/1.1\r\n" HOST "\r\n"},
            {505, "HTTP/2's first line", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"},
            {505, "HTTP/1.0", "GET / HTTP/1.0\r\n" FROM "\r\n"},
            {400, "HTTP/0.9", "GET /\r\n\r\n"},
            {400, "another protocol", "GET / ICAP/1.0\r\n" FROM "\r\n"},
            {400, "TLS", "\x16\x03\x01\x02{nul}\x01{nul}\x01\xFC\x03\x03\r\n\r\n"},
            {400, "an empty line first", "\r\nGET / HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a blank first", " GET / HTTP/1.1\r\n" FROM "\r\n"},
            {400, "two blanks", "GET  / HTTP/1.1\r\n" FROM "\r\n"},
            {400, "a tab for a blank", "GET\t/\tHTTP/1.1\r\n" FROM "\r\n"},
            {400, "a line feed alone", "GET / HTTP/1.1\n" HOST "\n"},
            {400, "a carriage return alone", "GET / HTTP/1.1\r\n" HOST "X: a\rb\r\n\r\n"},
            {400, "a folded line", "GET / HTTP/1.1\r\n" HOST "X: a\r\n b\r\n\r\n"},
            {400, "a folded first field", "GET / HTTP/1.1\r\n X: a\r\n" HOST "\r\n"},
            {400, "a field without a name", "GET / HTTP/1.1\r\n" HOST ": a\r\n\r\n"},
            {400, "a field without a colon", "GET / HTTP/1.1\r\n" HOST "abc\r\n\r\n"},
            {400, "a NUL in a field", "GET / HTTP/1.1\r\n" HOST "X: a{nul}b\r\n\r\n"},
            {400, "a bell in a field", "GET / HTTP/1.1\r\n" HOST "X: a\x07\r\n\r\n"},
            {400, "a blank in a field's name",
                    "GET / HTTP/1.1\r\n" HOST "X Y: a\r\n\r\n"},
            {400, "two cookies", "GET / HTTP/1.1\r\n" FROM "Cookie: {cookie}\r\n\r\n"},
    };
    struct stage *stage = *state;

    program_desk_attack(&stage->desk, &stage->seat, attacks, COUNT(attacks));
}

/* ---- what is too large ---- */

/* A head of `fields` fields, or one field of `bytes`. */
static unsigned send_large(
        struct desk_program *desk, size_t path, size_t fields, size_t bytes)
{
    struct desk_reply reply;
    char *text = NULL;
    size_t size, i;
    unsigned status;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    (void)fprintf(out, "GET /%0*d HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n", (int)path, 0,
            desk->port);
    for (i = 0; i < fields; i++)
        (void)fprintf(out, "X%zu: a\r\n", i);
    if (bytes > 0)
        (void)fprintf(out, "X: %0*d\r\n", (int)bytes, 0);
    (void)fputs("\r\n", out);
    assert_int_equal(fclose(out), 0);
    desk_program_send(desk, text, size, &reply);
    status = reply.status;
    desk_reply_release(&reply);
    free(text);
    assert_true(desk_program_lives(desk));
    return status;
}

static void large_heads_are_refused(void **state)
{
    struct stage *stage = *state;

    assert_int_equal(send_large(&stage->desk, 254, 0, 0), 404); /* no such page */
    assert_int_equal(send_large(&stage->desk, 255, 0, 0), 414);
    assert_int_equal(send_large(&stage->desk, 9000, 0, 0), 414);
    assert_int_equal(send_large(&stage->desk, 20000, 0, 0), 431);
    assert_int_equal(send_large(&stage->desk, 5, 64, 0), 431);
    assert_int_equal(send_large(&stage->desk, 5, 5000, 0), 431);
    assert_int_equal(send_large(&stage->desk, 5, 0, 17000), 431);
    assert_int_equal(send_large(&stage->desk, 5, 0, 1 << 20), 431);
}

/* Of two requests on one connection the second is never looked at. */
static void a_second_request_on_a_connection_gets_no_answer(void **state)
{
    struct stage *stage = *state;
    struct desk_reply reply;
    size_t size;
    char *two = seat_fill(&stage->desk, NULL,
            "GET /sign-in HTTP/1.1\r\n" HOST "\r\nGET /journal HTTP/1.1\r\n" HOST "\r\n",
            &size);

    desk_program_send(&stage->desk, two, size, &reply);
    assert_int_equal(reply.status, 200);
    assert_null(strstr(reply.text + 9, "HTTP/1.1 "));
    desk_reply_release(&reply);
    free(two);
}

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    desk_program_start(&stage->desk, NULL, 0, 0);
    seat_first(&stage->seat, &stage->desk, "Trần Thị Bình");
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
            cmocka_unit_test(rebound_names_are_not_answered),
            cmocka_unit_test(no_path_leads_out),
            cmocka_unit_test(nothing_is_smuggled_behind_a_body),
            cmocka_unit_test(lines_and_methods_are_taken_at_their_word),
            cmocka_unit_test(large_heads_are_refused),
            cmocka_unit_test(a_second_request_on_a_connection_gets_no_answer),
    };

    return cmocka_run_group_tests(tests, start, end);
}
