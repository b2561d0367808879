/* device_page.c -- a side of the virtual scanner, from sane_start to its end. */
#include "tests/sane/device.h"

#include <stdlib.h>
#include <string.h>

enum { LONG_LINES = 10, PAD_BYTE = 0xAA };

/* ---- start ---- */

void device_page_end(struct device *device)
{
    picture_release(&device->page.picture);
    free(device->page.line);
    device->page = (struct device_page){0};
}

/* The side's picture; paper without a file to it is white. */
static SANE_Status side_load(struct device *device, struct picture *out)
{
    char path[FEEDER_PATH_BYTES];
    const struct picture white = {.width_px = 0, .channels = 1, .dpi = 300};

    if (feeder_peek(&device->feeder, device_side_ahead(device), path) != 0)
        *out = white;
    else if (picture_load(path, out) != 0)
        return SANE_STATUS_IO_ERROR;
    return SANE_STATUS_GOOD;
}

/* fujitsu's swskip: what has less ink than that never reaches the host. */
static bool is_skipped(const struct device *device, const struct picture *picture)
{
    return device->plan.fujitsu && (int)picture_ink_percent(picture) <
                                           device->options.words[OPTION_SWSKIP] >>
                                           SANE_FIXED_SCALE_SHIFT;
}

static SANE_Status side_feed(struct device *device)
{
    for (;;) {
        const struct fault *fault;
        SANE_Status status;

        if (!device_is_loaded(device)) {
            pace_pause(&device->pace);
            return device->plan.eof ? SANE_STATUS_EOF : SANE_STATUS_NO_DOCS;
        }
        fault = device_fault_due(device, PLACE_START,
                feeder_gone(&device->feeder) + device_side_ahead(device) + 1);
        if (fault != NULL && fault->kind != FAULT_WAIT) {
            device->is_on_back = false;
            return device_fault_come(device, fault);
        }
        if (fault != NULL)
            (void)device_fault_come(device, fault);
        status = side_load(device, &device->page.picture);
        if (status != SANE_STATUS_GOOD)
            return status;
        if (!is_skipped(device, &device->page.picture))
            return SANE_STATUS_GOOD;
        device_page_end(device);
        device_side_done(device);
    }
}

/* Everything else of the page: its window, its line, and what will happen to it. */
static SANE_Status page_begin(struct device *device)
{
    struct device_page *page = &device->page;
    const size_t side =
            page->is_glass ? 0
                           : feeder_gone(&device->feeder) + device_side_ahead(device) + 1;

    device_window(device, &page->window);
    page->lines = device_lines(device);
    page->line_bytes = picture_line_bytes(&page->window) + (size_t)device->plan.pad_bytes;
    free(page->line);
    page->line = malloc(page->line_bytes);
    if (page->line == NULL)
        return SANE_STATUS_NO_MEM;
    page->total = page->line_bytes * page->lines;
    page->sent = 0;
    page->half = page->is_glass ? NULL : device_fault_due(device, PLACE_HALF, side);
    page->last = page->is_glass ? NULL : device_fault_due(device, PLACE_LAST, side);
    if (page->last != NULL && page->last->kind == FAULT_LONG)
        page->total += page->line_bytes * LONG_LINES;
    page->is_moving = true;
    return SANE_STATUS_GOOD;
}

SANE_Status device_start(struct device *device)
{
    const enum source_side side = options_side(&device->options);
    SANE_Status status;

    if (device->page.is_moving)
        return SANE_STATUS_DEVICE_BUSY;
    if (device->page.frame > 0) /* the same page in its next colour */
        return page_begin(device);
    device_page_end(device);
    device->is_double_feed = false;
    device->error_code = 0;
    if (side == SOURCE_CARD)
        return SANE_STATUS_NO_DOCS; /* nobody puts a card in */
    device->page.is_glass = side == SOURCE_GLASS;
    device->page.picture = (struct picture){.channels = 1, .dpi = 300};
    if (!device->page.is_glass)
        status = side_feed(device);
    else
        status = SANE_STATUS_GOOD;
    if (status == SANE_STATUS_GOOD) {
        pace_begin(&device->pace);
        status = page_begin(device);
    }
    if (status != SANE_STATUS_GOOD)
        device_page_end(device);
    return status;
}

/* ---- read ---- */

static SANE_Status page_complete(struct device *device)
{
    struct device_page *page = &device->page;

    page->is_moving = false;
    if (device_is_in_thirds(device) && page->frame + 1 < DEVICE_FRAMES) {
        page->frame++;
        return SANE_STATUS_EOF;
    }
    if (!page->is_glass)
        device_side_done(device);
    device_page_end(device);
    return SANE_STATUS_EOF;
}

static SANE_Status page_fail(struct device *device, const struct fault *fault)
{
    if (fault->kind == FAULT_ENDLESS) {
        device->page.is_endless = true;
        (void)device_fault_come(device, fault);
        return SANE_STATUS_GOOD;
    }
    if (fault->kind == FAULT_WAIT && fault == device->page.half) {
        device->page.half = NULL;
        return device_fault_come(device, fault);
    }
    if (fault->kind == FAULT_LONG || fault->kind == FAULT_WAIT) {
        (void)device_fault_come(device, fault);
        return page_complete(device);
    }
    device_page_end(device);
    device->is_on_back = false;
    return device_fault_come(device, fault);
}

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How much of the page this read may give; waits for the paper. */
static size_t bytes_due(const struct device *device, size_t room)
{
    const struct device_page *page = &device->page;
    size_t upto = pace_wait(&device->pace, page->sent, page->total);

    if (page->half != NULL && page->sent < page->total / 2)
        upto = lesser(upto, page->total / 2);
    if (device->plan.chunk_bytes > 0)
        room = lesser(room, (size_t)device->plan.chunk_bytes);
    return lesser(upto - page->sent, room);
}

static void send_bytes(struct device_page *page, SANE_Byte *data, size_t size)
{
    while (size > 0) {
        const size_t within = page->sent % page->line_bytes;
        const size_t part = lesser(size, page->line_bytes - within);

        if (within == 0) {
            memset(page->line, PAD_BYTE, page->line_bytes);
            picture_line(&page->picture, &page->window,
                    (uint32_t)(page->sent / page->line_bytes), page->line);
        }
        memcpy(data, page->line + within, part);
        data += part;
        page->sent += part;
        size -= part;
    }
}

SANE_Status device_read(
        struct device *device, SANE_Byte *data, SANE_Int room, SANE_Int *length)
{
    struct device_page *page = &device->page;
    size_t size;

    *length = 0;
    if (page->is_endless)
        return SANE_STATUS_GOOD;
    if (!page->is_moving)
        return SANE_STATUS_INVAL;
    if (page->half != NULL && page->sent >= page->total / 2)
        return page_fail(device, page->half);
    if (page->sent == page->total)
        return page->last != NULL ? page_fail(device, page->last) : page_complete(device);
    page->was_silent = device->plan.zeros && !page->was_silent;
    if (page->was_silent || room <= 0)
        return SANE_STATUS_GOOD;
    size = bytes_due(device, (size_t)room);
    send_bytes(page, data, size);
    *length = (SANE_Int)size;
    return SANE_STATUS_GOOD;
}

/* ---- cancel ---- */

void device_cancel(struct device *device)
{
    const bool was_moving = device->page.is_moving;

    device_page_end(device);
    device->is_on_back = false;
    if (device->plan.eject && !was_moving && device_is_loaded(device))
        device_sheet_take(device);
    (void)device_fault(device, PLACE_CANCEL);
}
