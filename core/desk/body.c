/* body.c -- what comes behind a request's head: a form in memory, bytes in a file. */
#include "core/desk/body.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/desk/form.h"

static const char spool_start[] = ".upload-", spool_file[] = "bytes";

void body_init(struct body *body)
{
    memset(body, 0, sizeof(*body));
    body->file = -1;
}

void body_release(struct body *body)
{
    free(body->text);
    if (body->file >= 0)
        (void)close(body->file);
    if (body->path[0] != '\0')
        (void)unlink(body->path);
    if (body->folder[0] != '\0')
        (void)rmdir(body->folder);
    body_init(body);
}

int body_expect_form(struct body *body, int64_t bytes, struct error *err)
{
    if (bytes < 0 || bytes > FORM_BYTES_MAX)
        return error_set(err, ERROR_RANGE, "the form is too large");
    body->text = malloc((size_t)bytes + 1);
    if (body->text == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a form");
    body->room = (size_t)bytes;
    body->text[0] = '\0';
    return 0;
}

int body_expect_file(
        struct body *body, const char *folder, int64_t bytes, struct error *err)
{
    struct statvfs disk;
    char path[FILE_PATH_MAX];

    if (statvfs(folder, &disk) != 0)
        return error_set(
                err, ERROR_IO, "cannot look at '%s': %s", folder, strerror(errno));
    if ((uint64_t)disk.f_bavail * disk.f_frsize < (uint64_t)bytes + BODY_DISK_LEFT_BYTES)
        return error_set(err, ERROR_RANGE,
                "the disk is too full for this file; make room and send it again");
    if (file_join(path, folder, ".upload-XXXXXX", err) != 0)
        return -1;
    if (mkdtemp(path) == NULL)
        return error_set(err, ERROR_IO, "cannot make '%s': %s", path, strerror(errno));
    (void)snprintf(body->folder, sizeof(body->folder), "%s", path);
    if (file_join(body->path, body->folder, spool_file, err) != 0)
        return -1;
    body->file = open(body->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (body->file < 0)
        return error_set(
                err, ERROR_IO, "cannot make '%s': %s", body->path, strerror(errno));
    return 0;
}

static int write_all(int file, const char *bytes, size_t count)
{
    ssize_t written;

    while (count > 0) {
        written = write(file, bytes, count);
        if (written < 0 && errno != EINTR)
            return -1;
        if (written > 0) {
            bytes += written;
            count -= (size_t)written;
        }
    }
    return 0;
}

int body_take(struct body *body, const char *bytes, size_t count, struct error *err)
{
    if (body->file >= 0) {
        if (write_all(body->file, bytes, count) != 0)
            return error_set(
                    err, ERROR_IO, "cannot keep what was sent: %s", strerror(errno));
        return 0;
    }
    if (body->text == NULL)
        return 0;
    if (count > body->room - body->size)
        return error_set(err, ERROR_RANGE, "the form is too large");
    memcpy(body->text + body->size, bytes, count);
    body->size += count;
    body->text[body->size] = '\0';
    return 0;
}

void body_sweep(const char *folder)
{
    struct body left;
    const struct dirent *entry;
    DIR *list = opendir(folder);

    if (list == NULL)
        return;
    while ((entry = readdir(list)) != NULL) {
        if (strncmp(entry->d_name, spool_start, sizeof(spool_start) - 1) != 0)
            continue;
        body_init(&left);
        if (file_join(left.folder, folder, entry->d_name, NULL) == 0 &&
                file_join(left.path, left.folder, spool_file, NULL) == 0)
            body_release(&left);
    }
    (void)closedir(list);
}
