/* core_ledger_prepare_test.c -- conference and people typed at the desk, into their
 * files. */
#include "tests/core_ledger_people.h"

#include "core/conference.h"
#include "core/officials.h"

static json_t *prepare(struct fixture *fixture, const char *conference)
{
    return fixture_ask(
            fixture, "{\"request\":\"prepare\",\"conference\":{%s}}", conference);
}

static json_t *officials(struct fixture *fixture, const char *members)
{
    return fixture_ask(fixture, "{\"request\":\"prepare-officials\",%s}", members);
}

static json_t *counts(struct fixture *fixture, const char *members)
{
    return fixture_ask(fixture, "{\"request\":\"counts\",%s}", members);
}

static void expect_file(
        const struct fixture *fixture, const char *name, const char *expected)
{
    char path[FILE_PATH_MAX], *text = NULL;
    size_t size;

    assert_int_equal(file_join(path, fixture->path, name, NULL), 0);
    assert_int_equal(file_read(path, 1 << 20, &text, &size, NULL), 0);
    assert_string_equal(text, expected);
    free(text);
}

static void expect_saved(json_t *answer)
{
    fixture_granted(answer);
    if (!json_is_true(json_object_get(answer, "saved")))
        fail_msg("%s",
                json_string_value(json_object_get(
                        json_array_get(json_object_get(answer, "mistakes"), 0), "text")));
    json_decref(answer);
}

/* Not saved; the fields of all mistakes in their order, as "date title ". */
static void expect_mistakes(json_t *answer, const char *fields, const char *words)
{
    const json_t *mistakes = json_object_get(fixture_granted(answer), "mistakes"), *one;
    char found[512] = "";
    size_t i, used = 0;
    int has_words = 0;

    assert_true(json_is_false(json_object_get(answer, "saved")));
    for (i = 0; i < json_array_size(mistakes); i++) {
        one = json_array_get(mistakes, i);
        used += (size_t)snprintf(found + used, sizeof(found) - used, "%s ",
                json_string_value(json_object_get(one, "field")));
        has_words |=
                strstr(json_string_value(json_object_get(one, "text")), words) != NULL;
    }
    assert_string_equal(found, fields);
    assert_true(has_words);
    json_decref(answer);
}

#define INI                                                                              \
    "; ours\n[conference]\n; the title\ntitle = A\nbody = B\nplace = C\n"                \
    "date = 2013-01-08\nrule = plain.rule\nchecks = 1\n\n[counts]\nissued = 7\n\n"       \
    "; who counts\n[committee]\nmember = X, Head\nmember = Y\n"

static void what_is_typed_goes_into_the_file_and_the_rest_stays(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", INI);
    expect_saved(prepare(fixture,
            "\"title\":\" H\u1ed9i ngh\u1ecb; 2\",\"superior\":\"\",\"date\":"
            "\"22/11/2026\",\"checks\":\"\",\"members\":[{\"name\":\"An\",\"role\":"
            "\"Head, acting\"},{\"name\":\"B\u00ecnh\",\"role\":\"\"}]"));
    expect_file(fixture, "conference.ini",
            "; ours\n[conference]\n; the title\ntitle = H\u1ed9i ngh\u1ecb; 2\nbody = B\n"
            "place = C\ndate = 22/11/2026\nrule = plain.rule\nsuperior =\n\n[counts]\n"
            "issued = 7\n\n; who counts\n[committee]\nmember = An, Head, acting\n"
            "member = B\u00ecnh\n");
}

static void every_field_that_is_wrong_is_told_and_nothing_is_saved(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", INI);
    expect_mistakes(
            prepare(fixture, "\"title\":\"\",\"body\":\"good\",\"date\":\"30/2/2026\","
                             "\"rule\":\"nosuch\",\"publication\":\"all\","
                             "\"known_sheets\":\"51\",\"colour\":\"red\",\"members\":["
                             "{\"name\":\"A\",\"role\":\"\"},{\"name\":\"\",\"role\":"
                             "\"B\"},{\"name\":\"C, D\",\"role\":\"\"}]"),
            "title date rule publication known_sheets colour members/1/name "
            "members/2/name ",
            "there is no day '30/2/2026'");
    expect_file(fixture, "conference.ini", INI);
}

static void a_field_brings_no_line_of_its_own(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", INI);
    expect_mistakes(prepare(fixture, "\"place\":\"C\\n[counts]\\nissued = 9\","
                                     "\"members\":[{\"name\":\"A\",\"role\":\"b\\nc\"}]"),
            "place members/0/role ", "on one line");
    expect_mistakes(prepare(fixture, "\"types\":{\"a]\\n[b\":{\"note\":\"x\"}}"),
            "types/a]\n[b/note ", "cannot name a ballot type");
    expect_file(fixture, "conference.ini", INI);
}

