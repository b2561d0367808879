/* ranking.h -- people in the order of their points: grades, caps, quotas, ties. */
#ifndef CORE_RANKING_H
#define CORE_RANKING_H

#include <stddef.h>
#include <stdint.h>

#include "core/error.h"
#include "core/officials.h"
#include "core/ratio.h"
#include "core/rule.h"

enum ranking_change { RANKING_UNCHANGED, RANKING_BY_CAP, RANKING_BY_QUOTA };

/* What people decided about somebody at a quota's edge. It holds as long as as many are
 * tied for as many places. */
struct ranking_decision {
    int is_given;
    size_t about;   /* the quota's outcome: for the caller */
    size_t outcome; /* that, or the one below it */
    uint32_t tied, places;
};

struct ranking_entry {
    /* What the caller says. */
    struct ratio measure; /* points; den 0: not ranked. Below RULE_POINTS_MAX + 1 */
    const struct rule_sums *sums; /* votes: they have the band, and each quota its own
                                     measure of them; NULL: `measure` has all */
    const char *group;            /* "" is one too */
    enum official_role role;
    struct ranking_decision decision;
    /* What comes of it; of those ranked. */
    uint32_t rank;  /* from 1; equal measures, equal ranks; collectives by themselves */
    size_t band;    /* the outcome of the measure alone */
    size_t outcome; /* after caps and quotas */
    enum ranking_change change;
    int is_tied;    /* at a quota's edge, and not decided: `outcome` is the quota's */
    int is_decided; /* was tied */
    size_t tie;     /* 1 + the index of the quota that is or was so; 0: none */
};

struct ranking_quota {
    size_t outcome;
    struct ratio share;
    uint32_t base;       /* how many the share is of */
    uint32_t candidates; /* would have the outcome */
    uint32_t places;     /* may have it: num * base / den */
    uint32_t kept;       /* have it, were no tie decided otherwise */
    uint32_t tied;       /* equal to each other across the edge; 0: no tie */
    uint32_t tied_places;
    int is_decided; /* the tie is */
};

struct ranking {
    struct ranking_quota quotas[RULE_QUOTAS_MAX]; /* as in the rule card */
    size_t quota_count;
    uint32_t ranked;                    /* people; collectives are not in it */
    uint32_t counts[RULE_OUTCOMES_MAX]; /* people of each outcome */
    uint32_t tied;                      /* waiting for a decision */
    size_t *order; /* owned: people from the highest measure, collectives, the others */
};

/* ranking_band - the outcome that `measure` leads to by itself; den is not 0. */
size_t ranking_band(const struct rule *rule, struct ratio measure);

/*
 * ranking_settle - grades of all: bands, then caps, then quotas
 *
 * A quota leaves the largest number k with k * den <= num * (how many have an outcome of
 * its base, those cut having the one below). The k with the highest measure keep it;
 * equal ones across the edge are tied, never picked from. Where none has a place all
 * are cut, and nobody is tied. Quotas of collectives come first, since caps look at
 * them; the caps are applied once more at the end.
 *
 * entries  `count` of them. On success ranking_release `out` later.
 *
 * Source: RULES.md, "Caps and quotas"; card monthly.
 */
int ranking_settle(const struct rule *rule, struct ranking_entry *entries, size_t count,
        struct ranking *out, struct error *err) __attribute__((warn_unused_result));

/* ranking_release - happy with a zeroed one. */
void ranking_release(struct ranking *ranking);

#endif
