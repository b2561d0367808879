/* ledger_client.h -- asking kiemphieu-ledger, which alone writes the ledger. */
#ifndef CORE_LEDGER_CLIENT_H
#define CORE_LEDGER_CLIENT_H

#include <jansson.h>

#include "core/error.h"
#include "core/process.h"

struct ledger_client {
    struct process process;
};

/*
 * ledger_client_start - on the conference in `folder`
 *
 * ERROR_STATE if it has no conference.ini: nothing is made in a mistyped
 * folder. Also on failure the client may be finished.
 */
int ledger_client_start(struct ledger_client *client, const char *folder,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_client_ask - one request, one answer
 *
 * request  taken over (its reference is used up), also on failure; NULL is
 *          ERROR_MEMORY.
 * answer   the caller's to json_decref; NULL to throw it away.
 *
 * Returns 0 if the answer says "ok"; -1 with the ledger's own words: kind
 * ERROR_EXISTS or ERROR_STATE as it says, else ERROR_IO.
 */
int ledger_client_ask(struct ledger_client *client, json_t *request, json_t **answer,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_client_finish - end it; -1 if it ended badly. */
int ledger_client_finish(struct ledger_client *client, struct error *err);

#endif
