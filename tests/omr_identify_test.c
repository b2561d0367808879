/* omr_identify_test.c -- whose paper it is: ours, another's, or nobody's. */
#include "omr/identify.h"
#include "omr/identify_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "tests/omr_sheet.h"

enum { TRUE_SIDE = 33, DPI = 200 };

/*
 * A true code of conference 0011223344556677, form 8899aabbccddeeff, ballot type
 * "main", page 1, under a key that is not this conference's (32 times 0x55): the
 * drawn sheet's own fields with a forged MAC.
 */
static const char forged_text[] =
        "KP1:AAISEM2EKVTHPCEZVK54ZXPO764BOAIAY6C3EXYMK6IX2DJCLQSCDSFNYY";
static const char *const forged[TRUE_SIDE] = {"#######.#.#####.#..#..###.#######",
        "#.....#...##.####.###.....#.....#", "#.###.#..#..#.#..##.##.##.#.###.#",
        "#.###.#.#......###...###..#.###.#", "#.###.#.#.#..#..##.#..#...#.###.#",
        "#.....#.#.##..##.#..##.##.#.....#", "#######.#.#.#.#.#.#.#.#.#.#######",
        "........#.###.....####..#........", "#...#.###....####...####.#####..#",
        "#.#.....#..#..#..#####..###...###", ".#.#.##.#..####.#.#.#..##..###..#",
        "#.####...#####..#...#.#.#.#..###.", "##..#.####..##.##..#..#.#.#..#..#",
        "#......#..#.###...###...##.####.#", ".##..####..#...#.##.####.##..####",
        "##......###..#####.....#.#..#..#.", "..#.###.#.###.#.#####.#.###..#.#.",
        ".#.##..##.#.##.##.#.#....##.#.##.", "###.#.#.###.#.#.##.#######.#.##.#",
        ".####....#.#.#########.###.##..#.", ".##..##...#####...#.#.....#.##.#.",
        "#.#..#..#.#.#...#..#..##..#####..", ".....##..#.##...#.##...#.###.##..",
        "..#..#.###..#.#..#.###.#..###.###", "###.#.#.###.#.####..##.######.#..",
        "........#.#..##..#####.##...#.##.", "#######.####...##.##...##.#.#.#..",
        "#.....#....#..###.....###...##..#", "#.###.#.#..##...#.....#########..",
        "#.###.#.......#..#####...#.####.#", "#.###.#..#.#...#.#..#...#..####..",
        "#.....#..##..#.##.#..##..#.#..#.#", "#######.#...#.#...###.###...##.##"};

struct bench {
    struct sheet sheet;
    struct blob_window window;
    struct code_decoder *decoder;
    struct identity identity;
};

static int bench_open(void **state)
{
    struct bench *bench = calloc(1, sizeof(*bench));

    sheet_init(&bench->sheet);
    *state = bench;
    return code_decoder_new(&bench->decoder, NULL);
}

static int bench_close(void **state)
{
    struct bench *bench = *state;

    code_decoder_free(bench->decoder);
    sheet_release(&bench->sheet);
    free(bench);
    return 0;
}

static struct layout_page *page_of(struct bench *bench)
{
    return &bench->sheet.layout.pages[0];
}

/* White where a code is, to draw another there. */
static void code_wipe(struct bench *bench, size_t i)
{
    struct layout_rect rect = page_of(bench)->codes[i].rect;
    int32_t y, left = rect.left_um * DPI / 25400 - 8;
    int32_t width = (rect.right_um - rect.left_um) * DPI / 25400 + 16;

    for (y = rect.top_um * DPI / 25400 - 8; y < rect.bottom_um * DPI / 25400 + 8; y++)
        memset(bench->sheet.image.pixels +
                        (size_t)y * (size_t)bench->sheet.image.width_px + (size_t)left,
                240, (size_t)width);
}

