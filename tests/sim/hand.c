/* hand.c -- a mark drawn by hand: its lines tried until they suit, then inked. */
#include "tests/sim/hand.h"

#include <math.h>
#include <stddef.h>

enum { TRIES_MAX = 300 };

static const double entry_most = 0.95;

void hand_start(struct hand *hand, struct paper *paper, const struct tooth *tooth,
        double gamma, int sees_faint, struct chance *chance)
{
    hand->paper = paper;
    hand->chance = chance;
    hand->tooth = tooth;
    hand->gamma = gamma;
    hand->sees_faint = sees_faint;
    hand->entry = hand->cut = 0;
    shape_clear(&hand->work);
    hand_pen(hand);
}

double hand_seen(const struct hand *hand, double seen)
{
    return 255 * pow(seen / 255, 1 / hand->gamma);
}

void hand_pen(struct hand *hand)
{
    static const enum pen_kind pens[] = {
            PEN_BALL, PEN_BALL, PEN_GEL, PEN_FELT, PEN_PENCIL};

    nib_choose(&hand->nib, pens[chance_below(hand->chance, 5)], hand->chance);
    if (hand->nib.kind != PEN_PENCIL)
        return;
    if (!hand->sees_faint) { /* a threshold takes the pale half of a pencil's range */
        hand->nib.level = chance_between(hand->chance, 70, 100);
        hand->nib.grain *= 0.6;
    }
    hand->nib.level = hand_seen(hand, hand->nib.level);
}

void hand_ink(struct hand *hand, const struct shape *shape, const struct nib *nib)
{
    int i;

    for (i = 0; i < shape->count; i++)
        nib_draw(hand->paper, hand->tooth, &shape->strokes[i], nib, shape->strength[i],
                hand->chance);
}

/* How far the widest of this pen's ink lies beside its line. */
static double half_width(const struct nib *nib)
{
    return nib->width_mm * (1 + nib->swing + fmax(nib->blob, 0)) / 2 + nib->edge_mm / 2;
}

static int shape_suits(struct hand *hand, const struct shape *shape, enum kind kind,
        const struct place *place, const struct nib *nib)
{
    const struct kind_entry *entry = kind_entry(kind);
    double half = half_width(nib), share, least = -1e9, most = entry_most;
    struct shape_size size = shape_measure(shape, &place->box, half);
    int i;

    share = size.length > 0 ? size.inside / size.length : 1;
    if (size.inside < entry->inside_least || size.inside > entry->inside_most ||
            share < entry->share_least || share > entry->share_most ||
            size.depth < entry->depth_least || size.depth > entry->depth_most)
        return 0;
    for (i = 0; i < place->other_count; i++) {
        struct shape_size other = shape_measure(shape, &place->others[i], half);
        int is_below = i == place->below;

        least = is_below && kind == KIND_TAIL ? 1.6 : -1e9;
        most = is_below && kind == KIND_TAIL ? 3 : entry_most;
        if (kind == KIND_CROSS_LONG && is_below)
            least = 0.1;
        if (kind == KIND_BESIDE || kind == KIND_BLOT || kind == KIND_RING)
            most = kind == KIND_RING ? 0 : -0.25;
        if (other.depth < least || other.depth > most)
            return 0;
        if (is_below)
            hand->entry = other.depth;
    }
    return 1;
}

/* Inks that the voter's pen does not choose. */
static void nib_suit(struct hand *hand, enum kind kind, struct nib *nib)
{
    struct chance *c = hand->chance;

    if (kind == KIND_PENCIL_CROSS || kind == KIND_PENCIL_TICK) {
        nib_choose(nib, PEN_LIGHT, c);
        nib->level = hand_seen(hand, nib->level);
    } else if (kind == KIND_TICK_FELT && nib->kind != PEN_FELT)
        nib_choose(nib, PEN_FELT, c);
    else if (kind == KIND_RESIDUE)
        *nib = (struct nib){PEN_LIGHT, chance_between(c, 0.8, 1.2),
                hand_seen(hand, chance_between(c, 175, 208)), chance_between(c, 0.1, 0.4),
                0.2, 0, 0, 0, 0.4};
    else if (kind == KIND_SHOW_THROUGH)
        *nib = (struct nib){PEN_FELT, chance_between(c, 0.8, 1.4),
                hand_seen(hand, chance_between(c, 235, 246)), 0.2, 0.1, 0, 0, 0, 0.4};
    else if (kind == KIND_BLEED)
        *nib = (struct nib){PEN_FELT, chance_between(c, 1, 2),
                hand_seen(hand, chance_between(c, 110, 170)), chance_between(c, 0.2, 0.7),
                chance_between(c, 0.2, 0.5), chance_between(c, 0, 0.4), 0.1, 0,
                chance_between(c, 0.4, 0.7)};
}

static int kind_draws(enum kind kind)
{
    return kind != KIND_NONE && kind != KIND_TWO && kind != KIND_ENTRY &&
           kind < KIND_STRUCK_FIRST;
}

int hand_draw(struct hand *hand, enum kind kind, const struct place *place)
{
    struct nib nib = hand->nib, own;
    int tries;

    if (!kind_draws(kind))
        return 0;
    nib_suit(hand, kind, &nib);
    own = nib;
    for (tries = 0; tries < TRIES_MAX; tries++) {
        nib = own;
        shape_clear(&hand->work);
        if (kind < KIND_READ_END || kind == KIND_TAIL)
            shape_read(&hand->work, kind, place, &nib, hand->chance);
        else
            shape_between(&hand->work, kind, place, &nib, hand->chance);
        if (!shape_suits(hand, &hand->work, kind, place, &nib))
            continue;
        hand_ink(hand, &hand->work, &nib);
        return 0;
    }
    return -1;
}
