/* ledger_duplicate.c -- the same sheet fed twice is held, with no number on the paper. */
#include "core/ledger_duplicate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/fingerprint_index.h"

/* Pages that can be one another's second scan. */
struct group {
    int trial;
    char ballot_type[LAYOUT_ID_BYTES];
    int64_t page;
    struct fingerprint_index index;
    size_t settled; /* entries of transactions that are done */
};

struct ledger_duplicates {
    struct group *groups;
    size_t count;
    struct fingerprint_probe probe; /* working memory */
};

void ledger_duplicate_drop(struct ledger *ledger)
{
    struct ledger_duplicates *all = ledger->duplicates;
    size_t i;

    if (all == NULL)
        return;
    for (i = 0; i < all->count; i++)
        fingerprint_index_release(&all->groups[i].index);
    free(all->groups);
    free(all);
    ledger->duplicates = NULL;
}

void ledger_duplicate_settle(struct ledger *ledger, int is_done)
{
    struct ledger_duplicates *all = ledger->duplicates;
    size_t i;

    for (i = 0; all != NULL && i < all->count; i++) {
        if (!is_done)
            fingerprint_index_cut(&all->groups[i].index, all->groups[i].settled);
        all->groups[i].settled = all->groups[i].index.count;
    }
}

/* The group, made if it is new; NULL: no memory. */
static struct group *group_of(
        struct ledger_duplicates *all, int trial, const char *ballot_type, int64_t page)
{
    struct group *group;
    size_t i;

    for (i = 0; i < all->count; i++)
        if (all->groups[i].trial == trial && all->groups[i].page == page &&
                strcmp(all->groups[i].ballot_type, ballot_type) == 0)
            return &all->groups[i];
    group = realloc(all->groups, (all->count + 1) * sizeof(*group));
    if (group == NULL)
        return NULL;
    all->groups = group;
    group += all->count++;
    memset(group, 0, sizeof(*group));
    group->trial = trial;
    group->page = page;
    (void)snprintf(group->ballot_type, sizeof(group->ballot_type), "%s", ballot_type);
    return group;
}

static int load_row(
        struct ledger_duplicates *all, sqlite3_stmt *statement, struct error *err)
{
    struct group *group = group_of(all, sqlite3_column_int(statement, 1),
            ledger_store_text(statement, 2), sqlite3_column_int64(statement, 3));
    struct fingerprint print;
    struct ledger_id sheet;

    if (group == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the fingerprints");
    if (fingerprint_of_text(ledger_store_text(statement, 4), &print, err) != 0)
        return error_add_context(err, "ledger.db");
    ledger_store_id(statement, 0, &sheet);
    return fingerprint_index_add(&group->index, sheet.bytes, &print, err);
}

static int load_all(struct ledger *ledger, struct error *err)
{
    sqlite3_stmt *statement;
    int has_row, result;

    ledger->duplicates = calloc(1, sizeof(*ledger->duplicates));
    if (ledger->duplicates == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the fingerprints");
    if (ledger_store_query(ledger, &statement, err,
                "SELECT sheet, trial, ballot_type, page, marks FROM fingerprint",
                "") != 0) {
        ledger_duplicate_drop(ledger);
        return -1;
    }
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        result = load_row(ledger->duplicates, statement, err);
        if (result != 0)
            break;
    }
    (void)sqlite3_finalize(statement);
    if (result == 0)
        ledger_duplicate_settle(ledger, 1);
    else
        ledger_duplicate_drop(ledger);
    return result;
}

/* A discarded sheet is fed again on purpose, and so is one that people sent back to the
 * scanner: its newest record settles it, so that is a "rescan". */
static int is_in_force(
        struct ledger *ledger, const uint8_t *sheet, int *answer, struct error *err)
{
    sqlite3_stmt *statement;
    struct ledger_id id;
    int result;

