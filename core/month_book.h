/* month_book.h -- what months and years of a conference share: staff, card, journal. */
#ifndef CORE_MONTH_BOOK_H
#define CORE_MONTH_BOOK_H

#include "core/conference.h"
#include "core/error.h"
#include "core/file.h"
#include "core/month_journal.h"
#include "core/month_period.h"
#include "core/month_settings.h"
#include "core/ranking.h"
#include "core/rule.h"
#include "core/staff.h"

struct month_book {
    char folder[FILE_PATH_MAX];
    struct month_period period;
    struct conference *conference; /* owned */
    struct rule *rule;             /* owned; the card, as it is */
    struct staff staff;
    struct month_settings settings;
    struct month_journal journal;
};

/*
 * month_book_open - a conference's folder, for one month or one year
 *
 * is_writing  see month_journal_open.
 * ERROR_STATE if the conference's rule card is one of ballots. On failure there is
 * nothing to close.
 */
int month_book_open(const char *folder, const struct month_period *period, int is_writing,
        struct month_book *out, struct error *err) __attribute__((warn_unused_result));
void month_book_close(struct month_book *book);

/* month_book_rule - the card with its highest outcome's quota as `quota` says; the
 * caller frees it. NULL: no memory. */
struct rule *month_book_rule(
        const struct month_book *book, const struct month_quota *quota);

/* What the journal says of a month or a year. All is borrowed from the journal. */
struct month_standing {
    const json_t *close;       /* the event; NULL: it is open */
    const json_t *exceptional; /* the event; NULL: the usual quota */
    const char *points;    /* digest of the month's file, in hex; NULL: there is none */
    size_t decisions_from; /* index of the first event that may be a decision in force */
};

/* month_standing_read - events later than a change of points undo decisions. */
void month_standing_read(const struct month_journal *journal,
        const struct month_period *period, struct month_standing *out);

/* month_standing_decide - the decisions in force into `entries`, one each of the staff.
 */
void month_standing_decide(const struct month_book *book,
        const struct month_standing *standing, struct ranking_entry *entries);

#endif
