/* ledger_store.h -- the SQLite file under the ledger: opened, schema, statements. */
#ifndef CORE_LEDGER_STORE_H
#define CORE_LEDGER_STORE_H

#include <stddef.h>
#include <stdint.h>

#include <sqlite3.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/file.h"

enum {
    LEDGER_ID_BYTES = 16, /* of sheets and batches: random */
    LEDGER_ID_HEX_BYTES = 2 * LEDGER_ID_BYTES + 1,
    LEDGER_APPLICATION_ID = 0x4B504C31, /* "KPL1" */
    LEDGER_SCHEMA_VERSION = 3
};

struct ledger_id {
    uint8_t bytes[LEDGER_ID_BYTES];
};

struct ledger_plan;
struct ledger_duplicates;

struct ledger {
    sqlite3 *db;
    int lock;      /* descriptor of DIR/ledger.lock: see core/ledger_lock.h */
    int wait_ms;   /* how long to wait for another program's request to be done */
    int is_reader; /* 1: opened to read only */
    int has_batch; /* 1: the lock is ours that says whose batch is open */
    int is_broken; /* 1: a write or read of the file failed; the program must end */
    struct ledger_plan *plan; /* as of the last batch begun or resumed; or NULL */
    struct ledger_duplicates *duplicates; /* since the first entering; else NULL */
    char folder[FILE_PATH_MAX];
};

/*
 * ledger_store_open - open or create a folder's ledger.db, the request's lock taken
 *
 * wait_ms  how long to wait for another writer's request, 0 or more: now and later.
 * Fills *ledger; the caller ends with ledger_lock_leave once it is done with opening.
 * On failure everything is released again: ERROR_STATE names
 * the process at work; ERROR_SYNTAX if the file is no ledger of this version.
 */
int ledger_store_open(struct ledger *ledger, const char *folder, int wait_ms,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_store_open_to_read - ledger.db as it is; nothing is locked, made or written
 *
 * ERROR_STATE if there is no ledger yet; ERROR_IO also if a writer that died left a
 * journal to be played back. On failure everything is released again.
 */
int ledger_store_open_to_read(struct ledger *ledger, const char *folder,
        struct error *err) __attribute__((warn_unused_result));

/* ledger_store_close - an unfinished transaction is rolled back. */
void ledger_store_close(struct ledger *ledger);

/*
 * ledger_store_run - statements without parameters or rows
 *
 * A failure but a constraint's marks the ledger as broken.
 */
int ledger_store_run(struct ledger *ledger, const char *sql, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_store_query - prepare `sql` and bind its parameters in order
 *
 * kinds  a letter a parameter: 'i' int64_t, 't' const char *,
 *        'd' const struct digest *, 's' const struct ledger_id *.
 *        What is pointed to must live until the statement is finalized.
 * out    the caller's to sqlite3_finalize; NULL on failure.
 */
int ledger_store_query(struct ledger *ledger, sqlite3_stmt **out, struct error *err,
        const char *sql, const char *kinds, ...) __attribute__((warn_unused_result));

/* ledger_store_step - *has_row is 1 with a row, 0 at the end. */
int ledger_store_step(struct ledger *ledger, sqlite3_stmt *statement, int *has_row,
        struct error *err) __attribute__((warn_unused_result));

/*
 * ledger_store_finish - step a statement that gives no row, finalize it
 *
 * A violated UNIQUE or PRIMARY KEY is ERROR_EXISTS, and leaves the ledger whole.
 */
int ledger_store_finish(struct ledger *ledger, sqlite3_stmt *statement, struct error *err)
        __attribute__((warn_unused_result));

/* ledger_store_number - first column of the only row of `sql`. */
int ledger_store_number(struct ledger *ledger, const char *sql, int64_t *out,
        struct error *err) __attribute__((warn_unused_result));

/* Columns of a row; a blob of another size gives zeros, NULL text gives "". */
const char *ledger_store_text(sqlite3_stmt *statement, int column);
void ledger_store_id(sqlite3_stmt *statement, int column, struct ledger_id *out);
void ledger_store_digest(sqlite3_stmt *statement, int column, struct digest *out);

#endif
