/* publication.h -- how far results may go: who may see what, and take what away. */
#ifndef CORE_DESK_PUBLICATION_H
#define CORE_DESK_PUBLICATION_H

#include "core/desk/request.h"

/*
 * The parts of the results, by how far they carry. Files are handed out only when the
 * count is sealed and two people exported it: that is asked besides.
 */
enum publication_part {
    PUBLICATION_PAGE,    /* /results */
    PUBLICATION_HALL,    /* /hall, for all who sit in it */
    PUBLICATION_MINUTES, /* minutes.pdf, signed by the committee */
    PUBLICATION_PICTURE, /* results.pdf, results.png, boxes.png */
    PUBLICATION_PEOPLE,  /* each person's own sheet */
    PUBLICATION_DATA,    /* results.json, for other conferences' reports */
    PUBLICATION_TABLE,   /* results.csv, for spreadsheets and the press */
    PUBLICATION_PART_COUNT
};

/*
 * publication_roles - which roles may have a part; bits of enum desk_role, 0: nobody
 *
 * scope  of conference.ini: "board" "committee" "conference" "public"; any other is
 *        taken for the narrowest.
 * Source: RULES.md, "Publication".
 */
unsigned publication_roles(const char *scope, enum publication_part part);

/* publication_permits - may this person have it? Nobody who is not signed in may. */
int publication_permits(const char *scope, enum publication_part part,
        const struct desk_request *request);

/* publication_sentence - how far the results go, N_(): for say(). */
const char *publication_sentence(const char *scope);

/* publication_why_not - N_(): why this scope does not give that part to this person. */
const char *publication_why_not(const char *scope, enum publication_part part);

#endif
