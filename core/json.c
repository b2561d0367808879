/* json.c -- checked access to JSON that came from outside (jansson). */
#include "core/json.h"

#include <inttypes.h>
#include <string.h>

int json_parse(const char *text, size_t size, json_t **out, struct error *err)
{
    json_error_t where;
    json_t *root = json_loadb(text, size, JSON_REJECT_DUPLICATES, &where);

    if (root == NULL)
        return error_set(
                err, ERROR_SYNTAX, "not JSON, line %d: %s", where.line, where.text);
    if (!json_is_object(root)) {
        json_decref(root);
        return error_set(err, ERROR_SYNTAX, "not a JSON object");
    }
    *out = root;
    return 0;
}

int json_get_whole(const json_t *object, const char *name, int64_t least, int64_t most,
        int64_t *out, struct error *err)
{
    const json_t *member = json_object_get(object, name);
    int64_t value;

    if (!json_is_integer(member))
        return error_set(err, ERROR_SYNTAX, "\"%s\" is missing or no whole number", name);
    value = json_integer_value(member);
    if (value < least || value > most)
        return error_set(err, ERROR_SYNTAX,
                "\"%s\" is %" PRId64 ", not between %" PRId64 " and %" PRId64, name,
                value, least, most);
    *out = value;
    return 0;
}

int json_get_text(
        const json_t *object, const char *name, char *out, size_t size, struct error *err)
{
    const json_t *member = json_object_get(object, name);
    size_t length;

    if (!json_is_string(member))
        return error_set(err, ERROR_SYNTAX, "\"%s\" is missing or no text", name);
    length = json_string_length(member);
    if (length >= size)
        return error_set(
                err, ERROR_SYNTAX, "\"%s\" is longer than %zu bytes", name, size - 1);
    memcpy(out, json_string_value(member), length + 1);
    return 0;
}

int json_get_array(const json_t *object, const char *name, size_t most, json_t **out,
        struct error *err)
{
    json_t *member = json_object_get(object, name);

    if (!json_is_array(member))
        return error_set(err, ERROR_SYNTAX, "\"%s\" is missing or no list", name);
    if (json_array_size(member) > most)
        return error_set(
                err, ERROR_SYNTAX, "\"%s\" has more than %zu entries", name, most);
    *out = member;
    return 0;
}

int json_get_object(
        const json_t *object, const char *name, json_t **out, struct error *err)
{
    json_t *member = json_object_get(object, name);

    if (!json_is_object(member))
        return error_set(err, ERROR_SYNTAX, "\"%s\" is missing or no object", name);
    *out = member;
    return 0;
}

const char *json_text(const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text == NULL ? "" : text;
}

int json_check_format(const json_t *object, const char *format, struct error *err)
{
    const char *given = json_string_value(json_object_get(object, "format"));
    const json_t *version = json_object_get(object, "version");

    if (given == NULL || strcmp(given, format) != 0)
        return error_set(err, ERROR_SYNTAX, "\"format\" is not \"%s\"", format);
    if (!json_is_integer(version) || json_integer_value(version) != 1)
        return error_set(err, ERROR_SYNTAX,
                "this program reads version 1 of \"%s\" and no other", format);
    return 0;
}

char *json_line(const json_t *value)
{
    return json_dumps(value, JSON_COMPACT);
}
