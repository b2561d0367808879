/* program_desk_attack_load_test.c -- slow heads and bodies, floods, and what is too much.
 */
#include "tests/program_desk_attack.h"

#include <dirent.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#define FROM ATTACK_FROM
#define FORM ATTACK_FORM

enum { PATIENCE_MS = 1500, DRIP_MS = 20, FLOOD = 200, SERVED_MAX = 64 };

struct stage {
    struct desk_program desk;
    struct seat seat;
};

static void say(int connection, const struct stage *stage, const char *template)
{
    size_t size;
    char *text = seat_fill(&stage->desk, &stage->seat, template, &size);

    assert_int_equal(send(connection, text, size, MSG_NOSIGNAL), size);
    free(text);
}

/* A byte now and then, until the desk has had enough; its answer. */
static unsigned drip(struct stage *stage, const char *start, char byte)
{
    int connection = desk_program_connect(&stage->desk), drops = 0;
    struct pollfd polled = {.fd = connection, .events = POLLIN | POLLRDHUP};
    struct desk_reply reply;
    unsigned status;

    say(connection, stage, start);
    while (poll(&polled, 1, DRIP_MS) == 0 && drops++ < 1000)
        if (send(connection, &byte, 1, MSG_NOSIGNAL) != 1)
            break;
    assert_true(drops < 1000);
    desk_program_hear(connection, &reply);
    status = reply.status;
    desk_reply_release(&reply);
    (void)close(connection);
    assert_true(desk_program_lives(&stage->desk));
    return status;
}

static void who_is_slow_is_shown_out(void **state)
{
    struct stage *stage = *state;

    assert_int_equal(drip(stage, "GET / HTTP/1.1\r\nX: ", 'a'), 408);
    assert_int_equal(drip(stage, "G", 'E'), 408);
    assert_int_equal(drip(stage,
                             "POST /sign-in HTTP/1.1\r\n" FROM FORM
                             "Content-Length: 100000\r\n\r\n",
                             'a'),
            0); /* cut: half a body has no answer */
}

static void who_is_silent_is_shown_out(void **state)
{
    struct stage *stage = *state;
    int silent = desk_program_connect(&stage->desk);
    int bodiless = desk_program_connect(&stage->desk);
    struct desk_reply reply;

    say(bodiless, stage,
            "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 54\r\n\r\n");
    desk_program_hear(silent, &reply);
    assert_int_equal(reply.size, 0);
    desk_reply_release(&reply);
    desk_program_hear(bodiless, &reply);
    assert_int_equal(reply.size, 0);
    desk_reply_release(&reply);
    (void)close(silent);
    (void)close(bodiless);
    assert_true(desk_program_lives(&stage->desk));
}

static void connections_that_only_stand_there_shut_nobody_out(void **state)
{
    struct stage *stage = *state;
    int connections[FLOOD];
    size_t i;

    for (i = 0; i < FLOOD; i++) {
        connections[i] = desk_program_connect(&stage->desk);
        if (i % 2 == 0)
            say(connections[i], stage, "GET /");
    }
    assert_true(desk_program_lives(&stage->desk));
    for (i = 0; i < FLOOD; i++)
        (void)close(connections[i]);
    assert_true(desk_program_lives(&stage->desk));
}

/* Sixty-four whole heads whose bodies do not come; the next is told to come again. */
static void more_than_can_be_served_are_told_to_wait(void **state)
{
    struct stage *stage = *state;
    int connections[SERVED_MAX];
    struct pollfd polled = {.events = POLLIN};
    size_t i;
    int refused = 0;

    for (i = 0; i < SERVED_MAX; i++) {
        connections[i] = desk_program_connect(&stage->desk);
        say(connections[i], stage,
                "POST /sign-in HTTP/1.1\r\n" FROM FORM "Content-Length: 54\r\n\r\n");
    }
    for (i = 0; i < 100 && !refused; i++) {
        polled.fd = desk_program_connect(&stage->desk);
        say(polled.fd, stage, "GET /sign-in HTTP/1.1\r\n" FROM "\r\n");
        if (poll(&polled, 1, PATIENCE_MS) == 1) {
            struct desk_reply reply;

            desk_program_hear(polled.fd, &reply);
            refused = reply.status == 503 &&
                      strstr(reply.text, "\r\nRetry-After: ") != NULL;
            desk_reply_release(&reply);
        }
        (void)close(polled.fd);
    }
    assert_true(refused);
    for (i = 0; i < SERVED_MAX; i++)
        (void)close(connections[i]);
    for (i = 0; i < 1000 && !desk_program_lives(&stage->desk); i++)
        (void)poll(NULL, 0, DRIP_MS);
    assert_true(i < 1000);
}

