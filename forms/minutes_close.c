/* minutes_close.c -- how marks were read, the seal, the places to sign. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/sealed.h"

#include "forms/minutes_parts.h"

enum { /* of one place to sign, with the margin below it */
    PLACE_MOST_MM = 34,
    PLACE_LEAST_MM = 27,
    PLACE_FOOT_MM = 9,
    CLOSING_MM = 24,    /* the sentence above the places */
    PLACE_ROWS_MOST = 8 /* on one page */
};

static const struct report_pen_style body = {.size_pt = 13, .align = PEN_JUSTIFIED};
static const struct report_pen_style note = {.size_pt = 11.5, .align = PEN_JUSTIFIED};

static char *fill_number(const struct report_data *data, const char *key, uint32_t value)
{
    char number[16];
    struct report_words_value values[] = {{"value", number}, {NULL, NULL}};

    (void)snprintf(number, sizeof(number), "%" PRIu32, value);
    return report_words_fill(&data->words, key, values);
}

/* How often two agreed, where two decided; nothing as long as no two have. */
static char *two_people(const struct report_data *data)
{
    const struct results *results = &data->results;
    char pairs[16], agreed[16];
    struct report_words_value values[] = {
            {"pairs", pairs}, {"agreed", agreed}, {NULL, NULL}};
    char *two, *text;

    if (results->pairs == 0)
        return g_strdup("");
    (void)snprintf(pairs, sizeof(pairs), "%" PRIu32, results->pairs);
    (void)snprintf(agreed, sizeof(agreed), "%" PRIu32, results->agreed);
    two = report_words_fill(&data->words, "marks.two_people", values);
    if (results->agreed == results->pairs)
        return two;
    text = g_strconcat(
            two, " ", report_words_get(&data->words, "marks.third_person"), NULL);
    g_free(two);
    return text;
}

char *minutes_deciders(const struct report_data *data)
{
    if (data->results.checks == 1)
        return g_strdup(report_words_get(&data->words, "marks.one_person"));
    return two_people(data);
}

/* Draws the text and frees it; an empty one takes no room. */
static void draw_text(struct flow *flow, char *text)
{
    if (text[0] != '\0')
        flow_text(flow, &body, 0, 2, text);
    g_free(text);
}

/* The specification that was in force: README, "What counts as a mark". */
static void draw_marks(struct flow *flow, const struct report_data *data)
{
    flow_head(flow, report_words_get(&data->words, "marks.title"));
    flow_text(flow, &note, 0, 2, report_words_get(&data->words, "marks.read"));
    flow_text(flow, &note, 0, 2, report_words_get(&data->words, "marks.ignored"));
    flow_text(flow, &note, 0, 2, report_words_get(&data->words, "marks.held"));
    draw_text(flow, fill_number(data, "marks.adjudicated", data->results.adjudicated));
    draw_text(flow, minutes_deciders(data));
    if (data->results.rescans > 0)
        draw_text(flow, fill_number(data, "marks.rescans", data->results.rescans));
}

/* Hex digits in groups of four, to be compared by reading aloud. */
static void group_root(const char *root, char out[DIGEST_HEX_BYTES * 2])
{
    size_t used = 0, i;

    for (i = 0; root[i] != '\0'; i++) {
        if (i > 0 && i % 4 == 0)
            out[used++] = ' ';
        out[used++] = root[i];
    }
    out[used] = '\0';
}

void minutes_draw_root(struct flow *flow, const struct report_data *data)
{
    struct report_pen_style mono = {.size_pt = 12, .is_bold = 1, .align = PEN_CENTRE};
    char grouped[DIGEST_HEX_BYTES * 2];

    flow_text(flow, &note, 0, 2, report_words_get(&data->words, "seal.root"));
    group_root(data->results.root, grouped);
    flow_text(flow, &mono, 0, 4, grouped);
}

/* The key that signs results.json: the ink above this ties the file to the committee. */
static void draw_key(struct flow *flow, const struct report_data *data)
{
    struct report_pen_style mono = {.size_pt = 12, .is_bold = 1, .align = PEN_CENTRE};
    char print[SEALED_PRINT_BYTES];

    sealed_fingerprint(data->results.seal.public_key, print);
    if (print[0] == '\0')
        return;
    flow_text(flow, &note, 0, 2, report_words_get(&data->words, "seal.key"));
    flow_text(flow, &mono, 0, 4, print);
}

static void draw_seal(struct flow *flow, const struct report_data *data)
{
    const struct results *results = &data->results;
    struct report_words_value values[] = {{"first", results->sealed_by[0]},
            {"second", results->sealed_by[1]}, {NULL, NULL}};
    char *text;

    flow_head(flow, report_words_get(&data->words, "seal.title"));
    if (!results->is_final) {
        flow_text(flow, &(struct report_pen_style){.size_pt = 13, .is_bold = 1}, 0, 4,
                report_words_get(&data->words, "seal.open"));
        return;
    }
    text = report_words_fill(&data->words, "seal.sealed", values);
    flow_text(flow, &body, 0, 3, text);
    g_free(text);
    minutes_draw_root(flow, data);
    draw_key(flow, data);
}

