/* identify.c -- which page of which paper lies in the image, by its codes. */
#include "omr/identify.h"

#include <string.h>

#include "core/code.h"
#include "omr/code_find.h"
#include "omr/register.h"

enum {
    SAME_LEAST = 930,    /* of 1000 modules: unrelated codes agree in 500 to 750 */
    OTHER_LEAST = 900,   /* a second code that so clearly names another page */
    LEAD_LEAST = 100,    /* before any other page */
    UPRIGHT_LEAST = 820, /* enough for the page that a decoded text names */
    DECODE_MARGIN_UM = 7000,
    DECODE_CELLS_PER_INCH = 150
};

/* One page, one way up, as count or TEST paper. */
struct candidate {
    size_t layout, page;
    int32_t rotation;
    int is_test;
    int agreement[LAYOUT_CODES_MAX];
};

struct search {
    const struct layout *layouts;
    size_t count;
    const struct image *image;
    const struct light *light;
    const struct find_result *found;
    struct code_shift shift[LAYOUT_CODES_MAX];
};

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
    return a->layout == b->layout && a->page == b->page && a->rotation == b->rotation &&
           a->is_test == b->is_test;
}

/* What a round over all candidates found: the best, and against it each code's
 * best agreement with any other page. */
struct round {
    struct candidate best;
    int rival[LAYOUT_CODES_MAX];
};

static void round_take(struct round *round, const struct candidate *candidate,
        const struct candidate *chosen)
{
    int i;

    if (agreement_best(candidate) > agreement_best(&round->best))
        round->best = *candidate;
    if (chosen == NULL || is_same(candidate, chosen))
        return;
    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (candidate->agreement[i] > round->rival[i])
            round->rival[i] = candidate->agreement[i];
}

static void page_compare(const struct search *search, struct candidate *candidate,
        struct round *round, const struct candidate *chosen)
{
    const struct layout_page *page =
            &search->layouts[candidate->layout].pages[candidate->page];
    struct candidate as_test = *candidate;
    struct register_map map;
    struct code_cells cells;
    size_t i;

    register_corners(page, search->found, candidate->rotation, &map);
    as_test.is_test = 1;
    for (i = 0; i < page->code_count; i++) {
        const struct layout_code *code = &page->codes[i];

        code_sample(search->image, search->light, &map, code, search->shift[i], &cells);
        candidate->agreement[i] = code_agreement(&cells, &code->count, code->side);
        as_test.agreement[i] = code_agreement(&cells, &code->test, code->side);
    }
    round_take(round, candidate, chosen);
    round_take(round, &as_test, chosen);
}

static struct round compare_all(
        const struct search *search, const struct candidate *chosen)
{
    struct round round;
    size_t layout, page;
    int32_t rotation;

    memset(&round, 0, sizeof(round));
    for (rotation = 0; rotation <= 180; rotation += 180)
        for (layout = 0; layout < search->count; layout++)
            for (page = 0; page < search->layouts[layout].page_count; page++) {
                struct candidate candidate;

                memset(&candidate, 0, sizeof(candidate));
                candidate.layout = layout;
                candidate.page = page;
                candidate.rotation = rotation;
                page_compare(search, &candidate, &round, chosen);
            }
    return round;
}

/* Moves each code to where it agrees best with the page that leads so far. */
static void shift_search(struct search *search, const struct candidate *leader)
{
    const struct layout_page *page = &search->layouts[leader->layout].pages[leader->page];
    struct register_map map;
    size_t i;

    register_corners(page, search->found, leader->rotation, &map);
    for (i = 0; i < page->code_count; i++) {
        const struct layout_code *code = &page->codes[i];

        code_search(search->image, search->light, &map, code,
                leader->is_test ? &code->test : &code->count, &search->shift[i]);
    }
}

static void identity_known(struct identity *out, const struct candidate *candidate)
{
    out->answer = IDENTIFY_KNOWN;
    out->layout = candidate->layout;
    out->page = candidate->page;
    out->rotation = candidate->rotation;
    out->is_test = candidate->is_test;
}

