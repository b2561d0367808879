/* language.c -- Vietnamese or English by the locale (gettext). */
#include "core/language.h"

#include <inttypes.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/install.h"
#include "core/utf8.h"

static const char *wanted_locale(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *value;
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        value = getenv(names[i]);
        if (value != NULL && value[0] != '\0')
            return value;
    }
    return "C";
}

int language_is_vietnamese(void)
{
    return strncmp(wanted_locale(), "vi", 2) == 0;
}

int language_is_english(void)
{
    return strncmp(wanted_locale(), "en", 2) == 0;
}

void language_start(void)
{
    char folder[FILE_PATH_MAX];

    if (setlocale(LC_ALL, "") == NULL)
        (void)setlocale(LC_ALL, "C.UTF-8");
    (void)setlocale(LC_NUMERIC, "C");
    if (language_is_vietnamese())
        (void)setenv("LANGUAGE", "vi", 1);
    else
        (void)unsetenv("LANGUAGE"); /* it would go before the locale */
    if (install_data("locale", folder, NULL) == 0) {
        (void)bindtextdomain("kiemphieu", folder);
        (void)bind_textdomain_codeset("kiemphieu", "UTF-8");
        (void)textdomain("kiemphieu");
    }
}

void language_share(
        uint32_t hundredths, int is_vietnamese, char out[LANGUAGE_SHARE_BYTES])
{
    (void)snprintf(out, LANGUAGE_SHARE_BYTES, "%" PRIu32 "%c%02" PRIu32, hundredths / 100,
            is_vietnamese ? ',' : '.', hundredths % 100);
}

int language_pad(const char *text, size_t columns)
{
    size_t length = utf8_length(text);

    return length < columns ? (int)(columns - length) : 0;
}