/* ---- large bodies ---- */

/* A form of `fields` fields, or of one field of `bytes`. */
static unsigned send_form(struct stage *stage, size_t fields, size_t bytes)
{
    char *form = malloc(2 * fields + bytes + 3);
    unsigned status;
    size_t i, used = 0;

    assert_non_null(form);
    for (i = 0; i < fields; i++) {
        form[used++] = 'a';
        form[used++] = '&';
    }
    form[used++] = 'b';
    form[used++] = '=';
    memset(form + used, 'c', bytes);
    form[used + bytes] = '\0';
    status = seat_post(&stage->seat, "/language", form, NULL);
    free(form);
    assert_true(desk_program_lives(&stage->desk));
    return status;
}

static void large_forms_are_refused(void **state)
{
    static const struct attack attacks[] = {
            {413, "more than a gigabyte",
                    "POST /language HTTP/1.1\r\n" FROM FORM
                    "Content-Length: 1073741825\r\n\r\n"},
            {413, "a terabyte",
                    "POST /language HTTP/1.1\r\n" FROM FORM
                    "Content-Length: 999999999999\r\n\r\n"},
    };
    struct stage *stage = *state;

    assert_int_equal(send_form(stage, 4000, 0), 303);
    assert_int_equal(send_form(stage, 5000, 0), 413);
    assert_int_equal(send_form(stage, 0, 4000000), 303);
    assert_int_equal(send_form(stage, 0, 4 << 20), 413);
    program_desk_attack(&stage->desk, &stage->seat, attacks, 2);
}

#define SET "/scan/upload/0000000000000000"
#define UPLOAD "POST " SET "?name=a.tif HTTP/1.1\r\n" FROM
#define BYTES "Content-Type: application/octet-stream\r\n"

static void uploads_are_for_operators_with_a_token(void **state)
{
    static const struct attack attacks[] = {
            {403, "no token", UPLOAD BYTES "Content-Length: 4\r\n\r\nII*x"},
            {403, "a guessed token",
                    UPLOAD BYTES
                    "X-Token: 000000000000000000000000000000000000000000000000"
                    "\r\nContent-Length: 4\r\n\r\nII*x"},
            {403, "the token in the address",
                    "POST " SET "?name=a.tif&token={token} HTTP/1.1\r\n" FROM BYTES
                    "Content-Length: 4\r\n\r\nII*x"},
            {400, "two tokens",
                    UPLOAD BYTES "X-Token: {token}\r\nX-Token: {token}\r\n"
                                 "Content-Length: 4\r\n\r\nII*x"},
            {415, "a form",
                    UPLOAD FORM "X-Token: {token}\r\nContent-Length: 4\r\n\r\nII*x"},
            {415, "no type", UPLOAD "X-Token: {token}\r\nContent-Length: 4\r\n\r\nII*x"},
            {413, "more than a gigabyte",
                    UPLOAD BYTES
                    "X-Token: {token}\r\nContent-Length: 1073741825\r\n\r\n"},
            {400, "chunks",
                    UPLOAD BYTES "X-Token: {token}\r\n"
                                 "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"},
            {422, "a set that nobody gave",
                    "POST /scan/upload/x?name=a.tif HTTP/1.1\r\n" FROM BYTES
                    "X-Token: {token}\r\nContent-Length: 4\r\n\r\nII*x"},
            {422, "a name that leads out",
                    "POST " SET "?name=../a.tif HTTP/1.1\r\n" FROM BYTES
                    "X-Token: {token}\r\nContent-Length: 4\r\n\r\nII*x"},
            {422, "a name that leads out, encoded",
                    "POST " SET "?name=..%2f..%2fa.tif HTTP/1.1\r\n" FROM BYTES
                    "X-Token: {token}\r\nContent-Length: 4\r\n\r\nII*x"},
            {422, "a hidden name",
                    "POST " SET "?name=.a.tif HTTP/1.1\r\n" FROM BYTES
                    "X-Token: {token}\r\nContent-Length: 4\r\n\r\nII*x"},
            {422, "a program",
                    "POST " SET "?name=a.sh HTTP/1.1\r\n" FROM BYTES
                    "X-Token: {token}\r\nContent-Length: 4\r\n\r\n#!/x"},
    };
    struct stage *stage = *state;

    program_desk_attack(
            &stage->desk, &stage->seat, attacks, sizeof(attacks) / sizeof(attacks[0]));
    assert_int_equal(drip(stage,
                             UPLOAD BYTES "X-Token: {token}\r\n"
                                          "Content-Length: 1000000\r\n\r\n",
                             'a'),
            0);
}

