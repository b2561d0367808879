/* page_hall.h -- /hall: a person at a time, for the screen that the hall looks at. */
#ifndef CORE_DESK_PAGE_HALL_H
#define CORE_DESK_PAGE_HALL_H

#include "core/desk/results_show.h"
#include "core/desk/route.h"

/* Where the reader stands: a ballot type, all of it or one group, a person in it. */
struct hall_place {
    size_t type;
    size_t group; /* 0: the whole ballot; else the group, in the order of its people */
    size_t at;    /* among those people */
};

/*
 * hall_people - indices of the contests of a place's group, in the order of the paper
 *
 * list  of contest_count entries at least. Returns how many there are.
 */
size_t hall_people(
        const struct results_show *show, const struct hall_place *place, size_t *list);

/* hall_group - the name of a ballot type's group, from 1; NULL: there is none. */
const char *hall_group(const struct results_show *show, size_t type, size_t group);

/* hall_put - the whole page, from <!DOCTYPE> on. A place that is none is the first. */
void hall_put(struct html *html, const struct results_show *show,
        const struct hall_place *place);

/* page_hall - ?type=ID&group=N&at=N; what it may show is asked of the scope. */
desk_handler page_hall;

#endif
