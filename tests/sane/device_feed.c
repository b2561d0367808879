/* device_feed.c -- the sheets of the virtual scanner, and the faults on their way. */
#include "tests/sane/device.h"

#include <signal.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { ERROR_CODE_JAM = 1, ERROR_CODE_COVER = 2, ERROR_CODE_DOUBLE = 7 };

/* ---- sheets ---- */

/* The sheet under the rollers has gone through, with both its sides. */
void device_sheet_take(struct device *device)
{
    feeder_take(&device->feeder);
    if (device->plan.twosided)
        feeder_take(&device->feeder);
    device->is_on_back = false;
}

/* Which of the sheet's files the next side is. */
size_t device_side_ahead(const struct device *device)
{
    if (!device->plan.twosided)
        return 0;
    return device->is_on_back || options_side(&device->options) == SOURCE_BACK;
}

void device_side_done(struct device *device)
{
    if (device->plan.twosided && options_side(&device->options) == SOURCE_DUPLEX &&
            !device->is_on_back)
        device->is_on_back = true;
    else
        device_sheet_take(device);
}

bool device_is_loaded(struct device *device)
{
    char path[FEEDER_PATH_BYTES];

    return device->has_feeder && feeder_peek(&device->feeder, 0, path) == 0;
}

/* ---- faults ---- */

const struct fault *device_fault_due(
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

static void wait_ms(unsigned ms)
{
    struct timespec rest = {
            .tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * 1000000};

    while (nanosleep(&rest, &rest) != 0)
        continue; /* as a driver that waits for its USB port: no signal ends it */
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
SANE_Status device_fault_come(struct device *device, const struct fault *fault)
{
    if (device->has_feeder) {
        feeder_fire(&device->feeder, fault->key);
        if (fault->is_lost)
            device_sheet_take(device);
        if (fault->is_lost && fault->kind == FAULT_DOUBLE)
            device_sheet_take(device);
    }
    pace_pause(&device->pace);
    note_error(device, fault);
    if (fault->kind == FAULT_WAIT)
        wait_ms(fault->ms);
    if (fault->kind == FAULT_CRASH)
        abort();
    if (fault->kind == FAULT_HANG)
        hang(fault->is_deaf);
    return fault->status;
}

SANE_Status device_fault(struct device *device, enum fault_place place)
{
    const size_t gone = device->has_feeder ? feeder_gone(&device->feeder) : 0;
    const struct fault *fault = device_fault_due(device, place, gone);

    return fault == NULL ? SANE_STATUS_GOOD : device_fault_come(device, fault);
}
