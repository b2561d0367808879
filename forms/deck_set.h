/* deck_set.h -- a conference's papers, plans and printed blanks for a deck. */
#ifndef FORMS_DECK_SET_H
#define FORMS_DECK_SET_H

#include <stddef.h>
#include <stdint.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/officials.h"
#include "forms/deck_images.h"
#include "forms/deck_plan.h"
#include "forms/paper.h"

struct deck_wish {
    size_t sheets; /* of each ballot type */
    unsigned hard_percent;
    uint64_t seed;
    enum paper_kind kind; /* of the images */
    const char *votes;    /* table of wished totals (deck_wished.h); NULL: of chance */
};

/* All of a deck but its files. Large: allocate it. */
struct deck_set {
    struct conference conference;
    struct conference_key key;
    struct officials officials;
    struct paper *papers[CONFERENCE_TYPES_MAX];
    struct deck_plan plans[CONFERENCE_TYPES_MAX];
    struct deck_job jobs[CONFERENCE_TYPES_MAX];
    size_t count;
};

void deck_set_init(struct deck_set *set);
void deck_set_release(struct deck_set *set); /* wipes the key */

/*
 * deck_set_make - load the conference, plan every vote, print the blanks
 *
 * ERROR_STATE if a layout in DIR/layout is of another form than what would
 * be drawn now: the deck could not be read. On failure the set still needs
 * deck_set_release.
 */
int deck_set_make(struct deck_set *set, const char *folder, const struct deck_wish *wish,
        struct error *err) __attribute__((warn_unused_result));

/*
 * deck_set_pdf - every sheet as vectors on TEST paper in one PDF
 *
 * The same set gives the same bytes.
 */
int deck_set_pdf(const struct deck_set *set, const char *path, struct error *err)
        __attribute__((warn_unused_result));

#endif
