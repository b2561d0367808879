/* roll_up_list.h -- the bodies that are expected to report, and who has not. */
#ifndef CORE_ROLL_UP_LIST_H
#define CORE_ROLL_UP_LIST_H

#include "core/roll_up.h"

enum { ROLL_UP_LIST_MAX_BYTES = 16 << 20 };

/*
 * roll_up_list_load - a CSV as spreadsheets save it, with a heading
 *
 * Columns: body (Đơn vị); optional superior (Cấp trên) and fingerprint (Vân tay), that of
 * the key on the body's signed minutes. Each error is "FILE:LINE: what is wrong".
 */
int roll_up_list_load(struct roll_up *roll, const char *path, struct error *err)
        __attribute__((warn_unused_result));

/*
 * roll_up_list_check - every conference is of a body of the list and bears its key
 *
 * Others are left out, with a problem each. Case and blanks of names are nothing.
 */
int roll_up_list_check(struct roll_up *roll, struct error *err)
        __attribute__((warn_unused_result));

#endif
