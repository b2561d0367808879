/* ledger_verify.c -- everything worked out anew and compared with what is stored. */
#include "core/ledger_verify.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/ledger_record.h"
#include "core/ledger_batch_check.h"
#include "core/ledger_count.h"
#include "core/ledger_enter.h"
#include "core/ledger_event.h"
#include "core/ledger_finding.h"
#include "core/ledger_merkle.h"
#include "core/ledger_people_check.h"
#include "core/ledger_plan.h"
#include "core/ledger_sheet.h"
#include "core/ledger_signed.h"

static int check_file(struct ledger *ledger, json_t *findings, struct error *err)
{
    sqlite3_stmt *statement;
    const char *text;
    int64_t orphans;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err, "PRAGMA integrity_check", "") != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        text = ledger_store_text(statement, 0);
        if (strcmp(text, "ok") != 0)
            ledger_finding_add(findings, "ledger.db is damaged: %.300s", text);
    }
    (void)sqlite3_finalize(statement);
    if (result != 0 ||
            ledger_store_number(ledger, "SELECT count(*) FROM pragma_foreign_key_check",
                    &orphans, err) != 0)
        return -1;
    if (orphans != 0)
        ledger_finding_add(
                findings, "ledger.db: %lld rows refer to nothing", (long long)orphans);
    return 0;
}

static int check_sheet(void *context, const struct ledger_sheet *sheet, struct error *err)
{
    struct ledger_sheet settled = *sheet;
    char hex[LEDGER_ID_HEX_BYTES];
    struct digest digest;

    if (ledger_sheet_digest(sheet, 0, &digest, err) != 0)
        return -1;
    digest_hex(sheet->id.bytes, LEDGER_ID_BYTES, hex);
    if (memcmp(&digest, &sheet->digest, sizeof(digest)) != 0)
        ledger_finding_add(context, "the reading of sheet %s has been changed", hex);
    ledger_sheet_settle(&settled);
    if (strcmp(settled.standing, sheet->standing) != 0 ||
            strcmp(settled.counted_type, sheet->counted_type) != 0)
        ledger_finding_add(context,
                "sheet %s stands as '%s' of ballot '%s', its reading and decisions say "
                "'%s' of '%s'",
                hex, sheet->standing, sheet->counted_type, settled.standing,
                settled.counted_type);
    return 0;
}

/* Of trial and count, also the discarded. */
static int check_sheets(struct ledger *ledger, json_t *findings, struct error *err)
{
    int trial;

    for (trial = 0; trial < 2; trial++)
        if (ledger_sheet_each(ledger, trial, NULL, check_sheet, findings, err) != 0 ||
                ledger_sheet_each(
                        ledger, trial, "discarded", check_sheet, findings, err) != 0)
            return -1;
    return 0;
}

/* The figures as they are counted now, and the key that signs them. */
static void check_figures(struct ledger *ledger, const json_t *seal, json_t *findings)
{
    json_t *results = NULL;
    struct error why;

    if (ledger_count_object(ledger, 0, &results, &why) != 0)
        return; /* check_sums says so */
    if (ledger_signed_check(ledger, seal, results, &why) != 0)
        ledger_finding_add(findings, "%s", why.text);
    json_decref(results);
}

static int check_root(struct ledger *ledger, json_t *findings, struct error *err)
{
    char hex[DIGEST_HEX_BYTES];
    struct digest root;
    json_t *seal;
    const char *sealed;

    if (ledger_event_find(ledger, "seal", &seal, err) != 0)
        return -1;
    if (seal == NULL)
        return 0;
    if (ledger_merkle_count(ledger, &root, err) != 0) {
        json_decref(seal);
        return -1;
    }
    digest_hex(root.bytes, DIGEST_BYTES, hex);
    sealed = json_string_value(json_object_get(seal, "root"));
    if (sealed == NULL || strcmp(sealed, hex) != 0)
        ledger_finding_add(findings,
                "the sheets are not those that were sealed: root %s, sealed %s", hex,
                sealed == NULL ? "?" : sealed);
    check_figures(ledger, seal, findings);
    json_decref(seal);
    return 0;
}

/* The sums are checked by counting; a count that fails is a finding. */
static int check_sums(struct ledger *ledger, json_t *findings, struct error *err)
{
    struct ledger_plan plan;
    struct results results;
    struct error why;
    enum ledger_state state;

    if (ledger_state_get(ledger, &state, err) != 0)
        return -1;
    if (ledger_plan_load(ledger, &plan, &why) != 0) {
        ledger_finding_add(findings, "%s", why.text);
        return 0;
    }
    if (ledger_count_results(ledger, &plan, state == LEDGER_TEST, &results, &why) == 0)
        results_release(&results);
    else if (why.kind != ERROR_STATE) /* something not given yet is no fault */
        ledger_finding_add(findings, "%s", why.text);
    ledger_plan_release(&plan);
    return 0;
}

/* A fault of the chain may keep a detail from being read: it is said already. */
int ledger_verify_records(struct ledger *ledger, json_t *findings, struct error *err)
{
    if (check_file(ledger, findings, err) != 0 ||
            ledger_event_check(ledger, findings, err) != 0)
        return -1;
    if (json_array_size(findings) > 0)
        return 0;
    if (ledger_batch_check(ledger, findings, err) != 0 ||
            check_sheets(ledger, findings, err) != 0 ||
            ledger_record_check(ledger, findings, err) != 0 ||
            ledger_people_check(ledger, findings, err) != 0 ||
            check_sums(ledger, findings, err) != 0)
        return -1;
    return check_root(ledger, findings, err);
}

static void check_image(const char *folder, const char *path,
        const struct digest *expected, json_t *findings)
{
    char full[FILE_PATH_MAX];
    struct digest digest;
    struct error why;
    struct stat entry;
    int descriptor;

    if (ledger_enter_check_path(path, &why) != 0 ||
            file_join(full, folder, path, &why) != 0) {
        ledger_finding_add(findings, "%s", why.text);
        return;
    }
    descriptor = open(full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (descriptor < 0) {
        ledger_finding_add(findings, "'%s' cannot be opened: %s", path, strerror(errno));
        return;
    }
    if (fstat(descriptor, &entry) != 0 || !S_ISREG(entry.st_mode))
        ledger_finding_add(findings, "'%s' is no file", path);
    else if (digest_of_descriptor(descriptor, &digest, &why) != 0)
        ledger_finding_add(findings, "'%s': %s", path, why.text);
    else if (memcmp(&digest, expected, sizeof(digest)) != 0)
        ledger_finding_add(findings, "'%s' is not the image that was read", path);
    (void)close(descriptor);
}

int ledger_verify_images(struct ledger *ledger, json_t *findings, struct error *err)
{
    struct digest expected;
    sqlite3_stmt *statement;
    int has_row, result;

    if (ledger_store_query(ledger, &statement, err,
                "SELECT path, digest FROM image ORDER BY digest, batch", "") != 0)
        return -1;
    for (;;) {
        result = ledger_store_step(ledger, statement, &has_row, err);
        if (result != 0 || !has_row)
            break;
        ledger_store_digest(statement, 1, &expected);
        check_image(ledger->folder, ledger_store_text(statement, 0), &expected, findings);
    }
    (void)sqlite3_finalize(statement);
    return result;
}

int ledger_verify(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    json_t *findings = json_array();

    (void)request;
    if (findings == NULL || json_object_set_new(answer, "findings", findings) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the findings");
    if (ledger_verify_records(ledger, findings, err) != 0)
        return -1;
    return ledger_verify_images(ledger, findings, err);
}
