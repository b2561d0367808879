/* command_new.c -- `kiemphieu new`: a conference's folder with examples. */
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "core/command.h"
#include "core/conference.h"
#include "core/follow_up.h"
#include "core/language.h"

static const char *usage(void)
{
    return _("usage: kiemphieu new DIR [--language vi|en]\n"
             "       kiemphieu new DIR --follow-up SEALED\n"
             "\n"
             "Makes the folder DIR with conference.ini and officials.csv, both examples "
             "to\n"
             "change, and the conference's secret key. DIR must be new or empty.\n"
             "\n"
             "  --follow-up SEALED  the second ballot on those whose outcome in the\n"
             "                      sealed conference SEALED calls for one\n");
}

static int follow_up(const char *from, const char *folder)
{
    struct error err = {.text = ""};
    size_t people;

    if (follow_up_create(from, folder, &people, &err) != 0)
        return command_failed(&err);
    (void)printf(_("%s is made with %zu people. Now write the date in "
                   "%s/conference.ini, look at %s/officials.csv, then:\n"
                   "  kiemphieu print %s\n"),
            folder, people, folder, folder, folder);
    return COMMAND_DONE;
}

int command_new(int argc, char **argv)
{
    static const struct option options[] = {{"language", required_argument, NULL, 'l'},
            {"follow-up", required_argument, NULL, 'f'}, {"help", no_argument, NULL, 'h'},
            {NULL, 0, NULL, 0}};
    const char *from = NULL;
    const char *language = language_is_vietnamese() ? "vi" : "en";
    struct error err = {.text = ""};
    int option;

    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        if (option == 'h')
            return command_help(usage());
        if (option == 'f') {
            from = optarg;
            continue;
        }
        if (option != 'l' || (strcmp(optarg, "vi") != 0 && strcmp(optarg, "en") != 0))
            return command_usage(usage());
        language = optarg;
    }
    if (optind + 1 != argc)
        return command_usage(usage());
    if (from != NULL)
        return follow_up(from, argv[optind]);
    if (conference_create(argv[optind], language, &err) != 0)
        return command_failed(&err);
    (void)printf(
            _("%s is made. Now change %s/conference.ini and %s/officials.csv, then:\n"
              "  kiemphieu print %s\n"),
            argv[optind], argv[optind], argv[optind], argv[optind]);
    return COMMAND_DONE;
}
