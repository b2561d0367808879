/* core_conference_test.c -- right and wrong conference.ini and officials.csv files. */
#include "tests/core_conference_folder.h"

static void each_wrong_conference_file_is_explained(void **state)
{
    static const struct wrong cases[] = {
            {"", "conference.ini", "write title ="},
            {"[conference]\nbody = B\n", "conference.ini", "write title ="},
            {"[conference]\ntitle = T\n", "conference.ini", "write body ="},
            {"[conference]\ntitle = T\nbody = B\n", "conference.ini", "write place ="},
            {HEAD "rule = party-96\n", "conference.ini", "write date ="},
            {HEAD "date = 2013-01-08\n", "conference.ini", "write rule ="},
            {HEAD "date = yesterday\n", "conference.ini:5", "write it like 2026-11-22"},
            {HEAD "date = 2013-02-29\n", "conference.ini:5", "there is no day"},
            {HEAD "date = 31/04/2013\n", "conference.ini:5", "there is no day"},
            {HEAD "date = 2013-01-08x\n", "conference.ini:5", "no date"},
            {WHOLE "colour = red\n", "conference.ini:7", "known are title, body"},
            {WHOLE "[weather]\nsun = yes\n", "conference.ini:8",
                    "[weather] is no section"},
            {WHOLE "this line says nothing\n", "conference.ini:7",
                    "begin the line with ;"},
            {WHOLE "[counts]\nissued = many\n", "conference.ini:8",
                    "write a whole number"},
            {WHOLE "[counts]\nissued = -3\n", "conference.ini:8", "write a whole number"},
            {WHOLE "[counts]\nissued = 99999999\n", "conference.ini:8",
                    "write a whole number"},
            {WHOLE "[counts]\nburnt = 3\n", "conference.ini:8", "known are summoned"},
            {WHOLE "[counts]\nissued = 7\ncollected = 8\n", "conference.ini",
                    "8 ballots of 'main' collected but only 7 issued"},
            {WHOLE "[counts]\nsummoned = 7\npresent = 8\n", "conference.ini",
                    "8 present but only 7 summoned"},
            {WHOLE "language = fr\n", "conference.ini:7", "write one of: vi, en"},
            {WHOLE "publication = nobody\n", "conference.ini:7", "write one of: board"},
            {WHOLE "results = now\n", "conference.ini:7", "write one of: ended, live"},
            {WHOLE "codes = unique\n", "conference.ini:7", "write one of: same"},
            {WHOLE "checks = 0\n", "conference.ini:7", "from 1 to 2"},
            {WHOLE "checks = 3\n", "conference.ini:7", "from 1 to 2"},
            {WHOLE "checks =\n", "conference.ini:7", "from 1 to 2"},
            {WHOLE "checks = two\n", "conference.ini:7", "from 1 to 2"},
            {WHOLE "known_sheets = 51\n", "conference.ini:7", "from 0 to 50"},
            {WHOLE "known_sheets = -1\n", "conference.ini:7", "from 0 to 50"},
            {WHOLE "[committee]\nhead = A\n", "conference.ini:8", "write member = NAME"},
            {WHOLE "[committee]\nmember = ,Head\n", "conference.ini:8", "has no name"},
            {WHOLE "[ballot Đỏ]\ntitle = T\n", "conference.ini:8", "use a-z, 0-9 and -"},
            {WHOLE "[ballot a]\nsize = 3\n", "conference.ini:8", "known are title, note"},
            {HEAD "date = 2013-01-08\nrule = party-97\n", "ballot 'main'",
                    "there is no rule card 'party-97'"},
            {HEAD "date = 2013-01-08\nrule = missing.rule\n", "ballot 'main'",
                    "cannot open"},
            {HEAD "title = \xC3\x28\n", "conference.ini:5", "save the file as UTF-8"},
            {WHOLE "[conference\n", "conference.ini:7", "neither a [section] nor"},
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_error(*state, &cases[i], 1);
}

static void two_people_check_unless_the_file_says_one(void **state)
{
    const struct folder *folder = *state;
    struct conference *conference = calloc(1, sizeof(*conference));
    static const char one[] = WHOLE "checks = 1\nknown_sheets = 50\n";

    put(folder, "conference.ini", WHOLE, strlen(WHOLE));
    assert_int_equal(conference_load(folder->path, conference, NULL), 0);
    assert_int_equal(conference->checks, 2);
    assert_int_equal(conference->known_percent, 0);
    put(folder, "conference.ini", one, strlen(one));
    assert_int_equal(conference_load(folder->path, conference, NULL), 0);
    assert_int_equal(conference->checks, 1);
    assert_int_equal(conference->known_percent, 50);
    free(conference);
}

static void results_are_hidden_until_the_end_unless_the_file_says_live(void **state)
{
    static const struct {
        const char *text;
        int is_live;
    } cases[] = {
            {WHOLE, 0}, {WHOLE "results = ended\n", 0}, {WHOLE "results = live\n", 1}};
    const struct folder *folder = *state;
    struct conference *conference = calloc(1, sizeof(*conference));
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        put(folder, "conference.ini", cases[i].text, strlen(cases[i].text));
        assert_int_equal(conference_load(folder->path, conference, NULL), 0);
        assert_int_equal(conference->results_live, cases[i].is_live);
    }
    free(conference);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_FOLDER(each_wrong_conference_file_is_explained),
            WITH_FOLDER(two_people_check_unless_the_file_says_one),
            WITH_FOLDER(results_are_hidden_until_the_end_unless_the_file_says_live),
    };

    return cmocka_run_group_tests_name("core conference", tests, NULL, NULL);
}
