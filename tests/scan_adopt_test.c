/* scan_adopt_test.c -- both sides of a sheet get their names, or what is left tells
 * which. */
#include "scan/adopt.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/digest.h"
#include "scan/store.h"

enum { SIDES = 2, NAME_BYTES = STORE_PART_BYTES };

struct sheet {
    char path[32];
    int folder;
    char parts[SIDES][NAME_BYTES];
    char names[SIDES][NAME_BYTES];
};

static void open_sheet(struct sheet *sheet)
{
    char stem[STORE_STEM_BYTES];
    struct store_file file;
    int side;

    assert_int_equal(digest_start(NULL), 0);
    memcpy(sheet->path, "/tmp/kiemphieu-adopt-XXXXXX", 28);
    assert_non_null(mkdtemp(sheet->path));
    sheet->folder = open(sheet->path, O_RDONLY | O_DIRECTORY);
    assert_true(sheet->folder >= 0);
    for (side = 0; side < SIDES; side++) {
        store_stem(stem, side);
        assert_int_equal(store_begin_as(sheet->folder, stem, ".tif", &file, NULL), 0);
        assert_int_equal(write(file.descriptor, "side", 4), 4);
        memcpy(sheet->parts[side], file.part, sizeof(file.part));
        memcpy(sheet->names[side], file.name, sizeof(file.name));
        store_close(&file);
    }
}

static int has(const struct sheet *sheet, const char *name)
{
    return faccessat(sheet->folder, name, F_OK, 0) == 0;
}

static void close_sheet(struct sheet *sheet)
{
    int side;

    for (side = 0; side < SIDES; side++) {
        (void)unlinkat(sheet->folder, sheet->parts[side], 0);
        (void)unlinkat(sheet->folder, sheet->names[side], 0);
    }
    (void)close(sheet->folder);
    assert_int_equal(rmdir(sheet->path), 0);
}

static int adopt(
        const struct sheet *sheet, const char *first, const char *second, json_t *images)
{
    json_t *parts =
            second == NULL ? json_pack("[s]", first) : json_pack("[s,s]", first, second);
    int result = adopt_sides(sheet->folder, parts, images, NULL);

    json_decref(parts);
    return result;
}

static void the_sides_differ_in_their_last_digit_alone(void **state)
{
    struct sheet sheet;

    (void)state;
    open_sheet(&sheet);
    assert_int_equal(sheet.names[0][31], '0');
    assert_int_equal(sheet.names[1][31], '1');
    assert_int_equal(strncmp(sheet.names[0], sheet.names[1], 31), 0);
    close_sheet(&sheet);
}

static void both_sides_get_their_names_front_first_in_the_answer(void **state)
{
    json_t *images = json_array();
    struct sheet sheet;
    char wanted[NAME_BYTES + 8];

    (void)state;
    open_sheet(&sheet);
    assert_int_equal(adopt(&sheet, sheet.parts[0], sheet.parts[1], images), 0);
    assert_true(has(&sheet, sheet.names[0]) && has(&sheet, sheet.names[1]));
    assert_false(has(&sheet, sheet.parts[0]) || has(&sheet, sheet.parts[1]));
    (void)snprintf(wanted, sizeof(wanted), "images/%s", sheet.names[0]);
    assert_int_equal(json_array_size(images), SIDES);
    assert_string_equal(
            json_string_value(json_object_get(json_array_get(images, 0), "image")),
            wanted);
    json_decref(images);
    close_sheet(&sheet);
}

static void names_that_are_not_ours_are_refused(void **state)
{
    static const char *const names[] = {"../x.part", "ledger.db", "",
            "0123456789abcdef0123456789abcdef.tif", "x.tif.part"};
    json_t *images = json_array();
    struct sheet sheet;
    size_t i;

    (void)state;
    open_sheet(&sheet);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_int_equal(adopt(&sheet, names[i], NULL, images), -1);
    /* Nor does the good side of such a pair get its name. */
    assert_int_equal(adopt(&sheet, sheet.parts[0], "x.tif.part", images), -1);
    assert_true(has(&sheet, sheet.parts[0]));
    assert_int_equal(json_array_size(images), 0);
    json_decref(images);
    close_sheet(&sheet);
}

/* Cut short between the two: the back has its name, so both were synced. */
static void a_front_beside_its_back_is_finished(void **state)
{
    struct sheet sheet;
    int is_done = 0;

    (void)state;
    open_sheet(&sheet);
    assert_int_equal(
            renameat(sheet.folder, sheet.parts[1], sheet.folder, sheet.names[1]), 0);
    assert_int_equal(adopt_front(sheet.folder, sheet.parts[0], &is_done), 0);
    assert_int_equal(is_done, 1);
    assert_true(has(&sheet, sheet.names[0]));
    close_sheet(&sheet);
}

static void a_front_or_back_alone_is_not(void **state)
{
    struct sheet sheet;
    int is_done = 1;

    (void)state;
    open_sheet(&sheet);
    assert_int_equal(adopt_front(sheet.folder, sheet.parts[0], &is_done), 0);
    assert_int_equal(is_done, 0);
    assert_int_equal(adopt_front(sheet.folder, sheet.parts[1], &is_done), 0);
    assert_int_equal(is_done, 0);
    assert_true(has(&sheet, sheet.parts[0]) && has(&sheet, sheet.parts[1]));
    close_sheet(&sheet);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(the_sides_differ_in_their_last_digit_alone),
            cmocka_unit_test(both_sides_get_their_names_front_first_in_the_answer),
            cmocka_unit_test(names_that_are_not_ours_are_refused),
            cmocka_unit_test(a_front_beside_its_back_is_finished),
            cmocka_unit_test(a_front_or_back_alone_is_not)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
