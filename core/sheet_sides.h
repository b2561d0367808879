/* sheet_sides.h -- front and back of one sheet of paper: which side is the ballot. */
#ifndef CORE_SHEET_SIDES_H
#define CORE_SHEET_SIDES_H

#include "core/reading.h"

enum sheet_sides { SHEET_SIDES_BOTH, SHEET_SIDES_FRONT, SHEET_SIDES_BACK };

/*
 * sheet_sides_settle - which of the two readings stand for the sheet
 *
 * Both, if both are pages of ballots. If one is refused, as the back of a ballot
 * printed on one side is, the other stands alone; and it is held as
 * REASON_WRITING if the back is not blank (see reading.is_blank): something is
 * written or printed there that people must see. If both are refused the front
 * stands for the sheet. The image of the other side stays with the sheet.
 */
enum sheet_sides sheet_sides_settle(struct reading *front, struct reading *back);

#endif
