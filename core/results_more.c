/* results_more.c -- of a contest in results.json, what not every one has. */
#include "core/results_more.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"

int results_points_parse(const json_t *contest, const struct results_type *type,
        struct results_contest *out, struct error *err)
{
    char points[LAYOUT_ID_BYTES];
    json_t *object;
    size_t found = 0;
    int64_t value;
    uint32_t i;

    if (json_get_object(contest, "counts", &object, err) != 0)
        return -1;
    for (i = 0; i <= type->points_most; i++) {
        (void)snprintf(points, sizeof(points), "%u", (unsigned)i);
        if (json_object_get(object, points) == NULL)
            continue;
        if (json_get_whole(object, points, 0, UINT32_MAX, &value, err) != 0)
            return error_add_context(err, "counts");
        out->votes[i] = (uint32_t)value;
        found++;
    }
    if (found != json_object_size(object))
        return error_set(err, ERROR_SYNTAX,
                "\"counts\" holds what are no points from 0 to %u",
                (unsigned)type->points_most);
    return 0;
}

static int get_text(
        const json_t *object, const char *name, char *out, size_t size, struct error *err)
{
    out[0] = '\0';
    return json_object_get(object, name) == NULL
                   ? 0
                   : json_get_text(object, name, out, size, err);
}

static int parse_role(const json_t *object, enum official_role *out, struct error *err)
{
    char word[LAYOUT_ID_BYTES];

    if (get_text(object, "role", word, sizeof(word), err) != 0)
        return -1;
    if (word[0] != '\0' && official_role_of_word(word, out) != 0)
        return error_set(err, ERROR_SYNTAX, "\"role\" is no role");
    return 0;
}

static int parse_change(
        const json_t *object, struct results_contest *out, struct error *err)
{
    if (get_text(object, "outcome_before", out->outcome_before,
                sizeof(out->outcome_before), err) != 0 ||
            get_text(object, "changed_by", out->changed_by, sizeof(out->changed_by),
                    err) != 0)
        return -1;
    if ((out->outcome_before[0] == '\0') != (out->changed_by[0] == '\0'))
        return error_set(err, ERROR_SYNTAX, "\"outcome_before\" without \"changed_by\"");
    out->is_tied = json_is_true(json_object_get(object, "tied"));
    return 0;
}

/* The sums must be those of the counts. */
static int check_points(const struct results_type *type,
        const struct results_contest *contest, struct error *err)
{
    uint64_t points = 0, rows = 0;
    uint32_t i;

    for (i = 0; i <= type->points_most; i++) {
        points += (uint64_t)i * contest->votes[i];
        rows += contest->votes[i];
    }
    if (points != contest->points || rows != contest->rows)
        return error_set(err, ERROR_SYNTAX, "\"points\" is not the sum of \"counts\"");
    return 0;
}

static int parse_points(const json_t *object, const struct results_type *type,
        struct results_contest *out, struct error *err)
{
    int64_t partial, beyond, sum, rows;
    json_t *points;

    if (json_get_whole(object, "partial", 0, UINT32_MAX, &partial, err) != 0 ||
            json_get_whole(object, "beyond", 0, UINT32_MAX, &beyond, err) != 0 ||
            json_get_object(object, "points", &points, err) != 0 ||
            json_get_whole(points, "sum", 0, (int64_t)UINT32_MAX * RULE_POINTS_MAX, &sum,
                    err) != 0 ||
            json_get_whole(points, "rows", 0, UINT32_MAX, &rows, err) != 0)
        return -1;
    out->partial = (uint32_t)partial;
    out->beyond = (uint32_t)beyond;
    out->points = (uint64_t)sum;
    out->rows = (uint32_t)rows;
    return check_points(type, out, err);
}

int results_more_parse(const json_t *contest, const struct results_type *type,
        struct results_contest *out, struct error *err)
{
    if (get_text(contest, "person", out->person, sizeof(out->person), err) != 0 ||
            get_text(contest, "group", out->group, sizeof(out->group), err) != 0 ||
            get_text(contest, "previous", out->previous, sizeof(out->previous), err) !=
                    0 ||
            parse_role(contest, &out->role, err) != 0 ||
            parse_change(contest, out, err) != 0)
        return -1;
    return type->points_most == 0 ? 0 : parse_points(contest, type, out, err);
}
