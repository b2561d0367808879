/* kind.c -- the marks people make, and what the mark specification says of each. */
#include "tests/sim/kind.h"

#include <string.h>

/* Bounds that never bind. */
#define ANY 0, 1e9, 0, 1, -1e9, 1e9
#define INSIDE(least) least, 1e9, 0, 1, -1e9, 1e9

static const struct kind_entry entries[KIND_COUNT] = {
        [KIND_CROSS] = {"cross", RULE_READ, 0, INSIDE(5)},
        [KIND_CROSS_SMALL] = {"cross, small", RULE_READ, 0, INSIDE(5)},
        [KIND_CROSS_OVER] = {"cross, overshooting", RULE_READ, 0, INSIDE(8)},
        [KIND_CROSS_ROUND] = {"cross, rounded", RULE_READ, 0, INSIDE(5)},
        [KIND_CROSS_WEAK] = {"cross, one arm weak", RULE_READ, 0, INSIDE(6)},
        [KIND_CROSS_LONG] = {"cross, 1 mm into the next", RULE_READ, 0, INSIDE(5)},
        [KIND_OFF_CENTRE] = {"off centre, 5 mm inside", RULE_READ, 0, 5, 1e9, 0.5, 0.95,
                -1e9, 1e9},
        [KIND_TICK] = {"tick", RULE_READ, 0, INSIDE(5)},
        [KIND_TICK_LARGE] = {"tick, large", RULE_READ, 0, INSIDE(6)},
        [KIND_TICK_MIRRORED] = {"tick, mirrored", RULE_READ, 0, INSIDE(5)},
        [KIND_TICK_LONG] = {"tick, long arm", RULE_READ, 0, 5, 1e9, 0.4, 1, -1e9, 1e9},
        [KIND_TICK_TWO] = {"tick of two strokes", RULE_READ, 0, INSIDE(5)},
        [KIND_TICK_FELT] = {"tick in felt pen", RULE_READ, 0, INSIDE(5)},
        [KIND_SLASH_WIDE] = {"slash, 1 to 1.5 mm", RULE_READ, 0, INSIDE(5)},
        [KIND_FILL] = {"fill", RULE_READ, 0, INSIDE(20)},
        [KIND_HALF] = {"half fill", RULE_READ, 0, INSIDE(8)},
        [KIND_SCRIBBLE] = {"scribble", RULE_READ, 0, INSIDE(9)},
        [KIND_ZIGZAG] = {"zigzag", RULE_READ, 0, INSIDE(9)},
        [KIND_SPIRAL] = {"spiral", RULE_READ, 0, INSIDE(9)},
        [KIND_NONE] = {"no mark", RULE_BLANK, 0, ANY},
        [KIND_DOT] = {"dot to 0.6 mm", RULE_BLANK, 0, ANY},
        [KIND_SHOW_THROUGH] = {"show-through, pale", RULE_BLANK, 0, ANY},
        [KIND_ENTRY] = {"stroke 1 mm in", RULE_BLANK, 0, ANY},
        [KIND_SPECKS] = {"specks", RULE_BLANK, 0, ANY},
        [KIND_SLASH_THIN] = {"slash, 0.3 to 0.5 mm", RULE_EITHER, 0, INSIDE(5)},
        [KIND_PENCIL_CROSS] = {"light pencil cross", RULE_BETWEEN, 1, INSIDE(5)},
        [KIND_PENCIL_TICK] = {"light pencil tick", RULE_BETWEEN, 1, INSIDE(5)},
        [KIND_SHORT] = {"stroke of 1.5 to 3 mm", RULE_BETWEEN, 0, ANY},
        [KIND_DOT_LARGE] = {"dot 0.9 to 2 mm", RULE_BETWEEN, 0, ANY},
        [KIND_RESIDUE] = {"erasure's residue", RULE_BETWEEN, 1, INSIDE(6)},
        [KIND_RING] = {"ring round the box", RULE_BETWEEN, 0, 0, 1e9, 0, 1, -1e9, 0},
        [KIND_BESIDE] = {"beside the box", RULE_BETWEEN, 0, 0, 0, 0, 1, -1e9, -0.25},
        [KIND_OUTSIDE] = {"mostly outside", RULE_BETWEEN, 0, 0.6, 4, 0, 0.5, 1.2, 1e9},
        [KIND_TAIL] = {"tail from above", RULE_BETWEEN, 0, INSIDE(5)},
        [KIND_BLEED] = {"felt pen's bleed-through", RULE_BETWEEN, 1, INSIDE(5)},
        [KIND_BLOT] = {"ink between boxes", RULE_BETWEEN, 0, 0, 0, 0, 1, -1e9, -0.25},
        [KIND_FILL_AND_CROSS] = {"filled, and a cross", RULE_BETWEEN, 0, ANY},
        [KIND_SCRATCH_AND_CROSS] = {"scratched, and a cross", RULE_BETWEEN, 0, ANY},
        [KIND_RING_AND_CROSS] = {"cross, and a ring", RULE_BETWEEN, 0, ANY},
        [KIND_TWO] = {"two marks", RULE_BETWEEN, 0, ANY},
        [KIND_STRUCK_LINE] = {"name struck", RULE_STRUCK, 0, ANY},
        [KIND_STRUCK_WAVE] = {"name struck, wavy", RULE_STRUCK, 0, ANY},
        [KIND_STRUCK_DOUBLE] = {"name struck twice", RULE_STRUCK, 0, ANY},
        [KIND_STRUCK_SCRIBBLE] = {"name scribbled over", RULE_STRUCK, 0, ANY},
        [KIND_STRUCK_CROSS] = {"name crossed out", RULE_STRUCK, 0, ANY},
        [KIND_WRITING_MARGIN] = {"writing in a margin", RULE_WRITING, 0, ANY},
        [KIND_WRITING_HEAD] = {"writing in the heading", RULE_WRITING, 0, ANY},
        [KIND_WRITING_TITLE] = {"writing over the title", RULE_WRITING, 0, ANY},
        [KIND_WRITING_FOOT] = {"writing at the foot", RULE_WRITING, 0, ANY},
        [KIND_WRITING_NUMBER] = {"writing over the number", RULE_WRITING, 0, ANY},
        [KIND_WRITING_ROW] = {"writing in a row", RULE_WRITING, 0, ANY},
};

const struct kind_entry *kind_entry(enum kind kind)
{
    return &entries[kind];
}

const char *kind_rule_name(enum kind_rule rule)
{
    static const char *const names[RULE_COUNT] = {
            "read", "ignored", "read or held", "held", "name-struck", "writing"};

    return names[rule];
}

enum kind kind_find(const char *name)
{
    int i;

    for (i = 0; i < KIND_COUNT; i++)
        if (strcmp(entries[i].name, name) == 0)
            break;
    return (enum kind)i;
}
