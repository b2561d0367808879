/* previous.h -- the outcomes of the year before, for rules that look back. */
#ifndef CORE_PREVIOUS_H
#define CORE_PREVIOUS_H

#include <stddef.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/layout.h"
#include "core/officials.h"

struct previous_person {
    char person[OFFICIAL_PERSON_BYTES]; /* id in officials.csv; may be "" */
    char name[OFFICIAL_NAME_BYTES];
    char title[OFFICIAL_TITLE_BYTES];
    char ballot_type[LAYOUT_ID_BYTES];
    char rule[LAYOUT_ID_BYTES];
    char outcome[LAYOUT_ID_BYTES];
};

struct previous {
    char conference[DIGEST_ID_HEX_BYTES];
    struct conference_date date;
    struct previous_person *list; /* all contests of all ballot types */
    size_t count;
};

void previous_init(struct previous *previous);
void previous_release(struct previous *previous);

/*
 * previous_load - what `previous =` of conference.ini names
 *
 * folder   of the present conference: a setting that is no absolute path is relative
 *          to it.
 * setting  a conference's folder, or a file like its report/results.json. "none" or "":
 *          there was no year before, *out is empty.
 * date     of the present conference: the one before must be earlier.
 *
 * Each error begins with "previous = SETTING: " and says what to do: it must be sealed,
 * signed and unchanged (sealed.h). On failure *out is unchanged.
 */
int previous_load(const char *folder, const char *setting,
        const struct conference_date *date, struct previous *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * previous_outcome - which outcome the person of this id had; NULL: none is known
 *
 * person       id in officials.csv; "" has none. A name alone is never enough: two
 *              people may share it, and one may change it.
 * ballot_type  where a person stood on several ballots, that of this type; where
 *              none is of it and there are several, NULL.
 */
const char *previous_outcome(
        const struct previous *previous, const char *person, const char *ballot_type);

/*
 * previous_suggest - who had exactly this name and title: to be shown, never used
 *
 * For a person of whom previous_outcome knows nothing. NULL: nobody, or several.
 */
const struct previous_person *previous_suggest(
        const struct previous *previous, const char *name, const char *title);

#endif
