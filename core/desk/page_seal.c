/* page_seal.c -- /seal: what is in the way, the end of the checks, the seal, the report.
 */
#include "core/desk/page_seal.h"

#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/job.h"
#include "core/desk/page.h"
#include "core/desk/page_counts.h"
#include "core/desk/seal_file.h"
#include "core/desk/seal_part.h"
#include "core/file.h"
#include "core/json.h"
#include "core/language.h"
#include "core/report_clear.h"

static int is_sealed(const json_t *status)
{
    return strcmp(json_text(status, "state"), "SEALED") == 0;
}

static void put_open(struct html *html, const struct seal_part *part)
{
    if ((part->request->roles & (DESK_OPERATOR | DESK_CHAIR)) != 0)
        counts_put(html, part->request, part->meeting, NULL, "/seal");
    seal_reasons_put(html, part);
    seal_end_put(html, part);
    seal_now_put(html, part);
}

/* The root is shown to everyone; the figures are not needed for it. */
static int put_sealed(
        struct desk *desk, struct html *html, struct seal_part *part, struct error *err)
{
    struct results results;

    results_init(&results);
    if (desk_results(desk, 0, &results, err) != 0)
        return -1;
    seal_root_put(html, part->request, json_text(part->status, "root"),
            results.sealed_by[0], results.sealed_by[1]);
    part->is_written = report_is_of(desk->folder, &results);
    results_release(&results);
    seal_files_put(html, part);
    return 0;
}

static int show(struct desk *desk, const struct desk_request *request, struct html *html,
        struct seal_part *part, struct error *err)
{
    struct job_view job;
    int result = 0;

    job_look(desk->job, &job);
    page_begin(html, request, STEP_SEAL, say(request, N_("Seal and report")));
    job_put(html, request, &job, "/seal");
    if (is_sealed(part->status))
        result = put_sealed(desk, html, part, err);
    else
        put_open(html, part);
    seal_verify_put(html, part);
    page_end(html, request);
    return result;
}

int page_seal(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct seal_part part = {.request = request, .folder = desk->folder};
    json_t *status = NULL, *check = NULL;
    struct meeting meeting;
    int result;

    if (meeting_load(desk->folder, &meeting, err) != 0)
        return -1;
    part.meeting = &meeting;
    result = desk_read(desk, json_pack("{s:s}", "request", "status"), &status, err);
    if (result == 0 && !is_sealed(status))
        result = desk_seal_check(desk, request, &check, err);
    part.status = status;
    part.check = check;
    if (result == 0)
        result = show(desk, request, &answer->page, &part, err);
    json_decref(status);
    json_decref(check);
    meeting_release(&meeting);
    return result;
}

/* ---- a file handed out ---- */

/* Is what lies in report/ that of the seal? A draft is never handed out for it. */
static int check_written(struct desk *desk, struct error *err)
{
    struct results results;
    int is_written;

    results_init(&results);
    if (desk_results(desk, 0, &results, err) != 0)
        return -1;
    is_written = results.is_final && report_is_of(desk->folder, &results);
    results_release(&results);
    return is_written ? 0
                      : error_set(err, ERROR_STATE,
                                "the report of the sealed count is not written yet; "
                                "write it on the page 'Seal and report'");
}

static int check_exported(struct desk *desk, struct error *err)
{
    json_t *status = NULL;
    int is_exported;

    if (desk_read(desk, json_pack("{s:s}", "request", "status"), &status, err) != 0)
        return -1;
    is_exported = is_sealed(status) && seal_is_exported(status);
    json_decref(status);
    return is_exported
                   ? 0
                   : error_set(err, ERROR_STATE,
                             "the report is not exported yet; two people do that on the "
                             "page 'Seal and report'");
}

/* Within the scope, exported, of the seal: else why not. */
static int check_file(struct desk *desk, const struct desk_request *request,
        const char *name, struct error *err)
{
    int part = seal_file_part(name), is_permitted;
    struct meeting meeting;
    const char *why;

    if (meeting_load(desk->folder, &meeting, err) != 0)
        return -1;
    is_permitted = publication_permits(
            meeting.conference->publication, (enum publication_part)part, request);
    why = publication_why_not(
            meeting.conference->publication, (enum publication_part)part);
    meeting_release(&meeting);
    if (!is_permitted)
        return error_set(err, ERROR_STATE, "%s", say(request, why));
    if (check_exported(desk, err) != 0)
        return -1;
    return check_written(desk, err);
}

static void show_missing(struct desk_answer *answer, const struct desk_request *request)
{
    answer->status = 404;
    page_begin(&answer->page, request, STEP_SEAL, say(request, N_("The report")));
    page_notice(&answer->page, PAGE_ERROR,
            say(request, N_("There is no such file of the report.")));
    page_end(&answer->page, request);
}

int page_seal_file(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *name = request->path + strlen("/seal/file/");
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];

    if (seal_file_part(name) < 0) {
        show_missing(answer, request);
        return 0;
    }
    if (check_file(desk, request, name, err) != 0 ||
            file_join(folder, desk->folder, "report", err) != 0 ||
            file_join(path, folder, name, err) != 0)
        return -1;
    return answer_file(answer, path, seal_file_type(name), name, err);
}
