/* deck_folder.c -- a deck's folder is replaced whole or not at all. */
#include "forms/deck_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int is_of_deck(const char *name)
{
    size_t length = strlen(name);

    if (strcmp(name, "deck.pdf") == 0 || strncmp(name, "truth", 5) == 0)
        return 1;
    return length > 4 && strspn(name, "0123456789") == length - 4 &&
           strcmp(name + length - 4, ".tif") == 0;
}

/* For each entry: check it, or unlink it. */
static int entries_visit(const char *path, int is_removal, struct error *err)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    int result = 0;

    if (folder == NULL && errno == ENOENT)
        return 0;
    if (folder == NULL)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    while (result == 0 && (entry = readdir(folder)) != NULL) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        if (!is_of_deck(entry->d_name))
            result = error_set(err, ERROR_EXISTS,
                    "'%s' holds '%s', which is not of a test deck; move it away", path,
                    entry->d_name);
        else if (is_removal && unlinkat(dirfd(folder), entry->d_name, 0) != 0)
            result = error_set(err, ERROR_IO, "cannot remove '%s/%s': %s", path,
                    entry->d_name, strerror(errno));
    }
    (void)closedir(folder);
    return result;
}

static int folder_remove(const char *path, struct error *err)
{
    if (entries_visit(path, 0, err) != 0 || entries_visit(path, 1, err) != 0)
        return -1;
    if (rmdir(path) != 0 && errno != ENOENT)
        return error_set(err, ERROR_IO, "cannot remove '%s': %s", path, strerror(errno));
    return 0;
}

int deck_folder_start(const char *folder, char part[FILE_PATH_MAX], struct error *err)
{
    char deck[FILE_PATH_MAX];

    if (file_join(deck, folder, "deck", err) != 0 ||
            file_join(part, folder, "deck.part", err) != 0 ||
            entries_visit(deck, 0, err) != 0 || folder_remove(part, err) != 0)
        return -1;
    return file_make_folder(part, err);
}

int deck_folder_finish(const char *folder, struct error *err)
{
    char deck[FILE_PATH_MAX], part[FILE_PATH_MAX];

    if (file_join(deck, folder, "deck", err) != 0 ||
            file_join(part, folder, "deck.part", err) != 0)
        return -1;
    if (!file_exists(deck)) {
        if (rename(part, deck) == 0)
            return 0;
    } else if (renameat2(AT_FDCWD, part, AT_FDCWD, deck, RENAME_EXCHANGE) == 0) {
        return folder_remove(part, err);
    } else if (errno == EINVAL || errno == ENOSYS) {
        /* This file system cannot exchange: for a moment there is no deck. */
        if (folder_remove(deck, err) != 0)
            return -1;
        if (rename(part, deck) == 0)
            return 0;
    }
    return error_set(
            err, ERROR_IO, "cannot rename '%s' to '%s': %s", part, deck, strerror(errno));
}
