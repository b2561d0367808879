/* program_desk.c -- the real desk under attack: raw sockets, browsers of a few lines. */
#include "tests/program_desk.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ANSWER_PATIENCE_MS = 30000, REPLY_BYTES_MAX = 4 << 20, OUTPUT_BYTES = 4096 };

const char program_passphrase[] = "bon tu rat de nho";

/* ---- the program ---- */

static void become_desk(const char *folder, int idle_ms, int patience_ms, int output)
{
    const char *programs = getenv("KIEMPHIEU_PROGRAMS");
    char path[PROGRAM_PATH_BYTES], number[16];

    program_path(path, programs == NULL ? "." : programs, "kiemphieu-desk");
    (void)setenv("LC_ALL", "C.UTF-8", 1);
    (void)snprintf(number, sizeof(number), "%d", idle_ms);
    if (idle_ms > 0)
        (void)setenv("KIEMPHIEU_DESK_IDLE_MS", number, 1);
    (void)snprintf(number, sizeof(number), "%d", patience_ms);
    if (patience_ms > 0)
        (void)setenv("KIEMPHIEU_DESK_PATIENCE_MS", number, 1);
    (void)dup2(output, STDOUT_FILENO);
    (void)execl(path, path, folder, "--port", "0", (char *)NULL);
    _exit(PROGRAM_NOT_STARTED);
}

/* The address stands in the first line, the key in the last. */
static void read_output(struct desk_program *desk, int output)
{
    char text[OUTPUT_BYTES] = "";
    const char *port, *key;
    size_t size = 0;
    ssize_t got;

    while (strstr(text, "Ctrl-C.\n") == NULL) { /* all is printed with one flush */
        got = read(output, text + size, sizeof(text) - 1 - size);
        assert_true(got > 0);
        size += (size_t)got;
        text[size] = '\0';
    }
    port = strstr(text, "127.0.0.1:");
    assert_non_null(port);
    desk->port = (unsigned)strtoul(port + strlen("127.0.0.1:"), NULL, 10);
    key = strstr(text, "key=");
    desk->key[0] = '\0';
    if (key != NULL)
        (void)snprintf(desk->key, sizeof(desk->key), "%.64s", key + 4);
}

void desk_program_start(
        struct desk_program *desk, const char *folder, int idle_ms, int patience_ms)
{
    struct program program = {.status = 0};
    int output[2];

    memset(desk, 0, sizeof(*desk));
    if (folder == NULL) {
        program_folder_make(desk->folder);
        RUN(&program, "new", desk->folder);
        assert_int_equal(program.status, 0);
        program_release(&program);
    } else
        (void)snprintf(desk->folder, sizeof(desk->folder), "%s", folder);
    assert_int_equal(pipe2(output, O_CLOEXEC), 0);
    desk->pid = fork();
    assert_true(desk->pid >= 0);
    if (desk->pid == 0)
        become_desk(desk->folder, idle_ms, patience_ms, output[1]);
    (void)close(output[1]);
    read_output(desk, output[0]);
    (void)close(output[0]);
}

void desk_program_stop(struct desk_program *desk)
{
    int status;

    assert_int_equal(kill(desk->pid, SIGINT), 0);
    assert_int_equal(waitpid(desk->pid, &status, 0), desk->pid);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    program_folder_remove(desk->folder);
}

/* ---- raw requests ---- */

