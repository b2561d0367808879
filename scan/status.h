/* status.h -- what a scanner's driver answered, in the words of the events. */
#ifndef SCAN_STATUS_H
#define SCAN_STATUS_H

#include <sane/sane.h>

/*
 * status_word - "jammed", "no-docs", "cover-open", ...: one of a fixed list
 *
 * The front-end has a sentence for each (core/scan_status.h). A number that
 * SANE does not define is "unknown". The string is static.
 */
const char *status_word(SANE_Status status);

/* status_is_passing - 1 for what goes by with waiting: busy, warming up. */
int status_is_passing(SANE_Status status);

#endif
