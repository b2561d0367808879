/* page_prepare.c -- conference and people, typed or taken from a file, each mistake at
 * its field. */
#include "core/desk/page_prepare.h"

#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/field.h"
#include "core/desk/meeting.h"
#include "core/desk/page.h"
#include "core/desk/prepare_form.h"
#include "core/json.h"
#include "core/language.h"

static int read_state(struct desk *desk, int *is_trial, struct error *err)
{
    json_t *status = NULL;

    if (desk_read(desk, json_pack("{s:s}", "request", "status"), &status, err) != 0)
        return -1;
    *is_trial = strcmp(json_text(status, "state"), "TEST") == 0;
    json_decref(status);
    return 0;
}

/* The files as they are must make a meeting together, not each by itself. */
static void put_whole(struct desk *desk, struct prepare *prepare)
{
    struct error mistake = {.text = ""};
    struct meeting meeting;

    if (meeting_load(desk->folder, &meeting, &mistake) != 0) {
        page_notice(prepare->html, PAGE_WARNING, mistake.text);
        return;
    }
    meeting_release(&meeting);
    if (prepare->meeting_answer == NULL && prepare->officials_answer == NULL &&
            !prepare->is_shut)
        html_put(prepare->html,
                "<p class=\"notice good\">%s <a href=\"/print\">%s</a></p>",
                say(prepare->request, N_("Conference and people are complete.")),
                say(prepare->request, N_("Next: print the ballots")));
}

static int put_page(struct desk *desk, struct prepare *prepare, struct error *err)
{
    struct error mistake = {.text = ""};
    int is_trial;

    if (read_state(desk, &is_trial, err) != 0)
        return -1;
    prepare->is_shut = !is_trial;
    prepare->folder = desk->folder;
    page_begin(prepare->html, prepare->request, STEP_PREPARE,
            say(prepare->request, N_("Prepare")));
    if (!is_trial)
        page_notice(prepare->html, PAGE_INFO,
                say(prepare->request,
                        N_("Counting has begun: conference and people stay as they were "
                           "then. What is shown here cannot be saved.")));
    (void)!draft_load(desk->folder, &prepare->draft, &mistake);
    put_whole(desk, prepare);
    prepare_put_meeting(prepare);
    prepare_put_officials(prepare);
    draft_release(&prepare->draft);
    page_end(prepare->html, prepare->request);
    return 0;
}

int page_prepare(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct prepare prepare = {.html = &answer->page, .request = request};

    return put_page(desk, &prepare, err);
}

/* Saved: the page anew. Not saved: the page with what was typed and what is wrong. */
static int save(struct desk *desk, const struct desk_request *request, json_t *asked,
        int is_meeting, struct desk_answer *answer, struct error *err)
{
    struct prepare prepare = {.html = &answer->page, .request = request};
    json_t *told = NULL;
    int result = 0;

    if (desk_ask(desk, request, asked, &told, err) != 0)
        return -1;
    if (json_is_true(json_object_get(told, "saved"))) {
        answer_see(answer, "/prepare",
                json_is_true(json_object_get(told, "printed"))
                        ? say(request, N_("Saved. Ballots printed before do not fit any "
                                          "more: print them again."))
                        : say(request, N_("Saved.")));
    } else {
        answer->status = 422;
        if (is_meeting)
            prepare.meeting_answer = told;
        else
            prepare.officials_answer = told;
        result = put_page(desk, &prepare, err);
    }
    json_decref(told);
    return result;
}

int page_prepare_meeting(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return save(desk, request, prepare_meeting_request(request), 1, answer, err);
}

int page_prepare_officials(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    return save(desk, request, prepare_officials_request(request), 0, answer, err);
}
