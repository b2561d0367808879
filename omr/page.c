/* page.c -- one scanned page read: from pixels and layouts to a reading. */
#include "omr/page.h"

#include <stdio.h>
#include <string.h>

#include "omr/blank.h"
#include "omr/identify.h"
#include "omr/page_marks.h"
#include "omr/page_reader.h"
#include "omr/page_show.h"
#include "omr/register_judge.h"
#include "omr/shrink.h"
#include "omr/unplaced.h"

enum {
    SHRINK_FROM_DPI = 450,
    TALL_UM = 7000,    /* more than the page's height: another sheet may look out */
    LONG_UM = 25000,   /* no page: 12 mm of border at both ends, */
    LONG_PERMILLE = 20 /* a feeder's stretch and a scale of 1.5 % */
};

/* What is known of one image on its way to a reading. */
struct sight {
    const struct image *image; /* the one read: as given, or shrunk */
    struct light light;
    struct find_dpi dpi;
    const struct find_target *target; /* the one that `found` is of */
    struct find_result found;
    struct identity identity;
    struct register_map map;
};

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

/* A sheet whose corners were not all found: whose paper is it, and why? */
static int unplaced_read(struct page_reader *reader, struct sight *sight, int is_double,
        struct reading *reading, struct error *err)
{
    struct unplaced_sight unplaced = {&reader->layouts[0], sight->image, &sight->dpi,
            sight->target, &sight->found, is_double, 0};
    enum reason reason;
    enum verdict verdict;
    const char *detail;

    if (identify_unplaced(reader->layouts, reader->count, sight->image, sight->dpi.x,
                reader->decoder, &sight->identity, err) != 0)
        return -1;
    if (sight->identity.answer == IDENTIFY_FOREIGN) {
        fault_add(reading, sight->identity.reason, VERDICT_REFUSED, "");
        return 0;
    }
    unplaced.is_ours = sight->identity.answer == IDENTIFY_KNOWN;
    if (unplaced.is_ours) {
        identity_name(reader, &sight->identity, reading);
        if (paper_refuse(reader, &sight->identity, reading))
            return 0;
    }
    reason = unplaced_reason(&unplaced, &verdict, &detail);
    fault_add(reading, reason, verdict, detail);
    if (reason == REASON_NOT_A_BALLOT)
        reading->is_blank = blank_is(sight->image, reader->layouts[0].page_width_um);
    if (unplaced_is_scaled(&unplaced))
        fault_add(reading, REASON_SCALE, VERDICT_HELD, "");
    return 0;
}

/* Returns 1 if nothing more can be read. */
static int register_fault_add(
        const struct register_result *result, struct reading *reading)
{
    char detail[READING_DETAIL_BYTES];

    reading->scale_x_ppm = result->scale_x_ppm;
    reading->scale_y_ppm = result->scale_y_ppm;
    switch (result->fault) {
    case REGISTER_GOOD:
        return 0;
    case REGISTER_MARK_MISSING:
        (void)snprintf(
                detail, sizeof(detail), "edge mark %s was not seen", result->where);
        fault_add(reading, REASON_FIDUCIAL_MISSING, VERDICT_HELD, detail);
        return 1;
    case REGISTER_STRETCHED:
        fault_add(reading, REASON_STRETCHED, VERDICT_HELD, "");
        return 0;
    case REGISTER_SCALE:
        fault_add(reading, REASON_SCALE, VERDICT_HELD, "");
        return 0;
    }
    return 0;
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
    register_edges(sight->image, &sight->light, page, &sight->map, &result);
    register_judge(&sight->map, &sight->dpi, &result);
    page_show_registered(trace, sight->image, page, &sight->map);
    if (register_fault_add(&result, reading))
        return 0;
    return page_marks_read(reader->marks, sight->image, &sight->light, page,
            &reader->printed[identity->layout][identity->page], &sight->map,
            identity->is_test, reader->depth, trace, reading, err);
}

static int placed_read(struct page_reader *reader, struct sight *sight,
        struct trace *trace, struct reading *reading, struct error *err)
{
    if (identify_page(reader->layouts, reader->count, sight->image, &sight->light,
                &sight->found, sight->dpi.x, reader->decoder, &sight->identity, err) != 0)
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

/* The corner squares, wherever one of this reader's papers has them. */
static void corners_find(struct page_reader *reader, struct sight *sight)
{
    struct find_result found;
    size_t i;

    for (i = 0; i < reader->target_count; i++) {
        find_corners(sight->image, &sight->light, &reader->targets[i], &sight->dpi,
                &reader->window, &found);
        if (i == 0 || found.count > sight->found.count) {
            sight->found = found;
            sight->target = &reader->targets[i];
        }
        if (sight->found.count == FIND_CORNERS)
            return;
    }
}

/* The same; where the file does not tell the resolution, a border around the page may
 * have made it seem higher than it is. */
static void sheet_find(struct page_reader *reader, struct sight *sight)
{
    struct sight again = *sight;

    corners_find(reader, sight);
    if (sight->found.count == FIND_CORNERS || sight->dpi.x == sight->image->dpi_x ||
            find_dpi_lower(&again.dpi) != 0)
        return;
    corners_find(reader, &again);
    if (again.found.count == FIND_CORNERS)
        *sight = again;
}

/* Is the picture too long for one sheet, or another's end to be seen at one of its ends?
 */
static int is_double(struct page_reader *reader, const struct sight *sight)
{
    int32_t page_um = reader->layouts[0].page_height_um;
    int32_t more_um = unplaced_height_um(sight->image, &sight->dpi) - page_um;

    return more_um > LONG_UM + page_um / 1000 * LONG_PERMILLE ||
           (more_um > TALL_UM && find_is_double(sight->image, &sight->light,
                                         sight->target, &sight->dpi, &reader->window));
}

static int image_prepare(struct page_reader *reader, const struct image *image,
        struct sight *sight, struct error *err)
{
    memset(sight, 0, sizeof(*sight));
    sight->image = image;
    sight->dpi = find_dpi(image, reader->layouts[0].page_width_um);
    if (sight->dpi.x < SHRINK_FROM_DPI)
        return 0;
    if (shrink_half(image, &reader->shrunk, err) != 0)
        return -1;
    sight->image = &reader->shrunk;
    sight->dpi.x /= 2;
    sight->dpi.y /= 2;
    return 0;
}

int page_read(struct page_reader *reader, const struct image *image, struct trace *trace,
        struct reading *reading, struct error *err)
{
    struct sight sight;
    int is_two;

    reading_start(reading);
    if (image_prepare(reader, image, &sight, err) != 0)
        return -1;
    if (light_measure(sight.image, &sight.light) != 0) {
        fault_add(reading, REASON_NOT_A_BALLOT, VERDICT_REFUSED, "no print on this page");
        reading->is_blank = blank_is(sight.image, reader->layouts[0].page_width_um);
        return 0;
    }
    sheet_find(reader, &sight);
    page_show_found(trace, sight.image, &sight.found);
    is_two = is_double(reader, &sight);
    if (sight.found.count < FIND_CORNERS || is_two)
        return unplaced_read(reader, &sight, is_two, reading, err);
    sight.light.black = sight.found.black;
    return placed_read(reader, &sight, trace, reading, err);
}
