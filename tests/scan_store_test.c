/* scan_store_test.c -- a file is in the folder whole and undated, or not at all. */
#include "scan/store.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "scan/serve.h"

struct place {
    char path[64];
    int folder;
};

static int place_make(void **state)
{
    struct place *place = calloc(1, sizeof(*place));

    assert_non_null(place);
    assert_int_equal(digest_start(NULL), 0);
    memcpy(place->path, "/tmp/kiemphieu-store-XXXXXX", 28);
    assert_non_null(mkdtemp(place->path));
    place->folder = open(place->path, O_RDONLY | O_DIRECTORY);
    assert_true(place->folder >= 0);
    *state = place;
    return 0;
}

/* Files in the folder; removes them if asked to. */
static int count_files(const struct place *place, int and_remove)
{
    DIR *folder = opendir(place->path);
    const struct dirent *entry;
    int count = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL)
        if (entry->d_name[0] != '.') {
            count++;
            if (and_remove)
                assert_int_equal(unlinkat(place->folder, entry->d_name, 0), 0);
        }
    (void)closedir(folder);
    return count;
}

static int place_remove(void **state)
{
    struct place *place = *state;

    (void)count_files(place, 1);
    (void)close(place->folder);
    (void)rmdir(place->path);
    free(place);
    return 0;
}

static int source_of(const char *text, struct digest *digest)
{
    int descriptor = memfd_create("source", 0);

    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    digest_of(text, strlen(text), digest);
    return descriptor;
}

static void a_stored_file_is_private_and_undated(void **state)
{
    struct place *place = *state;
    struct store_file file;
    struct digest digest;
    int source = source_of("a ballot", &digest);
    struct stat entry;

    assert_int_equal(store_begin(place->folder, ".tif", &file, NULL), 0);
    assert_int_equal(store_fill(&file, source, &digest, NULL), 0);
    assert_true(store_is_part(file.part));
    assert_int_equal(faccessat(place->folder, file.name, F_OK, 0), -1);
    assert_int_equal(store_finish(&file, NULL), 0);
    assert_int_equal(fstatat(place->folder, file.name, &entry, 0), 0);
    assert_int_equal(entry.st_mode & 07777, 0600);
    assert_int_equal(entry.st_mtim.tv_sec, 946684800); /* 1 January 2000 */
    assert_int_equal(entry.st_mtim.tv_nsec, 0);
    assert_int_equal(entry.st_atim.tv_sec, 946684800);
    assert_int_equal(entry.st_size, 8);
    assert_int_equal(count_files(place, 0), 1);
    store_drop(&file); /* no harm to one that is finished */
    assert_int_equal(count_files(place, 0), 1);
    close(source);
}

/* The fill must fail with `kind`, and nothing may be left behind it. */
static void leaves_nothing(struct place *place, int source, const struct digest *digest,
        enum error_kind kind)
{
    struct error err = {.text = ""};
    struct store_file file;

    assert_int_equal(store_begin(place->folder, "", &file, NULL), 0);
    assert_int_equal(store_fill(&file, source, digest, &err), -1);
    assert_int_equal(err.kind, kind);
    store_drop(&file);
    assert_int_equal(count_files(place, 0), 0);
}

static void a_file_that_changed_meanwhile_is_not_stored(void **state)
{
    struct digest before, now;
    int source = source_of("what it is now", &now);

    close(source_of("what it was when it was looked up", &before));
    leaves_nothing(*state, source, &before, ERROR_CRYPTO);
    close(source);
}

static void a_full_disk_leaves_nothing(void **state)
{
    struct rlimit old, small;
    struct digest digest;
    int source = source_of("longer than sixteen bytes", &digest);

    (void)signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    small = old;
    small.rlim_cur = 16;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    leaves_nothing(*state, source, &digest, ERROR_IO);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    close(source);
}

static void a_pipe_is_refused(void **state)
{
    struct digest digest;
    int ends[2];

    digest_of(NULL, 0, &digest);
    assert_int_equal(pipe(ends), 0);
    leaves_nothing(*state, ends[0], &digest, ERROR_IO);
    close(ends[0]);
    close(ends[1]);
}

static void a_hidden_copy_is_gone_once_dropped(void **state)
{
    struct place *place = *state;
    struct store_file file;
    char byte;

    assert_int_equal(store_begin(place->folder, ".tif", &file, NULL), 0);
    assert_int_equal(store_hide(&file, NULL), 0);
    assert_int_equal(count_files(place, 0), 0);
    assert_int_equal(write(file.descriptor, "x", 1), 1);
    assert_int_equal(pread(file.descriptor, &byte, 1, 0), 1);
    store_drop(&file);
}

