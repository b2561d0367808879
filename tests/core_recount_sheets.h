/* core_recount_sheets.h -- sheets drawn at random for each ballot of a conference. */
#ifndef TESTS_CORE_RECOUNT_SHEETS_H
#define TESTS_CORE_RECOUNT_SHEETS_H

#include "tests/core_recount_draw.h"

/* What the boxes of a row are called. */
static inline void option_name(
        const json_t *type, const json_t *row, unsigned box, char out[32])
{
    const json_t *options = json_object_get(type, "options");

    if (json_array_size(options) > 0)
        (void)snprintf(out, 32, "%s", json_text(json_array_get(options, box), "id"));
    else
        (void)snprintf(out, 32, "%u",
                box * (strcmp(json_text(row, "place"), "tens") == 0 ? 10 : 1));
}

/* Mostly one mark, at times none, two, or (of held sheets) an unsure one. */
static inline json_t *random_row(
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
static inline json_t *random_rows(
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
static inline void sheet_put(struct draw *draw, const json_t *type, int is_held,
        json_t *images, json_t *sheets)
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
static inline void sheet_decide(struct draw *draw, const json_t *type, const char *id)
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
static inline void sheets_of(struct draw *draw, const json_t *type, size_t count)
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

static inline void sheets_add(struct draw *draw, const json_t *count)
{
    const json_t *types = json_object_get(count, "ballot_types");
    size_t t;

    for (t = 0; t < json_array_size(types); t++)
        sheets_of(draw, json_array_get(types, t), SHEETS);
}

#endif
