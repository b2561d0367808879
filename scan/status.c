/* status.c -- what a scanner's driver answered, in the words of the events. */
#include "scan/status.h"

#include <stddef.h>

enum { STATUS_WARMING_UP = 12, STATUS_LOCKED = 13 }; /* newer than SANE 1.0's list */

const char *status_word(SANE_Status status)
{
    static const char *const words[] = {[SANE_STATUS_GOOD] = "good",
            [SANE_STATUS_UNSUPPORTED] = "unsupported",
            [SANE_STATUS_CANCELLED] = "cancelled",
            [SANE_STATUS_DEVICE_BUSY] = "busy",
            [SANE_STATUS_INVAL] = "invalid",
            [SANE_STATUS_EOF] = "end",
            [SANE_STATUS_JAMMED] = "jammed",
            [SANE_STATUS_NO_DOCS] = "no-docs",
            [SANE_STATUS_COVER_OPEN] = "cover-open",
            [SANE_STATUS_IO_ERROR] = "io-error",
            [SANE_STATUS_NO_MEM] = "no-memory",
            [SANE_STATUS_ACCESS_DENIED] = "denied",
            [STATUS_WARMING_UP] = "warming-up",
            [STATUS_LOCKED] = "locked"};
    size_t place = (size_t)status;

    return place < sizeof(words) / sizeof(words[0]) ? words[place] : "unknown";
}

int status_is_passing(SANE_Status status)
{
    return status == SANE_STATUS_DEVICE_BUSY || (int)status == STATUS_WARMING_UP;
}