static void only_names_of_ours_are_known(void **state)
{
    (void)state;
    assert_true(store_is_name("0123456789abcdef0123456789abcdef.tif"));
    assert_true(store_is_name("0123456789abcdef0123456789abcdef"));
    assert_false(store_is_name("0123456789abcdef0123456789abcde.tif"));
    assert_false(store_is_name("0123456789abcdef0123456789abcdef0.tif"));
    assert_false(store_is_name("0123456789abcdef0123456789abcdef.tif.part"));
    assert_false(store_is_name("ballot.tif"));
    assert_true(store_is_part("0123456789abcdef0123456789abcdef.tif.part"));
    assert_true(store_is_part("0123456789abcdef0123456789abcdef.part"));
    assert_false(store_is_part("0123456789abcdef0123456789abcdef.tif"));
    assert_false(store_is_part("notes.part"));
}

static void put_file(const struct place *place, const char *name)
{
    int file = openat(place->folder, name, O_WRONLY | O_CREAT, 0600);

    assert_true(file >= 0);
    assert_int_equal(write(file, name, strlen(name)), (ssize_t)strlen(name));
    close(file);
}

/* What is answered to these lines; the caller frees it. */
static char *answers(const struct place *place, const char *lines)
{
    char *text = NULL;
    size_t size = 0;
    FILE *in = fmemopen((void *)(uintptr_t)lines, strlen(lines), "r");
    FILE *out = open_memstream(&text, &size);

    assert_non_null(in);
    assert_non_null(out);
    assert_int_equal(serve_requests(place->folder, in, out), 0);
    (void)fclose(in);
    (void)fclose(out);
    return text;
}

static void a_sweep_clears_and_tells(void **state)
{
    struct place *place = *state;
    char *text;

    put_file(place, "0123456789abcdef0123456789abcdef.tif");
    put_file(place, "ffffffffffffffffffffffffffffffff.tif.part");
    put_file(place, "notes.part");
    text = answers(place, "{\"sweep\":true}\n");
    assert_non_null(strstr(text, "images/0123456789abcdef0123456789abcdef.tif"));
    assert_null(strstr(text, "notes"));
    assert_null(strstr(text, "ffff.tif"));
    assert_non_null(strstr(text, "\"end\":true"));
    assert_int_equal(count_files(place, 0), 2); /* the .part of ours is gone */
    free(text);
}

static void an_image_that_is_not_wanted_leaves_nothing(void **state)
{
    struct place *place = *state;
    char path[96], hex[DIGEST_HEX_BYTES], lines[512], *text;
    struct digest digest;
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/source.png", place->path);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs("pixels", file) >= 0);
    assert_int_equal(fclose(file), 0);
    digest_of("pixels", 6, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    (void)snprintf(lines, sizeof(lines),
            "{\"store\":\"%s\",\"digest\":\"%s\"}\n{\"keep\":false}\n", path, hex);
    text = answers(place, lines);
    assert_non_null(strstr(text, hex));
    assert_null(strstr(text, "\"image\""));
    assert_int_equal(count_files(place, 0), 1); /* the source */
    free(text);
    /* Nobody says whether to keep it: it is not kept. */
    *strchr(lines, '\n') = '\0';
    text = answers(place, lines);
    assert_null(strstr(text, "\"image\""));
    assert_int_equal(count_files(place, 0), 1);
    free(text);
    (void)snprintf(lines, sizeof(lines),
            "{\"store\":\"%s\",\"digest\":\"%s\"}\n{\"keep\":true}\n", path, hex);
    text = answers(place, lines);
    assert_non_null(strstr(text, ".png\""));
    assert_int_equal(count_files(place, 0), 2);
    free(text);
}

static void nonsense_is_answered_and_ends_nothing(void **state)
{
    char *text = answers(*state, "hello\n{}\n{\"sweep\":true}\n");

    assert_non_null(strstr(text, "\"ok\":false"));
    assert_non_null(strstr(text, "\"end\":true"));
    free(text);
}

#define FACT(name) cmocka_unit_test_setup_teardown(name, place_make, place_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
            FACT(a_stored_file_is_private_and_undated),
            FACT(a_file_that_changed_meanwhile_is_not_stored),
            FACT(a_full_disk_leaves_nothing),
            FACT(a_pipe_is_refused),
            FACT(a_hidden_copy_is_gone_once_dropped),
            FACT(only_names_of_ours_are_known),
            FACT(a_sweep_clears_and_tells),
            FACT(an_image_that_is_not_wanted_leaves_nothing),
            FACT(nonsense_is_answered_and_ends_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
