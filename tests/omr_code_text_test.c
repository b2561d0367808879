/* omr_code_text_test.c -- codes decoded, also inside the sandbox. */
#include "omr/code_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "omr/sandbox.h"

enum { SIDE = 21, EXIT_REFUSED = 70, EXIT_GOOD = 7 };

/* A code that says its letters are Greek (ECI 9, ISO 8859-7): a, b, Pi, Iota, z. */
static const char *const greek[SIDE] = {"#######.###...#######", "#.....#..##.#.#.....#",
        "#.###.#.##....#.###.#", "#.###.#..##.#.#.###.#", "#.###.#...###.#.###.#",
        "#.....#.#####.#.....#", "#######.#.#.#.#######", "............#........",
        "#.#...##.##....#..#.#", "##.#.#..####.##..#.#.", "##.##.#.##.###.###..#",
        ".......##..#.##......", ".##.#.###.#######.###", "........###.....##...",
        "#######.#.....##.#..#", "#.....#.....#..##..#.", "#.###.#..#....#.##.#.",
        "#.###.#...##.##..##..", "#.###.#.##.###.##.###", "#.....#...##.##....##",
        "#######.#.#####..##.#"};

static void greek_cells(uint8_t cells[SIDE * SIDE])
{
    int i;

    for (i = 0; i < SIDE * SIDE; i++)
        cells[i] = greek[i / SIDE][i % SIDE] == '#';
}

static void a_text_is_added_once(void **state)
{
    struct code_decoder *decoder = NULL;
    struct code_texts texts = {.count = 0};
    uint8_t cells[SIDE * SIDE];

    (void)state;
    greek_cells(cells);
    assert_int_equal(code_decoder_new(&decoder, NULL), 0);
    assert_int_equal(code_decode_cells(decoder, cells, SIDE, &texts, NULL), 0);
    assert_int_equal(code_decode_cells(decoder, cells, SIDE, &texts, NULL), 0);
    assert_int_equal(texts.count, 1);
    assert_string_equal(texts.text[0], "ab\xce\xa0\xce\x90z");
    code_decoder_free(decoder);
}

static void modules_that_are_no_code_have_no_text(void **state)
{
    struct code_decoder *decoder = NULL;
    struct code_texts texts = {.count = 0};
    uint8_t cells[SIDE * SIDE];
    int i;

    (void)state;
    for (i = 0; i < SIDE * SIDE; i++)
        cells[i] = i % 3 == 0;
    assert_int_equal(code_decoder_new(&decoder, NULL), 0);
    assert_int_equal(code_decode_cells(decoder, cells, SIDE, &texts, NULL), 0);
    assert_int_equal(texts.count, 0);
    code_decoder_free(decoder);
}

/* A set of letters that had not been loaded before once had the reader killed: iconv
 * opens its file. */
static void any_set_of_letters_is_decoded_inside_the_sandbox(void **state)
{
    struct code_decoder *decoder = NULL;
    struct code_texts texts = {.count = 0};
    uint8_t cells[SIDE * SIDE];
    int status = 0;
    pid_t pid;

    (void)state;
    greek_cells(cells);
    assert_int_equal(code_decoder_new(&decoder, NULL), 0);
    pid = fork();
    if (pid == 0) {
        if (sandbox_install(NULL) != 0)
            _exit(EXIT_REFUSED);
        if (code_decode_cells(decoder, cells, SIDE, &texts, NULL) == 0 &&
                texts.count == 1)
            _exit(EXIT_GOOD);
        _exit(0);
    }
    assert_true(pid > 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_GOOD);
    code_decoder_free(decoder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_text_is_added_once),
            cmocka_unit_test(modules_that_are_no_code_have_no_text),
            cmocka_unit_test(any_set_of_letters_is_decoded_inside_the_sandbox),
    };

    return cmocka_run_group_tests_name("omr code text", tests, NULL, NULL);
}
