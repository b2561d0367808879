/* twice_sheet.h -- a sheet marked by one person and scanned twice, on two days. */
#ifndef TESTS_SIM_TWICE_SHEET_H
#define TESTS_SIM_TWICE_SHEET_H

#include "tests/sim/trial.h"
#include "tests/sim/writer.h"

enum { TWICE_SCANS = 2, TWICE_KINDS = 10 };

/* What is known of one sheet. */
struct twice_sheet {
    int form;
    enum kind kind;
    int is_shared; /* 1: by the one writer of all such sheets of its form and kind */
    struct fingerprint prints[TWICE_SCANS];
};

/* twice_kind - the kinds of marks that take turns. */
enum kind twice_kind(uint64_t turn);

/*
 * twice_sheet_make - mark a sheet and scan it twice
 *
 * sheet  its form, kind and is_shared are given. All sheets of a form have the same
 * votes.
 *
 * The second scan differs in skew, shift, scale, direction, resolution, light, noise,
 * blur, gamma, sharpening and JPEG's quality, as a scanner's do from day to day.
 */
int twice_sheet_make(const struct world *world, uint64_t seed, uint64_t item,
        struct trial *trial, struct twice_sheet *sheet, struct error *err)
        __attribute__((warn_unused_result));

#endif
