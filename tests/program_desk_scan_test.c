/* program_desk_scan_test.c -- print, trial and scan as pages: what they offer, and when.
 */
#include "tests/program_desk_day.h"

enum { SHEETS = 4 };

static const char hostile_people[] =
        "no,name,title\n1,<script>alert(1)</script>,\"\"\"><b>Bí thư\"\n"
        "2,Trần Thị Hòa,Phó Bí thư\n";

/* ---- before the count ---- */

static void who_is_no_operator_is_offered_nothing_to_make(void **state)
{
    static const char *const actions[][2] = {{"/print", "/print/ballots"},
            {"/print", "/print/proof"}, {"/trial", "/trial/deck"},
            {"/trial", "/trial/zero"}, {"/scan", "/scan/start"},
            {"/scan", "/scan/import"}};
    struct day *day = *state;
    size_t i;

    for (i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
        assert_false(offers(&day->checker, actions[i][0], actions[i][1]));
        assert_true(shows(&day->checker, actions[i][0], "disabled"));
        assert_int_equal(seat_post(&day->checker, actions[i][1], "", NULL), 403);
    }
}

static void without_ballots_there_is_no_deck_and_no_opening(void **state)
{
    struct day *day = *state;

    assert_false(offers(&day->operator, "/trial", "/trial/deck"));
    assert_false(offers(&day->operator, "/trial", "/trial/open"));
    post_in_vain(&day->chair, "/trial/open", "", "/trial");
    assert_true(state_is(day, "TEST"));
}

static void copies_are_a_number_from_1_to_10000(void **state)
{
    static const char *const forms[] = {"", "copies=0", "copies=10001", "copies=-1",
            "copies=1e3", "copies=%2B5", "copies=1;reboot"};
    struct day *day = *state;
    size_t i;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++)
        post_in_vain(&day->operator, "/print/ballots", forms[i], "/print");
    assert_int_equal(seat_get(&day->operator, "/file/print/main.pdf", NULL), 404);
}

static void ballots_are_made_and_shown(void **state)
{
    struct day *day = *state;

    post(&day->operator, "/print/ballots", "copies=2");
    wait_for_job(&day->operator, 0);
    assert_true(shows(&day->operator, "/print", "href=\"/file/print/main.pdf\""));
    assert_true(shows(&day->operator, "/file/print/main.pdf", "%PDF-"));
    assert_true(offers(&day->operator, "/trial", "/trial/deck"));
    assert_true(offers(&day->chair, "/trial", "/trial/open"));
}

static void no_address_is_a_path(void **state)
{
    static const char *const paths[] = {"/file/conference.key", "/file/ledger.db",
            "/file/print/main", "/file/print/other.pdf", "/file/print/main.pdf/x",
            "/file/print/", "/file/", "/file/report/results.json"};
    struct day *day = *state;
    size_t i;

    for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++)
        assert_int_equal(seat_get(&day->operator, paths[i], NULL), 404);
}

static void the_deck_is_the_machines_proof(void **state)
{
    struct day *day = *state;

    post_in_vain(&day->operator, "/trial/deck", "sheets=201", "/trial");
    post(&day->operator, "/trial/deck", "sheets=3&marks=clean");
    wait_for_job(&day->operator, 0);
    assert_true(shows(&day->operator, "/file/deck/deck.pdf", "%PDF-"));
    assert_true(program_has(day->desk.folder, "deck/truth-pdf.jsonl"));
}

