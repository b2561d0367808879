/* desk_main.c -- kiemphieu-desk DIR: the committee's pages, for browsers of this machine.
 */
#include <errno.h>
#include <getopt.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/conference.h"
#include "core/desk/ballot_state.h"
#include "core/desk/body.h"
#include "core/desk/desk.h"
#include "core/desk/doors.h"
#include "core/desk/feed.h"
#include "core/desk/figures.h"
#include "core/desk/job.h"
#include "core/desk/pair.h"
#include "core/desk/person.h"
#include "core/desk/picture.h"
#include "core/desk/scanners.h"
#include "core/desk/server.h"
#include "core/desk/session.h"
#include "core/desk/spool.h"
#include "core/desk/throttle.h"
#include "core/desk/view.h"
#include "core/digest.h"
#include "core/instant.h"
#include "core/language.h"
#include "core/version.h"

enum { PORT = 8899, PORT_MOST = 65535 };

struct wish {
    const char *folder, *address, *new_link;
    unsigned port;
};

static const char help[] =
        "usage: kiemphieu-desk DIR [--port N] [--address A] [--new-link NAME]\n"
        "Serve the pages of the conference in DIR to browsers of this machine. It is\n"
        "started by kiemphieu desk, whose --help tells more.\n";

/* For tests: patience may be made shorter, never longer. */
static int64_t shorter(const char *variable, int64_t usual_ms)
{
    const char *text = getenv(variable);
    char *end;
    long wished = text == NULL ? 0 : strtol(text, &end, 10);

    return wished > 0 && wished < usual_ms ? wished : usual_ms;
}

/* A folder that is not there yet, or empty, becomes a conference to be prepared; in
 * Vietnamese unless the machine says English. */
static int make_conference(const char *folder, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, folder, "conference.ini", err) != 0)
        return -1;
    if (file_exists(path))
        return 0;
    return conference_create_blank(folder, language_is_english() ? "en" : "vi", err);
}

