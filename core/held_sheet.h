/* held_sheet.h -- what a person must be asked about a held sheet, at terminal and desk.
 */
#ifndef CORE_HELD_SHEET_H
#define CORE_HELD_SHEET_H

#include <jansson.h>

#include "core/contest.h"

/*
 * `sheet` is an entry of the ledger's answer to "held", or its answer to "sheet". What is
 * given back is borrowed from it.
 */

/* held_sheet_contest - what was read of a contest, and on which page; NULL: nothing. */
const json_t *held_sheet_contest(
        const json_t *sheet, const char *contest, const json_t **page);

/*
 * held_sheet_is_whole - 1 if the rows alone settle nothing
 *
 * A reason concerns the whole sheet; or it was read clearly, and somebody sent it to
 * people: nobody knows why but they.
 */
int held_sheet_is_whole(const json_t *sheet);

/* held_sheet_differs - 1 if two people decided this contest differently, as the third
 * one is shown. */
int held_sheet_differs(const json_t *sheet, const char *contest);

/*
 * held_sheet_is_asked - must a person say what this row holds?
 *
 * One chosen option is as read. A blank row is too, unless a mark on the sheet is
 * doubtful: where one is so faint that people must look, one like it may not have been
 * seen at all. A row on which two differ is asked in any case.
 * Source: README, "What counts as a mark" (never taken for blank).
 */
int held_sheet_is_asked(const json_t *sheet, const char *contest);

/*
 * held_sheet_value - what a contest's rows make together: those told, the others as read
 *
 * told  list of {"contest","state","chosen"}; may be NULL.
 * Returns a value or TALLY_BLANK to TALLY_BEYOND, as contest_value(); -1 while a row is
 * neither told nor clearly read.
 */
int held_sheet_value(const json_t *sheet, const struct rule *rule,
        const struct contest *contest, const json_t *told);

#endif
