/* review_rows.c -- the rows of one held sheet, asked one after the other. */
#include "core/review_rows.h"

#include <stdlib.h>
#include <string.h>

#include "core/contest_label.h"
#include "core/held_sheet.h"
#include "core/json.h"
#include "core/language.h"
#include "core/review_show.h"
#include "core/tally.h"

enum { QUESTION_BYTES = RULE_OPTIONS_MAX * (RULE_TEXT_BYTES + 8) + 1024 };

/* A row of boxes and whose it is. */
struct asked {
    const struct contest *contest;
    const struct contest_row *row;
};

static void row_question(const struct rule *rule, const struct contest_row *row,
        char keys[CONTEST_STEPS_MAX + 1], char *out, size_t size)
{
    char room[LAYOUT_ID_BYTES];
    size_t used = 0, i;

    for (i = 0; i < row->option_count; i++) {
        keys[i] = contest_label_key(row, i);
        used += (size_t)snprintf(out + used, size - used, "  %c = %s", keys[i],
                contest_label_option(rule, row, i, language_is_vietnamese(), room));
    }
    keys[i] = '\0';
    (void)snprintf(out + used, size - used, "\n  %s",
            _("b = no mark, o = several marks, v = whole ballot void, x = no ballot,\n"
              "  r = scan it again, u = back, s = later, w = undo my last decision, q = "
              "quit"));
}

/* In the place of what was told of the row before. */
static void tell(json_t *told, json_t *entry)
{
    size_t i;

    for (i = 0; i < json_array_size(told); i++)
        if (strcmp(json_text(json_array_get(told, i), "contest"),
                    json_text(entry, "contest")) == 0) {
            (void)json_array_set_new(told, i, entry);
            return;
        }
    (void)json_array_append_new(told, entry);
}

/* The answer for one row, kept with those told; others are for the caller. */
static enum answer ask_row(struct review_rows *rows, const struct asked *asked)
{
    const struct rule *rule = &rows->review->rules[rows->type];
    char question[QUESTION_BYTES], keys[CONTEST_STEPS_MAX + 1];
    char id[LAYOUT_ID_BYTES];
    const json_t *page, *read;
    enum answer answer;
    size_t option = 0;

    read = held_sheet_contest(rows->sheet, asked->row->id, &page);
    review_show_row(rows->review, rows->type, asked->contest, asked->row, page, read);
    row_question(rule, asked->row, keys, question, sizeof(question));
    answer = review_ask(rows->review, question, keys, "bovxruswq", &option);
    if (answer == ANSWER_OPTION) {
        contest_option_id(rule, asked->row, option, id);
        tell(rows->told, json_pack("{s:s,s:s,s:[s]}", "contest", asked->row->id, "state",
                                 "chosen", "chosen", id));
    } else if (answer == ANSWER_BLANK || answer == ANSWER_OVER) {
        tell(rows->told, json_pack("{s:s,s:s,s:[]}", "contest", asked->row->id, "state",
                                 answer == ANSWER_BLANK ? "blank" : "over", "chosen"));
    }
    return answer;
}

/* What the figures make together, so that a slip is seen at once. */
static void show_sum(const struct review_rows *rows, const struct contest *contest)
{
    int value = held_sheet_value(
            rows->sheet, &rows->review->rules[rows->type], contest, rows->told);

    if (contest->rows[0].place == CONTEST_OPTIONS || value < 0)
        return;
    if (contest_label_value((uint32_t)value) != NULL)
        (void)printf("  = %s\n", _(contest_label_value((uint32_t)value)));
    else
        (void)printf(_("  = %d points\n"), value);
}

/* The rows that must be told, in the order of the paper; the caller's to free. */
static struct asked *list_asked(const struct review_rows *rows, size_t *count)
{
    const struct contests *contests = &rows->review->contests[rows->type];
    struct asked *list = calloc(contests->count * CONTEST_ROWS_MAX + 1, sizeof(*list));
    size_t i, k;

    *count = 0;
    for (i = 0; list != NULL && i < contests->count; i++)
        for (k = 0; k < contests->list[i].row_count; k++) {
            const struct contest_row *row = &contests->list[i].rows[k];

            if (rows->is_all || held_sheet_is_asked(rows->sheet, row->id))
                list[(*count)++] = (struct asked){&contests->list[i], row};
        }
    return list;
}

enum answer review_rows_ask(struct review_rows *rows)
{
    size_t count, i = 0;
    struct asked *list = list_asked(rows, &count);
    enum answer answer = list == NULL ? ANSWER_QUIT : ANSWER_ACCEPT;

    while (list != NULL && i < count) {
        answer = ask_row(rows, &list[i]);
        if (answer == ANSWER_BACK) {
            i = i > 0 ? i - 1 : 0;
        } else if (answer == ANSWER_OPTION || answer == ANSWER_BLANK ||
                   answer == ANSWER_OVER) {
            if (i + 1 == count || list[i + 1].contest != list[i].contest)
                show_sum(rows, list[i].contest);
            i++;
            answer = ANSWER_ACCEPT;
        } else {
            break;
        }
    }
    free(list);
    return answer;
}
