/* picture_part.h -- what the files behind picture.h share. */
#ifndef CORE_DESK_PICTURE_PART_H
#define CORE_DESK_PICTURE_PART_H

#include <semaphore.h>

#include "core/desk/answer.h"
#include "core/desk/box_lists.h"
#include "core/desk/picture_cache.h"

struct desk_pictures {
    const char *folder;
    struct picture_cache *cache;
    struct box_lists *lists;
    sem_t makers; /* so many more may be made at once */
};

/* picture_word - 1 if it can be an option's or a ballot type's id: it is
 * then safe as a part of a file's name. */
int picture_word(const char *text);

/* picture_contest - 1 if it can be a row's id, as "3.1/t"; it is no part of any name. */
int picture_contest(const char *text);

/* picture_path - the path of a stored image; -1 unless it is "images/NAME". */
int picture_path(const char *folder, const char *image, char out[FILE_PATH_MAX])
        __attribute__((warn_unused_result));

/* picture_layout - the path of a ballot type's layout; -1 if there is none. */
int picture_layout(const char *folder, const char *type, char out[FILE_PATH_MAX])
        __attribute__((warn_unused_result));

/* picture_number - of the query, within least .. most; `otherwise` if it is missing or
 * makes no sense. */
uint64_t picture_number(const struct desk_request *request, const char *name,
        uint64_t least, uint64_t most, uint64_t otherwise);

/* picture_answer - hand it out and keep a copy under `key`; takes the piece over. */
void picture_answer(struct desk_pictures *pictures, const char *key, struct piece *piece,
        struct desk_answer *answer);

#endif
