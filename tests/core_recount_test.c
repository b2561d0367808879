/* core_recount_test.c -- random conferences: the recount gives the same figures. */
#include "tests/core_recount_sheets.h"

#include "core/contest.h"
#include "core/cvr.h"
#include "core/figures.h"
#include "core/json.h"
#include "core/results.h"

enum { SEEDS = 12, KEPT = 3, TEXT_BYTES = 1 << 16 };

/* ---- both counts ---- */

static json_t *given(struct draw *draw, int trial)
{
    json_t *answer =
            ask(draw, json_pack("{s:s,s:b}", "request", "given", "trial", trial));
    json_t *count = json_incref(json_object_get(answer, "count"));

    assert_non_null(count);
    json_decref(answer);
    return count;
}

/* What the ledger makes of it, as lines. */
static char *figures(struct draw *draw, int trial)
{
    json_t *answer =
            ask(draw, json_pack("{s:s,s:b}", "request", "results", "trial", trial));
    char *json = json_dumps(json_object_get(answer, "results"), 0), *text = NULL;
    struct error err = {.text = ""};
    struct results results;

    assert_non_null(json);
    results_init(&results);
    if (results_parse(json, strlen(json), &results, &err) != 0 ||
            figures_text(&results, &text, &err) != 0)
        fail_msg("%s", err.text);
    results_release(&results);
    free(json);
    json_decref(answer);
    return text;
}

static void write_files(struct draw *draw, int trial)
{
    json_t *count = given(draw, trial), *answer;
    const json_t *records;
    struct error err = {.text = ""};
    struct cvr *cvr = NULL;
    char *text = NULL;
    size_t size, i;

    answer = ask(draw, json_pack("{s:s,s:b}", "request", "records", "trial", trial));
    records = json_object_get(answer, "records");
    assert_int_equal(cvr_new(count, &cvr, &err), 0);
    for (i = 0; i < json_array_size(records); i++)
        if (cvr_add(cvr, json_array_get(records, i), &err) != 0)
            fail_msg("%s", err.text);
    assert_int_equal(cvr_text(cvr, "2017-12-08", &text, &size, &err), 0);
    fixture_put(&draw->fixture, "cvr.json", text);
    free(text);
    text = json_dumps(count, 0);
    fixture_put(&draw->fixture, "count.json", text);
    free(text);
    cvr_free(cvr);
    json_decref(answer);
    json_decref(count);
}

/* What the other program makes of the files. */
static void run_recount(const struct draw *draw, char text[TEXT_BYTES])
{
    const char *folder = getenv("KIEMPHIEU_PROGRAMS");
    char line[512];
    FILE *out;
    size_t got;

    (void)snprintf(line, sizeof(line), "%s/kiemphieu-recount %s/cvr.json %s/count.json",
            folder == NULL ? "build/san" : folder, draw->fixture.path,
            draw->fixture.path);
    out = popen(line, "r"); /* NOLINT: the test's own words */
    assert_non_null(out);
    got = fread(text, 1, TEXT_BYTES - 1, out);
    text[got] = '\0';
    assert_int_equal(pclose(out), 0);
}

static void compare(struct draw *draw, int trial, unsigned seed)
{
    char *counted = figures(draw, trial), *again = malloc(TEXT_BYTES);

    assert_non_null(again);
    write_files(draw, trial);
    run_recount(draw, again);
    if (strcmp(counted, again) != 0)
        fail_msg("seed %u, counted:\n%srecounted:\n%s", seed, counted, again);
    free(counted);
    free(again);
}

/* For tests/schema: the records of the first ones, where the environment says so. */
static void keep(const struct draw *draw, unsigned seed)
{
    const char *folder = getenv("RECOUNT_KEEP");
    char from[128], to[512], *text;
    size_t size;

    if (folder == NULL)
        return;
    (void)snprintf(from, sizeof(from), "%s/cvr.json", draw->fixture.path);
    (void)snprintf(to, sizeof(to), "%s/random-%u-cvr.json", folder, seed);
    assert_int_equal(file_read(from, 1 << 24, &text, &size, NULL), 0);
    assert_int_equal(file_write(to, text, size, NULL), 0);
    free(text);
}

static void random_trials_are_recounted_to_the_byte(void **state)
{
    struct draw draw;
    json_t *count;
    unsigned seed;

    (void)state;
    for (seed = 1; seed <= (getenv("RECOUNT_KEEP") == NULL ? SEEDS : KEPT); seed++) {
        draw_start(&draw, seed);
        fixture_begin_batch(&draw.fixture, 1);
        count = given(&draw, 1);
        sheets_add(&draw, count);
        compare(&draw, 1, seed);
        keep(&draw, seed);
        json_decref(count);
        draw_end(&draw);
    }
}

/* ---- sealed, ties decided ---- */

