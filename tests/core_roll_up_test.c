/* core_roll_up_test.c -- many sealed results: none twice, each expected, in order. */
#include "core/roll_up.h"

#include <sys/stat.h>

#include "core/person_record.h"
#include "core/roll_up_csv.h"
#include "core/roll_up_json.h"
#include "core/roll_up_list.h"
#include "core/roll_up_load.h"
#include "tests/sealed_example.h"

/* Each of the examples: one person of band one with 30 low of 53, one with none. */

static int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

/* As if it came from the file `source`. */
static void take_text(struct roll_up *roll, const char *source, const char *text)
{
    struct error err = {.text = ""};
    struct results results;

    results_init(&results);
    if (sealed_check(text, strlen(text), &results, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(roll_up_take(roll, source, &results, &err), 0);
    results_release(&results);
}

static void take(
        struct roll_up *roll, const char *source, const char *body, unsigned number)
{
    char *text = example_signed(&(struct example){.number = number, .body = body});

    take_text(roll, source, text);
    free(text);
}

/* The problem of `source` says `text`. */
static void says(const struct roll_up *roll, const char *source, const char *text)
{
    size_t i;

    for (i = 0; i < roll->problem_count; i++)
        if (strcmp(roll->problems[i].source, source) == 0 &&
                strstr(roll->problems[i].text, text) != NULL)
            return;
    fail_msg("nothing says of '%s' that '%s' (%zu problems)", source, text,
            roll->problem_count);
}

static void sums_are_by_rule_outcome_and_body(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    take(&roll, "c", "Xã Cường", 3);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_true(roll_up_is_complete(&roll));
    assert_int_equal(roll.reported, 3);
    assert_int_equal(roll.rule_count, 1);
    assert_int_equal(roll.rules[0]->people, 6);
    assert_int_equal(roll.rules[0]->people_of[0], 3);
    assert_int_equal(roll.rules[0]->people_of[1], 3);
    assert_int_equal(roll.rules[0]->conferences_of[1], 3);
    assert_int_equal(roll.rules[0]->people_of[2], 0);
    roll_up_release(&roll);
}

/* 30 of 53 before 0 of 53; among equals by the alphabet, not by the order given. */
static void people_are_sorted_by_the_strictest_level(void **state)
{
    static const char *const bodies[] = {"Xã Đan", "Xã 10", "Xã Dương", "Xã 2"};
    static const char *const wanted[] = {"Xã 2", "Xã 10", "Xã Dương", "Xã Đan"};
    const struct roll_up_person *person;
    struct roll_up roll;
    unsigned i;

    (void)state;
    roll_up_init(&roll);
    for (i = 0; i < 4; i++)
        take(&roll, bodies[i], bodies[i], i + 1);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(roll.measured_count, 8);
    for (i = 0; i < 8; i++) {
        person = &roll.people[roll.by_measure[i]];
        assert_int_equal(person->votes[2], i < 4 ? 30 : 0);
        assert_string_equal(roll.conferences[person->conference].body, wanted[i % 4]);
        assert_string_equal(roll.conferences[roll.by_body[i % 4]].body, wanted[i % 4]);
    }
    roll_up_release(&roll);
}

static void a_second_copy_is_left_out(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    take(&roll, "copy of a", "Xã An", 1);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "copy of a", "the same file as 'a'");
    assert_int_equal(roll.problem_count, 1);
    assert_int_equal(roll.reported, 2);
    assert_int_equal(roll.rules[0]->people, 4);
    roll_up_release(&roll);
}

/* Sealed twice with the same key and other figures: nobody knows which is right. */
static void one_conference_with_two_results_counts_not_at_all(void **state)
{
    char *text = example_signed(&(struct example){
            .number = 1, .body = "Xã An", .person = "\"person\":\"X\","});
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take_text(&roll, "a2", text);
    take(&roll, "b", "Xã Bình", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "a2", "the same conference as 'a'");
    assert_int_equal(roll.reported, 1);
    roll_up_release(&roll);
    free(text);
}

static void the_same_sheets_under_another_name_are_found(void **state)
{
    json_t *object = example_object(&(struct example){.number = 1, .body = "Xã An"});
    struct conference_key key;
    struct roll_up roll;
    char *text;

    (void)state;
    example_key(9, &key);
    (void)json_object_set_new(object, "conference", json_string("0000000000000009"));
    (void)json_object_set_new(object, "body", json_string("Xã Bình"));
    assert_int_equal(sealed_sign(&key, object, NULL), 0);
    text = json_line(object);
    json_decref(object);
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take_text(&roll, "b", text);
    free(text);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "b", "the same sealed sheets as 'a'");
    assert_int_equal(roll.reported, 0);
    roll_up_release(&roll);
}

