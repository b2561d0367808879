/* month_note.c -- grades and what became of them, in words for people. */
#include "core/month_note.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"
#include "core/language.h"

void month_note_grade(const char *outcome, char out[LAYOUT_ID_BYTES])
{
    (void)snprintf(out, LAYOUT_ID_BYTES, "%s", outcome);
    if (out[0] >= 'a' && out[0] <= 'z' && out[1] == '\0')
        out[0] = (char)(out[0] - 'a' + 'A');
}

static void add(char out[MONTH_NOTE_BYTES], const char *text)
{
    size_t used = strlen(out);

    (void)snprintf(
            out + used, MONTH_NOTE_BYTES - used, "%s%s", used > 0 ? "; " : "", text);
}

static void add_change(const json_t *row, char out[MONTH_NOTE_BYTES])
{
    char before[LAYOUT_ID_BYTES], text[128];

    if (json_is_true(json_object_get(row, "tied"))) {
        month_note_grade(json_text(row, "outcome"), before);
        (void)snprintf(text, sizeof(text), _("tied for %s: to be decided"), before);
        add(out, text);
        return;
    }
    month_note_grade(json_text(row, "outcome_before"), before);
    if (before[0] != '\0') {
        (void)snprintf(text, sizeof(text),
                strcmp(json_text(row, "changed_by"), "cap") == 0
                        ? _("was %s, above the collective")
                        : _("was %s, beyond the quota"),
                before);
        add(out, text);
    }
    if (json_is_true(json_object_get(row, "decided")))
        add(out, _("a tie, decided"));
}

void month_note(const json_t *row, char out[MONTH_NOTE_BYTES])
{
    const char *reason = json_text(row, "reason");

    out[0] = '\0';
    add_change(row, out);
    if (json_integer_value(json_object_get(row, "rank")) == 0 &&
            json_object_get(row, "months") == NULL)
        add(out, reason[0] == '\0' ? _("missing") : _("not rated"));
    if (json_is_true(json_object_get(row, "few_months")))
        add(out, _("too few months"));
    if (reason[0] != '\0')
        add(out, reason);
}
