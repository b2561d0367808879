/* reason.h -- why a sheet is held or refused, as a sentence for people. */
#ifndef CORE_REASON_H
#define CORE_REASON_H

#include "core/reading.h"

/* reason_sentence - in the language of the locale; never NULL. */
const char *reason_sentence(enum reason reason);

/* reason_concerns_sheet - 1 if the rows alone settle nothing: the whole sheet is in
 * doubt.
 */
int reason_concerns_sheet(enum reason reason);

#endif
