/* box_list.c -- every box of one ballot type as it was read, from least ink to most. */
#include "core/box_list.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "core/json.h"

enum {
    ID_BYTES = 16,
    PPM_MAX = 1000000,
    CONTESTS_MAX = LAYOUT_PAGES_MAX * LAYOUT_NAMES_MAX,
    INDEX_MAX = 1 << 20,
    GROW_FROM = 1024
};

struct box {
    uint32_t page; /* in `pages` */
    uint32_t ink_ppm : 24;
    uint32_t option : 8; /* in `options` */
    uint16_t contest;    /* in `contests` */
    uint8_t mark;
};

struct page {
    uint8_t sheet[ID_BYTES];
    size_t image; /* where its path begins in `paths` */
    int32_t index, page, rotation;
};

/* Memory that grows by doubling. */
struct store {
    void *entries;
    size_t count, room;
};

struct name {
    char text[LAYOUT_ID_BYTES];
};

struct box_list {
    struct store boxes, pages, paths, contests;
    struct name options[BOX_OPTIONS_MAX];
    size_t option_count;
    size_t ends[BOX_OPTIONS_MAX]; /* behind each option's last box, once sorted */
    int is_together;              /* figures of points: not by option */
};

int box_list_new(struct box_list **out, struct error *err)
{
    struct box_list *list = calloc(1, sizeof(*list));

    if (list == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the boxes");
    *out = list;
    return 0;
}

void box_list_free(struct box_list *list)
{
    if (list == NULL)
        return;
    free(list->boxes.entries);
    free(list->pages.entries);
    free(list->paths.entries);
    free(list->contests.entries);
    free(list);
}

/* `count` more entries of `size` bytes; NULL: no memory. */
static void *store_add(struct store *store, size_t count, size_t size, struct error *err)
{
    size_t room = store->room == 0 ? GROW_FROM : store->room;
    void *grown;

    while (room - store->count < count && room <= UINT32_MAX)
        room *= 2;
    if (room > UINT32_MAX) {
        (void)error_set(err, ERROR_RANGE, "there are too many boxes");
        return NULL;
    }
    if (room != store->room) {
        grown = realloc(store->entries, room * size);
        if (grown == NULL) {
            (void)error_set(err, ERROR_MEMORY, "no memory for the boxes");
            return NULL;
        }
        store->entries = grown;
        store->room = room;
    }
    store->count += count;
    return (char *)store->entries + (store->count - count) * size;
}

/* The place of a name among those seen, near a guess first; it is added if it is new. */
static int contest_place(
        struct box_list *list, const char *text, size_t guess, struct error *err)
{
    struct name *names = list->contests.entries, *name;
    size_t count = list->contests.count, i;

    if (guess < count && strcmp(names[guess].text, text) == 0)
        return (int)guess;
    for (i = 0; i < count; i++)
        if (strcmp(names[i].text, text) == 0)
            return (int)i;
    if (count == CONTESTS_MAX)
        return error_set(err, ERROR_RANGE, "there are too many boxes");
    name = store_add(&list->contests, 1, sizeof(*name), err);
    if (name == NULL)
        return -1;
    list->is_together |= strchr(text, '/') != NULL; /* "3.1/t": tens */
    memcpy(name->text, text, strlen(text) + 1);
    return (int)count;
}

static int option_find(const struct box_list *list, const char *text)
{
    size_t i;

    for (i = 0; i < list->option_count; i++)
        if (strcmp(list->options[i].text, text) == 0)
            return (int)i;
    return -1;
}

static int option_place(struct box_list *list, const char *text, struct error *err)
{
    int place = option_find(list, text);

    if (place >= 0)
        return place;
    if (list->option_count == BOX_OPTIONS_MAX)
        return error_set(err, ERROR_RANGE, "there are too many boxes");
    memcpy(list->options[list->option_count].text, text, strlen(text) + 1);
    return (int)list->option_count++;
}

/* A word of the list's; NULL if it is malformed. */
static const char *word_get(const json_t *object, const char *name)
{
    const char *text = json_text(object, name);

    return text[0] != '\0' && strlen(text) < LAYOUT_ID_BYTES ? text : NULL;
}

static int whole_get(const json_t *object, const char *name, int64_t most, int32_t *out)
{
    json_int_t value = json_integer_value(json_object_get(object, name));

    if (!json_is_integer(json_object_get(object, name)) || value < 0 || value > most)
        return -1;
    *out = (int32_t)value;
    return 0;
}

static int box_add(
        struct box_list *list, const json_t *object, int contest, struct error *err)
{
    const char *option = word_get(object, "option");
    enum mark mark;
    int32_t ink;
    struct box *box;
    int place;

    if (option == NULL || whole_get(object, "ink_ppm", PPM_MAX, &ink) != 0 ||
            mark_of_word(json_text(object, "mark"), &mark) != 0)
        return 0;
    place = option_place(list, option, err);
    box = place < 0 ? NULL : store_add(&list->boxes, 1, sizeof(*box), err);
    if (box == NULL)
        return -1;
    box->page = (uint32_t)(list->pages.count - 1);
    box->ink_ppm = (uint32_t)ink & 0xFFFFFF;
    box->option = (uint8_t)place;
    box->contest = (uint16_t)contest;
    box->mark = (uint8_t)mark;
    return 0;
}

static int contests_add(struct box_list *list, const json_t *contests, struct error *err)
{
    size_t i, k;

    for (i = 0; i < json_array_size(contests); i++) {
        const json_t *object = json_array_get(contests, i);
        const json_t *boxes = json_object_get(object, "boxes");
        const char *contest = word_get(object, "contest");
        int place = contest == NULL ? 0 : contest_place(list, contest, i, err);

        if (place < 0)
            return -1;
        for (k = 0; contest != NULL && k < json_array_size(boxes); k++)
            if (box_add(list, json_array_get(boxes, k), place, err) != 0)
                return -1;
    }
    return 0;
}

static int page_add(
        struct box_list *list, const uint8_t *id, const json_t *object, struct error *err)
{
    const char *image = json_text(object, "image");
    size_t bytes = strlen(image) + 1;
    struct page page, *added;
    char *path;

    if (bytes == 1 || whole_get(object, "index", INDEX_MAX, &page.index) != 0 ||
            whole_get(object, "page", LAYOUT_PAGES_MAX, &page.page) != 0 ||
            whole_get(object, "rotation", 180, &page.rotation) != 0)
        return 0;
    memcpy(page.sheet, id, ID_BYTES);
    page.image = list->paths.count;
    path = store_add(&list->paths, bytes, 1, err);
    added = path == NULL ? NULL : store_add(&list->pages, 1, sizeof(*added), err);
    if (added == NULL)
        return -1;
    memcpy(path, image, bytes);
    *added = page;
    return contests_add(list, json_object_get(object, "contests"), err);
}

int box_list_add(struct box_list *list, const uint8_t *id, const json_t *pages,
        const char *ballot_type, struct error *err)
{
    size_t i;

    for (i = 0; i < json_array_size(pages); i++) {
        const json_t *object = json_array_get(pages, i);

        if (strcmp(json_text(object, "ballot_type"), ballot_type) == 0 &&
                page_add(list, id, object, err) != 0)
            return -1;
    }
    return 0;
}

/* By ink; then as the sheets' random ids were added. */
static int ink_compare(const void *left, const void *right)
{
    const struct box *a = left, *b = right;

    if (a->ink_ppm != b->ink_ppm)
        return a->ink_ppm < b->ink_ppm ? -1 : 1;
    if (a->page != b->page)
        return a->page < b->page ? -1 : 1;
    if (a->contest != b->contest)
        return a->contest < b->contest ? -1 : 1;
    return a->option < b->option ? -1 : a->option > b->option;
}

static int box_compare(const void *left, const void *right)
{
    const struct box *a = left, *b = right;

    if (a->option != b->option)
        return a->option < b->option ? -1 : 1;
    return ink_compare(left, right);
}

void box_list_sort(struct box_list *list)
{
    struct box *boxes = list->boxes.entries;
    size_t i;

    if (list->boxes.count > 0)
        qsort(boxes, list->boxes.count, sizeof(*boxes),
                list->is_together ? ink_compare : box_compare);
    for (i = 0; i < list->boxes.count; i++)
        list->ends[boxes[i].option] = i + 1;
}

size_t box_list_options(const struct box_list *list, const char *options[BOX_OPTIONS_MAX])
{
    size_t i;

    for (i = 0; i < list->option_count; i++)
        options[i] = list->options[i].text;
    return list->option_count;
}

/* Where an option's boxes begin, and how many there are. */
static size_t range_find(const struct box_list *list, const char *option, size_t *begin)
{
    int place = option == NULL ? -1 : option_find(list, option);

    *begin = 0;
    if (option != NULL && place < 0)
        return 0;
    if (option == NULL || list->is_together)
        return list->boxes.count;
    *begin = place == 0 ? 0 : list->ends[place - 1];
    return list->ends[place] - *begin;
}

size_t box_list_count(const struct box_list *list, const char *option)
{
    size_t begin;

    return range_find(list, option, &begin);
}

static void view_fill(
        const struct box_list *list, const struct box *box, struct box_view *out)
{
    const struct page *page = (const struct page *)list->pages.entries + box->page;
    const struct name *contest =
            (const struct name *)list->contests.entries + box->contest;

    digest_hex(page->sheet, ID_BYTES, out->sheet);
    out->image = (const char *)list->paths.entries + page->image;
    out->index = page->index;
    out->page = page->page;
    out->rotation = page->rotation;
    out->contest = contest->text;
    out->option = list->options[box->option].text;
    out->ink_ppm = (int32_t)box->ink_ppm;
    out->mark = (enum mark)box->mark;
}

size_t box_list_page(const struct box_list *list, const char *option, size_t at,
        size_t most, struct box_view *out)
{
    const struct box *boxes = list->boxes.entries;
    size_t begin, count = range_find(list, option, &begin), i;

    if (at >= count)
        return 0;
    count = count - at < most ? count - at : most;
    for (i = 0; i < count; i++)
        view_fill(list, &boxes[begin + at + i], &out[i]);
    return count;
}

/* Is it nearer to the other kind's boxes? */
static int is_nearer(const struct box *a, const struct box *b)
{
    if (a->ink_ppm != b->ink_ppm)
        return a->mark == MARK_FILLED ? a->ink_ppm < b->ink_ppm : a->ink_ppm > b->ink_ppm;
    return a->page != b->page ? a->page < b->page : a->contest < b->contest;
}

size_t box_list_nearest(
        const struct box_list *list, enum mark mark, size_t most, struct box_view *out)
{
    const struct box *boxes = list->boxes.entries, *nearest[BOX_NEAREST_MAX];
    size_t count = 0, i, k;

    assert(most <= BOX_NEAREST_MAX);
    for (i = 0; i < list->boxes.count; i++) {
        if (boxes[i].mark != mark || most == 0 ||
                (count == most && !is_nearer(&boxes[i], nearest[count - 1])))
            continue;
        k = count < most ? count++ : most - 1;
        for (; k > 0 && is_nearer(&boxes[i], nearest[k - 1]); k--)
            nearest[k] = nearest[k - 1];
        nearest[k] = &boxes[i];
    }
    for (i = 0; i < count; i++)
        view_fill(list, nearest[i], &out[i]);
    return count;
}
