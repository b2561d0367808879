/* results_seal.c -- whose results they are, and what they are signed with. */
#include "core/results_seal.h"

#include <stdio.h>
#include <string.h>

#include "core/json.h"

enum { DATE_BYTES = 48 };

int results_seal_write(const struct results_seal *seal, json_t *root, struct error *err)
{
    char date[DATE_BYTES];
    int failed;

    if (seal->conference[0] == '\0')
        return 0;
    (void)snprintf(date, sizeof(date), "%04d-%02d-%02d", (int)seal->date.year,
            (int)seal->date.month, (int)seal->date.day);
    failed = json_object_set_new(root, "conference", json_string(seal->conference)) |
             json_object_set_new(root, "title", json_string(seal->title)) |
             json_object_set_new(root, "body", json_string(seal->body)) |
             json_object_set_new(root, "superior", json_string(seal->superior)) |
             json_object_set_new(root, "date", json_string(date));
    if (seal->signature[0] != '\0')
        failed |= json_object_set_new(root, "seal",
                json_pack("{s:s,s:s}", "public_key", seal->public_key, "signature",
                        seal->signature));
    return failed == 0 ? 0 : error_set(err, ERROR_MEMORY, "no memory for the results");
}

static int read_date(const json_t *root, struct conference_date *out, struct error *err)
{
    char text[DATE_BYTES], rest;
    int year, month, day;

    if (json_get_text(root, "date", text, sizeof(text), err) != 0)
        return -1;
    if (strlen(text) != 10 ||
            sscanf(text, "%4d-%2d-%2d%c", &year, &month, &day, &rest) != 3 || year < 1 ||
            month < 1 || month > 12 || day < 1 || day > 31)
        return error_set(err, ERROR_SYNTAX, "\"date\" is no date like 2026-11-22");
    *out = (struct conference_date){year, month, day};
    return 0;
}

static int read_hex(const json_t *object, const char *name, size_t bytes, char *out,
        struct error *err)
{
    uint8_t value[RESULTS_SIGNATURE_BYTES];

    if (json_get_text(object, name, out, 2 * bytes + 1, err) != 0)
        return -1;
    if (digest_from_hex(out, value, bytes, err) != 0)
        return error_add_context(err, "%s", name);
    return 0;
}

static int read_signature(const json_t *root, struct results_seal *out, struct error *err)
{
    json_t *seal;

    if (json_object_get(root, "seal") == NULL)
        return 0;
    if (json_get_object(root, "seal", &seal, err) != 0 ||
            read_hex(seal, "public_key", RESULTS_KEY_BYTES, out->public_key, err) != 0)
        return -1;
    return read_hex(seal, "signature", RESULTS_SIGNATURE_BYTES, out->signature, err);
}

int results_seal_read(const json_t *root, struct results_seal *out, struct error *err)
{
    struct results_seal seal = {.conference = ""};

    if (json_object_get(root, "conference") == NULL) {
        if (json_object_get(root, "seal") != NULL)
            return error_set(err, ERROR_SYNTAX, "\"seal\" without \"conference\"");
        *out = seal;
        return 0;
    }
    if (read_hex(root, "conference", DIGEST_ID_BYTES, seal.conference, err) != 0 ||
            json_get_text(root, "title", seal.title, sizeof(seal.title), err) != 0 ||
            json_get_text(root, "body", seal.body, sizeof(seal.body), err) != 0 ||
            json_get_text(root, "superior", seal.superior, sizeof(seal.superior), err) !=
                    0 ||
            read_date(root, &seal.date, err) != 0 ||
            read_signature(root, &seal, err) != 0)
        return -1;
    *out = seal;
    return 0;
}
