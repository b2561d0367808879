/* results_parse.c -- results.json checked member by member, and its sums. */
#include "core/results.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "core/json.h"
#include "core/ratio.h"
#include "core/results_more.h"

static int parse_count(
        const json_t *object, const char *name, uint32_t *out, struct error *err)
{
    int64_t value;

    if (json_get_whole(object, name, 0, UINT32_MAX, &value, err) != 0)
        return -1;
    *out = (uint32_t)value;
    return 0;
}

static int parse_flag(const json_t *object, const char *name, int *out, struct error *err)
{
    const json_t *member = json_object_get(object, name);

    if (!json_is_boolean(member))
        return error_set(
                err, ERROR_SYNTAX, "\"%s\" is missing or not true or false", name);
    *out = json_is_true(member);
    return 0;
}

/* An id that must not be empty. */
static int parse_id(const json_t *object, const char *name, char out[LAYOUT_ID_BYTES],
        struct error *err)
{
    if (json_get_text(object, name, out, LAYOUT_ID_BYTES, err) != 0)
        return -1;
    if (out[0] == '\0')
        return error_set(err, ERROR_SYNTAX, "\"%s\" is empty", name);
    return 0;
}

/* {"high":60,...}: exactly the type's options. */
static int parse_values(const json_t *contest, const char *name,
        const struct results_type *type, uint32_t *out, struct error *err)
{
    json_t *object;
    size_t i;

    if (json_get_object(contest, name, &object, err) != 0)
        return -1;
    if (json_object_size(object) != type->option_count)
        return error_set(err, ERROR_SYNTAX, "\"%s\" does not fit \"options\"", name);
    for (i = 0; i < type->option_count; i++)
        if (parse_count(object, type->option_ids[i], &out[i], err) != 0)
            return error_add_context(err, "%s", name);
    return 0;
}

static int parse_counts(const json_t *contest, const struct results_type *type,
        struct results_contest *out, struct error *err)
{
    return type->points_most > 0 ? results_points_parse(contest, type, out, err)
                                 : parse_values(contest, "counts", type, out->votes, err);
}

static int parse_votes_to_next(const json_t *object, int64_t *out, struct error *err)
{
    if (json_is_null(json_object_get(object, "votes_to_next"))) {
        *out = -1;
        return 0;
    }
    return json_get_whole(object, "votes_to_next", 0, UINT32_MAX, out, err);
}

static int check_shares(const struct results_type *type,
        const struct results_contest *contest, struct error *err)
{
    struct ratio share = {0, type->denominator};
    size_t i;

    for (i = 0; i < type->option_count; i++) {
        share.num = contest->votes[i];
        if (contest->shares[i] != (share.den == 0 ? 0 : ratio_hundredths_percent(share)))
            return error_set(err, ERROR_SYNTAX,
                    "the share of '%s' is not its count of the denominator",
                    type->option_ids[i]);
    }
    return 0;
}

static int check_contest(const struct results_type *type,
        const struct results_contest *contest, struct error *err)
{
    uint64_t rows = (uint64_t)contest->blank + contest->over + contest->held +
                    contest->partial + contest->beyond;
    uint64_t sheets = (uint64_t)type->valid + type->held;
    size_t i;

    for (i = 0; i < RULE_VALUES_MAX; i++)
        rows += contest->votes[i];
    if (rows != sheets)
        return error_set(err, ERROR_SYNTAX,
                "votes, blank, over and held make %" PRIu64
                ", valid and held sheets %" PRIu64,
                rows, sheets);
    return check_shares(type, contest, err);
}

static int parse_contest(const json_t *object, const struct results_type *type,
        struct results_contest *out, struct error *err)
{
    if (parse_id(object, "contest", out->contest, err) != 0 ||
            json_get_text(object, "name", out->name, sizeof(out->name), err) != 0 ||
            json_get_text(object, "title", out->title, sizeof(out->title), err) != 0 ||
            parse_counts(object, type, out, err) != 0 ||
            parse_count(object, "blank", &out->blank, err) != 0 ||
            parse_count(object, "over", &out->over, err) != 0 ||
            parse_count(object, "held", &out->held, err) != 0 ||
            parse_values(object, "shares_hundredths_percent", type, out->shares, err) !=
                    0 ||
            parse_id(object, "outcome", out->outcome, err) != 0 ||
            parse_votes_to_next(object, &out->votes_to_next, err) != 0 ||
            parse_flag(object, "decided", &out->is_decided, err) != 0 ||
            results_more_parse(object, type, out, err) != 0)
        return -1;
    return check_contest(type, out, err);
}

