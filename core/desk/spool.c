/* spool.c -- images that a browser sends, kept beside the conference until they are
 * imported. */
#include "core/desk/spool.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/utf8.h"

enum { IDLE_S = 3600, BLOCK_BYTES = 1 << 15 };

static const char waiting[] = ".upload-set-", taken[] = ".upload-now-";

void spool_begin(char set[SPOOL_SET_BYTES])
{
    uint8_t bytes[(SPOOL_SET_BYTES - 1) / 2];

    digest_random(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), set);
}

/* ---- what came from outside ---- */

static int check_set(const char *set, struct error *err)
{
    if (strlen(set) == SPOOL_SET_BYTES - 1 &&
            strspn(set, "0123456789abcdef") == SPOOL_SET_BYTES - 1)
        return 0;
    return error_set(err, ERROR_RANGE, "there is no such upload; load the page again");
}

static int is_image(const char *name)
{
    static const char *const endings[] = {".tif", ".tiff", ".png", ".jpg", ".jpeg"};
    const char *dot = strrchr(name, '.');
    size_t i;

    for (i = 0; dot != NULL && i < sizeof(endings) / sizeof(endings[0]); i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return 1;
    return 0;
}

static int check_name(const char *name, struct error *err)
{
    size_t length = strlen(name);

    if (length >= SPOOL_NAME_BYTES || name[0] == '.' || strchr(name, '/') != NULL ||
            strpbrk(name, "\r\n\t") != NULL || !utf8_is_text(name, length))
        return error_set(err, ERROR_RANGE, "a file cannot have this name here");
    if (!is_image(name))
        return error_set(
                err, ERROR_RANGE, "'%s' is no TIFF, PNG or JPEG by its name", name);
    return 0;
}

static int set_path(char path[FILE_PATH_MAX], const char *folder, const char *start,
        const char *set, struct error *err)
{
    char name[sizeof(waiting) + SPOOL_SET_BYTES];

    (void)snprintf(name, sizeof(name), "%s%s", start, set);
    return file_join(path, folder, name, err);
}

/* ---- folders ---- */

/* Without the hidden ones. */
static uint32_t count_files(const char *path)
{
    const struct dirent *entry;
    DIR *list = opendir(path);
    uint32_t count = 0;

    while (list != NULL && (entry = readdir(list)) != NULL)
        count += entry->d_name[0] != '.';
    if (list != NULL)
        (void)closedir(list);
    return count;
}

void spool_remove(const char *path)
{
    const struct dirent *entry;
    DIR *list = opendir(path);

    while (list != NULL && (entry = readdir(list)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            (void)unlinkat(dirfd(list), entry->d_name, 0);
    if (list != NULL)
        (void)closedir(list);
    (void)rmdir(path);
}

static int is_idle(const char *path)
{
    struct stat about;

    return lstat(path, &about) == 0 && about.st_mtime + IDLE_S < time(NULL);
}

/* Removes the waiting sets that are idle, or all of both kinds; counts the others. */
static unsigned tidy(const char *folder, int is_all)
{
    char path[FILE_PATH_MAX];
    const struct dirent *entry;
    DIR *list = opendir(folder);
    unsigned left = 0;
    int is_waiting, is_taken;

    while (list != NULL && (entry = readdir(list)) != NULL) {
        is_waiting = strncmp(entry->d_name, waiting, sizeof(waiting) - 1) == 0;
        is_taken = strncmp(entry->d_name, taken, sizeof(taken) - 1) == 0;
        if ((!is_waiting && !is_taken) ||
                file_join(path, folder, entry->d_name, NULL) != 0)
            continue;
        if (is_all || (is_waiting && is_idle(path)))
            spool_remove(path);
        else
            left += (unsigned)is_waiting;
    }
    if (list != NULL)
        (void)closedir(list);
    return left;
}

void spool_sweep(const char *folder)
{
    (void)tidy(folder, 1);
}

static int make_set(const char *folder, const char *path, struct error *err)
{
    if (file_exists(path))
        return 0;
    if (tidy(folder, 0) >= SPOOL_SETS_MAX)
        return error_set(err, ERROR_STATE,
                "too many uploads wait; import them, or try again in an hour");
    if (mkdir(path, 0700) != 0 && errno != EEXIST)
        return error_set(
                err, ERROR_IO, "cannot make folder '%s': %s", path, strerror(errno));
    return 0;
}

/* ---- files ---- */

/* 1: the same bytes; 0: not; -1: they cannot be read. */
static int is_same(const char *a, const char *b)
{
    static const size_t block = BLOCK_BYTES;
    unsigned char one[BLOCK_BYTES], other[BLOCK_BYTES];
    FILE *first = fopen(a, "rbe"), *second = fopen(b, "rbe");
    int same = first != NULL && second != NULL ? 1 : -1;
    size_t got = 1, also;

    while (same == 1 && got > 0) {
        got = fread(one, 1, block, first);
        also = fread(other, 1, block, second);
        if (ferror(first) || ferror(second))
            same = -1;
        else if (got != also || memcmp(one, other, got) != 0)
            same = 0;
    }
    if (first != NULL)
        (void)fclose(first);
    if (second != NULL)
        (void)fclose(second);
    return same;
}

static int keep_again(
        const char *path, const char *name, const char *upload, struct error *err)
{
    int same = is_same(path, upload);

    if (same < 0)
        return error_set(err, ERROR_IO, "cannot keep '%s': %s", name, strerror(errno));
    if (!same)
        return error_set(err, ERROR_EXISTS,
                "there are two files named '%s'; rename one, or import them apart", name);
    return 0;
}

int spool_keep(const char *folder, const char *set, const char *name, const char *upload,
        struct error *err)
{
    char place[FILE_PATH_MAX], path[FILE_PATH_MAX];

    if (check_set(set, err) != 0 || check_name(name, err) != 0 ||
            set_path(place, folder, waiting, set, err) != 0 ||
            file_join(path, place, name, err) != 0 || make_set(folder, place, err) != 0)
        return -1;
    if (count_files(place) >= SPOOL_FILES_MAX)
        return error_set(err, ERROR_RANGE, "more than %d files; import them in parts",
                SPOOL_FILES_MAX);
    if (file_exists(path))
        return keep_again(path, name, upload, err);
    if (rename(upload, path) != 0)
        return error_set(err, ERROR_IO, "cannot keep '%s': %s", name, strerror(errno));
    return 0;
}

int spool_take(const char *folder, const char *set, char path[FILE_PATH_MAX],
        uint32_t *count, struct error *err)
{
    char from[FILE_PATH_MAX], to[FILE_PATH_MAX];

    if (check_set(set, err) != 0 || set_path(from, folder, waiting, set, err) != 0 ||
            set_path(to, folder, taken, set, err) != 0)
        return -1;
    if (!file_exists(from) || rename(from, to) != 0)
        return error_set(err, ERROR_STATE,
                "no images were sent; choose them, and send them again");
    memcpy(path, to, sizeof(to));
    *count = count_files(to);
    return 0;
}
