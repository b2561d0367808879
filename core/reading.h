/* reading.h -- what the engine says of one page, and its JSON line. */
#ifndef CORE_READING_H
#define CORE_READING_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/error.h"
#include "core/fingerprint.h"
#include "core/layout.h"

enum verdict { VERDICT_CLEAR, VERDICT_HELD, VERDICT_REFUSED };
enum contest_state { CONTEST_CHOSEN, CONTEST_BLANK, CONTEST_OVER, CONTEST_UNSURE };
enum mark { MARK_EMPTY, MARK_UNSURE, MARK_FILLED };

/* The order is the one of the README's list; a sentence for each in reason.h. */
enum reason {
    REASON_MARK_UNSURE,
    REASON_OVERVOTE,
    REASON_MARK_CANCELLED,
    REASON_NAME_STRUCK,
    REASON_WRITING,
    REASON_FIDUCIAL_MISSING,
    REASON_SCALE,
    REASON_STRETCHED,
    REASON_CODE_UNREADABLE,
    REASON_WRONG_CONFERENCE,
    REASON_WRONG_FORM,
    REASON_TEST_SHEET,
    REASON_DUPLICATE,
    REASON_STREAK,
    REASON_FAINT_PRINT,
    REASON_TRUNCATED,
    REASON_TOO_LONG,
    REASON_NOT_A_BALLOT,
    REASON_IMAGE_BROKEN,
    REASON_COUNT
};

enum {
    READING_LINE_MAX_BYTES = 4 << 20,
    READING_CHOSEN_MAX = 32, /* options chosen in one contest */
    READING_BOXES_MAX = 32,  /* boxes of one contest */
    READING_DETAIL_BYTES = 256
};

struct reading_box {
    char option[LAYOUT_ID_BYTES];
    enum mark mark;
    int32_t ink_ppm; /* share of the box's inside that is ink, 0..1000000 */
};

struct reading_contest {
    char contest[LAYOUT_ID_BYTES];
    enum contest_state state;
    char chosen[READING_CHOSEN_MAX][LAYOUT_ID_BYTES];
    size_t chosen_count;
    struct reading_box boxes[READING_BOXES_MAX];
    size_t box_count;
};

struct reading {
    char image[4096]; /* the path as given */
    int32_t index;    /* page in the file, from 0 */
    enum verdict verdict;
    int is_blank;                      /* nothing is printed or written on the page */
    uint32_t reasons;                  /* bit 1 << enum reason */
    char detail[READING_DETAIL_BYTES]; /* may be "": more on the reason, English */
    /* Known only if the code was read; else "" and page 0. */
    char conference[DIGEST_ID_HEX_BYTES];
    char ballot_type[LAYOUT_ID_BYTES];
    char form_id[DIGEST_ID_HEX_BYTES];
    int32_t page;
    /* Known only if the page was registered; else 0. */
    int32_t rotation; /* 0 or 180 */
    int32_t scale_x_ppm, scale_y_ppm;
    struct reading_contest *contests;
    size_t contest_count;
    struct fingerprint fingerprint; /* of its marks; may hold none */
};

void reading_init(struct reading *reading);
void reading_release(struct reading *reading);

/*
 * reading_copy - the same reading in memory of its own
 *
 * On failure (ERROR_MEMORY) *out is unchanged; else what it held is released.
 */
int reading_copy(const struct reading *reading, struct reading *out, struct error *err)
        __attribute__((warn_unused_result));

/* reading_add_reason - set the reason and raise the verdict to at least `verdict`. */
void reading_add_reason(
        struct reading *reading, enum reason reason, enum verdict verdict);

/* reading_add_contest - one more, zeroed, at the end; NULL: no memory. */
struct reading_contest *reading_add_contest(struct reading *reading);

/* The published words: "clear", "mark-unsure", "chosen", "filled". */
const char *verdict_word(enum verdict verdict);
const char *reason_word(enum reason reason);
const char *contest_state_word(enum contest_state state);
const char *mark_word(enum mark mark);
int verdict_of_word(const char *word, enum verdict *out);
int reason_of_word(const char *word, enum reason *out);
int contest_state_of_word(const char *word, enum contest_state *out);
int mark_of_word(const char *word, enum mark *out);

/* reading_json - the object of one line; NULL: no memory. */
json_t *reading_json(const struct reading *reading);

/*
 * reading_of_json - checked: words known, counts bounded, no contest twice
 *
 * On failure *out is unchanged. Returns 0; -1 with ERROR_SYNTAX.
 */
int reading_of_json(const json_t *object, struct reading *out, struct error *err)
        __attribute__((warn_unused_result));

#endif
