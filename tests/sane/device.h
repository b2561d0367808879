/* device.h -- one virtual scanner: its sheets, their sides, and the faults on the way. */
#ifndef TESTS_SANE_DEVICE_H
#define TESTS_SANE_DEVICE_H

#include <stdbool.h>
#include <stdint.h>

#include "tests/sane/fault.h"
#include "tests/sane/feeder.h"
#include "tests/sane/option.h"
#include "tests/sane/pace.h"
#include "tests/sane/picture.h"

enum { DEVICE_FRAMES = 3 }; /* of three-pass colour */

/* The side under way. */
struct device_page {
    struct picture picture;
    struct picture_window window;
    uint8_t *line;     /* owned: the one that is sent */
    size_t line_bytes; /* with what pads it */
    uint32_t lines;    /* that are announced */
    size_t total, sent;
    const struct fault *half, *last; /* what is to come, or NULL */
    bool is_moving;                  /* between sane_start and the last byte */
    bool is_endless;                 /* nothing will come any more */
    bool is_glass;                   /* not of the feeder */
    bool was_silent;                 /* the last read was one of 0 bytes */
    unsigned frame;                  /* of three, by colour */
};

struct device {
    struct fault_plan plan;
    struct feeder feeder;
    struct options options;
    struct pace pace;
    struct device_page page;
    bool has_feeder, is_open, is_on_back, is_double_feed;
    SANE_Int error_code;
};

/* device_plan - become the device of this plan; -1 if it is not understood. */
int device_plan(struct device *device, const char *text);

/* device_fault - GOOD, or what comes of a fault that is due at a place off the page. */
SANE_Status device_fault(struct device *device, enum fault_place place);

/*
 * device_fault_due - the fault that is to come at a place of a side, or NULL
 * device_fault_come - it comes: on record first, so that it does not come again
 */
const struct fault *device_fault_due(
        const struct device *device, enum fault_place place, size_t side);
SANE_Status device_fault_come(struct device *device, const struct fault *fault);

/* ---- the sheet under the rollers ---- */

/* device_sheet_take - it has gone through, with both its sides. */
void device_sheet_take(struct device *device);

/* device_side_ahead - which of its files the next side is: 0, or 1 for the back. */
size_t device_side_ahead(const struct device *device);

/* device_side_done - this side is with the host. */
void device_side_done(struct device *device);
bool device_is_loaded(struct device *device);

/* ---- the side that the options' values give ---- */

void device_window(const struct device *device, struct picture_window *out);
uint32_t device_lines(const struct device *device);
bool device_is_in_thirds(const struct device *device);
void device_page_end(struct device *device);

/* What sane_control_option, _get_parameters, _start, _read and _cancel do. */
SANE_Status device_control(struct device *device, SANE_Int option, SANE_Action action,
        void *value, SANE_Int *info);
SANE_Status device_parameters(struct device *device, SANE_Parameters *out);
SANE_Status device_start(struct device *device);
SANE_Status device_read(
        struct device *device, SANE_Byte *data, SANE_Int room, SANE_Int *length);
void device_cancel(struct device *device);

#endif
