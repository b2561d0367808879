/* core_vietnamese_test.c -- names are the same whatever their case; lists are sorted. */
#include "core/vietnamese.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void same(const char *left, const char *right, int is_same)
{
    char folded[2][256];

    vietnamese_fold(left, folded[0], sizeof(folded[0]));
    vietnamese_fold(right, folded[1], sizeof(folded[1]));
    if ((strcmp(folded[0], folded[1]) == 0) != is_same)
        fail_msg("'%s' and '%s'", folded[0], folded[1]);
}

static void capitals_and_blanks_make_no_other_name(void **state)
{
    (void)state;
    same("ĐẢNG ỦY XÃ TÂN LẬP", "Đảng ủy xã Tân Lập", 1);
    same("  Đảng  ủy\txã Tân Lập ", "đảng ủy xã tân lập", 1);
    same("ĂÂÊÔƠƯĐ ỴỶỸÝỲ ĨŨ ÀÁẢÃẠ", "ăâêôơưđ ỵỷỹýỳ ĩũ àáảãạ", 1);
}

static void tones_make_another_name(void **state)
{
    (void)state;
    same("Tân Lập", "Tấn Lập", 0);
    same("Dương", "Đương", 0);
    same("Xã 1", "Xã 10", 0);
}

static void all_alphabet_pairs_fold(void **state)
{
    static const char capitals[] =
            "ẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ";
    static const char smalls[] =
            "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáâãèéêìíòóôõùúýăđĩũơư";
    char folded[512];

    (void)state;
    vietnamese_fold(capitals, folded, sizeof(folded));
    assert_string_equal(folded, smalls);
    vietnamese_fold(smalls, folded, sizeof(folded));
    assert_string_equal(folded, smalls);
}

/* In this order: the alphabet's, numbers by value, tones aside. */
static void lists_are_sorted_by_the_alphabet(void **state)
{
    static const char *const list[] = {"Xã 2", "Xã 10", "Xã 100", "Xã An Khánh",
            "Xã Ấm Hạ", "Xã Bình", "Xã Dương", "Xã Đan Phượng", "Xã Em", "Xã Êa",
            "Xã Lam", "Xã Lâm", "Xã Ô Diên", "Xã Ơn", "Xã Phú", "Xã Uy", "Xã Ứng Hòa",
            "Xã Vân"};
    char keys[2][256];
    size_t i;

    (void)state;
    for (i = 1; i < sizeof(list) / sizeof(list[0]); i++) {
        vietnamese_key(list[i - 1], keys[0], sizeof(keys[0]));
        vietnamese_key(list[i], keys[1], sizeof(keys[1]));
        if (strcmp(keys[0], keys[1]) >= 0)
            fail_msg("'%s' is not before '%s'", list[i - 1], list[i]);
    }
}

static void what_is_too_long_is_cut_whole(void **state)
{
    char out[8];

    (void)state;
    vietnamese_fold("Đảng ủy", out, sizeof(out));
    assert_string_equal(out, "đảng"); /* 2 + 3 + 1 + 1 bytes */
    vietnamese_fold("", out, sizeof(out));
    assert_string_equal(out, "");
    vietnamese_key("Xã 123456789", out, sizeof(out));
    assert_true(strlen(out) < sizeof(out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(capitals_and_blanks_make_no_other_name),
            cmocka_unit_test(tones_make_another_name),
            cmocka_unit_test(all_alphabet_pairs_fold),
            cmocka_unit_test(lists_are_sorted_by_the_alphabet),
            cmocka_unit_test(what_is_too_long_is_cut_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
