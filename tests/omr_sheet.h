/* omr_sheet.h -- a small ballot drawn without any of the engine's or the printer's code.
 */
#ifndef TESTS_OMR_SHEET_H
#define TESTS_OMR_SHEET_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

#include "core/layout.h"
#include "omr/image.h"

/* A6: 105 x 148 mm, 6 rows of 3 boxes, two codes of 29 modules. */
enum {
    SHEET_WIDTH_UM = 105000,
    SHEET_HEIGHT_UM = 148000,
    SHEET_ROWS = 6,
    SHEET_OPTIONS = 3,
    SHEET_BOX_UM = 6000,
    SHEET_OUTLINE_UM = 250,
    SHEET_PITCH_UM = 12000,
    SHEET_FIRST_ROW_UM = 40000,
    SHEET_CODE_SIDE = 29
};

/* How a sheet lies in the scanner. */
struct sheet_pose {
    double dpi, degrees, shift_x_mm, shift_y_mm, scale;
    double stretch; /* middle of the page drawn longer by this share, ends shorter */
    int is_turned, is_bilevel;
    int paper, toner; /* levels */
};

struct sheet {
    struct layout layout;
    int stem_um; /* of the names' letters */
    struct sheet_pose pose;
    struct image image;
};

static inline struct sheet_pose sheet_pose_plain(double dpi)
{
    struct sheet_pose pose = {dpi, 0, 0, 0, 1, 0, 0, 0, 240, 20};

    return pose;
}

struct sheet_turn {
    double cosine, sine;
};

static inline struct sheet_turn sheet_turn_of(const struct sheet_pose *pose)
{
    double turn = pose->degrees * 3.14159265358979 / 180;
    struct sheet_turn result = {cos(turn), sin(turn)};

    return result;
}

/* From a place in the image to one on the paper, both in um; for every pixel's sixteen
 * samples, so its turn is reckoned once. */
static inline void sheet_unmap_turned(const struct sheet_pose *pose,
        const struct sheet_turn *turn, double x, double y, double *page_x, double *page_y)
{
    double u = x - SHEET_WIDTH_UM / 2.0 - pose->shift_x_mm * 1000;
    double v = y - SHEET_HEIGHT_UM / 2.0 - pose->shift_y_mm * 1000;
    double a = (u * turn->cosine + v * turn->sine) / pose->scale + SHEET_WIDTH_UM / 2.0;
    double b = (-u * turn->sine + v * turn->cosine) / pose->scale + SHEET_HEIGHT_UM / 2.0;

    b += pose->stretch * b * (SHEET_HEIGHT_UM - b) / SHEET_HEIGHT_UM;
    *page_x = pose->is_turned ? SHEET_WIDTH_UM - a : a;
    *page_y = pose->is_turned ? SHEET_HEIGHT_UM - b : b;
}

static inline void sheet_unmap(
        const struct sheet_pose *pose, double x, double y, double *page_x, double *page_y)
{
    struct sheet_turn turn = sheet_turn_of(pose);

    sheet_unmap_turned(pose, &turn, x, y, page_x, page_y);
}

/* A stroke with round ends from a to b; is_rect: the rectangle a..b. */
struct sheet_shape {
    double ax, ay, bx, by, width;
    int is_rect, level;
};

static inline int sheet_holds(const struct sheet_shape *shape, double x, double y)
{
    double dx = shape->bx - shape->ax, dy = shape->by - shape->ay, t;
    double length = dx * dx + dy * dy;

    if (shape->is_rect)
        return x >= shape->ax && x < shape->bx && y >= shape->ay && y < shape->by;
    t = length > 0 ? ((x - shape->ax) * dx + (y - shape->ay) * dy) / length : 0;
    t = t < 0 ? 0 : t > 1 ? 1 : t;
    return hypot(x - shape->ax - t * dx, y - shape->ay - t * dy) <= shape->width / 2;
}

