/* omr_sheet.c -- strokes and rectangles of the small ballot, as a scanner sees them. */
#include "tests/omr_sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct sheet_pose sheet_pose_plain(double dpi)
{
    struct sheet_pose pose = {dpi, 0, 0, 0, 1, 0, 0, 0, 240, 20};

    return pose;
}

struct sheet_turn {
    double cosine, sine;
};

static struct sheet_turn sheet_turn_of(const struct sheet_pose *pose)
{
    double turn = pose->degrees * 3.14159265358979 / 180;
    struct sheet_turn result = {cos(turn), sin(turn)};

    return result;
}

/* From a place in the image to one on the paper, both in um; for every pixel's sixteen
 * samples, so its turn is reckoned once. */
static void sheet_unmap_turned(const struct sheet_pose *pose,
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

void sheet_unmap(
        const struct sheet_pose *pose, double x, double y, double *page_x, double *page_y)
{
    struct sheet_turn turn = sheet_turn_of(pose);

    sheet_unmap_turned(pose, &turn, x, y, page_x, page_y);
}

static int sheet_holds(const struct sheet_shape *shape, double x, double y)
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
static int sheet_near(const struct sheet_shape *shape, double pitch, double x, double y)
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

static int sheet_pixel_share(const struct sheet *sheet, const struct sheet_shape *shape,
        const struct sheet_turn *turn, int px, int py)
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
static void sheet_map(const struct sheet_pose *pose, double x, double y, double *image_x,
        double *image_y)
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

static struct sheet_bounds sheet_bounds_of(
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

void sheet_draw(struct sheet *sheet, const struct sheet_shape *shape)
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

void sheet_rect(struct sheet *sheet, const struct layout_rect *rect, int level)
{
    struct sheet_shape shape = {
            rect->left_um, rect->top_um, rect->right_um, rect->bottom_um, 0, 1, level};

    sheet_draw(sheet, &shape);
}

void sheet_stroke(struct sheet *sheet, double ax, double ay, double bx, double by,
        double width, int level)
{
    struct sheet_shape shape = {
            ax * 1000, ay * 1000, bx * 1000, by * 1000, width * 1000, 0, level};

    sheet_draw(sheet, &shape);
}

double sheet_box_x(int option)
{
    return 50 + 16.0 * option;
}

double sheet_box_y(int row)
{
    return (SHEET_FIRST_ROW_UM + row * SHEET_PITCH_UM + 3000) / 1000.0;
}

void sheet_cross(struct sheet *sheet, int row, int option, double pen, int level)
{
    double x = sheet_box_x(option), y = sheet_box_y(row);

    sheet_stroke(sheet, x + 0.6, y + 0.6, x + 5.4, y + 5.4, pen, level);
    sheet_stroke(sheet, x + 5.4, y + 0.6, x + 0.6, y + 5.4, pen, level);
}

struct layout_rect sheet_um(int left, int top, int width, int height)
{
    struct layout_rect rect = {left, top, left + width, top + height};

    return rect;
}
