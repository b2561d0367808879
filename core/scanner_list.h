/* scanner_list.h -- the scanners that are there, asked driver by driver. */
#ifndef CORE_SCANNER_LIST_H
#define CORE_SCANNER_LIST_H

#include <jansson.h>

#include "core/error.h"

enum { SCANNER_LIST_PATIENCE_MS = 15000 /* a driver: the network's take their time */ };

/*
 * scanner_list - {"scanners":[...],"drivers":[...]}
 *
 * scanners  {"device","vendor","model","type"} with "sources", "modes" and
 *           "resolutions" (or "resolution_least" and "resolution_most"), or a
 *           "status" if it could not be opened.
 * drivers   {"driver","trouble"}: those that crashed ("crashed") or did not answer in
 *           time ("hung"); each ran in a process of its own and is passed over.
 *
 * patience_ms  for each driver. The caller's to json_decref; NULL with `err`.
 */
json_t *scanner_list(int patience_ms, struct error *err);

#endif
