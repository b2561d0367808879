/* trial_show.c -- the parts of the page Trial: deck, trial scan, proof. */
#include "core/desk/trial_show.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/page.h"
#include "core/desk/trial_compare.h"
#include "core/desk/trial_truth.h"
#include "core/file.h"

enum { SHEETS_USUAL = 20 };

const char *trial_why_not_make(const struct trial *trial)
{
    if (trial->job.is_running)
        return say(trial->request, "Something is being made; wait for its end.");
    if (!ballots_are_printed(&trial->ballots))
        return say(trial->request,
                "The ballots come first: make them on the page Print, as they are now.");
    return standing_why_not_operate(trial->request);
}

int trial_has_file(const struct trial *trial, const char *name)
{
    char path[FILE_PATH_MAX];

    return file_join(path, trial->desk->folder, name, NULL) == 0 && file_exists(path);
}

void trial_paper(const struct trial *trial, const char *name, char out[TRIAL_PAPER_BYTES])
{
    (void)snprintf(out, TRIAL_PAPER_BYTES, "report/%s%s.pdf", name,
            strcmp(trial->meeting.conference->language, "en") == 0 ? "-en" : "");
    if (!trial_has_file(trial, out))
        out[0] = '\0';
}

/* ---- the deck ---- */

static void put_deck_form(const struct trial *trial)
{
    const struct desk_request *request = trial->request;

    page_form(trial->html, request, "/trial/deck");
    html_put(trial->html,
            "<label for=\"sheets\">%s</label><input id=\"sheets\" name=\"sheets\" "
            "type=\"number\" min=\"1\" max=\"%d\" required value=\"%d\">",
            say(request, "Sheets of each ballot"), (int)TRIAL_SHEETS_MOST,
            (int)SHEETS_USUAL);
    html_put(trial->html,
            "<fieldset><legend>%s</legend><p><label><input type=\"radio\" name=\"marks\" "
            "value=\"clean\" checked> %s</label></p>",
            say(request, "Marks"), say(request, "clear ones alone: the machine's proof"));
    html_put(trial->html,
            "<p><label><input type=\"radio\" name=\"marks\" value=\"hard\"> "
            "%s</label></p>"
            "</fieldset><p><button class=\"primary\">%s</button></p></form>",
            say(request, "doubtful ones among them: people practise checking"),
            say(request, "Make the test deck"));
}

void trial_put_deck(const struct trial *trial)
{
    const struct desk_request *request = trial->request;
    const char *why = trial_why_not_make(trial);

    html_put(trial->html, "<section class=\"card\"><h2>%s</h2><p>%s</p>",
            say(request, "1. Test deck"),
            say(request, "Marked ballots on TEST paper whose votes are known. Print them "
                         "at 100 %, as the ballots."));
    if (trial_has_file(trial, "deck/deck.pdf"))
        html_put(trial->html,
                "<p><a class=\"button\" href=\"/file/deck/deck.pdf\">%s</a></p>",
                say(request, "The test deck (PDF)"));
    if (why != NULL)
        page_shut(trial->html, say(request, "Make the test deck"), why);
    else
        put_deck_form(trial);
    html_add(trial->html, "</section>");
}

/* ---- its way through the scanner ---- */

static void put_figure(
        struct html *html, const char *label, const struct trial *trial, const char *name)
{
    html_put(html, "<div><dt>%s</dt><dd>%lld</dd></div>", label,
            (long long)standing_sum(&trial->standing, name));
}

void trial_put_scan(const struct trial *trial)
{
    const struct desk_request *request = trial->request;

    html_put(trial->html,
            "<section class=\"card\"><h2>%s</h2><p>%s</p><dl class=\"figures\">",
            say(request, "2. Scan it"),
            say(request,
                    "Feed the printed deck as on the day. These sheets count nowhere."));
    put_figure(trial->html, say(request, "Fed"), trial, "fed");
    put_figure(trial->html, say(request, "Counted"), trial, "counted");
    put_figure(trial->html, say(request, "Held"), trial, "held");
    put_figure(trial->html, say(request, "Refused"), trial, "refused");
    html_put(trial->html, "</dl><p><a class=\"button\" href=\"/scan\">%s</a>",
            say(request, "Scan on trial"));
    if (standing_sum(&trial->standing, "held") > 0)
        html_put(trial->html, " <a class=\"button\" href=\"/check\">%s</a>",
                say(request, "Check the held sheets"));
    html_add(trial->html, "</p></section>");
}

