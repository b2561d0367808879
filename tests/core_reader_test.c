/* core_reader_test.c -- files stay in order whatever becomes of the processes. */
#include "core/reader.h"

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

#include "core/descriptor.h"

enum { PATH_BYTES = 256, SEEN_MAX = 512, IMPATIENT_MS = 300 };

/*
 * The process under the reader is this very program: called with --layout
 * it answers as the file's name tells it to.
 */
static void say(const char *text)
{
    if (write(STDOUT_FILENO, text, strlen(text)) < 0)
        _exit(1);
}

static void say_pages(int from, int to)
{
    char line[512];

    for (; from < to; from++) {
        (void)snprintf(line, sizeof(line),
                "{\"format\":\"kiemphieu-reading\",\"version\":1,\"image\":\"x\","
                "\"index\":%d,\"verdict\":\"clear\",\"reasons\":[],"
                "\"conference\":\"\",\"ballot_type\":\"\",\"form_id\":\"\",\"page\":0,"
                "\"rotation\":0,\"scale_x_ppm\":0,\"scale_y_ppm\":0,\"contests\":[]}\n",
                from);
        say(line);
    }
}

static void obey(const char *name)
{
    if (strstr(name, "crash-") != NULL) {
        (void)signal(SIGSEGV, SIG_DFL);
        (void)raise(SIGSEGV);
    } else if (strstr(name, "later-") != NULL) {
        say_pages(0, 2);
        say("{\"format\":");
        _exit(4);
    } else if (strstr(name, "hang-") != NULL) {
        (void)pause();
    } else if (strstr(name, "babble-") != NULL) {
        say("hello\n\n");
    } else if (strstr(name, "mute-") != NULL) {
        say("\n");
    } else if (strstr(name, "shifted-") != NULL) {
        say_pages(1, 2);
        say("\n");
    } else {
        say_pages(0, strstr(name, "three-") != NULL ? 3 : 1);
        say("\n");
    }
}

static int act_as_worker(void)
{
    char name[DESCRIPTOR_TEXT_MAX];
    int descriptor;

    if (getenv("READER_TEST_REFUSE") != NULL)
        return 1;
    say("\n");
    while (descriptor_receive(3, name, &descriptor, NULL) == 1) {
        (void)close(descriptor);
        obey(name);
    }
    return 0;
}

/* What came back. */
struct seen {
    size_t count;
    uint64_t ended; /* files */
    uint64_t files[SEEN_MAX];
    struct reading readings[SEEN_MAX]; /* without contests */
};

static int note(
        void *context, uint64_t file, const struct reading *reading, struct error *err)
{
    struct seen *seen = context;

    (void)err;
    if (reading == NULL) {
        seen->ended++;
        assert_int_equal(seen->ended, file + 1); /* each file once, in order */
        return 0;
    }
    assert_int_equal(seen->ended, file);
    assert_true(seen->count < SEEN_MAX);
    assert_int_equal(reading->contest_count, 0);
    seen->files[seen->count] = file;
    seen->readings[seen->count] = *reading;
    seen->readings[seen->count++].contests = NULL;
    return 0;
}

static char folder[] = "/tmp/reader-test-XXXXXX";

