/* core_ledger_fixture.h -- a small conference in a temporary folder, and its ledger. */
#ifndef TESTS_CORE_LEDGER_FIXTURE_H
#define TESTS_CORE_LEDGER_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <dirent.h>

#include <cmocka.h>
#include <jansson.h>
#include <sqlite3.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/ledger.h"

/* Two people, two levels, shares of the ballots collected; half and two thirds. */
static const char fixture_rule[] =
        "[rule]\nid = plain\ntitle_vi = Thử\ntitle_en = Trial\nsource = a test\n"
        "denominator = collected\nbad_row = row\nstruck_name = sheet\n"
        "writing = ignored\n[option high]\nvi = Cao\nen = High\n[option low]\n"
        "vi = Thấp\nen = Low\n[outcome none]\nvi = Không\nen = None\n"
        "[outcome band-1]\nwhen = low > 1/2\nvi = Một\nen = One\n"
        "[outcome band-2]\nwhen = low >= 2/3\nvi = Hai\nen = Two\n";
static const char fixture_officials[] = "no,name,title,ballot type,group\n"
                                        "1,Nguyễn Văn An,Chủ tịch,,\n"
                                        "2,Trần Thị Bình,Phó Chủ tịch,,\n";
#define FIXTURE_INI_TWO                                                                  \
    "[conference]\ntitle = Hội nghị\nbody = Ban\nplace = Hà Nội\n"                \
    "date = 2013-01-08\nrule = plain.rule\n"
/* One person decides a held sheet: for tests that are about something else. */
#define FIXTURE_INI FIXTURE_INI_TWO "checks = 1\n"
#define FIXTURE_FORM "00112233aabbccdd"

struct fixture {
    char path[64];
    struct ledger *ledger;
    char batch[64];
    unsigned images; /* how many were made so far */
};

static inline void fixture_put(
        const struct fixture *fixture, const char *name, const char *text)
{
    char path[256];
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/%s", fixture->path, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static inline void fixture_open(struct fixture *fixture)
{
    struct error err = {.text = ""};

    if (ledger_open(fixture->path, 0, &fixture->ledger, &err) != 0)
        fail_msg("%s", err.text);
}

static inline void fixture_close(struct fixture *fixture)
{
    ledger_close(fixture->ledger);
    fixture->ledger = NULL;
}

/* A folder with its files; the ledger is opened by fixture_open. */
static inline void fixture_make(struct fixture *fixture)
{
    char images[80];

    memset(fixture, 0, sizeof(*fixture));
    (void)snprintf(fixture->path, sizeof(fixture->path), "/tmp/kiemphieu-test-XXXXXX");
    assert_non_null(mkdtemp(fixture->path));
    (void)snprintf(images, sizeof(images), "%s/images", fixture->path);
    assert_int_equal(mkdir(images, 0755), 0);
    fixture_put(fixture, "conference.ini", FIXTURE_INI);
    fixture_put(fixture, "officials.csv", fixture_officials);
    fixture_put(fixture, "plain.rule", fixture_rule);
}

static inline void fixture_remove_folder(const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    char inside[FILE_PATH_MAX];

    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.' || file_join(inside, path, entry->d_name, NULL) != 0)
            continue;
        if (entry->d_type == DT_DIR)
            fixture_remove_folder(inside);
        else
            (void)unlink(inside);
    }
    if (folder != NULL)
        (void)closedir(folder);
    (void)rmdir(path);
}

static inline int fixture_setup(void **state)
{
    struct fixture *fixture = malloc(sizeof(*fixture));

    assert_non_null(fixture);
    assert_int_equal(digest_start(NULL), 0);
    fixture_make(fixture);
    fixture_open(fixture);
    *state = fixture;
    return 0;
}

static inline int fixture_teardown(void **state)
{
    struct fixture *fixture = *state;

    fixture_close(fixture);
    fixture_remove_folder(fixture->path);
    free(fixture);
    return 0;
}

/* The parsed answer to a request's text; free with json_decref. */
static inline json_t *fixture_ask_text(
        struct fixture *fixture, const char *text, size_t size)
{
    struct error err = {.text = ""};
    char *line = NULL;
    json_t *answer;

