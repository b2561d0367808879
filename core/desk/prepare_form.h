/* prepare_form.h -- the forms of the page Prepare, with what was typed or is saved. */
#ifndef CORE_DESK_PREPARE_FORM_H
#define CORE_DESK_PREPARE_FORM_H

#include <jansson.h>

#include "core/desk/draft.h"
#include "core/desk/field.h"
#include "core/desk/html.h"
#include "core/desk/request.h"
#include "core/rule.h"

struct prepare {
    const char *folder;
    struct html *html;
    const struct desk_request *request;
    struct draft draft;
    /* The ledger's answer to what was just typed, which is then shown again; or NULL. */
    const json_t *meeting_answer, *officials_answer, *ballots_answer, *scale_answer;
    int is_shut;       /* counting has begun: nothing can be saved */
    int has_points;    /* some ballot's card has points, as it is saved */
    int has_more;      /* the people's table has the columns id, role, scale */
    size_t type_count; /* ballots, as saved; 0: the files are wrong */
};

/* The cards to choose from: the program's, and those in the conference's folder. */
enum { PREPARE_CARDS_MAX = 32, PREPARE_CARD_TEXT_BYTES = 2 * RULE_TEXT_BYTES + 8 };
struct prepare_card {
    char id[64], text[PREPARE_CARD_TEXT_BYTES];
    int is_entered;
};
struct prepare_cards {
    struct prepare_card list[PREPARE_CARDS_MAX + 1]; /* the last is never filled */
    struct field_choice choices[PREPARE_CARDS_MAX];
    size_t count;
};

/* The forms of ballots that come with the program: a heading each, a kind each. */
enum { PREPARE_TEMPLATES = 8 };
void prepare_templates(
        const struct desk_request *request, struct field_choice out[PREPARE_TEMPLATES]);

/* prepare_cards_new - free() ends it; NULL: no memory. */
struct prepare_cards *prepare_cards_new(const struct prepare *prepare);

/* prepare_put_cards - levels, thresholds, caps, quotas and second ballots of each. */
void prepare_put_cards(const struct prepare *prepare, const struct prepare_cards *cards);

void prepare_put_meeting(struct prepare *prepare, const struct prepare_cards *cards);
void prepare_put_ballots(
        const struct prepare *prepare, const struct prepare_cards *cards);
void prepare_put_officials(struct prepare *prepare);
void prepare_put_scales(const struct prepare *prepare);

/* prepare_meeting_request - "prepare" for the ledger, of the form's fields; NULL: no
 * memory. */
json_t *prepare_meeting_request(const struct desk_request *request);

/* prepare_ballots_request - "prepare" with each ballot's title, note and card. */
json_t *prepare_ballots_request(const struct desk_request *request);

/* prepare_scale_request - "prepare-scale". */
json_t *prepare_scale_request(const struct desk_request *request);

/* prepare_officials_request - "prepare-officials": the file's text if there is one. */
json_t *prepare_officials_request(const struct desk_request *request);

#endif
