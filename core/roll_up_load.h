/* roll_up_load.h -- many sources read and checked side by side, taken in their order. */
#ifndef CORE_ROLL_UP_LOAD_H
#define CORE_ROLL_UP_LOAD_H

#include "core/roll_up.h"

/*
 * roll_up_load - all that a person named (see roll_up_source_each)
 *
 * paths  NULL-terminated.
 * Each is sealed_load, roll_up_source_check and roll_up_take; what is wrong with one is a
 * problem of it, not an error. Taken in the order named, whatever ends first: the same
 * sources give the same roll-up. Signatures are checked on two processors; of the files'
 * contents no more than a few dozen are held at a time.
 */
int roll_up_load(struct roll_up *roll, char *const *paths, struct error *err)
        __attribute__((warn_unused_result));

#endif
