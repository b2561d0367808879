/* sheet_sides.c -- front and back of one sheet of paper: which side is the ballot. */
#include "core/sheet_sides.h"

#include <stdio.h>

static void hold_for_back(struct reading *ballot, const struct reading *back)
{
    if (back->is_blank)
        return;
    reading_add_reason(ballot, REASON_WRITING, VERDICT_HELD);
    if (ballot->detail[0] == '\0')
        (void)snprintf(ballot->detail, sizeof(ballot->detail),
                "the back of this sheet is not blank");
}

enum sheet_sides sheet_sides_settle(struct reading *front, struct reading *back)
{
    if (back->verdict == VERDICT_REFUSED) {
        if (front->verdict != VERDICT_REFUSED)
            hold_for_back(front, back);
        return SHEET_SIDES_FRONT;
    }
    if (front->verdict == VERDICT_REFUSED) {
        hold_for_back(back, front);
        return SHEET_SIDES_BACK;
    }
    return SHEET_SIDES_BOTH;
}
