/* ledger_schema.c -- the tables of ledger.db and how the file is set up. */
#include "core/ledger_schema.h"

#include <string.h>

/*
 * Nothing here tells the order in which sheets were fed: keys are random,
 * tables have no row numbers, and no sheet carries a time. What people do
 * (event) is in order and timed.
 *
 * fingerprint holds the shapes of people's marks only until the count is sealed.
 *
 * sheet.standing and counted_type follow from readings and adjudications;
 * they stand here to be counted fast, and verify works them out anew.
 * batch.fed is counted by itself: it must equal the batch's rows in sheet.
 * batch.expected is what people counted by hand; -1: they did not say.
 *
 * Columns of a key stand first in their table: else the integrity check of
 * SQLite 3.40 takes others for NULL.
 *
 * An image is known by its digest as long as its batch is not discarded: the
 * same paper may then be fed again. place is of held sheets, so that people
 * find the paper; it is emptied before the count is sealed.
 *
 * Sums are asked for while sheets are fed: they come from the indexes of sheet, whose
 * rows are wide. person.key is the name as names are compared.
 */
static const char schema[] =
        "CREATE TABLE event(seq INTEGER PRIMARY KEY CHECK(seq >= 1), time TEXT NOT NULL,"
        " kind TEXT NOT NULL, detail TEXT NOT NULL,"
        " previous BLOB NOT NULL CHECK(length(previous) = 32),"
        " digest BLOB NOT NULL CHECK(length(digest) = 32)) STRICT, WITHOUT ROWID;"
        "CREATE INDEX event_kind ON event(kind);"
        "CREATE TABLE person(key TEXT PRIMARY KEY CHECK(key <> ''),"
        " name TEXT NOT NULL, roles INTEGER NOT NULL CHECK(roles BETWEEN 1 AND 7),"
        " secret TEXT NOT NULL, active INTEGER NOT NULL CHECK(active IN (0, 1)))"
        " STRICT, WITHOUT ROWID;"
        "CREATE TABLE batch(id BLOB PRIMARY KEY CHECK(length(id) = 16),"
        " trial INTEGER NOT NULL CHECK(trial IN (0, 1)), name TEXT NOT NULL,"
        " state TEXT NOT NULL CHECK(state IN ('open', 'interrupted', 'ended',"
        " 'accepted', 'discarded')),"
        " scanned INTEGER NOT NULL CHECK(scanned IN (0, 1)),"
        " expected INTEGER NOT NULL CHECK(expected >= -1),"
        " fed INTEGER NOT NULL CHECK(fed >= 0)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE sheet(id BLOB PRIMARY KEY CHECK(length(id) = 16),"
        " batch BLOB NOT NULL REFERENCES batch(id),"
        " trial INTEGER NOT NULL CHECK(trial IN (0, 1)), ballot_type TEXT NOT NULL,"
        " verdict TEXT NOT NULL CHECK(verdict IN ('clear', 'held', 'refused')),"
        " standing TEXT NOT NULL CHECK(standing IN ('counted', 'held', 'refused',"
        " 'discarded')),"
        " counted_type TEXT NOT NULL,"
        " digest BLOB NOT NULL CHECK(length(digest) = 32),"
        " reasons TEXT NOT NULL, readings TEXT NOT NULL) STRICT, WITHOUT ROWID;"
        "CREATE INDEX sheet_of_batch ON sheet(batch, standing);"
        "CREATE INDEX sheet_standing ON sheet(trial, standing, counted_type);"
        "CREATE TABLE image(batch BLOB NOT NULL REFERENCES batch(id),"
        " digest BLOB NOT NULL CHECK(length(digest) = 32),"
        " trial INTEGER NOT NULL CHECK(trial IN (0, 1)),"
        " discarded INTEGER NOT NULL CHECK(discarded IN (0, 1)), path TEXT NOT NULL,"
        " PRIMARY KEY(batch, digest)) STRICT, WITHOUT ROWID;"
        "CREATE UNIQUE INDEX image_known ON image(digest, trial) WHERE discarded = 0;"
        "CREATE INDEX image_path ON image(path);"
        "CREATE TABLE sheet_image(sheet BLOB NOT NULL REFERENCES sheet(id),"
        " digest BLOB NOT NULL, batch BLOB NOT NULL, PRIMARY KEY(sheet, digest),"
        " FOREIGN KEY(batch, digest) REFERENCES image(batch, digest))"
        " STRICT, WITHOUT ROWID;"
        "CREATE TABLE place(sheet BLOB PRIMARY KEY REFERENCES sheet(id),"
        " number INTEGER NOT NULL CHECK(number >= 1)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE fingerprint(sheet BLOB NOT NULL REFERENCES sheet(id)"
        " DEFERRABLE INITIALLY DEFERRED, page INTEGER NOT NULL CHECK(page >= 1),"
        " trial INTEGER NOT NULL CHECK(trial IN (0, 1)), ballot_type TEXT NOT NULL,"
        " marks TEXT NOT NULL, PRIMARY KEY(sheet, page)) STRICT, WITHOUT ROWID;"
        "CREATE TABLE adjudication(sheet BLOB NOT NULL REFERENCES sheet(id),"
        " number INTEGER NOT NULL CHECK(number >= 1), record TEXT NOT NULL,"
        " digest BLOB NOT NULL CHECK(length(digest) = 32),"
        " PRIMARY KEY(sheet, number)) STRICT, WITHOUT ROWID;"
        "PRAGMA application_id = 1263553585; PRAGMA user_version = 3;";