/* Their role begins as the template names the head of the committee. */
static int is_chair(const struct report_data *data, size_t index)
{
    char *role = g_utf8_casefold(data->conference.members[index].role, -1);
    char *chair = g_utf8_casefold(report_words_get(&data->words, "signatures.chair"), -1);
    int result = chair[0] != '\0' && strncmp(role, chair, strlen(chair)) == 0;

    g_free(role);
    g_free(chair);
    return result;
}

/* Rows of places as high as the page allows, so that none signs alone on the next. */
static double place_height(const struct flow *flow, size_t rows)
{
    double fitting = (FLOW_BOTTOM - flow->y) / (double)rows;

    if (fitting > PLACE_MOST_MM * FLOW_MM || fitting < PLACE_LEAST_MM * FLOW_MM)
        return PLACE_MOST_MM * FLOW_MM;
    return fitting;
}

/* One place to sign, `height` high with its margin; `name` may be "" for a pen. */
static void draw_place(struct flow *flow, const struct report_data *data, double height,
        int is_right, const char *role, const char *name)
{
    struct report_pen_style bold = {.size_pt = 13, .is_bold = 1, .align = PEN_CENTRE};
    struct report_pen_style hint = {.size_pt = 11.5, .is_italic = 1, .align = PEN_CENTRE};
    double width = FLOW_WIDTH / 2 - 4, left = FLOW_LEFT + (is_right ? width + 8 : 0);
    double y = flow->y;
    char *upper = g_utf8_strup(role, -1);

    y += report_pen_draw(&flow->pen, &bold, left, y, width, upper);
    (void)report_pen_draw(&flow->pen, &hint, left, y, width,
            report_words_get(&data->words, "signatures.hint"));
    (void)report_pen_draw(&flow->pen, &bold, left,
            flow->y + height - PLACE_FOOT_MM * FLOW_MM, width, name);
    g_free(upper);
}

static void draw_member_place(struct flow *flow, const struct report_data *data,
        size_t index, double height, int is_right)
{
    const struct conference_member *member = &data->conference.members[index];
    const char *role = member->role[0] != '\0'
                               ? member->role
                               : report_words_get(&data->words, "signatures.member");

    draw_place(flow, data, height, is_right, role, member->name);
}

/* The head of the committee: by role, or else whoever is named first. */
static size_t find_chair(const struct report_data *data)
{
    size_t i;

    for (i = 0; i < data->conference.member_count; i++)
        if (is_chair(data, i))
            return i;
    return 0;
}

void minutes_draw_chair(struct flow *flow, const struct report_data *data)
{
    size_t chair = find_chair(data);
    double height;

    (void)flow_need(flow, PLACE_LEAST_MM * FLOW_MM);
    height = place_height(flow, 1);
    if (chair < data->conference.member_count)
        draw_member_place(flow, data, chair, height, 1);
    else
        draw_place(flow, data, height, 1,
                report_words_get(&data->words, "signatures.chair"), "");
    flow->y += height;
}

/* The chair signs at the right of the first row; the others fill the rows from there. */
void minutes_draw_signatures(struct flow *flow, const struct report_data *data)
{
    size_t count = data->conference.member_count, chair = find_chair(data), i, place = 0;
    size_t rows = count < 2 ? 1 : (count + 1) / 2;
    double row;

    /* All on one page if they fit on one: nobody signs a page of their own. */
    (void)flow_need(flow, (PLACE_MOST_MM + 12) * FLOW_MM);
    if (rows <= PLACE_ROWS_MOST)
        (void)flow_need(flow, ((double)rows * PLACE_LEAST_MM + CLOSING_MM) * FLOW_MM);
    flow->y += 4;
    flow_text(flow, &body, 0, 12, report_words_get(&data->words, "signatures.closing"));
    (void)flow_need(flow, PLACE_MOST_MM * FLOW_MM);
    row = place_height(flow, rows);
    if (chair < count)
        draw_member_place(flow, data, chair, row, 1);
    else
        draw_place(flow, data, row, 1, report_words_get(&data->words, "signatures.chair"),
                "");
    if (count == 0)
        draw_place(flow, data, row, 0,
                report_words_get(&data->words, "signatures.member"), "");
    for (i = 0; i < count; i++) {
        if (i == chair)
            continue;
        if (place == 1)
            place = 2; /* the chair's */
        if (place >= 2 && place % 2 == 0) {
            flow->y += row;
            (void)flow_need(flow, row);
        }
        draw_member_place(flow, data, i, row, place % 2 == 1);
        place++;
    }
}

void minutes_draw_close(struct flow *flow, const struct report_data *data)
{
    draw_marks(flow, data);
    draw_seal(flow, data);
    minutes_draw_signatures(flow, data);
}
