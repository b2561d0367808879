/* scan_start.c -- the page Scan: which scanner, how, which stack. */
#include <string.h>

#include "core/batch_text.h"
#include "core/desk/page.h"
#include "core/desk/scan_part.h"
#include "core/json.h"
#include "core/scan_status.h"

/* ---- the scanners ---- */

static void put_scanner(const struct scan_part *part, const json_t *scanner, int is_first)
{
    const char *status = json_text(scanner, "status");

    html_put(part->html,
            "<p><label><input type=\"radio\" name=\"device\" value=\"%s\"%s required> "
            "%s %s <span class=\"note\">%s</span></label>",
            json_text(scanner, "device"), is_first ? " checked" : "",
            json_text(scanner, "vendor"), json_text(scanner, "model"),
            json_text(scanner, "device"));
    if (status[0] != '\0')
        html_put(part->html, " <strong>%s</strong>",
                say(part->request, scan_status_of(status)->what));
    html_add(part->html, "</p>");
}

static void put_troubles(const struct scan_part *part)
{
    const json_t *drivers = json_object_get(part->scanners.list, "drivers"), *driver;
    size_t i;

    json_array_foreach(drivers, i, driver)
    {
        html_put(part->html, "<p class=\"note\">%s: %s</p>", json_text(driver, "driver"),
                strcmp(json_text(driver, "trouble"), "crashed") == 0
                        ? say(part->request, "this driver crashed and was passed over")
                        : say(part->request,
                                  "this driver did not answer and was passed over"));
    }
}

static void put_search(const struct scan_part *part)
{
    const struct desk_request *request = part->request;

    if (part->scanners.is_searching) {
        html_put(part->html, "<p>%s</p><p><progress aria-label=\"%s\"></progress></p>",
                say(request, "Scanners are being looked for…"), say(request, "at work"));
        return;
    }
    page_form(part->html, request, "/scan/devices");
    html_put(part->html, "<p><button>%s</button></p></form>",
            say(request, "Look for scanners again"));
}

static size_t count_scanners(const struct scan_part *part)
{
    return json_array_size(json_object_get(part->scanners.list, "scanners"));
}

static void put_scanners(const struct scan_part *part)
{
    const json_t *scanners = json_object_get(part->scanners.list, "scanners"), *scanner;
    size_t i;

    html_put(part->html, "<fieldset><legend>%s</legend>", say(part->request, "Scanner"));
    json_array_foreach(scanners, i, scanner)
    {
        put_scanner(part, scanner, i == 0);
    }
    put_troubles(part);
    html_add(part->html, "</fieldset>");
}

/* ---- how ---- */

static void put_options(const struct scan_part *part)
{
    const struct desk_request *request = part->request;

    html_put(part->html,
            "<fieldset><legend>%s</legend><p><label><input type=\"radio\" name=\"sides\" "
            "value=\"1\" checked> %s</label></p><p><label><input type=\"radio\" "
            "name=\"sides\" value=\"2\"> %s</label></p></fieldset>",
            say(request, "Sides"), say(request, "one side"), say(request, "both sides"));
    html_put(part->html,
            "<p><label><input type=\"checkbox\" name=\"stop\" value=\"1\"> "
            "%s</label></p>",
            say(request, "Stop at each held sheet, to take it out of the tray (slower)"));
    html_put(part->html,
            "<label for=\"dpi\">%s</label><select id=\"dpi\" name=\"dpi\">"
            "<option value=\"200\">200 dpi</option>"
            "<option value=\"300\" selected>300 dpi (%s)</option>"
            "<option value=\"400\">400 dpi</option>"
            "<option value=\"600\">600 dpi</option></select>",
            say(request, "Resolution"), say(request, "best"));
}

/* ---- which stack ---- */

/* A stack that was begun by the scanner and is not finished comes first. */
static int is_unfinished(const struct scan_part *part, const json_t *batch)
{
    return json_is_true(json_object_get(batch, "waits")) &&
           json_is_true(json_object_get(batch, "scanned")) &&
           json_is_true(json_object_get(batch, "trial")) == part->standing.is_test;
}

static const json_t *find_unfinished(const struct scan_part *part)
{
    const json_t *batches = json_object_get(part->standing.status, "batches"), *batch;
    size_t i;

    json_array_foreach(batches, i, batch)
    {
        if (is_unfinished(part, batch))
            return batch;
    }
    return NULL;
}

static void put_stack(const struct scan_part *part, const json_t *unfinished)
{
    const struct desk_request *request = part->request;
    json_int_t expected = json_integer_value(json_object_get(unfinished, "expected"));
    char label[BATCH_TEXT_BYTES];

    if (unfinished == NULL) {
        scan_stack_put(part->html, request, "scan");
        return;
    }
    batch_text_label(unfinished, label);
    html_put(part->html, "<p class=\"notice warning\">%s: <strong>%s</strong>. %s</p>",
            say(request, "A stack is not finished"), label,
            say(request,
                    "It is taken up where it was; or decide it in the table below."));
    html_put(part->html, "<input type=\"hidden\" name=\"batch\" value=\"%s\">",
            json_text(unfinished, "name"));
    if (expected > 0)
        html_put(part->html, "<input type=\"hidden\" name=\"expected\" value=\"%lld\">",
                (long long)expected);
}

static void put_form(const struct scan_part *part)
{
    const struct desk_request *request = part->request;
    const json_t *unfinished = find_unfinished(part);
    const char *label = unfinished != NULL       ? say(request, "Take the stack up")
                        : part->standing.is_test ? say(request, "Scan on trial")
                                                 : say(request, "Scan the ballots");

    page_form(part->html, request, "/scan/start");
    put_scanners(part);
    put_stack(part, unfinished);
    html_put(part->html, "<details><summary>%s</summary>", say(request, "Options"));
    put_options(part);
    html_put(part->html, "</details><p><button class=\"primary\">%s</button></p></form>",
            label);
}

void scan_part_start(const struct scan_part *part)
{
    const struct desk_request *request = part->request;

    if (part->why_not != NULL) {
        page_shut(part->html, say(request, "Scan the ballots"), part->why_not);
        return;
    }
    if (part->job.is_running && part->job.kind == JOB_IMPORT) {
        page_shut(part->html, say(request, "Scan the ballots"),
                say(request, "Images are being read; wait for their end."));
        return;
    }
    if (count_scanners(part) > 0)
        put_form(part);
    else if (part->scanners.was_searched && !part->scanners.is_searching)
        page_notice(part->html, PAGE_WARNING,
                say(request, "No scanner was found. Is it switched on and connected? "
                             "Images that another program scanned can be sent below."));
    put_search(part);
}
