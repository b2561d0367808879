/* trace.c -- pictures of the engine's stages, for people. */
#include "omr/trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "omr/picture.h"

enum { NAME_BYTES = 128, LINE_PX = 3 };

struct trace {
    char folder[FILE_PATH_MAX];
    char image[NAME_BYTES];
    int32_t index;
    int is_complained; /* of a picture that could not be written */
};

/* A page in colour, three bytes a pixel. */
struct canvas {
    uint8_t *pixels;
    int32_t width_px, height_px;
};

int trace_new(const char *folder, struct trace **out, struct error *err)
{
    struct trace *trace;

    if (file_make_folder(folder, err) != 0)
        return -1;
    trace = calloc(1, sizeof(*trace));
    if (trace == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a trace");
    if (file_join(trace->folder, folder, "", err) != 0) {
        free(trace);
        return -1;
    }
    (void)snprintf(trace->image, sizeof(trace->image), "image");
    *out = trace;
    return 0;
}

void trace_free(struct trace *trace)
{
    free(trace);
}

static int is_plain(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
}

void trace_set_page(struct trace *trace, const char *image, int32_t index)
{
    const char *slash = strrchr(image, '/');
    const char *name = slash == NULL ? image : slash + 1;
    const char *dot = strrchr(name, '.');
    size_t length = dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name);
    size_t i;

    if (trace == NULL)
        return;
    if (length > NAME_BYTES - 1)
        length = NAME_BYTES - 1;
    for (i = 0; i < length; i++)
        trace->image[i] = is_plain(name[i]) ? name[i] : '_';
    trace->image[length] = '\0';
    trace->index = index;
}

static void dot_draw(
        struct canvas *canvas, int32_t x, int32_t y, const struct trace_figure *figure)
{
    uint8_t *pixel;

    if (x < 0 || y < 0 || x >= canvas->width_px || y >= canvas->height_px)
        return;
    pixel = canvas->pixels + 3 * ((size_t)y * (size_t)canvas->width_px + (size_t)x);
    pixel[0] = figure->red;
    pixel[1] = figure->green;
    pixel[2] = figure->blue;
}

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    return value < least ? least : value > most ? most : value;
}

/* The figure's rectangle cut to the page, so that no loop runs for long. */
static struct trace_figure figure_cut(
        const struct canvas *canvas, const struct trace_figure *figure)
{
    struct trace_figure cut = *figure;

    cut.left_px = clamp(figure->left_px, -LINE_PX, canvas->width_px + LINE_PX);
    cut.right_px = clamp(figure->right_px, -LINE_PX, canvas->width_px + LINE_PX);
    cut.top_px = clamp(figure->top_px, -LINE_PX, canvas->height_px + LINE_PX);
    cut.bottom_px = clamp(figure->bottom_px, -LINE_PX, canvas->height_px + LINE_PX);
    return cut;
}

static void rectangle_draw(struct canvas *canvas, const struct trace_figure *figure)
{
    int32_t x, y, i;

    for (i = 0; i < LINE_PX; i++) {
        for (x = figure->left_px; x < figure->right_px; x++) {
            dot_draw(canvas, x, figure->top_px + i, figure);
            dot_draw(canvas, x, figure->bottom_px - 1 - i, figure);
        }
        for (y = figure->top_px; y < figure->bottom_px; y++) {
            dot_draw(canvas, figure->left_px + i, y, figure);
            dot_draw(canvas, figure->right_px - 1 - i, y, figure);
        }
    }
}

static void cross_draw(struct canvas *canvas, const struct trace_figure *figure)
{
    int32_t middle_x = figure->left_px + (figure->right_px - figure->left_px) / 2;
    int32_t middle_y = figure->top_px + (figure->bottom_px - figure->top_px) / 2;
    int32_t x, y, i;

    for (i = -(LINE_PX / 2); i <= LINE_PX / 2; i++) {
        for (x = figure->left_px; x < figure->right_px; x++)
            dot_draw(canvas, x, middle_y + i, figure);
        for (y = figure->top_px; y < figure->bottom_px; y++)
            dot_draw(canvas, middle_x + i, y, figure);
    }
}

static int canvas_make(const struct image *image, const struct trace_figure *figures,
        size_t count, struct canvas *canvas, struct error *err)
{
    size_t pixels = (size_t)image->width_px * (size_t)image->height_px, i;

    canvas->width_px = image->width_px;
    canvas->height_px = image->height_px;
    canvas->pixels = malloc(3 * pixels);
    if (canvas->pixels == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a picture");
    for (i = 0; i < pixels; i++)
        memset(canvas->pixels + 3 * i, image->pixels[i], 3);
    for (i = 0; i < count; i++) {
        struct trace_figure cut = figure_cut(canvas, &figures[i]);

        if (cut.is_cross)
            cross_draw(canvas, &cut);
        else
            rectangle_draw(canvas, &cut);
    }
    return 0;
}

static int picture_write(const struct trace *trace, const char *stage,
        const struct canvas *canvas, struct error *err)
{
    struct picture picture = {0};
    char name[2 * NAME_BYTES], path[FILE_PATH_MAX];
    int result;

    (void)snprintf(name, sizeof(name), "%s-%d-%.64s.png", trace->image, (int)trace->index,
            stage);
    if (file_join(path, trace->folder, name, err) != 0 ||
            picture_encode(canvas->pixels, canvas->width_px, canvas->height_px, 3,
                    &picture, err) != 0)
        return -1;
    result = file_write_private(path, picture.bytes, picture.size, err);
    free(picture.bytes);
    return result;
}

void trace_picture(struct trace *trace, const char *stage, const struct image *image,
        const struct trace_figure *figures, size_t count)
{
    struct canvas canvas = {0};
    struct error err;

    if (trace == NULL || image->pixels == NULL)
        return;
    if ((canvas_make(image, figures, count, &canvas, &err) != 0 ||
                picture_write(trace, stage, &canvas, &err) != 0) &&
            !trace->is_complained) {
        trace->is_complained = 1;
        (void)fprintf(stderr, "kiemphieu-read: no trace: %s\n", err.text);
    }
    free(canvas.pixels);
}
