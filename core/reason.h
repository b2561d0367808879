/* reason.h -- why a sheet is held or refused, as a sentence for people. */
#ifndef CORE_REASON_H
#define CORE_REASON_H

#include "core/reading.h"

/* reason_sentence - in the language of the locale; never NULL. */
const char *reason_sentence(enum reason reason);

#endif