int desk_program_connect(const struct desk_program *desk)
{
    struct sockaddr_in address = {.sin_family = AF_INET,
            .sin_port = htons((uint16_t)desk->port),
            .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int connection = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    assert_true(connection >= 0);
    assert_int_equal(
            connect(connection, (struct sockaddr *)&address, sizeof(address)), 0);
    return connection;
}

void desk_program_hear(int connection, struct desk_reply *reply)
{
    struct pollfd polled = {.fd = connection, .events = POLLIN};
    ssize_t got;

    memset(reply, 0, sizeof(*reply));
    reply->text = malloc(REPLY_BYTES_MAX + 1);
    assert_non_null(reply->text);
    while (reply->size < REPLY_BYTES_MAX) {
        if (poll(&polled, 1, ANSWER_PATIENCE_MS) <= 0)
            fail_msg("no end of an answer after %d ms", ANSWER_PATIENCE_MS);
        got = recv(
                connection, reply->text + reply->size, REPLY_BYTES_MAX - reply->size, 0);
        if (got <= 0)
            break;
        reply->size += (size_t)got;
    }
    reply->text[reply->size] = '\0';
    if (strncmp(reply->text, "HTTP/1.1 ", 9) == 0)
        reply->status = (unsigned)strtoul(reply->text + 9, NULL, 10);
}

void desk_reply_release(struct desk_reply *reply)
{
    free(reply->text);
    memset(reply, 0, sizeof(*reply));
}

void desk_program_send(const struct desk_program *desk, const char *bytes, size_t size,
        struct desk_reply *reply)
{
    int connection = desk_program_connect(desk);
    ssize_t sent;

    /* A server that refuses early may close while we are sending. */
    while (size > 0) {
        sent = send(connection, bytes, size, MSG_NOSIGNAL);
        if (sent <= 0)
            break;
        bytes += sent;
        size -= (size_t)sent;
    }
    desk_program_hear(connection, reply);
    (void)close(connection);
}

int desk_program_lives(const struct desk_program *desk)
{
    struct desk_reply reply;
    size_t size;
    char *text =
            seat_fill(desk, NULL, "GET /sign-in HTTP/1.1\r\nHost: {host}\r\n\r\n", &size);
    int lives;

    desk_program_send(desk, text, size, &reply);
    lives = reply.status == 200;
    desk_reply_release(&reply);
    free(text);
    return lives;
}

/* ---- templates ---- */

static const char *value_of(const struct desk_program *desk, const struct seat *seat,
        const char *name, char room[SEAT_PATH_BYTES])
{
    if (strcmp(name, "host") == 0)
        (void)snprintf(room, SEAT_PATH_BYTES, "127.0.0.1:%u", desk->port);
    else if (strcmp(name, "port") == 0)
        (void)snprintf(room, SEAT_PATH_BYTES, "%u", desk->port);
    else if (strcmp(name, "cookie") == 0 && seat != NULL)
        (void)snprintf(room, SEAT_PATH_BYTES, "desk-%u=%s", desk->port, seat->id);
    else if (strcmp(name, "token") == 0 && seat != NULL)
        (void)snprintf(room, SEAT_PATH_BYTES, "%s", seat->token);
    else if (strcmp(name, "key") == 0)
        (void)snprintf(room, SEAT_PATH_BYTES, "%s", desk->key);
    else
        return NULL;
    return room;
}

static void write_filled(FILE *out, const struct desk_program *desk,
        const struct seat *seat, const char *template)
{
    char name[16], room[SEAT_PATH_BYTES];
    const char *value, *end;

    for (; *template != '\0'; template ++) {
        end = *template == '{' ? strchr(template, '}') : NULL;
        if (end == NULL || end - template > (int)sizeof(name)) {
            (void)fputc(*template, out);
            continue;
        }
        (void)snprintf(
                name, sizeof(name), "%.*s", (int)(end - template - 1), template + 1);
        value = value_of(desk, seat, name, room);
        if (strcmp(name, "nul") == 0)
            (void)fputc('\0', out);
        else if (value != NULL)
            (void)fputs(value, out);
        else
            fail_msg("a template has an unknown {%s}", name);
        template = end;
    }
}

char *seat_fill(const struct desk_program *desk, const struct seat *seat,
        const char *template, size_t *size)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, size);

    assert_non_null(out);
    write_filled(out, desk, seat, template);
    assert_int_equal(fclose(out), 0);
    return text;
}

char *seat_encode(const char *text)
{
    char *encoded = calloc(3 * strlen(text) + 1, 1), *to = encoded;

    assert_non_null(encoded);
    for (; *text != '\0'; text++)
        to += sprintf(to, "%%%02X", (unsigned char)*text);
    return encoded;
}

/* ---- browsers ---- */

/* What the server gave: a new id, and the token in the page's first form. */
static void learn(struct seat *seat, const struct desk_reply *reply)
{
    static const char token[] = "name=\"token\" value=\"";
    const char *found;
    char cookie[SEAT_PATH_BYTES];

    (void)snprintf(cookie, sizeof(cookie), "Set-Cookie: desk-%u=", seat->desk->port);
    found = strstr(reply->text, cookie);
    if (found != NULL)
        (void)snprintf(seat->id, sizeof(seat->id), "%.64s", found + strlen(cookie));
    found = strstr(reply->text, token);
    if (found != NULL)
        (void)snprintf(seat->token, sizeof(seat->token), "%.48s", found + strlen(token));
}

