/* months_close.c -- the digest of a list of months, and the places to sign. */
#include <glib.h>

#include "core/json.h"

#include "forms/months_parts.h"

#define PLACE_HEIGHT (36 * FLOW_MM)
#define NAME_TOP (27 * FLOW_MM)

static const struct report_pen_style mono = {
        .size_pt = 10.5, .is_bold = 1, .align = PEN_CENTRE};

/* Hex digits in groups of four, to be compared by reading aloud. */
static char *grouped(const char *digest)
{
    GString *out = g_string_new(NULL);
    size_t i;

    for (i = 0; digest[i] != '\0'; i++) {
        if (i > 0 && i % 4 == 0)
            g_string_append_c(out, ' ');
        g_string_append_c(out, digest[i]);
    }
    return g_string_free(out, FALSE);
}

static const char *name_of(const struct months_data *data, size_t index)
{
    const char *name = json_string_value(
            json_array_get(json_object_get(data->list, "closed_by"), index));

    return name == NULL ? "" : name;
}

static void draw_digest(struct flow *flow, const struct months_data *data)
{
    struct report_words_value values[] = {
            {"first", name_of(data, 0)}, {"second", name_of(data, 1)}, {NULL, NULL}};
    char *text = grouped(json_text(data->list, "digest"));

    (void)flow_need(flow, 18 * FLOW_MM + PLACE_HEIGHT);
    months_draw_text(flow, data, data->is_year ? "list.digest" : "list.closed", values);
    flow_text(flow, &mono, 0, 6, text);
    g_free(text);
}

static void draw_place(struct flow *flow, const struct months_data *data, int is_right,
        const char *role, const char *name)
{
    const struct report_pen_style bold = {
            .size_pt = 12.5, .is_bold = 1, .align = PEN_CENTRE};
    const struct report_pen_style hint = {
            .size_pt = 11, .is_italic = 1, .align = PEN_CENTRE};
    double width = FLOW_WIDTH / 2 - 4, left = FLOW_LEFT + (is_right ? width + 8 : 0);
    double y = flow->y;
    char *upper = g_utf8_strup(role, -1);

    y += report_pen_draw(&flow->pen, &bold, left, y, width, upper);
    (void)report_pen_draw(&flow->pen, &hint, left, y, width,
            months_words_get(&data->words, "signatures.hint"));
    if (name[0] != '\0')
        (void)report_pen_draw(&flow->pen, &bold, left, flow->y + NAME_TOP, width, name);
    g_free(upper);
}

/* Those who closed the month sign, in the order of their names. */
void months_draw_close(struct flow *flow, const struct months_data *data)
{
    if (data->is_final)
        draw_digest(flow, data);
    (void)flow_need(flow, PLACE_HEIGHT);
    flow->y += 4;
    draw_place(flow, data, 0, months_words_get(&data->words, "signatures.left"),
            name_of(data, 0));
    draw_place(flow, data, 1, months_words_get(&data->words, "signatures.right"),
            name_of(data, 1));
    flow->y += PLACE_HEIGHT;
}
