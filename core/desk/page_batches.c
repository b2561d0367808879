/* page_batches.c -- the step Scan: each stack, and what people decide of it. */
#include <stdio.h>
#include <string.h>

#include "core/batch_text.h"
#include "core/desk/page.h"
#include "core/desk/page_scan.h"
#include "core/desk/pair.h"
#include "core/desk/scan_part.h"
#include "core/json.h"
#include "core/language.h"

enum { REASON_BYTES = 512, SUBJECT_BYTES = 512 };

/* ---- the table ---- */

static void put_count(const struct scan_part *part, const char *label,
        const json_t *batch, const char *name)
{
    json_int_t count = json_integer_value(json_object_get(batch, name));

    html_put(part->html, "<td class=\"count\" data-label=\"%s\">", label);
    if (count < 0)
        html_add(part->html, "–</td>");
    else
        html_put(part->html, "%lld</td>", (long long)count);
}

static void begin_decision(
        const struct scan_part *part, const json_t *batch, const char *action)
{
    const char *id = json_text(batch, "batch");

    page_form(part->html, part->request, action);
    html_put(part->html,
            "<input type=\"hidden\" name=\"batch\" value=\"%s\"><p><label>%s "
            "<input name=\"reason\" required maxlength=\"150\"></label></p>",
            id, say(part->request, "The reason"));
}

static void put_decisions(const struct scan_part *part, const json_t *batch)
{
    const struct desk_request *request = part->request;

    html_put(part->html, "<details><summary>%s</summary>",
            json_is_true(json_object_get(batch, "waits")) ? say(request, "Decide")
                                                          : say(request, "Discard"));
    if (json_is_true(json_object_get(batch, "waits"))) {
        begin_decision(part, batch, "/batch/accept");
        pair_put_fields(part->html, request);
        html_put(part->html, "<p><button>%s</button></p></form>",
                say(request, "Accept it as it was fed (two people)"));
    }
    if ((request->roles & (DESK_OPERATOR | DESK_CHAIR)) != 0) {
        begin_decision(part, batch, "/batch/discard");
        html_put(part->html, "<p><button class=\"danger\">%s</button></p></form>",
                say(request, "Discard it: its sheets count nowhere"));
    }
    html_add(part->html, "</details>");
}

/* Those of the trial are shown on trial, and no longer. */
static int is_shown(const struct scan_part *part, const json_t *batch)
{
    return json_is_true(json_object_get(batch, "trial")) == part->standing.is_test;
}

static int may_be_decided(const struct scan_part *part, const json_t *batch)
{
    return !part->standing.is_sealed && !part->standing.is_ended &&
           !json_is_true(json_object_get(batch, "open")) &&
           !batch_text_is(batch, "state", "discarded");
}

static void put_batch(const struct scan_part *part, const json_t *batch)
{
    const struct desk_request *request = part->request;
    char label[BATCH_TEXT_BYTES];

    batch_text_label(batch, label);
    html_put(part->html, "<tr><th scope=\"row\">%s</th>", label);
    put_count(part, say(request, "By hand"), batch, "expected");
    put_count(part, say(request, "Fed"), batch, "fed");
    put_count(part, say(request, "Counted"), batch, "counted");
    put_count(part, say(request, "Held"), batch, "held");
    put_count(part, say(request, "Refused"), batch, "refused");
    html_put(part->html, "<td data-label=\"%s\">%s", say(request, "State"),
            batch_text_state(batch));
    if (may_be_decided(part, batch))
        put_decisions(part, batch);
    html_add(part->html, "</td></tr>");
}

void scan_part_batches(const struct scan_part *part)
{
    const struct desk_request *request = part->request;
    const char *const heads[] = {say(request, "By hand"), say(request, "Fed"),
            say(request, "Counted"), say(request, "Held"), say(request, "Refused")};
    const json_t *batches = json_object_get(part->standing.status, "batches"), *batch;
    size_t i, count = 0;

    json_array_foreach(batches, i, batch)
    {
        count += (size_t)is_shown(part, batch);
    }
    if (count == 0)
        return;
    html_put(part->html,
            "<section class=\"card\"><h2>%s</h2><table class=\"stack\"><thead><tr>"
            "<th scope=\"col\">%s</th>",
            say(request, "Stacks"), say(request, "Stack"));
    for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++)
        html_put(part->html, "<th scope=\"col\" class=\"count\">%s</th>", heads[i]);
    html_put(part->html, "<th scope=\"col\">%s</th></tr></thead><tbody>",
            say(request, "State"));
    json_array_foreach(batches, i, batch)
    {
        if (is_shown(part, batch))
            put_batch(part, batch);
    }
    html_add(part->html, "</tbody></table></section>");
}

/* ---- decisions ---- */

/* What people call the stack; its id if it is not there (the ledger says so then). */
static int find_label(
        struct desk *desk, const char *id, char out[BATCH_TEXT_BYTES], struct error *err)
{
    const json_t *batches, *batch;
    json_t *status = NULL;
    size_t i;

    (void)snprintf(out, BATCH_TEXT_BYTES, "%.40s", id);
    if (desk_read(desk, json_pack("{s:s}", "request", "status"), &status, err) != 0)
        return -1;
    batches = json_object_get(status, "batches");
    json_array_foreach(batches, i, batch)
    {
        if (batch_text_is(batch, "batch", id))
            batch_text_label(batch, out);
    }
    json_decref(status);
    return 0;
}

static int read_reason(const struct desk_request *request, char out[REASON_BYTES])
{
    const char *text = request_field(request, "reason");

    if (text[strspn(text, " ")] == '\0' || strlen(text) >= REASON_BYTES ||
            strpbrk(text, "\r\n\t") != NULL)
        return -1;
    (void)snprintf(out, REASON_BYTES, "%s", text);
    return 0;
}

int page_batch_accept(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const char *id = request_field(request, "batch");
    char reason[REASON_BYTES], label[BATCH_TEXT_BYTES], subject[SUBJECT_BYTES];
    struct pair_wish wish = {.kind = "batch-accept",
            .sentence = N_("Accept a stack that does not add up"),
            .subject = subject,
            .done = N_("The stack is accepted."),
            .path = "/scan"};

    if (read_reason(request, reason) != 0) {
        answer_refuse(answer, "/scan",
                say(request, "Write the reason, in at most 150 letters."));
        return 0;
    }
    if (find_label(desk, id, label, err) != 0)
        return -1;
    (void)snprintf(subject, sizeof(subject), "%.100s: %.400s", label, reason);
    wish.detail = json_pack("{s:s,s:s}", "batch", id, "reason", reason);
    return desk_pair_ask(desk, request, &wish, answer, err);
}

int page_batch_discard(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct error mistake = {.text = ""};
    char reason[REASON_BYTES];

    (void)err;
    if (read_reason(request, reason) != 0)
        answer_refuse(answer, "/scan",
                say(request, "Write the reason, in at most 150 letters."));
    else if (desk_ask(desk, request,
                     json_pack("{s:s,s:s,s:s,s:s}", "request", "batch-discard", "batch",
                             request_field(request, "batch"), "name", request->name,
                             "reason", reason),
                     NULL, &mistake) != 0)
        answer_refuse(answer, "/scan", mistake.text);
    else
        answer_see(answer, "/scan",
                say(request, "The stack is discarded: none of its sheets counts."));
    return 0;
}
