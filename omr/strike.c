/* strike.c -- is a printed name struck out? */
#include "omr/strike.h"

#include <stdlib.h>
#include <string.h>

#include "omr/light.h"

enum {
    DARK = 90,           /* 35 % of toner */
    LEAN_MOST = 6,       /* cells that a line may rise or fall per 60 */
    LINE_PERMILLE = 850, /* dark share of a strike's line */
    COVER_PERCENT = 60,  /* of the name's width */
    WINDOW_CELLS = 24,   /* 4 mm: letters even out */
    HEAVY_PERCENT = 150, /* of the ink other names have for their print */
    WIDTH_LEAST = 24
};

struct span { /* a name's rectangle in cells, half-open */
    int32_t left, top, right, bottom;
};

static int32_t clamp(int32_t value, int32_t least, int32_t most)
{
    if (value < least)
        return least;
    return value > most ? most : value;
}

static struct span span_of(const struct flat *flat, const struct layout_rect *rect)
{
    struct span span;

    span.left = clamp(printed_cell(rect->left_um), 1, flat->width - 2);
    span.right = clamp(printed_cell(rect->right_um) + 1, span.left + 1, flat->width - 1);
    span.top = clamp(printed_cell(rect->top_um), 1, flat->height - 2);
    span.bottom =
            clamp(printed_cell(rect->bottom_um) + 1, span.top + 1, flat->height - 1);
    return span;
}

static int is_dark(const struct flat *flat, int32_t x, int32_t y)
{
    const uint8_t *cell = &flat->dark[(size_t)y * (size_t)flat->width + (size_t)x];

    return cell[0] >= DARK || cell[-flat->width] >= DARK || cell[flat->width] >= DARK;
}

/* Print makes a line dark as well (a bar of d, rows of serifs): only what the print
 * leaves white can tell a strike. Returns the longest window's verdict. */
static int line_strikes(const struct flat *flat, const struct printed *printed,
        const struct span *span, int32_t y, int32_t lean)
{
    int32_t width = span->right - span->left, free_cells = 0, dark = 0, covered = 0, x;

    for (x = span->left; x < span->right; x++) {
        int32_t at = y + (x - span->left) * lean / 60;
        size_t cell = (size_t)at * (size_t)flat->width + (size_t)x;
        size_t pitch = (size_t)flat->width;

        if (at < span->top || at >= span->bottom)
            continue;
        covered++;
        if (printed->ink[cell] || printed->ink[cell - 1] || printed->ink[cell + 1] ||
                printed->ink[cell - pitch] || printed->ink[cell + pitch])
            continue;
        free_cells++;
        dark += is_dark(flat, x, at);
        if ((free_cells - dark) * 1000 > width * (1000 - LINE_PERMILLE))
            return 0;
    }
    return covered * 100 >= width * COVER_PERCENT && free_cells * 5 >= covered &&
           dark * 1000 >= free_cells * LINE_PERMILLE;
}

/* The part of a strike that covers `COVER_PERCENT` of the name, wherever it begins. */
static int has_line(
        const struct flat *flat, const struct printed *printed, const struct span *span)
{
    int32_t width = span->right - span->left, part = width * COVER_PERCENT / 100;
    int32_t start, y, lean;

    for (start = 0; start <= width - part; start += part / 6 + 1) {
        struct span piece = *span;

        piece.left = span->left + start;
        piece.right = piece.left + part;
        for (lean = -LEAN_MOST; lean <= LEAN_MOST; lean++)
            for (y = span->top - 4; y < span->bottom + 4; y++)
                if (line_strikes(flat, printed, &piece, y, lean))
                    return 1;
    }
    return 0;
}

struct ink_sum {
    int64_t dark, print;
};

static struct ink_sum window_sum(const struct flat *flat, const struct printed *printed,
        const struct span *span, int32_t left, int32_t right)
{
    struct ink_sum sum = {0, 0};
    int32_t x, y;

    for (y = span->top; y < span->bottom; y++)
        for (x = left; x < right; x++) {
            size_t cell = (size_t)y * (size_t)flat->width + (size_t)x;

            sum.dark += flat->dark[cell] >= 25 ? flat->dark[cell] : 0;
            sum.print += printed->ink[cell] ? LIGHT_DARK_FULL : 0;
        }
    return sum;
}

static int ratio_compare(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;

    return (left > right) - (left < right);
}

/* The page's usual ink for its names' print, in hundredths: the lower third,
 * so that many struck names do not make striking usual. */
static int64_t usual_percent(const struct layout_page *page, const struct flat *flat,
        const struct printed *printed)
{
    int64_t ratios[LAYOUT_NAMES_MAX];
    size_t i, count = 0;

    for (i = 0; i < page->name_count; i++) {
        struct span span = span_of(flat, &page->names[i].rect);
        struct ink_sum sum = window_sum(flat, printed, &span, span.left, span.right);

        if (sum.print > 0)
            ratios[count++] = sum.dark * 100 / sum.print;
    }
    if (count == 0)
        return 100;
    qsort(ratios, count, sizeof(ratios[0]), ratio_compare);
    return ratios[count / 3] > 140 ? 140 : ratios[count / 3];
}

static int is_heavy(const struct flat *flat, const struct printed *printed,
        const struct span *span, int64_t usual)
{
    int32_t left, windows = 0, heavy = 0;

    for (left = span->left; left + WINDOW_CELLS <= span->right;
            left += WINDOW_CELLS / 2) {
        struct ink_sum sum = window_sum(flat, printed, span, left, left + WINDOW_CELLS);

        windows++;
        heavy += sum.dark * 10000 >
                 (sum.print + (int64_t)20 * LIGHT_DARK_FULL) * usual * HEAVY_PERCENT;
    }
    return windows > 0 && heavy * 100 >= windows * COVER_PERCENT;
}

void strike_find(const struct layout_page *page, const struct flat *flat,
        const struct printed *printed, uint8_t is_struck[LAYOUT_NAMES_MAX])
{
    int64_t usual = usual_percent(page, flat, printed);
    size_t i;

    for (i = 0; i < page->name_count; i++) {
        struct span span = span_of(flat, &page->names[i].rect);

        is_struck[i] = 0;
        if (span.right - span.left < WIDTH_LEAST)
            continue;
        is_struck[i] = (uint8_t)(has_line(flat, printed, &span) ||
                                 is_heavy(flat, printed, &span, usual));
    }
}