static void open_count(struct draw *draw)
{
    static const char *const types[] = {"grades", "points", "levels"};
    static const char *const files[] = {"officials.csv", "scales/post.csv"};
    char path[256], hex[DIGEST_HEX_BYTES], fixed[1 << 16], *bytes;
    json_t *layouts = json_array();
    struct digest digest;
    size_t size, i, all = 0;

    for (i = 0; i < 2; i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", draw->fixture.path, files[i]);
        assert_int_equal(file_read(path, 1 << 15, &bytes, &size, NULL), 0);
        memcpy(fixed + all, bytes, size);
        all += size;
        free(bytes);
    }
    digest_of(fixed, all, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    for (i = 0; i < 3; i++)
        (void)json_array_append_new(
                layouts, json_pack("{s:s,s:s,s:s}", "ballot_type", types[i], "form_id",
                                 FIXTURE_FORM, "digest", hex));
    json_decref(ask(draw, json_pack("{s:s,s:o,s:s,s:[]}", "request", "open", "layouts",
                                  layouts, "officials_digest", hex, "rules")));
}

/* The first of those that are equal keep the outcome. Returns how many were decided. */
static int settle_ties(struct draw *draw)
{
    json_t *answer, *keep;
    const json_t *tied, *one;
    size_t i, places;
    int count = 0;

    for (;; count++) {
        answer = ask(draw, json_pack("{s:s}", "request", "ties"));
        tied = json_object_get(answer, "tied");
        if (json_array_size(tied) == 0)
            break;
        places = (size_t)json_integer_value(json_object_get(answer, "places"));
        keep = json_array();
        for (i = 0; i < places; i++) {
            one = json_array_get(tied, i);
            (void)json_array_append_new(keep,
                    json_pack("{s:s,s:s}", "ballot_type", json_text(one, "ballot_type"),
                            "contest", json_text(one, "contest")));
        }
        json_decref(
                ask(draw, json_pack("{s:s,s:o,s:[s,s],s:s}", "request", "settle", "keep",
                                  keep, "names", "An", "Bình", "reason", "họp")));
        json_decref(answer);
        assert_true(count < 20);
    }
    json_decref(answer);
    return count;
}

static void sealed_counts_with_decided_ties_are_recounted_too(void **state)
{
    struct draw draw;
    json_t *count;
    unsigned seed;
    int ties = 0;

    (void)state;
    for (seed = 101; seed <= 100 + SEEDS / 2; seed++) {
        draw_start(&draw, seed);
        open_count(&draw);
        fixture_begin_batch(&draw.fixture, 0);
        count = given(&draw, 0);
        sheets_add(&draw, count);
        fixture_end_batch(&draw.fixture);
        ties += settle_ties(&draw);
        json_decref(ask(&draw,
                json_pack("{s:s,s:[s,s]}", "request", "seal", "names", "An", "Bình")));
        compare(&draw, 0, seed);
        json_decref(count);
        draw_end(&draw);
    }
    assert_true(ties > 0);
}

/* ---- a vote changed ---- */

/* How many marks stand in the snapshots that count. */
static size_t votes_of(const char *text)
{
    json_t *file = json_loads(text, 0, NULL);
    const json_t *records = json_object_get(file, "CVR"), *all;
    const char *current, *found;
    size_t votes = 0, i, k;
    char *snapshot;

    assert_non_null(file);
    for (i = 0; i < json_array_size(records); i++) {
        current = json_text(json_array_get(records, i), "CurrentSnapshotId");
        all = json_object_get(json_array_get(records, i), "CVRSnapshot");
        for (k = 0; k < json_array_size(all); k++) {
            if (strcmp(json_text(json_array_get(all, k), "@id"), current) != 0)
                continue;
            snapshot = json_dumps(json_array_get(all, k), JSON_COMPACT);
            for (found = snapshot; (found = strstr(found, ":\"yes\"")) != NULL; found++)
                votes++;
            free(snapshot);
        }
    }
    json_decref(file);
    return votes;
}

static void each_vote_changed_in_the_records_shows(void **state)
{
    char path[256], *text, *counted, *again = malloc(TEXT_BYTES), *at;
    size_t size, shown = 0;
    struct draw draw;
    json_t *count;

    (void)state;
    assert_non_null(again);
    draw_start(&draw, 9);
    fixture_begin_batch(&draw.fixture, 1);
    count = given(&draw, 1);
    sheets_of(&draw, json_array_get(json_object_get(count, "ballot_types"), 2), 6);
    counted = figures(&draw, 1);
    write_files(&draw, 1);
    (void)snprintf(path, sizeof(path), "%s/cvr.json", draw.fixture.path);
    assert_int_equal(file_read(path, 1 << 20, &text, &size, NULL), 0);
    for (at = text; (at = strstr(at, ":\"yes\"")) != NULL; at++) {
        memcpy(at, ":\"no\" ", 6);
        assert_int_equal(file_write(path, text, size, NULL), 0);
        run_recount(&draw, again);
        shown += strcmp(counted, again) != 0;
        memcpy(at, ":\"yes\"", 6);
    }
    assert_true(votes_of(text) > 5);
    assert_int_equal(shown, votes_of(text));
    free(text);
    free(counted);
    free(again);
    json_decref(count);
    draw_end(&draw);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(random_trials_are_recounted_to_the_byte),
            cmocka_unit_test(sealed_counts_with_decided_ties_are_recounted_too),
            cmocka_unit_test(each_vote_changed_in_the_records_shows),
    };

    const struct CMUnitTest kept[] = {
            cmocka_unit_test(random_trials_are_recounted_to_the_byte)};

    return getenv("RECOUNT_KEEP") == NULL ? cmocka_run_group_tests(tests, NULL, NULL)
                                          : cmocka_run_group_tests(kept, NULL, NULL);
}
