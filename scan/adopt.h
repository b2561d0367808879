/* adopt.h -- the sides of a sheet that a scan has left whole, made durable together. */
#ifndef SCAN_ADOPT_H
#define SCAN_ADOPT_H

#include "core/error.h"
#include "core/json.h"

enum { ADOPT_SIDES_MAX = 2 };

/*
 * adopt_sides - sync them, then give them their names
 *
 * parts   the names of one or two files in the folder, front and back: NAME.part.
 * images  an array: {"image":"images/NAME","digest":hex} of each is put in, in
 *         their order.
 *
 * Both are synced before the first has its name, and the back has it first: a
 * front that is found unfinished beside its back is whole (see adopt_front).
 * On failure those that have no name yet stay as NAME.part.
 */
int adopt_sides(int folder, const json_t *parts, json_t *images, struct error *err)
        __attribute__((warn_unused_result));

/*
 * adopt_front - finish a front whose back was given its name before a run was cut short
 *
 * *is_done is 0 for any other file, which is left as it is. -1 if it cannot be finished.
 */
int adopt_front(int folder, const char *part, int *is_done)
        __attribute__((warn_unused_result));

#endif
