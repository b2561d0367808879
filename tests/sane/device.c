/* device.c -- one virtual scanner: its sheets, their sides, and the faults on the way. */
#include "tests/sane/device.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    FRAME_JPEG = 0x0B, /* SANE 2's numbers, unknown to most front-ends */
    ERROR_CODE_JAM = 1,
    ERROR_CODE_COVER = 2,
    ERROR_CODE_DOUBLE = 7,
    LONG_LINES = 10,
    CHANGE_LINES = 100,
    CHANGE_PIXELS = 8,
    PAD_BYTE = 0xAA,
    WHITE = 255,
    THIRDS = 3
};

/* ---- sheets ---- */

/* The sheet under the rollers has gone through, with both its sides. */
static void sheet_take(struct device *device)
{
    feeder_take(&device->feeder);
    if (device->plan.twosided)
        feeder_take(&device->feeder);
    device->is_on_back = false;
}

/* Which of the sheet's files the next side is. */
static size_t side_ahead(const struct device *device)
{
    if (!device->plan.twosided)
        return 0;
    return device->is_on_back || options_side(&device->options) == SOURCE_BACK;
}

static void side_done(struct device *device)
{
    if (device->plan.twosided && options_side(&device->options) == SOURCE_DUPLEX &&
            !device->is_on_back)
        device->is_on_back = true;
    else
        sheet_take(device);
}

static bool is_loaded(struct device *device)
{
    char path[FEEDER_PATH_BYTES];

    return device->has_feeder && feeder_peek(&device->feeder, 0, path) == 0;
}

static void page_end(struct device *device)
{
    picture_release(&device->page.picture);
    free(device->page.line);
    device->page = (struct device_page){0};
}

/* ---- faults ---- */

static const struct fault *fault_due(
        const struct device *device, enum fault_place place, size_t side)
{
    const bool is_on_page = place <= PLACE_LAST;

    for (size_t i = 0; i < device->plan.count; i++) {
        const struct fault *fault = &device->plan.faults[i];

        if (fault->place != place ||
                (fault->page != 0 &&
                        (is_on_page ? fault->page != side : fault->page > side)))
            continue;
        if (fault->times == 0 || !device->has_feeder ||
                feeder_fired(&device->feeder, fault->key) < fault->times)
            return fault;
    }
    return NULL;
}

static void hang(bool is_deaf)
{
    if (is_deaf)
        (void)signal(SIGTERM, SIG_IGN);
    for (;;)
        (void)pause();
}

static void note_error(struct device *device, const struct fault *fault)
{
    device->is_double_feed = fault->kind == FAULT_DOUBLE;
    device->error_code = fault->kind == FAULT_DOUBLE               ? ERROR_CODE_DOUBLE
                         : fault->status == SANE_STATUS_JAMMED     ? ERROR_CODE_JAM
                         : fault->status == SANE_STATUS_COVER_OPEN ? ERROR_CODE_COVER
                                                                   : 0;
}

/* It comes, and is on record before it does harm. */
static SANE_Status fault_come(struct device *device, const struct fault *fault)
{
    if (device->has_feeder) {
        feeder_fire(&device->feeder, fault->key);
        if (fault->is_lost)
            sheet_take(device);
        if (fault->is_lost && fault->kind == FAULT_DOUBLE)
            sheet_take(device);
    }
    pace_pause(&device->pace);
    note_error(device, fault);
    if (fault->kind == FAULT_CRASH)
        abort();
    if (fault->kind == FAULT_HANG)
        hang(fault->is_deaf);
    return fault->status;
}

SANE_Status device_fault(struct device *device, enum fault_place place)
{
    const size_t gone = device->has_feeder ? feeder_gone(&device->feeder) : 0;
    const struct fault *fault = fault_due(device, place, gone);

    return fault == NULL ? SANE_STATUS_GOOD : fault_come(device, fault);
}

/* ---- plan and options ---- */

int device_plan(struct device *device, const char *text)
{
    if (fault_parse(text, &device->plan) != 0)
        return -1;
    options_fill(&device->options, &device->plan, text == NULL ? "" : text);
    pace_rate(&device->pace, device->plan.rate);
    return 0;
}

