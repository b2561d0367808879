/* omr_sheet_print.c -- what is printed on the small ballot, and its layout. */
#include "tests/omr_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

static void sheet_fiducials(struct layout_page *page)
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
static void sheet_modules(struct layout_modules *modules, uint32_t seed)
{
    int i;

    for (i = 0; i < SHEET_CODE_SIDE * SHEET_CODE_SIDE; i++) {
        seed = seed * 1664525 + 1013904223;
        modules->cells[i] = (seed >> 24) & 1;
    }
    snprintf(modules->text, sizeof(modules->text), "SEED%u", (unsigned)seed);
}

static void sheet_codes(struct layout_page *page)
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

static void sheet_rows(struct layout_page *page)
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

void sheet_draw_code(struct sheet *sheet, const struct layout_code *code,
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

static void sheet_draw_box(struct sheet *sheet, const struct layout_rect *rect)
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
static void sheet_draw_name(struct sheet *sheet, const struct layout_rect *rect)
{
    int left;

    for (left = rect->left_um; left + 400 <= rect->right_um; left += 1300) {
        struct layout_rect stem = {
                left, rect->top_um, left + sheet->stem_um, rect->bottom_um};

        sheet_rect(sheet, &stem, sheet->pose.toner);
    }
}

void sheet_print(struct sheet *sheet, const struct sheet_pose *pose,
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

void sheet_scan(struct sheet *sheet)
{
    size_t count = (size_t)sheet->image.width_px * (size_t)sheet->image.height_px, i;

    sheet->image.is_bilevel = sheet->pose.is_bilevel;
    if (!sheet->pose.is_bilevel)
        return;
    for (i = 0; i < count; i++)
        sheet->image.pixels[i] = sheet->image.pixels[i] < 128 ? 0 : 255;
}

void sheet_picture(struct sheet *sheet, struct layout_page *page)
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

void sheet_init_letters(struct sheet *sheet, int stem_um)
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

void sheet_init(struct sheet *sheet)
{
    sheet_init_letters(sheet, 400);
}

void sheet_release(struct sheet *sheet)
{
    layout_release(&sheet->layout);
    image_release(&sheet->image);
}
