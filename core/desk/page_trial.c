/* page_trial.c -- the step Trial: the machine's proof, zero report, opening the count. */
#include "core/desk/page_trial.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/page.h"
#include "core/desk/pair.h"
#include "core/desk/trial_open.h"
#include "core/desk/trial_show.h"
#include "core/digest.h"
#include "core/language.h"

enum { NUMBER_BYTES = 16, SEED_MOST = 1000000 };

/* ---- opening the count ---- */

static const char *why_not_open(const struct trial *trial)
{
    if (trial->job.is_running)
        return say(trial->request, "Something is being made; wait for its end.");
    if (!ballots_are_printed(&trial->ballots))
        return say(trial->request,
                "The ballots come first: make them on the page Print, as they are now.");
    return NULL;
}

static void put_warnings(const struct trial *trial)
{
    const struct desk_request *request = trial->request;
    char paper[TRIAL_PAPER_BYTES];

    if (standing_sum(&trial->standing, "fed") == 0)
        page_notice(trial->html, PAGE_WARNING,
                say(request,
                        "No trial yet: nobody knows whether this scanner reads these "
                        "ballots."));
    trial_paper(trial, "zero", paper);
    if (paper[0] == '\0')
        page_notice(trial->html, PAGE_WARNING,
                say(request, "The zero report is not made yet."));
}

void trial_put_open(const struct trial *trial)
{
    const struct desk_request *request = trial->request;
    const char *why = why_not_open(trial);

    html_put(trial->html, "<section class=\"card\"><h2>%s</h2><p>%s</p>",
            say(request, "5. Open the count"),
            say(request, "From then on people, ballots and rule stay as they are, and "
                         "TEST paper is refused. This cannot be taken back. It takes two "
                         "people, one of them a chair."));
    put_warnings(trial);
    if (why != NULL) {
        page_shut(trial->html, say(request, "Open the count"), why);
    } else {
        page_form(trial->html, request, "/trial/open");
        pair_put_fields(trial->html, request);
        html_put(trial->html, "<p><button class=\"primary\">%s</button></p></form>",
                say(request, "Open the count"));
    }
    html_add(trial->html, "</section>");
}

int page_trial_open(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct pair_wish wish = {.kind = "open",
            .sentence = N_("Open the count"),
            .subject = "",
            .done = N_("The count is open. Lay the ballots in the scanner."),
            .path = "/trial",
            .check = trial_open_check};
    struct error why = {.text = ""};

    if (trial_open_detail(desk, &wish.detail, &why) != 0) {
        answer_refuse(answer, "/trial", why.text);
        return 0;
    }
    return desk_pair_ask(desk, request, &wish, answer, err);
}

/* ---- the page ---- */

static void put_over(const struct trial *trial)
{
    char paper[TRIAL_PAPER_BYTES];
    const struct desk_request *request = trial->request;

    html_put(trial->html, "<p class=\"notice\">%s <a href=\"/scan\">%s</a></p>",
            say(request, "Counting has begun; the trial is over."),
            say(request, "Next: scan the ballots"));
    trial_paper(trial, "zero", paper);
    if (paper[0] != '\0')
        html_put(trial->html, "<p><a href=\"/file/%s\">%s</a></p>", paper,
                say(request, "The zero report (PDF)"));
}

static void put_part(const struct trial *trial,
        int (*put)(const struct trial *trial, struct error *err))
{
    struct error mistake = {.text = ""};

    if (put(trial, &mistake) != 0)
        page_notice(trial->html, PAGE_WARNING, mistake.text);
}

static void put_body(struct trial *trial)
{
    struct error mistake = {.text = ""};

    job_put(trial->html, trial->request, &trial->job, "/trial");
    if (meeting_load(trial->desk->folder, &trial->meeting, &mistake) != 0) {
        page_notice(trial->html, PAGE_WARNING, mistake.text);
        html_put(trial->html, "<p><a class=\"button\" href=\"/prepare\">%s</a></p>",
                say(trial->request, "Mend it on the page Prepare"));
        return;
    }
    if (!trial->standing.is_test) {
        put_over(trial);
        meeting_release(&trial->meeting);
        return;
    }
    if (ballots_look_again(trial->desk->ballots, trial->desk->folder,
                trial->request->words != NULL, &trial->ballots, &mistake) != 0)
        page_notice(trial->html, PAGE_WARNING, mistake.text);
    trial_put_deck(trial);
    trial_put_scan(trial);
    put_part(trial, trial_put_proof);
    put_part(trial, trial_put_zero);
    trial_put_open(trial);
    meeting_release(&trial->meeting);
}

