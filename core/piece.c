/* piece.c -- a picture of a scanned page or of one of its rows, made by kiemphieu-read.
 */
#include "core/piece.h"

#include "core/piece_talk.h"

static json_t *request_make(const struct piece_wish *wish)
{
    static const char *const words[] = {
            [PIECE_PAGE] = "page", [PIECE_ROW] = "row", [PIECE_PRINTED] = "printed"};

    return json_pack("{s:i,s:i,s:i,s:i,s:s,s:s,s:i}", "layout", 0, "page", wish->page,
            "index", wish->index, "rotation", wish->rotation, "piece", words[wish->kind],
            "contest", wish->contest == NULL ? "" : wish->contest, "width",
            wish->width_px);
}

int piece_make(const struct piece_wish *wish, struct piece *out, struct error *err)
{
    struct piece_talk talk;
    int result;

    if (piece_talk_start(&talk, wish->program, &wish->layout, 1, "--pieces", err) != 0)
        return -1;
    result = piece_talk_send(&talk, wish->image, request_make(wish), err);
    piece_talk_close(&talk);
    if (result == 0)
        result = piece_talk_picture(&talk, out, err);
    piece_talk_end(&talk);
    return result;
}
