/* sealed_print.c -- a signing key's fingerprint, and the digest of what was counted. */
#include "core/sealed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What of results.json was counted or said of people; what may be added to the format
 * later, or is told from these, is not among it. */
static const char *const counted[] = {"conference", "body", "superior", "date",
        "ballot_types", "ballot_type", "rule", "issued", "collected", "denominator",
        "counted", "valid", "invalid", "contests", "contest", "name", "title", "counts",
        "blank", "over", "outcome"};

static void print_digits(const char *public_key, char out[SEALED_PRINT_DIGITS + 1])
{
    uint8_t bytes[RESULTS_KEY_BYTES];
    char hex[DIGEST_HEX_BYTES];
    struct digest digest;

    out[0] = '\0';
    if (digest_from_hex(public_key, bytes, sizeof(bytes), NULL) != 0)
        return;
    digest_of(bytes, sizeof(bytes), &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    memcpy(out, hex, SEALED_PRINT_DIGITS);
    out[SEALED_PRINT_DIGITS] = '\0';
}

void sealed_fingerprint(const char *public_key, char out[SEALED_PRINT_BYTES])
{
    char digits[SEALED_PRINT_DIGITS + 1] = "";
    size_t used = 0, i;

    print_digits(public_key, digits);
    for (i = 0; digits[i] != '\0'; i++) {
        if (i > 0 && i % 4 == 0)
            out[used++] = ' ';
        out[used++] = digits[i];
    }
    out[used] = '\0';
}

int sealed_is_fingerprint(const char *written, const char *public_key)
{
    char digits[SEALED_PRINT_DIGITS + 1] = "";
    size_t used = 0;

    print_digits(public_key, digits);
    for (; *written != '\0'; written++) {
        if (*written == ' ' || *written == '-')
            continue;
        if (used == SEALED_PRINT_DIGITS ||
                tolower((unsigned char)*written) != digits[used])
            return 0;
        used++;
    }
    return used == SEALED_PRINT_DIGITS && digits[0] != '\0';
}

static int is_counted(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
        if (strcmp(name, counted[i]) == 0)
            return 1;
    return 0;
}

static json_t *figures_of(const json_t *value, int is_all);

/* is_all: also members of other names, such as options and points. */
static json_t *figures_of_object(const json_t *value, int is_all)
{
    json_t *out = json_object(), *member;
    const char *name;

    json_object_foreach((json_t *)value, name, member)
    {
        if (!is_all && !is_counted(name))
            continue;
        if (json_object_set_new(
                    out, name, figures_of(member, strcmp(name, "counts") == 0)) != 0) {
            json_decref(out);
            return NULL;
        }
    }
    return out;
}

static json_t *figures_of(const json_t *value, int is_all)
{
    json_t *out;
    size_t i;

    if (json_is_object(value))
        return figures_of_object(value, is_all);
    if (!json_is_array(value))
        return json_incref((json_t *)value);
    out = json_array();
    for (i = 0; i < json_array_size(value); i++)
        if (json_array_append_new(out, figures_of(json_array_get(value, i), is_all)) !=
                0) {
            json_decref(out);
            return NULL;
        }
    return out;
}

int sealed_figures(const json_t *results, char hex[DIGEST_HEX_BYTES], struct error *err)
{
    json_t *figures = figures_of(results, 0);
    struct digest digest;
    char *text = NULL;

    if (figures != NULL)
        text = json_dumps(figures, JSON_COMPACT | JSON_SORT_KEYS);
    json_decref(figures);
    if (text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the results");
    digest_of(text, strlen(text), &digest);
    free(text);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
    return 0;
}
