/* page_print.c -- the step Print: ballots and proof, and whether they are still right. */
#include "core/desk/page_print.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/desk/ballot_state.h"
#include "core/desk/desk.h"
#include "core/desk/job.h"
#include "core/desk/meeting.h"
#include "core/desk/page.h"
#include "core/desk/standing.h"

enum { COPIES_MOST = 10000, NUMBER_BYTES = 16 };

/* One view of the page. */
struct print {
    struct html *html;
    const struct desk_request *request;
    struct meeting meeting;
    struct ballots ballots;
    struct standing standing;
    struct job_view job;
};

/* ---- what may be made ---- */

/* NULL: it may. */
static const char *why_not(const struct print *print)
{
    if (print->standing.is_sealed)
        return say(print->request, "The count is sealed.");
    if (print->job.is_running)
        return say(print->request, "Something is being made; wait for its end.");
    return standing_why_not_operate(print->request);
}

static const char *state_word(const struct print *print, enum ballot_state state)
{
    switch (state) {
    case BALLOT_PRINTED:
        return say(print->request, "made, and as it would be made now");
    case BALLOT_CHANGED:
        return say(print->request, "people or conference changed since: make it again");
    case BALLOT_NEW:
    default:
        return say(print->request, "not made yet");
    }
}

/* ---- the page ---- */

static void put_link(const struct print *print, const char *type, const char *ending,
        const char *label)
{
    html_put(print->html, "<a href=\"/file/print/%s%s.pdf\">%s</a>", type, ending, label);
}

static void put_ballot(const struct print *print, const struct ballot *ballot)
{
    const struct desk_request *request = print->request;
    int type = meeting_type(&print->meeting, ballot->type);

    html_put(print->html,
            "<tr><th scope=\"row\">%s <span class=\"note\">(%s)</span></th>",
            type < 0 ? ballot->type : meeting_type_title(&print->meeting, (size_t)type),
            ballot->type);
    html_put(print->html,
            "<td class=\"count\" data-label=\"%s\">%u</td><td data-label=\"%s\">"
            "<code>%s</code></td>",
            say(request, "Pages"), ballot->pages, say(request, "Form"), ballot->form_id);
    html_put(print->html, "<td data-label=\"%s\">%s</td><td data-label=\"%s\">",
            say(request, "State"), state_word(print, ballot->state),
            say(request, "Files"));
    if (ballot->state != BALLOT_NEW)
        put_link(print, ballot->type, "", say(request, "Ballots (PDF)"));
    if (ballot->has_proof) {
        html_add(print->html, " ");
        put_link(print, ballot->type, "-proof", say(request, "Proof (PDF)"));
    }
    html_add(print->html, "</td></tr>");
}

static void put_table(const struct print *print)
{
    const char *const heads[] = {say(print->request, "Ballot"),
            say(print->request, "Pages"), say(print->request, "Form"),
            say(print->request, "State"), say(print->request, "Files")};
    size_t i;

    html_put(print->html, "<table class=\"stack\"><caption>%s</caption><thead><tr>",
            say(print->request, "What is there"));
    for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
        html_put(print->html, "<th scope=\"col\">%s</th>", heads[i]);
    html_add(print->html, "</tr></thead><tbody>");
    for (i = 0; i < print->ballots.count; i++)
        put_ballot(print, &print->ballots.list[i]);
    html_add(print->html, "</tbody></table>");
}

/* As many as are issued, of the type that issues most; one if that is not known yet. */
static uint32_t usual_copies(const struct conference *conference)
{
    uint32_t copies = 1;
    size_t i;

    for (i = 0; i < conference->type_count; i++)
        if (conference->types[i].issued.is_given &&
                conference->types[i].issued.value > copies)
            copies = conference->types[i].issued.value;
    return copies > COPIES_MOST ? COPIES_MOST : copies;
}

static void put_ballots(const struct print *print)
{
    const struct desk_request *request = print->request;
    const char *why = why_not(print);

    html_put(print->html, "<section class=\"card\"><h2>%s</h2>", say(request, "Ballots"));
    if (!print->standing.is_test && !print->standing.is_sealed)
        html_put(print->html, "<p class=\"note\">%s</p>",
                say(request,
                        "Counting has begun: the same ballots can be made again, but "
                        "no others."));
    put_table(print);
    if (why != NULL) {
        page_shut(print->html, say(request, "Make the ballots"), why);
    } else {
        page_form(print->html, request, "/print/ballots");
        html_put(print->html,
                "<label for=\"copies\">%s</label><input id=\"copies\" name=\"copies\" "
                "type=\"number\" min=\"1\" max=\"%d\" required value=\"%u\">"
                "<p><button class=\"primary\">%s</button></p></form>",
                say(request, "Copies of each ballot in its PDF"), (int)COPIES_MOST,
                usual_copies(print->meeting.conference),
                say(request, "Make the ballots"));
    }
    html_add(print->html, "</section>");
}

