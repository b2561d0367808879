/* core_conference_test.c -- right and wrong conference.ini and officials.csv files. */
#include "core/conference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/officials.h"

static const char good_ini[] = "[conference]\n"
                               "title = Hội nghị lấy phiếu tín nhiệm\n"
                               "body = BAN CHẤP HÀNH\n"
                               "place = Hà Nội\n"
                               "date = 2013-01-08\n"
                               "rule = party-96\n";
static const char good_csv[] = "no,name,title,ballot type,group\n"
                               "1,Nguyễn Văn An,Chủ tịch,,\n"
                               "2,Trần Thị Bình,Phó Chủ tịch,,\n";

struct folder {
    char path[64];
};

static void put(
        const struct folder *folder, const char *name, const char *text, size_t size)
{
    char path[128];
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/%s", folder->path, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof(*folder));

    (void)snprintf(folder->path, sizeof(folder->path), "/tmp/kiemphieu-test-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    *state = folder;
    return 0;
}

static int remove_folder(void **state)
{
    struct folder *folder = *state;
    char path[128];

    (void)snprintf(path, sizeof(path), "%s/conference.ini", folder->path);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/officials.csv", folder->path);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/conference.key", folder->path);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/own.rule", folder->path);
    (void)unlink(path);
    (void)rmdir(folder->path);
    free(folder);
    return 0;
}

/* Loads both files; the error's text, or "" if they are good. */
static void load(const struct folder *folder, const char *ini, size_t ini_size,
        const char *csv, size_t csv_size, struct error *err,
        struct conference *conference, struct officials *officials)
{
    err->text[0] = '\0';
    put(folder, "conference.ini", ini, ini_size);
    put(folder, "officials.csv", csv, csv_size);
    if (conference_load(folder->path, conference, err) == 0)
        (void)!officials_load(folder->path, conference, officials, err);
}

struct wrong {
    const char *file;            /* the whole wrong file */
    const char *place, *message; /* both must stand in the error */
};

static void expect_error(
        const struct folder *folder, const struct wrong *wrong, int is_ini)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    struct error err;

    officials_init(&officials);
    load(folder, is_ini ? wrong->file : good_ini,
            is_ini ? strlen(wrong->file) : strlen(good_ini),
            is_ini ? good_csv : wrong->file,
            is_ini ? strlen(good_csv) : strlen(wrong->file), &err, conference,
            &officials);
    if (strstr(err.text, wrong->place) == NULL ||
            strstr(err.text, wrong->message) == NULL)
        fail_msg("got '%s' where '%s ... %s' was expected", err.text, wrong->place,
                wrong->message);
    assert_int_equal(officials.count, 0);
    officials_release(&officials);
    free(conference);
}

#define HEAD "[conference]\ntitle = T\nbody = B\nplace = P\n"
#define WHOLE HEAD "date = 2013-01-08\nrule = party-96\n"

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

#define ROWS "no,name,title\n1,An,Chủ tịch\n"

static void each_wrong_officials_file_is_explained(void **state)
{
    static const struct wrong cases[] = {
            {"", "officials.csv:1", "the file is empty"},
            {"\xEF\xBB\xBF\r\n\r\n", "officials.csv", "the file is empty"},
            {"1,An,Chủ tịch\n", "officials.csv:1",
                    "the first line must name the columns"},
            {"no,name,title,salary\n", "officials.csv:1",
                    "the column 'salary' is unknown"},
            {"no,name,name\n", "officials.csv:1", "stands twice"},
            {"name,title\n", "officials.csv:1", "no (STT) is missing"},
            {"no,title\n", "officials.csv:1", "name (Họ và tên) is missing"},
            {"no,name\n", "officials.csv:1", "title (Chức vụ) is missing"},
            {"no,name,title\n", "officials.csv", "nobody stands on ballot 'main'"},
            {ROWS ",Bình,Phó\n", "officials.csv:3", "the number is missing"},
            {ROWS "two,Bình,Phó\n", "officials.csv:3", "'two' is no number"},
            {ROWS "0,Bình,Phó\n", "officials.csv:3", "'0' is no number"},
            {ROWS "02,Bình,Phó\n", "officials.csv:3", "'02' is no number"},
            {ROWS "10000,Bình,Phó\n", "officials.csv:3", "from 1 to 9999"},
            {ROWS "-2,Bình,Phó\n", "officials.csv:3", "no number"},
            {ROWS "2.5,Bình,Phó\n", "officials.csv:3", "no number"},
            {ROWS "1,Bình,Phó\n", "officials.csv:3", "stands in line 2 already"},
            {ROWS "2,An,Chủ tịch\n", "officials.csv:3", "stands in line 2 already"},
            {ROWS "2,,Phó\n", "officials.csv:3", "the name is missing"},
            {ROWS "2,Bình,\n", "officials.csv:3", "the title of 'Bình' is missing"},
            {ROWS "2,Bình\n", "officials.csv:3", "the title of 'Bình' is missing"},
            {ROWS "2,Bình,Phó,thêm\n", "officials.csv:3",
                    "has 4 cells, the first line names 3"},
            {ROWS "2,\"Bình,Phó\n", "officials.csv:3", "write the closing"},
            {ROWS "2,\"Bình\" An,Phó\n", "officials.csv:3", "behind a closing quote"},
            {ROWS "2,Bình \"Bé\",Phó\n", "officials.csv:3", "inside an unquoted text"},
            {"no,name,title,ballot type\n1,An,Phó,other\n", "officials.csv:2",
                    "there is no ballot type 'other'"},
            {ROWS "2,B\xECnh,Phó\n", "officials.csv", "save it as 'CSV UTF-8'"},
            {ROWS "2,"
                  "Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn "
                  "A"
                  ",Phó\n",
                    "officials.csv:3", "the name has 71 characters; shorten it to 60"},
            {"PK\x03\x04", "officials.csv", "not UTF-8"},
            {"no;name,title\n1;An,Phó\n", "officials.csv:1", "unknown"},
    };
    size_t i;

    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_error(*state, &cases[i], 0);
}

