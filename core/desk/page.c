/* page.c -- what all pages share: head, navigation, forms with their token, notices. */
#include "core/desk/page.h"

#include "core/desk/asset.h"
#include "core/language.h"

void page_form(struct html *html, const struct desk_request *request, const char *action)
{
    html_put(html,
            "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"token\" "
            "value=\"%s\">",
            action, request->token);
}

static void add_person(struct html *html, const struct desk_request *request)
{
    page_form(html, request, "/language");
    html_put(html,
            "<input type=\"hidden\" name=\"back\" value=\"%s\"><button name=\"to\" "
            "value=\"%s\">%s</button></form>",
            request->path, request->words == NULL ? "vi" : "en",
            request->words == NULL ? "Tiếng Việt" : "English");
    if (!request->is_signed_in)
        return;
    page_form(html, request, "/sign/out");
    html_put(html, "<span>%s</span> <button>%s</button></form>", request->name,
            say(request, "Sign out"));
}

void page_begin(struct html *html, const struct desk_request *request,
        enum desk_step step, const char *title)
{
    char style[ASSET_PATH_BYTES], script[ASSET_PATH_BYTES];

    (void)step;
    asset_path("desk.css", style);
    asset_path("desk.js", script);
    html_put(html,
            "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\">"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            "<title>%s</title><link rel=\"stylesheet\" href=\"%s\">"
            "<script src=\"%s\" defer></script></head><body><header>",
            request->words == NULL ? "en" : "vi", title, style, script);
    add_person(html, request);
    html_put(html, "</header><main><h1>%s</h1>", title);
    if (request->flash[0] != '\0')
        page_notice(
                html, request->is_flash_error ? PAGE_ERROR : PAGE_GOOD, request->flash);
}

void page_end(struct html *html, const struct desk_request *request)
{
    (void)request;
    html_add(html, "</main></body></html>\n");
}

void page_notice(struct html *html, enum page_notice kind, const char *text)
{
    static const char *const names[] = {"info", "good", "warning", "error"};

    html_put(html, "<p class=\"notice %s\" role=\"%s\">%s</p>", names[kind],
            kind == PAGE_ERROR ? "alert" : "status", text);
}

void page_shut(struct html *html, const char *label, const char *why)
{
    html_put(html, "<p class=\"shut\"><button disabled>%s</button> <span>%s</span></p>",
            label, why);
}
