/* page_check.c -- what waits for this checker, and one sheet to decide. */
#include "core/desk/page_check.h"

#include <string.h>

#include "core/desk/check.h"
#include "core/desk/page.h"
#include "core/desk/pair.h"
#include "core/held_sheet.h"
#include "core/json.h"
#include "core/language.h"

static long long number(const json_t *object, const char *name)
{
    return (long long)json_integer_value(json_object_get(object, name));
}

/* ---- what waits ---- */

static void put_figure(struct html *html, const char *label, long long value)
{
    html_put(html, "<div><dt>%s</dt><dd>%lld</dd></div>", label, value);
}

static void put_agreement(
        struct html *html, const struct desk_request *request, const json_t *queue)
{
    const json_t *agreement = json_object_get(queue, "agreement");

    if (number(agreement, "pairs") > 0)
        html_put(html, "<p>%s: %lld / %lld</p>",
                say(request, N_("Sheets that two people decided, and on how many they "
                                "agreed")),
                number(agreement, "pairs"), number(agreement, "agreed"));
}

static void put_start(
        struct html *html, const struct desk_request *request, const json_t *queue)
{
    if ((request->roles & DESK_CHECKER) == 0)
        page_shut(html, say(request, N_("Check the next sheet")),
                say(request,
                        N_("Sheets are decided by people with the role of checker.")));
    else if (number(queue, "mine") > 0)
        html_put(html,
                "<p class=\"choices\"><a class=\"button primary\" "
                "href=\"/check/next\">%s</a></p>",
                say(request, N_("Check the next sheet")));
    else
        page_notice(html, PAGE_GOOD,
                number(queue, "held") > 0
                        ? say(request, N_("Nothing waits for you. The sheets that are "
                                          "still held "
                                          "wait for another person."))
                        : say(request, N_("Nothing waits to be checked.")));
}

static void put_erred(
        struct html *html, const struct desk_request *request, const json_t *person)
{
    html_put(html, "<section class=\"card\"><h2>%s: %s</h2><p>%s: %lld / %lld</p>",
            say(request, N_("Known sheets")), json_text(person, "name"),
            say(request, N_("Wrong answers, and answers in all")),
            number(person, "wrong"), number(person, "answers"));
    page_form(html, request, "/check/clear");
    html_put(html,
            "<input type=\"hidden\" name=\"person\" value=\"%s\"><label "
            "for=\"clear-why\">%s"
            "</label><input id=\"clear-why\" name=\"why\" maxlength=\"200\" required>",
            json_text(person, "name"), say(request, N_("Reason")));
    pair_put_fields(html, request);
    html_put(html, "<button class=\"danger\">%s</button></form><p class=\"note\">%s</p>",
            say(request, N_("Take this person's decisions back")),
            say(request, N_("Their sheets are held again and decided anew; their errors "
                            "count no more. Above 0.5 % of errors the count cannot be "
                            "sealed.")));
    html_add(html, "</section>");
}

static void put_help(struct html *html, const struct desk_request *request)
{
    html_put(
            html, "<section class=\"card\"><h2>%s</h2>", say(request, N_("How it goes")));
    html_put(html, "<p>%s</p>",
            say(request,
                    N_("Each doubtful sheet is decided by two people, each without "
                       "seeing "
                       "what the other decided. Where they differ a third person settles "
                       "it. The machine's reading stays beside every decision.")));
    html_put(html,
            "<p><kbd>1</kbd> <kbd>2</kbd> <kbd>3</kbd> %s, <kbd>b</kbd> %s, "
            "<kbd>o</kbd> %s, <kbd>Enter</kbd> %s</p>",
            say(request, N_("the levels")), say(request, N_("no mark")),
            say(request, N_("several marks")), say(request, N_("decide, and next")));
    html_put(html,
            "<p><kbd>v</kbd> %s, <kbd>x</kbd> %s, <kbd>r</kbd> %s, <kbd>s</kbd> %s, "
            "<kbd>u</kbd> %s, <kbd>d</kbd> %s</p></section>",
            say(request, N_("whole ballot void")), say(request, N_("no ballot")),
            say(request, N_("feed it again")), say(request, N_("later")),
            say(request, N_("undo")), say(request, N_("darker pictures")));
}

