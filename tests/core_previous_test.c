/* core_previous_test.c -- the year before: found by id, never by name, only if sealed. */
#include "core/previous.h"

#include <sys/stat.h>

#include "tests/sealed_example.h"

static const struct conference_date present = {2014, 6, 10};

static int make_folder(void **state)
{
    char *path = strdup("/tmp/kiemphieu-test-XXXXXX");

    assert_non_null(mkdtemp(path));
    *state = path;
    return digest_start(NULL);
}

static int remove_folder(void **state)
{
    static const char *const names[] = {
            "2013/report/results.json", "2013/report", "2013"};
    char path[FILE_PATH_MAX];
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        assert_int_equal(file_join(path, *state, names[i], NULL), 0);
        (void)remove(path);
    }
    (void)rmdir(*state);
    free(*state);
    return 0;
}

/* As FOLDER/2013/report/results.json. */
static void put(const char *folder, const char *text)
{
    char path[FILE_PATH_MAX];

    assert_int_equal(file_join(path, folder, "2013", NULL), 0);
    assert_int_equal(file_make_folder(path, NULL), 0);
    assert_int_equal(file_join(path, folder, "2013/report", NULL), 0);
    assert_int_equal(file_make_folder(path, NULL), 0);
    assert_int_equal(file_join(path, folder, "2013/report/results.json", NULL), 0);
    assert_int_equal(file_write(path, text, strlen(text), NULL), 0);
}

static void put_example(const char *folder, const struct example *example)
{
    char *text = example_signed(example);

    put(folder, text);
    free(text);
}

/* The present conference is FOLDER itself. */
static void refuse(
        const char *folder, const struct conference_date *date, const char *why)
{
    struct previous previous;
    struct error err = {.text = ""};

    previous_init(&previous);
    assert_int_equal(previous_load(folder, "2013", date, &previous, &err), -1);
    assert_ptr_equal(strstr(err.text, "previous = 2013: "), err.text);
    if (strstr(err.text, why) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, why);
    assert_int_equal(previous.count, 0);
}

static void a_person_is_found_by_id(void **state)
{
    struct previous previous;

    previous_init(&previous);
    put_example(*state, &(struct example){.number = 1});
    assert_int_equal(previous_load(*state, "2013", &present, &previous, NULL), 0);
    assert_int_equal(previous.count, 2);
    assert_string_equal(previous_outcome(&previous, "CB-001", "main"), "band-1");
    assert_string_equal(previous_outcome(&previous, "CB-002", "main"), "none");
    assert_null(previous_outcome(&previous, "CB-003", "main"));
    assert_null(previous_outcome(&previous, "cb-001", "main"));
    previous_release(&previous);
}

/* Only one ballot has the id: its type may have been called otherwise. */
static void the_ballot_types_name_may_change(void **state)
{
    struct previous previous;

    previous_init(&previous);
    put_example(*state, &(struct example){.number = 1});
    assert_int_equal(previous_load(*state, "./2013/", &present, &previous, NULL), 0);
    assert_string_equal(previous_outcome(&previous, "CB-001", "council"), "band-1");
    previous_release(&previous);
}

static void on_two_ballots_the_type_decides(void **state)
{
    struct previous_person people[2] = {
            {.person = "CB-1", .ballot_type = "party", .outcome = "none"},
            {.person = "CB-1", .ballot_type = "council", .outcome = "band-2"}};
    struct previous previous = {.list = people, .count = 2};

    (void)state;
    assert_string_equal(previous_outcome(&previous, "CB-1", "party"), "none");
    assert_string_equal(previous_outcome(&previous, "CB-1", "council"), "band-2");
    assert_null(previous_outcome(&previous, "CB-1", "main"));
}

static void without_an_id_a_name_only_suggests(void **state)
{
    const struct previous_person *person;
    struct previous previous;

    previous_init(&previous);
    put_example(*state, &(struct example){.number = 1, .person = ""});
    assert_int_equal(previous_load(*state, "2013", &present, &previous, NULL), 0);
    assert_null(previous_outcome(&previous, "", "main"));
    assert_null(previous_outcome(&previous, "Nguyễn Văn An", "main"));
    person = previous_suggest(&previous, "Nguyễn Văn An", "Chủ tịch");
    assert_non_null(person);
    assert_string_equal(person->outcome, "band-1");
    assert_null(previous_suggest(&previous, "Nguyễn Văn An", "Phó Chủ tịch"));
    previous_release(&previous);
}

