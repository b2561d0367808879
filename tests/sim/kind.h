/* kind.h -- the marks people make, and what the mark specification says of each. */
#ifndef TESTS_SIM_KIND_H
#define TESTS_SIM_KIND_H

enum kind {
    /* What is always read. */
    KIND_CROSS,
    KIND_CROSS_SMALL,
    KIND_CROSS_OVER, /* overshoots by several mm */
    KIND_CROSS_LONG, /* reaches 1 mm or less into the box below */
    KIND_OFF_CENTRE, /* 5 mm of stroke inside */
    KIND_TICK,
    KIND_SLASH_WIDE, /* 1 mm */
    KIND_FILL,
    KIND_HALF,
    KIND_SCRIBBLE,
    /* What is always ignored. */
    KIND_NONE,
    KIND_DOT, /* 0.6 mm or less */
    KIND_SHOW_THROUGH,
    /* What may be read right or held, but is never blank. */
    KIND_SLASH_THIN,
    KIND_PENCIL_LIGHT,
    KIND_SHORT,
    /* What is held; the first three have a plain intent. */
    KIND_RING,
    KIND_BESIDE,
    KIND_OUTSIDE, /* most of it outside its box */
    KIND_DOT_LARGE,
    KIND_RESIDUE,
    KIND_TAIL, /* of a mark whose body is in the box above */
    KIND_FILL_AND_CROSS,
    KIND_SCRATCH_AND_CROSS,
    KIND_TWO,
    KIND_NAME_STRUCK,
    KIND_WRITING_HEAD, /* the last three hold the whole sheet */
    KIND_WRITING_FOOT,
    KIND_WRITING_TITLE, /* in a row, right of its title */
    KIND_COUNT
};

enum kind_rule {
    RULE_READ,   /* chosen, as meant */
    RULE_BLANK,  /* blank */
    RULE_EITHER, /* chosen as meant, or held */
    RULE_MEANT,  /* held; if chosen, then as meant: bold, but not wrong */
    RULE_HELD,   /* held; any choice or blank is wrong */
    RULE_OVER,   /* held, or over */
    RULE_VOID    /* the sheet must not be clear */
};

struct kind_entry {
    const char *name;
    enum kind_rule rule;
    int is_faint; /* lost in a black and white scan by nature */
};

const struct kind_entry *kind_entry(enum kind kind);

#endif
