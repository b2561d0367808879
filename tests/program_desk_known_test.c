/* program_desk_known_test.c -- known sheets at the desk: alike, told when wrong, cleared.
 */
#include "tests/program_desk.h"
#include "tests/program_stage.h"

#include "core/file.h"

enum { SHEETS = 12, DRAWS = 200, FORM_BYTES = 1024 };

struct day {
    struct stage stage;
    struct desk_program desk;
    struct seat chair, checker, other;
};

/* Half of what is shown are known ones; the deck has three doubtful sheets of twelve. */
static void want_known(const char *folder)
{
    static const char section[] = "[conference]\n";
    char path[PROGRAM_PATH_BYTES], *text = NULL, *at, *whole;
    size_t size;

    program_path(path, folder, "conference.ini");
    assert_int_equal(file_read(path, 1 << 20, &text, &size, NULL), 0);
    at = strstr(text, section);
    assert_non_null(at);
    at += strlen(section);
    assert_true(asprintf(&whole, "%.*sknown_sheets = 50\n%s", (int)(at - text), text,
                        at) > 0);
    assert_int_equal(file_write(path, whole, strlen(whole), NULL), 0);
    free(whole);
    free(text);
}

static int start(void **state)
{
    struct day *day = calloc(1, sizeof(*day));
    char folder[PROGRAM_PATH_BYTES];
    struct program program = {.locale = NULL};

    assert_non_null(day);
    stage_start(&day->stage, "", stage_four_people, "12", "5", NULL);
    stage_fresh(&day->stage, folder);
    want_known(folder);
    RUN(&program, "import", folder, day->stage.deck);
    program_release(&program);
    assert_true(stage_sum(folder, "held") > 0);
    desk_program_start(&day->desk, folder, 0, 0);
    seat_first(&day->chair, &day->desk, "Chair");
    seat_join(&day->checker, &day->chair, "Checker", "checker");
    seat_join(&day->other, &day->chair, "Other", "operator");
    *state = day;
    return 0;
}

static int end(void **state)
{
    struct day *day = *state;

    desk_program_stop(&day->desk);
    stage_end(&day->stage);
    free(day);
    return 0;
}

/* The sheet that a redirection or a page leads to. */
static void find_id(const char *text, char id[33])
{
    const char *at = strstr(text, "/check?sheet=");

    assert_non_null(at);
    (void)snprintf(id, 33, "%.32s", at + strlen("/check?sheet="));
}

/* It was counted as read: only such a sheet can be sent to people. */
static int is_known(struct seat *seat, const char *id)
{
    struct desk_reply reply;
    char path[64];
    int answer;

    (void)snprintf(path, sizeof(path), "/sheet/%s", id);
    assert_int_equal(seat_get(seat, path, &reply), 200);
    answer = strstr(reply.text, "action=\"/check/recheck\"") != NULL;
    desk_reply_release(&reply);
    return answer;
}

static void draw_known(struct day *day, char id[33])
{
    struct desk_reply reply;
    int i, is_found = 0;

    for (i = 0; i < DRAWS && !is_found; i++) {
        assert_int_equal(seat_get(&day->checker, "/check/next", &reply), 303);
        find_id(reply.text, id);
        desk_reply_release(&reply);
        is_found = is_known(&day->checker, id);
    }
    assert_true(is_found);
}

/* The first row that is asked: "row-N". */
static void asked_row(struct day *day, const char *id, char row[16])
{
    struct desk_reply reply;
    char path[64];
    const char *at;

    (void)snprintf(path, sizeof(path), "/check?sheet=%s", id);
    assert_int_equal(seat_get(&day->checker, path, &reply), 200);
    at = strstr(reply.text, "<fieldset class=\"row\">");
    assert_non_null(at);
    assert_null(strstr(at + 1, "<fieldset class=\"row\">")); /* one row alone */
    assert_non_null(strstr(reply.text, "<ul class=\"reasons\"><li>"));
    at = strstr(at, "name=\"row-");
    assert_non_null(at);
    (void)snprintf(row, 16, "row-%.*s", (int)strspn(at + 10, "0123456789"), at + 10);
    desk_reply_release(&reply);
}

static int can_be_sealed_but_for(const struct day *day, const char *words)
{
    struct program program = {.locale = NULL};
    int answer;

    RUN(&program, "seal", day->desk.folder, "--check");
    answer = strstr(program.err, words) != NULL || strstr(program.out, words) != NULL;
    program_release(&program);
    return answer;
}

static void one_who_errs_is_told_and_keeps_the_count_from_the_seal(void **state)
{
    struct day *day = *state;
    char id[33], row[16], form[FORM_BYTES];
    struct desk_reply reply;
    int counted = stage_sum(day->desk.folder, "counted");

    draw_known(day, id);
    asked_row(day, id, row);
    (void)snprintf(
            form, sizeof(form), "sheet=%s&type=main&decision=rows&%s=%%2Fover", id, row);
    assert_int_equal(seat_post(&day->checker, "/check/decide", form, NULL), 303);
    assert_int_equal(seat_get(&day->checker, "/check", &reply), 200);
    assert_non_null(strstr(reply.text, "class=\"notice error\""));
    desk_reply_release(&reply);
    assert_true(can_be_sealed_but_for(day, "'Checker' erred on 1 of 1 known sheets"));
    assert_int_equal(stage_sum(day->desk.folder, "counted"), counted);
}

static void two_people_take_the_decisions_back_and_the_errors_with_them(void **state)
{
    struct day *day = *state;
    char form[FORM_BYTES], *passphrase = seat_encode(program_passphrase);
    struct desk_reply reply;

    assert_int_equal(seat_get(&day->chair, "/check", &reply), 200);
    assert_non_null(strstr(reply.text, "action=\"/check/clear\""));
    desk_reply_release(&reply);
    assert_int_equal(
            seat_post(&day->checker, "/check/clear", "person=Checker&why=w", NULL), 403);
    (void)snprintf(form, sizeof(form),
            "person=Checker&why=in+a+hurry&second=Other&second-passphrase=%s",
            passphrase);
    free(passphrase);
    assert_int_equal(seat_post(&day->chair, "/check/clear", form, NULL), 303);
    assert_false(can_be_sealed_but_for(day, "erred on"));
    assert_int_equal(seat_get(&day->chair, "/check", &reply), 200);
    assert_null(strstr(reply.text, "action=\"/check/clear\""));
    desk_reply_release(&reply);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(one_who_errs_is_told_and_keeps_the_count_from_the_seal),
            cmocka_unit_test(
                    two_people_take_the_decisions_back_and_the_errors_with_them)};

    return cmocka_run_group_tests(tests, start, end);
}