/* Else its error would show lines of a file that is none of the desk's business. */
static void a_rule_card_elsewhere_is_not_read(void **state)
{
    struct fixture *fixture = *state;

    expect_mistakes(prepare(fixture, "\"rule\":\"../../etc/passwd\",\"template\":"
                                     "\"/etc/x.ini\""),
            "rule template ", "lies elsewhere");
    fixture_put(fixture, "conference.ini",
            "[conference]\ntitle = A\nbody = B\nplace = C\ndate = 2013-01-08\n"
            "rule = ./plain.rule\n");
    expect_saved(prepare(fixture, "\"rule\":\"./plain.rule\"")); /* as people wrote it */
}

static void ballots_have_settings_of_their_own(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", INI "[ballot one]\nnote = red\n");
    expect_saved(prepare(fixture, "\"types\":{\"one\":{\"note\":\"\"},\"two\":{\"title\":"
                                  "\"T\",\"rule\":\"plain.rule\"}}"));
    expect_file(fixture, "conference.ini",
            INI "[ballot one]\nnote =\n\n[ballot two]\ntitle = T\nrule = plain.rule\n");
    expect_mistakes(prepare(fixture, "\"types\":{\"two\":{\"rule\":\"nosuch\"}}"),
            "types/two/rule ", "nosuch");
}

static void what_stands_beside_the_form_is_checked_as_a_whole(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", INI "[counts]\nissued = many\n");
    expect_mistakes(prepare(fixture, "\"title\":\"T\""), " ", "conference.ini:19");
}

static void once_printed_it_is_said_that_ballots_change(void **state)
{
    struct fixture *fixture = *state;
    char path[128];
    json_t *answer;

    answer = fixture_granted(prepare(fixture, "\"title\":\"T\""));
    assert_null(json_object_get(answer, "printed"));
    json_decref(answer);
    (void)snprintf(path, sizeof(path), "%s/layout", fixture->path);
    assert_int_equal(mkdir(path, 0700), 0);
    answer = fixture_granted(prepare(fixture, "\"title\":\"U\""));
    assert_true(json_is_true(json_object_get(answer, "printed")));
    json_decref(answer);
}

static void a_change_is_an_event_with_who_and_both_digests(void **state)
{
    struct fixture *fixture = *state;
    char before[DIGEST_HEX_BYTES];
    struct digest digest;
    const json_t *events, *detail;
    json_t *answer;

    digest_of(INI, strlen(INI), &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, before);
    fixture_put(fixture, "conference.ini", INI);
    people_register(fixture);
    fixture_refused(fixture_ask(fixture, "{\"request\":\"prepare\",\"conference\":{"
                                         "\"title\":\"T\"},\"by\":\"Kim\"}"),
            "state", "operator, chair");
    fixture_refused(prepare(fixture, "\"title\":\"T\""), "syntax", "\"by\"");
    expect_saved(
            fixture_ask(fixture, "{\"request\":\"prepare\",\"conference\":{"
                                 "\"title\":\"A\"},\"by\":\"Oanh\"}")); /* the same */
    expect_saved(fixture_ask(fixture, "{\"request\":\"prepare\",\"conference\":{"
                                      "\"title\":\"T\"},\"by\":\"Oanh\"}"));
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"events\"}"));
    events = json_object_get(answer, "events");
    assert_int_equal(json_array_size(events), 4 + 1); /* people, and one change */
    detail = json_object_get(json_array_get(events, 4), "detail");
    assert_string_equal(json_string_value(json_object_get(detail, "by")), "Oanh");
    assert_string_equal(json_string_value(json_object_get(detail, "before")), before);
    assert_string_not_equal(json_string_value(json_object_get(detail, "after")), before);
    json_decref(answer);
}

/* ---- people who are rated ---- */

static void rows_become_a_file_that_is_read_as_typed(void **state)
{
    struct fixture *fixture = *state;

    expect_saved(officials(fixture,
            "\"rows\":[{\"no\":\"\",\"name\":\"An \\\"Ba\\\"\",\"title\":\"Head, b\","
            "\"ballot_type\":\"\",\"group\":\"g; h\"},{\"no\":\"5\",\"name\":\"Cuc\","
            "\"title\":\"T\",\"ballot_type\":\"main\",\"group\":\"\"},{\"no\":\"\","
            "\"name\":\"Dung\",\"title\":\"T\",\"ballot_type\":\"main\",\"group\":"
            "\"\"}]"));
    expect_file(fixture, "officials.csv",
            "\xEF\xBB\xBFno,name,title,ballot type,group\n"
            "\"1\",\"An \"\"Ba\"\"\",\"Head, b\",\"\",\"g; h\"\n"
            "\"5\",\"Cuc\",\"T\",\"main\",\"\"\n\"6\",\"Dung\",\"T\",\"main\",\"\"\n");
}

