/* picture.c -- what the simulator made, to be looked at: PNG files. */
#include "tests/sim/picture.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

/* A crop shows a box and what is near it, CROP_PX a side at PAPER_DPI. */
enum { CROPS_WIDE = 20, CROP_PX = 130, CROP_KINDS_MAX = KIND_STRUCK_FIRST };

int picture_save(const char *path, const struct image *image, struct error *err)
{
    png_image png;

    memset(&png, 0, sizeof(png));
    png.version = PNG_IMAGE_VERSION;
    png.width = (png_uint_32)image->width_px;
    png.height = (png_uint_32)image->height_px;
    png.format = PNG_FORMAT_GRAY;
    if (!png_image_write_to_file(&png, path, 0, image->pixels, 0, NULL))
        return error_set(err, ERROR_IO, "cannot write '%s': %s", path, png.message);
    return 0;
}

static void crop_copy(const struct paper *paper, const struct rect_mm *box,
        struct image *sheet, int column, int line)
{
    double px = PAPER_DPI / 25.4;
    int left = (int)((box->left + box->right) / 2 * px) - CROP_PX / 2;
    int top = (int)((box->top + box->bottom) / 2 * px) - CROP_PX / 2, y;

    if (left < 0 || top < 0 || left + CROP_PX > paper->width_px ||
            top + CROP_PX > paper->height_px)
        return;
    for (y = 0; y < CROP_PX - 2; y++)
        memcpy(sheet->pixels + (ptrdiff_t)(line * CROP_PX + y) * sheet->width_px +
                        column * CROP_PX,
                paper->pixels + (ptrdiff_t)(top + y) * paper->width_px + left,
                CROP_PX - 2);
}

/* One line of crops: rows of marked sheets that bear the kind. */
static int kind_show(const struct world *world, struct trial *trial, enum kind kind,
        uint64_t seed, struct image *sheet, int line, struct error *err)
{
    struct trial_wish wish;
    struct chance chance = {seed};
    int column = 0, i, tries;

    trial_wish_any(&wish);
    wish.effect = EFFECT_NONE;
    wish.misprint = MISPRINT_NONE;
    wish.kind = kind;
    for (tries = 0; tries < 40 && column < CROPS_WIDE; tries++) {
        trial_choose(trial, &wish, chance_next(&chance), &chance);
        if (trial_mark(world, &wish, trial, &chance, err) != 0)
            return -1;
        for (i = 0; i < trial->sheet.row_count && column < CROPS_WIDE; i += 3) {
            struct place place;

            if (trial->sheet.rows[i].kind != kind)
                continue;
            sheet_place(&trial->sheet, i, trial->sheet.rows[i].at, &place);
            crop_copy(&trial->paper, &place.box, sheet, column++, line);
        }
    }
    return 0;
}

int picture_contact(const struct world *world, const char *path, enum kind only,
        uint64_t seed, struct error *err)
{
    struct trial *trial = calloc(1, sizeof(*trial));
    struct image sheet = {NULL, 0, 0, 0, 0, 0, 0};
    int lines = only == KIND_COUNT ? CROP_KINDS_MAX : 3, i, result = 0;

    if (trial == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a sheet");
    if (image_allocate(&sheet, CROPS_WIDE * CROP_PX, lines * CROP_PX, err) != 0)
        result = -1;
    else
        memset(sheet.pixels, 128, (size_t)sheet.width_px * (size_t)sheet.height_px);
    for (i = 0; i < lines && result == 0; i++)
        result = kind_show(world, trial, only == KIND_COUNT ? (enum kind)i : only,
                chance_mix(seed, (uint64_t)i), &sheet, i, err);
    if (result == 0)
        result = picture_save(path, &sheet, err);
    image_release(&sheet);
    trial_release(trial);
    free(trial);
    return result;
}
