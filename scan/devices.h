/* devices.h -- the scanners that are there, and what each can do. */
#ifndef SCAN_DEVICES_H
#define SCAN_DEVICES_H

#include <stdio.h>

/*
 * devices_list - two JSON lines a scanner
 *
 * {"device":"fujitsu:fi-7160:1","vendor":"FUJITSU","model":"fi-7160","type":"scanner"}
 *   at once for all that the drivers find, then for each that can be opened
 * {"device":"...","sources":[...],"modes":[...],"resolutions":[...]}
 *   or, of a range, "resolution_least" and "resolution_most" in dpi; or
 * {"device":"...","status":"busy"}: a word of scan/status.h.
 *
 * Loads every driver that SANE's configuration names, in this process: the
 * front-end has each named alone and limits the time.
 * Returns 0; -1 if SANE cannot be started.
 */
int devices_list(FILE *out);

#endif
