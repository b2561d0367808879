/* ledger_name.c -- are two names of the same person? */
#include "core/ledger_name.h"

#include <string.h>

void ledger_name_key(const char *name, char out[LEDGER_TEXT_BYTES])
{
    size_t used = 0;

    for (; *name != '\0' && used + 1 < LEDGER_TEXT_BYTES; name++) {
        if (*name == ' ')
            continue;
        out[used++] = *name >= 'A' && *name <= 'Z' ? (char)(*name + ('a' - 'A')) : *name;
    }
    out[used] = '\0';
}

int ledger_name_is_same(const char *left, const char *right)
{
    char keys[2][LEDGER_TEXT_BYTES];

    ledger_name_key(left, keys[0]);
    ledger_name_key(right, keys[1]);
    return strcmp(keys[0], keys[1]) == 0;
}
