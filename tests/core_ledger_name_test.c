/* core_ledger_name_test.c -- when two names are of one person. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/ledger_name.h"

static void blanks_and_case_do_not_make_another_person(void **state)
{
    (void)state;
    assert_true(ledger_name_is_same("Nguyen Van An", "  nguyen   VAN an "));
    assert_true(ledger_name_is_same("An", "A n"));
    assert_true(ledger_name_is_same("Lê Thị Cúc", "LÊ thị cúc") == 0); /* beyond ASCII */
    assert_true(ledger_name_is_same("", "   "));
}

/* Once bit 0x20 was set in every byte: "ề" (E1 BB 81) was then "ỡ" (E1 BB A1). */
static void letters_that_differ_in_one_bit_are_different(void **state)
{
    (void)state;
    assert_false(ledger_name_is_same("Về", "Vỡ"));
    assert_false(ledger_name_is_same("A@", "A`"));
    assert_false(ledger_name_is_same("A[", "A{"));
}

static void a_longer_name_is_another(void **state)
{
    (void)state;
    assert_false(ledger_name_is_same("An", "Anh"));
    assert_false(ledger_name_is_same("An", ""));
}

/* 200 characters of 4 bytes are the most that a request may hold. */
static void the_longest_name_keeps_its_last_letter(void **state)
{
    char left[LEDGER_TEXT_BYTES], right[LEDGER_TEXT_BYTES];

    (void)state;
    memset(left, 'x', sizeof(left) - 1);
    left[sizeof(left) - 1] = '\0';
    memcpy(right, left, sizeof(left));
    assert_true(ledger_name_is_same(left, right));
    right[sizeof(right) - 2] = 'y';
    assert_false(ledger_name_is_same(left, right));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(blanks_and_case_do_not_make_another_person),
            cmocka_unit_test(letters_that_differ_in_one_bit_are_different),
            cmocka_unit_test(a_longer_name_is_another),
            cmocka_unit_test(the_longest_name_keeps_its_last_letter)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