/* What spreadsheets save: each must give the same two people. */
static void every_way_a_spreadsheet_saves_is_read_alike(void **state)
{
    static const char *const files[] = {good_csv,
            "\xEF\xBB\xBFSTT;Họ và tên;Chức vụ\r\n1;Nguyễn Văn An;Chủ tịch\r\n2;Trần Thị "
            "Bình;Phó Chủ tịch\r\n",
            "Stt\tHọ và tên\tChức vụ\r1\tNguyễn Văn An\tChủ tịch\r2\tTrần Thị Bình\tPhó "
            "Chủ "
            "tịch",
            "title,no,name,,\n\"Chủ tịch\",1,\"Nguyễn Văn An\",,\n,,,,\n Phó Chủ tịch ,2 "
            ", "
            "\"Trần Thị Bình\",,\n\n",
            "NO,NAME,TITLE\n1,Nguyễn Văn An,\"Chủ\ntịch\"\n2,Trần Thị Bình,Phó Chủ "
            "tịch\n"};
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    struct error err;
    size_t i;

    officials_init(&officials);
    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        load(*state, good_ini, strlen(good_ini), files[i], strlen(files[i]), &err,
                conference, &officials);
        assert_string_equal(err.text, "");
        assert_int_equal(officials.count, 2);
        assert_string_equal(officials.list[0].name, "Nguyễn Văn An");
        assert_string_equal(officials.list[0].title, "Chủ tịch");
        assert_string_equal(officials.list[1].contest, "2");
        assert_string_equal(officials.list[1].name, "Trần Thị Bình");
        assert_string_equal(officials.list[1].title, "Phó Chủ tịch");
        assert_string_equal(officials.list[1].ballot_type, "main");
    }
    officials_release(&officials);
    free(conference);
}

static void five_hundred_people_are_read_and_one_more_refused(void **state)
{
    char *text = malloc(65536);
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    struct error err;
    size_t used = 0;
    unsigned i;

    officials_init(&officials);
    used += (size_t)sprintf(text, "no,name,title\n");
    for (i = 1; i <= OFFICIALS_MAX; i++)
        used += (size_t)sprintf(text + used, "%u,Người %u,Ủy viên\n", i, i);
    load(*state, good_ini, strlen(good_ini), text, used, &err, conference, &officials);
    assert_string_equal(err.text, "");
    assert_int_equal(officials.count, OFFICIALS_MAX);
    used += (size_t)sprintf(text + used, "501,Người 501,Ủy viên\n");
    load(*state, good_ini, strlen(good_ini), text, used, &err, conference, &officials);
    assert_non_null(strstr(err.text, "officials.csv:502: more than 500 people"));
    assert_int_equal(officials.count, OFFICIALS_MAX); /* what was there is unchanged */
    officials_release(&officials);
    free(conference);
    free(text);
}

static void ballot_types_inherit_what_they_do_not_say(void **state)
{
    static const char ini[] = WHOLE "template = state\n"
                                    "[counts]\nissued = 75\ncollected = 74\n"
                                    "[ballot council]\ntitle = Phiếu 1\n"
                                    "[ballot party]\nrule = tally-only\nissued = 20\n"
                                    "collected = 20\ntemplate = party\n";
    static const char csv[] =
            "no,name,title,ballot type\n1,An,Chủ tịch,council\n1,An,Bí thư,party\n";
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    struct error err;

    officials_init(&officials);
    load(*state, ini, strlen(ini), csv, strlen(csv), &err, conference, &officials);
    assert_string_equal(err.text, "");
    assert_int_equal(conference->type_count, 2);
    assert_string_equal(conference->types[0].rule, "party-96");
    assert_string_equal(conference->types[0].form_template, "state");
    assert_int_equal(conference->types[0].issued.value, 75);
    assert_string_equal(conference->types[1].rule, "tally-only");
    assert_string_equal(conference->types[1].form_template, "party");
    assert_int_equal(conference->types[1].collected.value, 20);
    assert_string_equal(officials.list[1].ballot_type, "party");
    officials_release(&officials);
    free(conference);
}

