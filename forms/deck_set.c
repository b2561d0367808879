/* deck_set.c -- a conference's papers, plans and printed blanks for a deck. */
#include "forms/deck_set.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "forms/deck_wished.h"

/* An office printer: every deck's blanks come from the same one. */
static const struct press_printer office_printer = {.spread_px = 0.45, .gain_px = 0.12};

void deck_set_init(struct deck_set *set)
{
    memset(set, 0, sizeof(*set));
    officials_init(&set->officials);
}

void deck_set_release(struct deck_set *set)
{
    size_t i, page;

    for (i = 0; i < CONFERENCE_TYPES_MAX; i++) {
        paper_free(set->papers[i]);
        deck_plan_release(&set->plans[i]);
        for (page = 0; page < LAYOUT_PAGES_MAX; page++)
            free(set->jobs[i].blanks[page].darkness);
    }
    officials_release(&set->officials);
    digest_wipe(&set->key, sizeof(set->key));
    deck_set_init(set);
}

/* Paper is drawn in colour, for whites would be ink on a surface of darkness. */
static void darkness_of_colour(cairo_surface_t *surface, const struct press_paper *blank)
{
    const unsigned char *data;
    size_t stride = (size_t)cairo_image_surface_get_stride(surface);
    uint32_t pixel, luma;
    int32_t x, y;

    cairo_surface_flush(surface);
    data = cairo_image_surface_get_data(surface);
    for (y = 0; y < blank->height_px; y++)
        for (x = 0; x < blank->width_px; x++) {
            memcpy(&pixel, data + (size_t)y * stride + (size_t)x * sizeof(pixel),
                    sizeof(pixel));
            luma = ((pixel >> 16 & 255) * 299 + (pixel >> 8 & 255) * 587 +
                           (pixel & 255) * 114 + 500) /
                   1000;
            blank->darkness[(size_t)y * blank->stride + (size_t)x] =
                    (uint8_t)(255 - luma);
        }
}

static int blank_draw(const struct paper *paper, size_t page, enum paper_kind kind,
        const struct press_paper *blank, struct error *err)
{
    cairo_surface_t *surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, blank->width_px, blank->height_px);
    cairo_t *cairo = cairo_create(surface);
    int result;

    cairo_set_source_rgb(cairo, 1.0, 1.0, 1.0);
    cairo_paint(cairo);
    cairo_scale(cairo, PRESS_DPI / 72.0, PRESS_DPI / 72.0);
    result = paper_draw(paper, page, kind, cairo, err);
    if (result == 0 && cairo_status(cairo) != CAIRO_STATUS_SUCCESS)
        result = error_set(err, ERROR_MEMORY, "cannot draw a blank page: %s",
                cairo_status_to_string(cairo_status(cairo)));
    cairo_destroy(cairo);
    if (result == 0)
        darkness_of_colour(surface, blank);
    cairo_surface_destroy(surface);
    if (result == 0)
        result = press_print(blank, &office_printer, err);
    return result;
}

static int job_print_blanks(struct deck_job *job, const struct paper *paper,
        enum paper_kind kind, struct error *err)
{
    size_t page;

    for (page = 0; page < job->form.layout->page_count; page++)
        if (deck_blank_new(job->form.layout, &job->blanks[page], err) != 0 ||
                blank_draw(paper, page, kind, &job->blanks[page], err) != 0)
            return -1;
    return 0;
}

static int check_layout(const char *folder, const struct layout *drawn, struct error *err)
{
    char name[FILE_PATH_MAX], path[FILE_PATH_MAX];
    struct layout printed;
    int is_same;

    (void)snprintf(name, sizeof(name), "layout/%s.json", drawn->ballot_type);
    if (file_join(path, folder, name, err) != 0)
        return -1;
    if (!file_exists(path))
        return 0;
    layout_init(&printed);
    if (layout_load(path, &printed, err) != 0)
        return -1;
    is_same = strcmp(printed.form_id, drawn->form_id) == 0;
    layout_release(&printed);
    if (!is_same)
        return error_set(err, ERROR_STATE,
                "the ballot '%s' differs from the one in '%s'; undo the change, or print "
                "anew, then make the deck",
                drawn->ballot_type, path);
    return 0;
}

/* Every vote of every sheet; of points the rows' meaning is in the contests. */
static int plan_type(const struct deck_set *set, const char *folder,
        const struct deck_wish *wish, const struct conference_type *type,
        const struct deck_form *form, struct deck_plan *plan, struct error *err)
{
    struct rule *rule = calloc(1, sizeof(*rule));
    struct contests contests;
    int result = -1;

    contests_init(&contests);
    if (rule == NULL)
        (void)error_set(err, ERROR_MEMORY, "no memory for a deck");
    else if (rule_find(type->rule, folder, rule, err) == 0 &&
             contests_load(folder, &set->officials, type->id, rule, &contests, err) == 0)
        result = deck_plan_make(form->layout, &contests, wish->sheets, wish->hard_percent,
                form->seed, plan, err);
    if (result == 0 && wish->votes != NULL)
        result = deck_wished_apply(
                wish->votes, &contests, rule, type->id, form->seed, plan, err);
    contests_release(&contests);
    free(rule);
    return result;
}

static int set_add_type(struct deck_set *set, const char *folder,
        const struct deck_wish *wish, size_t i, struct error *err)
{
    struct deck_job *job = &set->jobs[i];
    struct chance chance;

    if (paper_compose(folder, &set->conference, &set->key, &set->officials,
                &set->conference.types[i], &set->papers[i], err) != 0)
        return -1;
    job->form.layout = paper_layout(set->papers[i]);
    job->form.plan = &set->plans[i];
    chance_seed(&chance, wish->seed, i);
    job->form.seed = chance_next(&chance);
    if (check_layout(folder, job->form.layout, err) != 0 ||
            plan_type(set, folder, wish, &set->conference.types[i], &job->form,
                    &set->plans[i], err) != 0)
        return -1;
    return job_print_blanks(job, set->papers[i], wish->kind, err);
}

int deck_set_make(struct deck_set *set, const char *folder, const struct deck_wish *wish,
        struct error *err)
{
    if (conference_load(folder, &set->conference, err) != 0 ||
            officials_load(folder, &set->conference, &set->officials, err) != 0 ||
            conference_key_load(folder, &set->key, err) != 0)
        return -1;
    for (set->count = 0; set->count < set->conference.type_count; set->count++)
        if (set_add_type(set, folder, wish, set->count, err) != 0)
            return error_add_context(
                    err, "ballot '%s'", set->conference.types[set->count].id);
    return 0;
}
