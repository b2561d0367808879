/* fault.h -- what the virtual scanner is to do wrong, and what kind of device it is. */
#ifndef TESTS_SANE_FAULT_H
#define TESTS_SANE_FAULT_H

#include <stdbool.h>
#include <stddef.h>

#include <sane/sane.h>

/*
 * A plan is a line of items with commas between them. Case counts; blanks round an
 * item do not.
 *
 * Faults: KIND[@N][:WORD]...
 *   KIND   jam, double, cover, io, nomem, busy, warm (status 12), access, inval,
 *          unsupported, cancelled: that status (double: JAMMED, and the option
 *          `double-feed` is true)
 *          stop     NO_DOCS while paper is still loaded (`page-loaded` is true)
 *          hang     never comes back;     crash    abort()
 *          short    half the lines that were announced, then EOF
 *          long     ten lines more than announced
 *          endless  from the middle of the page: GOOD with 0 bytes, for ever
 *          wait     a second, or msN, and then all goes on; no signal ends it
 *   @N     at the Nth side of the stack since its state file began, lost ones
 *          counted; at cancel, close and exit: not before N sides have gone.
 *          Without: at the first occasion.
 *   WORD   where: start (the default), half (the middle of a page), last (in place
 *          of the page's EOF), cancel, close, exit, init, list, open, option (the
 *          first value set but the plan's)
 *          xN       N times; `always` for ever; without: once, also over processes
 *          lost     the sheet goes through to the out tray without its image
 *                   (double: two sheets do); without: it is fed again
 *          deaf     a hang that SIGTERM does not end
 *
 * Pages:
 *   lines=N (announced instead of the truth: -1)   pad=N (bytes behind each line)
 *   chunk=N (bytes a read at most)    zeros (a read of 0 bytes before each other)
 *   change (other parameters before sane_start than after)   threepass   onebit
 *   jpegframe (an unknown frame format)    eof (instead of NO_DOCS when it is empty)
 *   rate=N (sides a minute)    eject (a sane_cancel throws out the next sheet)
 *   twosided (the files are front, back, front, back ...; a source of one side then
 *             gives each sheet's one side, and a sheet is fed again as a whole)
 *
 * Device:
 *   sources=V   fujitsu, canon, avision, epson (adf-mode), panasonic (bool duplex),
 *               kodak, brother, airscan, hp, pixma, both, plain (the default),
 *               flatbed, none; or a list of names A|B|C
 *   resolution=list (100 150 200 300 600) or range (50..600, the default)
 *   fujitsu     the options of a fujitsu, with defaults that do harm
 *   bed=WxH     mm; 216x356 without
 *   refuse=OPTION (a set is INVAL)    keep=OPTION (a set is GOOD and changes nothing)
 */
enum fault_kind {
    FAULT_STATUS,
    FAULT_DOUBLE,
    FAULT_STOP,
    FAULT_HANG,
    FAULT_CRASH,
    FAULT_SHORT,
    FAULT_LONG,
    FAULT_ENDLESS,
    FAULT_WAIT
};

enum fault_place {
    PLACE_START,
    PLACE_HALF,
    PLACE_LAST,
    PLACE_CANCEL,
    PLACE_CLOSE,
    PLACE_EXIT,
    PLACE_INIT,
    PLACE_LIST,
    PLACE_OPEN,
    PLACE_OPTION
};

enum {
    FAULT_COUNT_MAX = 32,
    FAULT_TEXT_BYTES = 64,
    PLAN_TEXT_BYTES = 1024,
    PLAN_NAME_BYTES = 32,
    STATUS_WARMING_UP = 12
};

struct fault {
    char key[FAULT_TEXT_BYTES]; /* its number in the plan and its text */
    enum fault_kind kind;
    enum fault_place place;
    SANE_Status status;
    unsigned page;  /* 0: any */
    unsigned times; /* 0: always */
    unsigned ms;    /* of a wait */
    bool is_lost, is_deaf;
};

struct fault_plan {
    struct fault faults[FAULT_COUNT_MAX];
    size_t count;
    int lines, pad_bytes, chunk_bytes, rate; /* 0: nothing special */
    bool zeros, change, threepass, onebit, jpegframe, eof, eject, twosided;
    bool resolution_list, fujitsu;
    int bed_width_mm, bed_height_mm;
    char sources[PLAN_TEXT_BYTES];
    char refuse[PLAN_NAME_BYTES], keep[PLAN_NAME_BYTES];
};

/*
 * fault_parse - read a plan; NULL and "" are a plain scanner
 *
 * Returns 0; -1, with `plan` unchanged, if an item is not understood: it is said on
 * stderr, because a test whose fault never comes would pass.
 */
int fault_parse(const char *text, struct fault_plan *plan);

#endif
