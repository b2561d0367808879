/* core_reading_test.c -- a reading's JSON line: what is written comes back, nothing else.
 */
#include "core/reading.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* A whole reading as the engine writes it; tests spoil one member each. */
static const char line[] =
        "{\"format\":\"kiemphieu-reading\",\"version\":1,\"image\":\"images/ab.tif\","
        "\"index\":2,\"verdict\":\"held\",\"reasons\":[\"overvote\",\"streak\"],"
        "\"conference\":\"0011223344556677\",\"ballot_type\":\"main\","
        "\"form_id\":\"8899aabbccddeeff\",\"page\":1,\"rotation\":180,"
        "\"scale_x_ppm\":1001200,\"scale_y_ppm\":998700,\"contests\":[{\"contest\":\"1\","
        "\"state\":\"over\",\"chosen\":[\"high\",\"low\"],\"boxes\":["
        "{\"option\":\"high\",\"mark\":\"filled\",\"ink_ppm\":214000},"
        "{\"option\":\"low\",\"mark\":\"unsure\",\"ink_ppm\":0}]}]}";

static json_t *whole(void)
{
    json_t *object = json_loads(line, 0, NULL);

    assert_non_null(object);
    return object;
}

static void everything_written_comes_back(void **state)
{
    struct reading reading;
    struct error err;
    json_t *object = whole(), *again;

    (void)state;
    reading_init(&reading);
    assert_int_equal(reading_of_json(object, &reading, &err), 0);
    assert_string_equal(reading.image, "images/ab.tif");
    assert_int_equal(reading.index, 2);
    assert_int_equal(reading.verdict, VERDICT_HELD);
    assert_int_equal(reading.reasons, 1U << REASON_OVERVOTE | 1U << REASON_STREAK);
    assert_int_equal(reading.rotation, 180);
    assert_int_equal(reading.scale_y_ppm, 998700);
    assert_int_equal(reading.contest_count, 1);
    assert_int_equal(reading.contests[0].state, CONTEST_OVER);
    assert_string_equal(reading.contests[0].chosen[1], "low");
    assert_int_equal(reading.contests[0].boxes[1].mark, MARK_UNSURE);
    again = reading_json(&reading);
    assert_true(json_equal(object, again));
    json_decref(again);
    json_decref(object);
    reading_release(&reading);
}