static void put_undo(struct html *html, const struct desk_request *request)
{
    char id[CHECK_ID_BYTES];

    if (check_id(form_get(&request->query, "last"), id) != 0)
        return;
    page_form(html, request, "/check/undo");
    html_put(html,
            "<input type=\"hidden\" name=\"sheet\" value=\"%s\"><button "
            "data-press=\"u\"><kbd aria-hidden=\"true\">u</kbd> %s</button></form>",
            id, say(request, N_("Undo the last decision")));
}

/* Who erred on known sheets keeps the count from being sealed. */
static int put_clear(struct desk *desk, const struct desk_request *request,
        struct html *html, struct error *err)
{
    json_t *told = NULL;
    size_t i;

    if ((request->roles & DESK_CHAIR) == 0)
        return 0;
    if (desk_read(desk, json_pack("{s:s}", "request", "erred"), &told, err) != 0)
        return -1;
    for (i = 0; i < json_array_size(json_object_get(told, "people")); i++)
        put_erred(html, request, json_array_get(json_object_get(told, "people"), i));
    json_decref(told);
    return 0;
}

static int put_overview(struct desk *desk, const struct desk_request *request,
        struct html *html, struct error *err)
{
    json_t *queue = NULL;

    if (check_queue(desk, request, &queue, err) != 0)
        return -1;
    page_begin(html, request, STEP_CHECK, say(request, N_("Check the held sheets")));
    html_add(html, "<dl class=\"figures\">");
    put_figure(html, say(request, N_("Held")), number(queue, "held"));
    put_figure(html, say(request, N_("Waiting for you")), number(queue, "mine"));
    put_figure(html, say(request, N_("Decided differently")), number(queue, "disputed"));
    html_add(html, "</dl>");
    put_undo(html, request);
    put_start(html, request, queue);
    put_agreement(html, request, queue);
    html_put(html, "<p><a href=\"/boxes\">%s</a></p>",
            say(request, N_("The contact sheet: all boxes at a glance")));
    json_decref(queue);
    if (put_clear(desk, request, html, err) != 0)
        return -1;
    put_help(html, request);
    page_end(html, request);
    return 0;
}

/* ---- one sheet ---- */

/* The ballot's kind is not known: people see the sheet and say. */
static void put_types(const struct check *check)
{
    const struct desk_request *request = check->request;
    size_t i;

    html_put(check->html, "<section class=\"card\"><h2>%s</h2><ul>",
            say(request, N_("Which ballot is it?")));
    for (i = 0; i < check->meeting.conference->type_count; i++)
        html_put(check->html,
                "<li><a href=\"/check?sheet=%s&amp;type=%s\">%s</a> (%s)</li>", check->id,
                check->meeting.conference->types[i].id,
                meeting_type_title(&check->meeting, i),
                check->meeting.conference->types[i].id);
    html_add(check->html, "</ul></section>");
}

/* Is this the last row of its person that is asked? */
static int is_last_asked(const struct check *check, const struct check_row *row)
{
    const struct contest *contest = row->contest;
    size_t i;

    for (i = contest->row_count; i > 0; i--)
        if (check_is_asked(check, &contest->rows[i - 1]))
            return &contest->rows[i - 1] == row->row;
    return 0;
}

static size_t put_rows(const struct check *check, int are_asked)
{
    size_t at = 0, count = 0;
    struct check_row row;

    while (check_row_next(check, &at, &row)) {
        if (check_is_asked(check, row.row) != are_asked)
            continue;
        check_put_row(check, &row, are_asked, are_asked && is_last_asked(check, &row));
        count++;
    }
    return count;
}

