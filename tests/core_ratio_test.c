/* core_ratio_test.c -- shares to two decimals and thresholds, in whole numbers. */
#include "core/ratio.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static uint32_t share(uint32_t num, uint32_t den)
{
    return ratio_hundredths_percent((struct ratio){num, den});
}

static void published_shares_are_reproduced(void **state)
{
    (void)state;
    /* Vĩnh Phúc 2023, 47 collected: 40,43 / 4,26 / 53,19 */
    assert_int_equal(share(19, 47), 4043);
    assert_int_equal(share(2, 47), 426);
    assert_int_equal(share(25, 47), 5319);
    /* National Assembly 2018, 485 deputies: 66,60 / 30,10 / 1,24 */
    assert_int_equal(share(323, 485), 6660);
    assert_int_equal(share(146, 485), 3010);
    assert_int_equal(share(6, 485), 124);
    /* Thừa Thiên Huế and Quảng Nam 2018 */
    assert_int_equal(share(52, 53), 9811);
    assert_int_equal(share(49, 58), 8448);
    assert_int_equal(share(4, 58), 690);
}

static void a_half_of_a_hundredth_goes_up(void **state)
{
    (void)state;
    assert_int_equal(share(1, 20000), 1); /* 0.005 % */
    assert_int_equal(share(1, 20001), 0); /* just below */
    assert_int_equal(share(3, 20000), 2); /* 0.015 % */
    assert_int_equal(share(1, 800), 13);  /* 0.125 % */
    assert_int_equal(share(0, 7), 0);
    assert_int_equal(share(7, 7), 10000);
}

static void the_largest_counts_do_not_overflow(void **state)
{
    (void)state;
    assert_int_equal(share(UINT32_MAX, UINT32_MAX), 10000);
    assert_int_equal(share(UINT32_MAX - 1, UINT32_MAX), 10000); /* 99.9999… */
    assert_true(ratio_compare((struct ratio){UINT32_MAX - 1, UINT32_MAX},
                        (struct ratio){UINT32_MAX - 2, UINT32_MAX - 1}) > 0);
}

static void equal_shares_compare_equal(void **state)
{
    (void)state;
    assert_int_equal(ratio_compare((struct ratio){32, 48}, (struct ratio){2, 3}), 0);
    assert_true(ratio_compare((struct ratio){31, 48}, (struct ratio){2, 3}) < 0);
    assert_true(ratio_compare((struct ratio){33, 48}, (struct ratio){2, 3}) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(published_shares_are_reproduced),
            cmocka_unit_test(a_half_of_a_hundredth_goes_up),
            cmocka_unit_test(the_largest_counts_do_not_overflow),
            cmocka_unit_test(equal_shares_compare_equal),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