static int is_contest_twice(const struct results_type *type, size_t index)
{
    size_t i;

    for (i = 0; i < index; i++)
        if (strcmp(type->contests[i].contest, type->contests[index].contest) == 0)
            return 1;
    return 0;
}

static int parse_contests(
        const json_t *object, struct results_type *out, struct error *err)
{
    json_t *list;
    size_t i, count;

    if (json_get_array(object, "contests", OFFICIALS_MAX, &list, err) != 0)
        return -1;
    count = json_array_size(list);
    out->contests = calloc(count + 1, sizeof(*out->contests));
    if (out->contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    out->contest_count = count;
    for (i = 0; i < count; i++) {
        if (parse_contest(json_array_get(list, i), out, &out->contests[i], err) != 0)
            return error_add_context(err, "contest %zu", i + 1);
        if (is_contest_twice(out, i))
            return error_set(err, ERROR_SYNTAX, "the contest '%s' stands twice",
                    out->contests[i].contest);
    }
    return 0;
}

static int parse_options(
        const json_t *object, struct results_type *out, struct error *err)
{
    const char *id;
    json_t *list;
    size_t i, k;

    if (json_get_array(object, "options", RULE_OPTIONS_MAX, &list, err) != 0)
        return -1;
    for (i = 0; i < json_array_size(list); i++) {
        id = json_string_value(json_array_get(list, i));
        if (id == NULL || id[0] == '\0' || strlen(id) >= LAYOUT_ID_BYTES)
            return error_set(err, ERROR_SYNTAX, "\"options\" holds what is no id");
        for (k = 0; k < i; k++)
            if (strcmp(out->option_ids[k], id) == 0)
                return error_set(err, ERROR_SYNTAX, "the option '%s' stands twice", id);
        memcpy(out->option_ids[i], id, strlen(id) + 1);
    }
    out->option_count = json_array_size(list);
    if ((out->option_count == 0) != (out->points_most > 0))
        return error_set(err, ERROR_SYNTAX, "\"options\" is empty");
    return 0;
}

static int check_sheets(const struct results_type *type, struct error *err)
{
    if ((uint64_t)type->valid + type->invalid != type->counted)
        return error_set(err, ERROR_SYNTAX,
                "valid %" PRIu32 " and invalid %" PRIu32 " do not make counted %" PRIu32,
                type->valid, type->invalid, type->counted);
    if ((uint64_t)type->counted + type->held + type->refused != type->fed)
        return error_set(err, ERROR_SYNTAX,
                "counted %" PRIu32 ", held %" PRIu32 " and refused %" PRIu32
                " do not make fed %" PRIu32,
                type->counted, type->held, type->refused, type->fed);
    return 0;
}

static int parse_points_most(
        const json_t *object, struct results_type *out, struct error *err)
{
    int64_t most;

    if (json_object_get(object, "points_most") == NULL)
        return 0;
    if (json_get_whole(object, "points_most", 1, RULE_POINTS_MAX, &most, err) != 0)
        return -1;
    out->points_most = (uint32_t)most;
    return 0;
}

static int parse_type(const json_t *object, struct results_type *out, struct error *err)
{
    if (parse_id(object, "ballot_type", out->ballot_type, err) != 0 ||
            parse_id(object, "rule", out->rule, err) != 0 ||
            parse_points_most(object, out, err) != 0 ||
            parse_options(object, out, err) != 0 ||
            parse_count(object, "issued", &out->issued, err) != 0 ||
            parse_count(object, "collected", &out->collected, err) != 0 ||
            parse_count(object, "denominator", &out->denominator, err) != 0 ||
            parse_count(object, "fed", &out->fed, err) != 0 ||
            parse_count(object, "counted", &out->counted, err) != 0 ||
            parse_count(object, "valid", &out->valid, err) != 0 ||
            parse_count(object, "invalid", &out->invalid, err) != 0 ||
            parse_count(object, "held", &out->held, err) != 0 ||
            parse_count(object, "refused", &out->refused, err) != 0 ||
            check_sheets(out, err) != 0)
        return -1;
    return parse_contests(object, out, err);
}

static int parse_sealers(const json_t *root, struct results *out, struct error *err)
{
    const char *name;
    json_t *list;
    size_t i;

    if (json_get_array(root, "sealed_by", 2, &list, err) != 0)
        return -1;
    for (i = 0; i < json_array_size(list); i++) {
        name = json_string_value(json_array_get(list, i));
        if (name == NULL || strlen(name) >= sizeof(out->sealed_by[i]))
            return error_set(err, ERROR_SYNTAX, "\"sealed_by\" holds what is no name");
        memcpy(out->sealed_by[i], name, strlen(name) + 1);
    }
    return 0;
}

/* How people decided, and how often two of them agreed. */
static int parse_checks(const json_t *root, struct results *out, struct error *err)
{
    json_t *agreement;

    if (parse_count(root, "adjudicated", &out->adjudicated, err) != 0 ||
            parse_count(root, "checks", &out->checks, err) != 0 ||
            json_get_object(root, "agreement", &agreement, err) != 0 ||
            parse_count(agreement, "pairs", &out->pairs, err) != 0 ||
            parse_count(agreement, "agreed", &out->agreed, err) != 0 ||
            parse_count(root, "rescans", &out->rescans, err) != 0)
        return -1;
    if (out->checks != 1 && out->checks != 2)
        return error_set(err, ERROR_SYNTAX, "\"checks\" is neither 1 nor 2");
    if (out->agreed > out->pairs)
        return error_set(err, ERROR_SYNTAX,
                "%" PRIu32 " pairs agreed, but there are only %" PRIu32, out->agreed,
                out->pairs);
    return 0;
}

static int parse_head(const json_t *root, struct results *out, struct error *err)
{
    uint8_t digest[DIGEST_BYTES];

    if (json_check_format(root, "kiemphieu-results", err) != 0 ||
            json_get_text(root, "rule", out->rule, sizeof(out->rule), err) != 0 ||
            parse_flag(root, "final", &out->is_final, err) != 0 ||
            parse_flag(root, "trial", &out->is_trial, err) != 0 ||
            json_get_text(root, "root", out->root, sizeof(out->root), err) != 0 ||
            parse_sealers(root, out, err) != 0 || parse_checks(root, out, err) != 0)
        return -1;
    if (out->root[0] != '\0' &&
            digest_from_hex(out->root, digest, sizeof(digest), err) != 0)
        return error_add_context(err, "root");
    return 0;
}

/* What is called final must bear a seal by two people, and nothing may be open. */
static int check_final(const struct results *results, struct error *err)
{
    size_t i;

    if (!results->is_final)
        return 0;
    if (results->root[0] == '\0' || results->sealed_by[0][0] == '\0' ||
            results->sealed_by[1][0] == '\0')
        return error_set(
                err, ERROR_SYNTAX, "\"final\" without \"root\" and two in \"sealed_by\"");
    for (i = 0; i < results->type_count; i++)
        if (results->types[i].held != 0)
            return error_set(err, ERROR_SYNTAX,
                    "\"final\" while '%s' has %" PRIu32 " held sheets",
                    results->types[i].ballot_type, results->types[i].held);
    return 0;
}

static int parse_root(const json_t *root, struct results *out, struct error *err)
{
    json_t *list;
    size_t i, k;

    if (parse_head(root, out, err) != 0 ||
            results_seal_read(root, &out->seal, err) != 0 ||
            json_get_array(root, "ballot_types", CONFERENCE_TYPES_MAX, &list, err) != 0)
        return -1;
    if (json_array_size(list) == 0)
        return error_set(err, ERROR_SYNTAX, "\"ballot_types\" is empty");
    out->type_count = json_array_size(list);
    for (i = 0; i < out->type_count; i++) {
        if (parse_type(json_array_get(list, i), &out->types[i], err) != 0)
            return error_add_context(err, "ballot type %zu", i + 1);
        for (k = 0; k < i; k++)
            if (strcmp(out->types[k].ballot_type, out->types[i].ballot_type) == 0)
                return error_set(err, ERROR_SYNTAX, "the ballot type '%s' stands twice",
                        out->types[i].ballot_type);
    }
    return check_final(out, err);
}

int results_parse_object(const json_t *root, struct results *out, struct error *err)
{
    struct results results;

    results_init(&results);
    if (parse_root(root, &results, err) != 0) {
        results_release(&results);
        return -1;
    }
    results_release(out);
    *out = results;
    return 0;
}

int results_parse(const char *text, size_t size, struct results *out, struct error *err)
{
    json_t *root = NULL;
    int result;

    if (json_parse(text, size, &root, err) != 0)
        return -1;
    result = results_parse_object(root, out, err);
    json_decref(root);
    return result;
}
