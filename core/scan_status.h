/* scan_status.h -- what a scanner says, in a sentence, and what to do about it. */
#ifndef CORE_SCAN_STATUS_H
#define CORE_SCAN_STATUS_H

struct scan_status {
    const char *word;   /* as the events of kiemphieu-scan have it */
    const char *what;   /* a sentence, untranslated */
    const char *advice; /* what to do; "" for nothing */
};

/* scan_status_of - never NULL: an unknown word is "the scanner stopped". */
const struct scan_status *scan_status_of(const char *word);

#endif
