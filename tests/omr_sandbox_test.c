/* omr_sandbox_test.c -- the sandbox kills what it must and lets decoding through. */
#include "omr/sandbox.h"

#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "omr/load.h"

enum { EXIT_REFUSED = 70, EXIT_GOOD = 7 };

static void open_a_file(void)
{
    (void)open("/dev/null", O_RDONLY);
}

static void open_a_socket(void)
{
    (void)socket(AF_INET, SOCK_STREAM, 0);
}

static void make_a_process(void)
{
    (void)syscall(SYS_fork);
}

static void run_a_program(void)
{
    (void)execl("/bin/true", "true", (char *)NULL);
}

static void make_code(void)
{
    (void)mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
            MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
}

static void unlink_a_file(void)
{
    (void)unlink("/nonexistent");
}

static void set_a_descriptor_flag(void)
{
    (void)fcntl(0, F_SETFL, 0);
}

/* An uncompressed TIFF of 4 x 2 pixels, written before the sandbox closes. */
static int small_tiff(void)
{
    static const uint8_t tiff[] = {'I', 'I', '*', 0, 16, 0, 0, 0, /* directory at 16 */
            9, 8, 7, 6, 5, 4, 3, 2,                               /* pixels at 8 */
            8, 0,                                                 /* eight entries */
            0, 1, 3, 0, 1, 0, 0, 0, 4, 0, 0, 0,                   /* width 4 */
            1, 1, 3, 0, 1, 0, 0, 0, 2, 0, 0, 0,                   /* height 2 */
            2, 1, 3, 0, 1, 0, 0, 0, 8, 0, 0, 0,                   /* 8 bits */
            3, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0,                   /* no compression */
            6, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0,                   /* 0 is black */
            17, 1, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0,                  /* strip at 8 */
            22, 1, 3, 0, 1, 0, 0, 0, 2, 0, 0, 0,                  /* 2 rows a strip */
            23, 1, 4, 0, 1, 0, 0, 0, 8, 0, 0, 0,                  /* 8 bytes */
            0, 0, 0, 0};
    int descriptor = memfd_create("tiff", MFD_CLOEXEC);

    assert_int_equal(write(descriptor, tiff, sizeof(tiff)), (ssize_t)sizeof(tiff));
    return descriptor;
}

static void decode(int descriptor)
{
    struct load_file *file;
    struct image image;

    image_init(&image);
    if (load_open(descriptor, &file, NULL) == 0 &&
            load_page(file, 0, &image, NULL) == 0 && image.pixels[0] == 9 &&
            image.pixels[7] == 2)
        _exit(EXIT_GOOD);
}

static int status_of(pid_t pid)
{
    int status = 0;

    assert_true(pid > 0);
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

static void what_is_not_decoding_kills(void **state)
{
    static void (*const deeds[])(void) = {open_a_file, open_a_socket, make_a_process,
            run_a_program, make_code, unlink_a_file, set_a_descriptor_flag};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++) {
        pid_t pid = fork();
        int status;

        if (pid == 0) {
            if (sandbox_install(NULL) != 0)
                _exit(EXIT_REFUSED);
            deeds[i]();
            _exit(0);
        }
        status = status_of(pid);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGSYS);
    }
}

static void an_image_can_be_decoded_inside(void **state)
{
    int descriptor = small_tiff(), status;
    pid_t pid = fork();

    (void)state;
    if (pid == 0) {
        if (sandbox_install(NULL) != 0)
            _exit(EXIT_REFUSED);
        decode(descriptor);
        _exit(0);
    }
    status = status_of(pid);
    close(descriptor);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), EXIT_GOOD);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(what_is_not_decoding_kills),
            cmocka_unit_test(an_image_can_be_decoded_inside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