static void put_proof(const struct print *print)
{
    const struct desk_request *request = print->request;
    const char *const checks[] = {
            say(request, "Print at 100 % (“actual size”), never “fit to page”."),
            say(request, "The printed ruler is 100 mm long: measure it."),
            say(request, "The squares at the four corners are whole and black."),
            say(request,
                    "All names, titles and levels are right; read them aloud to each "
                    "other."),
            say(request, "Toner or ink is even, without stripes through the boxes.")};
    const char *why = why_not(print);
    size_t i;

    html_put(print->html, "<section class=\"card\"><h2>%s</h2><p>%s</p><ol>",
            say(request, "Proof first"),
            say(request, "A page marked TEST, with a ruler. Print one, and look:"));
    for (i = 0; i < sizeof(checks) / sizeof(checks[0]); i++)
        html_put(print->html, "<li>%s</li>", checks[i]);
    html_add(print->html, "</ol>");
    if (why != NULL) {
        page_shut(print->html, say(request, "Make the proof"), why);
    } else {
        page_form(print->html, request, "/print/proof");
        html_put(print->html, "<p><button>%s</button></p></form>",
                say(request, "Make the proof"));
    }
    html_add(print->html, "</section>");
}

static void put_next(const struct print *print)
{
    if (ballots_are_printed(&print->ballots) && !print->job.is_running)
        html_put(print->html, "<p class=\"notice good\">%s <a href=\"/trial\">%s</a></p>",
                say(print->request, "The ballots are made."),
                say(print->request, "Next: the trial"));
}

/* The files that are missing or wrong are mended on another page. */
static void put_unprepared(const struct print *print, const struct error *mistake)
{
    page_notice(print->html, PAGE_WARNING, mistake->text);
    html_put(print->html, "<p><a class=\"button\" href=\"/prepare\">%s</a></p>",
            say(print->request, "Mend it on the page Prepare"));
    page_shut(print->html, say(print->request, "Make the ballots"),
            say(print->request, "Conference and people come first."));
}

static void put_body(struct desk *desk, struct print *print)
{
    struct error mistake = {.text = ""};

    job_put(print->html, print->request, &print->job, "/print");
    if (meeting_load(desk->folder, &print->meeting, &mistake) != 0) {
        put_unprepared(print, &mistake);
        return;
    }
    if (ballots_look_again(desk->ballots, desk->folder, print->request->words != NULL,
                &print->ballots, &mistake) != 0) {
        put_unprepared(print, &mistake);
    } else {
        put_next(print);
        put_proof(print);
        put_ballots(print);
    }
    meeting_release(&print->meeting);
}

int page_print(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct print *print = calloc(1, sizeof(*print));
    int result;

    if (print == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for this page");
    print->html = &answer->page;
    print->request = request;
    result = standing_load(desk, &print->standing, err);
    if (result == 0) {
        job_look(desk->job, &print->job);
        page_begin(print->html, request, STEP_PRINT, say(request, "Print"));
        put_body(desk, print);
        page_end(print->html, request);
    }
    standing_release(&print->standing);
    free(print);
    return result;
}

/* ---- making them ---- */

static int start(struct desk *desk, const struct desk_request *request, json_t *detail,
        enum job_kind kind, const char *const *arguments, struct desk_answer *answer,
        struct error *err)
{
    const struct job_wish wish = {.kind = kind,
            .arguments = arguments,
            .title = "",
            .is_vietnamese = request->words != NULL};
    struct error why = {.text = ""};

    if (desk_note(desk, request, "print", request->name, detail, err) != 0)
        return -1;
    if (job_start(desk->job, &wish, &why) != 0)
        answer_refuse(answer, "/print", why.text);
    else
        answer_see(answer, "/print", "");
    return 0;
}

int page_print_ballots(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *text = request_field(request, "copies");
    char number[NUMBER_BYTES], *end;
    long copies = strtol(text, &end, 10);
    const char *const arguments[] = {
            "print", "--copies", number, "--", desk->folder, NULL};

    if (text[0] < '0' || text[0] > '9' || *end != '\0' || copies < 1 ||
            copies > COPIES_MOST) {
        answer_refuse(answer, "/print",
                say(request, "The number of copies is a whole number from 1 to 10000."));
        return 0;
    }
    (void)snprintf(number, sizeof(number), "%ld", copies);
    return start(desk, request, json_pack("{s:I}", "copies", (json_int_t)copies),
            JOB_PRINT, arguments, answer, err);
}

int page_print_proof(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *const arguments[] = {"print", "--proof", "--", desk->folder, NULL};

    return start(desk, request, json_pack("{s:b}", "proof", 1), JOB_PROOF, arguments,
            answer, err);
}
