/* ledger_text.c -- what people type into a request: names, reasons, yes or no. */
#include "core/ledger_text.h"

#include <string.h>

/* Characters of a UTF-8 text (jansson lets no other through); -1: a control one. */
static long count_characters(const char *text, size_t size)
{
    long count = 0;
    size_t i;

    for (i = 0; i < size; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7F)
            return -1;
        if (((unsigned char)text[i] & 0xC0) != 0x80)
            count++;
    }
    return count;
}

int ledger_text_get(const json_t *object, const char *name, int is_needed,
        char out[LEDGER_TEXT_BYTES], struct error *err)
{
    const json_t *member = json_object_get(object, name);
    const char *text = json_string_value(member);
    size_t size = text == NULL ? 0 : json_string_length(member);
    long count;

    if (text == NULL)
        return error_set(err, ERROR_SYNTAX, "\"%s\" is missing or no text", name);
    for (; size > 0 && text[0] == ' '; size--)
        text++;
    while (size > 0 && text[size - 1] == ' ')
        size--;
    count = count_characters(text, size);
    if (count == 0 && is_needed)
        return error_set(err, ERROR_RANGE, "\"%s\" is empty; it must be given", name);
    if (count < 0)
        return error_set(err, ERROR_RANGE, "\"%s\" holds a control character", name);
    if (count > LEDGER_TEXT_CHARACTERS_MAX)
        return error_set(err, ERROR_RANGE, "\"%s\" is longer than %d characters", name,
                LEDGER_TEXT_CHARACTERS_MAX);
    memcpy(out, text, size);
    out[size] = '\0';
    return 0;
}

int ledger_text_flag(const json_t *object, const char *name, int otherwise, int *out,
        struct error *err)
{
    const json_t *member = json_object_get(object, name);

    if (member != NULL && !json_is_boolean(member))
        return error_set(err, ERROR_SYNTAX, "\"%s\" is neither true nor false", name);
    *out = member == NULL ? otherwise : json_is_true(member);
    return 0;
}
