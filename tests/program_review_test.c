/* program_review_test.c -- held sheets decided by typed answers, and taken back.
 *
 * checks = 1: what two people do is in program_review_pair_test.c.
 */
#include "tests/program_stage.h"

/* Three of the four sheets are held, one of them with two doubtful rows (2 and 3). */
static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    stage_start(stage, "[conference]\nchecks = 1\n", stage_four_people, "4", "1",
            "--hard=100");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    stage_end(*state);
    free(*state);
    return 0;
}

static json_t *list_held(const char *folder)
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

static size_t doubtful_rows(const json_t *sheet)
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
static void count_deck(
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
static int decide(const char *folder, const char *id, const char *typed, char **shown)
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
static json_t *decided(const char *folder, const char *id)
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

static void reopen(const char *folder, const char *id)
{
    struct program program = {.locale = NULL};

    RUN(&program, "review", folder, "--reopen", id, "--name", "Lê Văn Cường", "--why",
            "nhầm dòng");
    assert_int_equal(program.status, 3);
    program_release(&program);
}

static const char *decided_option(const json_t *sheet, const char *contest)
{
    const json_t *rows = json_object_get(
            json_array_get(json_object_get(sheet, "adjudications"), 0), "contests");
    size_t i;

    for (i = 0; i < json_array_size(rows); i++)
        if (strcmp(text_of(json_array_get(rows, i), "contest"), contest) == 0)
            return json_string_value(json_array_get(
                    json_object_get(json_array_get(rows, i), "chosen"), 0));
    return "";
}

static void the_list_gives_id_reason_and_image(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder, "--list");
    assert_int_equal(program.status, 3);
    assert_non_null(strstr(program.out, id));
    assert_non_null(strstr(program.out, "  - A mark is doubtful"));
    assert_non_null(strstr(program.out, "/images/"));
    assert_int_equal(stage_sum(folder, "held"), 3); /* listing decides nothing */
    program_release(&program);
}

static void undo_goes_back_to_the_row_before(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    json_t *sheet;

    count_deck(stage, folder, id);
    /* first row: 1, back from the second, now 3; second row: 2 */
    assert_int_equal(decide(folder, id, "An\nu\n1\nu\n3\n2\nxem\n", NULL), 0);
    assert_int_equal(stage_sum(folder, "held"), 2);
    sheet = decided(folder, id);
    assert_string_equal(decided_option(sheet, "2"), "low");
    assert_string_equal(decided_option(sheet, "3"), "medium");
    reopen(folder, id);
    assert_int_equal(stage_sum(folder, "held"), 3);
    json_decref(sheet);
}

static void wrong_answers_are_asked_again(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES], *shown;
    json_t *sheet;

    count_deck(stage, folder, id);
    assert_int_equal(
            decide(folder, id, "An\n4\n0\n\n11\na\nyes\n1\nb\nxem\n", &shown), 0);
    assert_non_null(strstr(shown, "'4' is no answer here."));
    assert_non_null(strstr(shown, "'0' is no answer here."));
    assert_non_null(strstr(shown, "'' is no answer here."));
    assert_non_null(strstr(shown, "'11' is no answer here."));
    assert_non_null(strstr(shown, "'a' is no answer here."));
    assert_non_null(strstr(shown, "'yes' is no answer here."));
    free(shown);
    sheet = decided(folder, id);
    assert_string_equal(decided_option(sheet, "2"), "high");
    assert_null(decided_option(sheet, "3")); /* no mark */
    json_decref(sheet);
}

static void later_and_quit_leave_sheets_held(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.input = "An\ns\ns\nq\n"};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_non_null(strstr(program.out, "Sheet 3 of 3"));
    assert_non_null(strstr(program.out, "3 sheets still held."));
    program.input = "An\nq\n";
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_null(strstr(program.out, "Sheet 2 of 3"));
    assert_non_null(strstr(program.out, "3 sheets still held."));
    program.input = "An\n"; /* the end of all answers is no decision */
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "held"), 3);
    program_release(&program);
}

/* Enter alone is no name; nor are blanks, a torn letter or a key that is no letter.
 * A torn letter once ended the review without a word. */
static void a_name_is_required_before_a_sheet_is_shown(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES], *shown;
    struct program program = {.input = "\n  \n"};
    json_t *sheet;
    const json_t *record;

    count_deck(stage, folder, id);
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "nobody gave a name"));
    assert_null(strstr(program.out, "Sheet 1"));
    assert_int_equal(decide(folder, id, "An\n1\n1\n", NULL), 3); /* no reason yet */
    assert_int_equal(stage_sum(folder, "held"), 3);
    assert_int_equal(
            decide(folder, id, "\n   \n\xC3\n\x1B[A\nTrần Thị Bình\n1\n1\nmờ\n", &shown),
            0);
    assert_non_null(strstr(shown, "That is no plain text"));
    free(shown);
    sheet = decided(folder, id);
    record = json_array_get(json_object_get(sheet, "adjudications"), 0);
    assert_string_equal(text_of(record, "name"), "Trần Thị Bình");
    assert_string_equal(text_of(record, "why"), "mờ");
    json_decref(sheet);
    program_release(&program);
}

/* Of what is typed too long, no letter is cut in two. */
static void a_long_name_is_asked_again(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES], typed[2048] = "x";
    size_t i;

    count_deck(stage, folder, id);
    for (i = 0; i < 200; i++)
        (void)strcat(typed, "ữ"); /* three bytes each */
    (void)strcat(typed, "\nAn\n1\n1\nxem\n");
    assert_int_equal(decide(folder, id, typed, NULL), 0);
    assert_int_equal(stage_sum(folder, "held"), 2);
}

