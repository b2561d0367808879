/* core_sealed_test.c -- a sealed result alone: as it was signed, or why not. */
#include "core/sealed.h"

#include "tests/sealed_example.h"

static int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

static void refuse(const char *text, enum error_kind kind, const char *why)
{
    struct error err = {.text = ""};
    struct results results;

    results_init(&results);
    assert_int_equal(sealed_check(text, strlen(text), &results, &err), -1);
    if (err.kind != kind || strstr(err.text, why) == NULL)
        fail_msg("kind %d: '%s' does not say '%s'", (int)err.kind, err.text, why);
    assert_int_equal(results.type_count, 0);
}

/* The signed text with one piece of it replaced. */
static void refuse_changed(const char *piece, const char *by, enum error_kind kind)
{
    char *text = example_signed(&(struct example){.number = 7});
    char *changed = example_changed(text, piece, by);

    refuse(changed, kind, "");
    free(changed);
    free(text);
}

static void what_was_signed_is_taken(void **state)
{
    char *text = example_signed(&(struct example){.number = 7});
    struct results results;

    (void)state;
    results_init(&results);
    assert_int_equal(sealed_check(text, strlen(text), &results, NULL), 0);
    assert_string_equal(results.seal.conference, "0000000000000007");
    assert_string_equal(results.seal.title, "Kỳ họp \"thứ sáu\"");
    assert_string_equal(results.seal.body, "Hội đồng nhân dân");
    assert_int_equal(results.seal.date.month, 6);
    assert_string_equal(results.types[0].contests[0].person, "CB-001");
    assert_int_equal(results.types[0].contests[0].votes[2], 30);
    results_release(&results);
    free(text);
}

/* Only the values are signed: a program may set the text out in another way. */
static void blanks_and_order_are_nothing(void **state)
{
    char *text = example_signed(&(struct example){.number = 7}), *other;
    json_t *object = json_loads(text, 0, NULL);
    struct results results;

    (void)state;
    other = json_dumps(object, JSON_INDENT(4) | JSON_SORT_KEYS | JSON_ENSURE_ASCII);
    results_init(&results);
    assert_int_equal(sealed_check(other, strlen(other), &results, NULL), 0);
    results_release(&results);
    json_decref(object);
    free(other);
    free(text);
}

/* Written anew by results_text, the signature goes with it and still holds. */
static void it_holds_after_reading_and_writing(void **state)
{
    char *text = example_signed(&(struct example){.number = 7}), *again;
    struct results results;

    (void)state;
    results_init(&results);
    assert_int_equal(sealed_check(text, strlen(text), &results, NULL), 0);
    assert_int_equal(results_text(&results, &again, NULL), 0);
    assert_int_equal(sealed_check(again, strlen(again), &results, NULL), 0);
    results_release(&results);
    free(again);
    free(text);
}

static void any_change_is_found(void **state)
{
    (void)state;
    refuse_changed("\"low\": 30", "\"low\": 29", ERROR_CRYPTO);
    refuse_changed("\"votes_to_next\": 6", "\"votes_to_next\": 7", ERROR_CRYPTO);
    refuse_changed("Hội đồng", "Họi đồng", ERROR_CRYPTO);
    refuse_changed("CB-001", "CB-003", ERROR_CRYPTO);
    refuse_changed("2013-06-10", "2013-06-11", ERROR_CRYPTO);
    refuse_changed("\"An\"", "\"Ân\"", ERROR_CRYPTO);
    refuse_changed("\"rescans\": 0", "\"rescans\": 0, \"note\": 1", ERROR_CRYPTO);
    refuse_changed("\"refused\": 0", "\"refused\": 0.0", ERROR_CRYPTO);
}

/* Every bit of the signature and of the key counts. */
static void a_bent_signature_or_key_is_found(void **state)
{
    char *text = example_signed(&(struct example){.number = 7}), *digit;
    struct error err = {.text = ""};
    struct results results;
    size_t i;

    (void)state;
    results_init(&results);
    digit = strstr(text, "\"public_key\": \"") + strlen("\"public_key\": \"");
    for (i = 0; i < 64; i++) {
        digit[i] ^= 1; /* '0' and '1', ... '8' and '9', 'a' and '`': no hex */
        assert_int_equal(sealed_check(text, strlen(text), &results, &err), -1);
        digit[i] ^= 1;
    }
    digit = strstr(text, "\"signature\": \"") + strlen("\"signature\": \"");
    for (i = 0; i < 128; i++) {
        digit[i] ^= 1;
        assert_int_equal(sealed_check(text, strlen(text), &results, &err), -1);
        digit[i] ^= 1;
    }
    assert_int_equal(sealed_check(text, strlen(text), &results, &err), 0);
    results_release(&results);
    free(text);
}

