/* ledger_store.c -- the SQLite file under the ledger: opened, schema, statements. */
#include "core/ledger_store.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/ledger_lock.h"
#include "core/ledger_schema.h"

/* A reader that works the results out may keep a writer waiting meanwhile. */
enum { BUSY_WAIT_MS = 30000 };

static int open_database(struct ledger *ledger, int flags, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, ledger->folder, "ledger.db", err) != 0)
        return -1;
    if (ledger->is_reader && !file_exists(path))
        return error_set(err, ERROR_STATE, "the ledger has not been begun yet");
    if (sqlite3_open_v2(path, &ledger->db, flags | SQLITE_OPEN_NOFOLLOW, NULL) !=
            SQLITE_OK)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path,
                ledger->db == NULL ? "no memory" : sqlite3_errmsg(ledger->db));
    (void)sqlite3_extended_result_codes(ledger->db, 1);
    (void)sqlite3_busy_timeout(ledger->db, BUSY_WAIT_MS);
    (void)sqlite3_db_config(ledger->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return 0;
}

static int start(struct ledger *ledger, const char *folder, struct error *err)
{
    memset(ledger, 0, sizeof(*ledger));
    ledger->lock = -1;
    if (strlen(folder) >= sizeof(ledger->folder))
        return error_set(err, ERROR_RANGE, "the path '%.100s...' is too long", folder);
    memcpy(ledger->folder, folder, strlen(folder) + 1);
    return 0;
}

int ledger_store_open(
        struct ledger *ledger, const char *folder, int wait_ms, struct error *err)
{
    if (start(ledger, folder, err) != 0)
        return -1;
    ledger->wait_ms = wait_ms;
    if (ledger_lock_open(ledger, err) != 0 || ledger_lock_take(ledger, err) != 0 ||
            open_database(ledger, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, err) != 0 ||
            ledger_schema_prepare(ledger, err) != 0) {
        ledger_store_close(ledger);
        return -1;
    }
    return 0;
}

int ledger_store_open_to_read(
        struct ledger *ledger, const char *folder, struct error *err)
{
    if (start(ledger, folder, err) != 0)
        return -1;
    ledger->is_reader = 1;
    if (open_database(ledger, SQLITE_OPEN_READONLY, err) != 0 ||
            ledger_schema_look(ledger, err) != 0) {
        ledger_store_close(ledger);
        return -1;
    }
    return 0;
}

void ledger_store_close(struct ledger *ledger)
{
    int result = sqlite3_close(ledger->db);

    assert(result == SQLITE_OK); /* else one of our statements is not finalized */
    ledger->db = NULL;
    ledger_lock_close(ledger);
}

static int report(struct ledger *ledger, int code, struct error *err)
{
    if (code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_UNIQUE)
        return error_set(err, ERROR_EXISTS, "it is in the ledger already");
    if ((code & 0xFF) == SQLITE_CONSTRAINT)
        return error_set(err, ERROR_RANGE, "the ledger refuses it: %s",
                sqlite3_errmsg(ledger->db));
    ledger->is_broken = 1;
    return error_set(err, ERROR_IO, "the ledger cannot be read or written: %s",
            sqlite3_errmsg(ledger->db));
}

int ledger_store_run(struct ledger *ledger, const char *sql, struct error *err)
{
    int code = sqlite3_exec(ledger->db, sql, NULL, NULL, NULL);

    return code == SQLITE_OK ? 0 : report(ledger, code, err);
}

static int bind_one(sqlite3_stmt *statement, int at, char kind, va_list *values)
{
    const struct digest *digest;
    const struct ledger_id *id;

    switch (kind) {
    case 'i':
        return sqlite3_bind_int64(statement, at, va_arg(*values, int64_t));
    case 't':
        return sqlite3_bind_text(
                statement, at, va_arg(*values, const char *), -1, SQLITE_STATIC);
    case 'd':
        digest = va_arg(*values, const struct digest *);
        return sqlite3_bind_blob(
                statement, at, digest->bytes, DIGEST_BYTES, SQLITE_STATIC);
    case 's':
        id = va_arg(*values, const struct ledger_id *);
        return sqlite3_bind_blob(
                statement, at, id->bytes, LEDGER_ID_BYTES, SQLITE_STATIC);
    default:
        return SQLITE_MISUSE;
    }
}

int ledger_store_query(struct ledger *ledger, sqlite3_stmt **out, struct error *err,
        const char *sql, const char *kinds, ...)
{
    va_list values;
    int code = sqlite3_prepare_v2(ledger->db, sql, -1, out, NULL);
    int at = 0;

    va_start(values, kinds);
    for (; code == SQLITE_OK && kinds[at] != '\0'; at++)
        code = bind_one(*out, at + 1, kinds[at], &values);
    va_end(values);
    if (code == SQLITE_OK)
        return 0;
    (void)report(ledger, code, err);
    (void)sqlite3_finalize(*out);
    *out = NULL;
    return -1;
}

int ledger_store_step(
        struct ledger *ledger, sqlite3_stmt *statement, int *has_row, struct error *err)
{
    int code = sqlite3_step(statement);

    *has_row = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return 0;
    return report(ledger, code, err);
}

int ledger_store_finish(struct ledger *ledger, sqlite3_stmt *statement, struct error *err)
{
    int has_row;
    int result = ledger_store_step(ledger, statement, &has_row, err);

    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_store_number(
        struct ledger *ledger, const char *sql, int64_t *out, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row;

    if (ledger_store_query(ledger, &statement, err, sql, "") != 0)
        return -1;
    if (ledger_store_step(ledger, statement, &has_row, err) != 0) {
        (void)sqlite3_finalize(statement);
        return -1;
    }
    *out = has_row ? sqlite3_column_int64(statement, 0) : 0;
    (void)sqlite3_finalize(statement);
    return 0;
}

const char *ledger_store_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);

    return text == NULL ? "" : text;
}

static void copy_blob(sqlite3_stmt *statement, int column, void *out, size_t size)
{
    const void *blob = sqlite3_column_blob(statement, column);

    memset(out, 0, size);
    if (blob != NULL && sqlite3_column_bytes(statement, column) == (int)size)
        memcpy(out, blob, size);
}

void ledger_store_id(sqlite3_stmt *statement, int column, struct ledger_id *out)
{
    copy_blob(statement, column, out->bytes, LEDGER_ID_BYTES);
}

void ledger_store_digest(sqlite3_stmt *statement, int column, struct digest *out)
{
    copy_blob(statement, column, out->bytes, DIGEST_BYTES);
}
