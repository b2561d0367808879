/* rule_card.c -- the rule cards that come with the program. */
#include "core/rule_card.h"

static const char *const ids[] = {"party-96", "state-96", "state-96-vote", "state-85",
        "state-35", "party-262", "tally-only", "grade-4", "score-100", "monthly"};

const char *rule_card_id(size_t at)
{
    return at < sizeof(ids) / sizeof(ids[0]) ? ids[at] : NULL;
}
