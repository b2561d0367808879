/* batch_text.c -- a batch of the ledger's answers in words for people. */
#include "core/batch_text.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"

int batch_text_is(const json_t *batch, const char *member, const char *text)
{
    return strcmp(json_text(batch, member), text) == 0;
}

void batch_text_label(const json_t *batch, char out[BATCH_TEXT_BYTES])
{
    const char *name = json_text(batch, "name");

    if (name[0] != '\0')
        (void)snprintf(out, BATCH_TEXT_BYTES, "%s", name);
    else
        (void)snprintf(out, BATCH_TEXT_BYTES, "%.*s", BATCH_TEXT_ID_DIGITS,
                json_text(batch, "batch"));
    if (json_is_true(json_object_get(batch, "trial")))
        (void)strncat(out, _(" (trial)"), BATCH_TEXT_BYTES - strlen(out) - 1);
}

const char *batch_text_state(const json_t *batch)
{
    static const struct {
        const char *word, *shown;
    } states[] = {{"open", N_("open")}, {"interrupted", N_("interrupted")},
            {"ended", N_("not accepted")}, {"accepted", N_("accepted")},
            {"discarded", N_("discarded")}};
    size_t i;

    for (i = 0; i < sizeof(states) / sizeof(states[0]); i++)
        if (batch_text_is(batch, "state", states[i].word))
            return _(states[i].shown);
    return "?";
}
