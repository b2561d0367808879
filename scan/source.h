/* source.h -- which of a scanner's sources feeds a stack, by what vendors call it. */
#ifndef SCAN_SOURCE_H
#define SCAN_SOURCE_H

#include <stddef.h>

/*
 * source_choose - the place in `names` of the source to feed from; -1: none
 *
 * names      as the scanner lists them, ended by NULL.
 * is_duplex  both sides of a sheet are wanted.
 *
 * Duplex: the first that says "duplex" or "both" and is no card slot.
 * Simplex: the first that says "adf" or "feeder" and neither "duplex" nor
 * "back" nor "card"; else the first that is no glass and not of the others.
 * Letter case does not matter.
 * Source: names used by the drivers of SANE (fujitsu, canon_dr, epjitsu, epson2,
 * airscan, hpaio, brother4, avision).
 */
int source_choose(const char *const *names, int is_duplex);

/* source_mode - the same for scan modes: "gray", "color" or "lineart" as people say,
 * in the scanner's own word. */
int source_mode(const char *const *names, const char *wanted);

#endif