static SANE_Status set_plan(struct device *device, const char *text, SANE_Int *info)
{
    if (device->page.is_moving)
        return SANE_STATUS_DEVICE_BUSY;
    if (memchr(text, '\0', PLAN_TEXT_BYTES) == NULL || device_plan(device, text) != 0)
        return SANE_STATUS_INVAL;
    *info |= SANE_INFO_RELOAD_OPTIONS | SANE_INFO_RELOAD_PARAMS;
    return SANE_STATUS_GOOD;
}

static SANE_Status get_option(struct device *device, SANE_Int option, void *value)
{
    SANE_Word *words = device->options.words;

    words[OPTION_PAGE_LOADED] = is_loaded(device);
    words[OPTION_DOUBLE_FEED] = device->is_double_feed;
    words[OPTION_ERROR_CODE] = device->error_code;
    return options_get(&device->options, option, value);
}

SANE_Status device_control(struct device *device, SANE_Int option, SANE_Action action,
        void *value, SANE_Int *info)
{
    SANE_Int unused = 0;
    SANE_Status status;

    info = info == NULL ? &unused : info;
    *info = 0;
    if (option < 0 || option >= OPTIONS)
        return SANE_STATUS_INVAL;
    if (action == SANE_ACTION_GET_VALUE)
        return get_option(device, option, value);
    if (action != SANE_ACTION_SET_VALUE)
        return SANE_STATUS_UNSUPPORTED;
    if (option == OPTION_PLAN)
        return set_plan(device, value, info);
    status = device_fault(device, PLACE_OPTION);
    if (status != SANE_STATUS_GOOD)
        return status;
    return options_set(&device->options, option, value, info);
}

/* ---- parameters ---- */

static uint32_t pixels_of(SANE_Word from, SANE_Word to, SANE_Word dpi)
{
    const double mm = SANE_UNFIX(to) - SANE_UNFIX(from);

    return mm <= 0 ? 1 : (uint32_t)(mm * dpi / 25.4 + 0.5);
}

static enum picture_mode mode_of(const struct device *device)
{
    const char *mode = device->options.texts[OPTION_MODE];
    const char *dropout = device->options.texts[OPTION_DROPOUT];

    if (mode[0] == 'L' || mode[0] == 'H')
        return PICTURE_LINEART;
    if (mode[0] == 'C')
        return device->plan.threepass ? PICTURE_ONE_COLOR : PICTURE_COLOR;
    return dropout[0] != '\0' && dropout[0] != 'D' ? PICTURE_ONE_COLOR : PICTURE_GRAY;
}

static unsigned channel_of(const struct device *device)
{
    if (device->options.texts[OPTION_MODE][0] == 'C')
        return device->page.frame;
    switch (device->options.texts[OPTION_DROPOUT][0]) {
    case 'G':
        return 1;
    case 'B':
        return 2;
    default:
        return 0;
    }
}

static void window_of(const struct device *device, struct picture_window *out)
{
    const SANE_Word *words = device->options.words;
    const SANE_Word dpi = words[OPTION_RESOLUTION];

    *out = (struct picture_window){.dpi = (unsigned)dpi, .mode = mode_of(device)};
    out->left_px = words[OPTION_TL_X] == 0 ? 0 : pixels_of(0, words[OPTION_TL_X], dpi);
    out->top_px = words[OPTION_TL_Y] == 0 ? 0 : pixels_of(0, words[OPTION_TL_Y], dpi);
    out->width_px = pixels_of(words[OPTION_TL_X], words[OPTION_BR_X], dpi);
    out->depth = out->mode == PICTURE_LINEART ? 1 : (unsigned)words[OPTION_DEPTH];
    out->channel = channel_of(device);
}

static uint32_t lines_of(const struct device *device)
{
    const SANE_Word *words = device->options.words;

    return pixels_of(words[OPTION_TL_Y], words[OPTION_BR_Y], words[OPTION_RESOLUTION]);
}

static SANE_Frame format_of(const struct device *device, enum picture_mode mode)
{
    const SANE_Option_Descriptor *compression =
            &device->options.descriptors[OPTION_COMPRESSION];
    const bool is_jpeg = SANE_OPTION_IS_ACTIVE(compression->cap) &&
                         device->options.texts[OPTION_COMPRESSION][0] == 'J';

    if (device->plan.jpegframe || is_jpeg)
        return (SANE_Frame)FRAME_JPEG;
    if (mode == PICTURE_COLOR)
        return SANE_FRAME_RGB;
    if (mode == PICTURE_ONE_COLOR && device->options.texts[OPTION_MODE][0] == 'C')
        return (SANE_Frame)(SANE_FRAME_RED + (int)device->page.frame);
    return SANE_FRAME_GRAY;
}

