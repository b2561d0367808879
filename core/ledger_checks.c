/* ledger_checks.c -- how many people decide a held sheet, and how they are tried. */
#include "core/ledger_checks.h"

#include <stdlib.h>

#include "core/conference.h"
#include "core/json.h"
#include "core/ledger_event.h"

static int from_conference(
        const char *folder, struct ledger_checks *out, struct error *err)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    int result;

    if (conference == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a conference");
    result = conference_load(folder, conference, err);
    if (result == 0) {
        out->people = conference->checks;
        out->known_percent = conference->known_percent;
    }
    free(conference);
    return result;
}

/* 1 if the event says both. */
static int from_event(const json_t *opened, struct ledger_checks *out)
{
    int64_t people, known;

    if (json_get_whole(opened, "checks", 1, 2, &people, NULL) != 0 ||
            json_get_whole(opened, "known_sheets", 0, CONFERENCE_KNOWN_MAX_PERCENT,
                    &known, NULL) != 0)
        return 0;
    out->people = (uint32_t)people;
    out->known_percent = (uint32_t)known;
    return 1;
}

int ledger_checks_get(struct ledger *ledger, struct ledger_checks *out, struct error *err)
{
    json_t *opened;
    int is_known;

    if (ledger_event_find(ledger, "open", &opened, err) != 0)
        return -1;
    is_known = opened != NULL && from_event(opened, out);
    json_decref(opened);
    return is_known ? 0 : from_conference(ledger->folder, out, err);
}
