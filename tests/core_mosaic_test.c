/* core_mosaic_test.c -- pictures asked for: a decoder that dies costs one tile. */
#include "core/mosaic.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>

#include "core/descriptor.h"

enum { PATH_BYTES = 256, TILES = 60 };

/*
 * The process under the mosaic is this very program: called with --layout, it answers as
 * the first letter of each file tells it to, and its "picture" is what it was given:
 * a letter a tile.
 */
struct stub {
    char letters[MOSAIC_TILES_MAX + 1];
    size_t count;
};

static void say(const void *bytes, size_t size)
{
    if (write(STDOUT_FILENO, bytes, size) < 0)
        _exit(1);
}

static void picture_say(const char *bytes, size_t size)
{
    char line[64];

    say(line, (size_t)snprintf(line, sizeof(line), "ok 1 %zu\n", size));
    say(bytes, size);
}

static void obey(struct stub *stub, char letter)
{
    stub->letters[stub->count++] = letter;
    switch (letter) {
    case 'k': /* the decoder is killed */
        (void)raise(SIGKILL);
        break;
    case 'x': /* it talks nonsense */
        say("hello\n", 6);
        break;
    case 'b': /* broken */
        say("broken so\n", 10);
        break;
    case 'u': /* not registered */
        say("ok 0 0\n", 7);
        break;
    default:
        say("ok 1 0\n", 7);
    }
}

static int act_as_decoder(int is_mosaic)
{
    struct stub stub = {.count = 0};
    char text[DESCRIPTOR_TEXT_MAX], letter;
    int descriptor;

    while (descriptor_receive(3, text, &descriptor, NULL) == 1) {
        if (read(descriptor, &letter, 1) != 1)
            letter = '-'; /* nothing to be opened */
        (void)close(descriptor);
        if (is_mosaic)
            obey(&stub, letter);
        else if (letter == 'b')
            say("broken so\n", 10);
        else
            picture_say(text, strlen(text));
    }
    if (is_mosaic)
        picture_say(stub.letters, stub.count);
    return 0;
}

static char folder[] = "/tmp/mosaic-test-XXXXXX";

