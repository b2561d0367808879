/* identify.c -- which page of which paper lies in the image, by its codes. */
#include "omr/identify.h"

#include <string.h>

#include "omr/code_find.h"
#include "omr/identify_text.h"
#include "omr/register.h"

enum {
    SAME_LEAST = 930,    /* of 1000 modules: unrelated codes agree in 500 to 750 */
    OTHER_LEAST = 900,   /* a second code that so clearly names another page */
    LEAD_LEAST = 100,    /* before any other page */
    UPRIGHT_LEAST = 820, /* enough for the page that a decoded text names */
    DECODE_MARGIN_UM = 7000
};

/* One page as count or TEST paper, and how its codes agree with the scanned ones. */
struct candidate {
    size_t layout, page;
    int is_test;
    int agreement[LAYOUT_CODES_MAX];
};

struct search {
    const struct layout *layouts;
    size_t count;
    const struct image *image;
    const struct light *light;
    const struct find_result *found;
    int32_t rotation;
    int is_aligned; /* the codes are sought around their places, not only there */
    /* The codes as scanned at the places of `sampled` and all pages like it. */
    const struct layout_page *sampled;
    struct code_cells cells[LAYOUT_CODES_MAX];
};

/* What comparing with all pages one way up found: the best, and against it each code's
 * best agreement with any other page. */
struct round {
    struct candidate best;
    int rival[LAYOUT_CODES_MAX];
    int32_t rotation;
};

/* Are the corners and codes of both at the same places? */
static int is_alike(const struct layout_page *a, const struct layout_page *b)
{
    struct find_target at, bt;
    size_t i;

    if (a == b)
        return 1;
    if (a->code_count != b->code_count || find_target_of(a, &at) != 0 ||
            find_target_of(b, &bt) != 0 || memcmp(&at, &bt, sizeof(at)) != 0)
        return 0;
    for (i = 0; i < a->code_count; i++)
        if (a->codes[i].side != b->codes[i].side ||
                memcmp(&a->codes[i].rect, &b->codes[i].rect, sizeof(a->codes[i].rect)) !=
                        0)
            return 0;
    return 1;
}

static void cells_join(
        struct code_cells *common, const struct layout_modules *modules, int side)
{
    int i;

    for (i = 0; i < side * side; i++)
        if (common->cells[i] != modules->cells[i])
            common->cells[i] = CODE_UNKNOWN;
}

/* What the i-th codes of all pages like this one have in common. */
static void common_find(const struct search *search, const struct layout_page *page,
        size_t i, struct code_cells *common)
{
    int side = page->codes[i].side;
    size_t layout, other;

    memcpy(common->cells, page->codes[i].count.cells, sizeof(common->cells));
    for (layout = 0; layout < search->count; layout++)
        for (other = 0; other < search->layouts[layout].page_count; other++) {
            const struct layout_page *like = &search->layouts[layout].pages[other];

            if (!is_alike(page, like))
                continue;
            cells_join(common, &like->codes[i].count, side);
            cells_join(common, &like->codes[i].test, side);
        }
}

static void page_sample(struct search *search, const struct layout_page *page)
{
    struct register_map map;
    struct code_cells common;
    size_t i;

    if (search->sampled != NULL && is_alike(search->sampled, page))
        return;
    search->sampled = page;
    register_corners(page, search->found, search->rotation, &map);
    for (i = 0; i < page->code_count; i++) {
        const struct layout_code *code = &page->codes[i];
        struct code_shift shift = {0, 0};

        if (search->is_aligned) {
            common_find(search, page, i, &common);
            code_align(search->image, search->light, &map, code, &common, &shift);
        }
        code_sample(search->image, search->light, &map, code, shift, &search->cells[i]);
    }
}

static int agreement_best(const struct candidate *candidate)
{
    int i, best = 0;

    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (candidate->agreement[i] > best)
            best = candidate->agreement[i];
    return best;
}

static int is_same(const struct candidate *a, const struct candidate *b)
{
    return a->layout == b->layout && a->page == b->page && a->is_test == b->is_test;
}

/* chosen: the rivals are sought against it; NULL: the best is sought. */
static void round_take(struct round *round, const struct candidate *candidate,
        const struct candidate *chosen)
{
    int i;

    if (chosen == NULL && agreement_best(candidate) > agreement_best(&round->best))
        round->best = *candidate;
    if (chosen == NULL || is_same(candidate, chosen))
        return;
    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (candidate->agreement[i] > round->rival[i])
            round->rival[i] = candidate->agreement[i];
}

static void page_compare(struct search *search, size_t layout, size_t at,
        struct round *round, const struct candidate *chosen)
{
    const struct layout_page *page = &search->layouts[layout].pages[at];
    struct candidate as_count = {layout, at, 0, {0}}, as_test = {layout, at, 1, {0}};
    size_t i;

    page_sample(search, page);
    for (i = 0; i < page->code_count; i++) {
        const struct layout_code *code = &page->codes[i];
        const struct code_cells *cells = &search->cells[i];

        as_count.agreement[i] = code_agreement(cells, &code->count, code->side);
        as_test.agreement[i] = code_agreement(cells, &code->test, code->side);
    }
    round_take(round, &as_count, chosen);
    round_take(round, &as_test, chosen);
}

static void compare_all(
        struct search *search, struct round *round, const struct candidate *chosen)
{
    size_t layout, page;

    for (layout = 0; layout < search->count; layout++)
        for (page = 0; page < search->layouts[layout].page_count; page++)
            page_compare(search, layout, page, round, chosen);
}

static struct round round_run(struct search *search, int32_t rotation, int is_aligned)
{
    struct round round;
    struct candidate best;

