/* driver_list.c -- the scanner drivers that SANE's configuration names. */
#include "core/driver_list.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/file.h"

enum { CONFIG_BYTES_MAX = 1 << 20, FOLDERS_MAX = 16 };

static const char system_folder[] = "/etc/sane.d";

struct folders {
    char paths[FOLDERS_MAX][FILE_PATH_MAX];
    size_t count;
};

static void add_folder(struct folders *folders, const char *path, size_t length)
{
    if (folders->count < FOLDERS_MAX && length > 0 && length < FILE_PATH_MAX)
        (void)snprintf(folders->paths[folders->count++], FILE_PATH_MAX, "%.*s",
                (int)length, path);
}

static void list_folders(struct folders *folders)
{
    const char *left = getenv("SANE_CONFIG_DIR");
    size_t length;

    folders->count = 0;
    while (left != NULL && left[0] != '\0') {
        length = strcspn(left, ":");
        add_folder(folders, left, length);
        if (left[length] == '\0')
            return; /* it does not end with ':' */
        left += length + 1;
    }
    add_folder(folders, system_folder, strlen(system_folder));
}

static void add_name(struct driver_list *list, const char *line, size_t length)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                  "0123456789_-";
    char name[DRIVER_NAME_BYTES];
    size_t i;

    while (length > 0 && (*line == ' ' || *line == '\t')) {
        line++;
        length--;
    }
    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL)
        length--;
    if (length == 0 || length >= sizeof(name) || list->count == DRIVER_LIST_MAX)
        return;
    memcpy(name, line, length);
    name[length] = '\0';
    if (name[strspn(name, letters)] != '\0')
        return;
    for (i = 0; i < list->count; i++)
        if (strcmp(list->names[i], name) == 0)
            return;
    memcpy(list->names[list->count++], name, length + 1);
}

/* Returns 1 if the file is there. */
static int add_file(struct driver_list *list, const char *path)
{
    char *text;
    const char *line;
    size_t size, length;

    if (file_read(path, CONFIG_BYTES_MAX, &text, &size, NULL) != 0)
        return 0;
    for (line = text; *line != '\0'; line += length + (line[length] != '\0')) {
        length = strcspn(line, "\n");
        if (line[0] != '#')
            add_name(list, line, length);
    }
    free(text);
    return 1;
}

static int is_plain(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && entry->d_name[strlen(entry->d_name) - 1] != '~';
}

/* Returns 1 if the folder has a dll.d, which is then the only one that counts. */
static int add_more(struct driver_list *list, const char *folder)
{
    char more[FILE_PATH_MAX], path[FILE_PATH_MAX];
    struct dirent **entries = NULL;
    int count, i;

    if (file_join(more, folder, "dll.d", NULL) != 0)
        return 0;
    count = scandir(more, &entries, is_plain, alphasort);
    for (i = 0; i < count; i++) {
        if (file_join(path, more, entries[i]->d_name, NULL) == 0)
            (void)add_file(list, path);
        free(entries[i]);
    }
    free(entries);
    return count >= 0;
}

int driver_list_load(struct driver_list *out, struct error *err)
{
    struct folders *folders = calloc(1, sizeof(*folders));
    char path[FILE_PATH_MAX];
    int is_found = 0, has_more = 0;
    size_t i;

    out->count = 0;
    if (folders == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the drivers");
    list_folders(folders);
    for (i = 0; i < folders->count && !has_more; i++)
        has_more = add_more(out, folders->paths[i]);
    for (i = 0; i < folders->count && !is_found; i++)
        is_found = file_join(path, folders->paths[i], "dll.conf", NULL) == 0 &&
                   add_file(out, path);
    free(folders);
    return is_found ? 0
                    : error_set(err, ERROR_IO,
                              "no list of scanner drivers was found (dll.conf); install "
                              "libsane1");
}

int driver_list_alone(
        const char *folder, const char *former, const char *name, struct error *err)
{
    char path[FILE_PATH_MAX], dirs[FILE_PATH_MAX], line[DRIVER_NAME_BYTES + 1];
    int length = snprintf(line, sizeof(line), "%s\n", name);

    if (file_join(path, folder, "dll.d", err) != 0 || file_make_folder(path, err) != 0 ||
            file_join(path, folder, "dll.conf", err) != 0 ||
            file_write(path, line, (size_t)length, err) != 0)
        return -1;
    (void)snprintf(dirs, sizeof(dirs), "%s:%s", folder, former == NULL ? "" : former);
    if (setenv("SANE_CONFIG_DIR", dirs, 1) != 0)
        return error_set(err, ERROR_MEMORY, "no memory for the drivers");
    return 0;
}
