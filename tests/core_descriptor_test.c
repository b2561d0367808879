/* core_descriptor_test.c -- an open file arrives with its name, or not at all. */
#include "core/descriptor.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

static void sockets_make(int sockets[2])
{
    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sockets), 0);
}

static void a_file_arrives_with_its_name(void **state)
{
    int sockets[2], sent = memfd_create("file", MFD_CLOEXEC), got = -1;
    char text[DESCRIPTOR_TEXT_MAX], bytes[8] = "";

    (void)state;
    sockets_make(sockets);
    assert_int_equal(write(sent, "abc", 3), 3);
    assert_int_equal(descriptor_send(sockets[0], "phiếu/1.tif", sent, NULL), 0);
    close(sent);
    assert_int_equal(descriptor_receive(sockets[1], text, &got, NULL), 1);
    assert_string_equal(text, "phiếu/1.tif");
    assert_int_equal(pread(got, bytes, sizeof(bytes), 0), 3);
    assert_string_equal(bytes, "abc");
    assert_int_equal(fcntl(got, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    close(got);
    close(sockets[0]);
    assert_int_equal(descriptor_receive(sockets[1], text, &got, NULL), 0);
    close(sockets[1]);
}

static void names_too_long_or_empty_are_not_sent(void **state)
{
    char name[DESCRIPTOR_TEXT_MAX + 1], text[DESCRIPTOR_TEXT_MAX];
    int sockets[2], got = -1;

    (void)state;
    sockets_make(sockets);
    memset(name, 'x', sizeof(name));
    name[DESCRIPTOR_TEXT_MAX] = '\0';
    assert_int_equal(descriptor_send(sockets[0], name, STDERR_FILENO, NULL), -1);
    assert_int_equal(descriptor_send(sockets[0], "", STDERR_FILENO, NULL), -1);
    name[DESCRIPTOR_TEXT_MAX - 1] = '\0';
    assert_int_equal(descriptor_send(sockets[0], name, STDERR_FILENO, NULL), 0);
    assert_int_equal(descriptor_receive(sockets[1], text, &got, NULL), 1);
    assert_string_equal(text, name);
    close(got);
    close(sockets[0]);
    close(sockets[1]);
}

static void a_request_without_a_file_is_refused(void **state)
{
    char text[DESCRIPTOR_TEXT_MAX];
    int sockets[2], got = -1;
    struct error err;

    (void)state;
    sockets_make(sockets);
    assert_int_equal(send(sockets[0], "name", 4, 0), 4);
    assert_int_equal(descriptor_receive(sockets[1], text, &got, &err), -1);
    assert_int_equal(err.kind, ERROR_SYNTAX);
    close(sockets[0]);
    close(sockets[1]);
}

/* The sender would otherwise be ended by SIGPIPE. */
static void sending_to_nobody_is_an_error(void **state)
{
    int sockets[2];

    (void)state;
    sockets_make(sockets);
    close(sockets[1]);
    assert_int_equal(descriptor_send(sockets[0], "name", STDERR_FILENO, NULL), -1);
    close(sockets[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_file_arrives_with_its_name),
            cmocka_unit_test(names_too_long_or_empty_are_not_sent),
            cmocka_unit_test(a_request_without_a_file_is_refused),
            cmocka_unit_test(sending_to_nobody_is_an_error),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