/* Is `text` printed on this page? 1 as count, 2 as TEST, 0 no. */
static int page_bears(const struct layout_page *page, const char *text)
{
    size_t i;

    for (i = 0; i < page->code_count; i++) {
        if (strcmp(page->codes[i].count.text, text) == 0)
            return 1;
        if (strcmp(page->codes[i].test.text, text) == 0)
            return 2;
    }
    return 0;
}

/* Fields that no layout bears: the conference's own, or another's? */
static enum reason text_reason(
        const struct layout *layouts, size_t count, const struct code *code)
{
    char conference[DIGEST_ID_HEX_BYTES], form_id[DIGEST_ID_HEX_BYTES];
    size_t i;

    digest_hex(code->conference, sizeof(code->conference), conference);
    digest_hex(code->form_id, sizeof(code->form_id), form_id);
    for (i = 0; i < count; i++) {
        if (strcmp(layouts[i].conference, conference) != 0)
            continue;
        if (strcmp(layouts[i].form_id, form_id) == 0 && code->page >= 1 &&
                code->page <= layouts[i].page_count)
            return REASON_WRONG_CONFERENCE; /* our fields under another's MAC */
    }
    if (count > 0 && strcmp(layouts[0].conference, conference) == 0)
        return REASON_WRONG_FORM;
    return REASON_WRONG_CONFERENCE;
}

/* What one decoded text says; IDENTIFY_DOUBTFUL: it is no code of this program. */
static struct identity text_identity(
        const struct layout *layouts, size_t count, const char *text)
{
    struct identity identity;
    struct code code;
    size_t layout, page;

    memset(&identity, 0, sizeof(identity));
    identity.answer = IDENTIFY_DOUBTFUL;
    if (code_parse(text, &code, NULL) != 0)
        return identity;
    for (layout = 0; layout < count; layout++)
        for (page = 0; page < layouts[layout].page_count; page++) {
            int bears = page_bears(&layouts[layout].pages[page], text);

            if (bears != 0) {
                identity.answer = IDENTIFY_KNOWN;
                identity.layout = layout;
                identity.page = page;
                identity.is_test = bears == 2;
                return identity;
            }
        }
    identity.answer = IDENTIFY_FOREIGN;
    identity.reason = text_reason(layouts, count, &code);
    return identity;
}

static int identities_agree(const struct identity *a, const struct identity *b)
{
    return a->answer == b->answer && a->layout == b->layout && a->page == b->page &&
           a->is_test == b->is_test && a->reason == b->reason;
}

/* All texts together: one answer, or doubt if they differ. */
static struct identity texts_identity(
        const struct layout *layouts, size_t count, const struct code_texts *texts)
{
    struct identity answer, one;
    int i;

    memset(&answer, 0, sizeof(answer));
    answer.answer = IDENTIFY_DOUBTFUL;
    for (i = 0; i < texts->count; i++) {
        one = text_identity(layouts, count, texts->text[i]);
        if (one.answer == IDENTIFY_DOUBTFUL)
            continue;
        if (answer.answer != IDENTIFY_DOUBTFUL && !identities_agree(&answer, &one)) {
            answer.answer = IDENTIFY_DOUBTFUL;
            return answer;
        }
        answer = one;
    }
    return answer;
}

/* Decodes around every place where this page's codes may lie, either way up. */
static int decode_places(const struct search *search, const struct layout_page *page,
        struct code_decoder *decoder, struct code_texts *texts, struct error *err)
{
    struct register_map map;
    int32_t rotation;
    size_t i;

