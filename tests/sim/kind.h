/* kind.h -- the marks people make, and what the mark specification says of each. */
#ifndef TESTS_SIM_KIND_H
#define TESTS_SIM_KIND_H

enum kind {
    /* What is always read. */
    KIND_CROSS,
    KIND_CROSS_SMALL,
    KIND_CROSS_OVER,  /* overshoots by several mm */
    KIND_CROSS_ROUND, /* its strokes are bows */
    KIND_CROSS_WEAK,  /* one arm paler */
    KIND_CROSS_LONG,  /* reaches 1 mm or less into the box below */
    KIND_OFF_CENTRE,  /* 5 mm of stroke inside */
    KIND_TICK,
    KIND_TICK_LARGE,
    KIND_TICK_MIRRORED,
    KIND_TICK_LONG, /* its arm far out of the box */
    KIND_TICK_TWO,  /* in two strokes */
    KIND_TICK_FELT,
    KIND_SLASH_WIDE, /* 1 to 1.5 mm */
    KIND_FILL,
    KIND_HALF,
    KIND_SCRIBBLE,
    KIND_ZIGZAG,
    KIND_SPIRAL,
    /* What is always ignored. */
    KIND_NONE,
    KIND_DOT, /* 0.6 mm or less */
    KIND_SHOW_THROUGH,
    KIND_ENTRY, /* a stroke of the box above, 1 mm or less */
    KIND_SPECKS,
    /* What lies between: held, and never blank. */
    KIND_SLASH_THIN, /* may be read instead */
    KIND_PENCIL_CROSS,
    KIND_PENCIL_TICK,
    KIND_SHORT,
    KIND_DOT_LARGE,
    KIND_RESIDUE,
    KIND_RING,
    KIND_BESIDE,
    KIND_OUTSIDE, /* most of it outside its box */
    KIND_TAIL,    /* of a mark whose body is in the box above */
    KIND_BLEED,   /* a felt pen's ink from the other side */
    KIND_BLOT,    /* ink between the boxes */
    KIND_FILL_AND_CROSS,
    KIND_SCRATCH_AND_CROSS,
    KIND_RING_AND_CROSS, /* a cross, and a ring round another box */
    KIND_TWO,
    /* What holds a whole sheet. */
    KIND_STRUCK_LINE,
    KIND_STRUCK_WAVE,
    KIND_STRUCK_DOUBLE,
    KIND_STRUCK_SCRIBBLE,
    KIND_STRUCK_CROSS,
    KIND_WRITING_MARGIN,
    KIND_WRITING_HEAD,
    KIND_WRITING_TITLE, /* over the ballot's own title */
    KIND_WRITING_FOOT,
    KIND_WRITING_NUMBER, /* over the page's number */
    KIND_WRITING_ROW,
    KIND_COUNT,
    KIND_READ_END = KIND_NONE,
    KIND_BLANK_END = KIND_SLASH_THIN,
    KIND_STRUCK_FIRST = KIND_STRUCK_LINE,
    KIND_WRITING_FIRST = KIND_WRITING_MARGIN
};

enum kind_rule {
    RULE_READ,    /* chosen, as meant */
    RULE_BLANK,   /* blank */
    RULE_EITHER,  /* chosen as meant, or held */
    RULE_BETWEEN, /* held; chosen as meant is bold; blank or another choice is wrong */
    RULE_STRUCK,  /* the sheet must not be clear: name-struck */
    RULE_WRITING, /* the sheet must not be clear: writing */
    RULE_COUNT
};

struct kind_entry {
    const char *name;
    enum kind_rule rule;
    int is_faint; /* lost, or like any other ink, in a black and white scan */
    /* Millimetres of the drawn line in its box, share of it, depth of its ink. */
    double inside_least, inside_most, share_least, share_most, depth_least, depth_most;
};

const struct kind_entry *kind_entry(enum kind kind);
const char *kind_rule_name(enum kind_rule rule);
/* kind_find - KIND_COUNT if no kind has this name. */
enum kind kind_find(const char *name);

#endif
