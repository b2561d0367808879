/* page_sheet.c -- a sheet to look at, from the contact sheet; it can be sent to people.
 */
#include <string.h>

#include "core/desk/check.h"
#include "core/desk/page.h"
#include "core/desk/page_check.h"
#include "core/json.h"
#include "core/language.h"

static void put_state(const struct check *check)
{
    const char *standing = json_text(check->sheet, "standing");
    const struct desk_request *request = check->request;

    page_notice(check->html, PAGE_INFO,
            strcmp(standing, "counted") == 0 ? say(request, N_("This sheet is counted."))
            : strcmp(standing, "held") == 0
                    ? say(request, N_("This sheet is held, and waits to be decided."))
                    : say(request, N_("This sheet does not count.")));
}

static void put_recheck(const struct check *check)
{
    const struct desk_request *request = check->request;

    if (!check->is_known)
        return;
    page_form(check->html, request, "/check/recheck");
    html_put(check->html,
            "<input type=\"hidden\" name=\"sheet\" value=\"%s\"><label for=\"why\">%s"
            "</label><input id=\"why\" name=\"why\" maxlength=\"200\"><p "
            "class=\"choices\"><button class=\"primary\">%s</button></p></form>",
            check->id, say(request, N_("What looks wrong")),
            say(request, N_("Send this sheet to checking")));
}

int page_sheet(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct check check = {.desk = desk, .request = request, .html = &answer->page};
    struct desk_request asked = *request;
    struct form_field field = {"sheet", request->path + sizeof("/sheet/") - 1};

    asked.query.fields = &field;
    asked.query.count = 1;
    check.request = &asked;
    if (check_load(&check, err) != 0)
        return -1;
    check.request = request;
    page_begin(check.html, request, STEP_CHECK, say(request, N_("A sheet")));
    html_add(check.html, "<div class=\"checking\"><div>");
    put_state(&check);
    put_recheck(&check);
    if (check.type >= 0)
        check_put_measures(&check);
    html_put(check.html, "<p><a href=\"/boxes\">%s</a></p></div>",
            say(request, N_("Back to the contact sheet")));
    check_put_images(&check);
    html_add(check.html, "</div>");
    page_end(check.html, request);
    check_release(&check);
    return 0;
}
