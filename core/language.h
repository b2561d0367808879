/* language.h -- Vietnamese or English by the locale (gettext). */
#ifndef CORE_LANGUAGE_H
#define CORE_LANGUAGE_H

#include <libintl.h>
#include <stddef.h>
#include <stdint.h>

#define _(text) gettext(text)
#define N_(text) text /* a text that is looked up where it is shown */

enum { LANGUAGE_SHARE_BYTES = 16 };

/*
 * language_start - once, first thing in a program that talks to people
 *
 * The language is that of LC_ALL, LC_MESSAGES or LANG, also where that locale
 * is not generated on the machine: a committee's laptop has often only C.UTF-8.
 */
void language_start(void);

/* language_is_vietnamese - 1 if messages come out in Vietnamese. */
int language_is_vietnamese(void);

/* language_is_english - 1 if the locale says so; "C" says nothing. */
int language_is_english(void);

/*
 * language_share - hundredths of a percent for people: 4043 is "40,43" or "40.43"
 */
void language_share(
        uint32_t hundredths, int is_vietnamese, char out[LANGUAGE_SHARE_BYTES]);

/* language_pad - how many spaces fill `text` to `columns` characters, 0 at least. */
int language_pad(const char *text, size_t columns);

#endif