/* What was sent and refused, or cut off, does not stay on the disk. */
static void no_upload_is_left_behind(void **state)
{
    struct stage *stage = *state;
    const struct dirent *entry;
    int left = 0, i;
    DIR *list;

    for (i = 0; i < 500; i++) {
        left = 0;
        list = opendir(stage->desk.folder);
        assert_non_null(list);
        while ((entry = readdir(list)) != NULL)
            left += strncmp(entry->d_name, ".upload", 7) == 0;
        (void)closedir(list);
        if (left == 0)
            return;
        (void)poll(NULL, 0, DRIP_MS);
    }
    fail_msg("%d uploads are left", left);
}

static void a_client_that_hangs_up_leaves_nothing_behind(void **state)
{
    const struct linger at_once = {.l_onoff = 1};
    struct stage *stage = *state;
    int connection, i;

    for (i = 0; i < 50; i++) {
        connection = desk_program_connect(&stage->desk);
        say(connection, stage,
                "POST /language HTTP/1.1\r\n" FROM FORM
                "Content-Length: 4000000\r\n\r\nhalf a form");
        if (i % 2 == 0)
            assert_int_equal(setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once,
                                     sizeof(at_once)),
                    0);
        (void)close(connection);
    }
    assert_true(desk_program_lives(&stage->desk));
}

/* ---- what stays afterwards ---- */

static size_t count_entries(pid_t pid, const char *what)
{
    char path[64];
    size_t count = 0;
    DIR *list;

    (void)snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, what);
    list = opendir(path);
    assert_non_null(list);
    while (readdir(list) != NULL)
        count++;
    (void)closedir(list);
    return count;
}

static void after_all_this_neither_files_nor_threads_are_left_open(void **state)
{
    struct stage *stage = *state;
    size_t files, threads, i;

    for (i = 0; i < 500; i++) { /* the slow ones above are being shown out */
        files = count_entries(stage->desk.pid, "fd");
        threads = count_entries(stage->desk.pid, "task");
        if (files < 40 && threads < 12)
            break;
        (void)poll(NULL, 0, DRIP_MS);
        (void)desk_program_lives(&stage->desk);
    }
    if (i == 500)
        fail_msg("%zu files and %zu threads are left", files, threads);
}

static int start(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    assert_non_null(stage);
    desk_program_start(&stage->desk, NULL, 0, PATIENCE_MS);
    seat_first(&stage->seat, &stage->desk, "Trần Thị Bình");
    *state = stage;
    return 0;
}

static int end(void **state)
{
    struct stage *stage = *state;

    desk_program_stop(&stage->desk);
    free(stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(who_is_slow_is_shown_out),
            cmocka_unit_test(who_is_silent_is_shown_out),
            cmocka_unit_test(connections_that_only_stand_there_shut_nobody_out),
            cmocka_unit_test(more_than_can_be_served_are_told_to_wait),
            cmocka_unit_test(large_forms_are_refused),
            cmocka_unit_test(uploads_are_for_operators_with_a_token),
            cmocka_unit_test(no_upload_is_left_behind),
            cmocka_unit_test(a_client_that_hangs_up_leaves_nothing_behind),
            cmocka_unit_test(after_all_this_neither_files_nor_threads_are_left_open),
    };

    return cmocka_run_group_tests(tests, start, end);
}
