/* page.c -- what all pages share: head, navigation, forms with their token, notices. */
#include "core/desk/page.h"

#include "core/desk/asset.h"
#include "core/language.h"

static const struct station {
    const char *path, *name;
} stations[STEP_COUNT] = {
        [STEP_PREPARE] = {"/prepare", N_("Prepare")},
        [STEP_PRINT] = {"/print", N_("Print")},
        [STEP_TRIAL] = {"/trial", N_("Trial")},
        [STEP_SCAN] = {"/scan", N_("Scan")},
        [STEP_CHECK] = {"/check", N_("Check")},
        [STEP_RESULTS] = {"/results", N_("Results")},
        [STEP_SEAL] = {"/seal", N_("Seal and report")},
};

static const char *current(int is_current)
{
    return is_current ? " aria-current=\"page\"" : "";
}

/* The other language, named in itself, so that it is found by whom it is for. */
static void put_language(struct html *html, const struct desk_request *request)
{
    page_form(html, request, "/language");
    html_put(html, "<input type=\"hidden\" name=\"back\" value=\"%s\">", request->path);
    if (request->words != NULL)
        html_add(html, "<button class=\"quiet\" name=\"to\" value=\"en\" lang=\"en\">"
                       "English</button></form>");
    else
        html_add(html, "<button class=\"quiet\" name=\"to\" value=\"vi\" lang=\"vi\">"
                       "Tiếng Việt</button></form>");
}

static void put_person(struct html *html, const struct desk_request *request)
{
    if (!request->is_signed_in)
        return;
    html_put(html, "<span class=\"who\">%s</span>", request->name);
    page_form(html, request, "/sign-out");
    html_put(html, "<button class=\"quiet\">%s</button></form>",
            say(request, N_("Sign out")));
}

static void put_stations(
        struct html *html, const struct desk_request *request, enum desk_step step)
{
    int i;

    html_put(html, "<nav class=\"stations\" aria-label=\"%s\"><ol>",
            say(request, N_("The day")));
    html_put(html, "<li><a href=\"/\"");
    html_add(html, current(step == STEP_DAY));
    html_put(html, ">%s</a></li>", say(request, N_("Overview")));
    for (i = 0; i < STEP_COUNT; i++) {
        html_put(html, "<li><a href=\"%s\"", stations[i].path);
        html_add(html, current(step == (enum desk_step)i));
        html_put(html,
                "><span class=\"number\" aria-hidden=\"true\">%d</span> %s</a></li>",
                i + 1, say(request, stations[i].name));
    }
    html_add(html, "</ol></nav>");
}

static void put_head(
        struct html *html, const struct desk_request *request, const char *title)
{
    char style[ASSET_PATH_BYTES], script[ASSET_PATH_BYTES], icon[ASSET_PATH_BYTES];

    asset_path("desk.css", style);
    asset_path("desk.js", script);
    asset_path("desk.svg", icon);
    html_put(html, "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">",
            request->words != NULL ? "vi" : "en");
    html_put(html,
            "<title>%s – Kiểm phiếu</title><meta name=\"viewport\" "
            "content=\"width=device-width, initial-scale=1\"><link rel=\"stylesheet\" "
            "href=\"%s\"><link rel=\"icon\" href=\"%s\" type=\"image/svg+xml\">"
            "<script src=\"%s\" defer></script></head>",
            title, style, icon, script);
}

static void put_banner(struct html *html, const struct desk_request *request)
{
    if (request->flash[0] != '\0')
        page_notice(
                html, request->is_flash_error ? PAGE_ERROR : PAGE_GOOD, request->flash);
    if (request->waiting == 0)
        return;
    html_put(html, "<p class=\"notice warning\"><a href=\"/pair\">%s</a></p>",
            say(request, N_("Somebody waits for you to confirm: look at it")));
}

void page_begin(struct html *html, const struct desk_request *request,
        enum desk_step step, const char *title)
{
    put_head(html, request, title);
    html_put(html, "<body><a class=\"skip\" href=\"#main\">%s</a><header class=\"top\">",
            say(request, N_("To the content")));
    html_put(html,
            "<p class=\"brand\"><a href=\"/\">Kiểm phiếu</a></p>"
            "<p class=\"conference\">%s</p><div class=\"tools\">",
            request->conference == NULL ? "" : request->conference);
    put_person(html, request);
    put_language(html, request);
    html_add(html, "</div></header>");
    if (request->is_signed_in)
        put_stations(html, request, step);
    html_put(html, "<main id=\"main\" tabindex=\"-1\" data-unsaved=\"%s\"><h1>%s</h1>",
            say(request,
                    N_("Something else on this page was changed and is not saved. Go "
                       "on without it?")),
            title);
    put_banner(html, request);
}

void page_end(struct html *html, const struct desk_request *request)
{
    html_add(html, "</main><footer>");
    if (request->is_signed_in) {
        html_put(html, "<a href=\"/journal\">%s</a>", say(request, N_("Journal")));
        if ((request->roles & DESK_CHAIR) != 0)
            html_put(html, " <a href=\"/people\">%s</a>", say(request, N_("People")));
    }
    html_add(html, "</footer></body></html>\n");
}

void page_form(struct html *html, const struct desk_request *request, const char *action)
{
    html_put(html,
            "<form method=\"post\" action=\"%s\">"
            "<input type=\"hidden\" name=\"token\" value=\"%s\">",
            action, request->token);
}

void page_notice(struct html *html, enum page_notice kind, const char *text)
{
    static const char *const classes[] = {
            [PAGE_INFO] = "<p class=\"notice\" role=\"status\">",
            [PAGE_GOOD] = "<p class=\"notice good\" role=\"status\">",
            [PAGE_WARNING] = "<p class=\"notice warning\" role=\"status\">",
            [PAGE_ERROR] = "<p class=\"notice error\" role=\"alert\">"};

    html_add(html, classes[kind]);
    html_put(html, "%s</p>", text);
}

void page_shut(struct html *html, const char *label, const char *why)
{
    html_put(html,
            "<p class=\"shut\"><button type=\"button\" disabled>%s</button> "
            "<span>%s</span></p>",
            label, why);
}