static int open_parts(struct desk *desk, const char *folder, struct error *err)
{
    memset(desk, 0, sizeof(*desk));
    desk->folder = folder;
    if (words_load(&desk->words, err) != 0)
        return -1;
    words_speak(desk->words, language_is_vietnamese());
    desk->sessions = sessions_new(shorter("KIEMPHIEU_DESK_IDLE_MS", SESSION_IDLE_MS));
    desk->view = view_new(folder);
    desk->doors = doors_new();
    desk->throttle = throttle_new();
    desk->pair = pair_new();
    desk->job = job_new();
    desk->feed = feed_new();
    desk->scanners = scanners_new();
    desk->ballots = ballot_cache_new();
    desk->pictures = pictures_new(folder);
    if (desk->sessions == NULL || desk->view == NULL || desk->doors == NULL ||
            desk->throttle == NULL || desk->pair == NULL || desk->job == NULL ||
            desk->feed == NULL || desk->scanners == NULL || desk->ballots == NULL ||
            desk->pictures == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    /* The ledger is made, or mended after a crash, by the program that may write it. */
    if (desk_ask(desk, NULL, json_pack("{s:s}", "request", "status"), NULL, err) != 0)
        return -1;
    body_sweep(folder);
    spool_sweep(folder);
    desk->figures = figures_new(desk);
    if (desk->figures == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    return 0;
}

static void close_parts(struct desk *desk)
{
    /* An import leaves the scanner's place when it ends: the job goes first. */
    job_free(desk->job);
    feed_free(desk->feed);
    scanners_free(desk->scanners);
    ballot_cache_free(desk->ballots);
    spool_sweep(desk->folder);
    figures_free(desk->figures);
    pictures_free(desk->pictures);
    pair_free(desk->pair);
    throttle_free(desk->throttle);
    doors_free(desk->doors);
    view_free(desk->view);
    sessions_free(desk->sessions);
    words_free(desk->words);
}

static void print_link(struct desk *desk, const char *page, const char *name)
{
    char key[DOORS_KEY_BYTES];

    doors_make(desk->doors, name, instant_ms(), key);
    (void)printf("%s/%s?key=%s\n", desk->address, page, key);
    digest_wipe(key, sizeof(key));
}

/* For a committee of which nobody can sign in any more: at the machine itself. */
static int check_new_link(
        struct desk *desk, const char *name, struct person *out, struct error *err)
{
    memset(out, 0, sizeof(*out));
    if (name == NULL)
        return 0;
    if (person_find(desk, name, out, err) != 0)
        return -1;
    return desk_note(desk, NULL, "invite", out->name, NULL, err);
}

static int print_addresses(struct desk *desk, const struct wish *wish, struct error *err)
{
    int is_anybody = person_is_anybody(desk, err);
    struct person person;

    if (is_anybody < 0 || check_new_link(desk, wish->new_link, &person, err) != 0)
        return -1;
    if (wish->address != NULL)
        (void)fprintf(stderr,
                _("Warning: whoever reaches %s over the network reaches the desk, and "
                  "what is sent is not encrypted. Use it only on a cable of your own.\n"),
                desk->address);
    (void)printf(_("The desk is open: %s\nIt ends with Ctrl-C.\n"), desk->address);
    if (!is_anybody) {
        (void)printf(_("Nobody is registered yet. This link, once, makes the first "
                       "person:\n"));
        print_link(desk, "start", "");
    } else if (person.name[0] != '\0') {
        (void)printf(
                _("With this link, once, %s chooses a new passphrase:\n"), person.name);
        print_link(desk, "invite", person.name);
    }
    return fflush(stdout) == 0 ? 0 : error_set(err, ERROR_IO, "cannot print the address");
}

/* Ctrl-C and SIGTERM are read from a descriptor; all threads inherit the mask. */
static int open_signals(struct error *err)
{
    sigset_t ends;
    int descriptor;

    (void)sigemptyset(&ends);
    (void)sigaddset(&ends, SIGINT);
    (void)sigaddset(&ends, SIGTERM);
    (void)sigaddset(&ends, SIGHUP);
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    if (sigprocmask(SIG_BLOCK, &ends, NULL) != 0)
        return error_set(err, ERROR_IO, "cannot hold signals: %s", strerror(errno));
    descriptor = signalfd(-1, &ends, SFD_CLOEXEC);
    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot hold signals: %s", strerror(errno));
    return descriptor;
}

static int run(const struct wish *wish, struct error *err)
{
    int64_t patience_ms = shorter("KIEMPHIEU_DESK_PATIENCE_MS", 20000);
    const struct porter_limits limits = {.head_ms = patience_ms,
            .body_ms = patience_ms,
            .body_bytes_per_ms = 64,
            .answer_ms = 300000};
    struct server *server = NULL;
    struct desk *desk = calloc(1, sizeof(*desk));
    int stop = open_signals(err), result = -1;

    if (desk == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    if (stop >= 0 && open_parts(desk, wish->folder, err) == 0 &&
            server_open(desk, wish->address, wish->port, &limits, &server, err) == 0 &&
            print_addresses(desk, wish, err) == 0)
        result = server_run(server, stop, err);
    server_close(server);
    close_parts(desk);
    free(desk);
    if (stop >= 0)
        (void)close(stop);
    return result;
}

static int parse_port(const char *text, unsigned *out)
{
    char *end;
    unsigned long port;

    errno = 0;
    port = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || errno != 0 || port > PORT_MOST)
        return -1;
    *out = (unsigned)port;
    return 0;
}

/* 0: go on; else the exit status plus one. */
static int parse(int argc, char **argv, struct wish *wish)
{
    static const struct option options[] = {{"port", required_argument, NULL, 'p'},
            {"address", required_argument, NULL, 'a'},
            {"new-link", required_argument, NULL, 'n'}, {"help", no_argument, NULL, 'h'},
            {"version", no_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return 1 + (fputs(help, stdout) == EOF);
        if (option == 'v')
            return 1 + (puts("kiemphieu-desk " KIEMPHIEU_VERSION) == EOF);
        if (option == 'a')
            wish->address = optarg;
        else if (option == 'n')
            wish->new_link = optarg;
        else if (option != 'p' || parse_port(optarg, &wish->port) != 0)
            return 3;
    }
    if (optind + 1 != argc)
        return 3;
    wish->folder = argv[optind];
    return 0;
}

int main(int argc, char **argv)
{
    struct wish wish = {.port = PORT};
    struct error err = {.kind = ERROR_NONE, .text = ""};
    int ended;

    language_start();
    ended = parse(argc, argv, &wish);
    if (ended == 3)
        (void)fputs(help, stderr);
    if (ended != 0)
        return ended - 1;
    /* Each thread answers in its reader's language, see words_speak. */
    if (setlocale(LC_ALL, "C.UTF-8") == NULL || setenv("LANGUAGE", "vi", 1) != 0)
        (void)fputs("kiemphieu-desk: there is no C.UTF-8 here\n", stderr);
    (void)umask(077);
    if (digest_start(&err) == 0 && make_conference(wish.folder, &err) == 0 &&
            run(&wish, &err) == 0)
        return 0;
    (void)fprintf(stderr, "kiemphieu-desk: %s\n", err.text);
    return 1;
}
