/* guard.c -- what is refused before anybody asks which page was meant. */
#include "core/desk/guard.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static void add_host(struct guard *guard, const char *name, unsigned port)
{
    (void)snprintf(guard->hosts[guard->host_count++], GUARD_HOST_BYTES,
            port == 80 ? "%s" : "%s:%u", name, port);
}

void guard_init(struct guard *guard, const char *address, unsigned port)
{
    memset(guard, 0, sizeof(*guard));
    add_host(guard, "127.0.0.1", port);
    add_host(guard, "localhost", port);
    add_host(guard, "[::1]", port);
    if (address != NULL)
        add_host(guard, address, port);
}

static int is_ours(const struct guard *guard, const char *host)
{
    size_t i;

    for (i = 0; i < guard->host_count; i++)
        if (strcasecmp(guard->hosts[i], host) == 0)
            return 1;
    return 0;
}

/* A field that decides something and stands twice is read differently by two readers. */
static int is_anything_twice(const struct head *head)
{
    static const char *const names[] = {"Host", "Origin", "Content-Length",
            "Content-Type", "Cookie", "Sec-Fetch-Site", "Expect", "X-Token"};
    size_t i, count;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)head_find(head, names[i], &count);
        if (count > 1)
            return 1;
    }
    return 0;
}

static unsigned check_place(const struct guard *guard, const struct head *head)
{
    const char *host = head_find(head, "Host", NULL), *origin, *site;
    size_t origins, sites;

    if (!is_ours(guard, host))
        return host[0] == '\0' ? 400 : 421;
    origin = head_find(head, "Origin", &origins);
    if ((origins > 0 || head->method == HEAD_POST) &&
            (strncmp(origin, "http://", 7) != 0 || strcasecmp(origin + 7, host) != 0))
        return 403;
    site = head_find(head, "Sec-Fetch-Site", &sites);
    if (sites == 0 || strcmp(site, "same-origin") == 0)
        return 0;
    return strcmp(site, "none") == 0 && head->method != HEAD_POST ? 0 : 403;
}

static unsigned check_path(const char *path)
{
    static const char letters[] =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";

    if (path[strspn(path, letters)] != '\0' || strstr(path, "..") != NULL ||
            strstr(path, "//") != NULL || strstr(path, "/.") != NULL)
        return 400;
    return strlen(path) > 255 ? 414 : 0;
}

/* Digits alone: no sign, no list, no blank. -1 if it is not. */
static int64_t length_of(const char *text)
{
    int64_t length = 0;

    if (text[0] == '\0' || strlen(text) > 12)
        return -1;
    for (; *text != '\0'; text++) {
        if (*text < '0' || *text > '9')
            return -1;
        length = length * 10 + (*text - '0');
    }
    return length;
}

static unsigned check_body(const struct head *head, int64_t *body_bytes)
{
    const char *length, *expect;
    size_t lengths, codings, expects;

    (void)head_find(head, "Transfer-Encoding", &codings);
    length = head_find(head, "Content-Length", &lengths);
    if (codings > 0 || (lengths > 0 && length_of(length) < 0))
        return 400;
    *body_bytes = lengths == 0 ? 0 : length_of(length);
    if (head->method != HEAD_POST)
        return *body_bytes == 0 ? 0 : 400;
    if (lengths == 0)
        return 411;
    if (*body_bytes > GUARD_BODY_MAX_BYTES)
        return 413;
    (void)head_find(head, "Content-Encoding", &codings);
    if (codings > 0)
        return 415;
    expect = head_find(head, "Expect", &expects);
    return expects == 0 || strcasecmp(expect, "100-continue") == 0 ? 0 : 417;
}

unsigned guard_check(
        const struct guard *guard, const struct head *head, int64_t *body_bytes)
{
    unsigned status;

    if (is_anything_twice(head))
        return 400;
    status = check_place(guard, head);
    if (status == 421 || status == 400)
        return status;
    if (head->method == HEAD_KNOWN)
        return 405;
    if (head->method == HEAD_UNKNOWN)
        return 501;
    if (status == 0)
        status = check_path(head->path);
    return status != 0 ? status : check_body(head, body_bytes);
}
