/* reply.c -- an answer as libmicrohttpd sends it, with the fields that all carry. */
#include "core/desk/reply.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "core/desk/exchange.h"
#include "core/desk/refusal.h"

static struct MHD_Response *take_file(struct desk_answer *answer)
{
    struct MHD_Response *response;
    struct stat about;

    if (fstat(answer->file, &about) != 0 || about.st_size < 0)
        return NULL;
    response = MHD_create_response_from_fd64((uint64_t)about.st_size, answer->file);
    if (response != NULL)
        answer->file = -1; /* closed by the response */
    return response;
}

static struct MHD_Response *take_body(struct desk_answer *answer)
{
    struct MHD_Response *response;
    static char nothing[1] = "";

    if (answer->file >= 0)
        return take_file(answer);
    if (answer->bytes != NULL) {
        response = MHD_create_response_from_buffer(
                answer->byte_count, answer->bytes, MHD_RESPMEM_MUST_FREE);
        if (response != NULL)
            answer->bytes = NULL;
        return response;
    }
    if (answer->page.text == NULL)
        return MHD_create_response_from_buffer(0, nothing, MHD_RESPMEM_PERSISTENT);
    response = MHD_create_response_from_buffer(
            answer->page.size, answer->page.text, MHD_RESPMEM_MUST_FREE);
    if (response != NULL)
        html_init(&answer->page);
    return response;
}

static int add_cookie(struct MHD_Response *response, const struct desk *desk,
        const char *name, const char *value)
{
    char cookie[EXCHANGE_COOKIE_BYTES];

    if (value[0] == '\0')
        return 0;
    exchange_cookie(desk, name, value, cookie);
    return MHD_add_response_header(response, "Set-Cookie", cookie) == MHD_YES ? 0 : -1;
}

static int add(struct MHD_Response *response, const char *name, const char *value)
{
    return MHD_add_response_header(response, name, value) == MHD_YES ? 0 : -1;
}

static int add_cache(struct MHD_Response *response, unsigned seconds)
{
    char text[64];

    if (seconds == 0)
        return add(response, "Cache-Control", "no-store");
    (void)snprintf(text, sizeof(text), "private, max-age=%u, immutable", seconds);
    return add(response, "Cache-Control", text);
}

/* Names of ours: letters, digits, dots and dashes; others would need RFC 6266's care. */
static int add_download(struct MHD_Response *response, const char *name)
{
    char text[192];

    if (name[0] == '\0')
        return 0;
    if (name[strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                          "._-")] != '\0')
        return add(response, "Content-Disposition", "attachment");
    (void)snprintf(text, sizeof(text), "attachment; filename=\"%s\"", name);
    return add(response, "Content-Disposition", text);
}

static int add_fields(struct MHD_Response *response, const struct desk *desk,
        struct desk_answer *answer)
{
    char seconds[16];
    int failed = 0;
    size_t i;

    for (i = 0; i < REFUSAL_FIELD_COUNT; i++)
        failed |= add(response, refusal_fields[i][0], refusal_fields[i][1]);
    failed |= add(response, "Content-Type", answer->type);
    failed |= add_cache(response, answer->cache_s);
    failed |= add_download(response, answer->download);
    failed |= add_cookie(response, desk, "desk", answer->session);
    failed |= add_cookie(response, desk, "language", answer->language);
    if (answer->location[0] != '\0')
        failed |= add(response, "Location", answer->location);
    if (answer->status == 405)
        failed |= add(response, "Allow", "GET, HEAD, POST");
    if (answer->retry_after_s > 0) {
        (void)snprintf(seconds, sizeof(seconds), "%u", answer->retry_after_s);
        failed |= add(response, "Retry-After", seconds);
    }
    return failed;
}

struct MHD_Response *reply_make(const struct desk *desk, struct desk_answer *answer)
{
    struct MHD_Response *response = take_body(answer);

    if (response == NULL)
        return NULL;
    if (add_fields(response, desk, answer) != 0) {
        MHD_destroy_response(response);
        return NULL;
    }
    return response;
}
