/* arm_line.c -- where a mark's stroke points at its tip. */
#include "omr/arm_line.h"

#include <math.h>
#include <string.h>

enum {
    NEAR_UM = 4000,  /* of a tip: twice a felt pen's breadth tells where it points; */
    SHORT_UM = 2600, /* where another arm is as near, less must do */
    OFF_UM = 500,    /* one stroke, be it felt: 0.2 to 0.43 mm measured; two are off by */
                     /* 0.67 and more */
    ASIDE_UM = 500   /* of 13 pieces of arms behind labels, with their middles 2.1 to */
                     /* 5.1 mm on, the farthest lay 0.41 mm off it, 0.22 mostly */
};

/* The cells' moments about a place. */
struct moments {
    double n, x, y, xx, xy, yy;
};

static void moments_take(const struct figure *figure, const struct backmap_place *tip,
        double near_um, struct moments *out)
{
    int32_t i;

    memset(out, 0, sizeof(*out));
    for (i = 0; i < figure->count; i++) {
        double x = figure->places[i].x_um - tip->x_um;
        double y = figure->places[i].y_um - tip->y_um;

        if (x * x + y * y > near_um * near_um)
            continue;
        out->n++;
        out->x += x;
        out->y += y;
        out->xx += x * x;
        out->xy += x * y;
        out->yy += y * y;
    }
}

static int line_try(const struct figure *figure, const struct backmap_place *tip,
        double near_um, struct arm_line *out)
{
    struct moments m;
    double x, y, xx, xy, yy, half, turn;

    moments_take(figure, tip, near_um, &m);
    if (m.n < 1)
        return 0;
    x = m.x / m.n;
    y = m.y / m.n;
    xx = m.xx / m.n - x * x;
    xy = m.xy / m.n - x * y;
    yy = m.yy / m.n - y * y;
    half = hypot((xx - yy) / 2, xy);
    turn = atan2(2 * xy, xx - yy) / 2;
    if (sqrt(fmax((xx + yy) / 2 - half, 0)) > OFF_UM)
        return 0;
    if (cos(turn) * x + sin(turn) * y > 0)
        turn += M_PI; /* from the cells' middle to the tip */
    out->x_um = tip->x_um + (int32_t)x;
    out->y_um = tip->y_um + (int32_t)y;
    out->dx = (float)cos(turn);
    out->dy = (float)sin(turn);
    return 1;
}

void arm_line_take(const struct figure *figure, const struct backmap_place *tip,
        struct arm_line *out)
{
    memset(out, 0, sizeof(*out));
    if (!line_try(figure, tip, NEAR_UM, out))
        (void)line_try(figure, tip, SHORT_UM, out);
}

static double aside(const struct arm_line *line, double x_um, double y_um)
{
    return fabs((x_um - line->x_um) * line->dy - (y_um - line->y_um) * line->dx);
}

int arm_line_holds(const struct arm_line *line, const struct backmap_place *tip,
        const struct backmap_place *a, const struct backmap_place *b, int32_t end_um)
{
    double x = (a->x_um + b->x_um) / 2.0, y = (a->y_um + b->y_um) / 2.0;

    return (x - tip->x_um) * line->dx + (y - tip->y_um) * line->dy > 0 &&
           aside(line, x, y) <= ASIDE_UM && aside(line, a->x_um, a->y_um) <= end_um &&
           aside(line, b->x_um, b->y_um) <= end_um;
}