    for (rotation = 0; rotation <= 180; rotation += 180) {
        register_corners(page, search->found, rotation, &map);
        for (i = 0; i < page->code_count; i++) {
            const struct layout_rect *rect = &page->codes[i].rect;
            struct spot a = register_place(&map, rect->left_um - DECODE_MARGIN_UM,
                    rect->top_um - DECODE_MARGIN_UM);
            struct spot b = register_place(&map, rect->right_um + DECODE_MARGIN_UM,
                    rect->bottom_um + DECODE_MARGIN_UM);
            struct blob_area area;

            area.left_px = (int32_t)(a.x_px < b.x_px ? a.x_px : b.x_px);
            area.right_px = (int32_t)(a.x_px < b.x_px ? b.x_px : a.x_px);
            area.top_px = (int32_t)(a.y_px < b.y_px ? a.y_px : b.y_px);
            area.bottom_px = (int32_t)(a.y_px < b.y_px ? b.y_px : a.y_px);
            if (code_decode(decoder, search->image, &area, 1, texts, err) != 0)
                return -1;
        }
    }
    return 0;
}

/* 1: another code of the sheet clearly names another page than `best`. */
static int is_contradicted(const struct round *round, const struct candidate *best)
{
    int i;

    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (round->rival[i] >= OTHER_LEAST && round->rival[i] > best->agreement[i])
            return 1;
    return 0;
}

static int has_lead(const struct round *round, const struct candidate *best)
{
    int i;

    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (best->agreement[i] >= SAME_LEAST &&
                best->agreement[i] >= round->rival[i] + LEAD_LEAST)
            return 1;
    return 0;
}

/* Which way up is told by the modules alone: a decoder does not say. */
static int is_upright(const struct round *round, const struct candidate *best)
{
    int i;

    for (i = 0; i < LAYOUT_CODES_MAX; i++)
        if (best->agreement[i] >= UPRIGHT_LEAST &&
                best->agreement[i] >= round->rival[i] + LEAD_LEAST)
            return 1;
    return 0;
}

static int all_agree(const struct candidate *best, size_t code_count)
{
    size_t i;

    for (i = 0; i < code_count; i++)
        if (best->agreement[i] < OTHER_LEAST)
            return 0;
    return 1;
}

int identify_page(const struct layout *layouts, size_t count, const struct image *image,
        const struct light *light, const struct find_result *found,
        struct code_decoder *decoder, struct identity *out, struct error *err)
{
    struct search search = {layouts, count, image, light, found, {{0, 0}}};
    struct code_texts texts = {.count = 0};
    const struct layout_page *page;
    struct candidate best;
    struct round round;
    struct identity decoded;

    memset(out, 0, sizeof(*out));
    out->answer = IDENTIFY_DOUBTFUL;
    best = compare_all(&search, NULL).best;
    shift_search(&search, &best);
    best = compare_all(&search, NULL).best;
    round = compare_all(&search, &best);
    if (is_contradicted(&round, &best))
        return 0;
    page = &layouts[best.layout].pages[best.page];
    if (has_lead(&round, &best) && all_agree(&best, page->code_count)) {
        identity_known(out, &best);
        return 0;
    }
    if (decode_places(&search, page, decoder, &texts, err) != 0)
        return -1;
    decoded = texts_identity(layouts, count, &texts);
    if (has_lead(&round, &best)) { /* the other code is covered, or names another page */
        if (decoded.answer == IDENTIFY_KNOWN && decoded.layout == best.layout &&
                decoded.page == best.page && decoded.is_test == best.is_test)
            identity_known(out, &best);
        else if (decoded.answer == IDENTIFY_DOUBTFUL && texts.count == 0)
            identity_known(out, &best);
        return 0;
    }
    if (decoded.answer != IDENTIFY_KNOWN)
        *out = decoded;
    else if (decoded.layout == best.layout && decoded.page == best.page &&
             decoded.is_test == best.is_test && is_upright(&round, &best))
        identity_known(out, &best);
    return 0;
}

int identify_unplaced(const struct layout *layouts, size_t count,
        const struct image *image, int32_t dpi, struct code_decoder *decoder,
        struct identity *out, struct error *err)
{
    struct blob_area whole = {0, 0, image->width_px, image->height_px};
    struct code_texts texts = {.count = 0};
    int step = (int)(dpi / DECODE_CELLS_PER_INCH);

    if (code_decode(decoder, image, &whole, step > 1 ? step : 1, &texts, err) != 0)
        return -1;
    *out = texts_identity(layouts, count, &texts);
    return 0;
}
