/* settings.h -- a scanner set up for ballots: the options that matter, in the right
 * order. */
#ifndef SCAN_SETTINGS_H
#define SCAN_SETTINGS_H

#include <stddef.h>

#include <sane/sane.h>

#include "core/error.h"

enum {
    SETTINGS_DPI_LEAST = 150, /* below, the engine reads no marks */
    SETTINGS_DPI_MOST = 600,
    SETTINGS_EXTRA_MAX = 32
};

struct settings {
    const char *source; /* as the scanner calls it; NULL: chosen by scan/source.h */
    int is_duplex;
    int dpi;          /* SETTINGS_DPI_LEAST .. SETTINGS_DPI_MOST */
    const char *mode; /* "Gray", "Color", "Lineart", or the scanner's own word */
    const char *extra[SETTINGS_EXTRA_MAX]; /* "NAME=VALUE", set last */
    size_t extra_count;
};

/* What the scanner made of it. */
struct settings_granted {
    double dpi_x, dpi_y; /* 0: it does not tell */
    int is_glass;        /* one sheet lies on it: it never runs out of paper */
};

/*
 * settings_apply - set an open scanner up
 *
 * In this order, since each may change what the next allows: source (or
 * adf-mode, or duplex), mode, depth, resolution, paper size, area, then what
 * ballots need (table in settings.c), then the extra ones. What a scanner does
 * not have is passed over, but for source, resolution and extra options.
 *
 * ERROR_SYNTAX for a source, mode or resolution that it does not have: `err` lists
 * those it has. ERROR_IO if it refuses one that matters.
 */
int settings_apply(SANE_Handle handle, const struct settings *settings,
        struct settings_granted *granted, struct error *err)
        __attribute__((warn_unused_result));

#endif
