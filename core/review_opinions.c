/* review_opinions.c -- what two people decided differently, shown to the third. */
#include "core/review_opinions.h"

#include <string.h>

#include "core/contest_label.h"
#include "core/held_sheet.h"
#include "core/json.h"
#include "core/language.h"

/* "no mark"; a level, or a figure of points. */
static const char *state_name(const struct review *review, size_t type, const json_t *row,
        char room[LAYOUT_ID_BYTES])
{
    const char *state = json_text(row, "state");
    const char *option =
            json_string_value(json_array_get(json_object_get(row, "chosen"), 0));

    if (strcmp(state, "blank") == 0)
        return _("no mark");
    if (strcmp(state, "over") == 0)
        return _("several marks");
    if (option == NULL)
        return state;
    return contest_label_told(&review->rules[type],
            contest_row_find(&review->contests[type], json_text(row, "contest"), NULL),
            option, language_is_vietnamese(), room);
}

/* "3"; of points "3, Tens", with the criterion's number where there are several. */
static void show_row(const struct review *review, size_t type, const json_t *told)
{
    const struct contests *contests = &review->contests[type];
    const char *id = json_text(told, "contest");
    char room[LAYOUT_ID_BYTES];
    size_t at = 0;
    const struct contest_row *row = contest_row_find(contests, id, &at);

    if (row == NULL || row->place == CONTEST_OPTIONS)
        (void)printf("      %s. ", id);
    else if (contests->list[at].scale.count > 1)
        (void)printf("      %s, %u. %s: ", contests->list[at].official->contest,
                (unsigned)row->criterion + 1, _(contest_label_place(row->place)));
    else
        (void)printf("      %s. %s: ", contests->list[at].official->contest,
                _(contest_label_place(row->place)));
    (void)printf("%s\n", state_name(review, type, told, room));
}

static const char *decision_name(const char *decision)
{
    if (strcmp(decision, "void") == 0)
        return _("the whole ballot is void");
    if (strcmp(decision, "refuse") == 0)
        return _("this is no ballot");
    if (strcmp(decision, "rescan") == 0)
        return _("it is to be scanned again");
    return _("these rows");
}

static void show_opinion(
        const struct review *review, const json_t *sheet, size_t which, size_t type)
{
    const json_t *opinion = json_array_get(json_object_get(sheet, "opinions"), which);
    const json_t *rows = json_object_get(opinion, "contests"), *row;
    const char *as = json_text(opinion, "ballot_type");
    size_t i;

    (void)printf("  - %s%s%s\n", decision_name(json_text(opinion, "decision")),
            as[0] == '\0' || review->conference->type_count == 1 ? "" : ", ",
            review->conference->type_count == 1 ? "" : as);
    for (i = 0; i < json_array_size(rows); i++) {
        row = json_array_get(rows, i);
        if (held_sheet_differs(sheet, json_text(row, "contest")))
            show_row(review, type, row);
    }
}

void review_opinions_show(const struct review *review, const json_t *sheet, size_t type)
{
    if (json_array_size(json_object_get(sheet, "opinions")) != 2)
        return;
    (void)printf(_("  Two people decided this sheet differently:\n"));
    show_opinion(review, sheet, 0, type);
    show_opinion(review, sheet, 1, type);
}
