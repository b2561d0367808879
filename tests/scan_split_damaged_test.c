/* scan_split_damaged_test.c -- damaged files of several pages: each damaged page costs
 * only itself. */
#include "tests/scan_split_file.h"

static uint32_t number_at(int file, off_t at, size_t size)
{
    uint8_t bytes[4] = {0};

    assert_int_equal(pread(file, bytes, size, at), (ssize_t)size);
    return bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
           (uint32_t)bytes[3] << 24;
}

/* Where directory `index` of a little-endian file stands. */
static off_t directory_of(int file, unsigned index)
{
    off_t at = (off_t)number_at(file, 4, 4);

    for (; index > 0; index--)
        at = (off_t)number_at(file, at + 2 + 12 * (off_t)number_at(file, at, 2), 4);
    return at;
}

/* Sets the number that follows `skip` bytes into the entry of `tag`. */
static void entry_patch(
        int file, off_t directory, uint32_t tag, off_t skip, uint32_t value)
{
    off_t at = directory + 2;

    while (number_at(file, at, 2) != tag)
        at += 12;
    assert_int_equal(pwrite(file, &value, 4, at + skip), 4);
}

/* The middle page is damaged and says `why`; the others come out whole. */
static void only_the_middle_is_lost(int stack, const char *why)
{
    struct error err = {.text = ""};
    int target = file_new(), page;
    struct split split;

    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 3);
    page = page_out(&split, 0);
    check_page(stack, page, 0);
    close(page);
    assert_int_equal(split_page(&split, 1, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, why));
    page = page_out(&split, 2);
    check_page(stack, page, 2);
    close(page);
    close(target);
    split_release(&split);
    close(stack);
}

/* Two pages are whole, a third one says that the list ends badly. */
static void ends_badly_after_two(int stack)
{
    struct error err = {.text = ""};
    int target = file_new();
    struct split split;

    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 3);
    close(page_out(&split, 0));
    close(page_out(&split, 1));
    assert_int_equal(split_page(&split, 2, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, "cut off"));
    split_release(&split);
    close(target);
    close(stack);
}

static void a_damaged_page_costs_only_itself(void **state)
{
    int stack;

    (void)state;
    stack = stack_new(&grey_raw, 3, "wl"); /* a strip's table far outside */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 8, 0x7fffffff);
    only_the_middle_is_lost(stack, "value is missing");
    stack = stack_new(&grey_raw, 3, "wl"); /* more strips than a file can name */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 4, 0xffffffff);
    only_the_middle_is_lost(stack, "makes no sense");
    stack = stack_new(&grey_raw, 3, "wl"); /* of offsets one more than of sizes */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 4, 5);
    only_the_middle_is_lost(stack, "number of its strips");
    stack = stack_new(&grey_raw, 3, "wl"); /* no offsets: the tag is another */
    entry_patch(stack, directory_of(stack, 1), TIFFTAG_STRIPOFFSETS, 0, 0x00040fff);
    only_the_middle_is_lost(stack, "where its pixels are");
}

static void a_strip_beyond_the_end_is_a_damaged_page(void **state)
{
    struct error err = {.text = ""};
    int stack = stack_new(&grey_raw, 2, "wl"), target = file_new();
    off_t table, at = directory_of(stack, 1) + 2;
    uint32_t end = (uint32_t)lseek(stack, 0, SEEK_END) - 1;
    struct split split;

    (void)state;
    while (number_at(stack, at, 2) != TIFFTAG_STRIPOFFSETS)
        at += 12;
    table = (off_t)number_at(stack, at + 8, 4);
    assert_int_equal(pwrite(stack, &end, 4, table), 4);
    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split_page(&split, 1, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    assert_non_null(strstr(err.text, "pixels is missing"));
    split_release(&split);
    close(target);
    close(stack);
}

static void a_list_that_loops_or_is_cut_ends(void **state)
{
    int stack = stack_new(&grey_raw, 2, "wl");
    off_t last = directory_of(stack, 1);
    uint32_t first = (uint32_t)directory_of(stack, 0);

    (void)state;
    assert_int_equal(
            pwrite(stack, &first, 4, last + 2 + 12 * (off_t)number_at(stack, last, 2)),
            4);
    ends_badly_after_two(stack);
    stack = stack_new(&grey_raw, 3, "wl");
    assert_int_equal(ftruncate(stack, directory_of(stack, 2) + 1), 0);
    ends_badly_after_two(stack);
}

/* A directory that stands for two pages could fill the disk a thousandfold. */
static void pages_that_share_pixels_are_damaged(void **state)
{
    struct error err = {.text = ""};
    int stack = stack_new(&grey_raw, 2, "wl"), target = file_new();
    off_t first = directory_of(stack, 0), second = directory_of(stack, 1);
    size_t size = 2 + 12 * (size_t)number_at(stack, first, 2);
    uint8_t directory[1024];
    struct split split;

    (void)state;
    assert_int_equal(pread(stack, directory, size, first), (ssize_t)size);
    assert_int_equal(pwrite(stack, directory, size, second), (ssize_t)size);
    assert_int_equal(split_open(stack, &split, NULL), 0);
    assert_int_equal(split.page_count, 2);
    /* As in a file so small that two pages of 5120 bytes cannot stand in it. */
    split.striles_bytes = (uint64_t)WIDTH * HEIGHT * 2 - 1;
    close(page_out(&split, 0));
    assert_int_equal(split_page(&split, 1, target, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    split_release(&split);
    close(target);
    close(stack);
}

static void each_damaged_page_stands_for_itself(void **state)
{
    static uint8_t first[FILE_MAX_BYTES], other[FILE_MAX_BYTES];
    struct digest file = {{1}}, another = {{2}};
    int target = file_new();
    size_t size;

    (void)state;
    assert_int_equal(split_write_damaged(target, &file, 0, "why", NULL), 0);
    size = bytes_of(target, first);
    assert_int_equal(split_write_damaged(target, &file, 0, "why", NULL), 0);
    assert_int_equal(bytes_of(target, other), size);
    assert_memory_equal(first, other, size);
    assert_int_equal(split_write_damaged(target, &file, 1, "why", NULL), 0);
    assert_int_equal(bytes_of(target, other), size);
    assert_memory_not_equal(first, other, size);
    assert_int_equal(split_write_damaged(target, &another, 0, "why", NULL), 0);
    assert_int_equal(bytes_of(target, other), size);
    assert_memory_not_equal(first, other, size);
    close(target);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_damaged_page_costs_only_itself),
            cmocka_unit_test(a_strip_beyond_the_end_is_a_damaged_page),
            cmocka_unit_test(a_list_that_loops_or_is_cut_ends),
            cmocka_unit_test(pages_that_share_pixels_are_damaged),
            cmocka_unit_test(each_damaged_page_stands_for_itself),
    };

    return cmocka_run_group_tests_name("scan split damaged", tests, NULL, NULL);
}
