/* truth_main.c -- a deck's truth against readings and results; answers for its reviewer.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/json.h"
#include "core/results.h"
#include "tests/pixels.h"
#include "tests/truth.h"
#include "tests/truth_check.h"

enum { INPUT_MAX_BYTES = 64 << 20, GOOD_HELD_MAX_PERCENT = 2 };

static int fail(const struct error *err)
{
    (void)fprintf(stderr, "truth: %s\n", err->text);
    return 1;
}

/* ---- compare: readings on stdin against the truth ---- */

struct comparison {
    unsigned pages, good, clear, held, refused, good_held, silent;
};

static int differs(const struct reading *reading, const struct truth_page *page)
{
    const struct truth_contest *contest;
    size_t i;

    if (page->is_struck || reading->contest_count != page->contest_count)
        return 1;
    for (i = 0; i < reading->contest_count; i++) {
        contest = truth_find(page, reading->contests[i].contest);
        if (contest == NULL || contest->state != reading->contests[i].state)
            return 1;
        if (contest->state == CONTEST_CHOSEN &&
                (reading->contests[i].chosen_count != 1 ||
                        strcmp(reading->contests[i].chosen[0], contest->option) != 0))
            return 1;
    }
    return 0;
}

static const struct truth_page *page_of(
        const struct truth *truth, const struct reading *reading)
{
    const char *name = strrchr(reading->image, '/');
    const char *own;
    size_t i;

    name = name == NULL ? reading->image : name + 1;
    for (i = 0; i < truth->count; i++) {
        own = strrchr(truth->pages[i].image, '/');
        own = own == NULL ? truth->pages[i].image : own + 1;
        if (strcmp(own, name) == 0 && truth->pages[i].index == reading->index)
            return &truth->pages[i];
    }
    return NULL;
}

static void compare_page(const struct reading *reading, const struct truth_page *page,
        struct comparison *sum)
{
    size_t i;

    sum->pages++;
    sum->good += page->is_good ? 1 : 0;
    sum->clear += reading->verdict == VERDICT_CLEAR;
    sum->held += reading->verdict == VERDICT_HELD;
    sum->refused += reading->verdict == VERDICT_REFUSED;
    if (reading->verdict == VERDICT_CLEAR && differs(reading, page)) {
        sum->silent++;
        (void)printf("SILENT ERROR: %s\n", page->image);
    }
    if (reading->verdict == VERDICT_CLEAR || !page->is_good)
        return;
    sum->good_held++;
    (void)printf("good sheet held: %s:", page->image);
    for (i = 0; i < REASON_COUNT; i++)
        if ((reading->reasons & (1U << i)) != 0)
            (void)printf(" %s", reason_word((enum reason)i));
    (void)printf("\n");
}

static int compare_line(const struct truth *truth, const char *line, size_t size,
        struct comparison *sum, struct error *err)
{
    const struct truth_page *page;
    struct reading reading;
    json_t *object = NULL;
    int result;

    reading_init(&reading);
    if (json_parse(line, size, &object, err) != 0)
        return -1;
    result = reading_of_json(object, &reading, err);
    json_decref(object);
    if (result != 0)
        return -1;
    page = page_of(truth, &reading);
    if (page == NULL)
        result = error_set(err, ERROR_RANGE, "'%s' has no truth", reading.image);
    else
        compare_page(&reading, page, sum);
    reading_release(&reading);
    return result;
}

static int compare(const char *path)
{
    struct comparison sum = {0};
    struct error err = {.text = ""};
    struct truth truth;
    char *line = NULL;
    size_t room = 0;
    ssize_t got;
    int result = truth_load(path, &truth, &err);

    if (result != 0)
        return fail(&err);
    while (result == 0 && (got = getline(&line, &room, stdin)) > 0)
        result = compare_line(&truth, line, (size_t)got, &sum, &err);
    free(line);
    if (result == 0 && sum.pages != truth.count)
        result = error_set(
                &err, ERROR_RANGE, "%zu images but %u readings", truth.count, sum.pages);
    truth_release(&truth);
    if (result != 0)
        return fail(&err);
    (void)printf(
            "%u pages: %u clear, %u held, %u refused; %u good pages, %u of them held; "
            "%u silent errors\n",
            sum.pages, sum.clear, sum.held, sum.refused, sum.good, sum.good_held,
            sum.silent);
    return sum.silent > 0 || sum.good_held * 100 >= sum.good * GOOD_HELD_MAX_PERCENT;
}

