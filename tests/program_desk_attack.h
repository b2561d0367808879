/* program_desk_attack.h -- a table of attacks, each refused, none the desk's end. */
#ifndef TESTS_PROGRAM_DESK_ATTACK_H
#define TESTS_PROGRAM_DESK_ATTACK_H

#include "tests/program_desk.h"

struct attack {
    unsigned status;     /* with which it must be refused */
    const char *name;    /* what is tried */
    const char *request; /* a template of seat_fill */
};

/*
 * program_desk_attack - each of the table, on a connection of its own
 *
 * After each the desk answers others still. All that fail are told, then the test fails.
 */
void program_desk_attack(struct desk_program *desk, const struct seat *seat,
        const struct attack *attacks, size_t count);

/* A request's usual lines. */
#define ATTACK_HOST "Host: {host}\r\n"
#define ATTACK_FROM ATTACK_HOST "Origin: http://{host}\r\nCookie: {cookie}\r\n"
#define ATTACK_FORM "Content-Type: application/x-www-form-urlencoded\r\n"

#endif
