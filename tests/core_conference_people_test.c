/* core_conference_people_test.c -- the list of people: what is wrong in it is explained,
 * what spreadsheets save is read. */
#include "tests/core_conference_folder.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_FOLDER(each_wrong_officials_file_is_explained),
            WITH_FOLDER(every_way_a_spreadsheet_saves_is_read_alike),
            WITH_FOLDER(five_hundred_people_are_read_and_one_more_refused),
            WITH_FOLDER(ballot_types_inherit_what_they_do_not_say),
            WITH_FOLDER(a_card_of_ones_own_is_used_and_a_wrong_one_explained),
            WITH_FOLDER(a_key_is_made_once_and_private),
            WITH_FOLDER(a_new_conference_loads_in_both_languages),
            WITH_FOLDER(a_failed_creation_leaves_nothing),
    };

    return cmocka_run_group_tests_name("core conference people", tests, NULL, NULL);
}
