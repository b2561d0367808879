/* roll_up_finish.c -- a roll-up's conferences: none twice; its people: in order, summed.
 */
#include <stdlib.h>
#include <string.h>

#include "core/language.h"
#include "core/roll_up.h"
#include "core/roll_up_list.h"

/* What must not come twice: the kinds are looked at one after the other. */
static int compare_ids(const void *left, const void *right)
{
    const struct roll_up_conference *const *l = left, *const *r = right;
    int order = strcmp((*l)->id, (*r)->id);

    return order != 0 ? order : (*l > *r) - (*l < *r);
}

static int compare_roots(const void *left, const void *right)
{
    const struct roll_up_conference *const *l = left, *const *r = right;
    int order = strcmp((*l)->root, (*r)->root);

    return order != 0 ? order : (*l > *r) - (*l < *r);
}

static int compare_bodies(const void *left, const void *right)
{
    const struct roll_up_conference *const *l = left, *const *r = right;
    int order = strcmp((*l)->body_key, (*r)->body_key);

    if (order == 0)
        order = strcmp((*l)->title, (*r)->title);
    if (order == 0)
        order = memcmp(&(*l)->date, &(*r)->date, sizeof((*l)->date));
    return order != 0 ? order : (*l > *r) - (*l < *r);
}

static int is_same_id(
        const struct roll_up_conference *left, const struct roll_up_conference *right)
{
    return strcmp(left->id, right->id) == 0;
}

static int is_same_root(
        const struct roll_up_conference *left, const struct roll_up_conference *right)
{
    return strcmp(left->root, right->root) == 0;
}

static int is_same_body(
        const struct roll_up_conference *left, const struct roll_up_conference *right)
{
    return strcmp(left->body_key, right->body_key) == 0 &&
           strcmp(left->title, right->title) == 0 &&
           memcmp(&left->date, &right->date, sizeof(left->date)) == 0;
}

static const struct {
    int (*compare)(const void *left, const void *right);
    int (*is_same)(const struct roll_up_conference *left,
            const struct roll_up_conference *right);
    const char *text;
} kinds[] = {{compare_ids, is_same_id,
                     N_("the same conference as '%s', with other results; keep the one "
                        "that agrees with the signed minutes")},
        {compare_roots, is_same_root,
                N_("the same sealed sheets as '%s', under another conference's name; "
                   "keep "
                   "the one that agrees with the signed minutes")},
        {compare_bodies, is_same_body,
                N_("the same body, title and day as '%s', another conference; keep the "
                   "one that agrees with the signed minutes")}};

/* A second copy is left out; where the results differ nobody knows which is right. */
static int note_pair(struct roll_up *roll, struct roll_up_conference *first,
        struct roll_up_conference *second, const char *text, struct error *err)
{
    int is_copy = strcmp(first->signature, second->signature) == 0;

    second->is_left_out = 1;
    if (is_copy)
        return roll_up_note(roll, second->source, err,
                _("the same file as '%s'; leave one of them out"), first->source);
    first->is_left_out = 1;
    return roll_up_note(roll, second->source, err, _(text), first->source);
}

static int find_twice(struct roll_up *roll, size_t kind,
        struct roll_up_conference **sorted, struct error *err)
{
    size_t count = 0, first = 0, i;

    for (i = 0; i < roll->conference_count; i++)
        if (!roll->conferences[i].is_left_out)
            sorted[count++] = &roll->conferences[i];
    qsort(sorted, count, sizeof(struct roll_up_conference *), kinds[kind].compare);
    for (i = 1; i < count; i++) {
        if (!kinds[kind].is_same(sorted[first], sorted[i]))
            first = i;
        else if (note_pair(roll, sorted[first], sorted[i], kinds[kind].text, err) != 0)
            return -1;
    }
    return 0;
}

static int find_all_twice(struct roll_up *roll, struct error *err)
{
    struct roll_up_conference **sorted =
            calloc(roll->conference_count + 1, sizeof(struct roll_up_conference *));
    int result = 0;
    size_t i;

    if (sorted == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]) && result == 0; i++)
        result = find_twice(roll, i, sorted, err);
    free(sorted);
    return result;
}

