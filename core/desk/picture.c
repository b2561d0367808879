/* picture.c -- what pictures share: names that are safe, the cache, how many at once. */
#include "core/desk/picture.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/picture_part.h"
#include "core/file.h"

enum { MAKERS = 3 /* programs that decode at once */ };

struct desk_pictures *pictures_new(const char *folder)
{
    struct desk_pictures *pictures = calloc(1, sizeof(*pictures));

    if (pictures == NULL)
        return NULL;
    pictures->folder = folder;
    pictures->cache = picture_cache_new();
    pictures->lists = box_lists_new(folder);
    (void)sem_init(&pictures->makers, 0, MAKERS);
    if (pictures->cache != NULL && pictures->lists != NULL)
        return pictures;
    pictures_free(pictures);
    return NULL;
}

void pictures_free(struct desk_pictures *pictures)
{
    if (pictures == NULL)
        return;
    picture_cache_free(pictures->cache);
    box_lists_free(pictures->lists);
    (void)sem_destroy(&pictures->makers);
    free(pictures);
}

static int is_word(const char *text, const char *signs)
{
    size_t i;

    for (i = 0; text[i] != '\0'; i++)
        if (i + 1 == LAYOUT_ID_BYTES ||
                (!isalnum((unsigned char)text[i]) && strchr(signs, text[i]) == NULL))
            return 0;
    return i > 0 && text[0] != '.';
}

int picture_word(const char *text)
{
    return is_word(text, "-_.");
}

int picture_contest(const char *text)
{
    return is_word(text, "-_./");
}

int picture_path(const char *folder, const char *image, char out[FILE_PATH_MAX])
{
    static const char stored[] = "images/";
    const char *name = image + sizeof(stored) - 1;

    if (strncmp(image, stored, sizeof(stored) - 1) != 0 || name[0] == '\0' ||
            name[0] == '.' || strchr(name, '/') != NULL)
        return -1;
    return file_join(out, folder, image, NULL);
}

int picture_layout(const char *folder, const char *type, char out[FILE_PATH_MAX])
{
    char name[LAYOUT_ID_BYTES + sizeof("layout/.json")];

    if (!picture_word(type))
        return -1;
    (void)snprintf(name, sizeof(name), "layout/%s.json", type);
    return file_join(out, folder, name, NULL) == 0 && file_exists(out) ? 0 : -1;
}

uint64_t picture_number(const struct desk_request *request, const char *name,
        uint64_t least, uint64_t most, uint64_t otherwise)
{
    const char *text = form_get(&request->query, name);
    unsigned long long number;
    char *end;

    errno = 0;
    number = strtoull(text, &end, 10);
    if (!isdigit((unsigned char)text[0]) || *end != '\0' || errno != 0 ||
            number < least || number > most)
        return otherwise;
    return number;
}

void picture_answer(struct desk_pictures *pictures, const char *key, struct piece *piece,
        struct desk_answer *answer)
{
    picture_cache_put(pictures->cache, key, piece);
    answer_bytes(answer, "image/png", piece->bytes, piece->size);
}
