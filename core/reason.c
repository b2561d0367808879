/* reason.c -- why a sheet is held or refused, as a sentence for people. */
#include "core/reason.h"

#include "core/language.h"

static const char *const sentences[REASON_COUNT] = {
        [REASON_MARK_UNSURE] =
                N_("A mark is doubtful: too faint, too small, beside its box "
                   "or not in one box alone."),
        [REASON_OVERVOTE] = N_("A row has more than one mark."),
        [REASON_MARK_CANCELLED] =
                N_("A box is filled or scratched out beside another mark: a correction?"),
        [REASON_NAME_STRUCK] = N_("A printed name is struck out."),
        [REASON_WRITING] = N_("Something is written on the sheet."),
        [REASON_FIDUCIAL_MISSING] =
                N_("A black square or edge mark of the print is missing or covered."),
        [REASON_SCALE] = N_("The sheet was not printed or scanned at 100 %."),
        [REASON_STRETCHED] = N_("The image is stretched: the scanner's feed was uneven."),
        [REASON_CODE_UNREADABLE] = N_("The sheet's codes cannot be read."),
        [REASON_WRONG_CONFERENCE] = N_("The sheet belongs to another conference."),
        [REASON_WRONG_FORM] =
                N_("The sheet is of another form than the one printed last."),
        [REASON_TEST_SHEET] = N_("The sheet is a TEST sheet, not a ballot."),
        [REASON_DUPLICATE] = N_("The sheet looks like one that was scanned already."),
        [REASON_STREAK] =
                N_("A streak of the scanner runs through a box: clean its glass."),
        [REASON_FAINT_PRINT] = N_("The print is too faint to find the boxes."),
        [REASON_TRUNCATED] = N_("A part of the ballot is missing from the image."),
        [REASON_TOO_LONG] = N_("The image is too long: two sheets at once?"),
        [REASON_NOT_A_BALLOT] = N_("The image is no ballot: a blank or foreign page."),
        [REASON_IMAGE_BROKEN] = N_("The image file is broken or of an unknown kind."),
};

const char *reason_sentence(enum reason reason)
{
    return _(sentences[reason]);
}

int reason_concerns_sheet(enum reason reason)
{
    return reason != REASON_MARK_UNSURE && reason != REASON_OVERVOTE &&
           reason != REASON_MARK_CANCELLED;
}
