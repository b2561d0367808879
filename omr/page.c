/* page.c -- one scanned page read: from pixels and layouts to a reading. */
#include "omr/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "omr/identify.h"
#include "omr/page_marks.h"
#include "omr/page_show.h"
#include "omr/patch.h"
#include "omr/printed.h"
#include "omr/shrink.h"

enum {
    SHRINK_FROM_DPI = 450,
    SHORT_PERMILLE = 900, /* of the page's height: the end is cut off */
    LONG_PERMILLE = 1150, /* two sheets, or one dragged */
    SCALE_SLACK_PPM = 17000,
    SCALE_APART_PPM = 20000,
    WHOLE_PPM = 1000000
};

struct page_reader {
    const struct layout *layouts;
    size_t count;
    int is_test;
    struct printed *printed[LAYOUT_PAGES_MAX]; /* one array a layout */
    struct code_decoder *decoder;
    struct page_marks *marks;
    struct image shrunk;
    struct blob_window window;
};

/* What is known of one image on its way to a reading. */
struct sight {
    const struct image *image; /* the one read: as given, or shrunk */
    struct light light;
    struct find_dpi dpi;
    struct find_result found;
    struct identity identity;
    struct register_map map;
};

void page_reader_free(struct page_reader *reader)
{
    size_t i, page;

    if (reader == NULL)
        return;
    for (i = 0; i < reader->count; i++) {
        for (page = 0; reader->printed[i] != NULL && page < reader->layouts[i].page_count;
                page++)
            printed_release(&reader->printed[i][page]);
        free(reader->printed[i]);
    }
    code_decoder_free(reader->decoder);
    page_marks_free(reader->marks);
    image_release(&reader->shrunk);
    free(reader);
}

static int page_check(const struct layout_page *page, struct error *err)
{
    struct find_target target;
    size_t i;

    if (find_target_of(page, &target) != 0)
        return error_set(
                err, ERROR_RANGE, "page %d: the layout lacks a corner", page->page);
    if (page->code_count == 0)
        return error_set(
                err, ERROR_RANGE, "page %d: the layout lacks a code", page->page);
    for (i = 0; i < page->box_count; i++)
        if (!patch_fits(&page->boxes[i].rect))
            return error_set(
                    err, ERROR_RANGE, "page %d: a box is larger than 20 mm", page->page);
    return 0;
}

