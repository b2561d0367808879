/* client.h -- the least front-end there is: opens, sets, and takes a side to its end. */
#ifndef TESTS_SANE_CLIENT_H
#define TESTS_SANE_CLIENT_H

#include "tests/program.h"

#include <sane/sane.h>

enum {
    CLIENT_ENDLESS = 99, /* a status of our own: reads of nothing without end */
    CLIENT_WIDTH = 203,  /* the side of client_paper, in pixels of CLIENT_DPI */
    CLIENT_HEIGHT = 101,
    CLIENT_DPI = 100
};

/* What a call of libsane's answers is looked at; other failures end the test. */
struct client {
    SANE_Handle handle;
    SANE_Parameters guess, parameters; /* before sane_start and after */
    uint8_t *bytes;                    /* owned: what came of the last side */
    size_t size, room;
    unsigned reads, empty_reads; /* of the last side */
    SANE_Int read_max;           /* bytes of one read */
};

/* client_open - sane_init and sane_open; with `mode`, its window is client_paper's. */
void client_open(struct client *client, const char *device, const char *mode);
void client_close(struct client *client);

/* client_scan - a side; GOOD when its EOF has come, else the status that ended it. */
SANE_Status client_scan(struct client *client);

/* client_finish - scans till a side fails: the sides before it, and the status. */
unsigned client_finish(struct client *client, SANE_Status *status);

/* client_find - the number of an option that has this name; 0: none has. */
SANE_Int client_find(const struct client *client, const char *name);
const SANE_Option_Descriptor *client_descriptor(
        const struct client *client, const char *name);

/* client_text, client_word - set; sane_control_option's answers. `info` may be NULL. */
SANE_Status client_text(
        struct client *client, const char *name, const char *value, SANE_Int *info);
SANE_Status client_word(
        struct client *client, const char *name, SANE_Word value, SANE_Int *info);
SANE_Word client_get(const struct client *client, const char *name);

/* client_paper - writes a side of `seed`, 8-bit grey; client_pixel - what is on it. */
void client_paper(const char *folder, const char *name, unsigned seed);
uint8_t client_pixel(unsigned seed, unsigned x, unsigned y);

/* client_feeder_begin - a struct setup with sides 1 .. `sides` in the virtual scanner's
 * feeder, as "1.tif", ...; client_feeder_end - frees it. For a test's set-up. */
void client_feeder_begin(void **state, unsigned sides);
void client_feeder_end(void **state);

/* client_is_paper - 1 if the last side is that one, byte for byte but for the padding. */
int client_is_paper(const struct client *client, unsigned seed);

#endif
