/* program_review_sheets.h -- held sheets, answered at the terminal. */
#ifndef TESTS_PROGRAM_REVIEW_SHEETS_H
#define TESTS_PROGRAM_REVIEW_SHEETS_H

#include "tests/program_stage.h"

/* Three of the four sheets are held, one of them with two doubtful rows (2 and 3). */
static inline int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "[conference]\nchecks = 1\n", stage_four_people, "4", "1",
            "--hard=100");
    *state = stage;
    return 0;
}

static inline int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

static inline json_t *list_held(const char *folder)
{
    struct program program = {.locale = NULL};
    json_t *held;

    RUN(&program, "review", folder, "--list", "--json");
    held = program_json(&program);
    program_release(&program);
    return held;
}

static const char *text_of(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    assert_non_null(text);
    return text;
}

static inline size_t doubtful_rows(const json_t *sheet)
{
    const json_t *contests = json_object_get(
            json_array_get(json_object_get(sheet, "pages"), 0), "contests");
    const char *row;
    size_t i, count = 0;

    for (i = 0; i < json_array_size(contests); i++) {
        row = text_of(json_array_get(contests, i), "state");
        count += strcmp(row, "unsure") == 0 || strcmp(row, "over") == 0;
    }
    return count;
}

enum { ID_BYTES = 64 };

/* The deck counted in a fresh folder; the id of the sheet with two doubtful rows. */
static inline void count_deck(
        struct stage *stage, char folder[PROGRAM_PATH_BYTES], char id[ID_BYTES])
{
    struct program program = {.locale = NULL};
    json_t *held;
    size_t i;

    stage_fresh(stage, folder);
    RUN(&program, "import", folder, stage->deck);
    assert_int_equal(program.status, 3);
    held = list_held(folder);
    assert_int_equal(json_array_size(held), 3);
    id[0] = '\0';
    for (i = 0; i < json_array_size(held); i++)
        if (doubtful_rows(json_array_get(held, i)) == 2)
            (void)snprintf(id, ID_BYTES, "%s", text_of(json_array_get(held, i), "sheet"));
    assert_int_equal(strlen(id), 32);
    json_decref(held);
    program_release(&program);
}

/* `review --sheet ID` with these keys; its exit status. */
static inline int decide(
        const char *folder, const char *id, const char *typed, char **shown)
{
    struct program program = {.input = typed};
    int status;

    RUN(&program, "review", folder, "--sheet", id);
    status = program.status;
    if (shown != NULL) {
        *shown = program.out;
        program.out = NULL;
    }
    program_release(&program);
    return status;
}

/* The sheet with its records, as the ledger shows it once it is decided. */
static inline json_t *decided(const char *folder, const char *id)
{
    char command[2 * PROGRAM_PATH_BYTES + 128], text[1 << 16];
    FILE *pipe;
    size_t size;
    json_t *sheet;

    (void)snprintf(command, sizeof(command),
            "echo '{\"request\":\"sheet\",\"sheet\":\"%s\"}' | %s/kiemphieu-ledger %s",
            id, getenv("KIEMPHIEU_PROGRAMS"), folder);
    pipe = popen(command, "r");
    assert_non_null(pipe);
    size = fread(text, 1, sizeof(text), pipe);
    assert_int_equal(pclose(pipe), 0);
    sheet = json_loadb(text, size, 0, NULL);
    assert_non_null(sheet);
    return sheet;
}

static inline void reopen(const char *folder, const char *id)
{
    struct program program = {.locale = NULL};

    RUN(&program, "review", folder, "--reopen", id, "--name", "Lê Văn Cường", "--why",
            "nhầm dòng");
    assert_int_equal(program.status, 3);
    program_release(&program);
}

#endif
