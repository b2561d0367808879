/* feeder.c -- the folder of images as a paper feeder; what has gone through is kept. */
#include "tests/sane/feeder.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- lists of names ---- */

static void names_release(struct feeder_names *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->names[i]);
    free(list->names);
    *list = (struct feeder_names){0};
}

/* A test machine without memory is of no use: ends the process. */
static void names_add(struct feeder_names *list, const char *name)
{
    if (list->count == list->room) {
        list->room = list->room == 0 ? 64 : 2 * list->room;
        list->names = realloc(list->names, list->room * sizeof(list->names[0]));
        if (list->names == NULL)
            abort();
    }
    list->names[list->count] = strdup(name);
    if (list->names[list->count++] == NULL)
        abort();
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void names_sort(struct feeder_names *list)
{
    if (list->count > 1)
        qsort(list->names, list->count, sizeof(list->names[0]), by_name);
}

static size_t names_count(const struct feeder_names *list, const char *name)
{
    size_t found = 0;

    for (size_t i = 0; i < list->count; i++)
        found += strcmp(list->names[i], name) == 0;
    return found;
}

/* ---- the state file ---- */

static void state_load(struct feeder *feeder)
{
    FILE *in = fopen(feeder->state, "re");
    char *line = NULL;
    size_t room = 0;

    if (in == NULL)
        return;
    while (getline(&line, &room, in) > 0) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "taken ", 6) == 0)
            names_add(&feeder->taken, line + 6);
        else if (strncmp(line, "fired ", 6) == 0)
            names_add(&feeder->fired, line + 6);
    }
    free(line);
    (void)fclose(in);
}

/* One write, so that a kill leaves the whole line or none. */
static void state_add(const struct feeder *feeder, const char *word, const char *name)
{
    char line[FEEDER_PATH_BYTES];
    int size = snprintf(line, sizeof(line), "%s %s\n", word, name);
    int out = open(feeder->state, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);

    if (out < 0 || size >= (int)sizeof(line) || write(out, line, (size_t)size) != size) {
        perror("stack: the state file");
        abort(); /* a page served twice would look like the program's fault */
    }
    (void)close(out);
}

/* ---- the folder ---- */

static int is_picture(const char *name)
{
    const char *end = strrchr(name, '.');

    return name[0] != '.' && end != NULL &&
           (strcmp(end, ".tif") == 0 || strcmp(end, ".tiff") == 0);
}

static void look_again(struct feeder *feeder)
{
    DIR *folder = opendir(feeder->folder);
    struct feeder_names taken = feeder->taken; /* sorted to be searched */
    const struct dirent *entry;

    if (folder == NULL)
        return;
    names_release(&feeder->loaded);
    feeder->head = 0;
    names_sort(&taken);
    while ((entry = readdir(folder)) != NULL) {
        const char *name = entry->d_name;

        if (is_picture(name) &&
                (taken.count == 0 || bsearch(&name, taken.names, taken.count,
                                             sizeof(char *), by_name) == NULL))
            names_add(&feeder->loaded, name);
    }
    (void)closedir(folder);
    names_sort(&feeder->loaded);
}

int feeder_open(struct feeder *feeder, const char *folder, const char *state)
{
    *feeder = (struct feeder){0};
    if (folder == NULL || access(folder, R_OK | X_OK) != 0)
        return -1;
    if (snprintf(feeder->folder, sizeof(feeder->folder), "%s", folder) >=
            (int)sizeof(feeder->folder))
        return -1;
    if (snprintf(feeder->state, sizeof(feeder->state),
                state == NULL ? "%s/.stack-state" : "%s",
                state == NULL ? folder : state) >= (int)sizeof(feeder->state))
        return -1;
    state_load(feeder);
    return 0;
}

void feeder_release(struct feeder *feeder)
{
    names_release(&feeder->loaded);
    names_release(&feeder->taken);
    names_release(&feeder->fired);
    *feeder = (struct feeder){0};
}

int feeder_peek(struct feeder *feeder, size_t ahead, char path[FEEDER_PATH_BYTES])
{
    if (feeder->head + ahead >= feeder->loaded.count)
        look_again(feeder);
    if (feeder->head + ahead >= feeder->loaded.count)
        return -1;
    return snprintf(path, FEEDER_PATH_BYTES, "%s/%s", feeder->folder,
                   feeder->loaded.names[feeder->head + ahead]) < FEEDER_PATH_BYTES
                   ? 0
                   : -1;
}

void feeder_take(struct feeder *feeder)
{
    char path[FEEDER_PATH_BYTES];
    const char *name;

    if (feeder_peek(feeder, 0, path) != 0)
        return;
    name = feeder->loaded.names[feeder->head++];
    state_add(feeder, "taken", name);
    names_add(&feeder->taken, name);
}

size_t feeder_gone(const struct feeder *feeder)
{
    return feeder->taken.count;
}

size_t feeder_fired(const struct feeder *feeder, const char *key)
{
    return names_count(&feeder->fired, key);
}

void feeder_fire(struct feeder *feeder, const char *key)
{
    state_add(feeder, "fired", key);
    names_add(&feeder->fired, key);
}