/* A file that holds its name; the path in a buffer of the caller's. */
static const char *file_make(const char *name, char path[PATH_BYTES])
{
    FILE *file;

    (void)snprintf(path, PATH_BYTES, "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(name, file) >= 0);
    assert_int_equal(fclose(file), 0);
    return path;
}

/* One tile a letter; the pictures' letters, the caller's. */
static char *run(const char *letters, struct piece *piece, int *result)
{
    static const char *const layouts[] = {"unused.json"};
    struct mosaic_tile tiles[MOSAIC_TILES_MAX];
    char paths[TILES][PATH_BYTES], name[] = "?";
    struct mosaic_wish wish = {.layouts = layouts,
            .layout_count = 1,
            .tiles = tiles,
            .program = "/proc/self/exe"};
    char *text;

    memset(tiles, 0, sizeof(tiles));
    memset(piece, 0, sizeof(*piece));
    for (; letters[wish.count] != '\0'; wish.count++) {
        struct mosaic_tile *tile = &tiles[wish.count];

        name[0] = letters[wish.count];
        tile->contest = "1";
        tile->option = "high";
        tile->image = name[0] == '-' ? NULL : file_make(name, paths[wish.count]);
    }
    *result = mosaic_make(&wish, piece, NULL);
    text = strndup(piece->bytes == NULL ? "" : (const char *)piece->bytes, piece->size);
    free(piece->bytes);
    return text;
}

static void check(const char *letters, const char *expected)
{
    struct piece piece;
    int result;
    char *got = run(letters, &piece, &result);

    assert_int_equal(result, 0);
    assert_string_equal(got, expected);
    free(got);
}

static void tiles_arrive_in_their_order(void **state)
{
    (void)state;
    check("a", "a");
    check("acegacegacegacegacegacegacegacegaceg", "acegacegacegacegacegacegacegacegaceg");
    check("ab-c", "ab-c"); /* broken and missing ones among them */
}

static void an_image_that_kills_the_decoder_costs_its_own_tile(void **state)
{
    (void)state;
    check("kaaaa", "-aaaa");
    check("aaaak", "aaaa-");
    check("aakaaxaaaaaaaaaaaaa", "aa-aa-aaaaaaaaaaaaa"); /* nonsense is no better */
}

static void a_decoder_that_dies_again_and_again_is_given_up(void **state)
{
    struct piece piece;
    int result;

    (void)state;
    check("kkk", "---");
    free(run("kkkk", &piece, &result));
    assert_int_equal(result, -1);
    assert_null(piece.bytes);
}

static void one_tile_that_is_not_registered_is_told(void **state)
{
    struct piece piece;
    int result;

    (void)state;
    free(run("aaba", &piece, &result));
    assert_int_equal(piece.is_registered, 1);
    free(run("aaua", &piece, &result));
    assert_int_equal(piece.is_registered, 0);
}

static void none_and_too_many_tiles_are_refused(void **state)
{
    static const char *const layouts[] = {"unused.json"};
    struct mosaic_wish wish = {.layouts = layouts, .layout_count = 1};
    struct piece piece;
    struct error err;

    (void)state;
    assert_int_equal(mosaic_make(&wish, &piece, &err), -1);
    wish.count = MOSAIC_TILES_MAX + 1;
    assert_int_equal(mosaic_make(&wish, &piece, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
}

static int piece_of(const char *image, struct piece *piece, struct error *err)
{
    struct piece_wish wish = {.kind = PIECE_ROW,
            .layout = "unused.json",
            .image = image,
            .index = 2,
            .page = 1,
            .rotation = 180,
            .contest = "7",
            .width_px = 1400,
            .program = "/proc/self/exe"};

    return piece_make(&wish, piece, err);
}

static void a_piece_is_asked_for_by_place_and_never_by_name(void **state)
{
    char path[PATH_BYTES];
    struct piece piece;
    json_t *request;

    (void)state;
    assert_int_equal(piece_of(file_make("a", path), &piece, NULL), 0);
    assert_int_equal(piece.is_registered, 1);
    request = json_loadb((const char *)piece.bytes, piece.size, 0, NULL);
    assert_string_equal(json_string_value(json_object_get(request, "piece")), "row");
    assert_string_equal(json_string_value(json_object_get(request, "contest")), "7");
    assert_int_equal(json_integer_value(json_object_get(request, "index")), 2);
    assert_int_equal(json_integer_value(json_object_get(request, "rotation")), 180);
    assert_null(json_object_get(request, "image"));
    json_decref(request);
    free(piece.bytes);
}

static void a_link_is_not_followed_and_a_broken_image_is_an_error(void **state)
{
    char path[PATH_BYTES], link[PATH_BYTES];
    struct piece piece = {.bytes = NULL};
    struct error err;

    (void)state;
    assert_int_equal(piece_of(file_make("b", path), &piece, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    (void)snprintf(link, sizeof(link), "%s/link", folder);
    assert_int_equal(symlink(path, link), 0);
    /* "b" would be broken; of the link only an empty file is handed over */
    assert_int_equal(piece_of(link, &piece, &err), 0);
    free(piece.bytes);
    (void)unlink(link);
}

static void a_program_that_is_not_there_is_an_error(void **state)
{
    struct piece_wish wish = {.kind = PIECE_PRINTED,
            .layout = "unused.json",
            .contest = "1",
            .width_px = 100,
            .program = "/nonexistent/kiemphieu-read"};
    struct piece piece;
    struct error err;

    (void)state;
    assert_int_equal(piece_make(&wish, &piece, &err), -1);
    assert_int_equal(err.kind, ERROR_IO);
}

static int start(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL;
}

static int end(void **state)
{
    static const char letters[] = "acegbkxu";
    char path[PATH_BYTES];
    size_t i;

    (void)state;
    for (i = 0; letters[i] != '\0'; i++) {
        (void)snprintf(path, sizeof(path), "%s/%c", folder, letters[i]);
        (void)unlink(path);
    }
    return rmdir(folder);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(tiles_arrive_in_their_order),
            cmocka_unit_test(an_image_that_kills_the_decoder_costs_its_own_tile),
            cmocka_unit_test(a_decoder_that_dies_again_and_again_is_given_up),
            cmocka_unit_test(one_tile_that_is_not_registered_is_told),
            cmocka_unit_test(none_and_too_many_tiles_are_refused),
            cmocka_unit_test(a_piece_is_asked_for_by_place_and_never_by_name),
            cmocka_unit_test(a_link_is_not_followed_and_a_broken_image_is_an_error),
            cmocka_unit_test(a_program_that_is_not_there_is_an_error),
    };

    if (argc > 1 && strcmp(argv[1], "--layout") == 0)
        return act_as_decoder(strcmp(argv[argc - 1], "--mosaic") == 0);
    return cmocka_run_group_tests(tests, start, end);
}
