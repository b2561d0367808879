/* layout_parse.c -- layout.json checked member by member. */
#include "core/layout.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "core/json.h"

/* Reads one entry of a list into `out`, which is zeroed memory of its size. */
typedef int entry_parser(
        const json_t *entry, const struct layout *layout, void *out, struct error *err);

static int parse_rect(const json_t *entry, const struct layout *layout,
        struct layout_rect *out, struct error *err)
{
    int64_t left, top, right, bottom;

    if (json_get_whole(entry, "left_um", 0, layout->page_width_um, &left, err) != 0 ||
            json_get_whole(entry, "top_um", 0, layout->page_height_um, &top, err) != 0 ||
            json_get_whole(entry, "right_um", left + 1, layout->page_width_um, &right,
                    err) != 0 ||
            json_get_whole(entry, "bottom_um", top + 1, layout->page_height_um, &bottom,
                    err) != 0)
        return -1;
    out->left_um = (int32_t)left;
    out->top_um = (int32_t)top;
    out->right_um = (int32_t)right;
    out->bottom_um = (int32_t)bottom;
    return 0;
}

static int parse_fiducial(
        const json_t *entry, const struct layout *layout, void *out, struct error *err)
{
    struct layout_fiducial *fiducial = out;

    if (json_get_text(entry, "id", fiducial->id, LAYOUT_ID_BYTES, err) != 0)
        return -1;
    return parse_rect(entry, layout, &fiducial->rect, err);
}

static int hex_digit(char letter)
{
    if (letter >= '0' && letter <= '9')
        return letter - '0';
    if (letter >= 'a' && letter <= 'f')
        return letter - 'a' + 10;
    return -1;
}

static int parse_modules(const json_t *code, const char *name, size_t side,
        struct layout_modules *out, struct error *err)
{
    char hex[(LAYOUT_MODULES_MAX * LAYOUT_MODULES_MAX + 3) / 4 + 1];
    json_t *object;
    size_t i;
    int digit;

    if (json_get_object(code, name, &object, err) != 0 ||
            json_get_text(object, "text", out->text, CODE_TEXT_BYTES, err) != 0 ||
            json_get_text(object, "modules", hex, sizeof(hex), err) != 0)
        return -1;
    if (strlen(hex) != (side * side + 3) / 4)
        return error_set(err, ERROR_SYNTAX, "\"modules\" does not fit \"side\"");
    for (i = 0; i < side * side; i++) {
        digit = hex_digit(hex[i / 4]);
        if (digit < 0)
            return error_set(err, ERROR_SYNTAX, "\"modules\" is not hex");
        out->cells[i] = (uint8_t)((digit >> (3 - i % 4)) & 1);
    }
    return 0;
}

static int parse_code(
        const json_t *entry, const struct layout *layout, void *out, struct error *err)
{
    struct layout_code *code = out;
    int64_t side;

    if (parse_rect(entry, layout, &code->rect, err) != 0 ||
            json_get_whole(entry, "side", 21, LAYOUT_MODULES_MAX, &side, err) != 0 ||
            parse_modules(entry, "count", (size_t)side, &code->count, err) != 0 ||
            parse_modules(entry, "test", (size_t)side, &code->test, err) != 0)
        return -1;
    code->side = (uint8_t)side;
    return 0;
}

static int parse_box(
        const json_t *entry, const struct layout *layout, void *out, struct error *err)
{
    struct layout_box *box = out;

    if (json_get_text(entry, "contest", box->contest, LAYOUT_ID_BYTES, err) != 0 ||
            json_get_text(entry, "option", box->option, LAYOUT_ID_BYTES, err) != 0)
        return -1;
    return parse_rect(entry, layout, &box->rect, err);
}

static int parse_name(
        const json_t *entry, const struct layout *layout, void *out, struct error *err)
{
    struct layout_name *name = out;

    if (json_get_text(entry, "contest", name->contest, LAYOUT_ID_BYTES, err) != 0)
        return -1;
    return parse_rect(entry, layout, &name->rect, err);
}

