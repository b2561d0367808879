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

/* What sane_control_option, _get_parameters, _start, _read and _cancel do. */
SANE_Status device_control(struct device *device, SANE_Int option, SANE_Action action,
        void *value, SANE_Int *info);
SANE_Status device_parameters(struct device *device, SANE_Parameters *out);
SANE_Status device_start(struct device *device);
SANE_Status device_read(
        struct device *device, SANE_Byte *data, SANE_Int room, SANE_Int *length);
void device_cancel(struct device *device);

#endif