static void two_of_the_same_name_and_title_suggest_nobody(void **state)
{
    struct previous_person people[2] = {
            {.name = "An", .title = "Ủy viên"}, {.name = "An", .title = "Ủy viên"}};
    struct previous previous = {.list = people, .count = 2};

    (void)state;
    assert_null(previous_suggest(&previous, "An", "Ủy viên"));
}

static void none_and_nothing_are_the_first_year(void **state)
{
    static const char *const settings[] = {"none", ""};
    struct previous previous;
    size_t i;

    for (i = 0; i < 2; i++) {
        previous_init(&previous);
        assert_int_equal(
                previous_load(*state, settings[i], &present, &previous, NULL), 0);
        assert_int_equal(previous.count, 0);
        assert_null(previous_outcome(&previous, "CB-001", "main"));
    }
}

static void a_file_by_its_whole_path_is_taken(void **state)
{
    struct previous previous;
    char path[FILE_PATH_MAX];

    previous_init(&previous);
    put_example(*state, &(struct example){.number = 1});
    assert_int_equal(file_join(path, *state, "2013/report/results.json", NULL), 0);
    assert_int_equal(previous_load("/nowhere", path, &present, &previous, NULL), 0);
    assert_int_equal(previous.count, 2);
    previous_release(&previous);
}

static void the_year_before_is_before(void **state)
{
    static const struct conference_date same = {2013, 6, 10}, next = {2013, 6, 11};
    struct previous previous;

    put_example(*state, &(struct example){.number = 1});
    refuse(*state, &same, "not before this conference");
    previous_init(&previous);
    assert_int_equal(previous_load(*state, "2013", &next, &previous, NULL), 0);
    previous_release(&previous);
}

static void what_is_not_sealed_or_changed_is_refused(void **state)
{
    char *text = example_signed(&(struct example){.number = 1}), *changed;
    json_t *object;

    changed = example_changed(text, "\"band-1\"", "\"none\"");
    put(*state, changed);
    refuse(*state, &present, "changed since it was sealed");
    free(changed);
    free(text);
    object = example_object(&(struct example){.number = 1, .final = "false"});
    text = json_line(object);
    put(*state, text);
    refuse(*state, &present, "a draft");
    free(text);
    json_decref(object);
}

static void a_folder_without_results_is_refused(void **state)
{
    refuse(*state, &present, "2013");
}

static void settings_name_it_for_all_or_one_ballot(void **state)
{
    static const char ini[] =
            "[conference]\ntitle = A\nbody = B\nplace = C\ndate = 2014-06-10\n"
            "rule = state-35\nprevious = ../2013\n[counts]\ndeputies = 53\n"
            "[ballot main]\ntitle = D\n[ballot new]\nprevious = none\n";
    struct conference *conference = calloc(1, sizeof(*conference));

    assert_int_equal(conference_parse(*state, ini, sizeof(ini) - 1, conference, NULL), 0);
    assert_string_equal(conference->types[0].previous, "../2013");
    assert_string_equal(conference->types[1].previous, "none");
    free(conference);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
            IN_FOLDER(a_person_is_found_by_id),
            IN_FOLDER(the_ballot_types_name_may_change),
            IN_FOLDER(on_two_ballots_the_type_decides),
            IN_FOLDER(without_an_id_a_name_only_suggests),
            IN_FOLDER(two_of_the_same_name_and_title_suggest_nobody),
            IN_FOLDER(none_and_nothing_are_the_first_year),
            IN_FOLDER(a_file_by_its_whole_path_is_taken),
            IN_FOLDER(the_year_before_is_before),
            IN_FOLDER(what_is_not_sealed_or_changed_is_refused),
            IN_FOLDER(a_folder_without_results_is_refused),
            IN_FOLDER(settings_name_it_for_all_or_one_ballot),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
