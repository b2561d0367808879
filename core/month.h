/* month.h -- one month: points of a staff, what is done to them, what comes of it. */
#ifndef CORE_MONTH_H
#define CORE_MONTH_H

#include "core/month_book.h"
#include "core/month_file.h"
#include "core/month_mark.h"
#include "core/ranking.h"

struct month {
    struct month_book book;
    struct month_marks marks;
    struct month_standing standing;
};

/*
 * month_open - DIR/months/YYYY-MM.csv, as the journal knows it
 *
 * ERROR_CRYPTO if the file was changed by others than this program. On failure there is
 * nothing to close.
 */
int month_open(const char *folder, const struct month_period *period, int is_writing,
        struct month *out, struct error *err) __attribute__((warn_unused_result));
void month_close(struct month *month);

/* month_missing - how many have neither points nor a reason. */
size_t month_missing(const struct month *month);

/*
 * month_settle - who has which grade now
 *
 * entries  the caller frees them; one each of the staff. Release `ranking` too.
 */
int month_settle(const struct month *month, struct ranking_entry **entries,
        struct ranking *ranking, struct error *err) __attribute__((warn_unused_result));

/* month_effective_quota - the exceptional one, or months.ini's; else none is given. */
struct month_quota month_effective_quota(const struct month *month);

/*
 * month_marks_load - the marks of a month as they are stored, of a book's staff
 *
 * points  digest that the file must have; NULL: there is no file, all are missing.
 * gone    see month_reading.
 */
int month_marks_load(const struct month_book *book, const struct month_period *period,
        const char *points, size_t *gone, struct month_marks *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * month_view - a month of a book that is open already, to be looked at
 *
 * The book is shared: release out->marks alone (month_marks_release). Of a closed month
 * too the points are loaded. gone: see month_reading.
 */
int month_view(const struct month_book *book, const struct month_period *period,
        size_t *gone, struct month *out, struct error *err)
        __attribute__((warn_unused_result));

/* month_file_path - DIR/months/YYYY-MM.csv, with `ending` behind it. */
int month_file_path(const struct month_book *book, const struct month_period *period,
        const char *ending, char path[FILE_PATH_MAX], struct error *err)
        __attribute__((warn_unused_result));

/* month_file_adopt - YYYY-MM.csv.next, which is whole, gets the name YYYY-MM.csv. */
int month_file_adopt(const struct month_book *book, const struct month_period *period,
        struct error *err) __attribute__((warn_unused_result));

#endif