static void the_reading_stays_beside_the_decision(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    const json_t *decisions;
    json_t *before, *sheet;
    size_t i;

    count_deck(stage, folder, id);
    before = list_held(folder);
    assert_int_equal(decide(folder, id, "An\n1\n1\nxem\n", NULL), 0);
    reopen(folder, id);
    assert_int_equal(decide(folder, id, "Bình\nv\n\n", NULL), 0);
    sheet = decided(folder, id);
    for (i = 0; i < json_array_size(before); i++)
        if (strcmp(text_of(json_array_get(before, i), "sheet"), id) == 0)
            assert_true(json_equal(json_object_get(json_array_get(before, i), "pages"),
                    json_object_get(sheet, "pages")));
    assert_string_equal(text_of(sheet, "verdict"), "held");
    decisions = json_object_get(sheet, "adjudications");
    assert_int_equal(json_array_size(decisions), 3);
    assert_string_equal(text_of(json_array_get(decisions, 0), "decision"), "rows");
    assert_string_equal(text_of(json_array_get(decisions, 0), "name"), "An");
    assert_string_equal(text_of(json_array_get(decisions, 1), "decision"), "reopen");
    assert_string_equal(text_of(json_array_get(decisions, 1), "why"), "nhầm dòng");
    assert_string_equal(text_of(json_array_get(decisions, 2), "decision"), "void");
    json_decref(sheet);
    json_decref(before);
}

/* v: the whole ballot is void, but it is a ballot; x: it is none. */
static void void_counts_as_invalid_and_no_ballot_as_refused(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};
    const json_t *type;
    json_t *results;

    count_deck(stage, folder, id);
    program.input = "An\nv\nxem\nx\n\ns\n";
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "refused"), 1);
    assert_int_equal(stage_sum(folder, "held"), 1);
    RUN(&program, "report", folder, "--json");
    results = program_json(&program);
    type = json_array_get(json_object_get(results, "ballot_types"), 0);
    assert_int_equal(json_integer_value(json_object_get(type, "counted")), 2);
    assert_int_equal(json_integer_value(json_object_get(type, "valid")), 1);
    assert_int_equal(json_integer_value(json_object_get(type, "invalid")), 1);
    json_decref(results);
    program_release(&program);
}

/* w: the last decision is undone, its sheet comes again; then there is none before. */
static void undo_brings_the_sheet_before_again(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.input = "An\nw\nv\nxem\nw\nw\nx\n\ns\ns\n"};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder);
    assert_int_equal(program.status, 3);
    assert_non_null(strstr(program.out, "There is nothing to undo here."));
    assert_non_null(strstr(program.out, "Your last decision is undone"));
    assert_int_equal(stage_sum(folder, "counted"), 1); /* the void one is not */
    assert_int_equal(stage_sum(folder, "refused"), 1);
    assert_int_equal(stage_sum(folder, "held"), 2);
    program_release(&program);
}

static void a_decision_is_withdrawn_by_its_id(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};

    count_deck(stage, folder, id);
    assert_int_equal(decide(folder, id, "An\nv\n\n", NULL), 0);
    RUN(&program, "review", folder, "--withdraw", id, "--name", "Bình");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "you have decided nothing here"));
    RUN(&program, "review", folder, "--withdraw", id);
    assert_int_equal(program.status, 2);
    RUN(&program, "review", folder, "--withdraw", id, "--name", "AN");
    assert_int_equal(program.status, 3);
    assert_int_equal(stage_sum(folder, "held"), 3);
    program_release(&program);
}

static void a_sheet_to_be_scanned_again_is_refused(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];

    count_deck(stage, folder, id);
    assert_int_equal(decide(folder, id, "An\nr\nnhòe\n", NULL), 0);
    assert_int_equal(stage_sum(folder, "refused"), 1);
    assert_int_equal(stage_sum(folder, "held"), 2);
}

static void an_unknown_sheet_is_said(void **state)
{
    struct stage *stage = *state;
    char folder[PROGRAM_PATH_BYTES], id[ID_BYTES];
    struct program program = {.locale = NULL};

    count_deck(stage, folder, id);
    RUN(&program, "review", folder, "--name", "An", "--sheet",
            "00112233445566778899aabbccddeeff");
    assert_int_equal(program.status, 1);
    assert_non_null(strstr(program.err, "no held sheet that 'An' may decide has the id"));
    RUN(&program, "review", folder, "--reopen", id, "--name", "A", "--why", "B");
    assert_int_equal(program.status, 1); /* it was never decided */
    assert_int_equal(stage_sum(folder, "held"), 3);
    program_release(&program);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_list_gives_id_reason_and_image),
            cmocka_unit_test(undo_goes_back_to_the_row_before),
            cmocka_unit_test(wrong_answers_are_asked_again),
            cmocka_unit_test(later_and_quit_leave_sheets_held),
            cmocka_unit_test(a_name_is_required_before_a_sheet_is_shown),
            cmocka_unit_test(a_long_name_is_asked_again),
            cmocka_unit_test(the_reading_stays_beside_the_decision),
            cmocka_unit_test(void_counts_as_invalid_and_no_ballot_as_refused),
            cmocka_unit_test(undo_brings_the_sheet_before_again),
            cmocka_unit_test(a_decision_is_withdrawn_by_its_id),
            cmocka_unit_test(a_sheet_to_be_scanned_again_is_refused),
            cmocka_unit_test(an_unknown_sheet_is_said)};

    return cmocka_run_group_tests(tests, start, end);
}
