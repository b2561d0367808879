/* follow_up.h -- the second conference: a ballot on those whose outcome calls for it. */
#ifndef CORE_FOLLOW_UP_H
#define CORE_FOLLOW_UP_H

#include <stddef.h>

#include "core/error.h"

/*
 * follow_up_create - a conference's folder made from one that is sealed
 *
 * from    its folder: the people whose outcome names a card as its follow_up are taken
 *         over, with the committee, the body and the language; date and counts are left
 *         empty. All stand on one ballot, numbered anew; ids and posts stay.
 * folder  the new one; must not exist, or be empty.
 * people  how many there are.
 *
 * ERROR_STATE if `from` is not sealed, nobody's outcome calls for a ballot, or two
 * outcomes call for different ones.
 */
int follow_up_create(const char *from, const char *folder, size_t *people,
        struct error *err) __attribute__((warn_unused_result));

#endif
