/* core_ledger_place_test.c -- where the paper of held sheets lies, and for how long. */
#include "tests/core_ledger_batch.h"

#include "core/ledger_store.h"

/* As fixture_enter_image, with a member more in the sheet. */
static json_t *enter_placed(struct fixture *fixture, const char *verdict,
        const char *reasons, const char *more)
{
    char hex[DIGEST_HEX_BYTES];
    unsigned image = ++fixture->images;

    fixture_make_image(fixture, image, hex);
    return fixture_ask(fixture,
            "{\"request\":\"enter\",\"batch\":\"%s\",\"images\":[{\"path\":"
            "\"images/i%u.tif\",\"digest\":\"%s\"}],\"sheets\":[{\"ballot_type\":\"main\""
            "%s,\"pages\":[{\"format\":\"kiemphieu-reading\",\"version\":1,\"image\":"
            "\"images/i%u.tif\",\"index\":0,\"verdict\":\"%s\",\"reasons\":[%s],"
            "\"conference\":\"00\",\"ballot_type\":\"main\",\"form_id\":"
            "\"" FIXTURE_FORM "\",\"page\":1,\"rotation\":0,\"scale_x_ppm\":1,"
            "\"scale_y_ppm\":1,\"contests\":[{\"contest\":\"1\",\"state\":\"chosen\","
            "\"chosen\":[\"high\"]},{\"contest\":\"2\",\"state\":\"blank\",\"chosen\":[]}"
            "]}]}]}",
            fixture->batch, image, hex, more, image, verdict, reasons);
}

static void enter_held(struct fixture *fixture, const char *more, char id[64])
{
    json_t *answer = fixture_granted(enter_placed(fixture, "held", "\"writing\"", more));

    (void)snprintf(id, 64, "%s",
            json_string_value(json_object_get(
                    json_array_get(json_object_get(answer, "sheets"), 0), "sheet")));
    json_decref(answer);
}

static int64_t count_places(struct fixture *fixture)
{
    int64_t count = -1;

    assert_int_equal(ledger_store_number(
                             fixture->ledger, "SELECT count(*) FROM place", &count, NULL),
            0);
    return count;
}

static void a_held_sheet_tells_its_place_in_the_stack(void **state)
{
    static const char *const requests[] = {"held", "sheet"};
    struct fixture *fixture = *state;
    const json_t *sheet;
    json_t *answer;
    char id[64];
    size_t i;

    batch_begin_counting(fixture, ",\"name\":\"chồng 1\"");
    enter_held(fixture, ",\"place\":12", id);
    for (i = 0; i < 2; i++) {
        answer = fixture_granted(fixture_ask(
                fixture, "{\"request\":\"%s\",\"sheet\":\"%s\"}", requests[i], id));
        sheet = i == 0 ? json_array_get(json_object_get(answer, "sheets"), 0) : answer;
        assert_int_equal(batch_number(sheet, "place"), 12);
        assert_string_equal(
                json_string_value(json_object_get(sheet, "batch_name")), "chồng 1");
        json_decref(answer);
    }
    batch_check_whole(fixture);
}

static void a_sheet_without_a_place_has_none(void **state)
{
    struct fixture *fixture = *state;
    json_t *answer;
    char id[64];

    batch_begin_counting(fixture, "");
    enter_held(fixture, "", id);
    answer = fixture_granted(fixture_ask(fixture, "{\"request\":\"held\"}"));
    assert_null(json_object_get(
            json_array_get(json_object_get(answer, "sheets"), 0), "place"));
    json_decref(answer);
}

static void only_the_places_of_held_sheets_are_kept(void **state)
{
    struct fixture *fixture = *state;

    batch_begin_counting(fixture, "");
    fixture_done(enter_placed(fixture, "clear", "", ",\"place\":1"));
    fixture_done(enter_placed(fixture, "refused", "\"not-a-ballot\"", ",\"place\":2"));
    assert_int_equal(count_places(fixture), 0);
    batch_check_sums(fixture, 2, 1, 0);
}

