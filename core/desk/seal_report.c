/* seal_report.c -- the report of a sealed count: written, exported, handed out. */
#include <stdlib.h>
#include <string.h>

#include "core/desk/page.h"
#include "core/desk/pair.h"
#include "core/desk/seal_file.h"
#include "core/desk/seal_part.h"
#include "core/json.h"
#include "core/language.h"

int seal_is_exported(const json_t *status)
{
    return json_is_true(json_object_get(status, "exported"));
}

/* ---- writing ---- */

static void put_language(struct html *html, const struct seal_part *part)
{
    const char *own = part->meeting->conference->language;

    html_put(html,
            "<label for=\"f-language\">%s</label><select id=\"f-language\" "
            "name=\"language\"><option value=\"vi\" lang=\"vi\"",
            say(part->request, N_("Language of the minutes")));
    html_add(html, strcmp(own, "en") != 0 ? " selected" : "");
    html_add(html, ">Tiếng Việt</option><option value=\"en\" lang=\"en\"");
    html_add(html, strcmp(own, "en") == 0 ? " selected" : "");
    html_add(html, ">English</option></select>");
}

static void put_writing(struct html *html, const struct seal_part *part)
{
    const struct desk_request *request = part->request;

    html_put(html, "<h3>%s</h3>", say(request, N_("Write the report")));
    if ((request->roles & (DESK_OPERATOR | DESK_CHAIR)) == 0) {
        page_shut(html, say(request, N_("Write the report")),
                say(request, N_("An operator or a chair writes it.")));
        return;
    }
    html_put(html, "<p>%s</p>",
            say(request, N_("Minutes, picture, tables, the boxes nearest the limits, and "
                            "a sheet for each person.")));
    page_form(html, request, "/seal/report");
    put_language(html, part);
    html_add(html, !part->is_written ? "<p class=\"choices\"><button class=\"primary\">"
                                     : "<p class=\"choices\"><button>");
    html_put(html, "%s</button></p></form>",
            !part->is_written ? say(request, N_("Write the report"))
                              : say(request, N_("Write it anew")));
}

/* ---- handing out ---- */

static void put_exporting(struct html *html, const struct seal_part *part)
{
    const struct desk_request *request = part->request;
    const char *label = say(request, N_("Export the report"));

    html_put(html, "<h3>%s</h3>", label);
    if (part->is_written && seal_is_exported(part->status)) {
        page_notice(html, PAGE_GOOD,
                say(request, N_("Two people exported the report: its files may be taken "
                                "away.")));
        return;
    }
    if (!part->is_written) {
        page_shut(html, label, say(request, N_("The report is written first.")));
        return;
    }
    html_put(html, "<p>%s</p><p class=\"note\">%s</p>",
            say(request, N_("Before its files are handed out, two people say so; the "
                            "journal keeps who they were.")),
            say(request, N_("This takes two different people, one of them a chair.")));
    page_form(html, request, "/seal/export");
    pair_put_fields(html, request);
    html_put(html,
            "<p class=\"choices\"><button class=\"primary\">%s</button></p></form>",
            label);
}

static void put_file(
        struct html *html, const struct seal_part *part, const struct seal_file *file)
{
    const char *scope = part->meeting->conference->publication;

    if (!publication_permits(scope, file->part, part->request))
        html_put(html, "<li>%s <span class=\"note\">– %s</span></li>", file->name,
                say(part->request, publication_why_not(scope, file->part)));
    else if (seal_is_exported(part->status))
        html_put(html, "<li><a href=\"/seal/file/%s\">%s</a></li>", file->name,
                file->name);
    else
        html_put(html, "<li>%s</li>", file->name);
}

static void put_list(struct html *html, const struct seal_part *part,
        const struct seal_file *files, size_t count)
{
    size_t i;

    if (count == 0)
        return;
    html_put(html, "<h3>%s</h3><p class=\"note\">%s</p><ul>",
            say(part->request, N_("Files")),
            say(part->request,
                    publication_sentence(part->meeting->conference->publication)));
    for (i = 0; i < count; i++)
        put_file(html, part, &files[i]);
    html_add(html, "</ul>");
}

void seal_files_put(struct html *html, const struct seal_part *part)
{
    struct seal_file *files = NULL;
    struct error err = {.text = ""};
    size_t count = 0;

    html_put(html, "<section class=\"card\" id=\"report\"><h2>%s</h2>",
            say(part->request, N_("The report")));
    if (part->is_written && seal_file_list(part->folder, &files, &count, &err) != 0)
        page_notice(html, PAGE_ERROR, err.text);
    put_writing(html, part);
    put_exporting(html, part);
    put_list(html, part, files, count);
    html_add(html, "</section>");
    free(files);
}

void seal_verify_put(struct html *html, const struct seal_part *part)
{
    html_put(html, "<section class=\"card\" id=\"verify\"><h2>%s</h2><p>%s</p>",
            say(part->request, N_("Work everything out anew")),
            say(part->request,
                    N_("Checks the chain of events, the seal, the sums, and that every "
                       "image is as it was scanned. With many sheets it takes "
                       "minutes.")));
    page_form(html, part->request, "/seal/verify");
    html_put(html, "<p class=\"choices\"><button>%s</button></p></form></section>",
            say(part->request, N_("Work everything out anew")));
}