    memcpy(id.bytes, sheet, sizeof(id.bytes));
    if (ledger_store_query(ledger, &statement, err,
                "SELECT 1 FROM sheet WHERE id = ?1 AND standing <> 'discarded' AND NOT"
                " (standing = 'refused' AND coalesce((SELECT json_extract(record,"
                " '$.decision') FROM adjudication WHERE sheet = ?1 AND"
                " json_valid(record) ORDER BY number DESC LIMIT 1), '') = 'rescan')",
                "s", &id) != 0)
        return -1;
    result = ledger_store_step(ledger, statement, answer, err);
    (void)sqlite3_finalize(statement);
    return result;
}

/* The entry of the same page, not discarded; the index's count if there is none. */
static int find_same(struct ledger *ledger, const struct fingerprint_index *index,
        size_t *found, struct error *err)
{
    int answer;

    *found = fingerprint_index_find(index, &ledger->duplicates->probe, 0);
    while (*found < index->count) {
        if (is_in_force(ledger, index->entries[*found].sheet, &answer, err) != 0)
            return -1;
        if (answer)
            return 0;
        *found = fingerprint_index_find(index, &ledger->duplicates->probe, *found + 1);
    }
    return 0;
}

static void page_tell(struct reading *page, const uint8_t *sheet)
{
    char hex[LEDGER_ID_HEX_BYTES];
    size_t used = strlen(page->detail);

    digest_hex(sheet, LEDGER_ID_BYTES, hex);
    (void)snprintf(page->detail + used, sizeof(page->detail) - used,
            "%sits marks are those of sheet %s", used > 0 ? "; " : "", hex);
}

static int insert_marks(struct ledger *ledger, const struct group *group,
        const struct ledger_id *sheet, const struct fingerprint *print, struct error *err)
{
    char text[FINGERPRINT_TEXT_BYTES];
    sqlite3_stmt *statement;

    fingerprint_text(print, text);
    if (ledger_store_query(ledger, &statement, err,
                "INSERT INTO fingerprint(sheet, page, trial, ballot_type, marks)"
                " VALUES (?, ?, ?, ?, ?)",
                "siitt", sheet, group->page, (int64_t)group->trial, group->ballot_type,
                text) != 0)
        return -1;
    return ledger_store_finish(ledger, statement, err);
}

static int enter_page(struct ledger *ledger, struct group *group,
        const struct ledger_id *sheet, struct reading *page,
        struct ledger_judgement *judgement, struct error *err)
{
    struct fingerprint_probe *probe = &ledger->duplicates->probe;
    size_t found;

    fingerprint_probe_set(&page->fingerprint, probe);
    if (find_same(ledger, &group->index, &found, err) != 0)
        return -1;
    if (found < group->index.count) {
        judgement->reasons |= 1U << REASON_DUPLICATE;
        judgement->verdict = VERDICT_HELD;
        page_tell(page, group->index.entries[found].sheet);
    }
    if (insert_marks(ledger, group, sheet, &page->fingerprint, err) != 0)
        return -1;
    return fingerprint_index_add(&group->index, sheet->bytes, &page->fingerprint, err);
}

int ledger_duplicate_enter(struct ledger *ledger, int trial,
        const struct ledger_id *sheet, const char *ballot_type, struct reading *pages,
        size_t page_count, struct ledger_judgement *judgement, struct error *err)
{
    struct group *group;
    size_t i;

    if (ledger->duplicates == NULL && load_all(ledger, err) != 0)
        return -1;
    for (i = 0; i < page_count; i++) {
        if (pages[i].fingerprint.count > 0 && judgement->verdict != VERDICT_REFUSED &&
                pages[i].page > 0 && strcmp(pages[i].ballot_type, ballot_type) == 0) {
            group = group_of(ledger->duplicates, trial, ballot_type, pages[i].page);
            if (group == NULL)
                return error_set(err, ERROR_MEMORY, "no memory for the fingerprints");
            if (enter_page(ledger, group, sheet, &pages[i], judgement, err) != 0)
                return -1;
        }
        pages[i].fingerprint.count = 0;
    }
    return 0;
}

int ledger_duplicate_forget(struct ledger *ledger, struct error *err)
{
    return ledger_store_run(ledger, "DELETE FROM fingerprint", err);
}
