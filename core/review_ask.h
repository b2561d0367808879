/* review_ask.h -- a question on the terminal, an answer of one key or a line. */
#ifndef CORE_REVIEW_ASK_H
#define CORE_REVIEW_ASK_H

#include <stddef.h>

#include "core/review.h"

/* What a person may answer; rows also take a key for each of their boxes. */
enum answer {
    ANSWER_OPTION, /* with the option's index */
    ANSWER_BLANK,
    ANSWER_OVER,
    ANSWER_ACCEPT,
    ANSWER_ENTER_ALL,
    ANSWER_VOID,
    ANSWER_REFUSE,
    ANSWER_RESCAN,
    ANSWER_BACK, /* to the row before */
    ANSWER_LATER,
    ANSWER_UNDO, /* the decision of the sheet before */
    ANSWER_QUIT
};

/*
 * review_ask - ask until the answer is one of `letters` or an option's key
 *
 * keys     one character an option, in their order; "" if there are none.
 * letters  of "boaevxruswq", those that are answers here.
 * option   index of the option, set with ANSWER_OPTION only.
 *
 * ANSWER_QUIT also at the end of all answers.
 */
enum answer review_ask(struct review *review, const char *question, const char *keys,
        const char *letters, size_t *option);

/*
 * review_ask_text - a line of text; only Enter takes what `text` holds, or `fallback`
 *
 * fallback  may be NULL: then something must be typed the first time.
 * Returns 0; -1 at the end of all answers.
 */
int review_ask_text(struct review *review, const char *question, const char *fallback,
        char text[REVIEW_TEXT_BYTES]) __attribute__((warn_unused_result));

/*
 * review_ask_secret - a line that the terminal does not show
 *
 * The caller's to wipe. Returns 0; -1 at the end of all answers.
 */
enum { REVIEW_SECRET_BYTES = 1025 };
int review_ask_secret(struct review *review, const char *question,
        char secret[REVIEW_SECRET_BYTES]) __attribute__((warn_unused_result));

#endif
