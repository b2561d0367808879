/* omr_worker_test.c -- how answers leave the sandboxed side. */
#include "omr/worker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>
#include <tiffio.h>

#include "core/descriptor.h"

enum { HERE, THERE, ENDS, ANSWER_BYTES = 4096 };

/* Each write to a socket of packets is a packet: what wakes the other side can be seen.
 */
struct talk {
    int requests[ENDS], answers[ENDS];
    char answer[ANSWER_BYTES];
};

static void talk_begin(struct talk *talk)
{
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, talk->requests), 0);
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, talk->answers), 0);
}

static void talk_serve(struct talk *talk, int descriptor)
{
    struct worker worker = {.output = talk->answers[THERE]};

    assert_int_equal(descriptor_send(talk->requests[HERE], "name", descriptor, NULL), 0);
    (void)close(descriptor);
    (void)close(talk->requests[HERE]);
    assert_int_equal(worker_serve(&worker, talk->requests[THERE], NULL), 0);
    glance_release(&worker.glance);
    (void)close(talk->requests[THERE]);
    (void)close(talk->answers[THERE]);
}

/* The next packet as a text; "" at the end. */
static const char *talk_hear(struct talk *talk)
{
    ssize_t got = read(talk->answers[HERE], talk->answer, sizeof(talk->answer) - 1);

    assert_true(got >= 0);
    talk->answer[got] = '\0';
    return talk->answer;
}

/* Pages that are refused before a pixel is decoded: no layout is needed for them. */
static int refused_pages_make(int count)
{
    int descriptor = memfd_create("tiff", MFD_CLOEXEC), page;
    TIFF *tiff = TIFFFdOpen(dup(descriptor), "test", "w");
    uint16_t row[] = {0, 0};

    assert_non_null(tiff);
    for (page = 0; page < count; page++) {
        TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, 2);
        TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, 1);
        TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 16);
        TIFFSetField(tiff, TIFFTAG_SAMPLEFORMAT, SAMPLEFORMAT_IEEEFP);
        TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
        assert_int_equal(TIFFWriteScanline(tiff, row, 0, 0), 1);
        assert_int_equal(TIFFWriteDirectory(tiff), 1);
    }
    TIFFClose(tiff);
    return descriptor;
}

static void expect_answer(struct talk *talk, int32_t index, const char *end)
{
    const char *answer = talk_hear(talk);
    char field[32];

    (void)snprintf(field, sizeof(field), "\"index\":%d,", index);
    assert_non_null(strstr(answer, field));
    assert_non_null(strstr(answer, "image-broken"));
    assert_string_equal(strrchr(answer, '}') + 1, end);
}

/* It was written in three pieces: the reader's other side woke for the line, parsed and
 * printed it, and only then heard that the worker had nothing to do. */
static void a_file_of_one_page_is_answered_in_one_piece(void **state)
{
    struct talk talk;

    (void)state;
    talk_begin(&talk);
    talk_serve(&talk, refused_pages_make(1));
    assert_string_equal(talk_hear(&talk), "\n"); /* ready */
    expect_answer(&talk, 0, "\n\n");
    assert_string_equal(talk_hear(&talk), "");
    (void)close(talk.answers[HERE]);
}

static void each_page_has_its_line_and_the_last_ends_the_answer(void **state)
{
    struct talk talk;

    (void)state;
    talk_begin(&talk);
    talk_serve(&talk, refused_pages_make(3));
    assert_string_equal(talk_hear(&talk), "\n");
    expect_answer(&talk, 0, "\n");
    expect_answer(&talk, 1, "\n");
    expect_answer(&talk, 2, "\n\n");
    assert_string_equal(talk_hear(&talk), "");
    (void)close(talk.answers[HERE]);
}

static void what_is_no_image_has_its_line_too(void **state)
{
    struct talk talk;
    int descriptor = memfd_create("empty", MFD_CLOEXEC);

    (void)state;
    talk_begin(&talk);
    talk_serve(&talk, descriptor);
    assert_string_equal(talk_hear(&talk), "\n");
    expect_answer(&talk, 0, "\n\n");
    assert_string_equal(talk_hear(&talk), "");
    (void)close(talk.answers[HERE]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_file_of_one_page_is_answered_in_one_piece),
            cmocka_unit_test(each_page_has_its_line_and_the_last_ends_the_answer),
            cmocka_unit_test(what_is_no_image_has_its_line_too)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
