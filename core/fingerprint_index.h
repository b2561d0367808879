/* fingerprint_index.h -- the fingerprints of all sheets seen, in memory. */
#ifndef CORE_FINGERPRINT_INDEX_H
#define CORE_FINGERPRINT_INDEX_H

#include "core/error.h"
#include "core/fingerprint_score.h"

enum { FINGERPRINT_SHEET_BYTES = 16 };

struct fingerprint_entry {
    uint8_t sheet[FINGERPRINT_SHEET_BYTES]; /* whose it is: an id of the caller's */
    struct fingerprint print;
};

/* All zeros: empty. 1.3 kB an entry; the heads lie together, to be gone through fast. */
struct fingerprint_index {
    struct fingerprint_head *heads;    /* owned */
    struct fingerprint_entry *entries; /* owned */
    size_t count, room;
};

void fingerprint_index_release(struct fingerprint_index *index);

/* fingerprint_index_add - one more at the end; ERROR_MEMORY, then unchanged. */
int fingerprint_index_add(struct fingerprint_index *index,
        const uint8_t sheet[FINGERPRINT_SHEET_BYTES], const struct fingerprint *print,
        struct error *err) __attribute__((warn_unused_result));

/* fingerprint_index_cut - forget all but the first `count`. */
void fingerprint_index_cut(struct fingerprint_index *index, size_t count);

/*
 * fingerprint_index_find - where the same sheet was seen before
 *
 * from  look at this entry and those after it. Returns the place of the first that
 *       is the same sheet; index->count if there is none.
 *
 * Every entry is compared: 10,000 of them cost well under 1 ms.
 */
size_t fingerprint_index_find(const struct fingerprint_index *index,
        const struct fingerprint_probe *probe, size_t from);

#endif
