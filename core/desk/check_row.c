/* check_row.c -- one row: its picture, beside it as printed, and a choice a level. */
#include <string.h>

#include "core/desk/check.h"
#include "core/held_sheet.h"
#include "core/json.h"
#include "core/language.h"
#include "core/reading.h"

static void put_pictures(const struct check *check, const struct official *official)
{
    const struct desk_request *request = check->request;
    const json_t *page;

    if (held_sheet_contest(check->sheet, official->contest, &page) == NULL &&
            page == NULL && json_array_size(json_object_get(check->sheet, "pages")) == 0)
        return;
    html_put(check->html,
            "<figure><img src=\"/row/%s/%s\" alt=\"%s\">"
            "<figcaption>%s</figcaption></figure>",
            check->id, official->contest, say(request, N_("The row as it was filled in")),
            say(request, N_("As filled in")));
    html_put(check->html,
            "<figure><img src=\"/printed/%s/%s\" alt=\"%s\">"
            "<figcaption>%s</figcaption></figure>",
            check->meeting.conference->types[check->type].id, official->contest,
            say(request, N_("The row as it was printed")),
            say(request, N_("As printed")));
}

/* Was this the reading, so that a row that is not asked shows it? */
static int is_read(const json_t *contest, const char *state, const char *option)
{
    const json_t *chosen = json_object_get(contest, "chosen");
    const char *first = json_string_value(json_array_get(chosen, 0));

    if (strcmp(json_text(contest, "state"), state) != 0)
        return 0;
    return option == NULL || (first != NULL && strcmp(first, option) == 0);
}

enum { ROW_IS_CHECKED = 1, ROW_IS_NEEDED = 2 };

static void put_choice(const struct check *check, const char *contest, const char *value,
        const char *key, const char *label, int how)
{
    html_put(check->html,
            "<label><input type=\"radio\" name=\"row-%s\" value=\"%s\" data-key=\"%s\"",
            contest, value, key);
    html_add(check->html, (how & ROW_IS_CHECKED) != 0 ? " checked" : "");
    html_add(check->html, (how & ROW_IS_NEEDED) != 0 ? " required>" : ">");
    html_put(check->html, "<kbd aria-hidden=\"true\">%s</kbd> %s</label>", key, label);
}

void check_put_row(
        const struct check *check, const struct official *official, int is_asked)
{
    static const char *const digits[] = {"1", "2", "3", "4", "5", "6", "7", "8", "9"};
    const struct rule *rule = &check->meeting.rules[check->type];
    const struct desk_request *request = check->request;
    const json_t *page, *contest = NULL;
    int need = is_asked ? ROW_IS_NEEDED : 0;
    size_t i;

    if (!is_asked)
        contest = held_sheet_contest(check->sheet, official->contest, &page);
    html_put(check->html, "<fieldset class=\"%s\"><legend>%s. %s</legend>",
            is_asked ? "row" : "quiet-row", official->contest, official->name);
    html_put(check->html, "<p class=\"title\">%s</p>", official->title);
    if (is_asked)
        put_pictures(check, official);
    html_add(check->html, "<div class=\"keys\">");
    for (i = 0; i < rule->option_count && i < 9; i++)
        put_choice(check, official->contest, rule->options[i].id, digits[i],
                meeting_option(request, &rule->options[i]),
                need | is_read(contest, "chosen", rule->options[i].id));
    put_choice(check, official->contest, "/blank", "b", say(request, N_("No mark")),
            need | is_read(contest, "blank", NULL));
    put_choice(
            check, official->contest, "/over", "o", say(request, N_("Several marks")), 0);
    html_add(check->html, "</div></fieldset>");
}

static void put_box(const struct check *check, const struct rule *rule, const json_t *box)
{
    const char *option = json_text(box, "option"), *label = option;
    json_int_t ink = json_integer_value(json_object_get(box, "ink_ppm"));
    enum mark mark;
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if (strcmp(rule->options[i].id, option) == 0)
            label = meeting_option(check->request, &rule->options[i]);
    if (mark_of_word(json_text(box, "mark"), &mark) != 0)
        return;
    html_put(check->html, "<td>%s<br>%s, %lld%s%lld %%</td>", label,
            say(check->request, mark == MARK_EMPTY    ? N_("empty")
                                : mark == MARK_FILLED ? N_("filled")
                                                      : N_("unsure")),
            (long long)(ink / 10000), check->request->words != NULL ? "," : ".",
            (long long)(ink / 1000 % 10));
}

static void put_contest(const struct check *check, const json_t *contest)
{
    const json_t *boxes = json_object_get(contest, "boxes");
    size_t i;

    html_put(check->html, "<tr><th scope=\"row\">%s</th>", json_text(contest, "contest"));
    for (i = 0; i < json_array_size(boxes); i++)
        put_box(check, &check->meeting.rules[check->type], json_array_get(boxes, i));
    html_add(check->html, "</tr>");
}

void check_put_measures(const struct check *check)
{
    const json_t *pages = json_object_get(check->sheet, "pages"), *contests;
    const struct desk_request *request = check->request;
    size_t i, k;

    html_put(check->html, "<details><summary>%s</summary>",
            say(request, N_("What the machine measured")));
    for (i = 0; i < json_array_size(pages); i++) {
        const json_t *page = json_array_get(pages, i);

        if (json_text(page, "detail")[0] != '\0')
            html_put(check->html, "<p>%s</p>", json_text(page, "detail"));
        html_put(check->html,
                "<div class=\"wide\" tabindex=\"0\"><table><caption>%s</caption><tbody>",
                say(request,
                        N_("Each box: what it was taken for, and the share of ink")));
        contests = json_object_get(page, "contests");
        for (k = 0; k < json_array_size(contests); k++)
            put_contest(check, json_array_get(contests, k));
        html_add(check->html, "</tbody></table></div>");
    }
    html_add(check->html, "</details>");
}