/* An empty file of that name; the path in a buffer of the caller's. */
static const char *file_make(const char *name, char path[PATH_BYTES])
{
    FILE *file;

    (void)snprintf(path, PATH_BYTES, "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
    return path;
}

static struct seen *run(const char *const *names, size_t count, int jobs)
{
    static const char *const layouts[] = {"unused.json"};
    struct reader_options options = {.layouts = layouts,
            .layout_count = 1,
            .jobs = jobs,
            .patience_ms = IMPATIENT_MS,
            .program = "/proc/self/exe"};
    struct seen *seen = calloc(1, sizeof(*seen));
    struct reader *reader;
    struct error err;
    char path[PATH_BYTES];
    size_t i;

    assert_non_null(seen);
    if (reader_new(&options, note, seen, &reader, &err) != 0)
        fail_msg("%s", err.text);
    for (i = 0; i < count; i++)
        if (reader_give(reader, names[i][0] == '/' ? names[i] : file_make(names[i], path),
                    &err) != 0)
            fail_msg("%s", err.text);
    if (reader_finish(reader, &err) != 0)
        fail_msg("%s", err.text);
    reader_free(reader);
    return seen;
}

static void expect(const struct seen *seen, size_t place, uint64_t file, int32_t index,
        const char *detail)
{
    const struct reading *reading = &seen->readings[place];

    assert_true(place < seen->count);
    assert_int_equal(seen->files[place], file);
    assert_int_equal(reading->index, index);
    assert_int_equal(reading->verdict, detail == NULL ? VERDICT_CLEAR : VERDICT_HELD);
    assert_int_equal(reading->reasons, detail == NULL ? 0 : 1U << REASON_IMAGE_BROKEN);
    if (detail != NULL && strstr(reading->detail, detail) == NULL)
        fail_msg("'%s' does not say '%s'", reading->detail, detail);
}

static void no_files_are_no_readings(void **state)
{
    struct seen *seen = run(NULL, 0, 2);

    (void)state;
    assert_int_equal(seen->count, 0);
    free(seen);
}

static void a_hundred_files_come_in_their_order(void **state)
{
    char texts[100][16];
    const char *names[100];
    struct seen *seen;
    size_t i, jobs;

    (void)state;
    for (i = 0; i < 100; i++) {
        (void)snprintf(texts[i], sizeof(texts[i]), "f%zu", i);
        names[i] = texts[i];
    }
    for (jobs = 1; jobs <= 3; jobs += 2) {
        seen = run(names, 100, (int)jobs);
        assert_int_equal(seen->count, 100);
        for (i = 0; i < 100; i++) {
            expect(seen, i, i, 0, NULL);
            assert_string_equal(strrchr(seen->readings[i].image, '/') + 1, texts[i]);
        }
        free(seen);
    }
}

static void each_wrong_file_costs_itself_alone(void **state)
{
    static const char *const names[] = {"a", "crash-1", "b", "hang-1", "three-1",
            "later-1", "babble-1", "mute-1", "shifted-1", "/nonexistent/x.tif", "/tmp",
            "/dev/null", "z"};
    struct seen *seen = run(names, sizeof(names) / sizeof(names[0]), 2);

    (void)state;
    assert_int_equal(seen->count, 17);
    expect(seen, 0, 0, 0, NULL);
    expect(seen, 1, 1, 0, "crashed (signal 11)");
    expect(seen, 2, 2, 0, NULL);
    expect(seen, 3, 3, 0, "took too long");
    expect(seen, 4, 4, 0, NULL);
    expect(seen, 5, 4, 1, NULL);
    expect(seen, 6, 4, 2, NULL);
    expect(seen, 7, 5, 0, NULL);
    expect(seen, 8, 5, 1, NULL);
    expect(seen, 9, 5, 2, "stopped (exit 4); later pages");
    expect(seen, 10, 6, 0, "no answer that makes sense");
    expect(seen, 11, 7, 0, "no answer that makes sense");
    expect(seen, 12, 8, 0, "no answer that makes sense");
    expect(seen, 13, 9, 0, "No such file");
    expect(seen, 14, 10, 0, "folder");
    expect(seen, 15, 11, 0, "regular");
    expect(seen, 16, 12, 0, NULL);
    free(seen);
}

static void a_fifo_is_not_waited_for(void **state)
{
    char path[PATH_BYTES];
    const char *names[1] = {path};
    struct seen *seen;

    (void)state;
    (void)snprintf(path, sizeof(path), "%s/fifo", folder);
    assert_int_equal(mkfifo(path, 0600), 0);
    seen = run(names, 1, 1);
    assert_int_equal(seen->count, 1);
    expect(seen, 0, 0, 0, "regular");
    free(seen);
}

static void a_reader_that_does_not_start_is_an_error(void **state)
{
    static const char *const layouts[] = {"unused.json"};
    struct reader_options options = {.layouts = layouts,
            .layout_count = 1,
            .jobs = 1,
            .program = "/proc/self/exe"};
    struct reader *reader;
    struct error err;

    (void)state;
    assert_int_equal(setenv("READER_TEST_REFUSE", "1", 1), 0);
    assert_int_equal(reader_new(&options, note, NULL, &reader, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    assert_int_equal(unsetenv("READER_TEST_REFUSE"), 0);
    options.program = "/nonexistent/kiemphieu-read";
    assert_int_equal(reader_new(&options, note, NULL, &reader, &err), -1);
}

static int folder_make(void **state)
{
    (void)state;
    return mkdtemp(folder) == NULL ? -1 : 0;
}

static int folder_remove(void **state)
{
    char line[PATH_BYTES];

    (void)state;
    (void)snprintf(line, sizeof(line), "rm -rf '%s'", folder);
    return system(line);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(no_files_are_no_readings),
            cmocka_unit_test(a_hundred_files_come_in_their_order),
            cmocka_unit_test(each_wrong_file_costs_itself_alone),
            cmocka_unit_test(a_fifo_is_not_waited_for),
            cmocka_unit_test(a_reader_that_does_not_start_is_an_error),
    };

    if (argc > 1 && strcmp(argv[1], "--layout") == 0)
        return act_as_worker();
    return cmocka_run_group_tests(tests, folder_make, folder_remove);
}
