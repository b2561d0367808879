/* route.c -- which address is answered by which function, for whom: one table. */
#include "core/desk/route.h"

#include <string.h>

#include "core/desk/page_boxes.h"
#include "core/desk/page_check.h"
#include "core/desk/page_counts.h"
#include "core/desk/page_day.h"
#include "core/desk/page_hall.h"
#include "core/desk/page_journal.h"
#include "core/desk/page_pair.h"
#include "core/desk/page_people.h"
#include "core/desk/page_prepare.h"
#include "core/desk/page_print.h"
#include "core/desk/page_results.h"
#include "core/desk/page_scan.h"
#include "core/desk/page_seal.h"
#include "core/desk/page_settle.h"
#include "core/desk/page_trial.h"
#include "core/desk/pages.h"
#include "core/desk/picture.h"

static const struct desk_route routes[] = {
        /* ---- the day ---- */
        {DESK_GET, "/", DESK_SIGNED_IN, DESK_NO_BODY, page_day},
        {DESK_GET, "/live", DESK_SIGNED_IN, DESK_NO_BODY, page_live},

        /* ---- who is there: sign in, people, journal, pairs ---- */
        {DESK_GET, "/sign-in", DESK_ANYONE, DESK_NO_BODY, page_sign},
        {DESK_POST, "/sign-in", DESK_ANYONE, DESK_FORM, page_sign_in},
        {DESK_POST, "/sign-out", DESK_ANYONE, DESK_FORM, page_sign_out},
        {DESK_POST, "/lock", DESK_SIGNED_IN, DESK_FORM, page_sign_lock},
        {DESK_POST, "/language", DESK_ANYONE, DESK_FORM, page_language},
        {DESK_GET, "/start", DESK_ANYONE, DESK_NO_BODY, page_start},
        {DESK_POST, "/start", DESK_ANYONE, DESK_FORM, page_start_post},
        {DESK_GET, "/invite", DESK_ANYONE, DESK_NO_BODY, page_invite},
        {DESK_POST, "/invite", DESK_ANYONE, DESK_FORM, page_invite_post},
        {DESK_GET, "/people", DESK_CHAIR, DESK_NO_BODY, page_people},
        {DESK_POST, "/people/add", DESK_CHAIR, DESK_FORM, page_people_add},
        {DESK_POST, "/people/roles", DESK_CHAIR, DESK_FORM, page_people_roles},
        {DESK_POST, "/people/link", DESK_CHAIR, DESK_FORM, page_people_link},
        {DESK_POST, "/people/end", DESK_CHAIR, DESK_FORM, page_people_end},
        {DESK_GET, "/journal", DESK_SIGNED_IN, DESK_NO_BODY, page_journal},
        {DESK_GET, "/pair", DESK_SIGNED_IN, DESK_NO_BODY, page_pair},
        {DESK_POST, "/pair/confirm", DESK_SIGNED_IN, DESK_FORM, page_pair_confirm},
        {DESK_POST, "/pair/decline", DESK_SIGNED_IN, DESK_FORM, page_pair_decline},
        {DESK_POST, "/pair/sign", DESK_SIGNED_IN, DESK_FORM, page_pair_sign},

        /* ---- prepare, print, trial ---- */
        {DESK_GET, "/prepare", DESK_SIGNED_IN, DESK_NO_BODY, page_prepare},
        {DESK_POST, "/prepare/conference", DESK_OPERATOR | DESK_CHAIR, DESK_FORM,
                page_prepare_meeting},
        {DESK_POST, "/prepare/ballots", DESK_OPERATOR | DESK_CHAIR, DESK_FORM,
                page_prepare_ballots},
        {DESK_POST, "/prepare/scale", DESK_OPERATOR | DESK_CHAIR, DESK_FORM,
                page_prepare_scale},
        {DESK_POST, "/prepare/officials", DESK_OPERATOR | DESK_CHAIR, DESK_FORM,
                page_prepare_officials},
        {DESK_GET, "/print", DESK_SIGNED_IN, DESK_NO_BODY, page_print},
        {DESK_POST, "/print/ballots", DESK_OPERATOR, DESK_FORM, page_print_ballots},
        {DESK_POST, "/print/proof", DESK_OPERATOR, DESK_FORM, page_print_proof},
        {DESK_GET, "/file/", DESK_SIGNED_IN, DESK_NO_BODY, page_file},
        {DESK_GET, "/trial", DESK_SIGNED_IN, DESK_NO_BODY, page_trial},
        {DESK_POST, "/trial/deck", DESK_OPERATOR, DESK_FORM, page_trial_deck},
        {DESK_POST, "/trial/report", DESK_OPERATOR, DESK_FORM, page_trial_report},
        {DESK_POST, "/trial/zero", DESK_OPERATOR, DESK_FORM, page_trial_zero},
        {DESK_POST, "/trial/open", DESK_SIGNED_IN, DESK_FORM, page_trial_open},

        /* ---- scan ---- */
        {DESK_GET, "/scan", DESK_SIGNED_IN, DESK_NO_BODY, page_scan},
        {DESK_POST, "/scan/devices", DESK_OPERATOR, DESK_FORM, page_scan_devices},
        {DESK_POST, "/scan/start", DESK_OPERATOR, DESK_FORM, page_scan_start},
        {DESK_POST, "/scan/answer", DESK_OPERATOR, DESK_FORM, page_scan_answer},
        {DESK_POST, "/scan/stop", DESK_OPERATOR, DESK_FORM, page_scan_stop},
        {DESK_POST, "/scan/seen", DESK_OPERATOR, DESK_FORM, page_scan_seen},
        {DESK_POST, "/scan/upload/", DESK_OPERATOR, DESK_BYTES, page_scan_upload},
        {DESK_POST, "/scan/import", DESK_OPERATOR, DESK_FORM, page_scan_import},
        {DESK_POST, "/batch/accept", DESK_SIGNED_IN, DESK_FORM, page_batch_accept},
        {DESK_POST, "/batch/discard", DESK_OPERATOR | DESK_CHAIR, DESK_FORM,
                page_batch_discard},
        {DESK_GET, "/live/scan", DESK_SIGNED_IN, DESK_NO_BODY, page_live_scan},
        {DESK_GET, "/live/job", DESK_SIGNED_IN, DESK_NO_BODY, page_live_job},
        {DESK_POST, "/job/cancel", DESK_OPERATOR | DESK_CHAIR, DESK_FORM,
                page_job_cancel},
        {DESK_POST, "/job/seen", DESK_SIGNED_IN, DESK_FORM, page_job_seen},

        /* ---- check ---- */
        {DESK_GET, "/check", DESK_SIGNED_IN, DESK_NO_BODY, page_check},
        {DESK_GET, "/check/next", DESK_CHECKER, DESK_NO_BODY, page_check_next},
        {DESK_POST, "/check/decide", DESK_CHECKER, DESK_FORM, page_check_decide},
        {DESK_POST, "/check/undo", DESK_CHECKER, DESK_FORM, page_check_undo},
        {DESK_POST, "/check/recheck", DESK_CHECKER | DESK_CHAIR, DESK_FORM,
                page_check_recheck},
        {DESK_POST, "/check/clear", DESK_CHAIR, DESK_FORM, page_check_clear},
        {DESK_GET, "/sheet/", DESK_CHECKER | DESK_CHAIR, DESK_NO_BODY, page_sheet},
        {DESK_GET, "/boxes", DESK_CHECKER | DESK_CHAIR, DESK_NO_BODY, page_boxes},
        {DESK_GET, "/boxes.png", DESK_CHECKER | DESK_CHAIR, DESK_NO_BODY,
                picture_boxes_png},
        {DESK_GET, "/page/", DESK_CHECKER | DESK_CHAIR, DESK_NO_BODY, picture_page},
        {DESK_GET, "/row/", DESK_CHECKER | DESK_CHAIR, DESK_NO_BODY, picture_row},
        {DESK_GET, "/printed/", DESK_CHECKER | DESK_CHAIR, DESK_NO_BODY, picture_printed},

        /* ---- results, seal, report ---- */
        {DESK_GET, "/results", DESK_SIGNED_IN, DESK_NO_BODY, page_results},
        {DESK_POST, "/results/settle", DESK_SIGNED_IN, DESK_FORM, page_settle},
        {DESK_GET, "/hall", DESK_SIGNED_IN, DESK_NO_BODY, page_hall},
        {DESK_POST, "/counts", DESK_OPERATOR | DESK_CHAIR, DESK_FORM, page_counts_save},
        {DESK_GET, "/seal", DESK_SIGNED_IN, DESK_NO_BODY, page_seal},
        {DESK_POST, "/seal/end", DESK_SIGNED_IN, DESK_FORM, page_seal_end},
        {DESK_POST, "/seal/resume", DESK_SIGNED_IN, DESK_FORM, page_seal_resume},
        {DESK_POST, "/seal/now", DESK_SIGNED_IN, DESK_FORM, page_seal_now},
        {DESK_POST, "/seal/export", DESK_SIGNED_IN, DESK_FORM, page_seal_export},
        {DESK_POST, "/seal/report", DESK_OPERATOR | DESK_CHAIR, DESK_FORM,
                page_seal_report},
        {DESK_POST, "/seal/verify", DESK_SIGNED_IN, DESK_FORM, page_seal_verify},
        {DESK_GET, "/seal/file/", DESK_SIGNED_IN, DESK_NO_BODY, page_seal_file},

        /* ---- what browsers fetch by themselves ---- */
        {DESK_GET, "/asset/", DESK_ANYONE, DESK_NO_BODY, asset_answer},
};

static int is_path(const char *pattern, const char *path)
{
    size_t length = strlen(pattern);

    if (length > 1 && pattern[length - 1] == '/')
        return strncmp(pattern, path, length) == 0;
    return strcmp(pattern, path) == 0;
}

const struct desk_route *route_find(
        enum desk_method method, const char *path, int *is_other_method)
{
    size_t i;

    *is_other_method = 0;
    for (i = 0; i < sizeof(routes) / sizeof(routes[0]); i++) {
        if (!is_path(routes[i].path, path))
            continue;
        if (routes[i].method == method)
            return &routes[i];
        *is_other_method = 1;
    }
    return NULL;
}
