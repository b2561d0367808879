/* conference_new.c -- a fresh conference's folder, whole or not at all. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/conference.h"
#include "core/ini_edit.h"
#include "core/install.h"

enum { EXAMPLE_MAX_BYTES = 1 << 20 };

static const char *const own_files[] = {
        "conference.ini", "officials.csv", "conference.key", NULL};

static int is_empty_folder(const char *path)
{
    DIR *folder = opendir(path);
    const struct dirent *entry;
    int is_empty = folder != NULL;

    while (is_empty && (entry = readdir(folder)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            is_empty = 0;
    if (folder != NULL)
        (void)closedir(folder);
    return is_empty;
}

/* The example's comments without its values. */
static int write_blank_settings(
        const char *path, const char *text, size_t size, struct error *err)
{
    static const char *const names[] = {"title", "superior", "body", "place", "date"};
    struct ini_edit edit;
    int result;
    size_t i;

    if (ini_edit_start(&edit, text, size, err) != 0)
        return -1;
    result = ini_edit_set_group(&edit, "committee", "member", NULL, 0, err);
    for (i = 0; result == 0 && i < sizeof(names) / sizeof(names[0]); i++)
        result = ini_edit_set(&edit, "conference", names[i], "", err);
    if (result == 0)
        result = file_write(path, edit.text, edit.size, err);
    ini_edit_release(&edit);
    return result;
}

static int write_file(const char *path, const char *ending, const char *text, size_t size,
        int is_blank, struct error *err)
{
    if (!is_blank)
        return file_write(path, text, size, err);
    if (strcmp(ending, "ini") == 0)
        return write_blank_settings(path, text, size, err);
    return file_write(path, text, strcspn(text, "\n") + 1, err); /* the head row */
}

static int copy_example(const char *folder, const char *name, const char *language,
        const char *ending, int is_blank, struct error *err)
{
    char example[64], source[FILE_PATH_MAX], target[FILE_PATH_MAX], file[64];
    char *text = NULL;
    size_t size = 0;
    int result;

    (void)snprintf(example, sizeof(example), "examples/%s-%s.%s", name, language, ending);
    (void)snprintf(file, sizeof(file), "%s.%s", name, ending);
    if (install_data(example, source, err) != 0 ||
            file_join(target, folder, file, err) != 0 ||
            file_read(source, EXAMPLE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = write_file(target, ending, text, size, is_blank, err);
    free(text);
    return result;
}

static void remove_half_made(const char *folder)
{
    char path[FILE_PATH_MAX];
    size_t i;

    for (i = 0; own_files[i] != NULL; i++)
        if (file_join(path, folder, own_files[i], NULL) == 0)
            (void)unlink(path);
    (void)rmdir(folder);
}

static int make_key(const char *folder, struct error *err)
{
    struct conference_key key;
    int result = conference_key_load(folder, &key, err);

    digest_wipe(&key, sizeof(key));
    return result;
}

struct examples {
    const char *language;
    int is_blank;
};

static int fill_examples(const char *folder, void *context, struct error *err)
{
    const struct examples *examples = context;

    if (copy_example(folder, "conference", examples->language, "ini", examples->is_blank,
                err) != 0)
        return -1;
    return copy_example(
            folder, "officials", examples->language, "csv", examples->is_blank, err);
}

int conference_create_with(
        const char *folder, conference_fill *fill, void *context, struct error *err)
{
    char part[FILE_PATH_MAX], trimmed[FILE_PATH_MAX];
    size_t length = strlen(folder);

    while (length > 1 && folder[length - 1] == '/')
        length--;
    if (length == 0 || length + sizeof(".part") > sizeof(part))
        return error_set(err, ERROR_RANGE, "'%.80s' cannot be a folder's name", folder);
    (void)snprintf(trimmed, sizeof(trimmed), "%.*s", (int)length, folder);
    (void)snprintf(part, sizeof(part), "%.*s.part", (int)length, folder);
    if (file_exists(trimmed) && !is_empty_folder(trimmed))
        return error_set(err, ERROR_EXISTS,
                "'%s' is there and is not empty; name a new folder", folder);
    if (file_exists(part))
        remove_half_made(part);
    if (file_make_folder(part, err) != 0)
        return -1;
    if (fill(part, context, err) != 0 || make_key(part, err) != 0) {
        remove_half_made(part);
        return -1;
    }
    if (rename(part, trimmed) != 0) {
        (void)error_set(err, ERROR_IO, "cannot make '%s': %s", folder, strerror(errno));
        remove_half_made(part);
        return -1;
    }
    return 0;
}

int conference_create(const char *folder, const char *language, struct error *err)
{
    struct examples examples = {language, 0};

    return conference_create_with(folder, fill_examples, &examples, err);
}

int conference_create_blank(const char *folder, const char *language, struct error *err)
{
    struct examples examples = {language, 1};

    return conference_create_with(folder, fill_examples, &examples, err);
}