/* ---- the proof ---- */

static void put_verdict(const struct trial *trial, const struct trial_compare *compare)
{
    const struct desk_request *request = trial->request;
    unsigned differences = trial_compare_differences(compare);
    long long fed = standing_sum(&trial->standing, "fed");

    if (trial_compare_why_blind(compare) != NULL)
        page_notice(trial->html, PAGE_WARNING,
                say(request, trial_compare_why_blind(compare)));
    if (differences == 0) {
        page_notice(trial->html, PAGE_GOOD,
                say(request, "All figures are as the deck has them."));
        return;
    }
    html_put(trial->html,
            "<p class=\"notice error\" role=\"status\">%s: <strong>%u</strong>. ",
            say(request, "Figures that differ"), differences);
    if (standing_sum(&trial->standing, "held") > 0)
        html_put(trial->html, "%s ", say(request, "Decide the held sheets first."));
    html_put(trial->html, "%s: %u, %s: %lld.</p>", say(request, "Sheets in the deck"),
            compare->truth->sheets, say(request, "fed"), fed);
}

static void put_report(const struct trial *trial)
{
    char paper[TRIAL_PAPER_BYTES];
    const struct desk_request *request = trial->request;
    const char *why = trial_why_not_make(trial);

    if (why != NULL) {
        page_shut(trial->html, say(request, "Make the trial's report"), why);
    } else {
        page_form(trial->html, request, "/trial/report");
        html_put(trial->html, "<p><button>%s</button></p></form>",
                say(request, "Make the trial's report"));
    }
    trial_paper(trial, "minutes", paper);
    if (paper[0] != '\0')
        html_put(trial->html, "<p><a href=\"/file/%s\">%s</a></p>", paper,
                say(request, "The trial's minutes (PDF)"));
}

static int put_comparison(
        const struct trial *trial, const struct trial_truth *truth, struct error *err)
{
    struct trial_compare compare = {
            .request = trial->request, .meeting = &trial->meeting, .truth = truth};
    struct results results;

    results_init(&results);
    if (desk_results(trial->desk, 1, &results, err) != 0)
        return -1;
    compare.results = &results;
    put_verdict(trial, &compare);
    trial_compare_put(trial->html, &compare);
    results_release(&results);
    put_report(trial);
    return 0;
}

static int put_known(const struct trial *trial, struct error *err)
{
    struct trial_truth *truth = calloc(1, sizeof(*truth));
    struct error mistake = {.text = ""};
    int result = 0;

    if (truth == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the test deck");
    if (trial_truth_load(trial->desk->folder, &trial->meeting, truth, &mistake) != 0) {
        page_notice(trial->html, PAGE_WARNING, mistake.text);
    } else {
        result = put_comparison(trial, truth, err);
        trial_truth_release(truth);
    }
    free(truth);
    return result;
}

int trial_put_proof(const struct trial *trial, struct error *err)
{
    const struct desk_request *request = trial->request;
    int result = 0;

    html_put(trial->html, "<section class=\"card\"><h2>%s</h2>",
            say(request, "3. Compare: the machine's proof"));
    if (!trial_has_file(trial, "deck/truth-pdf.jsonl"))
        html_put(trial->html, "<p>%s</p>", say(request, "There is no test deck yet."));
    else if (standing_sum(&trial->standing, "fed") == 0)
        html_put(trial->html, "<p>%s</p>",
                say(request, "The deck has not been scanned yet."));
    else
        result = put_known(trial, err);
    html_add(trial->html, "</section>");
    return result;
}
