/* piece_talk.h -- one kiemphieu-read that makes pictures, seen from who asked for them.
 */
#ifndef CORE_PIECE_TALK_H
#define CORE_PIECE_TALK_H

#include <jansson.h>

#include "core/error.h"
#include "core/piece.h"
#include "core/reader_worker.h"

enum { PIECE_TALK_BYTES_MAX = 32 << 20 };

struct piece_talk {
    struct reader_worker worker;
    unsigned char *bytes; /* heard and not taken yet */
    size_t size, room;
};

/* What came back: "ok" with the bytes of a picture, or not. */
struct piece_answer {
    int is_broken, is_registered;
    size_t picture_bytes; /* still to be taken */
};

/*
 * piece_talk_start - run the sandboxed program with these layouts (paths)
 *
 * program  NULL: kiemphieu-read as installed.
 * purpose  "--pieces" or "--mosaic". Safe among threads. ERROR_RANGE for more than
 *          READER_LAYOUTS_MAX layouts.
 */
int piece_talk_start(struct piece_talk *talk, const char *program,
        const char *const *layouts, size_t count, const char *purpose, struct error *err)
        __attribute__((warn_unused_result));

/*
 * piece_talk_send - hand over an image with what is wanted of it
 *
 * path     opened here, a regular file and no link. Anything else, and NULL, is handed
 *          over as an empty file, which the other side finds broken.
 * request  taken over; NULL is ERROR_MEMORY.
 */
int piece_talk_send(struct piece_talk *talk, const char *path, json_t *request,
        struct error *err) __attribute__((warn_unused_result));

/* piece_talk_close - no more requests come. */
void piece_talk_close(struct piece_talk *talk);

/* piece_talk_hear - the next answer's line. ERROR_IO when the other side has ended, says
 * what makes no sense, or is silent for READER_PATIENCE_MS. */
int piece_talk_hear(struct piece_talk *talk, struct piece_answer *out, struct error *err)
        __attribute__((warn_unused_result));

/* piece_talk_picture - the next answer with its picture; ERROR_RANGE if it is "broken".
 */
int piece_talk_picture(struct piece_talk *talk, struct piece *out, struct error *err)
        __attribute__((warn_unused_result));

/* piece_talk_end - the process is ended, whatever it does. */
void piece_talk_end(struct piece_talk *talk);

#endif