/* ---- answers: what a person who knows the truth types into `kiemphieu review` ---- */

static const struct truth_page *page_by_image(const struct truth *truth,
        const char *folder, const char *image, struct error *err)
{
    char path[FILE_PATH_MAX];
    struct digest digest;
    int result;
    size_t i;

    if (file_join(path, folder, image, err) != 0)
        return NULL;
    result = pixels_digest(path, &digest, err);
    for (i = 0; i < truth->count && result == 0; i++)
        if (memcmp(truth->pages[i].digest.bytes, digest.bytes, DIGEST_BYTES) == 0)
            return &truth->pages[i];
    (void)error_set(err, ERROR_RANGE, "'%s' has no truth", path);
    return NULL;
}

/* Of points the key is the digit itself, "t" is a hundred; else an option's place among
 * the row's boxes. */
static void answer_chosen(const json_t *contest, const struct truth_contest *row)
{
    const json_t *boxes = json_object_get(contest, "boxes");
    const char *place = strchr(json_text(contest, "contest"), '/');
    size_t i;

    if (place != NULL && strcmp(row->option, "100") == 0)
        (void)printf("t\n");
    else if (place != NULL)
        (void)printf("%c\n", row->option[0]);
    for (i = 0; i < json_array_size(boxes) && place == NULL; i++)
        if (strcmp(json_text(json_array_get(boxes, i), "option"), row->option) == 0)
            (void)printf("%zu\n", i + 1);
}

static void answer_row(const json_t *contest, const struct truth_contest *row)
{
    if (row->state != CONTEST_CHOSEN)
        (void)printf("%s\n", row->state == CONTEST_BLANK ? "b" : "o");
    else
        answer_chosen(contest, row);
}

/* Doubts about a row alone lead straight to the rows; any other reason asks first. */
static int asks_first(const json_t *sheet)
{
    const json_t *reasons = json_object_get(sheet, "reasons");
    const char *word;
    size_t i;

    for (i = 0; i < json_array_size(reasons); i++) {
        word = json_string_value(json_array_get(reasons, i));
        if (strcmp(word, "mark-unsure") != 0 && strcmp(word, "overvote") != 0 &&
                strcmp(word, "mark-cancelled") != 0)
            return 1;
    }
    return 0;
}

/* A blank row is asked too where another row of the sheet is doubtful. */
static int has_unsure(const json_t *pages)
{
    const json_t *contests;
    size_t i, k;

    for (i = 0; i < json_array_size(pages); i++) {
        contests = json_object_get(json_array_get(pages, i), "contests");
        for (k = 0; k < json_array_size(contests); k++)
            if (strcmp(json_text(json_array_get(contests, k), "state"), "unsure") == 0)
                return 1;
    }
    return 0;
}

/* The images of a sheet, in its order. */
struct images {
    const struct truth_page *list[LAYOUT_PAGES_MAX];
    size_t count;
    int is_struck;
};

static void answer_page(
        const json_t *page, const struct truth_page *truth, int all, int is_doubtful)
{
    const json_t *contests = json_object_get(page, "contests"), *contest;
    const char *state;
    size_t i;

    for (i = 0; i < truth->contest_count; i++) {
        contest = json_array_get(contests, i);
        state = json_string_value(json_object_get(contest, "state"));
        if (all || state == NULL || strcmp(state, "unsure") == 0 ||
                strcmp(state, "over") == 0 ||
                (strcmp(state, "blank") == 0 && is_doubtful))
            answer_row(contest, &truth->contests[i]);
    }
}

static void answer_sheet(const json_t *sheet, const struct images *images)
{
    const json_t *pages = json_object_get(sheet, "pages");
    int all = asks_first(sheet);
    size_t i;

    if (all)
        (void)printf("%s\n", images->is_struck ? "v" : "e");
    else if (images->is_struck)
        (void)printf("v\n");
    for (i = 0; i < images->count && !images->is_struck; i++)
        answer_page(json_array_get(pages, i), images->list[i], all, has_unsure(pages));
    (void)printf("xem trên tờ phiếu\n");
}