static bool is_in_thirds(const struct device *device)
{
    return device->plan.threepass && device->options.texts[OPTION_MODE][0] == 'C';
}

SANE_Status device_parameters(struct device *device, SANE_Parameters *out)
{
    struct picture_window window;
    const bool is_guess = device->plan.change && device->page.line == NULL;

    window_of(device, &window);
    if (is_guess && window.width_px > CHANGE_PIXELS)
        window.width_px -= CHANGE_PIXELS;
    *out = (SANE_Parameters){.format = format_of(device, window.mode),
            .last_frame = !is_in_thirds(device) || device->page.frame + 1 == THIRDS,
            .bytes_per_line =
                    (SANE_Int)picture_line_bytes(&window) + device->plan.pad_bytes,
            .pixels_per_line = (SANE_Int)window.width_px,
            .lines = (SANE_Int)lines_of(device) + (is_guess ? CHANGE_LINES : 0),
            .depth = (SANE_Int)window.depth};
    if (device->plan.lines != 0)
        out->lines = device->plan.lines;
    return SANE_STATUS_GOOD;
}

/* ---- start ---- */

/* The side's picture; paper without a file to it is white. */
static SANE_Status side_load(struct device *device, struct picture *out)
{
    char path[FEEDER_PATH_BYTES];
    const struct picture white = {.width_px = 0, .channels = 1, .dpi = 300};

    if (feeder_peek(&device->feeder, side_ahead(device), path) != 0)
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

        if (!is_loaded(device)) {
            pace_pause(&device->pace);
            return device->plan.eof ? SANE_STATUS_EOF : SANE_STATUS_NO_DOCS;
        }
        fault = fault_due(device, PLACE_START,
                feeder_gone(&device->feeder) + side_ahead(device) + 1);
        if (fault != NULL) {
            device->is_on_back = false;
            return fault_come(device, fault);
        }
        status = side_load(device, &device->page.picture);
        if (status != SANE_STATUS_GOOD)
            return status;
        if (!is_skipped(device, &device->page.picture))
            return SANE_STATUS_GOOD;
        page_end(device);
        side_done(device);
    }
}

/* Everything else of the page: its window, its line, and what will happen to it. */
static SANE_Status page_begin(struct device *device)
{
    struct device_page *page = &device->page;
    const size_t side =
            page->is_glass ? 0 : feeder_gone(&device->feeder) + side_ahead(device) + 1;

    window_of(device, &page->window);
    page->lines = lines_of(device);
    page->line_bytes = picture_line_bytes(&page->window) + (size_t)device->plan.pad_bytes;
    free(page->line);
    page->line = malloc(page->line_bytes);
    if (page->line == NULL)
        return SANE_STATUS_NO_MEM;
    page->total = page->line_bytes * page->lines;
    page->sent = 0;
    page->half = page->is_glass ? NULL : fault_due(device, PLACE_HALF, side);
    page->last = page->is_glass ? NULL : fault_due(device, PLACE_LAST, side);
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
    page_end(device);
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
        page_end(device);
    return status;
}

/* ---- read ---- */

static SANE_Status page_complete(struct device *device)
{
    struct device_page *page = &device->page;

    page->is_moving = false;
    if (is_in_thirds(device) && page->frame + 1 < THIRDS) {
        page->frame++;
        return SANE_STATUS_EOF;
    }
    if (!page->is_glass)
        side_done(device);
    page_end(device);
    return SANE_STATUS_EOF;
}

static SANE_Status page_fail(struct device *device, const struct fault *fault)
{
    if (fault->kind == FAULT_ENDLESS) {
        device->page.is_endless = true;
        (void)fault_come(device, fault);
        return SANE_STATUS_GOOD;
    }
    if (fault->kind == FAULT_LONG) {
        (void)fault_come(device, fault);
        return page_complete(device);
    }
    page_end(device);
    device->is_on_back = false;
    return fault_come(device, fault);
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

    page_end(device);
    device->is_on_back = false;
    if (device->plan.eject && !was_moving && is_loaded(device))
        sheet_take(device);
    (void)device_fault(device, PLACE_CANCEL);
}
