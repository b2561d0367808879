/* page_seal_ask.c -- what /seal's buttons ask for: of two people, or as long work. */
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/job.h"
#include "core/desk/page_seal.h"
#include "core/desk/pair.h"
#include "core/language.h"

int page_seal_end(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_wish wish = {.kind = "checks-end",
            .sentence = N_("End the checks: no sheet is decided or fed any more"),
            .subject = "",
            .done = N_("The checks are ended."),
            .path = "/seal"};

    return desk_pair_ask(desk, request, &wish, answer, err);
}

int page_seal_resume(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *why = form_get(&request->form, "why");
    struct pair_wish wish = {.kind = "checks-resume",
            .sentence = N_("Take the checks up again"),
            .subject = why,
            .done = N_("The checks go on."),
            .path = "/seal"};

    if (strspn(why, " \t") == strlen(why)) {
        answer_refuse(answer, "/seal",
                say(request, N_("Say why the checks are taken up again.")));
        return 0;
    }
    wish.detail = json_pack("{s:s}", "why", why);
    return desk_pair_ask(desk, request, &wish, answer, err);
}

int page_seal_now(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_wish wish = {.kind = "seal",
            .sentence = N_("Seal the count: nothing is changed afterwards"),
            .subject = "",
            .done = N_("The count is sealed."),
            .path = "/seal"};

    return desk_pair_ask(desk, request, &wish, answer, err);
}

int page_seal_export(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_wish wish = {.kind = "export",
            .detail = json_pack("{s:s}", "what", "report"),
            .sentence = N_("Export the report: its files may be taken away"),
            .subject = "",
            .done = N_("The report is exported."),
            .path = "/seal"};

    return desk_pair_ask(desk, request, &wish, answer, err);
}

static int start(struct desk *desk, const struct desk_request *request,
        enum job_kind kind, const char *const *arguments, struct desk_answer *answer,
        struct error *err)
{
    const struct job_wish wish = {.kind = kind,
            .arguments = arguments,
            .title = "",
            .is_vietnamese = request->words != NULL};

    if (job_start(desk->job, &wish, err) != 0)
        return -1;
    answer_see(answer, "/seal", "");
    return 0;
}

int page_seal_report(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *language =
            strcmp(form_get(&request->form, "language"), "en") == 0 ? "en" : "vi";
    const char *const arguments[] = {
            "report", desk->folder, "--all", "--language", language, NULL};

    return start(desk, request, JOB_REPORT, arguments, answer, err);
}

int page_seal_verify(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *const arguments[] = {"verify", desk->folder, NULL};

    return start(desk, request, JOB_VERIFY, arguments, answer, err);
}
