/* writer.c -- one person's hand: marks that resemble each other and are never the same.
 */
#include "tests/sim/writer.h"

#include <math.h>

static const double move_mm = 0.6, turn_most = 0.105, size_most = 0.12, end_mm = 0.35,
                    edge_mm = 0.25;

void writer_choose(struct writer *writer, enum kind kind, uint64_t seed)
{
    static const enum pen_kind pens[] = {
            PEN_BALL, PEN_BALL, PEN_GEL, PEN_FELT, PEN_PENCIL};
    struct chance chance = {chance_mix(seed, 7)};

    writer->seed = seed;
    writer->kind = kind;
    nib_choose(&writer->nib, pens[chance_below(&chance, 5)], &chance);
}

/* How this mark differs from the habit. */
struct slip {
    double x, y, turn, wide, high;
};

static void stroke_slip(struct stroke *stroke, const struct slip *slip, double mid_x,
        double mid_y, struct chance *c)
{
    double ends[4] = {chance_around(c, end_mm), chance_around(c, end_mm),
            chance_around(c, end_mm), chance_around(c, end_mm)};
    double turn_x = cos(slip->turn), turn_y = sin(slip->turn);
    int i;

    for (i = 0; i < stroke->count; i++) {
        double t = stroke->count > 1 ? (double)i / (stroke->count - 1) : 0;
        double x = (stroke->points[i].x - mid_x) * slip->wide;
        double y = (stroke->points[i].y - mid_y) * slip->high;

        stroke->points[i].x = mid_x + x * turn_x - y * turn_y + slip->x +
                              (1 - t) * ends[0] + t * ends[1];
        stroke->points[i].y = mid_y + x * turn_y + y * turn_x + slip->y +
                              (1 - t) * ends[2] + t * ends[3];
    }
}

static void habit_slip(struct shape *shape, const struct rect_mm *box, struct chance *c)
{
    double size = 1 + chance_around(c, size_most);
    struct slip slip = {chance_around(c, move_mm), chance_around(c, move_mm),
            chance_around(c, turn_most), size * (1 + chance_around(c, size_most / 2)),
            size};
    int i;

    for (i = 0; i < shape->count; i++)
        stroke_slip(&shape->strokes[i], &slip, (box->left + box->right) / 2,
                (box->top + box->bottom) / 2, c);
}

/* The box, or half of it, hatched to where this writer's fills end. */
static void fill_draw(const struct writer *writer, const struct place *place,
        struct nib *nib, struct shape *shape, struct chance *c)
{
    struct chance habit = {writer->seed};
    double in = chance_between(&habit, -0.3, 0.4) + nib->width_mm / 2;
    struct rect_mm area = place->box;

    nib->width_mm = fmax(nib->width_mm, 0.45);
    area.left += in + chance_around(c, edge_mm);
    area.right -= in + chance_around(c, edge_mm);
    area.top += in + chance_around(c, edge_mm);
    area.bottom -= in + chance_around(c, edge_mm);
    if (writer->kind == KIND_HALF)
        area.right = (area.left + area.right) / 2 + chance_around(c, 2 * edge_mm);
    shape_hatch(shape, &area, nib->width_mm * chance_between(&habit, 0.8, 1.4), c);
}

void writer_draw(const struct writer *writer, struct hand *hand,
        const struct place *place, struct chance *c)
{
    struct chance habit = {writer->seed};
    struct nib nib = writer->nib;

    shape_clear(&hand->work);
    if (writer->kind == KIND_FILL || writer->kind == KIND_HALF)
        fill_draw(writer, place, &nib, &hand->work, c);
    else if (writer->kind > KIND_HALF)
        shape_read(&hand->work, writer->kind, place, &nib, c);
    else {
        shape_read(&hand->work, writer->kind, place, &nib, &habit);
        habit_slip(&hand->work, &place->box, c);
    }
    hand_ink(hand, &hand->work, &nib);
}