static void one_body_with_two_conferences_of_a_day_is_found(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "again", "XÃ  AN", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "again", "the same body, title and day as 'a'");
    assert_int_equal(roll.reported, 0);
    roll_up_release(&roll);
}

/* A person's record needs the same body every year. */
static void one_body_in_two_years_is_none_twice(void **state)
{
    char *text = example_signed(
            &(struct example){.number = 2, .body = "Xã An", .date = "2014-06-10"});
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "Xã An", 1);
    take_text(&roll, "b", text);
    free(text);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(roll.problem_count, 0);
    roll_up_release(&roll);
}

/* Its own options under a shipped card's id: columns would be another's votes. */
static void a_card_with_other_options_is_a_problem(void **state)
{
    struct conference_key key;
    struct roll_up roll;
    json_t *object;
    char *text, *bent;

    (void)state;
    text = example_signed(&(struct example){.number = 1, .body = "Xã An"});
    bent = example_changed(text, "\"medium\",\n", "\"middle\",\n");
    free(text);
    text = bent;
    while (strstr(text, "\"medium\":") != NULL) {
        bent = example_changed(text, "\"medium\":", "\"middle\":");
        free(text);
        text = bent;
    }
    object = json_loads(text, 0, NULL);
    assert_non_null(object);
    free(text);
    example_key(1, &key);
    assert_int_equal(sealed_sign(&key, object, NULL), 0);
    text = json_line(object);
    json_decref(object);
    roll_up_init(&roll);
    take_text(&roll, "a", text);
    free(text);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "a", "rule card 'state-35' is not the one at hand");
    assert_int_equal(roll.reported, 0);
    assert_int_equal(roll.measured_count, 0);
    roll_up_release(&roll);
}

/* ---- the list of bodies ---- */

static void put_list(char path[64], const char *text)
{
    int descriptor;

    (void)snprintf(path, 64, "/tmp/kiemphieu-list-XXXXXX");
    descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    assert_int_equal(file_write(path, text, strlen(text), NULL), 0);
}

static void load_list(struct roll_up *roll, const char *text)
{
    struct error err = {.text = ""};
    char path[64];

    put_list(path, text);
    if (roll_up_list_load(roll, path, &err) != 0)
        fail_msg("%s", err.text);
    (void)unlink(path);
}

static void refuse_list(const char *text, const char *why)
{
    struct error err = {.text = ""};
    struct roll_up roll;
    char path[64];

    roll_up_init(&roll);
    put_list(path, text);
    assert_int_equal(roll_up_list_load(&roll, path, &err), -1);
    if (strstr(err.text, why) == NULL)
        fail_msg("'%s' does not say '%s'", err.text, why);
    (void)unlink(path);
    roll_up_release(&roll);
}

static void who_has_not_reported_is_named(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    load_list(&roll, "\xEF\xBB\xBFĐơn vị\r\nXÃ AN\r\nXã  bình\r\nXã Cường\r\n");
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(roll.body_count, 3);
    assert_int_equal(roll.missing, 1);
    assert_false(roll.bodies[2].has_reported);
    assert_int_equal(roll.problem_count, 0);
    assert_false(roll_up_is_complete(&roll));
    roll_up_release(&roll);
}

static void a_body_that_nobody_expects_is_left_out(void **state)
{
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    load_list(&roll, "body\nXã An\n");
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Ân", 2);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "b", "not in the list");
    assert_int_equal(roll.reported, 1);
    roll_up_release(&roll);
}

