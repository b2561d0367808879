/* fingerprint_index.c -- the fingerprints of all sheets seen, in memory. */
#include "core/fingerprint_index.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM_FIRST = 256 };

void fingerprint_index_release(struct fingerprint_index *index)
{
    free(index->heads);
    free(index->entries);
    memset(index, 0, sizeof(*index));
}

/* What has grown already stays so if the other has no room. */
static int index_grow(struct fingerprint_index *index, struct error *err)
{
    size_t room = index->room == 0 ? ROOM_FIRST : index->room + index->room / 2;
    struct fingerprint_head *heads;
    struct fingerprint_entry *entries;

    if (room > SIZE_MAX / sizeof(*entries))
        return error_set(err, ERROR_MEMORY, "no memory for the fingerprints");
    heads = realloc(index->heads, room * sizeof(*heads));
    if (heads != NULL)
        index->heads = heads;
    entries = realloc(index->entries, room * sizeof(*entries));
    if (entries != NULL)
        index->entries = entries;
    if (heads == NULL || entries == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the fingerprints");
    index->room = room;
    return 0;
}

int fingerprint_index_add(struct fingerprint_index *index,
        const uint8_t sheet[FINGERPRINT_SHEET_BYTES], const struct fingerprint *print,
        struct error *err)
{
    struct fingerprint_entry *entry;

    if (index->count == index->room && index_grow(index, err) != 0)
        return -1;
    entry = &index->entries[index->count];
    memcpy(entry->sheet, sheet, FINGERPRINT_SHEET_BYTES);
    entry->print = *print;
    fingerprint_head_set(print, &index->heads[index->count]);
    index->count++;
    return 0;
}

void fingerprint_index_cut(struct fingerprint_index *index, size_t count)
{
    if (count < index->count)
        index->count = count;
}

size_t fingerprint_index_find(const struct fingerprint_index *index,
        const struct fingerprint_probe *probe, size_t from)
{
    struct fingerprint_score score;
    size_t i;

    for (i = from; i < index->count; i++) {
        if (fingerprint_is_another(&probe->head, &index->heads[i]))
            continue;
        score = fingerprint_score(probe, &index->heads[i], &index->entries[i].print);
        if (fingerprint_is_same(&score))
            return i;
    }
    return index->count;
}
