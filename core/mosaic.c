/* mosaic.c -- a contact sheet: boxes of many sheets in one picture, by kiemphieu-read. */
#include "core/mosaic.h"

#include <string.h>

#include "core/piece_talk.h"

enum {
    AHEAD = 8,      /* requests under way: files are read while others are decoded */
    DEATHS_MAX = 3, /* of the decoder, before the contact sheet is given up */
};

struct mosaic {
    const struct mosaic_wish *wish;
    size_t sent, heard;
    int is_registered;
    unsigned char is_lost[MOSAIC_TILES_MAX]; /* they killed the decoder */
};

static int tile_send(struct mosaic *mosaic, struct piece_talk *talk, struct error *err)
{
    const struct mosaic_tile *tile = &mosaic->wish->tiles[mosaic->sent];
    const char *path = mosaic->is_lost[mosaic->sent] ? NULL : tile->image;
    json_t *request =
            json_pack("{s:I,s:i,s:i,s:i,s:s,s:s,s:s}", "layout", (json_int_t)tile->layout,
                    "page", tile->page, "index", tile->index, "rotation", tile->rotation,
                    "piece", "box", "contest", tile->contest, "option", tile->option);

    if (piece_talk_send(talk, path, request, err) != 0)
        return -1;
    mosaic->sent++;
    return 0;
}

/* A decoder that died can no more be sent to, but what it answered before is there: only
 * then is it known over which tile it died. */
static int tiles_give_up(struct mosaic *mosaic, struct piece_talk *talk)
{
    struct piece_answer answer;
    struct error later;

    piece_talk_close(talk);
    while (mosaic->heard < mosaic->sent && piece_talk_hear(talk, &answer, &later) == 0)
        mosaic->heard++;
    return -1;
}

static int tiles_talk(struct mosaic *mosaic, struct piece_talk *talk, struct error *err)
{
    struct piece_answer answer;

    while (mosaic->heard < mosaic->wish->count) {
        while (mosaic->sent < mosaic->wish->count && mosaic->sent < mosaic->heard + AHEAD)
            if (tile_send(mosaic, talk, err) != 0)
                return tiles_give_up(mosaic, talk);
        if (mosaic->sent == mosaic->wish->count)
            piece_talk_close(talk);
        if (piece_talk_hear(talk, &answer, err) != 0)
            return -1;
        if (!answer.is_broken && !answer.is_registered)
            mosaic->is_registered = 0;
        mosaic->heard++;
    }
    return 0;
}

/* 1: the decoder was lost over one tile, which is known now. */
static int mosaic_try(struct mosaic *mosaic, struct piece *out, struct error *err)
{
    const struct mosaic_wish *wish = mosaic->wish;
    struct piece_talk talk;
    int result;

    mosaic->sent = mosaic->heard = 0;
    mosaic->is_registered = 1;
    if (piece_talk_start(&talk, wish->program, wish->layouts, wish->layout_count,
                "--mosaic", err) != 0)
        return -1;
    result = tiles_talk(mosaic, &talk, err);
    if (result == 0)
        result = piece_talk_picture(&talk, out, err);
    if (result == 0)
        out->is_registered = mosaic->is_registered;
    piece_talk_end(&talk);
    if (result == 0 || mosaic->heard == mosaic->wish->count ||
            mosaic->is_lost[mosaic->heard])
        return result;
    mosaic->is_lost[mosaic->heard] = 1;
    return 1;
}

int mosaic_make(const struct mosaic_wish *wish, struct piece *out, struct error *err)
{
    struct mosaic mosaic = {.wish = wish};
    int deaths, result = 1;

    if (wish->count == 0 || wish->count > MOSAIC_TILES_MAX)
        return error_set(err, ERROR_RANGE, "a contact sheet holds %d boxes at the most",
                (int)MOSAIC_TILES_MAX);
    for (deaths = 0; result > 0 && deaths <= DEATHS_MAX; deaths++)
        result = mosaic_try(&mosaic, out, err);
    return result == 0 ? 0 : -1;
}
