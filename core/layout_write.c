/* layout_write.c -- layout.json as text. */
#include "core/layout.h"

#include <stdlib.h>

#include <jansson.h>
#include <sodium.h>

static json_t *rect_json(const struct layout_rect *rect)
{
    return json_pack("{s:i,s:i,s:i,s:i}", "left_um", (int)rect->left_um, "top_um",
            (int)rect->top_um, "right_um", (int)rect->right_um, "bottom_um",
            (int)rect->bottom_um);
}

/* An object of `name: id` (and `second: id2`) in front of the rectangle's members. */
static json_t *labelled_json(const char *name, const char *id, const char *second,
        const char *id2, const struct layout_rect *rect)
{
    json_t *object = json_object(), *members = rect_json(rect);

    if (json_object_set_new(object, name, json_string(id)) != 0 ||
            (second != NULL &&
                    json_object_set_new(object, second, json_string(id2)) != 0) ||
            json_object_update(object, members) != 0) {
        json_decref(object);
        object = NULL;
    }
    json_decref(members);
    return object;
}

/* Modules as hex text, four to a digit, the first module highest. */
static json_t *modules_json(const struct layout_modules *modules, size_t side)
{
    static const char digits[] = "0123456789abcdef";
    char hex[(LAYOUT_MODULES_MAX * LAYOUT_MODULES_MAX + 3) / 4 + 1];
    size_t total = side * side, i, k;
    unsigned digit;

    for (i = 0; i < (total + 3) / 4; i++) {
        digit = 0;
        for (k = 4 * i; k < 4 * i + 4; k++)
            digit = digit * 2 + (k < total && modules->cells[k] ? 1 : 0);
        hex[i] = digits[digit];
    }
    hex[(total + 3) / 4] = '\0';
    return json_pack("{s:s,s:s}", "text", modules->text, "modules", hex);
}

static json_t *code_json(const struct layout_code *code)
{
    json_t *object = rect_json(&code->rect);

    if (json_object_set_new(object, "side", json_integer(code->side)) != 0 ||
            json_object_set_new(
                    object, "count", modules_json(&code->count, code->side)) != 0 ||
            json_object_set_new(object, "test", modules_json(&code->test, code->side)) !=
                    0) {
        json_decref(object);
        return NULL;
    }
    return object;
}

static json_t *printed_json(const struct layout_page *page)
{
    size_t room = sodium_base64_encoded_len(
            page->printed_png_bytes, sodium_base64_VARIANT_ORIGINAL);
    char *text = malloc(room);
    json_t *value;

    if (text == NULL)
        return NULL;
    (void)sodium_bin2base64(text, room, page->printed_png, page->printed_png_bytes,
            sodium_base64_VARIANT_ORIGINAL);
    value = json_string(text);
    free(text);
    return value;
}

static json_t *names_json(const struct layout_name *names, size_t count)
{
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < count; i++)
        (void)json_array_append_new(list,
                labelled_json("contest", names[i].contest, NULL, NULL, &names[i].rect));
    return list;
}

static json_t *page_json(const struct layout_page *page)
{
    json_t *fiducials = json_array(), *codes = json_array(), *boxes = json_array();
    json_t *areas = json_array(), *object;
    size_t i;

    for (i = 0; i < page->fiducial_count; i++)
        (void)json_array_append_new(
                fiducials, labelled_json("id", page->fiducials[i].id, NULL, NULL,
                                   &page->fiducials[i].rect));
    for (i = 0; i < page->code_count; i++)
        (void)json_array_append_new(codes, code_json(&page->codes[i]));
    for (i = 0; i < page->box_count; i++)
        (void)json_array_append_new(
                boxes, labelled_json("contest", page->boxes[i].contest, "option",
                               page->boxes[i].option, &page->boxes[i].rect));
    for (i = 0; i < page->area_count; i++)
        (void)json_array_append_new(areas, labelled_json("kind", page->areas[i].kind,
                                                   NULL, NULL, &page->areas[i].rect));
    object = json_pack("{s:i,s:i,s:o,s:o,s:o,s:o,s:o,s:o}", "page", (int)page->page,
            "outline_um", (int)page->outline_um, "fiducials", fiducials, "codes", codes,
            "boxes", boxes, "names", names_json(page->names, page->name_count), "rows",
            names_json(page->rows, page->row_count), "areas", areas);
    if (object != NULL && page->printed_png != NULL)
        (void)json_object_set_new(object, "printed_png", printed_json(page));
    return object;
}

int layout_text(const struct layout *layout, char **text, struct error *err)
{
    json_t *pages = json_array(), *root;
    size_t i;
    char *written;

    for (i = 0; i < layout->page_count; i++)
        (void)json_array_append_new(pages, page_json(&layout->pages[i]));
    root = json_pack("{s:s,s:i,s:s,s:s,s:s,s:i,s:i,s:o}", "format", "kiemphieu-layout",
            "version", 1, "conference", layout->conference, "ballot_type",
            layout->ballot_type, "form_id", layout->form_id, "page_width_um",
            (int)layout->page_width_um, "page_height_um", (int)layout->page_height_um,
            "pages", pages);
    if (root == NULL || json_array_size(pages) != layout->page_count) {
        json_decref(root);
        return error_set(err, ERROR_MEMORY, "no memory for a layout");
    }
    written = json_dumps(root, JSON_INDENT(1));
    json_decref(root);
    if (written == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a layout");
    *text = written;
    return 0;
}
