/* program_stage_decide.c -- two people who know a deck's truth decide its held sheets. */
#include "tests/program_stage.h"

const json_t *stage_contest(const json_t *page, const char *id)
{
    const json_t *contests = json_object_get(page, "contests");
    size_t i;

    for (i = 0; i < json_array_size(contests); i++)
        if (strcmp(json_string_value(
                           json_object_get(json_array_get(contests, i), "contest")),
                    id) == 0)
            return json_array_get(contests, i);
    return NULL;
}

const char *stage_state(const json_t *contest)
{
    const char *state = json_string_value(json_object_get(contest, "state"));

    return state == NULL ? "" : state;
}

static int concerns_rows_only(const json_t *sheet)
{
    const json_t *reasons = json_object_get(sheet, "reasons");
    const char *word;
    size_t i;

    for (i = 0; i < json_array_size(reasons); i++) {
        word = json_string_value(json_array_get(reasons, i));
        if (strcmp(word, "mark-unsure") != 0 && strcmp(word, "overvote") != 0 &&
                strcmp(word, "mark-cancelled") != 0)
            return 0;
    }
    return 1;
}

const char *stage_key(const char *row, const char *option, char room[2])
{
    static const char *const levels[][4] = {{"high", "medium", "low", ""},
            {"excellent", "good", "complete", "incomplete"}};
    size_t i, k;

    room[1] = '\0';
    room[0] = strcmp(option, "100") == 0 ? 't' : option[0];
    if (strchr(row, '/') != NULL)
        return room;
    for (i = 0; i < 2; i++)
        for (k = 0; k < 4; k++)
            if (strcmp(levels[i][k], option) == 0)
                room[0] = (char)('1' + k);
    assert_in_range(room[0], '1', '4');
    return room;
}

/* As people are asked: a blank row only beside a doubtful one (core/held_sheet.h). */
static int is_asked(const json_t *page, const char *id)
{
    const json_t *rows = json_object_get(page, "contests");
    const char *read = stage_state(stage_contest(page, id));
    size_t i;

    if (strcmp(read, "blank") != 0)
        return strcmp(read, "chosen") != 0;
    for (i = 0; i < json_array_size(rows); i++)
        if (strcmp(stage_state(json_array_get(rows, i)), "unsure") == 0)
            return 1;
    return 0;
}

static void answer_rows(
        FILE *out, const json_t *page, const json_t *truth, int is_every_row)
{
    const json_t *rows = json_object_get(truth, "contests"), *row;
    const char *id, *meant;
    char key[2];
    size_t i;

    for (i = 0; i < json_array_size(rows); i++) {
        row = json_array_get(rows, i);
        id = json_string_value(json_object_get(row, "contest"));
        if (!is_every_row && !is_asked(page, id))
            continue;
        meant = stage_state(row);
        if (strcmp(meant, "chosen") == 0)
            (void)fprintf(out, "%s\n",
                    stage_key(id,
                            json_string_value(
                                    json_array_get(json_object_get(row, "chosen"), 0)),
                            key));
        else
            (void)fprintf(out, "%s\n", strcmp(meant, "blank") == 0 ? "b" : "o");
    }
}

static void answer_sheet(
        const struct stage *stage, const char *folder, const json_t *sheet, FILE *out)
{
    const json_t *pages = json_object_get(sheet, "pages"), *page, *truth;
    int is_every_row = !concerns_rows_only(sheet);
    size_t i;

    if (is_every_row)
        (void)fprintf(out, "e\n");
    for (i = 0; i < json_array_size(pages); i++) {
        page = json_array_get(pages, i);
        truth = stage_truth(
                stage, folder, json_string_value(json_object_get(page, "image")));
        assert_non_null(truth);
        answer_rows(out, page, truth, is_every_row);
    }
    (void)fprintf(out, "đọc trên phiếu\n");
}

char *stage_answers(const struct stage *stage, const char *folder, const json_t *held)
{
    char *text = NULL;
    size_t size, i;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    for (i = 0; i < json_array_size(held); i++)
        answer_sheet(stage, folder, json_array_get(held, i), out);
    assert_int_equal(fclose(out), 0);
    return text;
}

/* The held sheets as this person's queue has them. */
static json_t *list_for(const char *folder, const char *name)
{
    struct program program = {.locale = NULL};
    json_t *held;

    RUN(&program, "review", folder, "--list", "--json", "--name", name);
    held = program_json(&program);
    program_release(&program);
    return held;
}

void stage_decide(const struct stage *stage, const char *folder)
{
    static const char *const people[] = {"Trần Thị Bình", "Lê Văn Cường"};
    struct program program = {.locale = NULL};
    json_t *held;
    char *answers;
    size_t i;

    for (i = 0; i < 2; i++) {
        held = list_for(folder, people[i]);
        answers = stage_answers(stage, folder, held);
        program.input = answers;
        RUN(&program, "review", folder, "--name", people[i]);
        if (program.status != (i == 0 ? 3 : 0))
            fail_msg("typed:\n%s\nshown:\n%s%s", answers, program.out, program.err);
        json_decref(held);
        free(answers);
    }
    assert_true(program_says(&program, "0 sheets still held."));
    program_release(&program);
}

void stage_count(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    struct program program = {.locale = NULL};

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    stage_decide(stage, folder);
    program_release(&program);
}

int stage_seal(const char *folder)
{
    struct program program = {.locale = NULL};
    int status;

    RUN(&program, "seal", folder, "--name", "Trần Thị Bình", "--name", "Lê Văn Cường");
    status = program.status;
    if (status == 0) {
        RUN(&program, "report", folder);
        assert_int_equal(program.status, 0);
    }
    program_release(&program);
    return status;
}
