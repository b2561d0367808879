/* roll_up.h -- the sealed results of many conferences, brought into one table. */
#ifndef CORE_ROLL_UP_H
#define CORE_ROLL_UP_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/ratio.h"
#include "core/results.h"
#include "core/rule.h"
#include "core/text_pool.h"

enum { ROLL_UP_RULES_MAX = 32 };

/* A rule card, and how many had which of its outcomes. */
struct roll_up_rule {
    struct rule rule;
    int is_known; /* 0: no card of this id is at hand; its texts are ids */
    uint32_t conferences, people;
    uint32_t people_of[RULE_OUTCOMES_MAX];
    uint32_t conferences_of[RULE_OUTCOMES_MAX]; /* where at least one had it */
};

/* Texts lie in the pool. */
struct roll_up_conference {
    const char *source; /* the path it came from */
    const char *body, *superior, *title;
    const char *body_key; /* body and superior, folded: vietnamese.h */
    const char *sort_key;
    char id[DIGEST_ID_HEX_BYTES], root[DIGEST_HEX_BYTES];
    char public_key[RESULTS_KEY_HEX_BYTES];
    char signature[RESULTS_SIGNATURE_HEX_BYTES];
    struct conference_date date;
    size_t first, count; /* its people */
    int is_left_out;     /* a problem is known of it */
};

struct roll_up_person {
    const char *contest, *name, *title, *person, *group, *ballot_type;
    uint32_t conference, rule;        /* indices */
    uint32_t outcome;                 /* index in the rule card */
    int before;                       /* index of what it was before a cap or quota; -1 */
    uint32_t votes[RULE_OPTIONS_MAX]; /* of options */
    uint32_t denominator, invalid;    /* invalid: rows without a value */
    uint64_t points;                  /* of points: sum, and of how many rows */
    uint32_t rows;
    struct ratio measure; /* of the rule's last outcome: what the list is sorted by */
};

struct roll_up_problem {
    const char *source; /* path, or a body's name */
    const char *text;
};

/* A body that is expected to report. */
struct roll_up_body {
    const char *body, *superior, *fingerprint; /* "" : not told */
    const char *key;
    int has_reported;
};

struct roll_up {
    struct text_pool pool;
    struct roll_up_rule *rules[ROLL_UP_RULES_MAX];
    size_t rule_count;
    struct roll_up_conference *conferences;
    size_t conference_count, conference_room;
    struct roll_up_person *people; /* each conference's together */
    size_t person_count, person_room;
    /* By roll_up_finish, without those left out: conferences by body, people by measure.
     */
    uint32_t *by_body, *by_measure;
    size_t measured_count;
    struct roll_up_problem *problems;
    size_t problem_count, problem_room;
    struct roll_up_body *bodies; /* in the list's order */
    size_t body_count, body_room;
    int has_list, has_superiors; /* of the list: were the columns there */
    uint32_t reported; /* conferences that are not left out; set by roll_up_finish */
    uint32_t missing;  /* bodies of the list that have not reported */
};

void roll_up_init(struct roll_up *roll);
void roll_up_release(struct roll_up *roll);

/* roll_up_card - a rule card that does not come with the program, by its file. */
int roll_up_card(struct roll_up *roll, const char *path, struct error *err)
        __attribute__((warn_unused_result));

/*
 * roll_up_take - one more conference, its results checked already (see roll_up_load.h)
 *
 * An outcome that its rule card does not know is a problem (roll_up_note), not an error:
 * -1 is want of memory alone. Nothing is kept but the people's figures.
 */
int roll_up_take(struct roll_up *roll, const char *source, const struct results *results,
        struct error *err) __attribute__((warn_unused_result));

/* roll_up_note - a problem of a source; printf. ERROR_MEMORY alone. */
int roll_up_note(struct roll_up *roll, const char *source, struct error *err,
        const char *format, ...) __attribute__((format(printf, 4, 5)))
__attribute__((warn_unused_result));

/*
 * roll_up_finish - once all are added: none twice, each expected, sums, order
 *
 * Left out, with a problem each: the second copy of the same sealed results; all of a
 * conference, a root, or a body, title and day that came with different results; a body
 * that is not in the list, or comes twice, or whose key is not the list's. Then
 * conferences are sorted by the names of superior and body, and people by rule card, then
 * by the measure of its last outcome, highest first, then by body and number.
 */
int roll_up_finish(struct roll_up *roll, struct error *err)
        __attribute__((warn_unused_result));

/* roll_up_is_complete - no problem, and nobody missing. */
int roll_up_is_complete(const struct roll_up *roll);

/* roll_up_rule_of - the card of an id, made known if it is not; NULL: no room. */
struct roll_up_rule *roll_up_rule_of(struct roll_up *roll, const char *id,
        const struct results_type *type, size_t *index);

#endif
