/* core_roll_up_write_test.c -- what is written of many bodies: tables, people over the
 * years, files. */
#include "tests/core_roll_up_bodies.h"

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
            cmocka_unit_test(the_csv_has_a_row_a_person),
            cmocka_unit_test(the_json_says_the_same),
            cmocka_unit_test(a_persons_results_come_by_date),
            cmocka_unit_test(many_files_come_in_their_order),
    };

    return cmocka_run_group_tests_name("core roll up write", tests, start, NULL);
}
