/* ledger.h -- the durable record of a count: requests in, answers out. */
#ifndef CORE_LEDGER_H
#define CORE_LEDGER_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/error.h"

enum {
    LEDGER_LINE_MAX_BYTES = 64 << 20, /* of one request */
    LEDGER_WAIT_MS = 3000             /* for another writer's request to be done */
};

struct ledger;

/*
 * ledger_open - the ledger of a conference's folder, made if it is not there
 *
 * Several programs may have it open and answer by turns; each request, and this
 * opening, waits for another's at the most `wait_ms`, then ERROR_STATE names the one
 * at work. Only one of them at a time may have batches open. Batches that a crash
 * left open are closed with an event, at opening or before the next request. One
 * ledger may be open to write in a process. The caller ends with ledger_close, happy
 * with NULL.
 */
int ledger_open(const char *folder, int wait_ms, struct ledger **out, struct error *err)
        __attribute__((warn_unused_result));
void ledger_close(struct ledger *ledger);

/*
 * ledger_answer - one request: done whole or not at all, durable before it returns
 *
 * line    a JSON object of `size` bytes, hostile until parsed.
 * answer  *answer is a line of JSON without line feed, the caller's to free:
 *         {"ok":true,...} or {"ok":false,"error":"...","kind":"state|exists|
 *         range|syntax|io"}; NULL only if there is no memory for it.
 *
 * Returns 0; -1 with ERROR_IO or ERROR_MEMORY if the file failed: the program must
 * give the answer, if any, and end. What was acknowledged before stays.
 */
int ledger_answer(struct ledger *ledger, const char *line, size_t size, char **answer,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_open_to_read - to look on while another program writes
 *
 * The file is opened read-only: nothing is made, mended or locked against others; a
 * writer's commit waits for the requests that are being read. ERROR_STATE if there is
 * no ledger yet, ERROR_IO if a writer that died left its journal: kiemphieu-ledger
 * makes or mends it when it is started. Not for two threads at once. ledger_close
 * ends it.
 */
int ledger_open_to_read(const char *folder, struct ledger **out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_read - one request that only reads, of a ledger opened to read
 *
 * answer  *answer is a fresh object of the answer's members, the caller's.
 *
 * ERROR_STATE for a request that writes, or takes so long that nobody may feed
 * meanwhile ("verify"): the ledger program is asked for these. After any failure the
 * ledger can be asked again.
 */
int ledger_read(struct ledger *ledger, const json_t *request, json_t **answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_changes - another number than before if another program has changed the file. */
int ledger_changes(struct ledger *ledger, int64_t *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
