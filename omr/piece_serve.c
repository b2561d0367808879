/* piece_serve.c -- the sandboxed side of core/piece.h and core/mosaic.h. */
#include "omr/piece_serve.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/descriptor.h"
#include "omr/grey_png.h"
#include "omr/glance.h"
#include "omr/locate.h"
#include "omr/mosaic.h"
#include "omr/output.h"
#include "omr/piece.h"
#include "omr/piece_request.h"

enum { LINE_BYTES = 1200 };

struct server {
    const struct layout *layouts;
    size_t count;
    int is_mosaic, output;
    struct locate_work work;
    struct glance glance;
    struct image part; /* as cut; its memory is kept */
    struct mosaic mosaic;
};

static int line_say(const struct server *server, const char *line, struct error *err)
{
    return output_write(server->output, line, strlen(line), err);
}

static int broken_say(
        const struct server *server, const struct error *why, struct error *err)
{
    char line[LINE_BYTES];

    (void)snprintf(line, sizeof(line), "broken %s\n", why->text);
    return line_say(server, line, err);
}

static int picture_say(const struct server *server, const struct image *image,
        int is_registered, struct error *err)
{
    struct picture picture = {0};
    char line[LINE_BYTES];
    struct error why;
    int result;

    if (grey_png_encode(image, &picture, &why) != 0)
        return broken_say(server, &why, err);
    (void)snprintf(line, sizeof(line), "ok %d %zu\n", is_registered, picture.size);
    result = line_say(server, line, err);
    if (result == 0)
        result = output_write(server->output, picture.bytes, picture.size, err);
    free(picture.bytes);
    return result;
}

static int image_load(struct server *server, int descriptor,
        const struct piece_request *request, struct located *located, struct error *err)
{
    const struct image *image;

    if (glance_take(&server->glance, descriptor, request->index, &image, err) != 0)
        return -1;
    return locate_page(image, request->layout, request->page, request->rotation,
            &server->work, located, err);
}

/* Each request has its tile, also one that makes no sense: so all keep their places. */
static int box_answer(
        struct server *server, int descriptor, const char *text, struct error *err)
{
    struct piece_request request;
    struct located located;

    if (piece_request_parse(text, server->layouts, server->count, &request, err) != 0 ||
            request.kind != PIECE_REQUEST_BOX ||
            image_load(server, descriptor, &request, &located, err) != 0) {
        if (mosaic_add(&server->mosaic, NULL, NULL, err) != 0)
            return -1;
        return line_say(server, "broken\n", err);
    }
    if (mosaic_add(&server->mosaic, &located, &request.part, err) != 0)
        return -1;
    return line_say(server, located.is_registered ? "ok 1 0\n" : "ok 0 0\n", err);
}

static int piece_make(struct server *server, int descriptor,
        const struct piece_request *request, int *is_registered, struct error *err)
{
    struct located located;

    *is_registered = 1;
    if (request->kind == PIECE_REQUEST_BOX)
        return error_set(err, ERROR_SYNTAX, "\"piece\" is none that can be cut");
    if (request->kind == PIECE_REQUEST_PRINTED)
        return piece_printed(request->layout, request->page, &request->part,
                request->width_px, &server->part, err);
    if (image_load(server, descriptor, request, &located, err) != 0)
        return -1;
    *is_registered = located.is_registered;
    return piece_cut(&located, &request->part, request->width_px, &server->part, err);
}

static int piece_answer(
        struct server *server, int descriptor, const char *text, struct error *err)
{
    struct piece_request request;
    struct error why;
    int is_registered;

    if (piece_request_parse(text, server->layouts, server->count, &request, &why) != 0 ||
            piece_make(server, descriptor, &request, &is_registered, &why) != 0)
        return broken_say(server, &why, err);
    return picture_say(server, &server->part, is_registered, err);
}

static int requests_answer(struct server *server, int socket, struct error *err)
{
    char text[DESCRIPTOR_TEXT_MAX];
    int descriptor, got, result;

    for (;;) {
        got = descriptor_receive(socket, text, &descriptor, err);
        if (got <= 0)
            return got;
        result = server->is_mosaic ? box_answer(server, descriptor, text, err)
                                   : piece_answer(server, descriptor, text, err);
        (void)close(descriptor);
        if (result != 0)
            return -1;
    }
}

int piece_serve(const struct layout *layouts, size_t count, int is_mosaic, int socket,
        int output, struct error *err)
{
    struct server *server = calloc(1, sizeof(*server));
    int result;

    if (server == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a picture");
    server->layouts = layouts;
    server->count = count;
    server->is_mosaic = is_mosaic;
    server->output = output;
    result = requests_answer(server, socket, err);
    if (result == 0 && server->mosaic.count > 0) {
        mosaic_finish(&server->mosaic);
        result = picture_say(server, &server->mosaic.canvas, 1, err);
    }
    locate_work_release(&server->work);
    glance_release(&server->glance);
    image_release(&server->part);
    mosaic_release(&server->mosaic);
    free(server);
    return result;
}