static void code_draw(
        struct bench *bench, size_t i, int side, const struct layout_modules *modules)
{
    struct layout_code code = page_of(bench)->codes[i];

    code_wipe(bench, i);
    code.side = (uint8_t)side;
    sheet_draw_code(&bench->sheet, &code, modules);
}

static void forged_draw(struct bench *bench, size_t i)
{
    struct layout_modules modules;
    int k;

    memset(&modules, 0, sizeof(modules));
    for (k = 0; k < TRUE_SIDE * TRUE_SIDE; k++)
        modules.cells[k] = forged[k / TRUE_SIDE][k % TRUE_SIDE] == '#';
    code_draw(bench, i, TRUE_SIDE, &modules);
}

static void print(struct bench *bench, enum sheet_paper paper, int is_turned)
{
    struct sheet_pose pose = sheet_pose_plain(DPI);

    pose.is_turned = is_turned;
    sheet_print(&bench->sheet, &pose, paper, NULL);
}

static enum identify_answer identified(struct bench *bench)
{
    struct find_dpi dpi = {DPI, DPI};
    struct find_target target;
    struct find_result found;
    struct light light;

    assert_int_equal(find_target_of(page_of(bench), &target), 0);
    assert_int_equal(light_measure(&bench->sheet.image, &light), 0);
    find_corners(&bench->sheet.image, &light, &target, &dpi, &bench->window, &found);
    assert_int_equal(found.count, 4);
    light.black = found.black;
    assert_int_equal(identify_page(&bench->sheet.layout, 1, &bench->sheet.image, &light,
                             &found, DPI, bench->decoder, &bench->identity, NULL),
            0);
    return bench->identity.answer;
}

static void our_paper_is_known_both_ways_up(void **state)
{
    struct bench *bench = *state;
    int is_turned;

    for (is_turned = 0; is_turned < 2; is_turned++) {
        print(bench, SHEET_COUNT, is_turned);
        assert_int_equal(identified(bench), IDENTIFY_KNOWN);
        assert_int_equal(bench->identity.rotation, is_turned ? 180 : 0);
        assert_int_equal(bench->identity.is_test, 0);
        print(bench, SHEET_TEST, is_turned);
        assert_int_equal(identified(bench), IDENTIFY_KNOWN);
        assert_int_equal(bench->identity.is_test, 1);
    }
}

static void one_code_covered_leaves_the_other(void **state)
{
    struct bench *bench = *state;
    struct layout_rect stamp = page_of(bench)->codes[0].rect;

    print(bench, SHEET_COUNT, 0);
    code_wipe(bench, 0);
    assert_int_equal(identified(bench), IDENTIFY_KNOWN);
    sheet_rect(&bench->sheet, &stamp, 20);
    assert_int_equal(identified(bench), IDENTIFY_KNOWN);
    code_wipe(bench, 1);
    assert_int_equal(identified(bench), IDENTIFY_DOUBTFUL);
}

static void codes_of_two_papers_are_a_doubt(void **state)
{
    struct bench *bench = *state;

    print(bench, SHEET_COUNT, 0);
    code_draw(bench, 1, SHEET_CODE_SIDE, &page_of(bench)->codes[1].test);
    assert_int_equal(identified(bench), IDENTIFY_DOUBTFUL);
    print(bench, SHEET_COUNT, 0);
    forged_draw(bench, 1); /* no layout's, but a code as this program prints them */
    assert_int_equal(identified(bench), IDENTIFY_DOUBTFUL);
}

/* Our fields, and a MAC under another key. */
static void a_forged_mac_is_another_conference(void **state)
{
    struct bench *bench = *state;

    print(bench, SHEET_OTHER, 0);
    forged_draw(bench, 0);
    forged_draw(bench, 1);
    assert_int_equal(identified(bench), IDENTIFY_FOREIGN);
    assert_int_equal(bench->identity.reason, REASON_WRONG_CONFERENCE);
}

