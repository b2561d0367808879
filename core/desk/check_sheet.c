/* check_sheet.c -- what concerns the whole sheet: reasons, place, pages, others'
 * opinions. */
#include <string.h>

#include "core/contest_label.h"
#include "core/desk/check.h"
#include "core/desk/page.h"
#include "core/json.h"
#include "core/language.h"
#include "core/reading.h"
#include "core/reason.h"

static void put_reasons(const struct check *check)
{
    const json_t *reasons = json_object_get(check->sheet, "reasons");
    enum reason reason;
    size_t i;

    html_add(check->html, "<ul class=\"reasons\">");
    /* A known sheet must look like any other. */
    if (check->is_known)
        html_put(check->html, "<li>%s</li>", reason_sentence(REASON_MARK_UNSURE));
    for (i = 0; i < json_array_size(reasons); i++)
        if (reason_of_word(json_string_value(json_array_get(reasons, i)), &reason) == 0)
            html_put(check->html, "<li>%s</li>", reason_sentence(reason));
    html_add(check->html, "</ul>");
}

/* Where the paper lies; kept for held sheets alone, and until the seal. */
static void put_place(const struct check *check)
{
    json_int_t place = json_integer_value(json_object_get(check->sheet, "place"));
    const char *batch = json_text(check->sheet, "batch_name");

    if (place < 1)
        return;
    html_put(check->html, "<p class=\"note\">%s %lld",
            say(check->request, N_("Sheet as fed:")), (long long)place);
    if (batch[0] != '\0')
        html_put(check->html, " (%s)", batch);
    html_add(check->html, "</p>");
}

static const char *decision_label(const struct check *check, const char *decision)
{
    return strcmp(decision, "void") == 0
                   ? say(check->request, N_("The whole ballot is void"))
           : strcmp(decision, "refuse") == 0 ? say(check->request, N_("It is no ballot"))
           : strcmp(decision, "rescan") == 0 ? say(check->request, N_("Feed it again"))
                                             : say(check->request, N_("The rows:"));
}

static int is_in(const json_t *rows, const json_t *row)
{
    size_t i;

    for (i = 0; i < json_array_size(rows); i++)
        if (json_equal(json_array_get(rows, i), row))
            return 1;
    return 0;
}

/* Whose row it is, and of points which figure; the row, NULL if it is not known. */
static const struct contest_row *put_name(const struct check *check, const char *id)
{
    struct check_row row = {NULL, NULL};
    size_t at = 0;

    if (check->type >= 0)
        row.row = contest_row_find(&check->meeting.contests[check->type], id, &at);
    if (row.row == NULL) {
        html_put(check->html, "<li>%s: ", id);
        return NULL;
    }
    row.contest = &check->meeting.contests[check->type].list[at];
    html_put(check->html, "<li>%s. %s", row.contest->official->contest,
            row.contest->official->name);
    html_add(check->html, row.row->place == CONTEST_OPTIONS ? ": " : ", ");
    if (row.row->place != CONTEST_OPTIONS) {
        check_put_place(check, &row);
        html_add(check->html, ": ");
    }
    return row.row;
}

/* Those in which the two differ stand out. */
static void put_row(const struct check *check, const json_t *told, int is_same)
{
    const char *state = json_text(told, "state"), *option;
    const struct contest_row *row = put_name(check, json_text(told, "contest"));
    char room[LAYOUT_ID_BYTES];

    option = json_string_value(json_array_get(json_object_get(told, "chosen"), 0));
    html_add(check->html, is_same ? "<span>" : "<strong class=\"differs\">");
    if (strcmp(state, "blank") == 0)
        html_put(check->html, "%s", say(check->request, N_("No mark")));
    else if (strcmp(state, "over") == 0)
        html_put(check->html, "%s", say(check->request, N_("Several marks")));
    else
        html_put(check->html, "%s",
                option == NULL ? "?"
                : row == NULL
                        ? option
                        : contest_label_told(&check->meeting.rules[check->type], row,
                                  option, check->request->words != NULL, room));
    html_add(check->html, is_same ? "</span></li>" : "</strong></li>");
}

static void put_opinion(
        const struct check *check, const json_t *opinion, const json_t *other)
{
    const json_t *rows = json_object_get(opinion, "contests");
    size_t i;

    html_put(check->html, "<div><h3>%s</h3><ul>",
            decision_label(check, json_text(opinion, "decision")));
    for (i = 0; i < json_array_size(rows); i++)
        put_row(check, json_array_get(rows, i),
                is_in(json_object_get(other, "contests"), json_array_get(rows, i)));
    html_add(check->html, "</ul></div>");
}

/* Only a third person sees them, without names, in an order that tells nothing. */
static void put_opinions(const struct check *check)
{
    const json_t *opinions = json_object_get(check->sheet, "opinions");
    size_t i, count = json_array_size(opinions);

    if (count == 0)
        return;
    html_put(check->html, "<section class=\"card\"><h2>%s</h2><div class=\"opinions\">",
            say(check->request, N_("Two people decided differently; yours settles it")));
    for (i = 0; i < count; i++)
        put_opinion(check, json_array_get(opinions, i),
                json_array_get(opinions, (i + 1) % count));
    html_add(check->html, "</div></section>");
}

void check_put_sheet(const struct check *check)
{
    put_reasons(check);
    put_place(check);
    put_opinions(check);
}

void check_put_images(const struct check *check)
{
    const json_t *pages = json_object_get(check->sheet, "pages");
    size_t i;

    html_add(check->html, "<div class=\"sheet\">");
    for (i = 0; i < json_array_size(pages); i++)
        html_put(check->html,
                "<a href=\"/page/%s/%zu\"><img src=\"/page/%s/%zu\" width=\"1000\" "
                "height=\"1414\" alt=\"%s %zu\"></a>",
                check->id, i + 1, check->id, i + 1,
                say(check->request, N_("The whole sheet, page")), i + 1);
    html_add(check->html, "</div>");
}
