/* results.c -- results.json as text: the figures of a conference. */
#include "core/results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

void results_init(struct results *results)
{
    memset(results, 0, sizeof(*results));
}

void results_release(struct results *results)
{
    size_t i;

    for (i = 0; i < results->type_count; i++)
        free(results->types[i].contests);
    results_init(results);
}

/* A list that lost an entry to want of memory becomes NULL, and so does all above it. */
static void list_append(json_t **list, json_t *value)
{
    if (json_array_append_new(*list, value) == 0)
        return;
    json_decref(*list);
    *list = NULL;
}

/* {"high":60,"medium":10}: `values` under the ids of the type's options. */
static json_t *values_json(const struct results_type *type, const uint32_t *values)
{
    json_t *object = json_object();
    size_t i;

    for (i = 0; i < type->option_count; i++)
        if (json_object_set_new(object, type->option_ids[i], json_integer(values[i])) !=
                0) {
            json_decref(object);
            return NULL;
        }
    return object;
}

uint64_t results_mean_hundredths(const struct results_contest *contest)
{
    return (contest->points * 200 + contest->rows) / ((uint64_t)contest->rows * 2);
}

/* {"87":3,"90":10}: the points that occur. */
static json_t *points_json(
        const struct results_type *type, const struct results_contest *contest)
{
    json_t *object = json_object();
    char points[LAYOUT_ID_BYTES];
    uint32_t i;

    for (i = 0; i <= type->points_most; i++) {
        (void)snprintf(points, sizeof(points), "%u", (unsigned)i);
        if (contest->votes[i] != 0 && json_object_set_new(object, points,
                                              json_integer(contest->votes[i])) != 0) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

static void put(json_t *object, const char *name, json_t *value)
{
    (void)json_object_set_new(object, name, value);
}

static void put_text(json_t *object, const char *name, const char *text)
{
    if (text[0] != '\0')
        put(object, name, json_string(text));
}

/* What only some conferences have. */
static void put_more(json_t *object, const struct results_type *type,
        const struct results_contest *contest)
{
    json_t *mean = contest->rows == 0
                           ? json_null()
                           : json_integer((json_int_t)results_mean_hundredths(contest));

    if (type->points_most > 0) {
        put(object, "partial", json_integer(contest->partial));
        put(object, "beyond", json_integer(contest->beyond));
        put(object, "points",
                json_pack("{s:I,s:I,s:O}", "sum", (json_int_t)contest->points, "rows",
                        (json_int_t)contest->rows, "mean_hundredths", mean));
    }
    json_decref(mean);
    put_text(object, "person", contest->person);
    put_text(object, "group", contest->group);
    if (contest->role != OFFICIAL_MEMBER)
        put_text(object, "role", official_role_word(contest->role));
    put_text(object, "previous", contest->previous);
    put_text(object, "outcome_before", contest->outcome_before);
    put_text(object, "changed_by", contest->changed_by);
    if (contest->is_tied)
        put(object, "tied", json_true());
}

static json_t *contest_json(
        const struct results_type *type, const struct results_contest *contest)
{
    json_t *next = contest->votes_to_next < 0 ? json_null()
                                              : json_integer(contest->votes_to_next);
    json_t *counts = type->points_most > 0 ? points_json(type, contest)
                                           : values_json(type, contest->votes);
    json_t *object = json_pack("{s:s,s:s,s:s,s:o,s:I,s:I,s:I,s:o,s:s,s:o,s:b}", "contest",
            contest->contest, "name", contest->name, "title", contest->title, "counts",
            counts, "blank", (json_int_t)contest->blank, "over",
            (json_int_t)contest->over, "held", (json_int_t)contest->held,
            "shares_hundredths_percent", values_json(type, contest->shares), "outcome",
            contest->outcome, "votes_to_next", next, "decided", contest->is_decided);

    if (object != NULL)
        put_more(object, type, contest);
    return object;
}

static json_t *type_json(const struct results_type *type)
{
    json_t *options = json_array(), *contests = json_array(), *object;
    size_t i;

    for (i = 0; i < type->option_count; i++)
        list_append(&options, json_string(type->option_ids[i]));
    for (i = 0; i < type->contest_count; i++)
        list_append(&contests, contest_json(type, &type->contests[i]));
    object = json_pack("{s:s,s:s,s:o,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:I,s:o}",
            "ballot_type", type->ballot_type, "rule", type->rule, "options", options,
            "issued", (json_int_t)type->issued, "collected", (json_int_t)type->collected,
            "denominator", (json_int_t)type->denominator, "fed", (json_int_t)type->fed,
            "counted", (json_int_t)type->counted, "valid", (json_int_t)type->valid,
            "invalid", (json_int_t)type->invalid, "held", (json_int_t)type->held,
            "refused", (json_int_t)type->refused, "contests", contests);
    if (object != NULL && type->points_most > 0)
        put(object, "points_most", json_integer(type->points_most));
    return object;
}

static json_t *results_json(const struct results *results)
{
    json_t *types = json_array();
    size_t i;

    for (i = 0; i < results->type_count; i++)
        list_append(&types, type_json(&results->types[i]));
    return json_pack("{s:s,s:i,s:s,s:b,s:b,s:s,s:[s,s],s:I,s:I,s:{s:I,s:I},s:I,s:o}",
            "format", "kiemphieu-results", "version", 1, "rule", results->rule, "final",
            results->is_final, "trial", results->is_trial, "root", results->root,
            "sealed_by", results->sealed_by[0], results->sealed_by[1], "adjudicated",
            (json_int_t)results->adjudicated, "checks", (json_int_t)results->checks,
            "agreement", "pairs", (json_int_t)results->pairs, "agreed",
            (json_int_t)results->agreed, "rescans", (json_int_t)results->rescans,
            "ballot_types", types);
}

int results_text(const struct results *results, char **text, struct error *err)
{
    json_t *root = results_json(results);
    char *written = NULL, *ended;
    size_t length;

    if (root != NULL && results_seal_write(&results->seal, root, NULL) == 0)
        written = json_dumps(root, JSON_INDENT(1));
    json_decref(root);
    if (written == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    length = strlen(written);
    ended = realloc(written, length + 2);
    if (ended == NULL) {
        free(written);
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    }
    memcpy(ended + length, "\n", 2);
    *text = ended;
    return 0;
}