/* Could a pixel whose middle lies at x, y hold any of the shape? */
static inline int sheet_near(
        const struct sheet_shape *shape, double pitch, double x, double y)
{
    struct sheet_shape grown = *shape;

    if (!shape->is_rect) {
        grown.width += 2 * pitch;
        return sheet_holds(&grown, x, y);
    }
    grown.ax -= pitch;
    grown.ay -= pitch;
    grown.bx += pitch;
    grown.by += pitch;
    return sheet_holds(&grown, x, y);
}

static inline int sheet_pixel_share(const struct sheet *sheet,
        const struct sheet_shape *shape, const struct sheet_turn *turn, int px, int py)
{
    double pitch = 25400 / sheet->pose.dpi, x, y;
    int share = 0, i;

    sheet_unmap_turned(
            &sheet->pose, turn, (px + 0.5) * pitch, (py + 0.5) * pitch, &x, &y);
    if (!sheet_near(shape, pitch / sheet->pose.scale, x, y))
        return 0;
    for (i = 0; i < 16; i++) {
        sheet_unmap_turned(&sheet->pose, turn, (px + (i % 4 + 0.5) / 4) * pitch,
                (py + (i / 4 + 0.5) / 4) * pitch, &x, &y);
        share += sheet_holds(shape, x, y);
    }
    return share;
}

/* From the paper to the image, but for the stretch (1 mm at the most). */
static inline void sheet_map(const struct sheet_pose *pose, double x, double y,
        double *image_x, double *image_y)
{
    double turn = pose->degrees * 3.14159265358979 / 180;
    double a = (pose->is_turned ? SHEET_WIDTH_UM - x : x) - SHEET_WIDTH_UM / 2.0;
    double b = (pose->is_turned ? SHEET_HEIGHT_UM - y : y) - SHEET_HEIGHT_UM / 2.0;

    *image_x = (a * cos(turn) - b * sin(turn)) * pose->scale + SHEET_WIDTH_UM / 2.0 +
               pose->shift_x_mm * 1000;
    *image_y = (a * sin(turn) + b * cos(turn)) * pose->scale + SHEET_HEIGHT_UM / 2.0 +
               pose->shift_y_mm * 1000;
}

struct sheet_bounds {
    int left, top, right, bottom; /* pixels */
};

