/* file_list.c -- the image files that a person names: files, or folders of them. */
#include "core/file_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "core/file.h"

void file_list_init(struct file_list *list)
{
    memset(list, 0, sizeof(*list));
}

void file_list_release(struct file_list *list)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        free(list->paths[i]);
    free(list->paths);
    file_list_init(list);
}

static int append(struct file_list *list, const char *path, struct error *err)
{
    char **grown, *copy;

    if (list->count == FILE_LIST_MAX)
        return error_set(err, ERROR_RANGE, "more than %d files", FILE_LIST_MAX);
    if ((list->count & (list->count - 1)) == 0) { /* room doubles at powers of two */
        grown = realloc(list->paths, (list->count * 2 + 1) * sizeof(*grown));
        if (grown == NULL)
            return error_set(err, ERROR_MEMORY, "no memory for the list of files");
        list->paths = grown;
    }
    copy = strdup(path);
    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the list of files");
    list->paths[list->count++] = copy;
    return 0;
}

static int is_image_name(const char *name)
{
    static const char *const endings[] = {".tif", ".tiff", ".png", ".jpg", ".jpeg"};
    const char *dot = strrchr(name, '.');
    size_t i;

    for (i = 0; dot != NULL && i < sizeof(endings) / sizeof(endings[0]); i++)
        if (strcasecmp(dot, endings[i]) == 0)
            return 1;
    return 0;
}

static int is_visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int add_entry(
        struct file_list *list, const char *folder, const char *name, struct error *err)
{
    char path[FILE_PATH_MAX];
    struct stat entry;

    if (file_join(path, folder, name, err) != 0)
        return -1;
    if (stat(path, &entry) == 0 && S_ISDIR(entry.st_mode))
        return 0;
    if (!is_image_name(name)) {
        list->passed_over++;
        return 0;
    }
    return append(list, path, err);
}

static int add_folder(struct file_list *list, const char *folder, struct error *err)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_visible, versionsort), result = 0, i;

    if (count < 0)
        return error_set(err, ERROR_IO, "cannot read the folder '%s': %s", folder,
                strerror(errno));
    for (i = 0; i < count; i++) {
        if (result == 0)
            result = add_entry(list, folder, entries[i]->d_name, err);
        free(entries[i]);
    }
    free(entries);
    return result;
}

int file_list_add(struct file_list *list, const char *path, struct error *err)
{
    struct stat entry;

    if (stat(path, &entry) != 0)
        return error_set(err, ERROR_IO, "cannot find '%s': %s", path, strerror(errno));
    return S_ISDIR(entry.st_mode) ? add_folder(list, path, err) : append(list, path, err);
}