static void sum_conference(
        struct roll_up *roll, const struct roll_up_conference *conference)
{
    uint32_t seen[ROLL_UP_RULES_MAX][RULE_OUTCOMES_MAX];
    const struct roll_up_person *person;
    struct roll_up_rule *rule;
    size_t i, k;

    memset(seen, 0, sizeof(seen));
    for (i = conference->first; i < conference->first + conference->count; i++) {
        person = &roll->people[i];
        roll->rules[person->rule]->people++;
        roll->rules[person->rule]->people_of[person->outcome]++;
        seen[person->rule][person->outcome]++;
    }
    for (i = 0; i < roll->rule_count; i++) {
        int has_any = 0;

        rule = roll->rules[i];
        for (k = 0; k < RULE_OUTCOMES_MAX; k++) {
            rule->conferences_of[k] += seen[i][k] > 0;
            has_any |= seen[i][k] > 0;
        }
        rule->conferences += (uint32_t)has_any;
    }
}

struct sortable { /* what a person or conference is sorted by, close at hand */
    const struct roll_up_person *person;
    const struct roll_up_conference *conference;
    uint32_t index;
};

static int compare_conferences(const void *left, const void *right)
{
    const struct sortable *l = left, *r = right;
    int order = strcmp(l->conference->sort_key, r->conference->sort_key);

    if (order == 0)
        order = strcmp(l->conference->title, r->conference->title);
    return order != 0 ? order : (l->index > r->index) - (l->index < r->index);
}

/* The highest first; who has no measure comes last. */
static int compare_measures(const struct ratio *left, const struct ratio *right)
{
    if (left->den == 0 || right->den == 0)
        return (left->den == 0) - (right->den == 0);
    return ratio_compare(*right, *left);
}

static int compare_people(const void *left, const void *right)
{
    const struct sortable *l = left, *r = right;
    int order;

    if (l->person->rule != r->person->rule)
        return l->person->rule < r->person->rule ? -1 : 1;
    order = compare_measures(&l->person->measure, &r->person->measure);
    if (order == 0 && l->conference != r->conference)
        order = compare_conferences(left, right);
    return order != 0 ? order : (l->index > r->index) - (l->index < r->index);
}

/* Their indices in order, of which there are *count; NULL: no memory. */
static uint32_t *take_order(struct sortable *list, size_t count,
        int (*compare)(const void *left, const void *right))
{
    uint32_t *order = calloc(count + 1, sizeof(*order));
    size_t i;

    if (order == NULL)
        return NULL;
    qsort(list, count, sizeof(*list), compare);
    for (i = 0; i < count; i++)
        order[i] = list[i].index;
    return order;
}

static int sort_conferences(struct roll_up *roll)
{
    struct sortable *list = calloc(roll->conference_count + 1, sizeof(*list));
    size_t i, count = 0;

    for (i = 0; list != NULL && i < roll->conference_count; i++)
        if (!roll->conferences[i].is_left_out)
            list[count++] = (struct sortable){NULL, &roll->conferences[i], (uint32_t)i};
    if (list != NULL)
        roll->by_body = take_order(list, count, compare_conferences);
    free(list);
    return roll->by_body == NULL ? -1 : 0;
}

static int sort_people(struct roll_up *roll)
{
    struct sortable *list = calloc(roll->person_count + 1, sizeof(*list));
    const struct roll_up_person *person;
    size_t i, count = 0;

    for (i = 0; list != NULL && i < roll->person_count; i++) {
        person = &roll->people[i];
        if (!roll->conferences[person->conference].is_left_out)
            list[count++] = (struct sortable){
                    person, &roll->conferences[person->conference], (uint32_t)i};
    }
    if (list != NULL)
        roll->by_measure = take_order(list, count, compare_people);
    roll->measured_count = count;
    free(list);
    return roll->by_measure == NULL ? -1 : 0;
}

int roll_up_finish(struct roll_up *roll, struct error *err)
{
    size_t i;

    if (find_all_twice(roll, err) != 0)
        return -1;
    if (roll->has_list && roll_up_list_check(roll, err) != 0)
        return -1;
    for (i = 0; i < roll->conference_count; i++)
        if (!roll->conferences[i].is_left_out) {
            sum_conference(roll, &roll->conferences[i]);
            roll->reported++;
        }
    if (sort_conferences(roll) != 0 || sort_people(roll) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the roll-up");
    return 0;
}
