/* points.c -- points as people write them, in exact hundredths. */
#include "core/points.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { WHOLE_DIGITS_MAX = 6, DECIMALS_MAX = 2 };

static size_t count_digits(const char *text)
{
    return strspn(text, "0123456789");
}

static uint32_t value_of(const char *digits, size_t count)
{
    uint32_t value = 0;

    for (; count > 0; count--)
        value = value * 10 + (uint32_t)(*digits++ - '0');
    return value;
}

static int is_right(const char *text)
{
    size_t whole = count_digits(text), decimals;

    if (whole == 0 || whole > WHOLE_DIGITS_MAX)
        return 0;
    if (text[whole] == '\0')
        return 1;
    if (text[whole] != ',' && text[whole] != '.')
        return 0;
    decimals = count_digits(text + whole + 1);
    return decimals > 0 && decimals <= DECIMALS_MAX && text[whole + 1 + decimals] == '\0';
}

int points_parse(const char *text, uint32_t most, uint32_t *hundredths, struct error *err)
{
    size_t whole = count_digits(text), decimals = 0;
    uint32_t value;

    if (!is_right(text))
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' are no points; write 0 to %" PRIu32
                " with at most two decimals, such as 87.5",
                text, most);
    value = value_of(text, whole) * POINTS_ONE;
    if (text[whole] != '\0') {
        decimals = count_digits(text + whole + 1);
        value += value_of(text + whole + 1, decimals) * (decimals == 1 ? 10 : 1);
    }
    if (value > most * POINTS_ONE)
        return error_set(err, ERROR_RANGE,
                "%.40s points are more than the most, %" PRIu32, text, most);
    *hundredths = value;
    return 0;
}

void points_text(uint32_t hundredths, int is_vietnamese, char out[POINTS_TEXT_BYTES])
{
    (void)snprintf(out, POINTS_TEXT_BYTES, "%" PRIu32 "%c%02" PRIu32,
            hundredths / POINTS_ONE, is_vietnamese ? ',' : '.', hundredths % POINTS_ONE);
}

void points_short(uint32_t hundredths, int is_vietnamese, char out[POINTS_TEXT_BYTES])
{
    size_t length;

    points_text(hundredths, is_vietnamese, out);
    length = strlen(out);
    if (out[length - 1] != '0')
        return;
    out[--length] = '\0';
    if (out[length - 1] == '0')
        out[length - 2] = '\0'; /* the sign goes too */
}
