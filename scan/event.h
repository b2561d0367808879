/* event.h -- what a scan tells the front-end: JSON lines on stdout. */
#ifndef SCAN_EVENT_H
#define SCAN_EVENT_H

#include <stdio.h>

#include "core/json.h"

/*
 * {"event":"opened","device":"...","options":{"name":"value",...}}
 * {"event":"alive"}                  bytes are coming: at most four times a second
 * {"event":"alive","status":"busy"}  the scanner asks for patience
 * {"event":"sheet","parts":["NAME.part"(,"NAME.part")]}
 *                                    front (and back) are whole, not yet durable
 * {"event":"stopped","status":"no-docs","text":"..."}  nothing comes any more
 *
 * status: a word of scan/status.h, or one of these: "asked" (stopped by command),
 * "two-sheets", "stopped-at-scanner", "short-page", "picture" (one that cannot
 * be), "no-back" (a front without its back), "no-device", "settings", "disk".
 */

/*
 * event_say - write one and flush
 *
 * Takes the reference. What nobody hears any more ends the scan at the next
 * command (the other end of stdin is gone as well).
 */
void event_say(FILE *out, json_t *event);

#endif
