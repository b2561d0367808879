/* scan_feed.h -- one feed: from the driver through store and reader into the ledger. */
#ifndef CORE_SCAN_FEED_H
#define CORE_SCAN_FEED_H

#include "core/scan_run.h"

/*
 * scan_feed - drive the scanner until it stops
 *
 * Why it stopped stands in run->stopped. All sheets that were told whole are then
 * in images/ and read; they are in the ledger but for pages of a ballot that
 * is not complete. Nothing here makes the feeder wait, as long as no more than
 * SCAN_DRIVER_AHEAD sheets wait for the disk or the readers.
 *
 * ERROR_IO if the store, a reader or the ledger fails; the batch is to be left
 * open then. ERROR_STATE after a second Ctrl-C.
 */
int scan_feed(struct scan_run *run, struct error *err)
        __attribute__((warn_unused_result));

/* scan_feed_entered - told by intake_enter: for struct intake_enter. */
void scan_feed_entered(void *context, const json_t *sheet, uint32_t place);

#endif
