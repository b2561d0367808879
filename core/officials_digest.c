/* officials_digest.c -- who is rated, and by which scales, as one digest. */
#include "core/officials_digest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/scale.h"

enum { NAME_BYTES = 64 };

/* All that is fixed, one file behind the other. */
struct bytes {
    char *text; /* owned */
    size_t size;
};

static int add_file(const char *folder, const char *name, size_t most,
        struct bytes *bytes, struct error *err)
{
    char path[FILE_PATH_MAX], *text = NULL, *grown;
    size_t size = 0;

    if (file_join(path, folder, name, err) != 0 ||
            file_read(path, most, &text, &size, err) != 0)
        return -1;
    grown = realloc(bytes->text, bytes->size + size + 1);
    if (grown == NULL) {
        free(text);
        return error_set(err, ERROR_MEMORY, "no memory for the officials");
    }
    memcpy(grown + bytes->size, text, size);
    bytes->text = grown;
    bytes->size += size;
    free(text);
    return 0;
}

static int is_first_use(const struct officials *officials, size_t at)
{
    size_t i;

    for (i = 0; i < at; i++)
        if (strcmp(officials->list[i].scale, officials->list[at].scale) == 0)
            return 0;
    return officials->list[at].scale[0] != '\0';
}

int officials_digest(const char *folder, const struct officials *officials,
        char hex[DIGEST_HEX_BYTES], struct error *err)
{
    struct bytes bytes = {NULL, 0};
    char name[NAME_BYTES];
    struct digest digest;
    size_t i;
    int result;

    result = add_file(folder, "officials.csv", OFFICIALS_FILE_MAX_BYTES, &bytes, err);
    for (i = 0; i < officials->count && result == 0; i++) {
        if (!is_first_use(officials, i))
            continue;
        (void)snprintf(
                name, sizeof(name), "scales/%.31s.csv", officials->list[i].scale);
        result = add_file(folder, name, SCALE_FILE_MAX_BYTES, &bytes, err);
    }
    if (result == 0) {
        digest_of(bytes.text, bytes.size, &digest);
        digest_hex(digest.bytes, DIGEST_BYTES, hex);
    }
    free(bytes.text);
    return result;
}
