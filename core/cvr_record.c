/* cvr_record.c -- one cast vote record: what was read, and what people made of it. */
#include <stdio.h>
#include <string.h>

#include "core/cvr_parts.h"
#include "core/json.h"

void cvr_append(json_t **list, json_t *value)
{
    if (json_array_append_new(*list, value) == 0)
        return;
    json_decref(*list);
    *list = NULL;
}

static int is_word(const json_t *object, const char *name, const char *word)
{
    return strcmp(json_text(object, name), word) == 0;
}

static json_t *snapshot_json(const char *id, const char *kind, json_t *contests)
{
    return json_pack("{s:s,s:s,s:s,s:o*}", "@type", "CVR.CVRSnapshot", "@id", id, "Type",
            kind, "CVRContest", contests);
}

/* As read. What was read with another ballot's layout says nothing of this one. */
static json_t *original_json(const json_t *type, const json_t *record, const char *id)
{
    int is_same = type != NULL && strcmp(json_text(type, "ballot_type"),
                                          json_text(record, "read_type")) == 0;
    json_t *snapshot =
            snapshot_json(id, "original", is_same ? cvr_contests(type, record, 0) : NULL);

    if (snapshot != NULL && is_word(record, "standing", "held"))
        (void)json_object_set_new(
                snapshot, "Status", json_pack("[s]", "needs-adjudication"));
    return snapshot;
}

/* As people decided; NULL in *out if they did not. */
static int modified_json(
        const json_t *type, const json_t *record, const char *id, json_t **out)
{
    int is_void = json_is_true(json_object_get(record, "void"));

    *out = NULL;
    if (!is_void && json_array_size(json_object_get(record, "decided")) == 0)
        return 0;
    *out = snapshot_json(id, "modified", is_void ? NULL : cvr_contests(type, record, 1));
    if (*out == NULL)
        return -1;
    if (is_void) {
        (void)json_object_set_new(*out, "Status", json_pack("[s]", "other"));
        (void)json_object_set_new(*out, "OtherStatus", json_string("void"));
    }
    return 0;
}

json_t *cvr_record(const json_t *type, const json_t *record, const char *unique)
{
    char original[64], modified[64];
    json_t *list = json_array(), *told, *object;

    (void)snprintf(original, sizeof(original), "%.32s-o", unique);
    (void)snprintf(modified, sizeof(modified), "%.32s-m", unique);
    cvr_append(&list, original_json(type, record, original));
    if (modified_json(type, record, modified, &told) != 0) {
        json_decref(list);
        return NULL;
    }
    object = json_pack("{s:s,s:s,s:s,s:s}", "@type", "CVR.CVR", "ElectionId", "election",
            "UniqueId", unique, "CurrentSnapshotId", told != NULL ? modified : original);
    if (told != NULL)
        cvr_append(&list, told);
    if (object != NULL && type != NULL)
        (void)json_object_set_new(
                object, "BallotStyleId", json_string(json_text(type, "ballot_type")));
    if (object == NULL || json_object_set_new(object, "CVRSnapshot", list) != 0) {
        json_decref(object);
        return NULL;
    }
    return object;
}
