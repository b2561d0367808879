/* report_clear.c -- a report of another state never lies beside the present one. */
#include "core/report_clear.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/file.h"

enum { RESULTS_MAX_BYTES = 16 << 20 };

static const char *const stems[] = {
        "minutes", "results", "boxes", "person-", "cvr", "count", "figures"};

int report_is_of(const char *folder, const struct results *results)
{
    char path[FILE_PATH_MAX], *text;
    struct results found;
    size_t size;
    int is_same;

    results_init(&found);
    if (file_join(path, folder, "report/results.json", NULL) != 0 ||
            file_read(path, RESULTS_MAX_BYTES, &text, &size, NULL) != 0)
        return 0;
    is_same = results_parse(text, size, &found, NULL) == 0 &&
              found.is_final == results->is_final &&
              found.is_trial == results->is_trial &&
              strcmp(found.root, results->root) == 0;
    free(text);
    results_release(&found);
    return is_same;
}

static int is_of_report(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(stems) / sizeof(stems[0]); i++)
        if (strncmp(name, stems[i], strlen(stems[i])) == 0)
            return 1;
    return 0;
}

static int remove_files(DIR *folder, const char *path, struct error *err)
{
    const struct dirent *entry;

    while ((entry = readdir(folder)) != NULL)
        if (is_of_report(entry->d_name) && unlinkat(dirfd(folder), entry->d_name, 0) != 0)
            return error_set(err, ERROR_IO,
                    "cannot remove '%s' of an earlier report in '%s': %s", entry->d_name,
                    path, strerror(errno));
    return 0;
}

int report_clear(const char *folder, const struct results *results, struct error *err)
{
    char path[FILE_PATH_MAX];
    DIR *report;
    int result;

    if (report_is_of(folder, results))
        return 0;
    if (file_join(path, folder, "report", err) != 0)
        return -1;
    report = opendir(path);
    if (report == NULL)
        return errno == ENOENT ? 0
                               : error_set(err, ERROR_IO, "cannot open '%s': %s", path,
                                         strerror(errno));
    result = remove_files(report, path, err);
    (void)closedir(report);
    return result;
}
