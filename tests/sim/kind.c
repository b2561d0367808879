/* kind.c -- the marks people make, and what the mark specification says of each. */
#include "tests/sim/kind.h"

static const struct kind_entry entries[KIND_COUNT] = {
        [KIND_CROSS] = {"cross", RULE_READ, 0},
        [KIND_CROSS_SMALL] = {"cross, small", RULE_READ, 0},
        [KIND_CROSS_OVER] = {"cross, overshooting", RULE_READ, 0},
        [KIND_CROSS_LONG] = {"cross, 1 mm into the next", RULE_READ, 0},
        [KIND_OFF_CENTRE] = {"off centre, 5 mm inside", RULE_READ, 0},
        [KIND_TICK] = {"tick", RULE_READ, 0},
        [KIND_SLASH_WIDE] = {"slash, 1 mm wide", RULE_READ, 0},
        [KIND_FILL] = {"fill", RULE_READ, 0},
        [KIND_HALF] = {"half fill", RULE_READ, 0},
        [KIND_SCRIBBLE] = {"scribble", RULE_READ, 0},
        [KIND_NONE] = {"no mark", RULE_BLANK, 0},
        [KIND_DOT] = {"dot to 0.6 mm", RULE_BLANK, 0},
        [KIND_SHOW_THROUGH] = {"show-through, faint", RULE_BLANK, 0},
        [KIND_SLASH_THIN] = {"slash, thin", RULE_EITHER, 0},
        [KIND_PENCIL_LIGHT] = {"light pencil cross", RULE_EITHER, 1},
        [KIND_SHORT] = {"short stroke", RULE_EITHER, 0},
        [KIND_RING] = {"ring round the box", RULE_MEANT, 0},
        [KIND_BESIDE] = {"beside the box", RULE_MEANT, 0},
        [KIND_OUTSIDE] = {"mostly outside", RULE_MEANT, 0},
        [KIND_DOT_LARGE] = {"dot 0.9 to 1.5 mm", RULE_HELD, 0},
        [KIND_RESIDUE] = {"erasure's residue", RULE_HELD, 1},
        [KIND_TAIL] = {"tail from above", RULE_HELD, 0},
        [KIND_FILL_AND_CROSS] = {"filled, and a cross", RULE_OVER, 0},
        [KIND_SCRATCH_AND_CROSS] = {"scratched, and a cross", RULE_OVER, 0},
        [KIND_TWO] = {"two marks", RULE_OVER, 0},
        [KIND_NAME_STRUCK] = {"name struck", RULE_VOID, 0},
        [KIND_WRITING_HEAD] = {"writing in the heading", RULE_VOID, 0},
        [KIND_WRITING_FOOT] = {"writing at the foot", RULE_VOID, 0},
        [KIND_WRITING_TITLE] = {"writing by a title", RULE_VOID, 0},
};

const struct kind_entry *kind_entry(enum kind kind)
{
    return &entries[kind];
}
