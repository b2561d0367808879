/* officials.h -- officials.csv: who is rated, on which ballot. */
#ifndef CORE_OFFICIALS_H
#define CORE_OFFICIALS_H

#include <stddef.h>
#include <stdint.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/layout.h"

enum {
    OFFICIALS_MAX = 500,
    OFFICIALS_FILE_MAX_BYTES = 4 << 20,
    OFFICIAL_NAME_BYTES = 256,  /* UTF-8 with NUL; 60 characters at the most */
    OFFICIAL_TITLE_BYTES = 640, /* 150 characters at the most */
    OFFICIAL_PERSON_BYTES = 64
};

/* A head's grade may be bound to that of the collective of the same group. */
enum official_role { OFFICIAL_MEMBER, OFFICIAL_HEAD, OFFICIAL_COLLECTIVE };

struct official {
    char contest[LAYOUT_ID_BYTES]; /* the number as printed, "1".."9999" */
    uint32_t no;
    char name[OFFICIAL_NAME_BYTES];
    char title[OFFICIAL_TITLE_BYTES];
    char ballot_type[LAYOUT_ID_BYTES];
    char group[OFFICIAL_TITLE_BYTES];   /* the unit; may be "" */
    char person[OFFICIAL_PERSON_BYTES]; /* the same at every conference; may be "" */
    enum official_role role;
    char scale[LAYOUT_ID_BYTES]; /* of points: DIR/scales/NAME.csv; may be "" */
    uint32_t line;               /* in the file, for messages */
};

struct officials {
    struct official *list; /* in the file's order */
    size_t count;
};

void officials_init(struct officials *officials);
void officials_release(struct officials *officials);

/*
 * officials_load - read and check DIR/officials.csv
 *
 * Commas or semicolons, quotes, BOM, Windows line ends; the header row in
 * Vietnamese or English, columns in any order. Each error is
 * "officials.csv:LINE: what is wrong; what to write". A number comes once
 * in a ballot type, and so does a person; each ballot type has somebody. A group has
 * one collective at the most.
 * On failure *out is unchanged.
 */
int officials_load(const char *folder, const struct conference *conference,
        struct officials *out, struct error *err) __attribute__((warn_unused_result));

/*
 * One mistake: `line` of the text (0: of the whole), `column` "no", "name", "title",
 * "ballot_type", "group", "id", "role", "scale" (NULL: of the whole line), and what is
 * wrong, without place.
 */
typedef void officials_mistake(
        void *context, unsigned line, const char *column, const char *text);

/*
 * officials_parse - the same of a text of `size` bytes, which it changes; a NUL behind it
 *
 * first_line  what the heading's line is called: 1 of a file; 0 where rows are counted.
 * tell  called for every mistake, each field looked at by itself; then -1 with
 *       ERROR_SYNTAX. NULL: the first one is the error, as officials_load's.
 */
int officials_parse(char *text, size_t size, unsigned first_line,
        const struct conference *conference, struct officials *out,
        officials_mistake *tell, void *context, struct error *err)
        __attribute__((warn_unused_result));

/* official_role_word - "member" "head" "collective". */
const char *official_role_word(enum official_role role);

/* official_role_of_word - -1 if it is none of them. */
int official_role_of_word(const char *word, enum official_role *out);

#endif
