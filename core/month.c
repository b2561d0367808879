/* month.c -- one month: points of a staff, what is done to them, what comes of it. */
#include "core/month.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/digest.h"
#include "core/json.h"

int month_file_path(const struct month_book *book, const struct month_period *period,
        const char *ending, char path[FILE_PATH_MAX], struct error *err)
{
    char name[64];

    (void)snprintf(name, sizeof(name), "months/%s.csv%s", period->text, ending);
    return file_join(path, book->folder, name, err);
}

int month_file_adopt(const struct month_book *book, const struct month_period *period,
        struct error *err)
{
    char next[FILE_PATH_MAX], path[FILE_PATH_MAX];
    int descriptor, result;

    if (month_file_path(book, period, ".next", next, err) != 0 ||
            month_file_path(book, period, "", path, err) != 0)
        return -1;
    descriptor = open(next, O_WRONLY | O_CLOEXEC);
    if (descriptor < 0)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", next, strerror(errno));
    result = file_commit(descriptor, next, path, err);
    (void)close(descriptor);
    return result;
}

/* 1: the file is there and has this digest; *text is the caller's. */
static int read_if(const char *path, const char *wanted, char **text, size_t *size)
{
    char found[DIGEST_HEX_BYTES];
    struct digest digest;

    if (file_read(path, MONTH_FILE_MAX_BYTES, text, size, NULL) != 0)
        return 0;
    digest_of(*text, *size, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, found);
    if (strcmp(found, wanted) == 0)
        return 1;
    free(*text);
    *text = NULL;
    return 0;
}

/*
 * The file, or the next one if a crash left that: it is written before the journal's
 * line and gets its name after it.
 */
static int read_points(const struct month_book *book, const struct month_period *period,
        const char *points, char **text, size_t *size, struct error *err)
{
    static const char *const endings[] = {"", ".next"};
    char path[FILE_PATH_MAX];
    size_t i;

    for (i = 0; i < 2; i++) {
        if (month_file_path(book, period, endings[i], path, err) != 0)
            return -1;
        if (!read_if(path, points, text, size))
            continue;
        if (i == 0 || book->journal.descriptor < 0)
            return 0;
        if (month_file_adopt(book, period, err) == 0)
            return 0;
        free(*text);
        *text = NULL;
        return -1;
    }
    return error_set(err, ERROR_CRYPTO,
            "months/%s.csv is not as this program wrote it; put back a copy of it, and "
            "change points with kiemphieu month",
            period->text);
}

/* The first mistake of a stored file is the error. */
struct first_mistake {
    unsigned line;
    char text[ERROR_TEXT_MAX];
};

static void keep_first(void *context, unsigned line, const char *text)
{
    struct first_mistake *first = context;

    if (first->line == 0) {
        first->line = line;
        (void)snprintf(first->text, sizeof(first->text), "%s", text);
    }
}

static int take_entries(
        struct month_entries *entries, struct month_marks *marks, struct error *err)
{
    size_t i;
    int result = 0;

    for (i = 0; result == 0 && i < entries->count; i++)
        result = month_mark_set(&marks->list[entries->list[i].person],
                entries->list[i].mark.state, entries->list[i].mark.hundredths,
                entries->list[i].mark.reason, err);
    return result;
}

int month_marks_load(const struct month_book *book, const struct month_period *period,
        const char *points, size_t *gone, struct month_marks *out, struct error *err)
{
    struct first_mistake first = {.line = 0};
    struct month_reading reading = {.staff = &book->staff,
            .most = book->rule->points_most,
            .is_stored = 1,
            .tell = keep_first,
            .context = &first,
            .gone = gone};
    struct month_entries entries = {.list = NULL};
    char *text = NULL;
    size_t size = 0;
    int result;

    if (month_marks_init(out, book->staff.count, err) != 0)
        return -1;
    if (points == NULL)
        return 0;
    result = read_points(book, period, points, &text, &size, err);
    if (result == 0) {
        result = month_file_parse(text, size, &reading, &entries, err);
        if (result != 0 && first.line > 0)
            (void)error_set(err, ERROR_SYNTAX, "months/%s.csv:%u: %s", period->text,
                    first.line, first.text);
    }
    if (result == 0)
        result = take_entries(&entries, out, err);
    free(text);
    month_entries_release(&entries);
    if (result != 0)
        month_marks_release(out);
    return result;
}

int month_view(const struct month_book *book, const struct month_period *period,
        size_t *gone, struct month *out, struct error *err)
{
    memset(out, 0, sizeof(*out));
    out->book = *book;
    out->book.period = *period;
    month_standing_read(&book->journal, period, &out->standing);
    if (month_settings_load(book->folder, period, &out->book.settings, err) != 0)
        return -1;
    return month_marks_load(book, period, out->standing.points, gone, &out->marks, err);
}

int month_open(const char *folder, const struct month_period *period, int is_writing,
        struct month *out, struct error *err)
{
    memset(out, 0, sizeof(*out));
    if (month_book_open(folder, period, is_writing, &out->book, err) != 0)
        return -1;
    month_standing_read(&out->book.journal, period, &out->standing);
    /* Of a closed month the list that was sealed tells, whoever left since. */
    if (out->standing.close == NULL &&
            month_marks_load(&out->book, period, out->standing.points, NULL, &out->marks,
                    err) != 0) {
        month_book_close(&out->book);
        return -1;
    }
    return 0;
}

void month_close(struct month *month)
{
    month_marks_release(&month->marks);
    month_book_close(&month->book);
    memset(&month->standing, 0, sizeof(month->standing));
}

size_t month_missing(const struct month *month)
{
    size_t count = 0, i;

    for (i = 0; i < month->marks.count; i++)
        count += month->marks.list[i].state == MONTH_MISSING;
    return count;
}

struct month_quota month_effective_quota(const struct month *month)
{
    struct month_quota quota = month->book.settings.month;

    if (month->standing.exceptional == NULL)
        return quota;
    quota.is_given = 1;
    quota.is_none = 0;
    quota.share = month->book.settings.exceptional;
    (void)snprintf(quota.reason, sizeof(quota.reason), "%s",
            json_text(month->standing.exceptional, "reason"));
    return quota;
}

static struct ranking_entry *make_entries(const struct month *month)
{
    const struct staff *staff = &month->book.staff;
    struct ranking_entry *entries = calloc(staff->count + 1, sizeof(*entries));
    const struct month_mark *mark;
    size_t i;

    for (i = 0; entries != NULL && i < staff->count; i++) {
        mark = &month->marks.list[i];
        entries[i].group = staff->list[i].group;
        entries[i].role = staff->list[i].role;
        if (mark->state == MONTH_GIVEN)
            entries[i].measure = (struct ratio){mark->hundredths, 100};
    }
    return entries;
}

int month_settle(const struct month *month, struct ranking_entry **entries,
        struct ranking *ranking, struct error *err)
{
    struct month_quota quota = month_effective_quota(month);
    struct rule *rule = month_book_rule(&month->book, &quota);
    struct ranking_entry *list = make_entries(month);
    int result;

    if (rule == NULL || list == NULL)
        result = error_set(err, ERROR_MEMORY, "no memory for the ranks");
    else {
        month_standing_decide(&month->book, &month->standing, list);
        result = ranking_settle(rule, list, month->book.staff.count, ranking, err);
    }
    free(rule);
    if (result != 0)
        free(list);
    else
        *entries = list;
    return result;
}
