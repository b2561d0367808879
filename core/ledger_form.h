/* ledger_form.h -- what people filled in at the desk: its mistakes, the file it changes.
 */
#ifndef CORE_LEDGER_FORM_H
#define CORE_LEDGER_FORM_H

#include <stddef.h>

#include <jansson.h>

#include "core/ledger_store.h"

enum { LEDGER_FORM_FIELD_BYTES = 128, LEDGER_FORM_VALUE_BYTES = 32 };

/* A file of the folder, as it was and as it shall be. */
struct ledger_form {
    struct ledger *ledger;
    const char *kind; /* of the event */
    const char *file; /* "conference.ini" */
    char *before;     /* owned, with a NUL behind it; NULL: there is none */
    size_t before_size;
    json_t *mistakes; /* owned: [{"field","text"}] */
};

/*
 * ledger_form_start - read the file as it is
 *
 * is_needed  0: it need not be there. The caller ends with ledger_form_release.
 */
int ledger_form_start(struct ledger_form *form, struct ledger *ledger, const char *kind,
        const char *file, int is_needed, struct error *err)
        __attribute__((warn_unused_result));
void ledger_form_release(struct ledger_form *form);

/* ledger_form_mistake - one more: at "date", "types/main/rule"; "" for the whole. */
void ledger_form_mistake(struct ledger_form *form, const char *field, const char *text);

/*
 * ledger_form_value - a member's text: a string, a whole number, or "" for null
 *
 * *text is borrowed from the member or from `room`. ERROR_SYNTAX for anything else.
 */
int ledger_form_value(const char *name, const json_t *member,
        char room[LEDGER_FORM_VALUE_BYTES], const char **text, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ledger_form_save - the file is replaced by `size` bytes, durably, and an event says so
 *
 * Refused if there are mistakes. {"saved":true} or {"saved":false,"mistakes":[...]}, and
 * "printed":true if ballots were printed already: they must be printed again. The event
 * has the file's digests before and after, "by" of the request, and `more` (taken over;
 * NULL: nothing).
 */
int ledger_form_save(struct ledger_form *form, const json_t *request, const char *text,
        size_t size, json_t *more, json_t *answer, struct error *err)
        __attribute__((warn_unused_result));

#endif