    if (ledger_answer(fixture->ledger, text, size, &line, &err) != 0)
        fail_msg("the ledger ended: %s", err.text);
    answer = json_loads(line, 0, NULL);
    assert_non_null(answer);
    assert_true(json_is_boolean(json_object_get(answer, "ok")));
    free(line);
    return answer;
}

static inline json_t *fixture_ask(struct fixture *fixture, const char *format, ...)
{
    char text[8192];
    va_list values;

    va_start(values, format);
    (void)vsnprintf(text, sizeof(text), format, values);
    va_end(values);
    return fixture_ask_text(fixture, text, strlen(text));
}

/* The request must be granted. */
static inline json_t *fixture_granted(json_t *answer)
{
    if (!json_is_true(json_object_get(answer, "ok")))
        fail_msg("refused: %s", json_string_value(json_object_get(answer, "error")));
    return answer;
}

/* The request must be refused with this kind and these words in its text. */
static inline void fixture_refused(json_t *answer, const char *kind, const char *words)
{
    const char *text = json_string_value(json_object_get(answer, "error"));

    if (json_is_true(json_object_get(answer, "ok")))
        fail_msg("granted, though '%s' was expected", words);
    assert_string_equal(json_string_value(json_object_get(answer, "kind")), kind);
    if (strstr(text, words) == NULL)
        fail_msg("'%s' does not say '%s'", text, words);
    json_decref(answer);
}

static inline void fixture_done(json_t *answer)
{
    json_decref(fixture_granted(answer));
}

