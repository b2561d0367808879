/* ledger_lock.h -- who may use the ledger now, and whose batch is open. */
#ifndef CORE_LEDGER_LOCK_H
#define CORE_LEDGER_LOCK_H

#include "core/error.h"
#include "core/ledger_store.h"

/*
 * Two bytes of DIR/ledger.lock are locked (fcntl), and let go by the kernel when a
 * process dies, however it dies:
 *
 * - the first from before a request until its answer, so that programs take turns;
 * - the second as long as a process has a batch open. A batch that is open while
 *   nobody has this lock was left by a crash.
 *
 * fcntl's locks are a process's: one ledger at a time may be open to write in it.
 */

/* ledger_lock_open - DIR/ledger.lock, made if it is not there; nothing is locked. */
int ledger_lock_open(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_lock_close - both locks are let go. */
void ledger_lock_close(struct ledger *ledger);

/*
 * ledger_lock_take - the request's lock, waiting for ledger->wait_ms at the most
 *
 * ERROR_STATE names the process at work.
 */
int ledger_lock_take(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));
void ledger_lock_leave(struct ledger *ledger);

/*
 * ledger_lock_take_batch - the batch's lock; at once, or ERROR_STATE names its owner
 *
 * Within a request only. No error if it is ours already.
 */
int ledger_lock_take_batch(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));
void ledger_lock_leave_batch(struct ledger *ledger);

/* ledger_lock_check_batch - ERROR_STATE if another process has a batch open. */
int ledger_lock_check_batch(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

#endif
