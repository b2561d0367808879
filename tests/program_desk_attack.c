/* program_desk_attack.c -- a table of attacks, each refused, none the desk's end. */
#include "tests/program_desk_attack.h"

/* Whoever is refused learns nothing of the others' pages, and each answer is guarded. */
static int is_guarded(const struct desk_reply *reply)
{
    return strstr(reply->text, "\r\nContent-Security-Policy: default-src 'none'; ") !=
                   NULL &&
           strstr(reply->text, "\r\nX-Content-Type-Options: nosniff\r\n") != NULL &&
           strstr(reply->text, "\r\nX-Frame-Options: DENY\r\n") != NULL &&
           strstr(reply->text, "\r\nConnection: close\r\n") != NULL;
}

static int try(
        struct desk_program *desk, const struct seat *seat, const struct attack *attack)
{
    struct desk_reply reply;
    size_t size;
    char *request = seat_fill(desk, seat, attack->request, &size);
    int failed = 0;

    desk_program_send(desk, request, size, &reply);
    if (reply.status != attack->status || !is_guarded(&reply)) {
        print_error("%s: %u, not %u: %.300s\n", attack->name, reply.status,
                attack->status, reply.text);
        failed = 1;
    }
    if (!desk_program_lives(desk)) {
        print_error("%s: the desk answers no more\n", attack->name);
        failed = 1;
    }
    desk_reply_release(&reply);
    free(request);
    return failed;
}

void program_desk_attack(struct desk_program *desk, const struct seat *seat,
        const struct attack *attacks, size_t count)
{
    int failed = 0;
    size_t i;

    for (i = 0; i < count; i++)
        failed += try(desk, seat, &attacks[i]);
    assert_int_equal(failed, 0);
}
