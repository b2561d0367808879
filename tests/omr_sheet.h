/* omr_sheet.h -- a small ballot drawn without any of the engine's or the printer's code.
 */
#ifndef TESTS_OMR_SHEET_H
#define TESTS_OMR_SHEET_H

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

struct sheet_pose sheet_pose_plain(double dpi);

/* A stroke with round ends from a to b; is_rect: the rectangle a..b. */
struct sheet_shape {
    double ax, ay, bx, by, width;
    int is_rect, level;
};

/* sheet_unmap - from a place in the image to one on the paper, both in um. */
void sheet_unmap(const struct sheet_pose *pose, double x, double y, double *page_x,
        double *page_y);

void sheet_draw(struct sheet *sheet, const struct sheet_shape *shape);
void sheet_rect(struct sheet *sheet, const struct layout_rect *rect, int level);

/* A pen's stroke, millimetres of the page. */
void sheet_stroke(struct sheet *sheet, double ax, double ay, double bx, double by,
        double width, int level);

/* Left and top of a box in millimetres; rows and options from 0. */
double sheet_box_x(int option);
double sheet_box_y(int row);
void sheet_cross(struct sheet *sheet, int row, int option, double pen, int level);
struct layout_rect sheet_um(int left, int top, int width, int height);

enum sheet_paper { SHEET_COUNT, SHEET_TEST, SHEET_OTHER };

void sheet_draw_code(struct sheet *sheet, const struct layout_code *code,
        const struct layout_modules *modules);

/* skip: id of a fiducial that is not printed, or NULL. */
void sheet_print(struct sheet *sheet, const struct sheet_pose *pose,
        enum sheet_paper paper, const char *skip);

/* The last step before reading: black or white only, if the pose says so. */
void sheet_scan(struct sheet *sheet);
void sheet_picture(struct sheet *sheet, struct layout_page *page);

/* stem_um  of the names' letters. */
void sheet_init_letters(struct sheet *sheet, int stem_um);
void sheet_init(struct sheet *sheet);
void sheet_release(struct sheet *sheet);

#endif