static void put_button(const struct check *check, const char *decision, const char *key,
        const char *label)
{
    html_put(check->html,
            "<button name=\"decision\" value=\"%s\" class=\"danger\" data-press=\"%s\" "
            "formnovalidate><kbd aria-hidden=\"true\">%s</kbd> %s</button>",
            decision, key, key, label);
}

static void put_choices(const struct check *check, size_t asked)
{
    const struct desk_request *request = check->request;

    html_put(check->html,
            "<div class=\"choices\"><button class=\"primary\" name=\"decision\" "
            "value=\"rows\"><kbd aria-hidden=\"true\">Enter</kbd> %s</button>",
            asked > 0 ? say(request, N_("Decide, and next"))
                      : say(request, N_("The rows count as read")));
    html_put(check->html,
            "<a class=\"button\" data-press=\"s\" href=\"/check/next?after=%s\"><kbd "
            "aria-hidden=\"true\">s</kbd> %s</a>",
            check->id, say(request, N_("Later")));
    html_add(check->html, "</div><div class=\"choices\">");
    put_button(check, "void", "v", say(request, N_("Whole ballot void")));
    put_button(check, "refuse", "x", say(request, N_("No ballot")));
    put_button(check, "rescan", "r", say(request, N_("Feed it again")));
    html_add(check->html, "</div>");
}

static void put_form(const struct check *check)
{
    const struct desk_request *request = check->request;
    struct html *html = check->html;
    size_t asked;

    html_put(html,
            "<form method=\"post\" action=\"/check/decide\" "
            "class=\"checking-form\"><input "
            "type=\"hidden\" name=\"token\" value=\"%s\"><input type=\"hidden\" "
            "name=\"sheet\" value=\"%s\"><input type=\"hidden\" name=\"type\" "
            "value=\"%s\">",
            request->token, check->id, check->meeting.conference->types[check->type].id);
    asked = put_rows(check, 1);
    put_choices(check, asked);
    html_add(html, held_sheet_is_whole(check->sheet) ? "<details open>" : "<details>");
    html_put(html, "<summary>%s</summary>",
            say(request, N_("The other rows, as they were read")));
    (void)put_rows(check, 0);
    html_put(html,
            "</details><label for=\"why\">%s <span "
            "class=\"hint\">%s</span></label><input "
            "id=\"why\" name=\"why\" type=\"text\" maxlength=\"200\"></form>",
            say(request, N_("Remark")),
            say(request, N_("need not be written; it stands beside the decision")));
}

static int put_sheet(struct desk *desk, const struct desk_request *request,
        struct html *html, struct error *err)
{
    struct check check = {.desk = desk, .request = request, .html = html};

    if (check_load(&check, err) != 0)
        return -1;
    page_begin(html, request, STEP_CHECK, say(request, N_("What does this sheet say?")));
    html_add(html, "<div class=\"checking\"><div>");
    put_undo(html, request);
    check_put_sheet(&check);
    if (check.type < 0)
        put_types(&check);
    else
        put_form(&check);
    if (check.type >= 0)
        check_put_measures(&check);
    html_add(html, "</div>");
    check_put_images(&check);
    html_add(html, "</div>");
    page_end(html, request);
    check_release(&check);
    return 0;
}

int page_check(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    if (form_get(&request->query, "sheet")[0] == '\0')
        return put_overview(desk, request, &answer->page, err);
    if ((request->roles & DESK_CHECKER) == 0)
        return error_set(err, ERROR_STATE,
                "sheets are decided by people with the role of checker");
    return put_sheet(desk, request, &answer->page, err);
}

int page_check_next(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    char path[DESK_PATH_BYTES];

    if (check_next(desk, request, form_get(&request->query, "after"), path, err) != 0)
        return -1;
    answer_see(answer, path, "");
    return 0;
}