static int parse_area(
        const json_t *entry, const struct layout *layout, void *out, struct error *err)
{
    struct layout_area *area = out;

    if (json_get_text(entry, "kind", area->kind, LAYOUT_ID_BYTES, err) != 0)
        return -1;
    return parse_rect(entry, layout, &area->rect, err);
}

/* A list's entries in fresh memory, each of `size` bytes. */
static int parse_list(const json_t *page, const struct layout *layout, const char *name,
        size_t most, size_t size, entry_parser *parser, void **out, size_t *count,
        struct error *err)
{
    json_t *list;
    char *entries;
    size_t i;

    if (json_get_array(page, name, most, &list, err) != 0)
        return -1;
    entries = calloc(json_array_size(list) + 1, size);
    if (entries == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a layout");
    *out = entries;
    for (i = 0; i < json_array_size(list); i++)
        if (parser(json_array_get(list, i), layout, entries + i * size, err) != 0)
            return error_add_context(err, "%s, entry %zu", name, i + 1);
    *count = json_array_size(list);
    return 0;
}

static int check_boxes_once(const struct layout_page *page, struct error *err)
{
    size_t i, k;

    for (i = 0; i < page->box_count; i++)
        for (k = 0; k < i; k++)
            if (strcmp(page->boxes[i].contest, page->boxes[k].contest) == 0 &&
                    strcmp(page->boxes[i].option, page->boxes[k].option) == 0)
                return error_set(err, ERROR_SYNTAX, "the box '%s' of '%s' stands twice",
                        page->boxes[i].option, page->boxes[i].contest);
    return 0;
}

static int parse_printed(
        const json_t *object, struct layout_page *page, struct error *err)
{
    const json_t *member = json_object_get(object, "printed_png");
    size_t length;

    if (member == NULL)
        return 0;
    if (!json_is_string(member))
        return error_set(err, ERROR_SYNTAX, "\"printed_png\" is no text");
    length = json_string_length(member);
    if (length / 4 * 3 > LAYOUT_PRINTED_MAX_BYTES)
        return error_set(err, ERROR_SYNTAX, "\"printed_png\" is too large");
    page->printed_png = malloc(length + 1);
    if (page->printed_png == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a layout");
    if (sodium_base642bin(page->printed_png, length + 1, json_string_value(member),
                length, NULL, &page->printed_png_bytes, NULL,
                sodium_base64_VARIANT_ORIGINAL) != 0)
        return error_set(err, ERROR_SYNTAX, "\"printed_png\" is not base64");
    return 0;
}

/* The lists of a page: which member of the file goes where. */
static const struct list {
    const char *name;
    size_t most, entry_bytes;
    entry_parser *parser;
    size_t entries_at, count_at; /* in struct layout_page */
} lists[] = {
        {"fiducials", LAYOUT_FIDUCIALS_MAX, sizeof(struct layout_fiducial),
                parse_fiducial, offsetof(struct layout_page, fiducials),
                offsetof(struct layout_page, fiducial_count)},
        {"codes", LAYOUT_CODES_MAX, sizeof(struct layout_code), parse_code,
                offsetof(struct layout_page, codes),
                offsetof(struct layout_page, code_count)},
        {"boxes", LAYOUT_BOXES_MAX, sizeof(struct layout_box), parse_box,
                offsetof(struct layout_page, boxes),
                offsetof(struct layout_page, box_count)},
        {"names", LAYOUT_NAMES_MAX, sizeof(struct layout_name), parse_name,
                offsetof(struct layout_page, names),
                offsetof(struct layout_page, name_count)},
        {"rows", LAYOUT_NAMES_MAX, sizeof(struct layout_name), parse_name,
                offsetof(struct layout_page, rows),
                offsetof(struct layout_page, row_count)},
        {"areas", LAYOUT_AREAS_MAX, sizeof(struct layout_area), parse_area,
                offsetof(struct layout_page, areas),
                offsetof(struct layout_page, area_count)},
};

static int parse_lists(const json_t *object, const struct layout *layout,
        struct layout_page *page, struct error *err)
{
    size_t i, count;
    void *entries;
    int failed;

    for (i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        entries = NULL;
        count = 0;
        failed = parse_list(object, layout, lists[i].name, lists[i].most,
                lists[i].entry_bytes, lists[i].parser, &entries, &count, err);
        /* also on failure: the page's release frees what is there */
        memcpy((char *)page + lists[i].entries_at, &entries, sizeof(entries));
        memcpy((char *)page + lists[i].count_at, &count, sizeof(count));
        if (failed != 0)
            return -1;
    }
    return 0;
}

static int parse_page(const json_t *object, const struct layout *layout, size_t number,
        struct layout_page *page, struct error *err)
{
    int64_t value;

    if (json_get_whole(object, "page", (int64_t)number, (int64_t)number, &value, err) !=
            0)
        return -1;
    page->page = (int32_t)value;
    if (json_get_whole(object, "outline_um", 1, 2000, &value, err) != 0)
        return -1;
    page->outline_um = (int32_t)value;
    if (parse_lists(object, layout, page, err) != 0 || check_boxes_once(page, err) != 0)
        return -1;
    return parse_printed(object, page, err);
}

static int parse_head(const json_t *root, struct layout *layout, struct error *err)
{
    uint8_t id[DIGEST_ID_BYTES];
    int64_t width, height;

    if (json_check_format(root, "kiemphieu-layout", err) != 0 ||
            json_get_text(root, "conference", layout->conference,
                    sizeof(layout->conference), err) != 0 ||
            json_get_text(root, "ballot_type", layout->ballot_type, LAYOUT_ID_BYTES,
                    err) != 0 ||
            json_get_text(root, "form_id", layout->form_id, sizeof(layout->form_id),
                    err) != 0 ||
            json_get_whole(
                    root, "page_width_um", 50000, LAYOUT_EDGE_UM_MAX, &width, err) != 0 ||
            json_get_whole(
                    root, "page_height_um", 50000, LAYOUT_EDGE_UM_MAX, &height, err) != 0)
        return -1;
    if (digest_from_hex(layout->conference, id, sizeof(id), err) != 0 ||
            digest_from_hex(layout->form_id, id, sizeof(id), err) != 0)
        return -1;
    layout->page_width_um = (int32_t)width;
    layout->page_height_um = (int32_t)height;
    return 0;
}

static int parse_root(const json_t *root, struct layout *layout, struct error *err)
{
    json_t *pages;
    size_t i;

    if (parse_head(root, layout, err) != 0 ||
            json_get_array(root, "pages", LAYOUT_PAGES_MAX, &pages, err) != 0)
        return -1;
    if (json_array_size(pages) == 0)
        return error_set(err, ERROR_SYNTAX, "\"pages\" is empty");
    layout->pages = calloc(json_array_size(pages), sizeof(*layout->pages));
    if (layout->pages == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a layout");
    layout->page_count = json_array_size(pages);
    for (i = 0; i < layout->page_count; i++)
        if (parse_page(json_array_get(pages, i), layout, i + 1, &layout->pages[i], err) !=
                0)
            return error_add_context(err, "page %zu", i + 1);
    return 0;
}

int layout_parse(const char *text, size_t size, struct layout *out, struct error *err)
{
    struct layout layout;
    json_t *root = NULL;
    int result;

    layout_init(&layout);
    if (json_parse(text, size, &root, err) != 0)
        return -1;
    result = parse_root(root, &layout, err);
    json_decref(root);
    if (result != 0) {
        layout_release(&layout);
        return -1;
    }
    layout_release(out);
    *out = layout;
    return 0;
}
