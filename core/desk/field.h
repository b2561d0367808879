/* field.h -- an input of a form: its label, what stands in it, what is wrong with it. */
#ifndef CORE_DESK_FIELD_H
#define CORE_DESK_FIELD_H

#include <jansson.h>

#include "core/desk/html.h"
#include "core/desk/request.h"

struct field {
    const char *name;  /* of the input; its id is "f-" and the name */
    const char *label; /* translated already; as are hint and what stands in it */
    const char *hint;  /* or NULL */
    const char *type;  /* "text" "date" "number" */
    const char *value;
    unsigned most;       /* of a number; 0: no bound */
    const char *mistake; /* or NULL: shown at the field, and tied to it */
};

/* field_put - label, input, and the mistake at it. */
void field_put(struct html *html, const struct field *field);

/* A select's choice. */
struct field_choice {
    const char *value, *label;
};

/* field_put_choice - field->type is not looked at; a value that is no choice is added. */
void field_put_choice(struct html *html, const struct field *field,
        const struct field_choice *choices, size_t count);

/* field_put_cell - an input alone, in a table whose column names it: field->label. */
void field_put_cell(struct html *html, const struct field *field, size_t row);

/*
 * field_mistake - of a ledger's answer {"mistakes":[{"field","text"}]}; NULL: none
 *
 * Borrowed from the answer. answer may be NULL.
 */
const char *field_mistake(const json_t *answer, const char *field);

/* Where a mistake is, for people: "Date", "row 2, Full name"; and its input's id. */
struct field_place {
    char label[128];
    char id[96]; /* "" if no input is to be jumped to */
};
typedef void field_locate(
        const struct desk_request *request, const char *field, struct field_place *out);

/* field_put_mistakes - all in one notice, which a reader meets first, each a link to its
 * field; locate may be NULL. */
void field_put_mistakes(struct html *html, const struct desk_request *request,
        const json_t *answer, field_locate *locate);

#endif
