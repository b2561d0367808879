/* command_desk.c -- `kiemphieu desk`: the committee's day in a browser of this machine.
 */
#include <string.h>
#include <unistd.h>

#include "core/command.h"
#include "core/install.h"
#include "core/language.h"

static const char *usage(void)
{
    return _("usage: kiemphieu desk DIR [--port N] [--address A] [--new-link NAME]\n"
             "\n"
             "Serves the pages on which a committee runs its day to browsers of this\n"
             "machine, and prints their address. The first start prints a link that "
             "makes\n"
             "the first person; people sign in with a name and a passphrase of their "
             "own.\n"
             "A folder DIR that is not there, or empty, becomes a new conference. It "
             "ends\n"
             "with Ctrl-C.\n"
             "\n"
             "  --port N         8899 if not given; 0: any free one\n"
             "  --address A      listen on this address of the machine instead of\n"
             "                   127.0.0.1 and ::1: whoever reaches it over the network\n"
             "                   reaches the desk\n"
             "  --new-link NAME  print a one-time link with which NAME chooses a new\n"
             "                   passphrase, if no chair can sign in any more\n");
}

int command_desk(int argc, char **argv)
{
    char path[FILE_PATH_MAX];
    struct error err = {.text = ""};
    int i;

    for (i = 1; i < argc; i++)
        if (strcmp(argv[i], "--help") == 0)
            return command_help(usage());
    if (argc < 2)
        return command_usage(usage());
    if (install_program("kiemphieu-desk", path, &err) != 0)
        return command_failed(&err);
    /* In our place: whoever ends us ends the desk, which ends its scanner in order. */
    argv[0] = path;
    (void)execv(path, argv);
    (void)error_set(&err, ERROR_IO, "%s could not be started; is it installed?",
            "kiemphieu-desk");
    return command_failed(&err);
}
