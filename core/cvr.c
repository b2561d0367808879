/* cvr.c -- cast vote records gathered, put in an order that tells nothing, and written.
 */
#include "core/cvr.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/cvr_parts.h"
#include "core/digest.h"
#include "core/json.h"

struct written {
    char unique[DIGEST_ID_HEX_BYTES];
    char *text;
};

struct cvr {
    const json_t *count;
    struct written *list;
    size_t used, room;
};

int cvr_new(const json_t *count, struct cvr **out, struct error *err)
{
    struct cvr *cvr = calloc(1, sizeof(*cvr));

    if (cvr == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the cast vote records");
    cvr->count = count;
    *out = cvr;
    return 0;
}

void cvr_free(struct cvr *cvr)
{
    size_t i;

    if (cvr == NULL)
        return;
    for (i = 0; i < cvr->used; i++)
        free(cvr->list[i].text);
    free(cvr->list);
    free(cvr);
}

static const json_t *find_type(const json_t *count, const char *ballot_type)
{
    const json_t *types = json_object_get(count, "ballot_types"), *type;
    size_t i;

    for (i = 0; i < json_array_size(types); i++) {
        type = json_array_get(types, i);
        if (strcmp(json_text(type, "ballot_type"), ballot_type) == 0)
            return type;
    }
    return NULL;
}

static struct written *next_place(struct cvr *cvr)
{
    size_t room = cvr->room == 0 ? 256 : 2 * cvr->room;
    struct written *grown;

    if (cvr->used == cvr->room) {
        grown = reallocarray(cvr->list, room, sizeof(*grown));
        if (grown == NULL)
            return NULL;
        cvr->list = grown;
        cvr->room = room;
    }
    return &cvr->list[cvr->used];
}

int cvr_add(struct cvr *cvr, const json_t *record, struct error *err)
{
    const char *ballot_type = json_text(record, "ballot_type");
    const json_t *type = find_type(cvr->count, ballot_type);
    struct written *place = next_place(cvr);
    uint8_t id[DIGEST_ID_BYTES];
    json_t *object;

    /* held, and not even its ballot is known: it has no row that one could tell */
    if (type == NULL && strcmp(json_text(record, "standing"), "held") != 0)
        return error_set(err, ERROR_RANGE, "a counted sheet is of no known ballot '%s'",
                ballot_type);
    if (place == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the cast vote records");
    digest_random(id, sizeof(id));
    digest_hex(id, sizeof(id), place->unique);
    object = cvr_record(type, record, place->unique);
    place->text = object == NULL ? NULL : json_line(object);
    json_decref(object);
    if (place->text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a cast vote record");
    cvr->used++;
    return 0;
}

static int compare(const void *left, const void *right)
{
    return strcmp(((const struct written *)left)->unique,
            ((const struct written *)right)->unique);
}

/* The head's closing brace is left off, for the list of CVRs. */
static void put_all(const struct cvr *cvr, const char *head, FILE *out)
{
    size_t i;

    (void)fprintf(out, "%.*s,\"CVR\":[", (int)strlen(head) - 1, head);
    for (i = 0; i < cvr->used; i++)
        (void)fprintf(out, "%s\n%s", i == 0 ? "" : ",", cvr->list[i].text);
    (void)fputs("\n]}\n", out);
}

int cvr_text(
        struct cvr *cvr, const char *day, char **text, size_t *size, struct error *err)
{
    json_t *object = cvr_head(cvr->count, day);
    char *head = object == NULL ? NULL : json_line(object), *written = NULL;
    FILE *out = head == NULL ? NULL : open_memstream(&written, size);
    int result = -1;

    json_decref(object);
    if (out != NULL) {
        if (cvr->used > 0)
            qsort(cvr->list, cvr->used, sizeof(*cvr->list), compare);
        put_all(cvr, head, out);
        result = ferror(out) != 0;
        result |= fclose(out) != 0;
    }
    free(head);
    if (result != 0) {
        free(written);
        return error_set(err, ERROR_MEMORY, "no memory for the cast vote records");
    }
    *text = written;
    return 0;
}