/* TEST -> OPEN as the files are now; `more` members of the request, or "". */
static inline json_t *fixture_begin_count_with(struct fixture *fixture, const char *more)
{
    char hex[DIGEST_HEX_BYTES], layout[DIGEST_HEX_BYTES];
    struct digest digest;

    digest_of(fixture_officials, sizeof(fixture_officials) - 1, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    digest_of("layout", 6, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, layout);
    return fixture_ask(fixture,
            "{\"request\":\"open\",\"layouts\":[{\"ballot_type\":\"main\","
            "\"form_id\":\"" FIXTURE_FORM "\",\"digest\":\"%s\"}],"
            "\"officials_digest\":\"%s\",\"rules\":[]%s}",
            layout, hex, more);
}

static inline json_t *fixture_begin_count(struct fixture *fixture)
{
    return fixture_begin_count_with(fixture, "");
}

static inline void fixture_begin_batch(struct fixture *fixture, int trial)
{
    json_t *answer = fixture_granted(fixture_ask(fixture,
            "{\"request\":\"batch-begin\",\"trial\":%s}", trial ? "true" : "false"));

    (void)snprintf(fixture->batch, sizeof(fixture->batch), "%s",
            json_string_value(json_object_get(answer, "batch")));
    json_decref(answer);
}

static inline void fixture_end_batch(struct fixture *fixture)
{
    fixture_done(fixture_ask(
            fixture, "{\"request\":\"batch-end\",\"batch\":\"%s\"}", fixture->batch));
}

/* Image `number` on the disk with bytes of its own, and their digest. */
static inline void fixture_make_image(
        const struct fixture *fixture, unsigned number, char hex[DIGEST_HEX_BYTES])
{
    char name[64], text[64];
    struct digest digest;

    (void)snprintf(name, sizeof(name), "images/i%u.tif", number);
    (void)snprintf(text, sizeof(text), "pixels of %u", number);
    fixture_put(fixture, name, text);
    digest_of(text, strlen(text), &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
}

/* {"contest":...}: state 'h' 'l' chosen, '-' blank, 'o' over, '?' unsure. */
static inline void fixture_contest(char *out, size_t size, const char *id, char state)
{
    const char *word = state == '-'   ? "blank"
                       : state == 'o' ? "over"
                       : state == '?' ? "unsure"
                                      : "chosen";
    const char *chosen = state == 'h'   ? "\"high\""
                         : state == 'l' ? "\"low\""
                         : state == 'o' ? "\"high\",\"low\""
                                        : "";

    (void)snprintf(out, size,
            "{\"contest\":\"%s\",\"state\":\"%s\",\"chosen\":[%s],\"boxes\":[]}", id,
            word, chosen);
}

/*
 * One sheet of image `number`; rows as "hl": contest 1 high, contest 2 low.
 * reason  "" for a clear reading, else it is held for this; "not-a-ballot" refused.
 */
static inline json_t *fixture_enter_image(
        struct fixture *fixture, unsigned number, const char *rows, const char *reason)
{
    char hex[DIGEST_HEX_BYTES], contests[2][256];
    const char *verdict = reason[0] == '\0'                     ? "clear"
                          : strcmp(reason, "not-a-ballot") == 0 ? "refused"
                                                                : "held";
    const char *type = strcmp(verdict, "refused") == 0 ? "" : "main";

    fixture_make_image(fixture, number, hex);
    fixture_contest(contests[0], sizeof(contests[0]), "1", rows[0]);
    fixture_contest(contests[1], sizeof(contests[1]), "2", rows[1]);
    return fixture_ask(fixture,
            "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
            "\"images/i%u.tif\",\"digest\":\"%s\"}],\"sheets\":[{\"ballot_type\":\"%s\","
            "\"pages\":[{\"format\":\"kiemphieu-reading\",\"version\":1,\"image\":"
            "\"images/i%u.tif\",\"index\":0,\"verdict\":\"%s\",\"reasons\":[%s%s%s],"
            "\"conference\":\"0011223344556677\",\"ballot_type\":\"%s\",\"form_id\":"
            "\"" FIXTURE_FORM "\",\"page\":1,\"rotation\":0,\"scale_x_ppm\":1000000,"
            "\"scale_y_ppm\":1000000,\"contests\":[%s,%s]}]}]}",
            fixture->batch, number, hex, type, number, verdict,
            reason[0] == '\0' ? "" : "\"", reason, reason[0] == '\0' ? "" : "\"", type,
            contests[0], contests[1]);
}

/* Enters a new image; the sheet's id into `id` if it is not NULL. */
static inline void fixture_enter(
        struct fixture *fixture, const char *rows, const char *reason, char id[64])
{
    json_t *answer = fixture_granted(
            fixture_enter_image(fixture, ++fixture->images, rows, reason));
    const json_t *sheet = json_array_get(json_object_get(answer, "sheets"), 0);

    if (id != NULL)
        (void)snprintf(id, 64, "%s", json_string_value(json_object_get(sheet, "sheet")));
    json_decref(answer);
}

/* status, member NAME, number: "total" "counted". */
static inline int64_t fixture_total(
        struct fixture *fixture, const char *name, const char *number)
{
    json_t *answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"status\"}"));
    int64_t value =
            json_integer_value(json_object_get(json_object_get(answer, name), number));

    json_decref(answer);
    return value;
}

static inline json_t *fixture_decide_as(struct fixture *fixture, const char *name,
        const char *sheet, const char *decision, const char *contests)
{
    return fixture_ask(fixture,
            "{\"request\":\"adjudicate\",\"sheet\":\"%s\",\"decision\":\"%s\","
            "\"ballot_type\":\"main\",\"contests\":[%s],\"name\":\"%s\","
            "\"why\":\"đã xem phiếu\"}",
            sheet, decision, contests, name);
}

static inline json_t *fixture_decide(struct fixture *fixture, const char *sheet,
        const char *decision, const char *contests)
{
    return fixture_decide_as(fixture, "Lê Thị Cúc", sheet, decision, contests);
}

/* As somebody with an SQLite shell would: no keys, no checks. */
static inline void fixture_tamper(struct fixture *fixture, const char *sql)
{
    char path[128], *message = NULL;
    sqlite3 *db;

    (void)snprintf(path, sizeof(path), "%s/ledger.db", fixture->path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    (void)sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL, NULL, NULL);
    if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
        fail_msg("%s: %s", sql, message);
    assert_true(sqlite3_changes(db) > 0);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

#endif