static void a_card_of_ones_own_is_used_and_a_wrong_one_explained(void **state)
{
    static const char ini[] = HEAD "date = 8/1/2013\nrule = own.rule\n";
    static const char own[] = "[rule]\nid = ours\ntitle_vi = Của ta\ntitle_en = Ours\n"
                              "source = Quy chế\ndenominator = valid\n"
                              "[option high]\nvi = Cao\nen = High\n"
                              "[option low]\nvi = Thấp\nen = Low\n"
                              "[outcome none]\nvi = Không\nen = None\n"
                              "[outcome band-1]\nvi = Cảnh báo\nen = Warning\n";
    struct conference *conference = calloc(1, sizeof(*conference));
    char card[1024];
    struct error err;

    put(*state, "conference.ini", ini, strlen(ini));
    (void)snprintf(card, sizeof(card), "%swhen = low > 2/5\n", own);
    put(*state, "own.rule", card, strlen(card));
    assert_int_equal(
            conference_load(((struct folder *)*state)->path, conference, &err), 0);
    assert_int_equal(conference->date.month, 1);
    (void)snprintf(card, sizeof(card), "%swhen = low > 5/2\n", own);
    put(*state, "own.rule", card, strlen(card));
    assert_int_equal(
            conference_load(((struct folder *)*state)->path, conference, &err), -1);
    assert_non_null(strstr(err.text, "own.rule:19: 5/2 is no threshold"));
    (void)snprintf(card, sizeof(card), "%swhen = lower > 1/2\n", own);
    put(*state, "own.rule", card, strlen(card));
    assert_int_equal(
            conference_load(((struct folder *)*state)->path, conference, &err), -1);
    assert_non_null(strstr(err.text, "own.rule:19: 'when' names the option 'lower'"));
    free(conference);
}

static void a_key_is_made_once_and_private(void **state)
{
    const struct folder *folder = *state;
    struct conference_key first, second;
    char path[128];
    struct stat entry;

    assert_int_equal(conference_key_load(folder->path, &first, NULL), 0);
    assert_int_equal(conference_key_load(folder->path, &second, NULL), 0);
    assert_memory_equal(&first, &second, sizeof(first));
    (void)snprintf(path, sizeof(path), "%s/conference.key", folder->path);
    assert_int_equal(stat(path, &entry), 0);
    assert_int_equal(entry.st_mode & 0777, 0600);
    put(folder, "conference.key", "12", 2);
    assert_int_equal(conference_key_load(folder->path, &second, NULL), -1);
}

static void a_new_conference_loads_in_both_languages(void **state)
{
    static const char *const languages[] = {"vi", "en"};
    const struct folder *folder = *state;
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    struct error err = {.text = ""};
    size_t i;

    for (i = 0; i < 2; i++) {
        officials_init(&officials);
        assert_int_equal(conference_create(folder->path, languages[i], &err), 0);
        if (conference_load(folder->path, conference, &err) != 0 ||
                officials_load(folder->path, conference, &officials, &err) != 0)
            fail_msg("%s", err.text);
        assert_int_equal(officials.count, 3);
        assert_int_equal(conference->member_count, 3);
        assert_int_equal(conference_create(folder->path, languages[i], &err), -1);
        assert_int_equal(err.kind, ERROR_EXISTS);
        officials_release(&officials);
        (void)remove_folder(
                (void *[]){memcpy(malloc(sizeof(*folder)), folder, sizeof(*folder))});
        assert_int_equal(mkdir(folder->path, 0700), 0);
    }
    free(conference);
}

static void a_failed_creation_leaves_nothing(void **state)
{
    const struct folder *folder = *state;
    char path[128];
    struct error err;

    (void)snprintf(path, sizeof(path), "%s/none/below", folder->path);
    assert_int_equal(conference_create(path, "vi", &err), -1);
    assert_int_equal(err.kind, ERROR_IO);
    (void)snprintf(path, sizeof(path), "%s/none", folder->path);
    assert_int_equal(access(path, F_OK), -1);
    (void)snprintf(path, sizeof(path), "%s/xx", folder->path);
    assert_int_equal(conference_create(path, "fr", &err), -1); /* no such example */
    assert_int_equal(access(path, F_OK), -1);
    (void)snprintf(path, sizeof(path), "%s/xx.part", folder->path);
    assert_int_equal(access(path, F_OK), -1);
}

#define WITH_FOLDER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_FOLDER(each_wrong_conference_file_is_explained),
            WITH_FOLDER(two_people_check_unless_the_file_says_one),
            WITH_FOLDER(results_are_hidden_until_the_end_unless_the_file_says_live),
            WITH_FOLDER(each_wrong_officials_file_is_explained),
            WITH_FOLDER(every_way_a_spreadsheet_saves_is_read_alike),
            WITH_FOLDER(five_hundred_people_are_read_and_one_more_refused),
            WITH_FOLDER(ballot_types_inherit_what_they_do_not_say),
            WITH_FOLDER(a_card_of_ones_own_is_used_and_a_wrong_one_explained),
            WITH_FOLDER(a_key_is_made_once_and_private),
            WITH_FOLDER(a_new_conference_loads_in_both_languages),
            WITH_FOLDER(a_failed_creation_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