/* `member` replaced by `value` (NULL: taken away) is refused and changes nothing. */
static void refuses(const char *member, json_t *value)
{
    struct reading reading;
    struct error err;
    json_t *object = whole();

    reading_init(&reading);
    reading.page = 7;
    if (value == NULL)
        assert_int_equal(json_object_del(object, member), 0);
    else
        assert_int_equal(json_object_set_new(object, member, value), 0);
    assert_int_equal(reading_of_json(object, &reading, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_int_equal(reading.page, 7);
    json_decref(object);
    reading_release(&reading);
}

static void a_missing_or_foreign_member_is_refused(void **state)
{
    static const char *const members[] = {"format", "version", "image", "index",
            "verdict", "reasons", "conference", "ballot_type", "form_id", "page",
            "rotation", "scale_x_ppm", "scale_y_ppm", "contests"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        refuses(members[i], NULL);
        refuses(members[i], json_true());
    }
    refuses("version", json_integer(2));
    refuses("format", json_string("kiemphieu-layout"));
    refuses("verdict", json_string("fine"));
    refuses("reasons", json_pack("[s]", "bad-mood"));
    refuses("index", json_integer(-1));
    refuses("page", json_integer(LAYOUT_PAGES_MAX + 1));
    refuses("conference", json_string("00112233445566778"));
    refuses("detail", json_integer(1));
}

/* A clear reading has no reason, any other at least one. */
static void verdict_and_reasons_must_agree(void **state)
{
    (void)state;
    refuses("verdict", json_string("clear"));
    refuses("reasons", json_array());
}

/* One mark in box 5, all paper. */
static void a_fingerprint_comes_back_and_a_broken_one_is_refused(void **state)
{
    char text[2 * FINGERPRINT_MARK_BYTES + 1];
    struct reading reading;
    json_t *object = whole(), *again;

    (void)state;
    memset(text, '0', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    text[3] = '5';
    reading_init(&reading);
    assert_int_equal(json_object_set_new(object, "fingerprint", json_string(text)), 0);
    assert_int_equal(reading_of_json(object, &reading, NULL), 0);
    assert_int_equal(reading.fingerprint.count, 1);
    assert_int_equal(reading.fingerprint.marks[0].box, 5);
    again = reading_json(&reading);
    assert_true(json_equal(object, again));
    json_decref(again);
    json_decref(object);
    reading_release(&reading);
    text[sizeof(text) - 2] = '\0';
    refuses("fingerprint", json_string(text));
    refuses("fingerprint", json_integer(5));
}

static json_t *contest(const char *state, const char *chosen)
{
    json_t *list = chosen[0] == '\0' ? json_array() : json_pack("[s]", chosen);

    return json_pack("[{s:s,s:s,s:o}]", "contest", "1", "state", state, "chosen", list);
}

static void state_and_chosen_must_agree(void **state)
{
    (void)state;
    refuses("contests", contest("chosen", ""));
    refuses("contests", contest("blank", "high"));
    refuses("contests", contest("maybe", "high"));
    refuses("contests", contest("chosen", "an-option-id-of-thirty-two-bytes!"));
}

static void a_contest_stands_once(void **state)
{
    json_t *twice = contest("chosen", "high");

    (void)state;
    assert_int_equal(json_array_append(twice, json_array_get(twice, 0)), 0);
    refuses("contests", twice);
}

static void ink_is_a_share_of_a_million(void **state)
{
    static const int inks[] = {-1, 1000001};
    size_t i;

    (void)state;
    for (i = 0; i < 2; i++)
        refuses("contests", json_pack("[{s:s,s:s,s:[],s:[{s:s,s:s,s:i}]}]", "contest",
                                    "1", "state", "blank", "chosen", "boxes", "option",
                                    "high", "mark", "empty", "ink_ppm", inks[i]));
}

static void every_published_word_is_known_both_ways(void **state)
{
    enum reason reason;
    int i;

    (void)state;
    assert_int_equal(REASON_COUNT, 19); /* DESIGN: the fixed list */
    for (i = 0; i < REASON_COUNT; i++) {
        assert_int_equal(reason_of_word(reason_word((enum reason)i), &reason), 0);
        assert_int_equal(reason, i);
    }
    assert_string_equal(reason_word(REASON_MARK_UNSURE), "mark-unsure");
    assert_string_equal(reason_word(REASON_IMAGE_BROKEN), "image-broken");
    assert_int_equal(reason_of_word("mark", &reason), -1);
}

static void a_reason_never_makes_a_verdict_milder(void **state)
{
    struct reading reading;

    (void)state;
    reading_init(&reading);
    assert_int_equal(reading.verdict, VERDICT_CLEAR);
    reading_add_reason(&reading, REASON_OVERVOTE, VERDICT_HELD);
    assert_int_equal(reading.verdict, VERDICT_HELD);
    reading_add_reason(&reading, REASON_NOT_A_BALLOT, VERDICT_REFUSED);
    reading_add_reason(&reading, REASON_STREAK, VERDICT_HELD);
    assert_int_equal(reading.verdict, VERDICT_REFUSED);
    assert_int_equal(reading.reasons,
            1U << REASON_OVERVOTE | 1U << REASON_NOT_A_BALLOT | 1U << REASON_STREAK);
    reading_release(&reading);
}

static void a_copy_has_memory_of_its_own(void **state)
{
    struct reading reading, copy;
    struct error err;
    json_t *object = whole();

    (void)state;
    reading_init(&reading);
    reading_init(&copy);
    assert_int_equal(reading_of_json(object, &reading, &err), 0);
    assert_int_equal(reading_copy(&reading, &copy, &err), 0);
    reading_release(&reading);
    assert_string_equal(copy.contests[0].chosen[0], "high");
    reading_release(&copy);
    json_decref(object);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(everything_written_comes_back),
            cmocka_unit_test(a_missing_or_foreign_member_is_refused),
            cmocka_unit_test(verdict_and_reasons_must_agree),
            cmocka_unit_test(a_fingerprint_comes_back_and_a_broken_one_is_refused),
            cmocka_unit_test(state_and_chosen_must_agree),
            cmocka_unit_test(a_contest_stands_once),
            cmocka_unit_test(ink_is_a_share_of_a_million),
            cmocka_unit_test(every_published_word_is_known_both_ways),
            cmocka_unit_test(a_reason_never_makes_a_verdict_milder),
            cmocka_unit_test(a_copy_has_memory_of_its_own)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
