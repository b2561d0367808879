/* person_record.h -- a person's results over the years, from sealed results. */
#ifndef CORE_PERSON_RECORD_H
#define CORE_PERSON_RECORD_H

#include <stdio.h>

#include "core/roll_up.h"

/* All in a roll-up: its conferences are those that were looked through. */
struct person_record {
    const struct roll_up *roll;
    const char *person; /* the id that was asked for */
    uint32_t *entries;  /* indices of the person's results, by date */
    size_t count;
    uint32_t *namesakes; /* of the same name, another id or none: perhaps the same */
    size_t namesake_count;
};

/*
 * person_record_find - in a finished roll-up
 *
 * person  an id as in officials.csv; compared exactly.
 * Everything is borrowed from `roll` but the lists: person_record_release.
 */
int person_record_find(const struct roll_up *roll, const char *person,
        struct person_record *out, struct error *err) __attribute__((warn_unused_result));
void person_record_release(struct person_record *record);

/* person_record_json - "kiemphieu-person", version 1; ferror tells of failures. */
void person_record_json(const struct person_record *record, FILE *out);

/* person_record_print - on stdout, in the language of the locale. */
void person_record_print(const struct person_record *record);

#endif
