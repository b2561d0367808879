/* json.h -- checked access to JSON that came from outside (jansson). */
#ifndef CORE_JSON_H
#define CORE_JSON_H

#include <stddef.h>
#include <stdint.h>

#include <jansson.h>

#include "core/error.h"

/*
 * Each getter takes a member by name from an object. A missing member, one
 * of another type or out of bounds is ERROR_SYNTAX with the member's name.
 * What they give back is borrowed from `object`.
 */

/* json_parse - one JSON object from `size` bytes; free with json_decref. */
int json_parse(const char *text, size_t size, json_t **out, struct error *err)
        __attribute__((warn_unused_result));

/* json_get_whole - an integer in [least, most]. */
int json_get_whole(const json_t *object, const char *name, int64_t least, int64_t most,
        int64_t *out, struct error *err) __attribute__((warn_unused_result));

/* json_get_text - a string copied whole into `out` of `size` bytes. */
int json_get_text(const json_t *object, const char *name, char *out, size_t size,
        struct error *err) __attribute__((warn_unused_result));

/* json_get_array - an array of at most `most` entries. */
int json_get_array(const json_t *object, const char *name, size_t most, json_t **out,
        struct error *err) __attribute__((warn_unused_result));

/* json_get_object - a member that is itself an object. */
int json_get_object(const json_t *object, const char *name, json_t **out,
        struct error *err) __attribute__((warn_unused_result));

/* json_text - a string of the object as it is, borrowed; "" if there is none. */
const char *json_text(const json_t *object, const char *name);

/* json_check_format - "format" is `format` and "version" is 1, else ERROR_SYNTAX. */
int json_check_format(const json_t *object, const char *format, struct error *err)
        __attribute__((warn_unused_result));

/* json_line - one line without line feed, members in their order; NULL: no memory. */
char *json_line(const json_t *value);

#endif
