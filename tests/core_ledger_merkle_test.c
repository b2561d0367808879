/* core_ledger_merkle_test.c -- the tree over the sheets, as the header describes it. */
#include "core/ledger_merkle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct digest filled(uint8_t byte)
{
    struct digest digest;

    memset(digest.bytes, byte, sizeof(digest.bytes));
    return digest;
}

/* BLAKE2b-256(0x01 || left || right), byte by byte. */
static struct digest node(struct digest left, struct digest right)
{
    uint8_t text[65] = {1};
    struct digest out;

    memcpy(text + 1, left.bytes, 32);
    memcpy(text + 33, right.bytes, 32);
    digest_of(text, sizeof(text), &out);
    return out;
}

static void assert_root(const struct digest *leaves, size_t count, struct digest expected)
{
    struct digest working[8], root;

    if (count > 0)
        memcpy(working, leaves, count * sizeof(*leaves));
    ledger_merkle_root(working, count, &root);
    assert_memory_equal(root.bytes, expected.bytes, sizeof(root.bytes));
}

static void no_sheet_has_the_digest_of_nothing(void **state)
{
    struct digest nothing;

    (void)state;
    digest_of(NULL, 0, &nothing);
    assert_root(NULL, 0, nothing);
}

static void one_leaf_is_its_own_root(void **state)
{
    const struct digest leaf = filled(1);

    (void)state;
    assert_root(&leaf, 1, leaf);
}

static void an_odd_node_goes_up_as_it_is(void **state)
{
    const struct digest a = filled(1), b = filled(2), c = filled(3), d = filled(4);
    const struct digest e = filled(5);
    const struct digest three[] = {a, b, c}, five[] = {a, b, c, d, e};

    (void)state;
    assert_root(three, 3, node(node(a, b), c));
    assert_root(five, 5, node(node(node(a, b), node(c, d)), e));
}

static void order_and_content_change_the_root(void **state)
{
    const struct digest a = filled(1), b = filled(2);
    struct digest left[] = {a, b}, right[] = {b, a}, one, other;

    (void)state;
    ledger_merkle_root(left, 2, &one);
    ledger_merkle_root(right, 2, &other);
    assert_memory_not_equal(one.bytes, other.bytes, sizeof(one.bytes));
}

/* The leaf's text is 0x00, 16 bytes of id, 32 of content. */
static void a_leaf_is_the_digest_of_zero_id_and_content(void **state)
{
    struct ledger_id id;
    const struct digest content = filled(9);
    struct digest leaf, expected;
    uint8_t text[49] = {0};

    (void)state;
    memset(id.bytes, 7, sizeof(id.bytes));
    memset(text + 1, 7, 16);
    memset(text + 17, 9, 32);
    digest_of(text, sizeof(text), &expected);
    ledger_merkle_leaf(&id, &content, &leaf);
    assert_memory_equal(leaf.bytes, expected.bytes, sizeof(leaf.bytes));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(no_sheet_has_the_digest_of_nothing),
            cmocka_unit_test(one_leaf_is_its_own_root),
            cmocka_unit_test(an_odd_node_goes_up_as_it_is),
            cmocka_unit_test(order_and_content_change_the_root),
            cmocka_unit_test(a_leaf_is_the_digest_of_zero_id_and_content),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
