/* piece.c -- what a browser shows of a scanned page: the page, a row, a box. */
#include "omr/piece.h"

#include <string.h>

#include "omr/printed.h"
#include "omr/resample.h"

enum {
    WHITE = 255,
    PAPER_GRAIN = 4, /* levels by which paper is darker here and there */
    FRAME_PX = 6,    /* of a picture that could not be registered */
    HATCH_PX = 8,
    HATCH_GREY = 96
};

const struct layout_page *piece_page(const struct layout *layout, const char *contest)
{
    size_t page, i;

    for (page = 0; page < layout->page_count; page++)
        for (i = 0; i < layout->pages[page].row_count; i++)
            if (strcmp(layout->pages[page].rows[i].contest, contest) == 0)
                return &layout->pages[page];
    return NULL;
}

int piece_row(const struct layout *layout, const struct layout_page *page,
        const char *contest, struct layout_rect *out)
{
    struct layout_rect rect;
    size_t i;

    for (i = 0; i < page->row_count; i++)
        if (strcmp(page->rows[i].contest, contest) == 0)
            break;
    if (i == page->row_count)
        return -1;
    rect = page->rows[i].rect;
    rect.left_um -= PIECE_ROW_MARGIN_UM;
    rect.top_um -= PIECE_ROW_MARGIN_UM;
    rect.right_um += PIECE_ROW_MARGIN_UM;
    rect.bottom_um += PIECE_ROW_MARGIN_UM;
    rect.left_um = rect.left_um < 0 ? 0 : rect.left_um;
    rect.top_um = rect.top_um < 0 ? 0 : rect.top_um;
    if (rect.right_um > layout->page_width_um)
        rect.right_um = layout->page_width_um;
    if (rect.bottom_um > layout->page_height_um)
        rect.bottom_um = layout->page_height_um;
    *out = rect;
    return 0;
}

int piece_box(const struct layout_page *page, const char *contest, const char *option,
        struct layout_rect *out)
{
    const struct layout_rect *box;
    int32_t width, height, half;
    size_t i;

    for (i = 0; i < page->box_count; i++)
        if (strcmp(page->boxes[i].contest, contest) == 0 &&
                strcmp(page->boxes[i].option, option) == 0)
            break;
    if (i == page->box_count)
        return -1;
    box = &page->boxes[i].rect;
    width = box->right_um - box->left_um;
    height = box->bottom_um - box->top_um;
    half = (width > height ? width : height) / 2 + PIECE_BOX_MARGIN_UM;
    out->left_um = box->left_um + width / 2 - half;
    out->right_um = out->left_um + 2 * half;
    out->top_um = box->top_um + height / 2 - half;
    out->bottom_um = out->top_um + 2 * half;
    return 0;
}

void piece_whiten(struct image *image, uint8_t paper)
{
    size_t count = (size_t)image->width_px * (size_t)image->height_px, i;
    uint8_t levels[WHITE + 1];
    int white = paper > 2 * PAPER_GRAIN ? paper - PAPER_GRAIN : WHITE, level;

    for (level = 0; level <= WHITE; level++)
        levels[level] = (uint8_t)(level >= white ? WHITE : level * WHITE / white);
    for (i = 0; i < count; i++)
        image->pixels[i] = levels[image->pixels[i]];
}

static void frame_draw(struct image *image)
{
    int32_t x, y, width = image->width_px, height = image->height_px;

    for (y = 0; y < height; y++)
        for (x = 0; x < width; x++) {
            int is_rim = x < FRAME_PX || y < FRAME_PX || x >= width - FRAME_PX ||
                         y >= height - FRAME_PX;

            if (is_rim)
                image->pixels[(size_t)y * (size_t)width + (size_t)x] =
                        (x + y) / HATCH_PX % 2 ? HATCH_GREY : WHITE;
        }
}

static int room_make(const struct layout_rect *part, int32_t width_px, struct image *out,
        struct error *err)
{
    int64_t height;

    if (width_px < 1 || width_px > RESAMPLE_WIDTH_MAX_PX)
        return error_set(err, ERROR_RANGE, "a picture is 1 to %d pixels wide",
                (int)RESAMPLE_WIDTH_MAX_PX);
    height = ((int64_t)(part->bottom_um - part->top_um) * width_px * 2 /
                             (part->right_um - part->left_um) +
                     1) /
             2;
    if (height > 2 * RESAMPLE_WIDTH_MAX_PX)
        return error_set(err, ERROR_RANGE, "the picture would be too high");
    return image_allocate(out, width_px, height < 1 ? 1 : (int32_t)height, err);
}

int piece_cut(const struct located *located, const struct layout_rect *part,
        int32_t width_px, struct image *out, struct error *err)
{
    if (room_make(part, width_px, out, err) != 0)
        return -1;
    resample_part(located->image, &located->map, part, out);
    piece_whiten(out, located->paper);
    if (!located->is_registered)
        frame_draw(out);
    return 0;
}

int piece_printed(const struct layout *layout, const struct layout_page *page,
        const struct layout_rect *part, int32_t width_px, struct image *out,
        struct error *err)
{
    struct located blank = {.is_registered = 1, .paper = WHITE};
    struct image picture;
    int result;

    image_init(&picture);
    result = printed_picture(layout, page, &picture, err);
    blank.image = &picture;
    blank.map.xx = blank.map.yy = LAYOUT_PRINTED_DPI / 25400.0;
    if (result == 0)
        result = piece_cut(&blank, part, width_px, out, err);
    image_release(&picture);
    return result;
}
