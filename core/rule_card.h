/* rule_card.h -- the rule cards that come with the program. */
#ifndef CORE_RULE_CARD_H
#define CORE_RULE_CARD_H

#include <stddef.h>

/* rule_card_id - for rule_find, in the order in which people are shown them; NULL past
 * the last. */
const char *rule_card_id(size_t at);

#endif
