/* ledger_people.h -- the requests that register people, and give and take their roles. */
#ifndef CORE_LEDGER_PEOPLE_H
#define CORE_LEDGER_PEOPLE_H

#include <jansson.h>

#include "core/ledger_store.h"

/*
 * Each change is an event {"name","roles","by"}; no secret is in an event or an answer.
 * "by" must be an active chair, but for the very first person, who must be a chair.
 * Some active chair must remain, and one who has a secret if one has.
 */

/* ledger_people_list - {} -> {"people":[{"name","roles","active","has_secret"}]} */
int ledger_people_list(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_people_add - {"name","roles":["operator"...],"secret"?,"by"?}
 *
 * ERROR_EXISTS for a name that is registered; one that has ended takes part again.
 */
int ledger_people_add(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_people_roles - {"name","roles","by"} */
int ledger_people_roles(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_people_secret - {"name","secret","by"}: an Argon2id string; by oneself or a
 * chair */
int ledger_people_secret(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_people_end - {"name","by"}: may decide nothing and not sign in any more */
int ledger_people_end(struct ledger *ledger, const json_t *request, json_t *answer,
        struct error *err) __attribute__((warn_unused_result));

#endif
