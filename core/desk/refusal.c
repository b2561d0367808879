/* refusal.c -- the short answers to requests that never reach a page. */
#include "core/desk/refusal.h"

#include <stdio.h>
#include <sys/socket.h>

#include "core/language.h"

const char *const refusal_fields[REFUSAL_FIELD_COUNT][2] = {
        {"Content-Security-Policy",
                "default-src 'none'; img-src 'self'; style-src 'self'; script-src "
                "'self'; connect-src 'self'; form-action 'self'; frame-ancestors "
                "'none'; base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        /* Under "no-referrer" browsers send "Origin: null" with a form (Fetch, 3.2). */
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Cross-Origin-Embedder-Policy", "require-corp"},
        {"X-Frame-Options", "DENY"},
        {"Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=()"},
        {"Connection", "close"},
};

static const struct reason {
    unsigned status;
    const char *reason; /* RFC 9110 */
    const char *text;   /* for people */
} reasons[] = {
        {200, "OK", ""},
        {303, "See Other", ""},
        {400, "Bad Request", N_("This request cannot be understood.")},
        {403, "Forbidden",
                N_("This request does not come from a page of the desk, or you may not "
                   "do this. Open the desk anew and try again.")},
        {404, "Not Found", N_("There is no such page.")},
        {405, "Method Not Allowed", N_("This page does not take such a request.")},
        {408, "Request Timeout", N_("The request came too slowly.")},
        {409, "Conflict", N_("This is not permitted now.")},
        {411, "Length Required", N_("This request cannot be understood.")},
        {413, "Content Too Large", N_("What was sent is too large.")},
        {414, "URI Too Long", N_("This request cannot be understood.")},
        {415, "Unsupported Media Type", N_("This page does not take such a request.")},
        {417, "Expectation Failed", N_("This request cannot be understood.")},
        {421, "Misdirected Request",
                N_("This is not the address of the desk. Open the address that the "
                   "program printed when it started.")},
        {422, "Unprocessable Content", N_("What was sent is not in order.")},
        {429, "Too Many Requests", N_("Too many attempts. Wait a little.")},
        {431, "Request Header Fields Too Large",
                N_("This request cannot be understood.")},
        {500, "Internal Server Error", N_("The desk could not do this.")},
        {501, "Not Implemented", N_("This page does not take such a request.")},
        {503, "Service Unavailable",
                N_("Too many windows ask at the same time. Try again in a moment.")},
        {505, "HTTP Version Not Supported", N_("This request cannot be understood.")},
        {507, "Insufficient Storage", N_("The disk is too full for this.")},
};

static const struct reason *find_reason(unsigned status)
{
    size_t i;

    for (i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        if (reasons[i].status == status)
            return &reasons[i];
    return find_reason(500);
}

const char *refusal_reason(unsigned status)
{
    return find_reason(status)->reason;
}

void refusal_page(struct html *html, const struct words *words, unsigned status)
{
    html_put(html,
            "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            "<title>%u</title><link rel=\"stylesheet\" href=\"/asset/desk.css\"></head>"
            "<body><main><h1>%u</h1><p>%s</p><p><a href=\"/\">%s</a></p></main></body>"
            "</html>\n",
            words == NULL ? "en" : "vi", status, status,
            words_find(words, find_reason(status)->text),
            words_find(words, N_("To the first page")));
}

static void write_head(struct html *out, unsigned status, size_t size)
{
    size_t i;

    html_put(out, "HTTP/1.1 %u %s\r\n", status, refusal_reason(status));
    for (i = 0; i < REFUSAL_FIELD_COUNT; i++) {
        html_add(out, refusal_fields[i][0]);
        html_add(out, ": ");
        html_add(out, refusal_fields[i][1]);
        html_add(out, "\r\n");
    }
    if (status == 405 || status == 501)
        html_add(out, "Allow: GET, HEAD, POST\r\n");
    if (status == 503)
        html_add(out, "Retry-After: 2\r\n");
    html_put(out,
            "Cache-Control: no-store\r\nContent-Type: text/html; charset=utf-8\r\n"
            "Content-Length: %zu\r\n\r\n",
            size);
}

/* Whose language is not known yet: English, and the address is Vietnamese or not. */
void refusal_send(int socket, unsigned status, const struct head *head)
{
    struct html page, out;

    html_init(&page);
    html_init(&out);
    refusal_page(&page, NULL, status);
    write_head(&out, status, page.size);
    if ((head == NULL || head->method != HEAD_HEAD) && page.text != NULL)
        html_add(&out, page.text);
    if (!page.is_failed && !out.is_failed)
        (void)!send(socket, out.text, out.size, MSG_DONTWAIT | MSG_NOSIGNAL);
    html_release(&page);
    html_release(&out);
}