static void each_cell_that_is_wrong_is_told_by_row_and_column(void **state)
{
    struct fixture *fixture = *state;

    expect_mistakes(
            officials(fixture,
                    "\"rows\":[{\"no\":\"1\",\"name\":\"\",\"title\":\"\"},{\"no\":\"x\","
                    "\"name\":\"B\",\"title\":\"T\",\"ballot_type\":\"blue\"},{\"no\":"
                    "\"3\",\"name\":\"C\\nD\",\"title\":\"T\"},{\"no\":\"4\",\"name\":"
                    "\"E\",\"title\":\"T\"},{\"no\":\"4\",\"name\":\"F\",\"title\":"
                    "\"T\"}]"),
            "3/name 1/name 1/title 2/no 2/ballot_type 5/no ", "stands in line 4 already");
    expect_file(fixture, "officials.csv", fixture_officials);
}

static void mistakes_of_a_file_are_told_by_its_lines(void **state)
{
    struct fixture *fixture = *state;

    expect_mistakes(officials(fixture, "\"text\":\"no;name;title\\r\\n1;An;T\\r\\n;Ba;T"
                                       "\\r\\n\\r\\n3;Cuc;\\r\\n4;a;b;c\\r\\n\""),
            "3/no 5/title 6 ", "the number is missing");
    expect_mistakes(officials(fixture, "\"text\":\"no;name;colour\\n\""), "1 ", "colour");
    expect_mistakes(officials(fixture, "\"text\":\"\""), "1 ", "empty");
    expect_mistakes(officials(fixture, "\"text\":\"no;name;title\\n\""), " ", "nobody");
    expect_mistakes(officials(fixture, "\"text\":\"no;name;title\\n1;\\\"An;T\\n\""),
            "2 ", "end");
    expect_file(fixture, "officials.csv", fixture_officials);
}

static void a_good_file_is_kept_byte_for_byte(void **state)
{
    struct fixture *fixture = *state;

    expect_saved(officials(fixture,
            "\"text\":\"STT;H\u1ecd v\u00e0 t\u00ean;Ch\u1ee9c v\u1ee5\\r\\n1;"
            "An;T\\r\\n\""));
    expect_file(fixture, "officials.csv",
            "STT;H\u1ecd v\u00e0 t\u00ean;Ch\u1ee9c v\u1ee5\r\n1;An;T\r\n");
}

/* ---- counts ---- */

static void counts_of_one_ballot_stand_in_counts(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", INI);
    expect_saved(counts(fixture, "\"summoned\":\" 80 \",\"present\":75,\"deputies\":null,"
                                 "\"types\":{\"main\":{\"issued\":\"75\",\"collected\":"
                                 "\"\"}}"));
    expect_file(fixture, "conference.ini",
            "; ours\n[conference]\n; the title\ntitle = A\nbody = B\nplace = C\n"
            "date = 2013-01-08\nrule = plain.rule\nchecks = 1\n\n[counts]\nissued = 75\n"
            "summoned = 80\npresent = 75\ndeputies =\ncollected =\n\n; who counts\n"
            "[committee]\nmember = X, Head\nmember = Y\n");
}

static void counts_of_several_ballots_stand_with_each(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini",
            INI "[ballot one]\nnote = a\n[ballot two]\nnote = b\n");
    expect_saved(counts(fixture, "\"types\":{\"one\":{\"issued\":\"5\",\"collected\":"
                                 "\"4\"},\"two\":{\"issued\":\"\",\"collected\":\"\"}}"));
    expect_file(fixture, "conference.ini",
            "; ours\n[conference]\n; the title\ntitle = A\nbody = B\nplace = C\n"
            "date = 2013-01-08\nrule = plain.rule\nchecks = 1\n\n[counts]\nissued =\n\n"
            "; who counts\n[committee]\nmember = X, Head\nmember = Y\n"
            "[ballot one]\nnote = a\nissued = 5\ncollected = 4\n"
            "[ballot two]\nnote = b\nissued =\ncollected =\n");
}

static void counts_that_contradict_are_told_at_their_field(void **state)
{
    struct fixture *fixture = *state;

    fixture_put(fixture, "conference.ini", INI);
    expect_mistakes(counts(fixture, "\"summoned\":\"5\",\"present\":\"6\",\"types\":{"
                                    "\"main\":{\"issued\":\"3\",\"collected\":\"4\"}}"),
            "present types/main/collected ", "collected but only 3 issued");
    expect_mistakes(
            counts(fixture, "\"summoned\":\"-5\",\"present\":\"1e3\",\"deputies\":"
                            "\"99999999999999999999999999999999999999\""),
            "summoned present deputies ", "is no count");
    expect_mistakes(/* against what stands in the file */
            counts(fixture, "\"types\":{\"main\":{\"collected\":\"8\"}}"), " ",
            "8 ballots of 'main' collected but only 7 issued");
    fixture_refused(counts(fixture, "\"types\":{\"blue\":{}}"), "range", "no ballot");
    fixture_refused(counts(fixture, "\"summoned\":[]"), "syntax", "\"summoned\"");
    expect_file(fixture, "conference.ini", INI);
}

