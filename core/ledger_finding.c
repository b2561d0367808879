/* ledger_finding.c -- a list of sentences: what is wrong, for people. */
#include "core/ledger_finding.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/language.h"

void ledger_finding_add(json_t *findings, const char *format, ...)
{
    char text[LEDGER_FINDING_BYTES];
    struct error cut; /* error_set cuts a text at a character's edge */
    va_list values;

    if (json_array_size(findings) > LEDGER_FINDINGS_MAX)
        return;
    va_start(values, format);
    (void)vsnprintf(text, sizeof(text), gettext(format), values);
    va_end(values);
    (void)error_set(&cut, ERROR_NONE, "%s",
            json_array_size(findings) == LEDGER_FINDINGS_MAX ? _("and more") : text);
    /* A finding must not get lost: a text jansson refuses is still one. */
    if (json_array_append_new(findings, json_string(cut.text)) != 0 &&
            json_array_append_new(findings, json_string("unreadable text")) != 0)
        abort();
}

void ledger_finding_join(const json_t *findings, char out[ERROR_TEXT_MAX])
{
    size_t i, used = 0;
    int length;

    out[0] = '\0';
    for (i = 0; i < json_array_size(findings) && used < ERROR_TEXT_MAX; i++) {
        length = snprintf(out + used, ERROR_TEXT_MAX - used, "%s%s", i == 0 ? "" : "; ",
                json_string_value(json_array_get(findings, i)));
        used += length < 0 ? 0 : (size_t)length;
    }
}
