/* file.c -- whole files read with a bound and written so that a crash leaves old or new.
 */
#include "core/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int read_all(int descriptor, const char *path, size_t most, char **text,
        size_t *size, struct error *err)
{
    size_t room = 4096, used = 0;
    char *data = malloc(room + 1);
    char *grown;
    ssize_t got;

    while (data != NULL) {
        if (used == room) {
            room *= 2;
            grown = realloc(data, room + 1);
            if (grown == NULL)
                break;
            data = grown;
        }
        got = read(descriptor, data + used, room - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            (void)error_set(err, ERROR_IO, "cannot read '%s': %s", path, strerror(errno));
            free(data);
            return -1;
        }
        if (got == 0) {
            data[used] = '\0';
            *text = data;
            *size = used;
            return 0;
        }
        used += (size_t)got;
        if (used > most) {
            free(data);
            return error_set(
                    err, ERROR_RANGE, "'%s' is larger than %zu bytes", path, most);
        }
    }
    free(data);
    return error_set(err, ERROR_MEMORY, "no memory to read '%s'", path);
}

int file_read(const char *path, size_t most, char **text, size_t *size, struct error *err)
{
    int descriptor = open(path, O_RDONLY | O_CLOEXEC);
    int result;

    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    result = read_all(descriptor, path, most, text, size, err);
    (void)close(descriptor);
    return result;
}

static int write_all(int descriptor, const char *data, size_t size)
{
    ssize_t put;

    while (size > 0) {
        put = write(descriptor, data, size);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return -1;
        data += put;
        size -= (size_t)put;
    }
    return 0;
}

static int sync_folder_of(const char *path)
{
    char folder[FILE_PATH_MAX];
    char *slash;
    int descriptor, result;

    if (strlen(path) >= sizeof(folder)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    memcpy(folder, path, strlen(path) + 1);
    slash = strrchr(folder, '/');
    if (slash == NULL)
        memcpy(folder, ".", 2);
    else if (slash == folder)
        slash[1] = '\0';
    else
        *slash = '\0';
    descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return -1;
    result = fsync(descriptor);
    (void)close(descriptor);
    return result;
}

int file_commit(
        int descriptor, const char *temporary, const char *path, struct error *err)
{
    if (fsync(descriptor) != 0 || rename(temporary, path) != 0) {
        (void)error_set(err, ERROR_IO, "cannot write '%s': %s", path, strerror(errno));
        (void)unlink(temporary);
        return -1;
    }
    if (sync_folder_of(path) != 0)
        return error_set(err, ERROR_IO, "cannot sync the folder of '%s': %s", path,
                strerror(errno));
    return 0;
}

static int write_with_mode(
        const char *path, const void *data, size_t size, mode_t mode, struct error *err)
{
    char temporary[FILE_PATH_MAX];
    int length =
            snprintf(temporary, sizeof(temporary), "%s.%ld.part", path, (long)getpid());
    int descriptor, result;

    if (length < 0 || (size_t)length >= sizeof(temporary))
        return error_set(err, ERROR_RANGE, "the path '%.100s...' is too long", path);
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot write '%s': %s", path, strerror(errno));
    if (write_all(descriptor, data, size) != 0) {
        (void)error_set(err, ERROR_IO, "cannot write '%s': %s", path, strerror(errno));
        (void)unlink(temporary);
        (void)close(descriptor);
        return -1;
    }
    result = file_commit(descriptor, temporary, path, err);
    if (close(descriptor) != 0 && result == 0)
        return error_set(err, ERROR_IO, "cannot close '%s': %s", path, strerror(errno));
    return result;
}

int file_write(const char *path, const void *data, size_t size, struct error *err)
{
    return write_with_mode(path, data, size, 0644, err);
}

int file_write_private(const char *path, const void *data, size_t size, struct error *err)
{
    return write_with_mode(path, data, size, 0600, err);
}

int file_join(
        char out[FILE_PATH_MAX], const char *folder, const char *name, struct error *err)
{
    int length = snprintf(out, FILE_PATH_MAX, "%s/%s", folder, name);

    if (length < 0 || length >= FILE_PATH_MAX)
        return error_set(err, ERROR_RANGE, "the path '%.100s.../%.100s' is too long",
                folder, name);
    return 0;
}

int file_make_folder(const char *path, struct error *err)
{
    struct stat entry;

    if (mkdir(path, 0755) == 0)
        return 0;
    if (errno == EEXIST && stat(path, &entry) == 0 && S_ISDIR(entry.st_mode))
        return 0;
    if (errno == EEXIST)
        return error_set(err, ERROR_EXISTS, "'%s' is there and is no folder", path);
    return error_set(
            err, ERROR_IO, "cannot make the folder '%s': %s", path, strerror(errno));
}

int file_exists(const char *path)
{
    struct stat entry;

    return lstat(path, &entry) == 0;
}