static void once_open_only_counts_are_changed(void **state)
{
    struct fixture *fixture = *state;

    fixture_done(fixture_begin_count(fixture));
    fixture_refused(prepare(fixture, "\"title\":\"T\""), "state", "counting has begun");
    fixture_refused(officials(fixture, "\"text\":\"\""), "state", "counting has begun");
    expect_saved(counts(fixture, "\"summoned\":\"9\""));
}

/* Columns of somebody's are in the file; those that nobody has are not. */
static void ids_roles_and_scales_are_kept(void **state)
{
    struct fixture *fixture = *state;

    expect_saved(officials(fixture,
            "\"rows\":[{\"no\":\"1\",\"name\":\"An\",\"title\":\"x\"},{\"no\":\"2\","
            "\"name\":\"Sở\",\"title\":\"y\",\"group\":\"Sở\",\"id\":\"NV-7\",\"role\":"
            "\"tập thể\",\"scale\":\"chair\"}]"));
    expect_file(fixture, "officials.csv",
            "\xEF\xBB\xBFno,name,title,ballot type,group,id,role,scale\n"
            "\"1\",\"An\",\"x\",\"\",\"\",\"\",\"\",\"\"\n"
            "\"2\",\"Sở\",\"y\",\"\",\"Sở\",\"NV-7\",\"tập thể\",\"chair\"\n");
    expect_mistakes(
            officials(fixture, "\"rows\":[{\"no\":\"1\",\"name\":\"An\",\"title\":\"x\","
                               "\"role\":\"boss\"}]"),
            "1/role ", "is no role");
    expect_saved(officials(fixture,
            "\"rows\":[{\"no\":\"1\",\"name\":\"An\",\"title\":\"x\",\"id\":\"\"}]"));
    expect_file(fixture, "officials.csv",
            "\xEF\xBB\xBFno,name,title,ballot "
            "type,group\n\"1\",\"An\",\"x\",\"\",\"\"\n");
}

static void a_scale_is_checked_and_saved_under_its_name(void **state)
{
    struct fixture *fixture = *state;
    static const char good[] = "{\"request\":\"prepare-scale\",\"name\":\"chair\","
                               "\"text\":\"no,criterion,maximum\\n1,Work,60\\n\"}";

    expect_saved(fixture_ask(fixture, "%s", good));
    expect_file(fixture, "scales/chair.csv", "no,criterion,maximum\n1,Work,60\n");
    expect_mistakes(fixture_ask(fixture, "{\"request\":\"prepare-scale\",\"name\":"
                                         "\"../chair\",\"text\":\"x\"}"),
            "name text ", "small letters");
    expect_mistakes(
            fixture_ask(fixture, "{\"request\":\"prepare-scale\",\"name\":\"chair\","
                                 "\"text\":\"criterion,maximum\\nWork,many\\n\"}"),
            "text ", "line 2: 'many' cannot be the most points");
    expect_file(fixture, "scales/chair.csv", "no,criterion,maximum\n1,Work,60\n");
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(what_is_typed_goes_into_the_file_and_the_rest_stays),
            WITH_LEDGER(every_field_that_is_wrong_is_told_and_nothing_is_saved),
            WITH_LEDGER(a_field_brings_no_line_of_its_own),
            WITH_LEDGER(a_rule_card_elsewhere_is_not_read),
            WITH_LEDGER(ballots_have_settings_of_their_own),
            WITH_LEDGER(what_stands_beside_the_form_is_checked_as_a_whole),
            WITH_LEDGER(once_printed_it_is_said_that_ballots_change),
            WITH_LEDGER(a_change_is_an_event_with_who_and_both_digests),
            WITH_LEDGER(rows_become_a_file_that_is_read_as_typed),
            WITH_LEDGER(each_cell_that_is_wrong_is_told_by_row_and_column),
            WITH_LEDGER(mistakes_of_a_file_are_told_by_its_lines),
            WITH_LEDGER(a_good_file_is_kept_byte_for_byte),
            WITH_LEDGER(ids_roles_and_scales_are_kept),
            WITH_LEDGER(a_scale_is_checked_and_saved_under_its_name),
            WITH_LEDGER(counts_of_one_ballot_stand_in_counts),
            WITH_LEDGER(counts_of_several_ballots_stand_with_each),
            WITH_LEDGER(counts_that_contradict_are_told_at_their_field),
            WITH_LEDGER(once_open_only_counts_are_changed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
