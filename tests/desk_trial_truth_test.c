/* desk_trial_truth_test.c -- a deck's votes summed as the count would: by hand. */
#include "core/desk/trial_truth.h"

#include <sys/stat.h>

#include "tests/program.h"

static const char ini[] = "[conference]\ntitle = T\nbody = B\nplace = P\n"
                          "date = 2026-11-22\nrule = state-96\ntemplate = state\n"
                          "language = vi\npublication = committee\n"
                          "[committee]\nmember = A\n";
static const char people[] = "no,name,title\n1,A,a\n2,B,b\n";

/* The conference's folder, and what stands in its files. */
struct place {
    char folder[PROGRAM_PATH_BYTES], deck[PROGRAM_PATH_BYTES];
    struct meeting meeting;
    struct trial_truth truth;
};

#define PAGE(number, contests, effects)                                                  \
    "{\"format\":\"kiemphieu-truth\",\"version\":1,\"ballot_type\":\"main\","            \
    "\"page\":" number ",\"contests\":[" contests "],\"effects\":[" effects "]}\n"
#define ROW(contest, state, chosen)                                                      \
    "{\"contest\":\"" contest "\",\"state\":\"" state "\",\"chosen\":[" chosen "]}"

#define OTHER_TYPE                                                                       \
    "{\"format\":\"kiemphieu-truth\",\"version\":1,\"ballot_type\":\"x\","               \
    "\"page\":1,\"contests\":[]}\n"

static int load(struct place *place, const char *deck, struct error *err)
{
    program_write(place->deck, "truth-pdf.jsonl", deck, strlen(deck));
    return trial_truth_load(place->folder, &place->meeting, &place->truth, err);
}

/* Pages of a sheet come one after the other; a struck name makes it void. */
static void pages_make_sheets_and_sheets_make_sums(void **state)
{
    static const char deck[] = PAGE("1", ROW("1", "chosen", "\"high\""), "")
            PAGE("2", ROW("2", "chosen", "\"low\""), "") PAGE("1", ROW("1", "blank", ""),
                    "\"stamp\"") PAGE("2", ROW("2", "over", "\"low\",\"high\""), "")
                    PAGE("1", ROW("1", "chosen", "\"high\""), "")
                            PAGE("2", ROW("2", "chosen", "\"high\""), "\"name-struck\"");
    struct place *place = *state;
    const struct tally *tally = &place->truth.types[0].tally;
    struct error err = {.text = ""};

    if (load(place, deck, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(place->truth.sheets, 3);
    assert_int_equal(tally->valid, 2);
    assert_int_equal(tally->invalid, 1);
    assert_int_equal(tally->contests[0].votes[0], 1);
    assert_int_equal(tally->contests[0].blank, 1);
    assert_int_equal(tally->contests[1].votes[2], 1);
    assert_int_equal(tally->contests[1].over, 1);
    assert_int_equal(tally->contests[1].votes[0], 0);
    trial_truth_release(&place->truth);
}

static void a_deck_of_other_ballots_is_refused(void **state)
{
    static const char *const decks[] = {PAGE("1", ROW("9", "chosen", "\"high\""), ""),
            PAGE("1", ROW("1", "chosen", "\"best\""), ""),
            PAGE("1", ROW("1", "chosen", ""), ""),
            PAGE("1", ROW("1", "chosen", "\"high\""), ""), /* row 2 is missing */
            PAGE("2", ROW("1", "chosen", "\"high\""), ""), /* no first page */
            OTHER_TYPE, "{\"format\":\"other\",\"version\":1}\n", "{\n", "null\n"};
    struct place *place = *state;
    struct error err;
    size_t i;

    for (i = 0; i < sizeof(decks) / sizeof(decks[0]); i++) {
        assert_int_equal(load(place, decks[i], &err), -1);
        assert_int_equal(err.kind, ERROR_SYNTAX);
    }
}

static int make_place(void **state)
{
    struct place *place = calloc(1, sizeof(*place));
    struct error err = {.text = ""};

    assert_non_null(place);
    *state = place;
    program_folder_make(place->folder);
    program_path(place->deck, place->folder, "deck");
    assert_int_equal(mkdir(place->deck, 0700), 0);
    program_write(place->folder, "conference.ini", ini, sizeof(ini) - 1);
    program_write(place->folder, "officials.csv", people, sizeof(people) - 1);
    if (meeting_load(place->folder, &place->meeting, &err) != 0)
        fail_msg("%s", err.text);
    return 0;
}

static int end_place(void **state)
{
    struct place *place = *state;

    meeting_release(&place->meeting);
    program_folder_remove(place->folder);
    free(place);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(pages_make_sheets_and_sheets_make_sums),
            cmocka_unit_test(a_deck_of_other_ballots_is_refused)};

    return cmocka_run_group_tests(tests, make_place, end_place);
}
