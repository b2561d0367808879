/* core_recount_test.c -- random conferences: the recount gives the same figures. */
#include "tests/core_ledger_fixture.h"

#include "core/contest.h"
#include "core/cvr.h"
#include "core/figures.h"
#include "core/json.h"
#include "core/results.h"

enum { SEEDS = 12, KEPT = 3, SHEETS = 9, TEXT_BYTES = 1 << 16, BLOCK_BYTES = 8192 };

/*
 * Three ballots: grades by a card of random shares, caps and quotas; points with two
 * scales; levels with a denominator of all deputies. Few sheets, so that many are equal.
 */
struct draw {
    struct fixture fixture;
    uint64_t state;
    unsigned images;
};

static unsigned random_below(struct draw *draw, unsigned bound)
{
    draw->state = draw->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(draw->state >> 33) % bound;
}

static const char *pick(struct draw *draw, const char *const *words, unsigned count)
{
    return words[random_below(draw, count)];
}

#define PICK(draw, ...)                                                                  \
    pick(draw, (const char *const[]){__VA_ARGS__},                                       \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void put(const struct draw *draw, const char *name, const char *format, ...)
{
    char text[BLOCK_BYTES];
    va_list values;

    va_start(values, format);
    assert_true(vsnprintf(text, sizeof(text), format, values) < (int)sizeof(text));
    va_end(values);
    fixture_put(&draw->fixture, name, text);
}

static void put_grades(struct draw *draw)
{
    put(draw, "grades.rule",
            "[rule]\nid = grades\ntitle_vi = a\ntitle_en = a\nsource = a test\n"
            "denominator = %s\nbad_row = %s\nstruck_name = sheet\nwriting = ignored\n"
            "[option best]\nvi = a\nen = a\n[option good]\nvi = b\nen = b\n"
            "[option poor]\nvi = c\nen = c\n[outcome poor]\nvi = c\nen = c\n"
            "[outcome good]\nwhen = best + good %s\nvi = b\nen = b\n"
            "[outcome best]\nwhen = best %s\nvi = a\nen = a\n[cap]\nof = %s\n"
            "[quota best]\nshare = %s\nbase = %s\nwho = %s\n"
            "[quota good]\nshare = %s\nbase = everyone\nwho = %s\n",
            PICK(draw, "collected", "valid"), PICK(draw, "row", "row", "sheet"),
            PICK(draw, "> 1/2", ">= 1/3", ">= 1/2"),
            PICK(draw, "> 1/4", ">= 1/3", "> 0/1"), PICK(draw, "heads", "everyone"),
            PICK(draw, "20/100", "1/3", "1/2"),
            PICK(draw, "everyone", "good", "best good"),
            PICK(draw, "people", "everyone", "collectives"),
            PICK(draw, "1/2", "2/3", "9/10"), PICK(draw, "people", "everyone"));
}

static void put_others(struct draw *draw)
{
    put(draw, "points.rule",
            "[rule]\nid = points\ntitle_vi = a\ntitle_en = a\nsource = a test\n"
            "denominator = valid_rows\nbad_row = row\nstruck_name = sheet\n"
            "writing = ignored\n[points]\nmost = 100\n[outcome low]\nvi = a\nen = a\n"
            "[outcome middle]\nwhen = mean >= %s\nvi = b\nen = b\n"
            "[outcome high]\nwhen = mean > %s\nvi = c\nen = c\n[cap]\nof = everyone\n"
            "[quota high]\nshare = %s\nbase = everyone\nwho = people\n",
            PICK(draw, "30", "40"), PICK(draw, "45", "50"), PICK(draw, "1/2", "1/4"));
    put(draw, "levels.rule",
            "[rule]\nid = levels\ntitle_vi = a\ntitle_en = a\nsource = a test\n"
            "denominator = deputies\nbad_row = row\nstruck_name = sheet\n"
            "writing = ignored\n[option high]\nvi = a\nen = a\n[option low]\nvi = b\n"
            "en = b\n[outcome none]\nvi = a\nen = a\n[outcome band-1]\nwhen = low > 1/2\n"
            "vi = b\nen = b\n[outcome band-2]\nwhen = low >= 2/3\nvi = c\nen = c\n");
    put(draw, "conference.ini",
            "[conference]\ntitle = Hội nghị\nbody = Ban\nplace = Hà Nội\n"
            "date = 2017-12-08\nchecks = 1\nrule = grades.rule\n[counts]\n"
            "issued = %d\ncollected = %d\ndeputies = 11\n[ballot grades]\nrule = "
            "grades.rule\n[ballot "
            "points]\n"
            "rule = points.rule\n[ballot levels]\nrule = levels.rule\n",
            SHEETS, SHEETS);
}

static void put_people(const struct draw *draw)
{
    char path[256];

    (void)snprintf(path, sizeof(path), "%s/scales", draw->fixture.path);
    assert_int_equal(mkdir(path, 0755), 0);
    put(draw, "scales/post.csv", "no,criterion,maximum\n1,Một,60\n2,Hai,35\n3,Ba,5\n");
    put(draw, "officials.csv",
            "no,name,title,ballot type,group,role,scale\n"
            "1,Ban A,x,grades,A,collective,\n2,Lê A,x,grades,A,head,\n"
            "3,Lê B,x,grades,A,,\n4,Ban C,x,grades,C,collective,\n"
            "5,Lê D,x,grades,C,head,\n6,Lê E,x,grades,C,,\n7,Lê G,x,grades,,,\n"
            "1,Ban A,x,points,A,collective,\n2,Lê A,x,points,A,head,post\n"
            "3,Lê B,x,points,A,,post\n4,Lê C,x,points,,,\n"
            "1,Lê A,x,levels,,,\n2,Lê B,x,levels,,,\n");
}

static void draw_start(struct draw *draw, unsigned seed)
{
    memset(draw, 0, sizeof(*draw));
    assert_int_equal(digest_start(NULL), 0);
    draw->state = seed;
    fixture_make(&draw->fixture);
    put_grades(draw);
    put_others(draw);
    put_people(draw);
    fixture_open(&draw->fixture);
}

static void draw_end(struct draw *draw)
{
    fixture_close(&draw->fixture);
    fixture_remove_folder(draw->fixture.path);
}

static json_t *ask(struct draw *draw, json_t *request)
{
    char *text = json_dumps(request, JSON_COMPACT);
    json_t *answer;

    assert_non_null(text);
    json_decref(request);
    answer = fixture_ask_text(&draw->fixture, text, strlen(text));
    free(text);
    return fixture_granted(answer);
}

/* ---- sheets ---- */

/* What the boxes of a row are called. */
static void option_name(const json_t *type, const json_t *row, unsigned box, char out[32])
{
    const json_t *options = json_object_get(type, "options");

    if (json_array_size(options) > 0)
        (void)snprintf(out, 32, "%s", json_text(json_array_get(options, box), "id"));
    else
        (void)snprintf(out, 32, "%u",
                box * (strcmp(json_text(row, "place"), "tens") == 0 ? 10 : 1));
}

/* Mostly one mark, at times none, two, or (of held sheets) an unsure one. */
static json_t *random_row(
        struct draw *draw, const json_t *type, const json_t *row, int may_be_unsure)
{
    unsigned boxes = (unsigned)json_integer_value(json_object_get(row, "boxes"));
    unsigned kind = random_below(draw, 40), first = random_below(draw, boxes), i;
    unsigned second = (first + 1) % boxes;
    const char *state = kind == 0                    ? "blank"
                        : kind == 1 && may_be_unsure ? "over"
                                                     : "chosen";
    json_t *chosen = json_array(), *list = json_array();
    char name[32];
    int is_marked;

    if (kind == 2 && may_be_unsure)
        state = "unsure";
    for (i = 0; i < boxes; i++) {
        option_name(type, row, i, name);
        is_marked =
                kind != 0 && (i == first || (strcmp(state, "over") == 0 && i == second));
        if (is_marked && strcmp(state, "unsure") != 0)
            (void)json_array_append_new(chosen, json_string(name));
        (void)json_array_append_new(
                list, json_pack("{s:s,s:s,s:i}", "option", name, "mark",
                              !is_marked                     ? "empty"
                              : strcmp(state, "unsure") == 0 ? "unsure"
                                                             : "filled",
                              "ink_ppm", is_marked ? 200000 + (int)kind : 100));
    }
    return json_pack("{s:s,s:s,s:o,s:o}", "contest", json_text(row, "id"), "state", state,
            "chosen", chosen, "boxes", list);
}

/* The rows of a whole sheet, as read or as a person tells them. */
static json_t *random_rows(
        struct draw *draw, const json_t *type, int is_read, int is_held)
{
    const json_t *contests = json_object_get(type, "contests"), *rows;
    json_t *list = json_array(), *row;
    size_t i, k;

    for (i = 0; i < json_array_size(contests); i++) {
        rows = json_object_get(json_array_get(contests, i), "rows");
        for (k = 0; k < json_array_size(rows); k++) {
            row = random_row(draw, type, json_array_get(rows, k), is_read && is_held);
            if (!is_read)
                (void)json_object_del(row, "boxes");
            (void)json_array_append_new(list, row);
        }
    }
    return list;
}

/* One more sheet and its image, for a request "enter". */
static void sheet_put(struct draw *draw, const json_t *type, int is_held, json_t *images,
        json_t *sheets)
{
    const char *name = json_text(type, "ballot_type");
    char path[64], hex[DIGEST_HEX_BYTES];
    json_t *page;

    fixture_make_image(&draw->fixture, ++draw->images, hex);
    (void)snprintf(path, sizeof(path), "images/i%u.tif", draw->images);
    (void)json_array_append_new(
            images, json_pack("{s:s,s:s}", "path", path, "digest", hex));
    page = json_pack("{s:s,s:i,s:s,s:i,s:s,s:s,s:s,s:s,s:i,s:i,s:i,s:i,s:o}", "format",
            "kiemphieu-reading", "version", 1, "image", path, "index", 0, "verdict",
            is_held ? "held" : "clear", "conference", "0011223344556677", "ballot_type",
            name, "form_id", FIXTURE_FORM, "page", 1, "rotation", 0, "scale_x_ppm",
            1000000, "scale_y_ppm", 1000000, "contests",
            random_rows(draw, type, 1, is_held));
    assert_non_null(page);
    (void)json_object_set_new(
            page, "reasons", is_held ? json_pack("[s]", "mark-unsure") : json_array());
    (void)json_array_append_new(
            sheets, json_pack("{s:s,s:[o]}", "ballot_type", name, "pages", page));
}

/* One person decides, row by row, or that it is void. */
static void sheet_decide(struct draw *draw, const json_t *type, const char *id)
{
    int is_void = random_below(draw, 3) == 0;

    json_decref(
            ask(draw, json_pack("{s:s,s:s,s:s,s:s,s:o,s:s,s:s}", "request", "adjudicate",
                              "sheet", id, "decision", is_void ? "void" : "rows",
                              "ballot_type", json_text(type, "ballot_type"), "contests",
                              is_void ? json_array() : random_rows(draw, type, 0, 1),
                              "name", "An", "why", "đọc")));
}

/* So many of one ballot, one in four held and decided. */
static void sheets_of(struct draw *draw, const json_t *type, size_t count)
{
    json_t *images = json_array(), *sheets = json_array(), *answer;
    const json_t *entered;
    size_t i;

    for (i = 0; i < count; i++)
        sheet_put(draw, type, random_below(draw, 4) == 0, images, sheets);
    answer = ask(draw, json_pack("{s:s,s:s,s:o,s:o}", "request", "enter", "batch",
                               draw->fixture.batch, "images", images, "sheets", sheets));
    entered = json_object_get(answer, "sheets");
    for (i = 0; i < json_array_size(entered); i++)
        if (strcmp(json_text(json_array_get(entered, i), "verdict"), "held") == 0)
            sheet_decide(draw, type, json_text(json_array_get(entered, i), "sheet"));
    json_decref(answer);
}

static void sheets_add(struct draw *draw, const json_t *count)
{
    const json_t *types = json_object_get(count, "ballot_types");
    size_t t;

    for (t = 0; t < json_array_size(types); t++)
        sheets_of(draw, json_array_get(types, t), SHEETS);
}

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