static int layout_prepare(struct page_reader *reader, size_t at, struct error *err)
{
    const struct layout *layout = &reader->layouts[at];
    size_t page;

    reader->printed[at] = calloc(layout->page_count, sizeof(*reader->printed[at]));
    if (reader->printed[at] == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a layout");
    for (page = 0; page < layout->page_count; page++)
        if (page_check(&layout->pages[page], err) != 0 ||
                printed_load(layout, &layout->pages[page], &reader->printed[at][page],
                        err) != 0)
            return error_add_context(err, "layout '%s'", layout->ballot_type);
    return 0;
}

int page_reader_new(const struct layout *layouts, size_t count, int is_test,
        struct page_reader **out, struct error *err)
{
    struct page_reader *reader;
    size_t i;

    if (count == 0 || count > LAYOUT_PAGES_MAX)
        return error_set(err, ERROR_RANGE, "%zu layouts given, 1 to %d are read", count,
                LAYOUT_PAGES_MAX);
    for (i = 0; i < count; i++)
        if (strcmp(layouts[i].conference, layouts[0].conference) != 0 ||
                layouts[i].page_count == 0)
            return error_set(err, ERROR_RANGE, "layout '%s' is of another conference",
                    layouts[i].ballot_type);
    reader = calloc(1, sizeof(*reader));
    if (reader == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the page reader");
    reader->layouts = layouts;
    reader->count = count;
    reader->is_test = is_test;
    reader->marks = page_marks_new();
    if (reader->marks == NULL) {
        (void)error_set(err, ERROR_MEMORY, "no memory for the page reader");
        goto out;
    }
    if (code_decoder_new(&reader->decoder, err) != 0)
        goto out;
    for (i = 0; i < count; i++)
        if (layout_prepare(reader, i, err) != 0)
            goto out;
    *out = reader;
    return 0;
out:
    page_reader_free(reader);
    return -1;
}

static void reading_start(struct reading *reading)
{
    struct reading fresh;

    reading_init(&fresh);
    memcpy(fresh.image, reading->image, sizeof(fresh.image));
    fresh.index = reading->index;
    reading_release(reading);
    *reading = fresh;
}

static void fault_add(struct reading *reading, enum reason reason, enum verdict verdict,
        const char *detail)
{
    reading_add_reason(reading, reason, verdict);
    if (reading->detail[0] == '\0')
        (void)snprintf(reading->detail, sizeof(reading->detail), "%s", detail);
}

static void identity_name(const struct page_reader *reader,
        const struct identity *identity, struct reading *reading)
{
    const struct layout *layout = &reader->layouts[identity->layout];

    memcpy(reading->conference, layout->conference, sizeof(reading->conference));
    memcpy(reading->ballot_type, layout->ballot_type, sizeof(reading->ballot_type));
    memcpy(reading->form_id, layout->form_id, sizeof(reading->form_id));
    reading->page = (int32_t)identity->page + 1;
}

/* TEST paper belongs to trials and ordinary paper to counts. Returns 1 if refused. */
static int paper_refuse(const struct page_reader *reader, const struct identity *identity,
        struct reading *reading)
{
    if (identity->is_test == reader->is_test)
        return 0;
    if (identity->is_test)
        fault_add(reading, REASON_TEST_SHEET, VERDICT_REFUSED, "");
    else
        fault_add(reading, REASON_WRONG_FORM, VERDICT_REFUSED,
                "an ordinary ballot in a trial: only test sheets are read");
    return 1;
}

static int permille_of_height(const struct page_reader *reader, const struct sight *sight)
{
    return (int)(sight->image->height_px * 25400.0 / sight->dpi.y * 1000 /
                 reader->layouts[0].page_height_um);
}

/* A sheet whose corners were not all found: whose paper is it, and why? */
static int unplaced_read(struct page_reader *reader, struct sight *sight,
        struct reading *reading, struct error *err)
{
    int height = permille_of_height(reader, sight);
    int is_ours;

    if (identify_unplaced(reader->layouts, reader->count, sight->image, sight->dpi.x,
                reader->decoder, &sight->identity, err) != 0)
        return -1;
    if (sight->identity.answer == IDENTIFY_FOREIGN) {
        fault_add(reading, sight->identity.reason, VERDICT_REFUSED, "");
        return 0;
    }
    is_ours = sight->identity.answer == IDENTIFY_KNOWN;
    if (is_ours) {
        identity_name(reader, &sight->identity, reading);
        if (paper_refuse(reader, &sight->identity, reading))
            return 0;
    }
    if (!is_ours && sight->found.count < 2) {
        fault_add(reading, REASON_NOT_A_BALLOT, VERDICT_REFUSED, "");
    } else if (height < SHORT_PERMILLE) {
        fault_add(reading, REASON_TRUNCATED, VERDICT_HELD, "");
    } else if (height > LONG_PERMILLE) {
        fault_add(reading, REASON_TOO_LONG, VERDICT_HELD, "");
    } else {
        fault_add(reading, REASON_FIDUCIAL_MISSING, VERDICT_HELD,
                "not all four corner squares were seen");
    }
    return 0;
}

static void scale_check(const struct register_result *result, struct reading *reading)
{
    int32_t x = result->scale_x_ppm - WHOLE_PPM, y = result->scale_y_ppm - WHOLE_PPM;

    reading->scale_x_ppm = result->scale_x_ppm;
    reading->scale_y_ppm = result->scale_y_ppm;
    /* A feeder stretches along one axis; a printer that shrinks does so on both. */
    if ((abs(x) > SCALE_SLACK_PPM && abs(y) > SCALE_SLACK_PPM) ||
            abs(x - y) > SCALE_APART_PPM)
        fault_add(reading, REASON_SCALE, VERDICT_HELD, "");
}

static int known_read(struct page_reader *reader, struct sight *sight,
        struct trace *trace, struct reading *reading, struct error *err)
{
    const struct identity *identity = &sight->identity;
    const struct layout_page *page =
            &reader->layouts[identity->layout].pages[identity->page];
    struct register_result result;

    identity_name(reader, identity, reading);
    reading->rotation = identity->rotation;
    register_corners(page, &sight->found, identity->rotation, &sight->map);
    page_show_code(trace, sight->image, page, &sight->map);
    if (paper_refuse(reader, identity, reading))
        return 0;
    register_edges(sight->image, &sight->light, page, &sight->dpi, &reader->window,
            &sight->map, &result);
    page_show_registered(trace, sight->image, page, &sight->map);
    scale_check(&result, reading);
    if (result.fault == REGISTER_MARK_MISSING) {
        char detail[READING_DETAIL_BYTES];

        (void)snprintf(detail, sizeof(detail), "edge mark %s was not seen", result.where);
        fault_add(reading, REASON_FIDUCIAL_MISSING, VERDICT_HELD, detail);
        return 0;
    }
    if (result.fault == REGISTER_STRETCHED)
        fault_add(reading, REASON_STRETCHED, VERDICT_HELD, "");
    return page_marks_read(reader->marks, sight->image, &sight->light, page,
            &reader->printed[identity->layout][identity->page], &sight->map,
            identity->is_test, trace, reading, err);
}

static int placed_read(struct page_reader *reader, struct sight *sight,
        struct trace *trace, struct reading *reading, struct error *err)
{
    if (identify_page(reader->layouts, reader->count, sight->image, &sight->light,
                &sight->found, reader->decoder, &sight->identity, err) != 0)
        return -1;
    switch (sight->identity.answer) {
    case IDENTIFY_KNOWN:
        return known_read(reader, sight, trace, reading, err);
    case IDENTIFY_FOREIGN:
        fault_add(reading, sight->identity.reason, VERDICT_REFUSED, "");
        return 0;
    case IDENTIFY_DOUBTFUL:
        fault_add(reading, REASON_CODE_UNREADABLE, VERDICT_HELD, "");
        return 0;
    }
    return 0;
}

/* The corner squares, wherever this reader's papers have them. */
static void corners_find(struct page_reader *reader, struct sight *sight)
{
    const struct layout *layout = &reader->layouts[0];
    struct find_target target, turned;

    if (find_target_of(&layout->pages[0], &target) != 0)
        return;
    find_corners(sight->image, &sight->light, &target, &sight->dpi, &reader->window,
            &sight->found);
    if (sight->found.count == FIND_CORNERS)
        return;
    turned = find_target_turned(&target, layout->page_width_um, layout->page_height_um);
    if (memcmp(&turned, &target, sizeof(target)) != 0) {
        struct find_result again;

        find_corners(sight->image, &sight->light, &turned, &sight->dpi, &reader->window,
                &again);
        if (again.count > sight->found.count)
            sight->found = again;
    }
}

int page_read(struct page_reader *reader, const struct image *image, struct trace *trace,
        struct reading *reading, struct error *err)
{
    struct sight sight;

    reading_start(reading);
    memset(&sight, 0, sizeof(sight));
    sight.image = image;
    sight.dpi = find_dpi(image, reader->layouts[0].page_width_um);
    if (sight.dpi.x >= SHRINK_FROM_DPI) {
        if (shrink_half(image, &reader->shrunk, err) != 0)
            return -1;
        sight.image = &reader->shrunk;
        sight.dpi.x /= 2;
        sight.dpi.y /= 2;
    }
    if (light_measure(sight.image, &sight.light) != 0) {
        fault_add(reading, REASON_NOT_A_BALLOT, VERDICT_REFUSED, "no print on this page");
        return 0;
    }
    corners_find(reader, &sight);
    page_show_found(trace, sight.image, &sight.found);
    if (sight.found.count < FIND_CORNERS)
        return unplaced_read(reader, &sight, reading, err);
    sight.light.black = sight.found.black;
    return placed_read(reader, &sight, trace, reading, err);
}
