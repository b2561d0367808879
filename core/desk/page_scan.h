/* page_scan.h -- the step Scan: the scanner, images from elsewhere, and the stacks. */
#ifndef CORE_DESK_PAGE_SCAN_H
#define CORE_DESK_PAGE_SCAN_H

#include "core/desk/route.h"

desk_handler page_scan;          /* GET /scan */
desk_handler page_scan_devices;  /* POST /scan/devices: look for scanners again */
desk_handler page_scan_start;    /* POST /scan/start */
desk_handler page_scan_answer;   /* POST /scan/answer */
desk_handler page_scan_stop;     /* POST /scan/stop */
desk_handler page_scan_seen;     /* POST /scan/seen */
desk_handler page_scan_upload;   /* POST /scan/upload/SET?name=FILE: an image's bytes */
desk_handler page_scan_import;   /* POST /scan/import: the set into the count */
desk_handler page_batch_accept;  /* POST /batch/accept: takes two people */
desk_handler page_batch_discard; /* POST /batch/discard */
desk_handler page_live_scan;     /* GET /live/scan: JSON */
desk_handler page_live_job;      /* GET /live/job: JSON */
desk_handler page_job_cancel;    /* POST /job/cancel */
desk_handler page_job_seen;      /* POST /job/seen */

#endif