int page_trial(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct trial *trial = calloc(1, sizeof(*trial));
    int result;

    if (trial == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for this page");
    trial->desk = desk;
    trial->html = &answer->page;
    trial->request = request;
    result = standing_load(desk, &trial->standing, err);
    if (result == 0) {
        job_look(desk->job, &trial->job);
        page_begin(trial->html, request, STEP_TRIAL, say(request, "Trial"));
        put_body(trial);
        page_end(trial->html, request);
    }
    standing_release(&trial->standing);
    free(trial);
    return result;
}

/* ---- making papers ---- */

static int start(struct desk *desk, const struct desk_request *request,
        enum job_kind kind, const char *const *arguments, struct desk_answer *answer)
{
    const struct job_wish wish = {.kind = kind,
            .arguments = arguments,
            .title = "",
            .is_vietnamese = request->words != NULL};
    struct error why = {.text = ""};

    if (job_start(desk->job, &wish, &why) != 0)
        answer_refuse(answer, "/trial", why.text);
    else
        answer_see(answer, "/trial", "");
    return 0;
}

/* These papers are of the time before the count: else the answer says so. */
static int check_trial(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, int *is_over, struct error *err)
{
    struct standing standing;
    int result = standing_load(desk, &standing, err);

    *is_over = !standing.is_test;
    if (result == 0 && *is_over)
        answer_refuse(
                answer, "/trial", say(request, "Counting has begun; the trial is over."));
    standing_release(&standing);
    return result;
}

int page_trial_deck(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *text = request_field(request, "sheets");
    int is_clean = strcmp(request_field(request, "marks"), "hard") != 0, over;
    char sheets[NUMBER_BYTES], seed[NUMBER_BYTES], *end;
    long number = strtol(text, &end, 10);
    const char *const arguments[] = {"deck", "--sheets", sheets, "--seed", seed, "--pdf",
            is_clean ? "--clean" : "--", is_clean ? "--" : desk->folder,
            is_clean ? desk->folder : NULL, NULL};
    uint32_t random;

    if (check_trial(desk, request, answer, &over, err) != 0)
        return -1;
    if (over)
        return 0;
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || number < 1 ||
            number > TRIAL_SHEETS_MOST) {
        answer_refuse(answer, "/trial",
                say(request, "The number of sheets is a whole number from 1 to 200."));
        return 0;
    }
    digest_random(&random, sizeof(random));
    (void)snprintf(sheets, sizeof(sheets), "%ld", number);
    (void)snprintf(seed, sizeof(seed), "%u", 1 + random % SEED_MOST);
    if (desk_note(desk, request, "deck", request->name,
                json_pack("{s:I,s:s,s:b}", "sheets", (json_int_t)number, "seed", seed,
                        "clean", is_clean),
                err) != 0)
        return -1;
    return start(desk, request, JOB_DECK, arguments, answer);
}

/* kiemphieu report with `what`, in the conference's language. */
static int start_report(struct desk *desk, const struct desk_request *request,
        enum job_kind kind, const char *what, struct desk_answer *answer)
{
    struct error mistake = {.text = ""};
    const char *arguments[] = {
            "report", what, "--language", "vi", "--", desk->folder, NULL};
    struct meeting meeting;

    if (meeting_load(desk->folder, &meeting, &mistake) != 0) {
        answer_refuse(answer, "/trial", mistake.text);
        return 0;
    }
    if (strcmp(meeting.conference->language, "en") == 0)
        arguments[3] = "en";
    meeting_release(&meeting);
    return start(desk, request, kind, arguments, answer);
}

int page_trial_report(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    int over;

    if (check_trial(desk, request, answer, &over, err) != 0)
        return -1;
    return over ? 0 : start_report(desk, request, JOB_REPORT, "--trial", answer);
}

int page_trial_zero(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    int over;

    if (check_trial(desk, request, answer, &over, err) != 0)
        return -1;
    if (over)
        return 0;
    if (desk_note(desk, request, "zero-report", request->name, NULL, err) != 0)
        return -1;
    return start_report(desk, request, JOB_ZERO, "--zero", answer);
}
