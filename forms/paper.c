/* paper.c -- one ballot type composed on pages: what is printed, and where. */
#include "forms/paper.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/compose.h"
#include "forms/printed.h"
#include "forms/proof.h"
#include "forms/qr.h"

struct paper {
    struct layout layout;
    struct figures *pages; /* layout.page_count of them */
    struct lettering *lettering;
    int is_english;
};

/* What is needed while a paper is composed, and freed after it. */
struct sources {
    struct form_template form;
    struct rule rule;
    struct contests contests;
};

void paper_free(struct paper *paper)
{
    size_t i;

    if (paper == NULL)
        return;
    for (i = 0; paper->pages != NULL && i < paper->layout.page_count; i++)
        figures_release(&paper->pages[i]);
    free(paper->pages);
    layout_release(&paper->layout);
    lettering_free(paper->lettering);
    free(paper);
}

const struct layout *paper_layout(const struct paper *paper)
{
    return &paper->layout;
}

/* A box as it is seen through the leaf. */
static int is_behind(
        const struct layout_rect *front, const struct layout_rect *back, int32_t width_um)
{
    return front->left_um < width_um - back->left_um &&
           front->right_um > width_um - back->right_um &&
           front->top_um < back->bottom_um && front->bottom_um > back->top_um;
}

static int has_boxes_behind(
        const struct layout_page *front, const struct layout_page *back, int32_t width_um)
{
    size_t i, k;

    for (i = 0; i < front->box_count; i++)
        for (k = 0; k < back->box_count; k++)
            if (is_behind(&front->boxes[i].rect, &back->boxes[k].rect, width_um))
                return 1;
    return 0;
}

int paper_is_two_sided(const struct paper *paper)
{
    const struct layout *layout = &paper->layout;
    size_t i;

    for (i = 0; i + 1 < layout->page_count; i += 2)
        if (has_boxes_behind(
                    &layout->pages[i], &layout->pages[i + 1], layout->page_width_um))
            return 0;
    return layout->page_count > 1;
}

int paper_draw(const struct paper *paper, size_t page, enum paper_kind kind,
        cairo_t *cairo, struct error *err)
{
    const struct layout_page *laid;
    const struct layout_code *code;
    cairo_status_t status;
    size_t i;

    if (page >= paper->layout.page_count)
        return error_set(err, ERROR_RANGE, "the ballot has no page %zu", page + 1);
    laid = &paper->layout.pages[page];
    cairo_set_source_rgb(cairo, 0, 0, 0);
    figures_draw(&paper->pages[page], paper->lettering, kind == PAPER_PROOF, cairo);
    for (i = 0; i < laid->code_count; i++) {
        code = &laid->codes[i];
        qr_draw(kind == PAPER_BALLOT ? &code->count : &code->test, code->side,
                &code->rect, cairo);
    }
    if (kind != PAPER_BALLOT)
        proof_draw_test(laid, paper->lettering, paper->is_english, cairo);
    if (kind == PAPER_PROOF)
        proof_draw_ruler(laid, paper->lettering, paper->is_english, cairo);
    status = cairo_status(cairo);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(err, ERROR_IO, "cannot draw page %zu: %s", page + 1,
                cairo_status_to_string(status));
    return 0;
}

static int load_contests(const char *folder, const struct officials *officials,
        const struct conference_type *type, struct sources *sources, struct error *err)
{
    if (contests_load(folder, officials, type->id, &sources->rule, &sources->contests,
                err) != 0)
        return -1;
    if (sources->contests.count == 0)
        return error_set(err, ERROR_RANGE,
                "nobody stands on the ballot '%s'; add people to officials.csv",
                type->id);
    return 0;
}

/* Where the rows of the first and of any further page may begin. */
static int measure_starts(struct compose *compose, int32_t start_um[2], struct error *err)
{
    struct figures scratch;
    struct layout_rect stamp;
    unsigned i;
    int result = 0;

    for (i = 0; i < 2 && result == 0; i++) {
        figures_init(&scratch);
        result = compose_head(compose, i + 1, &scratch, &stamp, &start_um[i], err);
        figures_release(&scratch);
        start_um[i] += compose->table_head_um;
    }
    return result;
}

static int plan_at_scale(struct compose *compose, int32_t percent, struct error *err)
{
    int32_t start_um[2];

    compose->scale_percent = percent;
    compose->words.pages = 1;
    if (compose_columns(compose, err) != 0 || compose_lines(compose, err) != 0 ||
            measure_starts(compose, start_um, err) != 0 ||
            compose_paginate(compose, start_um, err) != 0)
        return -1;
    compose->words.pages = (unsigned)compose->grid_count;
    return 0;
}

