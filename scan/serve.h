/* serve.h -- requests of the front-end, each answered by the images that are stored. */
#ifndef SCAN_SERVE_H
#define SCAN_SERVE_H

#include <stdio.h>

#include "core/error.h"

/*
 * serve_requests - answer until there are no more
 *
 * folder  open descriptor of the images folder.
 * in      one JSON object a line; out: the same, flushed line by line.
 *
 * {"store":"/path/of/image","digest":"hex of the file"}
 *   For the file, or for each page of one of several pages, in their order:
 *     {"ok":true,"offer":"hex of what would be stored","pages":N,"damage":"why"}
 *   is asked ("damage" only of a page that could not be taken out: what is
 *   offered stands in its place, see scan/split.h), and one line comes back:
 *     {"keep":true|false}
 *   False: it is in the ledger already, and nothing is left of it. True:
 *     {"ok":true,"image":"images/NAME"}   once it is durable
 *   At the end {"ok":true,"end":true}.
 *
 * {"adopt":["NAME.part","NAME.part"]}
 *   The one or two sides of a sheet that a scan has left whole. Synced, then
 *   given their names, the back first, then
 *     {"ok":true,"images":[{"image":"images/NAME","digest":"hex"},...]}
 *
 * {"sweep":true}
 *   Removes what a run that was cut short did not finish (*.part), but finishes
 *   a front whose back has its name already, then
 *     {"ok":true,"image":"images/NAME","digest":"hex"}
 *   for each image that lies there, by name, and {"ok":true,"end":true}. What
 *   does not bear a name of ours is left alone. Only for one who holds the
 *   conference's lock: nobody else may be storing.
 *
 * {"ok":false,"error":"..."} ends a request at any place; what was stored
 * before it stays. One failure ends nothing else: the front-end decides.
 * Returns 0; -1 if nobody hears the answers any more.
 */
int serve_requests(int folder, FILE *in, FILE *out) __attribute__((warn_unused_result));

#endif