/* Another conference's key and signature under the same figures. */
static void a_swapped_seal_is_found(void **state)
{
    char *text = example_signed(&(struct example){.number = 7}), *mixed;
    char *other = example_signed(&(struct example){.number = 8});
    json_t *one = json_loads(text, 0, NULL), *two = json_loads(other, 0, NULL);

    (void)state;
    assert_int_equal(json_object_set(one, "seal", json_object_get(two, "seal")), 0);
    mixed = json_line(one);
    refuse(mixed, ERROR_CRYPTO, "changed since it was sealed");
    json_decref(one);
    json_decref(two);
    free(mixed);
    free(other);
    free(text);
}

/* A key of order one would let the same signature hold for every text. */
static void a_key_of_small_order_is_refused(void **state)
{
    char *text = example_signed(&(struct example){.number = 7}), *out;
    json_t *object = json_loads(text, 0, NULL), *seal = json_object_get(object, "seal");
    char signature[129];

    (void)state;
    (void)snprintf(signature, sizeof(signature), "01%0126d", 0);
    assert_int_equal(json_object_set_new(seal, "public_key",
                             json_string("0100000000000000000000000000000000000000000000"
                                         "000000000000000000")),
            0);
    assert_int_equal(json_object_set_new(seal, "signature", json_string(signature)), 0);
    out = json_line(object);
    refuse(out, ERROR_CRYPTO, "changed");
    json_decref(object);
    free(out);
    free(text);
}

static void drafts_trials_and_unsigned_are_told_apart(void **state)
{
    char *text = example_signed(&(struct example){.number = 7}), *changed;
    json_t *object = json_loads(text, 0, NULL);

    (void)state;
    changed = example_changed(text, "\"final\": true", "\"final\": false");
    refuse(changed, ERROR_STATE, "a draft");
    free(changed);
    changed = example_changed(text, "\"trial\": false", "\"trial\": true");
    refuse(changed, ERROR_STATE, "a trial");
    free(changed);
    (void)json_object_del(object, "seal");
    changed = json_line(object);
    refuse(changed, ERROR_STATE, "not signed");
    free(changed);
    json_decref(object);
    free(text);
}

/* Signed by somebody, but the figures are impossible: a seal does not mend sums. */
static void signed_sums_must_add_up_too(void **state)
{
    struct conference_key key;
    json_t *object = example_object(&(struct example){.number = 7}), *type;
    char *text;

    (void)state;
    type = json_array_get(json_object_get(object, "ballot_types"), 0);
    assert_int_equal(json_object_set_new(type, "valid", json_integer(46)), 0);
    example_key(7, &key);
    assert_int_equal(sealed_sign(&key, object, NULL), 0);
    text = json_line(object);
    refuse(text, ERROR_SYNTAX, "do not make counted");
    json_decref(object);
    free(text);
}

/* Signed by whoever made it, and shown on a terminal: it must not steer it. */
static void control_characters_are_refused(void **state)
{
    static const char *const names[] = {
            "\x1b[31mAn", "An\nBình", "An\tBình", "\x7f", "\xC2\x9b"};
    struct conference_key key;
    json_t *object;
    char *text;
    size_t i;

    (void)state;
    example_key(7, &key);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        object = example_object(&(struct example){.number = 7});
        assert_int_equal(json_object_set_new(object, "body", json_string(names[i])), 0);
        assert_int_equal(sealed_sign(&key, object, NULL), 0);
        text = json_line(object);
        refuse(text, ERROR_SYNTAX, "control characters");
        free(text);
        json_decref(object);
    }
}

static void foreign_and_broken_texts_are_no_results(void **state)
{
    static const char *const texts[] = {"", "{}", "[]", "null", "{\"format\":\"x\"}",
            "{\"format\":\"kiemphieu-layout\",\"version\":1}", "\xFF\xFE",
            "{\"format\":\"kiemphieu-results\",\"version\":2,\"final\":true}",
            "{\"final\":true,\"final\":true}"};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
        refuse(texts[i], ERROR_SYNTAX, "no results of this program");
}