/* Letters a little smaller, if one page is then enough. */
static int plan(struct compose *compose, struct error *err)
{
    static const int32_t smaller[] = {95, 90};
    size_t i;

    if (plan_at_scale(compose, 100, err) != 0)
        return -1;
    for (i = 0; i < 2 && compose->grid_count == 2; i++)
        if (plan_at_scale(compose, smaller[i], err) != 0)
            return -1;
    return compose->grid_count == 2 ? plan_at_scale(compose, 100, err) : 0;
}

static int allocate_page(const struct compose *compose, size_t first, size_t rows,
        struct layout_page *page, struct error *err)
{
    size_t i, boxes = 0;

    for (i = 0; i < rows; i++)
        boxes += compose->lines[first + i].row->option_count;
    page->boxes = calloc(boxes, sizeof(*page->boxes));
    page->names = calloc(rows, sizeof(*page->names));
    page->rows = calloc(rows, sizeof(*page->rows));
    page->areas = calloc(LAYOUT_AREAS_MAX, sizeof(*page->areas));
    if (page->boxes == NULL || page->names == NULL || page->rows == NULL ||
            page->areas == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to compose a ballot");
    return 0;
}

static struct layout_rect *add_area(struct layout_page *page, const char *kind)
{
    struct layout_area *area = &page->areas[page->area_count++];

    (void)snprintf(area->kind, sizeof(area->kind), "%s", kind);
    return &area->rect;
}

static int build_page(struct compose *compose, size_t index, size_t first,
        struct figures *figures, struct layout_page *page, struct error *err)
{
    const struct grid_rows *grid = &compose->grids[index];
    unsigned number = (unsigned)index + 1;
    struct layout_rect signature;
    int32_t bottom;
    int has_signature;

    page->page = (int32_t)number;
    if (allocate_page(compose, first, grid->count, page, err) != 0 ||
            compose_head(compose, number, figures, add_area(page, "stamp"), &bottom,
                    err) != 0 ||
            compose_table(compose, grid, first, figures, page, err) != 0 ||
            compose_foot(compose, number, number == compose->grid_count, figures,
                    &signature, &has_signature, err) != 0)
        return -1;
    if (has_signature)
        *add_area(page, "signature") = signature;
    return compose_anchors(compose, page, figures, err);
}

static int build_pages(struct compose *compose, struct paper *paper, struct error *err)
{
    size_t i, first = 0;

    paper->pages = calloc(compose->grid_count, sizeof(*paper->pages));
    paper->layout.pages = calloc(compose->grid_count, sizeof(*paper->layout.pages));
    if (paper->pages == NULL || paper->layout.pages == NULL)
        return error_set(err, ERROR_MEMORY, "no memory to compose a ballot");
    paper->layout.page_count = compose->grid_count;
    for (i = 0; i < compose->grid_count; i++) {
        if (build_page(compose, i, first, &paper->pages[i], &paper->layout.pages[i],
                    err) != 0)
            return error_add_context(err, "page %zu", i + 1);
        first += compose->grids[i].count;
    }
    return 0;
}

/* The form's id: the digest of every figure on every page. */
static void set_form_id(struct paper *paper)
{
    GString *all = g_string_new("kiemphieu-form 1\n");
    struct digest digest;
    char *figures;
    size_t i;

    g_string_append_printf(all, "%s\n", paper->layout.ballot_type);
    for (i = 0; i < paper->layout.page_count; i++) {
        figures = figures_describe(&paper->pages[i]);
        g_string_append_printf(all, "page %zu\n%s", i + 1, figures);
        g_free(figures);
    }
    digest_of(all->str, all->len, &digest);
    digest_hex(digest.bytes, DIGEST_ID_BYTES, paper->layout.form_id);
    (void)g_string_free(all, TRUE);
}

static int make_code(const struct paper *paper, const struct conference_key *key,
        uint8_t page, uint8_t is_test, struct layout_modules *out, struct error *err)
{
    struct code code = {.page = page, .is_test = is_test};
    char text[CODE_TEXT_BYTES];

    memcpy(code.conference, key->id, DIGEST_ID_BYTES);
    if (digest_from_hex(paper->layout.form_id, code.form_id, DIGEST_ID_BYTES, err) != 0)
        return -1;
    code_tag(paper->layout.ballot_type, code.tag);
    code_write(&code, key->key, text);
    return qr_make(text, COMPOSE_CODE_SIDE, out, err);
}

static int finish_page(struct paper *paper, const struct conference_key *key,
        struct layout_page *page, struct error *err)
{
    struct layout_code *code;
    size_t i;