/* EXTRA: also the folder is synced after the journal's deletion, so that a
 * pulled cable cannot bring back a journal and undo an acknowledged sheet. */
static const char settings[] = "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;"
                               "PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE;"
                               "PRAGMA synchronous = EXTRA; PRAGMA cell_size_check = ON;"
                               "PRAGMA temp_store = MEMORY;";

static int create_tables(struct ledger *ledger, struct error *err)
{
    if (ledger_store_run(ledger, "BEGIN IMMEDIATE", err) != 0)
        return -1;
    if (ledger_store_run(ledger, schema, err) != 0) {
        (void)sqlite3_exec(ledger->db, "ROLLBACK", NULL, NULL, NULL);
        return -1;
    }
    return ledger_store_run(ledger, "COMMIT", err);
}

static int check_settings(struct ledger *ledger, struct error *err)
{
    int64_t synchronous, foreign_keys, secure;

    if (ledger_store_number(ledger, "PRAGMA synchronous", &synchronous, err) != 0 ||
            ledger_store_number(ledger, "PRAGMA foreign_keys", &foreign_keys, err) != 0 ||
            ledger_store_number(ledger, "PRAGMA secure_delete", &secure, err) != 0)
        return -1;
    if (synchronous != 3 || foreign_keys != 1 || secure != 1)
        return error_set(err, ERROR_IO, "SQLite does not grant the ledger's settings");
    return 0;
}

/* *is_new is 1 if the file is empty: its making was not finished, or never begun. */
static int check_version(struct ledger *ledger, int *is_new, struct error *err)
{
    int64_t application, version, tables;

    if (ledger_store_number(ledger, "PRAGMA application_id", &application, err) != 0 ||
            ledger_store_number(ledger, "PRAGMA user_version", &version, err) != 0 ||
            ledger_store_number(
                    ledger, "SELECT count(*) FROM sqlite_schema", &tables, err) != 0)
        return error_add_context(err, "ledger.db");
    *is_new = application == 0 && version == 0 && tables == 0;
    if (*is_new)
        return 0;
    if (application != LEDGER_APPLICATION_ID)
        return error_set(err, ERROR_SYNTAX, "ledger.db is no ledger of this program");
    if (version != LEDGER_SCHEMA_VERSION)
        return error_set(err, ERROR_SYNTAX,
                "ledger.db is of version %d; this program reads version %d", (int)version,
                LEDGER_SCHEMA_VERSION);
    return 0;
}

int ledger_schema_prepare(struct ledger *ledger, struct error *err)
{
    int is_new;

    if (ledger_store_run(ledger, settings, err) != 0 || check_settings(ledger, err) != 0)
        return error_add_context(err, "ledger.db");
    if (check_version(ledger, &is_new, err) != 0)
        return -1;
    return is_new ? create_tables(ledger, err) : 0;
}

int ledger_schema_look(struct ledger *ledger, struct error *err)
{
    int is_new;

    if (ledger_store_run(ledger,
                "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
                "PRAGMA temp_store = MEMORY; PRAGMA query_only = ON",
                err) != 0)
        return error_add_context(err, "ledger.db");
    if (check_version(ledger, &is_new, err) != 0)
        return -1;
    return is_new ? error_set(err, ERROR_STATE, "the ledger has not been begun yet") : 0;
}
