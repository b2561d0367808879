/* scan_status.c -- what a scanner says, in a sentence, and what to do about it. */
#include "core/scan_status.h"

#include <stddef.h>
#include <string.h>

#include "core/language.h"

static const struct scan_status statuses[] = {
        {"no-docs", N_("The tray is empty."), ""},
        {"asked", N_("Stopped as asked."), ""},
        {"stopped-at-scanner", N_("Stopped by the button at the scanner."), ""},
        {"jammed", N_("Paper is jammed, or two sheets were drawn at once."),
                N_("Open the scanner, take the paper out, and lay what lies in the "
                   "feeder "
                   "back on the stack.")},
        {"two-sheets", N_("Two sheets were drawn at once."),
                N_("Take them out, separate them, and lay both back on the stack.")},
        {"cover-open", N_("The scanner's cover is open."), N_("Close it.")},
        {"io-error", N_("The connection to the scanner failed."),
                N_("Look at the cable and the power; switch the scanner off and on.")},
        {"busy", N_("The scanner is busy with something else."),
                N_("Close other scanning programs.")},
        {"warming-up", N_("The scanner's lamp is warming up."), ""},
        {"locked", N_("The scanner's transport is locked."), N_("Unlock it.")},
        {"denied", N_("You may not use this scanner."),
                N_("Add yourself to the group 'scanner' and log in again.")},
        {"no-memory", N_("There is no memory for the picture."),
                N_("Choose a lower resolution, or close other programs.")},
        {"no-device", N_("There is no such scanner."),
                N_("kiemphieu devices lists those that are there.")},
        {"settings", N_("The scanner cannot be set up like this."), ""},
        {"unsupported", N_("The scanner cannot do this."), ""},
        {"invalid", N_("The scanner refuses the settings."), ""},
        {"short-page", N_("A page broke off in the middle."),
                N_("Its sheet was not counted: lay it back on the stack.")},
        {"no-back", N_("A sheet came without its back."),
                N_("It was not counted: lay it back on the stack.")},
        {"picture", N_("The scanner sends a picture that cannot be."), ""},
        {"disk", N_("A picture cannot be written to the disk."),
                N_("Make room on the disk.")},
        {"crashed", N_("The scanner's driver crashed."),
                N_("Switch the scanner off and on.")},
        {"gone", N_("The scanner's driver ended without a word."),
                N_("Switch the scanner off and on.")},
        {"hung", N_("The scanner does not answer any more."),
                N_("Switch the scanner off and on.")},
};

const struct scan_status *scan_status_of(const char *word)
{
    static const struct scan_status other = {"unknown", N_("The scanner stopped."), ""};
    size_t i;

    for (i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
        if (strcmp(statuses[i].word, word) == 0)
            return &statuses[i];
    return &other;
}
