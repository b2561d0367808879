/* feeder.h -- the folder of images as a paper feeder; what has gone through is kept. */
#ifndef TESTS_SANE_FEEDER_H
#define TESTS_SANE_FEEDER_H

#include <stddef.h>

enum { FEEDER_PATH_BYTES = 1024 };

struct feeder_names {
    char **names;
    size_t count, room;
};

/*
 * All *.tif and *.tiff of the folder, by name, but those that have gone. The state
 * file says which have, a line each: "taken NAME" and "fired KEY". It is only added
 * to, so that the next process feeds on where one was killed.
 */
struct feeder {
    char folder[FEEDER_PATH_BYTES], state[FEEDER_PATH_BYTES];
    struct feeder_names loaded; /* seen and not taken before they were seen */
    size_t head;                /* of loaded: how many have gone since */
    struct feeder_names taken, fired;
};

/* feeder_open - `state` NULL: FOLDER/.stack-state. 0, or -1 if the folder is none. */
int feeder_open(struct feeder *feeder, const char *folder, const char *state);
void feeder_release(struct feeder *feeder);

/*
 * feeder_peek - the path of the file `ahead` of the next; 0, or -1 if there is none
 *
 * Looks into the folder again when it has run out: new files are paper loaded.
 */
int feeder_peek(struct feeder *feeder, size_t ahead, char path[FEEDER_PATH_BYTES]);

/* feeder_take - the next file has gone through; nothing if there is none. */
void feeder_take(struct feeder *feeder);

/* feeder_gone - how many have gone through since the state file began. */
size_t feeder_gone(const struct feeder *feeder);

/* feeder_fired - how often the fault `key` has come; feeder_fire - it comes now. */
size_t feeder_fired(const struct feeder *feeder, const char *key);
void feeder_fire(struct feeder *feeder, const char *key);

#endif