static inline struct sheet_bounds sheet_bounds_of(
        const struct sheet *sheet, const struct sheet_shape *shape)
{
    double pitch = 25400 / sheet->pose.dpi, x, y;
    double reach = shape->width + 300 + fabs(sheet->pose.stretch) * 60000;
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    struct sheet_bounds bounds;
    int i;

    for (i = 0; i < 4; i++) {
        sheet_map(&sheet->pose, i % 2 ? shape->bx : shape->ax,
                i / 2 ? shape->by : shape->ay, &x, &y);
        left = fmin(left, x);
        right = fmax(right, x);
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    bounds.left = (int)fmax(0, (left - reach) / pitch);
    bounds.top = (int)fmax(0, (top - reach) / pitch);
    bounds.right = (int)fmin(sheet->image.width_px, (right + reach) / pitch + 1);
    bounds.bottom = (int)fmin(sheet->image.height_px, (bottom + reach) / pitch + 1);
    return bounds;
}

static inline void sheet_draw(struct sheet *sheet, const struct sheet_shape *shape)
{
    struct sheet_bounds bounds = sheet_bounds_of(sheet, shape);
    struct sheet_turn turn = sheet_turn_of(&sheet->pose);
    int x, y;

    for (y = bounds.top; y < bounds.bottom; y++)
        for (x = bounds.left; x < bounds.right; x++) {
            uint8_t *pixel = sheet->image.pixels +
                             (size_t)y * (size_t)sheet->image.width_px + (size_t)x;
            int share = sheet_pixel_share(sheet, shape, &turn, x, y);
            int level = (*pixel * (16 - share) + shape->level * share) / 16;

            if (level < *pixel)
                *pixel = (uint8_t)level;
        }
}

static inline void sheet_rect(
        struct sheet *sheet, const struct layout_rect *rect, int level)
{
    struct sheet_shape shape = {
            rect->left_um, rect->top_um, rect->right_um, rect->bottom_um, 0, 1, level};

    sheet_draw(sheet, &shape);
}

/* A pen's stroke, millimetres of the page. */
static inline void sheet_stroke(struct sheet *sheet, double ax, double ay, double bx,
        double by, double width, int level)
{
    struct sheet_shape shape = {
            ax * 1000, ay * 1000, bx * 1000, by * 1000, width * 1000, 0, level};

    sheet_draw(sheet, &shape);
}

/* Left and top of a box in millimetres; rows and options from 0. */
static inline double sheet_box_x(int option)
{
    return 50 + 16.0 * option;
}

static inline double sheet_box_y(int row)
{
    return (SHEET_FIRST_ROW_UM + row * SHEET_PITCH_UM + 3000) / 1000.0;
}

static inline void sheet_cross(
        struct sheet *sheet, int row, int option, double pen, int level)
{
    double x = sheet_box_x(option), y = sheet_box_y(row);

    sheet_stroke(sheet, x + 0.6, y + 0.6, x + 5.4, y + 5.4, pen, level);
    sheet_stroke(sheet, x + 5.4, y + 0.6, x + 0.6, y + 5.4, pen, level);
}

static inline struct layout_rect sheet_um(int left, int top, int width, int height)
{
    struct layout_rect rect = {left, top, left + width, top + height};

    return rect;
}

static inline void sheet_fiducials(struct layout_page *page)
{
    int right = SHEET_WIDTH_UM - 13000, bottom = SHEET_HEIGHT_UM - 13000, row;
    struct layout_fiducial *mark;

    page->fiducials = calloc(4 + 2 * SHEET_ROWS, sizeof(*page->fiducials));
    mark = page->fiducials;
    strcpy(mark->id, "tl");
    mark++->rect = sheet_um(8000, 8000, 5000, 5000);
    strcpy(mark->id, "tr");
    mark++->rect = sheet_um(right, 8000, 5000, 5000);
    strcpy(mark->id, "bl");
    mark++->rect = sheet_um(8000, bottom, 5000, 5000);
    strcpy(mark->id, "br");
    mark++->rect = sheet_um(right, bottom, 5000, 5000);
    for (row = 0; row < SHEET_ROWS; row++) {
        int top = SHEET_FIRST_ROW_UM + row * SHEET_PITCH_UM + 5000;

        snprintf(mark->id, sizeof(mark->id), "left-%d", row + 1);
        mark++->rect = sheet_um(8000, top, 4000, 2000);
        snprintf(mark->id, sizeof(mark->id), "right-%d", row + 1);
        mark++->rect = sheet_um(SHEET_WIDTH_UM - 12000, top, 4000, 2000);
    }
    page->fiducial_count = (size_t)(mark - page->fiducials);
}

/* Modules that nothing else resembles: not a true QR code, but as black and as fine. */
static inline void sheet_modules(struct layout_modules *modules, uint32_t seed)
{
    int i;

    for (i = 0; i < SHEET_CODE_SIDE * SHEET_CODE_SIDE; i++) {
        seed = seed * 1664525 + 1013904223;
        modules->cells[i] = (seed >> 24) & 1;
    }
    snprintf(modules->text, sizeof(modules->text), "SEED%u", (unsigned)seed);
}

static inline void sheet_codes(struct layout_page *page)
{
    page->codes = calloc(2, sizeof(*page->codes));
    page->code_count = 2;
    page->codes[0].rect = sheet_um(72000, 8000, 16000, 16000);
    page->codes[1].rect = sheet_um(18000, 122000, 16000, 16000);
    page->codes[0].side = page->codes[1].side = SHEET_CODE_SIDE;
    sheet_modules(&page->codes[0].count, 1);
    sheet_modules(&page->codes[1].count, 1);
    sheet_modules(&page->codes[0].test, 2);
    sheet_modules(&page->codes[1].test, 2);
}

static inline void sheet_rows(struct layout_page *page)
{
    static const char *const options[] = {"high", "medium", "low"};
    int row, option;

    page->boxes = calloc(SHEET_ROWS * SHEET_OPTIONS, sizeof(*page->boxes));
    page->names = calloc(SHEET_ROWS, sizeof(*page->names));
    page->rows = calloc(SHEET_ROWS, sizeof(*page->rows));
    page->outline_um = SHEET_OUTLINE_UM;
    page->name_count = page->row_count = SHEET_ROWS;
    for (row = 0; row < SHEET_ROWS; row++) {
        int top = SHEET_FIRST_ROW_UM + row * SHEET_PITCH_UM;

        snprintf(page->names[row].contest, LAYOUT_ID_BYTES, "%d", row + 1);
        snprintf(page->rows[row].contest, LAYOUT_ID_BYTES, "%d", row + 1);
        page->names[row].rect = sheet_um(20000, top + 4000, 24000, 3000);
        page->rows[row].rect = sheet_um(16000, top, 75000, SHEET_PITCH_UM);
        for (option = 0; option < SHEET_OPTIONS; option++) {
            struct layout_box *box = &page->boxes[page->box_count++];

            snprintf(box->contest, LAYOUT_ID_BYTES, "%d", row + 1);
            snprintf(box->option, LAYOUT_ID_BYTES, "%s", options[option]);
            box->rect = sheet_um((int)(sheet_box_x(option) * 1000),
                    (int)(sheet_box_y(row) * 1000), SHEET_BOX_UM, SHEET_BOX_UM);
        }
    }
}

static inline void sheet_draw_code(struct sheet *sheet, const struct layout_code *code,
        const struct layout_modules *modules)
{
    double pitch = (code->rect.right_um - code->rect.left_um) / (double)code->side;
    int i;

    for (i = 0; i < code->side * code->side; i++) {
        struct sheet_shape module = {code->rect.left_um + i % code->side * pitch,
                code->rect.top_um + i / code->side * pitch, 0, 0, 0, 1,
                sheet->pose.toner};

        module.bx = module.ax + pitch;
        module.by = module.ay + pitch;
        if (modules->cells[i])
            sheet_draw(sheet, &module);
    }
}

static inline void sheet_draw_box(struct sheet *sheet, const struct layout_rect *rect)
{
    struct layout_rect side = *rect;

    side.right_um = rect->left_um + SHEET_OUTLINE_UM;
    sheet_rect(sheet, &side, sheet->pose.toner);
    side = *rect;
    side.left_um = rect->right_um - SHEET_OUTLINE_UM;
    sheet_rect(sheet, &side, sheet->pose.toner);
    side = *rect;
    side.bottom_um = rect->top_um + SHEET_OUTLINE_UM;
    sheet_rect(sheet, &side, sheet->pose.toner);
    side = *rect;
    side.top_um = rect->bottom_um - SHEET_OUTLINE_UM;
    sheet_rect(sheet, &side, sheet->pose.toner);
}

/* Upright strokes every 1.3 mm stand for letters. */
static inline void sheet_draw_name(struct sheet *sheet, const struct layout_rect *rect)
{
    int left;

    for (left = rect->left_um; left + 400 <= rect->right_um; left += 1300) {
        struct layout_rect stem = {
                left, rect->top_um, left + sheet->stem_um, rect->bottom_um};

        sheet_rect(sheet, &stem, sheet->pose.toner);
    }
}

enum sheet_paper { SHEET_COUNT, SHEET_TEST, SHEET_OTHER };

/* skip: id of a fiducial that is not printed, or NULL. */
static inline void sheet_print(struct sheet *sheet, const struct sheet_pose *pose,
        enum sheet_paper paper, const char *skip)
{
    const struct layout_page *page = &sheet->layout.pages[0];
    struct layout_modules other;
    size_t i;

    sheet->pose = *pose;
    if (image_allocate(&sheet->image, (int32_t)(SHEET_WIDTH_UM * pose->dpi / 25400),
                (int32_t)(SHEET_HEIGHT_UM * pose->dpi / 25400), NULL) != 0)
        abort();
    sheet->image.dpi_x = sheet->image.dpi_y = (int32_t)pose->dpi;
    memset(sheet->image.pixels, pose->paper,
            (size_t)sheet->image.width_px * (size_t)sheet->image.height_px);
    for (i = 0; i < page->fiducial_count; i++)
        if (skip == NULL || strcmp(skip, page->fiducials[i].id) != 0)
            sheet_rect(sheet, &page->fiducials[i].rect, pose->toner);
    memset(&other, 0, sizeof(other));
    sheet_modules(&other, 3);
    for (i = 0; i < page->code_count; i++)
        sheet_draw_code(sheet, &page->codes[i],
                paper == SHEET_COUNT  ? &page->codes[i].count
                : paper == SHEET_TEST ? &page->codes[i].test
                                      : &other);
    for (i = 0; i < page->box_count; i++)
        sheet_draw_box(sheet, &page->boxes[i].rect);
    for (i = 0; i < page->name_count; i++)
        sheet_draw_name(sheet, &page->names[i].rect);
}

/* The last step before reading: black or white only, if the pose says so. */
static inline void sheet_scan(struct sheet *sheet)
{
    size_t count = (size_t)sheet->image.width_px * (size_t)sheet->image.height_px, i;

    sheet->image.is_bilevel = sheet->pose.is_bilevel;
    if (!sheet->pose.is_bilevel)
        return;
    for (i = 0; i < count; i++)
        sheet->image.pixels[i] = sheet->image.pixels[i] < 128 ? 0 : 255;
}

static inline void sheet_picture(struct sheet *sheet, struct layout_page *page)
{
    png_image png;
    png_alloc_size_t size = 1 << 20;

    memset(&png, 0, sizeof(png));
    png.version = PNG_IMAGE_VERSION;
    png.width = (png_uint_32)sheet->image.width_px;
    png.height = (png_uint_32)sheet->image.height_px;
    png.format = PNG_FORMAT_GRAY;
    page->printed_png = malloc(size);
    if (!png_image_write_to_memory(
                &png, page->printed_png, &size, 0, sheet->image.pixels, 0, NULL))
        abort();
    page->printed_png_bytes = size;
}

/* stem_um  of the names' letters. */
static inline void sheet_init_letters(struct sheet *sheet, int stem_um)
{
    struct sheet_pose pose = sheet_pose_plain(LAYOUT_PRINTED_DPI);
    struct layout_page *page;

    memset(sheet, 0, sizeof(*sheet));
    sheet->stem_um = stem_um;
    strcpy(sheet->layout.conference, "0011223344556677");
    strcpy(sheet->layout.ballot_type, "main");
    strcpy(sheet->layout.form_id, "8899aabbccddeeff");
    sheet->layout.page_width_um = SHEET_WIDTH_UM;
    sheet->layout.page_height_um = SHEET_HEIGHT_UM;
    sheet->layout.pages = calloc(1, sizeof(*sheet->layout.pages));
    sheet->layout.page_count = 1;
    page = &sheet->layout.pages[0];
    page->page = 1;
    sheet_fiducials(page);
    sheet_codes(page);
    sheet_rows(page);
    sheet_print(sheet, &pose, SHEET_COUNT, NULL);
    sheet_picture(sheet, page);
}

static inline void sheet_init(struct sheet *sheet)
{
    sheet_init_letters(sheet, 400);
}

static inline void sheet_release(struct sheet *sheet)
{
    layout_release(&sheet->layout);
    image_release(&sheet->image);
}

#endif
