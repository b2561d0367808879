/* device.c -- one virtual scanner: its plan, its options and what they come to. */
#include "tests/sane/device.h"

#include <string.h>

enum {
    FRAME_JPEG = 0x0B, /* SANE 2's numbers, unknown to most front-ends */
    CHANGE_LINES = 100,
    CHANGE_PIXELS = 8
};

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

    words[OPTION_PAGE_LOADED] = device_is_loaded(device);
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

void device_window(const struct device *device, struct picture_window *out)
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

uint32_t device_lines(const struct device *device)
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

bool device_is_in_thirds(const struct device *device)
{
    return device->plan.threepass && device->options.texts[OPTION_MODE][0] == 'C';
}

SANE_Status device_parameters(struct device *device, SANE_Parameters *out)
{
    struct picture_window window;
    const bool is_guess = device->plan.change && device->page.line == NULL;

    device_window(device, &window);
    if (is_guess && window.width_px > CHANGE_PIXELS)
        window.width_px -= CHANGE_PIXELS;
    *out = (SANE_Parameters){.format = format_of(device, window.mode),
            .last_frame = !device_is_in_thirds(device) ||
                          device->page.frame + 1 == DEVICE_FRAMES,
            .bytes_per_line =
                    (SANE_Int)picture_line_bytes(&window) + device->plan.pad_bytes,
            .pixels_per_line = (SANE_Int)window.width_px,
            .lines = (SANE_Int)device_lines(device) + (is_guess ? CHANGE_LINES : 0),
            .depth = (SANE_Int)window.depth};
    if (device->plan.lines != 0)
        out->lines = device->plan.lines;
    return SANE_STATUS_GOOD;
}
