/* check_row.c -- one row: its picture, beside it as printed, and a choice a level. */
#include <string.h>

#include "core/contest_label.h"
#include "core/desk/check.h"
#include "core/held_sheet.h"
#include "core/json.h"
#include "core/language.h"
#include "core/reading.h"

static void put_pictures(const struct check *check, const struct contest_row *row)
{
    const struct desk_request *request = check->request;
    const json_t *page;

    if (held_sheet_contest(check->sheet, row->id, &page) == NULL && page == NULL &&
            json_array_size(json_object_get(check->sheet, "pages")) == 0)
        return;
    html_put(check->html,
            "<figure><img src=\"/row/%s/%s\" alt=\"%s\">"
            "<figcaption>%s</figcaption></figure>",
            check->id, row->id, say(request, N_("The row as it was filled in")),
            say(request, N_("As filled in")));
    html_put(check->html,
            "<figure><img src=\"/printed/%s/%s\" alt=\"%s\">"
            "<figcaption>%s</figcaption></figure>",
            check->meeting.conference->types[check->type].id, row->id,
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

/* A button of the row. */
struct choice {
    const char *value, *label;
    char key[2];
    int how;
};

static void put_choice(const struct check *check, const struct check_row *row,
        const struct choice *choice)
{
    html_put(check->html, "<label><input type=\"radio\" name=\"row-%s\" value=\"%s\"",
            row->row->id, choice->value);
    html_put(check->html, " data-key=\"%s\"", choice->key);
    if (row->row->place != CONTEST_OPTIONS)
        html_put(check->html, " data-of=\"%s\" data-criterion=\"%u\" data-most=\"%u\"",
                row->contest->official->contest, (unsigned)row->row->criterion,
                (unsigned)row->contest->scale.criteria[row->row->criterion].most);
    html_add(check->html, (choice->how & ROW_IS_CHECKED) != 0 ? " checked" : "");
    html_add(check->html, (choice->how & ROW_IS_NEEDED) != 0 ? " required>" : ">");
    if (strcmp(choice->label, choice->key) == 0) /* "7" is its own key */
        html_put(check->html, "<kbd>%s</kbd></label>", choice->label);
    else
        html_put(check->html, "<kbd aria-hidden=\"true\">%s</kbd> %s</label>",
                choice->key, choice->label);
}

static void put_choices(const struct check *check, const struct check_row *row, int need)
{
    const struct rule *rule = &check->meeting.rules[check->type];
    const struct desk_request *request = check->request;
    char id[LAYOUT_ID_BYTES], room[LAYOUT_ID_BYTES];
    const json_t *page, *read = NULL;
    struct choice choice;
    size_t i;

    if (need == 0)
        read = held_sheet_contest(check->sheet, row->row->id, &page);
    for (i = 0; i < row->row->option_count; i++) {
        contest_option_id(rule, row->row, i, id);
        choice = (struct choice){id,
                contest_label_option(rule, row->row, i, request->words != NULL, room),
                {contest_label_key(row->row, i), '\0'},
                need | is_read(read, "chosen", id)};
        put_choice(check, row, &choice);
    }
    choice = (struct choice){"/blank", say(request, N_("No mark")), "b",
            need | is_read(read, "blank", NULL)};
    put_choice(check, row, &choice);
    choice = (struct choice){"/over", say(request, N_("Several marks")), "o", 0};
    put_choice(check, row, &choice);
}

/* Filled by the script: what the figures make together, so that a slip is seen. */
static void put_sum(const struct check *check, const struct contest *contest)
{
    const struct desk_request *request = check->request;

    html_put(check->html,
            "<p class=\"sum\" role=\"status\" data-sum=\"%s\" data-text=\"%s\" "
            "data-beyond=\"%s\"></p>",
            contest->official->contest, say(request, N_("= # points")),
            say(request, N_("no points: more than the maximum")));
}

void check_put_place(const struct check *check, const struct check_row *row)
{
    const char *place = contest_label_place(row->row->place);
    const struct scale_criterion *criterion;

    if (place == NULL)
        return;
    criterion = &row->contest->scale.criteria[row->row->criterion];
    if (row->contest->scale.count > 1)
        html_put(check->html, "%u. ", (unsigned)row->row->criterion + 1);
    if (criterion->text[0] != '\0')
        html_put(check->html, "%s: ", criterion->text);
    html_put(check->html, "%s", say(check->request, place));
}

void check_put_row(
        const struct check *check, const struct check_row *row, int is_asked, int is_last)
{
    const struct official *official = row->contest->official;
    const struct desk_request *request = check->request;

    html_put(check->html, "<fieldset class=\"%s\"><legend>%s. %s</legend>",
            is_asked ? "row" : "quiet-row", official->contest, official->name);
    html_put(check->html, "<p class=\"title\">%s</p>", official->title);
    if (row->row->place != CONTEST_OPTIONS) {
        html_add(check->html, "<p><strong>");
        check_put_place(check, row);
        html_put(check->html, "</strong> (%s: %u)</p>",
                say(request, N_("points at the most")),
                (unsigned)row->contest->scale.criteria[row->row->criterion].most);
    }
    if (is_asked)
        put_pictures(check, row->row);
    html_add(check->html, "<div class=\"keys\">");
    put_choices(check, row, is_asked ? ROW_IS_NEEDED : 0);
    html_add(check->html, "</div>");
    if (is_last && row->row->place != CONTEST_OPTIONS)
        put_sum(check, row->contest);
    html_add(check->html, "</fieldset>");
}

static void put_box(
        const struct check *check, const struct contest_row *row, const json_t *box)
{
    json_int_t ink = json_integer_value(json_object_get(box, "ink_ppm"));
    char room[LAYOUT_ID_BYTES];
    enum mark mark;

    if (mark_of_word(json_text(box, "mark"), &mark) != 0)
        return;
    html_put(check->html, "<td>%s<br>%s, %lld%s%lld %%</td>",
            contest_label_told(&check->meeting.rules[check->type], row,
                    json_text(box, "option"), check->request->words != NULL, room),
            say(check->request, mark == MARK_EMPTY    ? N_("empty")
                                : mark == MARK_FILLED ? N_("filled")
                                                      : N_("unsure")),
            (long long)(ink / 10000), check->request->words != NULL ? "," : ".",
            (long long)(ink / 1000 % 10));
}

/* "3"; of points "3. Tens". */
static void put_contest(const struct check *check, const json_t *read)
{
    const struct contests *contests = &check->meeting.contests[check->type];
    const json_t *boxes = json_object_get(read, "boxes");
    struct check_row row = {NULL, NULL};
    size_t at = 0, i;

    row.row = contest_row_find(contests, json_text(read, "contest"), &at);
    html_add(check->html, "<tr><th scope=\"row\">");
    if (row.row == NULL || row.row->place == CONTEST_OPTIONS) {
        html_put(check->html, "%s", json_text(read, "contest"));
    } else {
        row.contest = &contests->list[at];
        html_put(check->html, "%s. ", row.contest->official->contest);
        check_put_place(check, &row);
    }
    html_add(check->html, "</th>");
    for (i = 0; i < json_array_size(boxes); i++)
        put_box(check, row.row, json_array_get(boxes, i));
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