static void every_cut_text_is_refused(void **state)
{
    char *text = example_signed(&(struct example){.number = 7});
    struct results results;
    size_t i, length = strlen(text);

    (void)state;
    results_init(&results);
    for (i = 0; i + 1 < length; i += 13)
        assert_int_equal(sealed_check(text, i, &results, NULL), -1);
    free(text);
}

static void a_draft_is_never_signed(void **state)
{
    json_t *object = example_object(&(struct example){.number = 7, .final = "false"});
    struct conference_key key;

    (void)state;
    example_key(7, &key);
    assert_int_equal(sealed_sign(&key, object, NULL), -1);
    assert_null(json_object_get(object, "seal"));
    json_decref(object);
}

static void the_same_key_signs_the_same(void **state)
{
    char *one = example_signed(&(struct example){.number = 7});
    char *two = example_signed(&(struct example){.number = 7});
    char hex[2][RESULTS_KEY_HEX_BYTES];
    struct conference_key key;

    (void)state;
    assert_string_equal(one, two);
    example_key(7, &key);
    sealed_public_key(&key, hex[0]);
    assert_non_null(strstr(one, hex[0]));
    example_key(8, &key);
    sealed_public_key(&key, hex[1]);
    assert_string_not_equal(hex[0], hex[1]);
    free(one);
    free(two);
}

static void a_fingerprint_is_read_as_people_write_it(void **state)
{
    char print[SEALED_PRINT_BYTES], hex[RESULTS_KEY_HEX_BYTES], upper[64] = "";
    struct conference_key key;
    size_t i;

    (void)state;
    example_key(7, &key);
    sealed_public_key(&key, hex);
    sealed_fingerprint(hex, print);
    assert_int_equal(strlen(print), 29); /* six groups of four, five blanks */
    assert_int_equal(print[4], ' ');
    assert_true(sealed_is_fingerprint(print, hex));
    for (i = 0; print[i] != '\0'; i++)
        upper[i] = print[i] == ' ' ? '-'
                                   : (char)(print[i] >= 'a' ? print[i] - 32 : print[i]);
    assert_true(sealed_is_fingerprint(upper, hex));
    print[28] = print[28] == '0' ? '1' : '0';
    assert_false(sealed_is_fingerprint(print, hex));
    print[28] = '\0';
    assert_false(sealed_is_fingerprint(print, hex));
    assert_false(sealed_is_fingerprint("", hex));
    assert_false(sealed_is_fingerprint("", ""));
}

/* The figures' digest: of what was counted, whoever sealed it and when. */
static void figures_are_what_was_counted(void **state)
{
    json_t *object = example_object(&(struct example){.number = 7}), *contest;
    char one[DIGEST_HEX_BYTES], two[DIGEST_HEX_BYTES];

    (void)state;
    assert_int_equal(sealed_figures(object, one, NULL), 0);
    (void)json_object_set_new(object, "final", json_false());
    (void)json_object_set_new(object, "later_member", json_true());
    assert_int_equal(sealed_figures(object, two, NULL), 0);
    assert_string_equal(one, two);
    contest = json_array_get(
            json_object_get(json_array_get(json_object_get(object, "ballot_types"), 0),
                    "contests"),
            1);
    (void)json_object_set_new(json_object_get(contest, "counts"), "low", json_integer(1));
    assert_int_equal(sealed_figures(object, two, NULL), 0);
    assert_string_not_equal(one, two);
    json_decref(object);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_was_signed_is_taken),
            cmocka_unit_test(blanks_and_order_are_nothing),
            cmocka_unit_test(it_holds_after_reading_and_writing),
            cmocka_unit_test(any_change_is_found),
            cmocka_unit_test(a_bent_signature_or_key_is_found),
            cmocka_unit_test(a_swapped_seal_is_found),
            cmocka_unit_test(a_key_of_small_order_is_refused),
            cmocka_unit_test(drafts_trials_and_unsigned_are_told_apart),
            cmocka_unit_test(signed_sums_must_add_up_too),
            cmocka_unit_test(control_characters_are_refused),
            cmocka_unit_test(foreign_and_broken_texts_are_no_results),
            cmocka_unit_test(every_cut_text_is_refused),
            cmocka_unit_test(a_draft_is_never_signed),
            cmocka_unit_test(the_same_key_signs_the_same),
            cmocka_unit_test(a_fingerprint_is_read_as_people_write_it),
            cmocka_unit_test(figures_are_what_was_counted),
    };

    return cmocka_run_group_tests(tests, start, NULL);
}
