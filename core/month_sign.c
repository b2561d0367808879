/* month_sign.c -- who does something to a month, and why. */
#include "core/month_sign.h"

#include <string.h>

#include "core/ledger_name.h"
#include "core/month_mark.h"
#include "core/utf8.h"

static int check_name(const char *name, struct error *err)
{
    if (!utf8_is_text(name, strlen(name)) || strpbrk(name, "\t\r\n") != NULL ||
            utf8_length(name) > MONTH_REASON_CHARACTERS_MAX ||
            strlen(name) >= MONTH_REASON_BYTES)
        return error_set(err, ERROR_RANGE,
                "the name is no plain text of at most %d characters; write it shorter",
                MONTH_REASON_CHARACTERS_MAX);
    if (name[strspn(name, " ")] == '\0')
        return error_set(err, ERROR_RANGE, "the name is empty; write it");
    return 0;
}

int month_sign_check(
        const struct month_sign *sign, int people, int with_reason, struct error *err)
{
    int i;

    for (i = 0; i < MONTH_NAMES; i++)
        if (sign->names[i] != NULL && check_name(sign->names[i], err) != 0)
            return -1;
    if (people == 1 && sign->names[0] == NULL)
        return error_set(
                err, ERROR_RANGE, "somebody does this; give the name with --name NAME");
    if (people > 1 && sign->names[1] == NULL)
        return error_set(err, ERROR_RANGE,
                "two people do this; give both names with --name NAME --name NAME");
    if (people > 1 && ledger_name_is_same(sign->names[0], sign->names[1]))
        return error_set(err, ERROR_RANGE,
                "'%.80s' is one person, and two do this; give two different names",
                sign->names[0]);
    if (with_reason && (sign->reason == NULL || sign->reason[0] == '\0'))
        return error_set(
                err, ERROR_RANGE, "the reason is missing; give it with --reason TEXT");
    return sign->reason == NULL || sign->reason[0] == '\0'
                   ? 0
                   : month_reason_check(sign->reason, err);
}