static void another_form_of_ours_is_a_wrong_form(void **state)
{
    struct bench *bench = *state;

    strcpy(bench->sheet.layout.form_id, "8899aabbccddeefe");
    print(bench, SHEET_OTHER, 0);
    forged_draw(bench, 0);
    code_wipe(bench, 1);
    assert_int_equal(identified(bench), IDENTIFY_FOREIGN);
    assert_int_equal(bench->identity.reason, REASON_WRONG_FORM);
}

static void another_conference_is_refused_as_such(void **state)
{
    struct bench *bench = *state;

    strcpy(bench->sheet.layout.conference, "0011223344556676");
    print(bench, SHEET_OTHER, 0);
    code_wipe(bench, 0);
    forged_draw(bench, 1);
    assert_int_equal(identified(bench), IDENTIFY_FOREIGN);
    assert_int_equal(bench->identity.reason, REASON_WRONG_CONFERENCE);
}

static void what_is_no_code_is_a_doubt(void **state)
{
    struct bench *bench = *state;

    print(bench, SHEET_OTHER, 0);
    assert_int_equal(identified(bench), IDENTIFY_DOUBTFUL);
}

static struct identity said(struct bench *bench, const char *first, const char *second)
{
    struct code_texts texts = {.count = 0};

    (void)snprintf(texts.text[texts.count++], CODE_TEXT_LONGEST, "%s", first);
    if (second != NULL)
        (void)snprintf(texts.text[texts.count++], CODE_TEXT_LONGEST, "%s", second);
    return identify_texts(&bench->sheet.layout, 1, &texts);
}

static void texts_are_ours_letter_for_letter(void **state)
{
    struct bench *bench = *state;
    char altered[sizeof(forged_text)];

    strcpy(page_of(bench)->codes[0].count.text, forged_text);
    assert_int_equal(said(bench, forged_text, NULL).answer, IDENTIFY_KNOWN);
    assert_int_equal(said(bench, "https://example.org", NULL).answer, IDENTIFY_DOUBTFUL);
    assert_int_equal(
            said(bench, "https://example.org", forged_text).answer, IDENTIFY_KNOWN);
    strcpy(altered, forged_text);
    altered[sizeof(altered) - 4] = 'A'; /* within the MAC */
    assert_int_equal(said(bench, altered, NULL).answer, IDENTIFY_FOREIGN);
    assert_int_equal(said(bench, altered, NULL).reason, REASON_WRONG_CONFERENCE);
    assert_int_equal(said(bench, forged_text, altered).answer, IDENTIFY_DOUBTFUL);
}

/* The whole picture is decoded: where the code lies does not matter. */
static void paper_is_known_without_its_corners(void **state)
{
    struct bench *bench = *state;

    strcpy(bench->sheet.layout.form_id, "8899aabbccddeefe");
    print(bench, SHEET_OTHER, 0);
    forged_draw(bench, 0);
    assert_int_equal(identify_unplaced(&bench->sheet.layout, 1, &bench->sheet.image, DPI,
                             bench->decoder, &bench->identity, NULL),
            0);
    assert_int_equal(bench->identity.answer, IDENTIFY_FOREIGN);
    assert_int_equal(bench->identity.reason, REASON_WRONG_FORM);
}

int main(void)
{
#define FACT(name) cmocka_unit_test_setup_teardown(name, bench_open, bench_close)
    const struct CMUnitTest tests[] = {
            FACT(our_paper_is_known_both_ways_up),
            FACT(one_code_covered_leaves_the_other),
            FACT(codes_of_two_papers_are_a_doubt),
            FACT(a_forged_mac_is_another_conference),
            FACT(another_form_of_ours_is_a_wrong_form),
            FACT(another_conference_is_refused_as_such),
            FACT(what_is_no_code_is_a_doubt),
            FACT(texts_are_ours_letter_for_letter),
            FACT(paper_is_known_without_its_corners),
    };

    return cmocka_run_group_tests_name("omr identify", tests, NULL, NULL);
}