    memset(&round, 0, sizeof(round));
    round.rotation = search->rotation = rotation;
    search->is_aligned = is_aligned;
    search->sampled = NULL;
    compare_all(search, &round, NULL);
    best = round.best;
    compare_all(search, &round, &best);
    return round;
}

static void identity_known(struct identity *out, const struct round *round)
{
    out->answer = IDENTIFY_KNOWN;
    out->layout = round->best.layout;
    out->page = round->best.page;
    out->rotation = round->rotation;
    out->is_test = round->best.is_test;
}

/* 1: another code of the sheet clearly names another page than the best. */
static int is_contradicted(const struct round *round)
{
    int i;

    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (round->rival[i] >= OTHER_LEAST && round->rival[i] > round->best.agreement[i])
            return 1;
    return 0;
}

/* One of the best page's codes agrees so well, and no other page's comes near. */
static int has_lead(const struct round *round, int least)
{
    int i;

    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (round->best.agreement[i] >= least &&
                round->best.agreement[i] >= round->rival[i] + LEAD_LEAST)
            return 1;
    return 0;
}

static int is_plain(const struct search *search, const struct round *round)
{
    const struct candidate *best = &round->best;
    size_t count = search->layouts[best->layout].pages[best->page].code_count, i;

    for (i = 0; i < count; i++)
        if (best->agreement[i] < OTHER_LEAST)
            return 0;
    return has_lead(round, SAME_LEAST) && !is_contradicted(round);
}

static struct blob_area decode_area(
        const struct register_map *map, const struct layout_rect *rect)
{
    struct spot a = register_place(
            map, rect->left_um - DECODE_MARGIN_UM, rect->top_um - DECODE_MARGIN_UM);
    struct spot b = register_place(
            map, rect->right_um + DECODE_MARGIN_UM, rect->bottom_um + DECODE_MARGIN_UM);
    struct blob_area area;

    area.left_px = (int32_t)(a.x_px < b.x_px ? a.x_px : b.x_px);
    area.right_px = (int32_t)(a.x_px < b.x_px ? b.x_px : a.x_px);
    area.top_px = (int32_t)(a.y_px < b.y_px ? a.y_px : b.y_px);
    area.bottom_px = (int32_t)(a.y_px < b.y_px ? b.y_px : a.y_px);
    return area;
}

/* Decodes around every place where this page's codes may lie, either way up: as scanned,
 * and drawn anew from what the modules look like. */
static int decode_places(struct search *search, const struct layout_page *page,
        struct code_decoder *decoder, struct code_texts *texts, struct error *err)
{
    struct register_map map;
    size_t i;

    for (search->rotation = 0; search->rotation <= 180; search->rotation += 180) {
        register_corners(page, search->found, search->rotation, &map);
        search->sampled = NULL;
        search->is_aligned = 1;
        page_sample(search, page);
        for (i = 0; i < page->code_count; i++) {
            struct blob_area area = decode_area(&map, &page->codes[i].rect);

            if (code_decode(decoder, search->image, &area, 1, texts, err) != 0 ||
                    code_decode_cells(decoder, search->cells[i].cells,
                            page->codes[i].side, texts, err) != 0)
                return -1;
        }
    }
    return 0;
}

/* The modules alone leave a doubt: the texts decide, and the two may not differ. */
static void identity_settle(const struct round *round, const struct identity *decoded,
        int text_count, struct identity *out)
{
    const struct candidate *best = &round->best;
    int is_best = decoded->answer == IDENTIFY_KNOWN && decoded->layout == best->layout &&
                  decoded->page == best->page && decoded->is_test == best->is_test;

    if (has_lead(round, SAME_LEAST)) {
        if (is_best || text_count == 0) /* the other code is covered */
            identity_known(out, round);
        return;
    }
    if (decoded->answer != IDENTIFY_KNOWN)
        *out = *decoded;
    else if (is_best && has_lead(round, UPRIGHT_LEAST)) /* a text has no way up */
        identity_known(out, round);
}

/* No code where ours has its codes: another paper's may lie anywhere. */
static int identify_elsewhere(const struct search *search, int32_t dpi,
        struct code_decoder *decoder, struct identity *out, struct error *err)
{
    if (identify_unplaced(search->layouts, search->count, search->image, dpi, decoder,
                out, err) != 0)
        return -1;
    if (out->answer == IDENTIFY_KNOWN)
        out->answer = IDENTIFY_DOUBTFUL;
    return 0;
}

int identify_page(const struct layout *layouts, size_t count, const struct image *image,
        const struct light *light, const struct find_result *found, int32_t dpi,
        struct code_decoder *decoder, struct identity *out, struct error *err)
{
    struct search search = {.layouts = layouts,
            .count = count,
            .image = image,
            .light = light,
            .found = found};
    struct code_texts texts = {.count = 0};
    struct round rounds[4], *best = &rounds[0];
    struct identity decoded;
    int i;

    memset(out, 0, sizeof(*out));
    out->answer = IDENTIFY_DOUBTFUL;
    for (i = 0; i < 4; i++) {
        rounds[i] = round_run(&search, i % 2 ? 180 : 0, i / 2);
        if (is_plain(&search, &rounds[i])) {
            identity_known(out, &rounds[i]);
            return 0;
        }
        if (agreement_best(&rounds[i].best) > agreement_best(&best->best))
            best = &rounds[i];
    }
    if (is_contradicted(best))
        return 0;
    if (decode_places(&search, &layouts[best->best.layout].pages[best->best.page],
                decoder, &texts, err) != 0)
        return -1;
    if (texts.count == 0 && !has_lead(best, SAME_LEAST))
        return identify_elsewhere(&search, dpi, decoder, out, err);
    decoded = identify_texts(layouts, count, &texts);
    identity_settle(best, &decoded, texts.count, out);
    return 0;
}
