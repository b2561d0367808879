/* recount.h -- a count worked out anew from its records, by code of its own. */
#ifndef CORE_RECOUNT_RECOUNT_H
#define CORE_RECOUNT_RECOUNT_H

#include <stdint.h>

#include <jansson.h>

/* Nothing of the program that counted is included or linked here, so that agreeing proves
 * something. What cannot be understood ends the program with exit status 2. */
enum { BALLOTS = 16, PEOPLE = 500, VALUES = 101, ROWS = 32 };
enum { BLANK = 1, OVER, PARTIAL, BEYOND, BAD };

#define get json_object_get
#define at json_array_get

struct ballot { /* a ballot type */
    const json_t *given, *type, *outcomes, *options;
    const struct ballot *card;      /* the first of the same rule card */
    struct person *people, *behind; /* those on it */
    uint64_t valid, invalid, held;
};

struct person { /* a contest */
    const struct ballot *ballot;
    const json_t *given, *id;
    uint64_t votes[VALUES], bad[BAD], whole; /* what shares and means are of */
    int64_t next;                            /* votes to the next outcome, or -1 */
    int counted, outcome; /* by the votes alone; after caps and quotas */
    int is_tied;
    char fate; /* under the quota at hand */
    const char *cut_by;
};

struct recount {
    const json_t *ties;
    struct ballot ballots[BALLOTS], *last; /* one behind the last */
    struct person people[PEOPLE], *behind;
};

int is_word(const json_t *object, const char *name, const char *value);
int64_t number(const json_t *object, const char *name);
int holds(const json_t *all, const json_t *one);
void outcomes_find(struct recount *recount);

#endif
