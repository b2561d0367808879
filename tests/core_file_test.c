/* core_file_test.c -- files are replaced whole or not at all; lists of images. */
#include "core/file.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file_list.h"

static void make_folder(char folder[FILE_PATH_MAX])
{
    (void)snprintf(folder, FILE_PATH_MAX, "/tmp/kiemphieu-file-XXXXXX");
    assert_non_null(mkdtemp(folder));
}

static void path_of(char path[FILE_PATH_MAX], const char *folder, const char *name)
{
    assert_int_equal(file_join(path, folder, name, NULL), 0);
}

static void check_text(const char *path, const char *expected)
{
    struct error err;
    char *text = NULL;
    size_t size = 0;

    assert_int_equal(file_read(path, 100, &text, &size, &err), 0);
    assert_int_equal(size, strlen(expected));
    assert_string_equal(text, expected);
    free(text);
}

static void a_file_is_written_read_and_replaced(void **state)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];
    struct error err;
    struct stat entry;

    (void)state;
    make_folder(folder);
    path_of(path, folder, "a.txt");
    assert_int_equal(file_write(path, "one", 3, &err), 0);
    check_text(path, "one");
    assert_int_equal(file_write(path, "", 0, &err), 0);
    check_text(path, "");
    assert_int_equal(file_write_private(path, "key", 3, &err), 0);
    assert_int_equal(stat(path, &entry), 0);
    assert_int_equal(entry.st_mode & 0777, 0600);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0); /* nothing else was left in it */
}

static void a_file_of_the_bound_is_read_one_byte_more_is_not(void **state)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX], *text = NULL;
    struct error err;
    size_t size;

    (void)state;
    make_folder(folder);
    path_of(path, folder, "a.txt");
    assert_int_equal(file_write(path, "12345", 5, &err), 0);
    assert_int_equal(file_read(path, 5, &text, &size, &err), 0);
    free(text);
    assert_int_equal(file_read(path, 4, &text, &size, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
    assert_non_null(strstr(err.text, path));
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

/* The limit stands in a child: RLIMIT_FSIZE is for good. */
static int write_with_limit(const char *path, rlim_t most)
{
    static const char large[4096] = {'x'};
    const struct rlimit limit = {most, most};
    struct error err;
    pid_t child = fork();
    int status;

    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGXFSZ, SIG_IGN);
        if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
            _exit(2);
        _exit(file_write(path, large, sizeof(large), &err) == 0 ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void a_failed_write_leaves_the_old_file_and_nothing_else(void **state)
{
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];
    struct error err;

    (void)state;
    make_folder(folder);
    path_of(path, folder, "a.txt");
    assert_int_equal(file_write(path, "old", 3, &err), 0);
    assert_int_equal(write_with_limit(path, 4095), 1);
    check_text(path, "old");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
}

static void a_missing_folder_is_said_with_the_path(void **state)
{
    struct error err;

    (void)state;
    assert_int_equal(file_write("/tmp/no-such-folder/a", "x", 1, &err), -1);
    assert_int_equal(err.kind, ERROR_IO);
    assert_non_null(strstr(err.text, "/tmp/no-such-folder/a"));
}

static void a_joined_path_fits_or_is_refused(void **state)
{
    char path[FILE_PATH_MAX], name[FILE_PATH_MAX];
    struct error err;

    (void)state;
    /* "d/" and 4093 letters are 4095 bytes: with the NUL just room */
    memset(name, 'n', sizeof(name));
    name[FILE_PATH_MAX - 3] = '\0';
    assert_int_equal(file_join(path, "d", name, &err), 0);
    assert_int_equal(strlen(path), FILE_PATH_MAX - 1);
    assert_int_equal(file_join(path, "dd", name, &err), -1);
    assert_int_equal(err.kind, ERROR_RANGE);
}

/* ---- lists of images ---- */

static void a_folders_images_come_in_the_order_of_their_numbers(void **state)
{
    static const char *const names[] = {
            "10.tif", "2.TIF", "1.jpeg", "notes.txt", ".9.tif", "3.png", "tif"};
    static const char *const expected[] = {"1.jpeg", "2.TIF", "3.png", "10.tif"};
    char folder[FILE_PATH_MAX], path[FILE_PATH_MAX];
    struct file_list list;
    struct error err;
    size_t i;

    (void)state;
    make_folder(folder);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        path_of(path, folder, names[i]);
        assert_int_equal(file_write(path, "", 0, &err), 0);
    }
    file_list_init(&list);
    assert_int_equal(file_list_add(&list, folder, &err), 0);
    assert_int_equal(list.count, 4);
    assert_int_equal(
            list.passed_over, 2); /* notes.txt and tif; hidden ones are not seen */
    for (i = 0; i < 4; i++) {
        path_of(path, folder, expected[i]);
        assert_string_equal(list.paths[i], path);
    }
    file_list_release(&list);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        path_of(path, folder, names[i]);
        assert_int_equal(unlink(path), 0);
    }
    assert_int_equal(rmdir(folder), 0);
}

/* Room doubles at powers of two: every size around them. */
static void a_list_grows_as_long_as_it_must(void **state)
{
    struct file_list list;
    struct error err;
    size_t i;

    (void)state;
    file_list_init(&list);
    for (i = 0; i < 70; i++)
        assert_int_equal(file_list_add(&list, "/dev/null", &err), 0);
    assert_int_equal(list.count, 70);
    assert_string_equal(list.paths[69], "/dev/null");
    assert_int_equal(file_list_add(&list, "/tmp/no-such-file", &err), -1);
    assert_int_equal(list.count, 70);
    file_list_release(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_file_is_written_read_and_replaced),
            cmocka_unit_test(a_file_of_the_bound_is_read_one_byte_more_is_not),
            cmocka_unit_test(a_failed_write_leaves_the_old_file_and_nothing_else),
            cmocka_unit_test(a_missing_folder_is_said_with_the_path),
            cmocka_unit_test(a_joined_path_fits_or_is_refused),
            cmocka_unit_test(a_folders_images_come_in_the_order_of_their_numbers),
            cmocka_unit_test(a_list_grows_as_long_as_it_must)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
