/* review_person.c -- who sits at the terminal. */
#include "core/review_person.h"

#include "core/language.h"
#include "core/review_ask.h"

int review_person(struct review *review, struct error *err)
{
    if (review->name[0] != '\0')
        return 0;
    if (review_ask_text(review, _("Your name"), NULL, review->name) != 0)
        return error_set(err, ERROR_STATE, "nobody gave a name; nothing is decided");
    return 0;
}
