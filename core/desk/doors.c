/* doors.c -- one-time links: the first person's, and those a chair hands out. */
#include "core/desk/doors.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "core/ledger_name.h"

struct door {
    int is_open;
    struct digest key;
    char name[OFFICIAL_NAME_BYTES];
    int64_t made_ms;
};

struct desk_doors {
    pthread_mutex_t mutex;
    struct door doors[DOORS_MAX];
};

struct desk_doors *doors_new(void)
{
    struct desk_doors *doors = calloc(1, sizeof(*doors));

    if (doors != NULL)
        (void)pthread_mutex_init(&doors->mutex, NULL);
    return doors;
}

void doors_free(struct desk_doors *doors)
{
    if (doors == NULL)
        return;
    (void)pthread_mutex_destroy(&doors->mutex);
    free(doors);
}

/* The same person's earlier door, a closed one, or the oldest. */
static struct door *find_place(struct desk_doors *doors, const char *name)
{
    struct door *place = &doors->doors[0];
    size_t i;

    for (i = 0; i < DOORS_MAX; i++)
        if (doors->doors[i].is_open && ledger_name_is_same(doors->doors[i].name, name))
            return &doors->doors[i];
    for (i = 0; i < DOORS_MAX; i++) {
        if (!doors->doors[i].is_open)
            return &doors->doors[i];
        if (doors->doors[i].made_ms < place->made_ms)
            place = &doors->doors[i];
    }
    return place;
}

void doors_make(struct desk_doors *doors, const char *name, int64_t now_ms,
        char key[DOORS_KEY_BYTES])
{
    uint8_t bytes[(DOORS_KEY_BYTES - 1) / 2];
    struct door *door;

    digest_random(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), key);
    digest_wipe(bytes, sizeof(bytes));
    (void)pthread_mutex_lock(&doors->mutex);
    door = find_place(doors, name);
    door->is_open = 1;
    door->made_ms = now_ms;
    digest_of(key, DOORS_KEY_BYTES - 1, &door->key);
    (void)snprintf(door->name, sizeof(door->name), "%s", name);
    (void)pthread_mutex_unlock(&doors->mutex);
}

static struct door *find(struct desk_doors *doors, const char *key, int64_t now_ms)
{
    struct door *found = NULL;
    struct digest digest;
    size_t i;

    if (strnlen(key, DOORS_KEY_BYTES) != DOORS_KEY_BYTES - 1)
        return NULL;
    digest_of(key, DOORS_KEY_BYTES - 1, &digest);
    for (i = 0; i < DOORS_MAX; i++)
        if (digest_same(&doors->doors[i].key, &digest, sizeof(digest)) &&
                doors->doors[i].is_open &&
                now_ms - doors->doors[i].made_ms <= DOORS_LIFE_MS)
            found = &doors->doors[i];
    return found;
}

int doors_look(struct desk_doors *doors, const char *key, int64_t now_ms,
        char name[OFFICIAL_NAME_BYTES])
{
    struct door *door;

    (void)pthread_mutex_lock(&doors->mutex);
    door = find(doors, key, now_ms);
    if (door != NULL)
        memcpy(name, door->name, OFFICIAL_NAME_BYTES);
    (void)pthread_mutex_unlock(&doors->mutex);
    return door != NULL;
}

int doors_use(struct desk_doors *doors, const char *key, int64_t now_ms)
{
    struct door *door;

    (void)pthread_mutex_lock(&doors->mutex);
    door = find(doors, key, now_ms);
    if (door != NULL)
        memset(door, 0, sizeof(*door));
    (void)pthread_mutex_unlock(&doors->mutex);
    return door != NULL;
}
