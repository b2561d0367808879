/* review_show.c -- what a person sees of a held sheet. */
#include "core/review_show.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/contest_label.h"
#include "core/json.h"
#include "core/language.h"
#include "core/picture.h"
#include "core/reason.h"

enum { ARGUMENT_BYTES = 96 };

/* Where the paper lies; only until the count is sealed, and not of every sheet. */
static void show_place(const json_t *sheet)
{
    int64_t place = json_integer_value(json_object_get(sheet, "place"));
    const char *name = json_text(sheet, "batch_name");

    if (place < 1)
        return;
    if (name[0] == '\0')
        (void)printf(_("  sheet %" PRId64 " as fed\n"), place);
    else
        (void)printf(_("  sheet %" PRId64 " as fed, stack '%s'\n"), place, name);
}

void review_show_sheet(const struct review *review, const json_t *sheet)
{
    const json_t *reasons = json_object_get(sheet, "reasons");
    const json_t *pages = json_object_get(sheet, "pages"), *page;
    enum reason reason;
    size_t i;

    for (i = 0; i < json_array_size(reasons); i++)
        if (reason_of_word(json_string_value(json_array_get(reasons, i)), &reason) == 0)
            (void)printf("  - %s\n", reason_sentence(reason));
    show_place(sheet);
    for (i = 0; i < json_array_size(pages); i++) {
        page = json_array_get(pages, i);
        (void)printf(_("  image: %s/%s, page %" PRId64 " of the file%s\n"),
                review->folder, json_text(page, "image"),
                (int64_t)json_integer_value(json_object_get(page, "index")) + 1,
                json_integer_value(json_object_get(page, "rotation")) == 180
                        ? _(", upside down")
                        : "");
        if (json_text(page, "detail")[0] != '\0')
            (void)printf("  (%s)\n", json_text(page, "detail"));
    }
}

static void show_piece(const struct review *review, const json_t *page, const char *piece,
        const char *size)
{
    picture_show(review->pictures, review->folder, json_text(page, "image"),
            (int)json_integer_value(json_object_get(page, "index")),
            (int)json_integer_value(json_object_get(page, "rotation")), piece, size);
}

void review_show_page(const struct review *review, const json_t *page)
{
    show_piece(review, page, "page", "210000,297000");
}

/* The page of a layout that prints the contest's row; NULL if there is none. */
static const struct layout_rect *find_row(
        const struct layout *layout, int64_t page, const char *contest)
{
    const struct layout_page *printed;
    size_t i;

    if (page < 1 || page > (int64_t)layout->page_count)
        return NULL;
    printed = &layout->pages[page - 1];
    for (i = 0; i < printed->row_count; i++)
        if (strcmp(printed->rows[i].contest, contest) == 0)
            return &printed->rows[i].rect;
    return NULL;
}

/* A mark's word in the language of the locale. */
static const char *mark_name(const char *mark)
{
    static const char *const words[] = {N_("empty"), N_("unsure"), N_("filled")};
    size_t i;

    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i], mark) == 0)
            return _(words[i]);
    return mark;
}

static void show_measures(
        const struct rule *rule, const struct contest_row *row, const json_t *read)
{
    const json_t *boxes = json_object_get(read, "boxes"), *box;
    char room[LAYOUT_ID_BYTES];
    json_int_t ink;
    size_t i;

    for (i = 0; i < json_array_size(boxes); i++) {
        box = json_array_get(boxes, i);
        ink = json_integer_value(json_object_get(box, "ink_ppm"));
        if (contest_option_find(rule, row, json_text(box, "option")) >= 0)
            (void)printf("    %s: %s (%" JSON_INTEGER_FORMAT "%c%" JSON_INTEGER_FORMAT
                         " %%)\n",
                    contest_label_told(rule, row, json_text(box, "option"),
                            language_is_vietnamese(), room),
                    mark_name(json_text(box, "mark")), ink / 10000,
                    language_is_vietnamese() ? ',' : '.', ink / 1000 % 10);
    }
}

/* Of points: which figure, and of how many at the most. */
static void show_name(const struct contest *contest, const struct contest_row *row)
{
    const struct official *official = contest->official;
    const struct scale_criterion *criterion;

    (void)printf("\n  %s. %s - %s\n", official->contest, official->name, official->title);
    if (row->place == CONTEST_OPTIONS)
        return;
    criterion = &contest->scale.criteria[row->criterion];
    if (criterion->text[0] != '\0')
        (void)printf("  %u. %s\n", (unsigned)row->criterion + 1, criterion->text);
    (void)printf(_("  %s (at most %u points)\n"), _(contest_label_place(row->place)),
            (unsigned)criterion->most);
}

void review_show_row(const struct review *review, size_t type,
        const struct contest *contest, const struct contest_row *row, const json_t *page,
        const json_t *read)
{
    const struct layout *layout = &review->layouts[type];
    const struct layout_rect *rect;
    char piece[ARGUMENT_BYTES], size[ARGUMENT_BYTES];

    show_name(contest, row);
    if (read != NULL)
        show_measures(&review->rules[type], row, read);
    rect = page == NULL
                   ? NULL
                   : find_row(layout, json_integer_value(json_object_get(page, "page")),
                             row->id);
    if (rect == NULL)
        return;
    (void)snprintf(piece, sizeof(piece), "%d,%d,%d,%d", (int)rect->left_um,
            (int)rect->top_um, (int)rect->right_um, (int)rect->bottom_um);
    (void)snprintf(size, sizeof(size), "%d,%d", (int)layout->page_width_um,
            (int)layout->page_height_um);
    show_piece(review, page, piece, size);
}
