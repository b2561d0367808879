/* drive.h -- a stack through a scanner: start, read to the end, next side, next sheet. */
#ifndef SCAN_DRIVE_H
#define SCAN_DRIVE_H

#include <stdint.h>
#include <stdio.h>

#include "core/error.h"
#include "scan/commands.h"
#include "scan/settings.h"

enum { DRIVE_AHEAD_MAX = 64 };

struct drive_options {
    const char *device;
    int folder; /* open descriptor of images/ */
    struct settings settings;
    uint32_t ahead; /* sheets told but not taken, at the most; 1..DRIVE_AHEAD_MAX */
    FILE *out;      /* events: scan/event.h */
    struct commands *commands;
};

/*
 * drive_run - feed until the tray is empty, something is wrong or it is told to stop
 *
 * Each sheet is told once its sides are whole files; the rest of the bargain
 * (durable, read, entered) is the front-end's. What was told stays, whatever
 * the driver does then: it is on its way to the disk in the kernel's hands.
 * A sheet that is not whole leaves nothing behind. The last event is
 * "stopped"; then the driver is left (sane_cancel once, close, exit), which
 * may crash or hang without harm.
 *
 * Returns 0; -1 if the device could not be opened or set up (also told as "stopped").
 * Source: SANE standard, section 4.4; SANE's own scanimage and its bug reports.
 */
int drive_run(const struct drive_options *options) __attribute__((warn_unused_result));

#endif