static int read_input(char **text, size_t *size, struct error *err)
{
    return file_read("/dev/stdin", INPUT_MAX_BYTES, text, size, err);
}

/* What one who asks by program is told: which of the deck's images this sheet is. */
static void name_sheet(const json_t *sheet, const struct images *images)
{
    (void)printf("{\"sheet\":\"%s\",\"image\":\"%s\",\"struck\":%s}\n",
            json_string_value(json_object_get(sheet, "sheet")), images->list[0]->image,
            images->is_struck ? "true" : "false");
}

/* 0: every page of the sheet is known by its pixels. */
static int find_images(const struct truth *truth, const char *folder, const json_t *sheet,
        struct images *images, struct error *err)
{
    const json_t *pages = json_object_get(sheet, "pages");
    const struct truth_page *known;
    size_t i;

    memset(images, 0, sizeof(*images));
    for (i = 0; i < json_array_size(pages) && i < LAYOUT_PAGES_MAX; i++) {
        known = page_by_image(truth, folder,
                json_string_value(json_object_get(json_array_get(pages, i), "image")),
                err);
        if (known == NULL)
            return -1;
        images->list[images->count++] = known;
        images->is_struck |= known->is_struck;
    }
    return images->count > 0 ? 0 : error_set(err, ERROR_RANGE, "a sheet has no page");
}

static int answers(const char *folder,
        void (*answer)(const json_t *sheet, const struct images *images))
{
    char path[FILE_PATH_MAX], *text = NULL;
    struct error err = {.text = ""};
    struct truth truth;
    struct images images;
    json_t *sheets;
    size_t size = 0, i;

    if (file_join(path, folder, "deck/truth.jsonl", &err) != 0 ||
            truth_load(path, &truth, &err) != 0)
        return fail(&err);
    if (truth_digests(&truth, folder, &err) != 0 || read_input(&text, &size, &err) != 0)
        return fail(&err);
    sheets = json_loadb(text, size, 0, NULL);
    for (i = 0; i < json_array_size(sheets); i++) {
        if (find_images(&truth, folder, json_array_get(sheets, i), &images, &err) != 0)
            break;
        answer(json_array_get(sheets, i), &images);
    }
    i = json_array_size(sheets) - i;
    json_decref(sheets);
    free(text);
    truth_release(&truth);
    return i == 0 ? 0 : fail(&err);
}

/* ---- check: results.json against the truth's own sums ---- */

static int check(const char *folder)
{
    char path[FILE_PATH_MAX], *text = NULL;
    struct error err = {.text = ""};
    struct results results;
    struct truth truth;
    size_t size = 0, people = 0, i;
    int agrees;

    results_init(&results);
    if (file_join(path, folder, "deck/truth.jsonl", &err) != 0 ||
            truth_load(path, &truth, &err) != 0)
        return fail(&err);
    if (file_join(path, folder, "report/results.json", &err) != 0 ||
            file_read(path, INPUT_MAX_BYTES, &text, &size, &err) != 0 ||
            results_parse(text, size, &results, &err) != 0)
        return fail(&err);
    agrees = truth_check(folder, &truth, &results);
    for (i = 0; i < results.type_count; i++)
        people += results.types[i].contest_count;
    if (agrees)
        (void)printf("results.json agrees with the deck's truth: %zu images, %zu people, "
                     "every vote\n",
                truth.count, people);
    results_release(&results);
    truth_release(&truth);
    free(text);
    return agrees ? 0 : 1;
}

int main(int argc, char **argv)
{
    struct error err = {.text = ""};

    if (digest_start(&err) != 0)
        return fail(&err);
    if (argc == 3 && strcmp(argv[1], "compare") == 0)
        return compare(argv[2]);
    if (argc == 3 && strcmp(argv[1], "answers") == 0)
        return answers(argv[2], answer_sheet);
    if (argc == 3 && strcmp(argv[1], "sheets") == 0)
        return answers(argv[2], name_sheet);
    if (argc == 3 && strcmp(argv[1], "check") == 0)
        return check(argv[2]);
    (void)fprintf(stderr, "usage: truth compare TRUTH < READINGS\n"
                          "       truth answers DIR < HELD-SHEETS\n"
                          "       truth sheets DIR < HELD-SHEETS\n"
                          "       truth check DIR\n");
    return 2;
}