static unsigned exchange(struct seat *seat, const char *template, const char *form,
        struct desk_reply *reply)
{
    struct desk_reply own;
    size_t size;
    char *head = seat_fill(seat->desk, seat, template, &size), *all;
    unsigned status;

    all = malloc(size + strlen(form) + 1);
    assert_non_null(all);
    memcpy(all, head, size);
    memcpy(all + size, form, strlen(form) + 1);
    desk_program_send(seat->desk, all, size + strlen(form), &own);
    free(all);
    free(head);
    learn(seat, &own);
    status = own.status;
    if (reply != NULL)
        *reply = own;
    else
        desk_reply_release(&own);
    return status;
}

unsigned seat_get(struct seat *seat, const char *path, struct desk_reply *reply)
{
    char template[1024];

    (void)snprintf(template, sizeof(template),
            "GET %s HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n"
            "Accept-Language: en\r\nSec-Fetch-Site: same-origin\r\n\r\n",
            path);
    return exchange(seat, template, "", reply);
}

unsigned seat_post(
        struct seat *seat, const char *path, const char *form, struct desk_reply *reply)
{
    char template[1024], *all = NULL;
    unsigned status;

    assert_true(asprintf(&all, "token=%s&%s", seat->token, form) > 0);
    (void)snprintf(template, sizeof(template),
            "POST %s HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\n"
            "Cookie: {cookie}\r\nAccept-Language: en\r\n"
            "Sec-Fetch-Site: same-origin\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            "Content-Length: %zu\r\n\r\n",
            path, strlen(all));
    status = exchange(seat, template, all, reply);
    free(all);
    return status;
}

void seat_open(struct seat *seat, struct desk_program *desk)
{
    memset(seat, 0, sizeof(*seat));
    seat->desk = desk;
    assert_int_equal(seat_get(seat, "/sign-in", NULL), 200);
    assert_int_equal(strlen(seat->id), SEAT_ID_BYTES - 1);
    assert_int_equal(strlen(seat->token), SEAT_TOKEN_BYTES - 1);
}

/* By a link, first or further: the passphrase twice, then the token of the new session.
 */
static void choose(struct seat *seat, const char *door, const char *key, const char *name)
{
    char *encoded = seat_encode(name), *phrase = seat_encode(program_passphrase);
    char *form = NULL, path[SEAT_PATH_BYTES];
    struct desk_reply reply;

    (void)snprintf(path, sizeof(path), "%s?key=%s", door, key);
    assert_int_equal(seat_get(seat, path, NULL), 200);
    assert_true(asprintf(&form, "key=%s&name=%s&passphrase=%s&again=%s&role=operator",
                        key, encoded, phrase, phrase) > 0);
    if (seat_post(seat, door, form, &reply) != 303)
        fail_msg("%s: %s", door, reply.text);
    desk_reply_release(&reply);
    assert_int_equal(seat_get(seat, "/pair", NULL), 200);
    free(form);
    free(encoded);
    free(phrase);
}

void seat_first(struct seat *seat, struct desk_program *desk, const char *name)
{
    seat_open(seat, desk);
    assert_int_equal(strlen(desk->key), SEAT_ID_BYTES - 1);
    choose(seat, "/start", desk->key, name);
}

void seat_join(struct seat *seat, struct seat *chair, const char *name, const char *role)
{
    char *encoded = seat_encode(name), *form = NULL, key[SEAT_ID_BYTES];
    struct desk_reply reply;
    const char *found;

    seat_open(seat, chair->desk);
    assert_true(asprintf(&form, "name=%s&role=%s", encoded, role) > 0);
    assert_int_equal(seat_post(chair, "/people/add", form, &reply), 200);
    found = strstr(reply.text, "/invite?key=");
    assert_non_null(found);
    (void)snprintf(key, sizeof(key), "%.64s", found + strlen("/invite?key="));
    desk_reply_release(&reply);
    choose(seat, "/invite", key, "");
    free(form);
    free(encoded);
}
