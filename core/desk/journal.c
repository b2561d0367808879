/* journal.c -- an event of the ledger in words for people. */
#include "core/desk/journal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "core/json.h"
#include "core/language.h"

/* "desk/KIND" is an event "desk" with this kind in its detail. */
static const struct word {
    const char *kind, *text;
} words[] = {
        {"person-add", N_("a person takes part")},
        {"person-roles", N_("a person's roles were changed")},
        {"person-secret", N_("a passphrase was chosen")},
        {"person-end", N_("a person takes part no more")},
        {"prepare", N_("the conference was written down")},
        {"prepare-officials", N_("the list of people was written down")},
        {"prepare-scale", N_("a scale of points was written down")},
        {"counts", N_("counts of people and ballots were written down")},
        {"open", N_("counting was opened")},
        {"batch-begin", N_("a stack was begun")},
        {"batch-end", N_("a stack was ended")},
        {"batch-accept", N_("a stack that does not add up was accepted")},
        {"batch-discard", N_("a stack was discarded")},
        {"batch-resume", N_("a stack was taken up again")},
        {"batch-interrupted", N_("a stack was interrupted")},
        {"batch-options", N_("the scanner's settings")},
        {"batch-paused", N_("scanning paused")},
        {"batch-resumed", N_("scanning went on")},
        {"batch-tray", N_("sheets in the tray were counted")},
        {"adjudicate", N_("a held sheet was decided")},
        {"control", N_("a known sheet was decided")},
        {"control-clear", N_("a checker's decisions were taken back")},
        {"checks-end", N_("checking was ended")},
        {"checks-resume", N_("checking was taken up again")},
        {"settle", N_("a tie at a quota's edge was decided")},
        {"seal", N_("the count was sealed")},
        {"export", N_("the report was handed out")},
        {"desk/sign-in", N_("signed in")},
        {"desk/sign-in-failed", N_("tried to sign in, in vain")},
        {"desk/sign-out", N_("signed out")},
        {"desk/locked", N_("a window was locked")},
        {"desk/print", N_("ballots were made")},
        {"desk/deck", N_("a test deck was made")},
        {"desk/zero-report", N_("a zero report was made")},
        {"desk/scan", N_("the scanner was started")},
        {"desk/import", N_("images were taken in")},
        {"desk/view-results", N_("results were looked at before the end")},
        {"desk/invite", N_("a one-time link was made")},
};

static const json_t *detail_of(const json_t *event)
{
    return json_object_get(event, "detail");
}

const char *journal_what(const struct desk_request *request, const json_t *event)
{
    const char *kind = json_text(event, "kind");
    char full[64];
    size_t i;

    if (strcmp(kind, "desk") == 0)
        (void)snprintf(
                full, sizeof(full), "desk/%s", json_text(detail_of(event), "kind"));
    else
        (void)snprintf(full, sizeof(full), "%s", kind);
    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i].kind, full) == 0)
            return say(request, words[i].text);
    return kind;
}

void journal_who(const json_t *event, char out[JOURNAL_TEXT_BYTES])
{
    const json_t *detail = detail_of(event), *names = json_object_get(detail, "names");
    const char *first = json_string_value(json_array_get(names, 0));
    const char *second = json_string_value(json_array_get(names, 1));
    const char *by = json_text(detail, "by");

    if (first != NULL && second != NULL)
        (void)snprintf(out, JOURNAL_TEXT_BYTES, "%s, %s", first, second);
    else
        (void)snprintf(out, JOURNAL_TEXT_BYTES, "%s",
                by[0] != '\0' ? by : json_text(detail, "name"));
}

/* "name" is whom it is about where "by" is who did it. */
void journal_about(const json_t *event, char out[JOURNAL_TEXT_BYTES])
{
    static const char *const members[] = {
            "person", "batch_name", "what", "reason", "why"};
    const json_t *detail = detail_of(event), *more = json_object_get(detail, "detail");
    const char *text;
    size_t used = 0, i;

    out[0] = '\0';
    if (json_text(detail, "by")[0] != '\0')
        used = (size_t)snprintf(out, JOURNAL_TEXT_BYTES, "%s", json_text(detail, "name"));
    for (i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        text = json_text(detail, members[i]);
        if (text[0] == '\0')
            text = json_text(more, members[i]);
        if (text[0] == '\0' || used >= JOURNAL_TEXT_BYTES)
            continue;
        used += (size_t)snprintf(out + used, JOURNAL_TEXT_BYTES - used, "%s%s",
                used > 0 ? " · " : "", text);
    }
}

void journal_when(const char *time, char out[JOURNAL_WHEN_BYTES])
{
    struct tm parts;
    time_t moment;

    memset(&parts, 0, sizeof(parts));
    if (strptime(time, "%Y-%m-%dT%H:%M:%SZ", &parts) == NULL) {
        (void)snprintf(out, JOURNAL_WHEN_BYTES, "%s", time);
        return;
    }
    moment = timegm(&parts);
    if (localtime_r(&moment, &parts) == NULL ||
            strftime(out, JOURNAL_WHEN_BYTES, "%d/%m/%Y %H:%M:%S", &parts) == 0)
        (void)snprintf(out, JOURNAL_WHEN_BYTES, "%s", time);
}
