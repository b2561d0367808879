/* conference.h -- conference.ini: the meeting, its ballot types, counts and committee. */
#ifndef CORE_CONFERENCE_H
#define CORE_CONFERENCE_H

#include <stddef.h>
#include <stdint.h>

#include "core/digest.h"
#include "core/error.h"
#include "core/file.h"
#include "core/layout.h"

enum {
    CONFERENCE_TEXT_BYTES = 1024, /* a title, body, place; UTF-8 with NUL */
    CONFERENCE_TYPES_MAX = 16,
    CONFERENCE_MEMBERS_MAX = 32,
    CONFERENCE_CHECKS_DEFAULT = 2,
    CONFERENCE_KNOWN_MAX_PERCENT = 50
};

/* A count that stands in the file, or not yet. */
struct conference_count {
    uint32_t value;
    int is_given;
};

struct conference_date {
    int32_t year, month, day;
};

struct conference_member { /* of the counting committee */
    char name[CONFERENCE_TEXT_BYTES];
    char role[CONFERENCE_TEXT_BYTES]; /* may be "" */
};

struct conference_type {               /* one printed ballot */
    char id[LAYOUT_ID_BYTES];          /* a-z 0-9 - : also the name of its files */
    char title[CONFERENCE_TEXT_BYTES]; /* "" : the conference's */
    char note[CONFERENCE_TEXT_BYTES];  /* "" or the paper's colour */
    char rule[FILE_PATH_MAX];          /* card's id, or path of a file (see rule_find) */
    char form_template[FILE_PATH_MAX]; /* template's name, or path of a file */
    char previous[FILE_PATH_MAX]; /* the year before: a folder; "none"; "": not told */
    struct conference_count issued, collected, deputies;
};

struct conference {
    char title[CONFERENCE_TEXT_BYTES];
    char body[CONFERENCE_TEXT_BYTES];     /* the body that holds it */
    char superior[CONFERENCE_TEXT_BYTES]; /* the body above it, printed over it; may be ""
                                           */
    char place[CONFERENCE_TEXT_BYTES];
    struct conference_date date;
    char language[8];       /* of the paper: "vi" or "en" */
    char publication[16];   /* board, committee, conference, public */
    uint32_t checks;        /* how many people decide a held sheet: 1 or 2 */
    uint32_t known_percent; /* 0..50: of the sheets to check, how many are known ones */
    int results_live; /* results = live: shown while counting goes on; else at its end */
    struct conference_count summoned, present;
    struct conference_member members[CONFERENCE_MEMBERS_MAX];
    size_t member_count;
    struct conference_type types[CONFERENCE_TYPES_MAX]; /* at least one */
    size_t type_count;
};

/* The key is made with the conference and stands in DIR/conference.key (0600);
 * the conference's public id is the start of the key's digest. */
struct conference_key {
    uint8_t key[DIGEST_KEY_BYTES];
    uint8_t id[DIGEST_ID_BYTES];
    char id_hex[DIGEST_ID_HEX_BYTES];
};

/*
 * conference_load - read and check DIR/conference.ini
 *
 * Every error is "conference.ini:LINE: what is wrong; what to write".
 * On failure *out is unchanged. The struct is large: allocate it.
 */
int conference_load(const char *folder, struct conference *out, struct error *err)
        __attribute__((warn_unused_result));

/* conference_parse - the same of a text of `size` bytes with a NUL behind it, which
 * would be DIR/conference.ini. */
int conference_parse(const char *folder, const char *text, size_t size,
        struct conference *out, struct error *err) __attribute__((warn_unused_result));

/*
 * conference_check - would `name = value` be right in [SECTION], looked at by itself?
 *
 * The error names no file and no line: a form shows it at the field.
 */
int conference_check(const char *section, const char *name, const char *value,
        struct error *err) __attribute__((warn_unused_result));

/* conference_type_find - by id; NULL if there is none. */
const struct conference_type *conference_type_find(
        const struct conference *conference, const char *id);

/* conference_key_load - DIR/conference.key; made durably first if it is missing. */
int conference_key_load(const char *folder, struct conference_key *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * conference_create - `kiemphieu new`: a folder with commented examples
 *
 * folder     must not exist, or be empty. All is written in a folder beside
 *            it and renamed: a failure leaves nothing half-made.
 * language   "vi" or "en": of the comments and of the example.
 */
int conference_create(const char *folder, const char *language, struct error *err)
        __attribute__((warn_unused_result));

/* What writes conference.ini and officials.csv into a folder that is being made. */
typedef int conference_fill(const char *folder, void *context, struct error *err);

/* conference_create_with - a folder with its key, and what `fill` writes; all or none. */
int conference_create_with(const char *folder, conference_fill *fill, void *context,
        struct error *err) __attribute__((warn_unused_result));

/* conference_create_blank - the same without the examples: for a desk where all is typed.
 */
int conference_create_blank(const char *folder, const char *language, struct error *err)
        __attribute__((warn_unused_result));

#endif
