/* ledger_schema.h -- the tables of ledger.db and how the file is set up. */
#ifndef CORE_LEDGER_SCHEMA_H
#define CORE_LEDGER_SCHEMA_H

#include "core/error.h"
#include "core/ledger_store.h"

/*
 * ledger_schema_prepare - settings of the connection; tables made if the file is new
 *
 * ERROR_SYNTAX if the file is another program's or another version's;
 * ERROR_IO if the journal or synchronous mode asked for is not granted.
 */
int ledger_schema_prepare(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_schema_look - the same for who only reads; ERROR_STATE if the file is new. */
int ledger_schema_look(struct ledger *ledger, struct error *err)
        __attribute__((warn_unused_result));

#endif
