/* trial_truth.c -- what the marked test deck holds, summed as the count would sum it. */
#include "core/desk/trial_truth.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/json.h"
#include "core/reading.h"

enum { TRUTH_MAX_BYTES = 64 << 20, ROW_UNKNOWN = 255 };

/* A sheet whose pages come one after the other. */
struct sheet {
    int type; /* -1: none yet */
    int is_void;
    uint8_t rows[OFFICIALS_MAX];
};

static int not_ours(struct error *err)
{
    return error_set(
            err, ERROR_SYNTAX, "the test deck belongs to other ballots; make it again");
}

/* ---- one page's line ---- */

static int find_row(const struct trial_truth_type *type, const char *contest)
{
    size_t i;

    for (i = 0; i < type->official_count; i++)
        if (strcmp(type->officials[i]->contest, contest) == 0)
            return (int)i;
    return -1;
}

static int find_option(const struct rule *rule, const char *option)
{
    size_t i;

    for (i = 0; i < rule->option_count; i++)
        if (strcmp(rule->options[i].id, option) == 0)
            return (int)i;
    return -1;
}

/* What a row says: an option's index, TALLY_BLANK, TALLY_OVER; -1: nothing we know. */
static int read_row(const struct rule *rule, const json_t *contest)
{
    const char *state = json_text(contest, "state");
    const char *chosen =
            json_string_value(json_array_get(json_object_get(contest, "chosen"), 0));

    if (strcmp(state, contest_state_word(CONTEST_BLANK)) == 0)
        return TALLY_BLANK;
    if (strcmp(state, contest_state_word(CONTEST_OVER)) == 0)
        return TALLY_OVER;
    return chosen == NULL ? -1 : find_option(rule, chosen);
}

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

static int take_rows(struct sheet *sheet, const struct trial_truth_type *type,
        const struct rule *rule, const json_t *page, struct error *err)
{
    const json_t *contests = json_object_get(page, "contests"), *contest;
    size_t i;
    int row, said;

    json_array_foreach(contests, i, contest)
    {
        row = find_row(type, json_text(contest, "contest"));
        said = read_row(rule, contest);
        if (row < 0 || said < 0)
            return not_ours(err);
        sheet->rows[row] = (uint8_t)said;
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

    if (sheet->type < 0)
        return 0;
    type = &truth->types[sheet->type];
    truth->sheets++;
    if (memchr(sheet->rows, ROW_UNKNOWN, type->official_count) != NULL)
        return not_ours(err);
    if (!sheet->is_void)
        return tally_add(&type->tally, sheet->rows, err);
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
    const char *id = meeting->conference->types[at].id;
    size_t i;

    for (i = 0; i < meeting->officials.count; i++)
        if (strcmp(meeting->officials.list[i].ballot_type, id) == 0)
            type->officials[type->official_count++] = &meeting->officials.list[i];
    return tally_init(&type->tally, type->official_count, rule_value_count(&meeting->rules[at]),
            meeting->rules[at].bad_row, err);
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
