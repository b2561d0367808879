/* store.c -- image files put into a conference's images folder, durably. */
#include "scan/store.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

enum { NAME_RANDOM_BYTES = 16, NAME_DIGITS = 32, BLOCK_BYTES = 1 << 16 };

static const char part_ending[] = ".part";

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
            return error_set(err, ERROR_RANGE, "the image file is larger than %u bytes",
                    (unsigned)STORE_FILE_MAX_BYTES);
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

static int check_source(int source, struct error *err)
{
    struct stat entry;

    if (fstat(source, &entry) != 0)
        return error_set(err, ERROR_IO, "cannot read the image: %s", strerror(errno));
    if (!S_ISREG(entry.st_mode))
        return error_set(err, ERROR_IO, "not a regular file");
    return 0;
}

void store_stem(char digits[STORE_STEM_BYTES], int side)
{
    uint8_t random[NAME_RANDOM_BYTES];

    if (side == 0) {
        digest_random(random, sizeof(random));
        digest_hex(random, sizeof(random), digits);
    }
    digits[NAME_DIGITS - 1] = (char)('0' + side);
}

int store_begin_as(int folder, const char *stem, const char *ending,
        struct store_file *out, struct error *err)
{
    struct store_file file = {.folder = folder};

    (void)snprintf(file.name, sizeof(file.name), "%.32s%.8s", stem, ending);
    (void)snprintf(file.part, sizeof(file.part), "%s%s", file.name, part_ending);
    file.descriptor =
            openat(folder, file.part, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file.descriptor < 0)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    *out = file;
    return 0;
}

int store_begin(int folder, const char *ending, struct store_file *out, struct error *err)
{
    char stem[STORE_STEM_BYTES];

    store_stem(stem, 0);
    return store_begin_as(folder, stem, ending, out, err);
}

void store_close(struct store_file *file)
{
    file->part[0] = '\0';
    store_drop(file);
}

int store_adopt(int folder, const char *part, struct store_file *out, struct error *err)
{
    struct store_file file = {.folder = folder};
    size_t length = strlen(part), ending = sizeof(part_ending) - 1;

    if (!store_is_part(part) || length >= sizeof(file.part) ||
            length - ending >= sizeof(file.name))
        return error_set(err, ERROR_RANGE, "'%.60s' is no image on its way", part);
    (void)snprintf(file.part, sizeof(file.part), "%s", part);
    (void)snprintf(file.name, sizeof(file.name), "%.*s", (int)(length - ending), part);
    file.descriptor = openat(folder, part, O_RDWR | O_NOFOLLOW | O_CLOEXEC);
    if (file.descriptor < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", part, strerror(errno));
    *out = file;
    return 0;
}

int store_fill(const struct store_file *file, int source, const struct digest *expected,
        struct error *err)
{
    if (check_source(source, err) != 0 || copy_bytes(source, file->descriptor, err) != 0)
        return -1;
    return check_copy(file->descriptor, expected, err);
}

int store_hide(struct store_file *file, struct error *err)
{
    if (unlinkat(file->folder, file->part, 0) != 0)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    file->part[0] = '\0';
    return 0;
}

int store_sync(const struct store_file *file, struct error *err)
{
    const struct timespec dates[2] = {fixed_day, fixed_day};

    if (futimens(file->descriptor, dates) != 0 || fsync(file->descriptor) != 0)
        return error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    return 0;
}

int store_finish(struct store_file *file, struct error *err)
{
    int result = 0;

    if (store_sync(file, err) != 0) {
        result = -1;
    } else if (renameat(file->folder, file->part, file->folder, file->name) != 0) {
        result = error_set(err, ERROR_IO, "cannot store the image: %s", strerror(errno));
    } else {
        file->part[0] = '\0';
        if (fsync(file->folder) != 0) {
            result = error_set(
                    err, ERROR_IO, "cannot store the image: %s", strerror(errno));
            (void)unlinkat(file->folder, file->name, 0);
        }
    }
    store_drop(file);
    return result;
}

void store_drop(struct store_file *file)
{
    if (file->part[0] != '\0')
        (void)unlinkat(file->folder, file->part, 0);
    if (file->descriptor >= 0)
        (void)close(file->descriptor);
    file->part[0] = '\0';
    file->descriptor = -1;
}

/* What follows the random digits; NULL if the name does not begin with them. */
static const char *after_digits(const char *name)
{
    return strspn(name, "0123456789abcdef") == NAME_DIGITS ? name + NAME_DIGITS : NULL;
}

int store_is_name(const char *name)
{
    const char *ending = after_digits(name);

    return ending != NULL && strcmp(ending, store_ending(ending)) == 0;
}

int store_is_part(const char *name)
{
    const char *ending = after_digits(name);
    size_t length = strlen(name), part = sizeof(part_ending) - 1;

    return ending != NULL && strlen(ending) >= part &&
           strcmp(name + length - part, part_ending) == 0;
}
