/* page_reader.c -- what is made of the layouts once, before the first page. */
#include "omr/page_reader.h"

#include <stdlib.h>
#include <string.h>

#include "omr/patch.h"

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

void page_reader_limit(struct page_reader *reader, enum page_depth depth)
{
    reader->depth = depth;
}

static void target_add(struct page_reader *reader, const struct find_target *target)
{
    size_t i;

    for (i = 0; i < reader->target_count; i++)
        if (memcmp(&reader->targets[i], target, sizeof(*target)) == 0)
            return;
    if (reader->target_count < PAGE_TARGETS_MAX)
        reader->targets[reader->target_count++] = *target;
}

/* Where corners can lie: this page's, and this page's upside down. */
static void targets_add(struct page_reader *reader, const struct layout *layout,
        const struct layout_page *page)
{
    struct find_target target;

    if (find_target_of(page, &target) != 0)
        return;
    target_add(reader, &target);
    target = find_target_turned(&target, layout->page_width_um, layout->page_height_um);
    target_add(reader, &target);
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
    for (page = 0; page < layout->page_count; page++) {
        targets_add(reader, layout, &layout->pages[page]);
        if (page_check(&layout->pages[page], err) != 0 ||
                printed_load(layout, &layout->pages[page], &reader->printed[at][page],
                        err) != 0)
            return error_add_context(err, "layout '%s'", layout->ballot_type);
    }
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
