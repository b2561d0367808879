/* cookie.c -- what the browser keeps for us, out of a Cookie field. */
#include "core/desk/cookie.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { NAME_BYTES = 32 };

static int is_plain(const char *text, size_t length)
{
    size_t i;

    for (i = 0; i < length; i++)
        if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'z') ||
                    (text[i] >= 'A' && text[i] <= 'Z')))
            return 0;
    return length > 0;
}

int cookie_get(const char *field, const char *name, unsigned port, char *out, size_t size)
{
    char wanted[NAME_BYTES];
    size_t length, value;

    (void)snprintf(wanted, sizeof(wanted), "%s-%u=", name, port);
    length = strlen(wanted);
    out[0] = '\0';
    while (*field != '\0') {
        field += strspn(field, " ;");
        if (strncmp(field, wanted, length) == 0) {
            field += length;
            value = strcspn(field, " ;");
            if (value >= size || !is_plain(field, value))
                return 0;
            memcpy(out, field, value);
            out[value] = '\0';
            return 1;
        }
        field += strcspn(field, ";");
    }
    return 0;
}

/* The order of a browser's list is the order of its reader's liking. */
int cookie_is_vietnamese(const char *accepted)
{
    while (*accepted != '\0') {
        accepted += strspn(accepted, " ,");
        if (strncasecmp(accepted, "vi", 2) == 0)
            return 1;
        if (strncasecmp(accepted, "en", 2) == 0)
            return 0;
        accepted += strcspn(accepted, ",");
    }
    return 1;
}