    for (i = 0; i < page->code_count; i++) {
        code = &page->codes[i];
        code->side = COMPOSE_CODE_SIDE;
        if (make_code(paper, key, (uint8_t)page->page, 0, &code->count, err) != 0 ||
                make_code(paper, key, (uint8_t)page->page, 1, &code->test, err) != 0)
            return -1;
    }
    return printed_page(paper, page, err);
}

static int build_paper(struct compose *compose, const struct conference_key *key,
        struct paper *paper, struct error *err)
{
    size_t i;

    if (plan(compose, err) != 0 || build_pages(compose, paper, err) != 0)
        return -1;
    set_form_id(paper);
    for (i = 0; i < paper->layout.page_count; i++)
        if (finish_page(paper, key, &paper->layout.pages[i], err) != 0)
            return -1;
    return 0;
}

static void start_paper(struct paper *paper, const struct conference *conference,
        const struct conference_key *key, const struct conference_type *type)
{
    layout_init(&paper->layout);
    (void)snprintf(paper->layout.conference, sizeof(paper->layout.conference), "%s",
            key->id_hex);
    (void)snprintf(
            paper->layout.ballot_type, sizeof(paper->layout.ballot_type), "%s", type->id);
    paper->layout.page_width_um = GRID_PAGE_WIDTH_UM;
    paper->layout.page_height_um = GRID_PAGE_HEIGHT_UM;
    paper->is_english = strcmp(conference->language, "en") == 0;
}

/* The largest maximum of a criterion; the worked example is of one like it. */
static unsigned most_points(const struct contests *contests)
{
    const struct scale *scale;
    unsigned most = 0;
    size_t i, k;

    for (i = 0; i < contests->count; i++) {
        scale = &contests->list[i].scale;
        for (k = 0; k < scale->count; k++)
            if (scale->criteria[k].most > most)
                most = scale->criteria[k].most;
    }
    return most;
}

/* 87 of 100, 27 of 30, 7 of 10: never more than the maximum. */
static unsigned example_points(unsigned most)
{
    if (most >= 87)
        return 87;
    if (most >= 17)
        return (most - 7) / 10 * 10 + 7;
    return most < 7 ? most : 7;
}

static int compose_paper(const struct conference *conference,
        const struct conference_key *key, const struct conference_type *type,
        const struct sources *sources, struct paper *paper, struct error *err)
{
    struct compose compose = {.form = &sources->form,
            .rule = &sources->rule,
            .lettering = paper->lettering,
            .contests = &sources->contests,
            .words = {conference, type, sources->rule.source, paper->is_english, 1, 1,
                    most_points(&sources->contests), 0}};
    int result;

    compose.words.example = example_points(compose.words.most);
    compose_frame_set(compose.form, &compose.frame);
    result = build_paper(&compose, key, paper, err);
    compose_release(&compose);
    return result;
}

/* "party" and "state" are names of a kind of body; the card says which ballot of it. */
static int find_template(
        const char *name, const char *folder, struct sources *sources, struct error *err)
{
    char whole[sizeof("state-") + LAYOUT_ID_BYTES];

    if (sources->rule.paper[0] == '\0' ||
            (strcmp(name, "party") != 0 && strcmp(name, "state") != 0))
        return template_find(name, folder, &sources->form, err);
    (void)snprintf(whole, sizeof(whole), "%.5s-%s", name, sources->rule.paper);
    return template_find(whole, folder, &sources->form, err);
}

int paper_compose(const char *folder, const struct conference *conference,
        const struct conference_key *key, const struct officials *officials,
        const struct conference_type *type, struct paper **out, struct error *err)
{
    struct sources *sources = calloc(1, sizeof(*sources));
    struct paper *paper = calloc(1, sizeof(*paper));
    int result = -1;

    if (sources == NULL || paper == NULL) {
        (void)error_set(err, ERROR_MEMORY, "no memory to compose a ballot");
        goto out;
    }
    contests_init(&sources->contests);
    start_paper(paper, conference, key, type);
    if (rule_find(type->rule, folder, &sources->rule, err) != 0 ||
            find_template(type->form_template, folder, sources, err) != 0 ||
            load_contests(folder, officials, type, sources, err) != 0 ||
            lettering_new(&paper->lettering, err) != 0 ||
            compose_paper(conference, key, type, sources, paper, err) != 0)
        goto out;
    *out = paper;
    paper = NULL;
    result = 0;
out:
    paper_free(paper);
    if (sources != NULL)
        contests_release(&sources->contests);
    free(sources);
    return result;
}