static void a_key_other_than_the_lists_is_found(void **state)
{
    char list[256], print[SEALED_PRINT_BYTES], hex[RESULTS_KEY_HEX_BYTES];
    struct conference_key key;
    struct roll_up roll;

    (void)state;
    example_key(1, &key);
    sealed_public_key(&key, hex);
    sealed_fingerprint(hex, print);
    (void)snprintf(list, sizeof(list),
            "Đơn vị;Cấp trên;Vân tay\nXã An;;%s\nXã Bình;;%s\nXã Cường;;\n", print,
            print);
    roll_up_init(&roll);
    load_list(&roll, list);
    take(&roll, "a", "Xã An", 1);
    take(&roll, "b", "Xã Bình", 2);
    take(&roll, "c", "Xã Cường", 3);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    says(&roll, "b", "the key's fingerprint is");
    assert_int_equal(roll.problem_count, 1);
    assert_int_equal(roll.reported, 2);
    assert_int_equal(roll.missing, 1);
    roll_up_release(&roll);
}

static void with_superiors_a_name_may_come_twice(void **state)
{
    struct roll_up roll;

    (void)state;
    refuse_list("body\nXã An\nxã an\n", "stands twice");
    roll_up_init(&roll);
    load_list(&roll, "superior,body\nHuyện A,Xã An\nHuyện B,Xã An\n");
    assert_int_equal(roll.body_count, 2);
    roll_up_release(&roll);
}

static void wrong_lists_say_where(void **state)
{
    (void)state;
    refuse_list("", "empty");
    refuse_list("name\nXã An\n", ":1: the heading has no column");
    refuse_list("superior,body\nHuyện A,Xã An\nHuyện B,\n", ":3: the row names no body");
    refuse_list("body\n\"Xã An\n", "no end");
    refuse_list("body\n\xFF\xFE\n", "UTF-8");
}

/* ---- what is written ---- */

static char *written(
        void (*write)(const struct roll_up *roll, FILE *out), const struct roll_up *roll)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);

    assert_non_null(out);
    write(roll, out);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void put_csv(const struct roll_up *roll, FILE *out)
{
    roll_up_csv_write(roll, 0, out);
}

static void put_json(const struct roll_up *roll, FILE *out)
{
    roll_up_json_write(roll, 0, out);
}

static void put_short_json(const struct roll_up *roll, FILE *out)
{
    roll_up_json_write(roll, 1, out);
}

static void the_csv_has_a_row_a_person(void **state)
{
    struct roll_up roll;
    char *text;

    (void)state;
    roll_up_init(&roll);
    take(&roll, "a", "=Xã \\\"An\\\"", 1);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    text = written(put_csv, &roll);
    assert_non_null(strstr(text, "superior,body,date,ballot type,no,id,name,title,group,"
                                 "rule,denominator,high,high %,medium,medium %,low,low %,"
                                 "invalid rows,outcome,outcome before,fingerprint\r\n"));
    assert_non_null(strstr(text,
            "\"\",\"'=Xã \"\"An\"\"\",2013-06-10,\"main\",\"1\",\"CB-001\",\"Nguyễn Văn "
            "An\",\"Chủ tịch\",\"\",\"state-35\",53,10,\"18.87\",7,\"13.21\",30,\"56.60\""
            ",0,\"band-1\",\"\",\""));
    free(text);
    roll_up_release(&roll);
}

static void the_json_says_the_same(void **state)
{
    struct roll_up roll;
    json_t *object = NULL;
    char *text;

    (void)state;
    roll_up_init(&roll);
    load_list(&roll, "body\nXã An\nXã Bình\n");
    take(&roll, "a", "Xã An", 1);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    text = written(put_json, &roll);
    assert_int_equal(json_parse(text, strlen(text), &object, NULL), 0);
    assert_int_equal(json_check_format(object, "kiemphieu-roll-up", NULL), 0);
    assert_true(json_is_false(json_object_get(object, "complete")));
    assert_int_equal(json_integer_value(json_object_get(object, "expected")), 2);
    assert_string_equal(
            json_text(json_array_get(json_object_get(object, "missing"), 0), "body"),
            "Xã Bình");
    assert_int_equal(json_array_size(json_object_get(object, "people")), 2);
    json_decref(object);
    free(text);
    text = written(put_short_json, &roll);
    assert_int_equal(json_parse(text, strlen(text), &object, NULL), 0);
    assert_int_equal(json_array_size(json_object_get(object, "people")), 1);
    assert_int_equal(json_integer_value(json_object_get(object, "people_total")), 2);
    json_decref(object);
    free(text);
    roll_up_release(&roll);
}

