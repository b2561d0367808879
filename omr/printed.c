/* printed.c -- the blank page as printed, and how far every place is from its ink. */
#include "omr/printed.h"

#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "omr/wide.h"

enum {
    SIZE_SLACK_CELLS = 2,
    INK_BELOW = 128,
    CELLS_MAX = LAYOUT_EDGE_UM_MAX / 25400 * LAYOUT_PRINTED_DPI + 2 * LAYOUT_PRINTED_DPI,
    STEP_MAX = 8
};

_Static_assert(2 * STEP_MAX - 1 >= PRINTED_FAR, "steps lead far enough");

int32_t printed_um(int32_t cells)
{
    return (int32_t)((int64_t)cells * 25400 / LAYOUT_PRINTED_DPI);
}

void printed_release(struct printed *printed)
{
    free(printed->near);
    free(printed->open_rows);
    free(printed->open_columns);
    memset(printed, 0, sizeof(*printed));
}

/* Each cell is at most `step` farther than those so many cells to either side. */
WIDE_LOOP static void line_spread(
        const uint8_t *restrict from, int32_t step, int32_t length, uint8_t *restrict to)
{
    int32_t i;

    for (i = 0; i < length; i++) {
        uint8_t before = from[i - step], behind = from[i + step];
        uint8_t farther = (uint8_t)((before < behind ? before : behind) + step);

        to[i] = from[i] < farther ? from[i] : farther;
    }
}

/* From each cell to the nearest ink along the row: steps of 1, 2, 4 and 8 lead as far as
 * PRINTED_FAR. */
static void line_measure(uint8_t *line, int32_t length)
{
    uint8_t rooms[2][STEP_MAX + CELLS_MAX + STEP_MAX];
    int32_t step, turn = 0;

    memset(rooms[0], PRINTED_FAR, (size_t)length + sizeof(rooms[0]) - CELLS_MAX);
    memset(rooms[1], PRINTED_FAR, (size_t)length + sizeof(rooms[1]) - CELLS_MAX);
    memcpy(rooms[0] + STEP_MAX, line, (size_t)length);
    for (step = 1; step <= STEP_MAX; step *= 2, turn = !turn)
        line_spread(rooms[turn] + STEP_MAX, step, length, rooms[!turn] + STEP_MAX);
    memcpy(line, rooms[turn] + STEP_MAX, (size_t)length);
}

/* Each cell is at most one farther than its neighbour in the row `from`. */
WIDE_LOOP static void row_follow(
        const uint8_t *restrict from, uint8_t *restrict row, int32_t width)
{
    int32_t x;

    for (x = 0; x < width; x++) {
        uint8_t farther = (uint8_t)(from[x] + 1);

        row[x] = row[x] < farther ? row[x] : farther;
    }
}

static void near_measure(struct printed *printed)
{
    size_t width = (size_t)printed->width;
    uint8_t *near = printed->near;
    int32_t y;

    for (y = 0; y < printed->height; y++)
        line_measure(near + (size_t)y * width, printed->width);
    for (y = 1; y < printed->height; y++)
        row_follow(
                near + (size_t)(y - 1) * width, near + (size_t)y * width, printed->width);
    for (y = printed->height - 2; y >= 0; y--)
        row_follow(
                near + (size_t)(y + 1) * width, near + (size_t)y * width, printed->width);
}

WIDE_LOOP static void row_open(
        const uint8_t *restrict near, uint16_t *restrict columns, int32_t width)
{
    int32_t x;

    for (x = 0; x < width; x++)
        columns[x] = (uint16_t)(columns[x] + (near[x] > PRINTED_WIDE_CELLS));
}

/* The open cells of one row in each strip. */
static void strips_open(const uint8_t *near, struct printed *printed, int32_t y)
{
    int32_t strip, x = 0;

    for (strip = 0; strip < PRINTED_STRIPS; strip++) {
        int32_t end = printed_strip_end(strip, printed->width), count = 0;

        for (; x < end; x++)
            count += near[x] > PRINTED_WIDE_CELLS;
        printed->open_rows[strip * printed->height + y] = (uint16_t)count;
    }
}

static int open_count(struct printed *printed, struct error *err)
{
    int32_t width = printed->width, height = printed->height, y;

    printed->open_rows =
            calloc((size_t)height * PRINTED_STRIPS, sizeof(*printed->open_rows));
    printed->open_columns =
            calloc((size_t)width * PRINTED_STRIPS, sizeof(*printed->open_columns));
    if (printed->open_rows == NULL || printed->open_columns == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the printed page");
    for (y = 0; y < height; y++) {
        const uint8_t *near = printed->near + (size_t)y * (size_t)width;

        row_open(near, printed->open_columns + printed_strip(y, height) * width, width);
        strips_open(near, printed, y);
    }
    return 0;
}

int printed_picture(const struct layout *layout, const struct layout_page *page,
        struct image *out, struct error *err)
{
    int32_t width = printed_cell(layout->page_width_um);
    int32_t height = printed_cell(layout->page_height_um);
    png_image png;

    if (page->printed_png == NULL)
        return error_set(err, ERROR_RANGE,
                "page %d: the layout lacks the printed page; print the ballots again",
                page->page);
    memset(&png, 0, sizeof(png));
    png.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(
                &png, page->printed_png, page->printed_png_bytes))
        return error_set(err, ERROR_SYNTAX, "page %d: printed picture: %s", page->page,
                png.message);
    if (png.width < 1 || png.height < 1 || png.width > CELLS_MAX ||
            png.height > CELLS_MAX ||
            abs((int32_t)png.width - width) > SIZE_SLACK_CELLS ||
            abs((int32_t)png.height - height) > SIZE_SLACK_CELLS) {
        png_image_free(&png);
        return error_set(err, ERROR_RANGE, "page %d: printed picture of %d x %d pixels",
                page->page, (int)png.width, (int)png.height);
    }
    png.format = PNG_FORMAT_GRAY;
    if (image_allocate(out, (int32_t)png.width, (int32_t)png.height, err) != 0) {
        png_image_free(&png);
        return -1;
    }
    if (!png_image_finish_read(&png, NULL, out->pixels, 0, NULL))
        return error_set(err, ERROR_SYNTAX, "page %d: printed picture: %s", page->page,
                png.message);
    return 0;
}

static int ink_decode(const struct layout *layout, const struct layout_page *page,
        struct printed *printed, struct error *err)
{
    struct image image;
    size_t i, cells;

    image_init(&image);
    if (printed_picture(layout, page, &image, err) != 0) {
        image_release(&image);
        return -1;
    }
    printed->width = image.width_px;
    printed->height = image.height_px;
    printed->near = image.pixels; /* takes them over */
    cells = (size_t)printed->width * (size_t)printed->height;
    for (i = 0; i < cells; i++)
        printed->near[i] = printed->near[i] < INK_BELOW ? 0 : PRINTED_FAR;
    near_measure(printed);
    return 0;
}

int printed_load(const struct layout *layout, const struct layout_page *page,
        struct printed *out, struct error *err)
{
    struct printed printed;

    memset(&printed, 0, sizeof(printed));
    if (ink_decode(layout, page, &printed, err) != 0 || open_count(&printed, err) != 0) {
        printed_release(&printed);
        return -1;
    }
    *out = printed;
    return 0;
}
