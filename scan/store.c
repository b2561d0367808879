/* store.c -- an image file put into a conference's images folder, durably. */
#include "scan/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_RANDOM_BYTES = 16, BLOCK_BYTES = 1 << 16 };

/* 1 January 2000: any day that is the same for all. */
static const struct timespec fixed_day = {946684800, 0};

const char *store_ending(const char *path)
{
    static const char *const endings[][2] = {{".tif", ".tif"}, {".tiff", ".tif"},
            {".png", ".png"}, {".jpg", ".jpg"}, {".jpeg", ".jpg"}};
    const char *dot = strrchr(path, '.');
    size_t i;

    for (i = 0; dot != NULL && i < sizeof(endings) / sizeof(endings[0]); i++)
        if (strcasecmp(dot, endings[i][0]) == 0)
            return endings[i][1];
    return "";
}

static int write_block(int target, const uint8_t *block, size_t size)
{
    ssize_t put;

    while (size > 0) {
        put = write(target, block, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return -1;
        block += put;
        size -= (size_t)put;
    }
    return 0;
}

static int copy_bytes(int source, int target, struct error *err)
{
    uint8_t block[BLOCK_BYTES];
    off_t offset = 0;
    ssize_t got;

    for (;;) {
        got = pread(source, block, sizeof(block), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_set(err, ERROR_IO, "cannot read the image: %s", strerror(errno));
        if (got == 0)
            return 0;
        if (write_block(target, block, (size_t)got) != 0)
            return error_set(
                    err, ERROR_IO, "cannot store the image: %s", strerror(errno));
        offset += got;
        if (offset > STORE_FILE_MAX_BYTES)
            return error_set(err, ERROR_RANGE, "the image file is larger than %d bytes",
                    STORE_FILE_MAX_BYTES);
    }
}

/* What lies on the disk now must be what was read before. */
static int check_copy(int target, const struct digest *expected, struct error *err)
{
    struct digest copied;

    if (digest_of_descriptor(target, &copied, err) != 0)
        return -1;
    if (!digest_same(copied.bytes, expected->bytes, DIGEST_BYTES))
        return error_set(err, ERROR_CRYPTO,
                "the image file changed while it was copied; import it again");
    return 0;
}

static int finish_file(
        int folder, int target, const char *part, const char *name, struct error *err)
{
    const struct timespec dates[2] = {fixed_day, fixed_day};

    if (futimens(target, dates) != 0 || fsync(target) != 0 ||
            renameat(folder, part, folder, name) != 0 || fsync(folder) != 0)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    return 0;
}

static int check_source(int source, struct error *err)
{
    struct stat entry;

    if (fstat(source, &entry) != 0)
        return error_set(err, ERROR_IO, "cannot read the image: %s", strerror(errno));
    if (!S_ISREG(entry.st_mode))
        return error_set(err, ERROR_IO, "not a regular file");
    return 0;
}

int store_copy(int folder, int source, const char *ending, const struct digest *expected,
        char name[STORE_NAME_BYTES], struct error *err)
{
    uint8_t random[NAME_RANDOM_BYTES];
    char hex[2 * NAME_RANDOM_BYTES + 1], chosen[STORE_NAME_BYTES];
    char part[STORE_NAME_BYTES + 8];
    int target, result;

    if (check_source(source, err) != 0)
        return -1;
    digest_random(random, sizeof(random));
    digest_hex(random, sizeof(random), hex);
    (void)snprintf(chosen, sizeof(chosen), "%s%.8s", hex, ending);
    (void)snprintf(part, sizeof(part), "%s.part", chosen);
    target = openat(folder, part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (target < 0)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    result = copy_bytes(source, target, err);
    if (result == 0)
        result = check_copy(target, expected, err);
    if (result == 0)
        result = finish_file(folder, target, part, chosen, err);
    (void)close(target);
    if (result != 0) {
        (void)unlinkat(folder, part, 0);
        return -1;
    }
    memcpy(name, chosen, sizeof(chosen));
    return 0;
}