/* TEST paper as images: the deck's own, without a printer and a scanner between. */
static void make_deck(const struct day *day, const char *sheets)
{
    struct program program = {.status = 0};

    RUN(&program, "deck", day->desk.folder, "--sheets", sheets, "--seed", "4", "--pdf",
            "--test", "--clean");
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static void the_trial_is_compared_to_the_last_vote(void **state)
{
    struct program program = {.status = 0};
    char deck[PROGRAM_PATH_BYTES];
    struct day *day = *state;

    make_deck(day, "3");
    program_path(deck, day->desk.folder, "deck");
    RUN(&program, "import", day->desk.folder, deck, "--trial");
    assert_int_equal(program.status, 0);
    program_release(&program);
    assert_true(shows(&day->operator, "/trial", "All figures are as the deck has them."));
    assert_false(shows(&day->operator, "/trial", "≠"));
    make_deck(day, "5"); /* more than were fed */
    assert_true(shows(&day->operator, "/trial", "≠"));
    assert_false(
            shows(&day->operator, "/trial", "All figures are as the deck has them."));
}

static void people_who_changed_close_the_way_until_ballots_are_made_anew(void **state)
{
    struct day *day = *state;

    program_write(day->desk.folder, "officials.csv", hostile_people,
            sizeof(hostile_people) - 1);
    assert_false(offers(&day->chair, "/trial", "/trial/open"));
    post_in_vain(&day->chair, "/trial/open", "", "/trial");
    post(&day->operator, "/print/ballots", "copies=1");
    wait_for_job(&day->operator, 0);
    assert_true(offers(&day->chair, "/trial", "/trial/open"));
}

static void names_are_shown_and_never_run(void **state)
{
    static const char *const paths[] = {"/print", "/trial", "/scan"};
    struct day *day = *state;
    size_t i;

    assert_true(shows(&day->operator, "/trial", "&lt;script&gt;alert(1)"));
    for (i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        assert_false(shows(&day->operator, paths[i], "<script>alert"));
        assert_false(shows(&day->operator, paths[i], "<b>B"));
    }
}

static void the_zero_report_is_made(void **state)
{
    struct day *day = *state;

    post(&day->operator, "/trial/zero", "");
    wait_for_job(&day->operator, 0);
    assert_true(shows(&day->operator, "/file/report/zero.pdf", "%PDF-"));
}

/* What changed between the asking and the second person's yes opens nothing. */
static void what_is_opened_is_what_was_asked(void **state)
{
    struct day *day = *state;
    char id[64], form[FORM_BYTES];

    post(&day->chair, "/trial/open", "");
    field(&day->chair, "/pair", "id", id);
    (void)snprintf(form, sizeof(form), "id=%s", id);
    program_write(day->desk.folder, "officials.csv", stage_four_people,
            strlen(stage_four_people));
    assert_int_equal(seat_post(&day->operator, "/pair/confirm", form, NULL), 409);
    assert_true(state_is(day, "TEST"));
    post(&day->operator, "/print/ballots", "copies=1");
    wait_for_job(&day->operator, 0);
    assert_int_equal(seat_post(&day->operator, "/pair/confirm", form, NULL), 409);
    assert_true(state_is(day, "TEST"));
    post(&day->chair, "/pair/decline", form);
}

static void two_people_open_and_the_trial_is_over(void **state)
{
    struct day *day = *state;
    char id[64], form[FORM_BYTES];

    post(&day->chair, "/trial/open", "");
    field(&day->chair, "/pair", "id", id);
    (void)snprintf(form, sizeof(form), "id=%s", id);
    post(&day->operator, "/pair/confirm", form);
    assert_true(state_is(day, "OPEN"));
    assert_false(offers(&day->operator, "/trial", "/trial/deck"));
    assert_false(offers(&day->chair, "/trial", "/trial/open"));
    post_in_vain(&day->operator, "/trial/deck", "sheets=2", "/trial");
    post_in_vain(&day->operator, "/trial/zero", "", "/trial");
}

/* ---- the count ---- */

static void choose_device(struct day *day, char form[FORM_BYTES], const char *more)
{
    char *device = seat_encode(day->scanner.device);
    int looks = 0;

    while (!offers(&day->operator, "/scan", "/scan/start"))
        wait_a_moment(&looks);
    (void)snprintf(form, FORM_BYTES, "device=%s&dpi=300&sides=1%s", device, more);
    free(device);
}

static void a_scanner_that_nobody_found_is_not_opened(void **state)
{
    struct day *day = *state;
    char form[FORM_BYTES];

    choose_device(day, form, "");
    post_in_vain(&day->operator, "/scan/start", "device=net:evil:x&dpi=300", "/scan");
    post_in_vain(&day->operator, "/scan/start", "device=stack%3Astack0&dpi=9", "/scan");
}

static void a_jam_is_answered_with_buttons_in_any_window(void **state)
{
    struct day *day = *state;
    char form[FORM_BYTES];

    choose_device(day, form, "&batch=%3Cb%3Echong%201&expected=4");
    post(&day->operator, "/scan/start", form);
    wait_for_question(&day->operator, "paused");
    assert_false(shows(&day->operator, "/scan", "<b>chong"));
    assert_true(shows(&day->operator, "/scan", "name=\"answer\" value=\"c\""));
    assert_false(offers(&day->checker, "/scan", "/scan/answer"));
    assert_int_equal(
            seat_post(&day->checker, "/scan/answer", "page=1&answer=c", NULL), 403);
    post_in_vain(&day->operator, "/scan/answer", "page=1&answer=c", "/scan");
    answer(&day->operator, "c", "");
    wait_for_question(&day->operator, "tray");
    answer(&day->operator, "3",
            ""); /* two are safe: one went through without a picture */
    assert_true(shows(&day->operator, "/scan", "name=\"sure\""));
    answer(&day->operator, "3", "&sure=1");
    wait_for_question(&day->operator, "empty");
    answer(&day->operator, "d", "");
    wait_for_question(&day->operator, "");
    assert_int_equal(stage_sum(day->desk.folder, "fed"), SHEETS);
}

static void a_stack_is_decided_with_a_reason(void **state)
{
    struct day *day = *state;
    char id[64], form[FORM_BYTES];

    field(&day->operator, "/scan", "batch", id);
    (void)snprintf(form, sizeof(form), "batch=%s&reason=%%20", id);
    post_in_vain(&day->operator, "/batch/discard", form, "/scan");
    assert_int_equal(seat_post(&day->checker, "/batch/discard", form, NULL), 403);
    (void)snprintf(form, sizeof(form), "batch=%s&reason=roi", id);
    post(&day->operator, "/batch/discard", form);
    assert_int_equal(stage_sum(day->desk.folder, "fed"), 0);
}

/* ---- images from elsewhere ---- */

static void an_upload_is_an_image_by_its_name_and_replaces_none(void **state)
{
    static const char *const names[] = {
            "", ".x.tif", "..%2Fx.tif", "x.exe", "x", "%0a.tif", "a%2Fb.tif"};
    struct day *day = *state;
    char set[64];
    size_t i;

    field(&day->operator, "/scan", "set", set);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_int_equal(upload(day, set, names[i], "abc", 3), 422);
    assert_int_equal(upload(day, "0123", "a.tif", "abc", 3), 422);
    assert_int_equal(upload(day, set, "a.tif", "abc", 3), 200);
    assert_int_equal(upload(day, set, "a.tif", "abc", 3), 200); /* sent again */
    assert_int_equal(upload(day, set, "a.tif", "abd", 3), 409);
    post_in_vain(&day->operator, "/scan/import", "set=0123456789abcdef", "/scan");
}

static void a_set_is_imported_and_removed(void **state)
{
    struct day *day = *state;
    char set[64], form[FORM_BYTES], name[PROGRAM_PATH_BYTES];
    unsigned i;

    field(&day->operator, "/scan", "set", set);
    for (i = 1; i <= SHEETS; i++)
        upload_image(day, set, i);
    (void)snprintf(
            form, sizeof(form), "set=%s&batch=chong%%202&expected=%d", set, SHEETS);
    post(&day->operator, "/scan/import", form);
    wait_for_job(&day->operator, 0);
    assert_int_equal(stage_sum(day->desk.folder, "fed"), SHEETS);
    assert_int_equal(stage_sum(day->desk.folder, "counted"), SHEETS);
    (void)snprintf(name, sizeof(name), ".upload-now-%s", set);
    assert_false(program_has(day->desk.folder, name));
    (void)snprintf(name, sizeof(name), ".upload-set-%s", set);
    assert_false(program_has(day->desk.folder, name));
}

/* ---- the day's frame ---- */

static int begin_day(void **state)
{
    struct day *day = calloc(1, sizeof(*day));
    char folder[PROGRAM_PATH_BYTES];

    assert_non_null(day);
    *state = day;
    stage_start(&day->stage, "", stage_four_people, "4", "11", "--clean");
    stage_fresh(&day->stage, folder);
    setup_stack(&day->scanner);
    setup_plan("jam@3");
    scan_load(&day->stage, &day->scanner, 1, SHEETS);
    desk_program_start(&day->desk, folder, 0, 0);
    seat_first(&day->chair, &day->desk, "Chair");
    seat_join(&day->operator, & day->chair, "Operator", "operator");
    seat_join(&day->checker, &day->chair, "Checker", "checker");
    return 0;
}

static int end_day(void **state)
{
    struct day *day = *state;

    desk_program_stop(&day->desk);
    setup_end(&day->scanner);
    setup_plan(NULL);
    stage_end(&day->stage);
    free(day);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(who_is_no_operator_is_offered_nothing_to_make),
            cmocka_unit_test(without_ballots_there_is_no_deck_and_no_opening),
            cmocka_unit_test(copies_are_a_number_from_1_to_10000),
            cmocka_unit_test(ballots_are_made_and_shown),
            cmocka_unit_test(no_address_is_a_path),
            cmocka_unit_test(the_deck_is_the_machines_proof),
            cmocka_unit_test(the_trial_is_compared_to_the_last_vote),
            cmocka_unit_test(
                    people_who_changed_close_the_way_until_ballots_are_made_anew),
            cmocka_unit_test(names_are_shown_and_never_run),
            cmocka_unit_test(the_zero_report_is_made),
            cmocka_unit_test(what_is_opened_is_what_was_asked),
            cmocka_unit_test(two_people_open_and_the_trial_is_over),
            cmocka_unit_test(a_scanner_that_nobody_found_is_not_opened),
            cmocka_unit_test(a_jam_is_answered_with_buttons_in_any_window),
            cmocka_unit_test(a_stack_is_decided_with_a_reason),
            cmocka_unit_test(an_upload_is_an_image_by_its_name_and_replaces_none),
            cmocka_unit_test(a_set_is_imported_and_removed)};

    return cmocka_run_group_tests(tests, begin_day, end_day);
}
