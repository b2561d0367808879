/* conference_setting.h -- one line of conference.ini, checked and taken. */
#ifndef CORE_CONFERENCE_SETTING_H
#define CORE_CONFERENCE_SETTING_H

#include "core/conference.h"

/* What was read so far. The struct is large: allocate it, all zeros. */
struct conference_draft {
    struct conference conference;
    struct conference_count issued, collected, deputies; /* of [counts] */
    char rule[FILE_PATH_MAX], form_template[FILE_PATH_MAX], previous[FILE_PATH_MAX];
};

/*
 * conference_setting_take - NAME = VALUE of [SECTION]
 *
 * What is wrong with it by itself is an error without place, such as "there is no day
 * '30/2/2026'; mend the date"; what is missing or contradicts is conference.c's.
 */
int conference_setting_take(struct conference_draft *draft, const char *section,
        const char *name, const char *value, struct error *err)
        __attribute__((warn_unused_result));

#endif
