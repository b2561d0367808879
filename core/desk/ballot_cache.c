/* ballot_cache.c -- what is known of the ballots, until a file changes. */
#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/desk/ballot_state.h"
#include "core/file.h"

enum { FILES_MAX = 256 };

/* A file as it was seen: any change of its bytes changes one of these. */
struct seen {
    uint64_t name; /* a sum of its letters */
    ino_t inode;
    off_t size;
    struct timespec changed;
};

struct stamp {
    struct seen files[FILES_MAX];
    size_t count;
};

struct ballot_cache {
    pthread_mutex_t lock;
    int is_known;
    struct stamp stamp;
    struct ballots ballots;
};

struct ballot_cache *ballot_cache_new(void)
{
    struct ballot_cache *cache = calloc(1, sizeof(*cache));

    if (cache != NULL && pthread_mutex_init(&cache->lock, NULL) != 0) {
        free(cache);
        return NULL;
    }
    return cache;
}

void ballot_cache_free(struct ballot_cache *cache)
{
    if (cache == NULL)
        return;
    (void)pthread_mutex_destroy(&cache->lock);
    free(cache);
}

/* ---- what the ballots follow from ---- */

/* The ledger's files change all day, and no ballot with them. */
static int matters(const char *name)
{
    return name[0] != '.' && strncmp(name, "ledger.", strlen("ledger.")) != 0;
}

static uint64_t sum_name(const char *name)
{
    uint64_t sum = 14695981039346656037U; /* FNV-1a */

    for (; *name != '\0'; name++)
        sum = (sum ^ (unsigned char)*name) * 1099511628211U;
    return sum;
}

/* Plain files, and the folders of what was made: a file replaced changes its folder. */
static int add_file(struct stamp *stamp, const char *folder, const char *name)
{
    char path[FILE_PATH_MAX];
    struct stat about;
    struct seen *seen;

    if (file_join(path, folder, name, NULL) != 0 || stat(path, &about) != 0)
        return 0; /* gone in between: seen at the next look */
    if (!S_ISREG(about.st_mode) && strcmp(name, "print") != 0 &&
            strcmp(name, "layout") != 0 && strcmp(name, "scales") != 0)
        return 0;
    if (stamp->count == FILES_MAX)
        return -1;
    seen = &stamp->files[stamp->count++];
    seen->name = sum_name(name);
    seen->inode = about.st_ino;
    seen->size = about.st_size;
    seen->changed = about.st_ctim;
    return 0;
}

/* -1: too many files to be sure. */
static int take_stamp(const char *folder, struct stamp *out)
{
    const struct dirent *entry;
    DIR *list = opendir(folder);
    int result = list == NULL ? -1 : 0;

    memset(out, 0, sizeof(*out)); /* also between the members: they are compared whole */
    while (result == 0 && (entry = readdir(list)) != NULL)
        if (matters(entry->d_name))
            result = add_file(out, folder, entry->d_name);
    if (list != NULL)
        (void)closedir(list);
    return result;
}

/* ---- looking ---- */

static int is_same(const struct stamp *a, const struct stamp *b)
{
    return a->count == b->count &&
           memcmp(a->files, b->files, a->count * sizeof(a->files[0])) == 0;
}

static int find(struct ballot_cache *cache, const struct stamp *now, struct ballots *out)
{
    int found;

    (void)pthread_mutex_lock(&cache->lock);
    found = cache->is_known && is_same(&cache->stamp, now);
    if (found)
        *out = cache->ballots;
    (void)pthread_mutex_unlock(&cache->lock);
    return found;
}

static void keep(struct ballot_cache *cache, const struct stamp *before,
        const struct ballots *ballots)
{
    (void)pthread_mutex_lock(&cache->lock);
    cache->is_known = 1;
    cache->stamp = *before;
    cache->ballots = *ballots;
    (void)pthread_mutex_unlock(&cache->lock);
}

int ballots_look_again(struct ballot_cache *cache, const char *folder, int is_vietnamese,
        struct ballots *out, struct error *err)
{
    struct stamp *now = malloc(sizeof(*now));
    int is_sure, result = 0;

    if (now == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the ballots");
    is_sure = take_stamp(folder, now) == 0;
    if (!is_sure || !find(cache, now, out)) {
        result = ballots_look(folder, is_vietnamese, out, err);
        if (result == 0 && is_sure)
            keep(cache, now, out);
    }
    free(now);
    return result;
}