/* ---- a person over the years ---- */

static void a_persons_results_come_by_date(void **state)
{
    char *later = example_signed(
            &(struct example){.number = 2, .body = "Xã An", .date = "2014-06-10"});
    char *other = example_signed(&(struct example){.number = 3,
            .body = "Xã Bình",
            .date = "2012-06-10",
            .person = "\"person\":\"KHAC\","});
    struct person_record record;
    struct roll_up roll;

    (void)state;
    roll_up_init(&roll);
    take_text(&roll, "later", later);
    take_text(&roll, "other", other);
    take(&roll, "first", "Xã An", 1);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(person_record_find(&roll, "CB-001", &record, NULL), 0);
    assert_int_equal(record.count, 2);
    assert_string_equal(
            roll.conferences[roll.people[record.entries[0]].conference].source, "first");
    assert_string_equal(
            roll.conferences[roll.people[record.entries[1]].conference].source, "later");
    assert_int_equal(record.namesake_count, 1);
    assert_string_equal(roll.people[record.namesakes[0]].person, "KHAC");
    person_record_release(&record);
    assert_int_equal(person_record_find(&roll, "CB-999", &record, NULL), 0);
    assert_int_equal(record.count + record.namesake_count, 0);
    person_record_release(&record);
    roll_up_release(&roll);
    free(later);
    free(other);
}

/* ---- files ---- */

/* As many as need several batches, some of them bad: named, in their order. */
static void many_files_come_in_their_order(void **state)
{
    enum { FILES = 150 };
    char folder[] = "/tmp/kiemphieu-test-XXXXXX", path[FILE_PATH_MAX], body[32], *text;
    char *const paths[] = {folder, NULL};
    struct roll_up roll;
    unsigned i;

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (i = 1; i <= FILES; i++) {
        (void)snprintf(body, sizeof(body), "Xã %u", i);
        (void)snprintf(path, sizeof(path), "%s/%03u.json", folder, i);
        text = example_signed(&(struct example){.number = i, .body = body});
        if (i % 50 == 0)
            text[strlen(text) - 20] ^= 1;
        assert_int_equal(file_write(path, text, strlen(text), NULL), 0);
        free(text);
    }
    roll_up_init(&roll);
    assert_int_equal(roll_up_load(&roll, paths, NULL), 0);
    assert_int_equal(roll_up_finish(&roll, NULL), 0);
    assert_int_equal(roll.reported, FILES - 3);
    assert_int_equal(roll.problem_count, 3);
    assert_non_null(strstr(roll.problems[0].source, "/050.json"));
    assert_non_null(strstr(roll.problems[2].source, "/150.json"));
    for (i = 1; i < roll.conference_count; i++)
        assert_true(
                strcmp(roll.conferences[i - 1].source, roll.conferences[i].source) < 0);
    roll_up_release(&roll);
    for (i = 1; i <= FILES; i++) {
        (void)snprintf(path, sizeof(path), "%s/%03u.json", folder, i);
        (void)unlink(path);
    }
    (void)rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(sums_are_by_rule_outcome_and_body),
            cmocka_unit_test(people_are_sorted_by_the_strictest_level),
            cmocka_unit_test(a_second_copy_is_left_out),
            cmocka_unit_test(one_conference_with_two_results_counts_not_at_all),
            cmocka_unit_test(the_same_sheets_under_another_name_are_found),
            cmocka_unit_test(one_body_with_two_conferences_of_a_day_is_found),
            cmocka_unit_test(one_body_in_two_years_is_none_twice),
            cmocka_unit_test(a_card_with_other_options_is_a_problem),
            cmocka_unit_test(who_has_not_reported_is_named),
            cmocka_unit_test(a_body_that_nobody_expects_is_left_out),
            cmocka_unit_test(a_key_other_than_the_lists_is_found),
            cmocka_unit_test(with_superiors_a_name_may_come_twice),
            cmocka_unit_test(wrong_lists_say_where),
            cmocka_unit_test(the_csv_has_a_row_a_person),
            cmocka_unit_test(the_json_says_the_same),
            cmocka_unit_test(a_persons_results_come_by_date),
            cmocka_unit_test(many_files_come_in_their_order),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