static void a_place_is_a_whole_number_from_1(void **state)
{
    static const char *const bad[] = {",\"place\":0", ",\"place\":-1", ",\"place\":1.0",
            ",\"place\":\"1\"", ",\"place\":null", ",\"place\":1000000001"};
    struct fixture *fixture = *state;
    char id[64];
    size_t i;

    batch_begin_counting(fixture, "");
    for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        fixture_refused(enter_placed(fixture, "clear", "", bad[i]), "syntax", "place");
    enter_held(fixture, ",\"place\":1", id);
    enter_held(fixture, ",\"place\":1000000000", id);
    assert_int_equal(count_places(fixture), 2);
    batch_check_sums(fixture, 2, 0, 2);
}

static void discarding_forgets_the_places_of_that_batch_alone(void **state)
{
    struct fixture *fixture = *state;
    char first[64], second[64];

    batch_begin_counting(fixture, "");
    enter_held(fixture, ",\"place\":1", first);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    batch_begin(fixture, "");
    enter_held(fixture, ",\"place\":1", second);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_done(batch_ask(fixture, "batch-discard", BATCH_BY));
    assert_int_equal(count_places(fixture), 1);
    batch_check_whole(fixture);
}

/* The place of a decided sheet stays, in case its decision is taken back. */
static void a_place_stays_until_the_seal_also_if_that_is_refused(void **state)
{
    struct fixture *fixture = *state;
    char id[64];

    batch_declare_ballots(fixture, 1);
    batch_begin_counting(fixture, "");
    enter_held(fixture, ",\"place\":5", id);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    fixture_refused(batch_seal(fixture), "state", "held");
    fixture_done(fixture_decide(fixture, id, "void", ""));
    fixture_put(fixture, "images/i1.tif", "other pixels");
    fixture_refused(batch_seal(fixture), "state", "is not the image that was read");
    assert_int_equal(count_places(fixture), 1);
}

/* How often these bytes stand in ledger.db. */
static size_t count_bytes(
        struct fixture *fixture, const unsigned char *bytes, size_t size)
{
    char path[FILE_PATH_MAX], *text;
    size_t length, i, count = 0;

    assert_int_equal(file_join(path, fixture->path, "ledger.db", NULL), 0);
    assert_int_equal(file_read(path, 64 << 20, &text, &length, NULL), 0);
    for (i = 0; i + size <= length; i++)
        count += memcmp(text + i, bytes, size) == 0;
    free(text);
    return count;
}

/*
 * 987654321 is 3A DE 68 B1: no text, and once in a file of a few kilobytes by
 * chance about once in a million runs.
 */
static void a_sealed_ledger_holds_no_place_in_any_byte(void **state)
{
    static const unsigned char place[] = {0x3A, 0xDE, 0x68, 0xB1};
    struct fixture *fixture = *state;
    char ids[20][64];
    size_t i;

    batch_declare_ballots(fixture, 20);
    batch_begin_counting(fixture, "");
    for (i = 0; i < 20; i++)
        enter_held(fixture, ",\"place\":987654321", ids[i]);
    fixture_done(batch_ask(fixture, "batch-end", ""));
    assert_int_equal(count_bytes(fixture, place, sizeof(place)), 20);
    for (i = 0; i < 20; i++)
        fixture_done(fixture_decide(fixture, ids[i], "void", ""));
    fixture_done(batch_seal(fixture));
    assert_int_equal(count_places(fixture), 0);
    fixture_close(fixture);
    assert_int_equal(count_bytes(fixture, place, sizeof(place)), 0);
    fixture_open(fixture);
    batch_check_whole(fixture);
}

#define WITH_LEDGER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, fixture_setup, fixture_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_LEDGER(a_held_sheet_tells_its_place_in_the_stack),
            WITH_LEDGER(a_sheet_without_a_place_has_none),
            WITH_LEDGER(only_the_places_of_held_sheets_are_kept),
            WITH_LEDGER(a_place_is_a_whole_number_from_1),
            WITH_LEDGER(discarding_forgets_the_places_of_that_batch_alone),
            WITH_LEDGER(a_place_stays_until_the_seal_also_if_that_is_refused),
            WITH_LEDGER(a_sealed_ledger_holds_no_place_in_any_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
