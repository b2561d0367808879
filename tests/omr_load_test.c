/* omr_load_test.c -- what is no image is told by what it is instead. */
#include "tests/omr_loaded.h"

static void what_it_is_instead_is_told(void **state)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *part;
    } cases[] = {{"", 0, "empty"}, {"x", 1, "not an image"}, {"hello, world", 12, "TIFF"},
            {"%PDF-1.7 ...", 12, "PDF"}, {"GIF89a......", 12, "GIF"},
            {"BM..........", 12, "BMP"}, {"RIFF....WEBPVP8 ", 16, "WebP"},
            {"\0\0\0\x18"
             "ftypheic",
                    12, "HEIC"},
            {"PK\3\4........", 12, "zip"}, {"\0\0\0\x0cjP  \r\n\x87\n", 12, "JPEG 2000"},
            {"II*\0", 4, "header"}, {"II*\0\0\0\0\0", 8, "no page"},
            {"MM\0*\0\0\xff\xff", 8, "list of pages"},
            {"II+\0\7\0\0\0........", 16, "header"}, {"\xff\xd8\xff\xd9", 4, "damaged"},
            {"\xff\xd8\xff", 3, "damaged"}, {"\x89PNG\r\n\x1a\n", 8, "damaged"}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        expect_bytes_broken(cases[i].bytes, cases[i].size, cases[i].part);
}

static void a_fifo_is_no_image(void **state)
{
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    close(ends[1]);
    expect_broken(ends[0], "no regular file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_it_is_instead_is_told),
            cmocka_unit_test(a_fifo_is_no_image),
    };

    return cmocka_run_group_tests_name("omr load", tests, NULL, NULL);
}
