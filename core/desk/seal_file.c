/* seal_file.c -- the files of a report: which part of the results each of them is. */
#include "core/desk/seal_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"

/* A stem, digits of a further page or a language may follow; and its ending. */
static const struct kind {
    const char *stem, *ending, *type;
    enum publication_part part;
} kinds[] = {
        {"minutes", ".pdf", "application/pdf", PUBLICATION_MINUTES},
        {"results", ".pdf", "application/pdf", PUBLICATION_PICTURE},
        {"results", ".png", "image/png", PUBLICATION_PICTURE},
        {"boxes", ".png", "image/png", PUBLICATION_PICTURE},
        {"results", ".json", "application/json", PUBLICATION_DATA},
        {"results", ".csv", "text/csv; charset=utf-8", PUBLICATION_TABLE},
        {"results", ".xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                PUBLICATION_TABLE},
        {"person-", ".pdf", "application/pdf", PUBLICATION_PEOPLE},
};

static int is_ending(const char *name, size_t length, const char *ending)
{
    size_t size = strlen(ending);

    return length >= size && strcmp(name + length - size, ending) == 0;
}

/* Between stem and ending: "", "-en", "-2", "-en-2"; anything of ours in a person's. */
static const struct kind *find_kind(const char *name)
{
    size_t length = strlen(name), i, stem;

    if (length >= SEAL_FILE_BYTES ||
            strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-.") != length)
        return NULL;
    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        stem = strlen(kinds[i].stem);
        if (strncmp(name, kinds[i].stem, stem) != 0 ||
                !is_ending(name, length, kinds[i].ending))
            continue;
        if (strchr(name, '.') == name + length - strlen(kinds[i].ending) &&
                (kinds[i].part == PUBLICATION_PEOPLE || name[stem] == '.' ||
                        name[stem] == '-'))
            return &kinds[i];
    }
    return NULL;
}

int seal_file_part(const char *name)
{
    const struct kind *kind = find_kind(name);

    return kind == NULL ? -1 : (int)kind->part;
}

const char *seal_file_type(const char *name)
{
    const struct kind *kind = find_kind(name);

    return kind == NULL ? "application/octet-stream" : kind->type;
}

/* Minutes, picture, data, table, then the persons; each by name, -2 before -10. */
static int rank(const struct seal_file *file)
{
    return file->part == PUBLICATION_PEOPLE ? PUBLICATION_PART_COUNT : (int)file->part;
}

static int compare(const void *left, const void *right)
{
    const struct seal_file *a = left, *b = right;

    return rank(a) != rank(b) ? rank(a) - rank(b) : strverscmp(a->name, b->name);
}

static void take(DIR *folder, struct seal_file *files, size_t *count)
{
    const struct dirent *entry;
    int part;

    while (*count < SEAL_FILES_MAX && (entry = readdir(folder)) != NULL) {
        part = seal_file_part(entry->d_name);
        if (part < 0)
            continue;
        (void)snprintf(files[*count].name, SEAL_FILE_BYTES, "%.*s", SEAL_FILE_BYTES - 1,
                entry->d_name);
        files[(*count)++].part = (enum publication_part)part;
    }
}

int seal_file_list(
        const char *folder, struct seal_file **out, size_t *count, struct error *err)
{
    struct seal_file *files;
    char path[FILE_PATH_MAX];
    size_t found = 0;
    DIR *report;

    if (file_join(path, folder, "report", err) != 0)
        return -1;
    files = calloc(SEAL_FILES_MAX, sizeof(*files));
    if (files == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the report's files");
    report = opendir(path);
    if (report == NULL && errno != ENOENT) {
        free(files);
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    }
    if (report != NULL) {
        take(report, files, &found);
        (void)closedir(report);
    }
    qsort(files, found, sizeof(*files), compare);
    *out = files;
    *count = found;
    return 0;
}
