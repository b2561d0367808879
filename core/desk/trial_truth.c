/* trial_truth.c -- what the marked test deck holds, summed as the count would sum it. */
#include "core/desk/trial_truth.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/json.h"
#include "core/ledger_contest.h"

enum { TRUTH_MAX_BYTES = 64 << 20, ROW_UNKNOWN = 255 };

/* A sheet whose pages come one after the other. */
struct sheet {
    int type; /* -1: none yet */
    int is_void;
    uint8_t rows[OFFICIALS_MAX][CONTEST_ROWS_MAX]; /* as contest_value() takes them */
};

static int not_ours(struct error *err)
{
    return error_set(
            err, ERROR_SYNTAX, "the test deck belongs to other ballots; make it again");
}

/* ---- one page's line ---- */

static int is_struck(const json_t *page)
{
    const json_t *effects = json_object_get(page, "effects"), *effect;
    size_t i;

    json_array_foreach(effects, i, effect)
    {
        if (json_string_value(effect) != NULL &&
                strcmp(json_string_value(effect), "name-struck") == 0)
            return 1;
    }
    return 0;
}

/* One row, where it belongs; -1: nothing we know. */
static int take_row(struct sheet *sheet, struct trial_truth_type *type,
        const struct rule *rule, const json_t *told)
{
    size_t at = 0;
    const struct contest_row *row =
            contest_row_find(type->contests, json_text(told, "contest"), &at);
    int state = row == NULL ? -1 : ledger_contest_state(rule, row, told);

    if (state < 0)
        return -1;
    sheet->rows[at][row - type->contests->list[at].rows] = (uint8_t)state;
    if ((uint32_t)state < row->option_count)
        type->marked[row->place] |= 1U << state;
    return 0;
}

static int take_rows(struct sheet *sheet, struct trial_truth_type *type,
        const struct rule *rule, const json_t *page, struct error *err)
{
    const json_t *contests = json_object_get(page, "contests"), *contest;
    size_t i;

    json_array_foreach(contests, i, contest)
    {
        if (take_row(sheet, type, rule, contest) != 0)
            return not_ours(err);
    }
    if (rule->struck_name == RULE_SHEET && is_struck(page))
        sheet->is_void = 1;
    return 0;
}

/* ---- sheets ---- */

static int finish_sheet(
        struct trial_truth *truth, const struct sheet *sheet, struct error *err)
{
    struct trial_truth_type *type;
    uint8_t values[OFFICIALS_MAX];
    size_t i;

    if (sheet->type < 0)
        return 0;
    type = &truth->types[sheet->type];
    truth->sheets++;
    for (i = 0; i < type->contests->count; i++) {
        const struct contest *contest = &type->contests->list[i];

        if (memchr(sheet->rows[i], ROW_UNKNOWN, contest->row_count) != NULL)
            return not_ours(err);
        values[i] = (uint8_t)contest_value(contest, sheet->rows[i]);
    }
    if (!sheet->is_void)
        return tally_add(&type->tally, values, err);
    tally_add_void(&type->tally);
    return 0;
}

static int take_page(struct trial_truth *truth, const struct meeting *meeting,
        struct sheet *sheet, const char *line, struct error *err)
{
    json_t *page = NULL;
    int type, result = -1;

    if (json_parse(line, strlen(line), &page, err) != 0)
        return -1;
    if (json_check_format(page, "kiemphieu-truth", err) != 0)
        goto out;
    type = meeting_type(meeting, json_text(page, "ballot_type"));
    if (type < 0) {
        (void)not_ours(err);
        goto out;
    }
    if (json_integer_value(json_object_get(page, "page")) == 1) {
        if (finish_sheet(truth, sheet, err) != 0)
            goto out;
        memset(sheet, ROW_UNKNOWN, sizeof(*sheet));
        sheet->type = type;
        sheet->is_void = 0;
    }
    if (sheet->type != type)
        (void)not_ours(err);
    else
        result = take_rows(sheet, &truth->types[type], &meeting->rules[type], page, err);
out:
    json_decref(page);
    return result;
}

static int take_text(struct trial_truth *truth, const struct meeting *meeting, char *text,
        struct error *err)
{
    struct sheet sheet = {.type = -1};
    char *rest = text, *line;

    while ((line = strsep(&rest, "\n")) != NULL)
        if (line[0] != '\0' && take_page(truth, meeting, &sheet, line, err) != 0)
            return -1;
    return finish_sheet(truth, &sheet, err);
}

/* ---- the whole ---- */

static int start_type(struct trial_truth_type *type, const struct meeting *meeting,
        size_t at, struct error *err)
{
    type->contests = &meeting->contests[at];
    return tally_init(&type->tally, type->contests->count,
            rule_value_count(&meeting->rules[at]), meeting->rules[at].bad_row, err);
}

void trial_truth_release(struct trial_truth *truth)
{
    size_t i;

    for (i = 0; i < CONFERENCE_TYPES_MAX; i++)
        tally_release(&truth->types[i].tally);
    memset(truth, 0, sizeof(*truth));
}

static int load(const char *path, const struct meeting *meeting,
        struct trial_truth *truth, struct error *err)
{
    char *text = NULL;
    size_t size, i;
    int result = 0;

    if (file_read(path, TRUTH_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    for (i = 0; i < meeting->conference->type_count && result == 0; i++)
        result = start_type(&truth->types[i], meeting, i, err);
    if (result == 0)
        result = take_text(truth, meeting, text, err);
    free(text);
    return result;
}

int trial_truth_load(const char *folder, const struct meeting *meeting,
        struct trial_truth *out, struct error *err)
{
    char path[FILE_PATH_MAX];

    memset(out, 0, sizeof(*out));
    if (file_join(path, folder, "deck/truth-pdf.jsonl", err) == 0 &&
            load(path, meeting, out, err) == 0)
        return 0;
    trial_truth_release(out);
    return -1;
}
