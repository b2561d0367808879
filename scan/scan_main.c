/* scan_main.c -- kiemphieu-scan: puts images into a conference's images folder. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/language.h"
#include "scan/devices.h"
#include "scan/drive.h"
#include "scan/serve.h"

static const char help[] =
        "usage: kiemphieu-scan DIR              requests on stdin (scan/serve.h)\n"
        "       kiemphieu-scan --devices        the scanners (scan/devices.h)\n"
        "       kiemphieu-scan --drive DIR --device D [--source S] [--duplex]\n"
        "                      [--resolution N] [--mode M] [--ahead N]\n"
        "                      [--set NAME=VALUE]...   one stack (scan/drive.h)\n"
        "It is started by kiemphieu.\n";

struct choice {
    struct drive_options drive;
    int is_drive, is_devices;
};

static int parse_whole(const char *text, int least, int most, int *out)
{
    char *end;
    long number = strtol(text, &end, 10);

    if (end == text || *end != '\0' || number < least || number > most)
        return -1;
    *out = (int)number;
    return 0;
}

static int take_option(struct choice *choice, int option, const char *text)
{
    struct settings *settings = &choice->drive.settings;
    int number = 0;

    switch (option) {
    case 'd':
        choice->drive.device = text;
        return 0;
    case 's':
        settings->source = text;
        return 0;
    case 'm':
        settings->mode = text;
        return 0;
    case 'r':
        return parse_whole(text, SETTINGS_DPI_LEAST, SETTINGS_DPI_MOST, &settings->dpi);
    case 'a':
        if (parse_whole(text, 1, DRIVE_AHEAD_MAX, &number) != 0)
            return -1;
        choice->drive.ahead = (uint32_t)number;
        return 0;
    case 'S':
        if (settings->extra_count == SETTINGS_EXTRA_MAX)
            return -1;
        settings->extra[settings->extra_count++] = text;
        return 0;
    default:
        return -1;
    }
}

static int parse(int argc, char **argv, struct choice *choice)
{
    static const struct option options[] = {{"drive", no_argument, NULL, 'D'},
            {"devices", no_argument, NULL, 'L'}, {"device", required_argument, NULL, 'd'},
            {"source", required_argument, NULL, 's'}, {"duplex", no_argument, NULL, '2'},
            {"resolution", required_argument, NULL, 'r'},
            {"mode", required_argument, NULL, 'm'},
            {"ahead", required_argument, NULL, 'a'},
            {"set", required_argument, NULL, 'S'}, {NULL, 0, NULL, 0}};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'D')
            choice->is_drive = 1;
        else if (option == 'L')
            choice->is_devices = 1;
        else if (option == '2')
            choice->drive.settings.is_duplex = 1;
        else if (take_option(choice, option, optarg) != 0)
            return -1;
    }
    if (choice->is_devices)
        return argc == optind && !choice->is_drive ? 0 : -1;
    if (choice->is_drive && choice->drive.device == NULL)
        return -1;
    return argc == optind + 1 ? 0 : -1;
}

static int open_images(const char *folder, struct error *err)
{
    char path[FILE_PATH_MAX];
    int descriptor;

    if (file_join(path, folder, "images", err) != 0 || file_make_folder(path, err) != 0)
        return -1;
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    return descriptor;
}

/* Drivers print what they like on stdout; the events go out by a descriptor of ours. */
static FILE *take_stdout(struct error *err)
{
    int own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    FILE *out = own < 0 ? NULL : fdopen(own, "w");

    if (out == NULL || dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
        (void)error_set(err, ERROR_IO, "cannot set up a pipe: %s", strerror(errno));
    return out;
}

static int drive(const struct choice *choice, struct error *err)
{
    struct drive_options options = choice->drive;
    struct commands commands;

    /* A driver that hangs when the front-end is gone shall not stay. */
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    commands_init(&commands, STDIN_FILENO);
    options.commands = &commands;
    options.out = take_stdout(err);
    if (options.out == NULL)
        return -1;
    return drive_run(&options); /* its last event says why not */
}

static int list(struct error *err)
{
    FILE *out = take_stdout(err);

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (out == NULL)
        return -1;
    return devices_list(out) == 0 ? 0
                                  : error_set(err, ERROR_IO, "scanners cannot be listed");
}

static int run(struct choice *choice, const char *folder, struct error *err)
{
    int result;

    if (digest_start(err) != 0)
        return -1;
    if (choice->is_devices)
        return list(err);
    choice->drive.folder = open_images(folder, err);
    if (choice->drive.folder < 0)
        return -1;
    if (choice->is_drive)
        result = drive(choice, err);
    else
        result = serve_requests(choice->drive.folder, stdin, stdout);
    (void)close(choice->drive.folder);
    return result;
}

int main(int argc, char **argv)
{
    struct choice choice = {
            .drive = {.ahead = 1, .settings = {.dpi = 300, .mode = "Gray"}}};
    struct error err = {.text = ""};

    (void)signal(SIGPIPE, SIG_IGN); /* a front-end that is gone is a failed write */
    (void)umask(077);
    language_start();
    if (argc == 2 && strcmp(argv[1], "--help") == 0)
        return fputs(help, stdout) == EOF;
    if (parse(argc, argv, &choice) != 0) {
        (void)fputs(help, stderr);
        return 2;
    }
    if (run(&choice, argv[optind], &err) == 0)
        return 0;
    if (err.text[0] != '\0')
        (void)fprintf(stderr, "kiemphieu-scan: %s\n", err.text);
    return 1;
}
