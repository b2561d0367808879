/* month_settings.c -- DIR/months.ini: quotas of months, and how a year is made of them.
 */
#include "core/month_settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/ini.h"

enum { SHARE_MAX = 10000 /* of p and q */ };

/* A general section and the one of the period, which goes before it. */
struct loading {
    const struct month_period *period;
    struct month_settings settings;
    struct month_quota own; /* of [month 2026-03] or [year 2026] */
    int has_own_method, has_own_least;
};

const char *year_method_word(enum year_method method)
{
    static const char *const words[] = {"mean", "three-quarters", "lowest"};

    return words[method];
}

static int read_whole(const char **text, uint32_t most, uint32_t *out)
{
    uint32_t value = 0;
    size_t digits = strspn(*text, "0123456789");

    if (digits == 0 || digits > 5)
        return -1;
    for (; digits > 0; digits--)
        value = value * 10 + (uint32_t)(*(*text)++ - '0');
    *out = value;
    return value <= most ? 0 : -1;
}

static int read_share(const char *value, struct ratio *out, struct error *err)
{
    const char *next = value;
    struct ratio share = {0, 0};

    if (read_whole(&next, SHARE_MAX, &share.num) != 0 || *next++ != '/' ||
            read_whole(&next, SHARE_MAX, &share.den) != 0 || *next != '\0' ||
            share.den == 0 || share.num > share.den)
        return error_set(err, ERROR_SYNTAX,
                "'%.40s' is no share; write it as p/q, such as 30/100", value);
    *out = share;
    return 0;
}

static int take_quota(struct month_quota *quota, const char *value, struct error *err)
{
    quota->is_none = strcmp(value, "none") == 0;
    quota->is_given = 1;
    return quota->is_none ? 0 : read_share(value, &quota->share, err);
}

static int take_reason(struct month_quota *quota, const char *value, struct error *err)
{
    if (value[0] != '\0' && month_reason_check(value, err) != 0)
        return -1;
    return ini_copy(quota->reason, sizeof(quota->reason), "reason", value, err);
}

static int take_method(const char *value, enum year_method *out, struct error *err)
{
    size_t i;

    for (i = 0; i <= YEAR_LOWEST; i++)
        if (strcmp(value, year_method_word((enum year_method)i)) == 0) {
            *out = (enum year_method)i;
            return 0;
        }
    return error_set(err, ERROR_SYNTAX,
            "method cannot be '%.40s'; write one of: mean, three-quarters, lowest",
            value);
}

static int take_least(const char *value, uint32_t *out, struct error *err)
{
    const char *next = value;

    if (read_whole(&next, MONTHS_OF_YEAR, out) != 0 || *next != '\0' || *out == 0)
        return error_set(err, ERROR_SYNTAX,
                "least_months cannot be '%.40s'; write 1 to 12", value);
    return 0;
}

static int take_month(struct month_settings *settings, struct month_quota *quota,
        const char *name, const char *value, int is_general, struct error *err)
{
    if (strcmp(name, "quota") == 0)
        return take_quota(quota, value, err);
    if (strcmp(name, "reason") == 0)
        return take_reason(quota, value, err);
    if (strcmp(name, "exceptional") == 0 && is_general)
        return read_share(value, &settings->exceptional, err);
    return error_set(err, ERROR_SYNTAX,
            "'%.40s' is no setting of a month; known are quota, reason and, in [month], "
            "exceptional",
            name);
}

static int take_year(struct month_settings *settings, struct month_quota *quota,
        const char *name, const char *value, struct error *err)
{
    if (strcmp(name, "quota") == 0)
        return take_quota(quota, value, err);
    if (strcmp(name, "reason") == 0)
        return take_reason(quota, value, err);
    if (strcmp(name, "method") == 0)
        return take_method(value, &settings->method, err);
    if (strcmp(name, "least_months") == 0)
        return take_least(value, &settings->least_months, err);
    return error_set(err, ERROR_SYNTAX,
            "'%.40s' is no setting of a year; known are method, least_months, quota, "
            "reason",
            name);
}

/* The general section of the year must not overwrite what the year's own one says. */
static int take_general_year(
        struct loading *loading, const char *name, const char *value, struct error *err)
{
    struct month_settings scratch = loading->settings;

    if (take_year(&scratch, &scratch.year, name, value, err) != 0)
        return -1;
    if (loading->has_own_method)
        scratch.method = loading->settings.method;
    if (loading->has_own_least)
        scratch.least_months = loading->settings.least_months;
    loading->settings = scratch;
    return 0;
}

static int take_own_year(struct loading *loading, int is_ours, const char *name,
        const char *value, struct error *err)
{
    struct month_settings scratch = {.least_months = 0};
    struct month_quota quota = {0};

    if (!is_ours)
        return take_year(&scratch, &quota, name, value, err);
    loading->has_own_method |= strcmp(name, "method") == 0;
    loading->has_own_least |= strcmp(name, "least_months") == 0;
    return take_year(&loading->settings, &loading->own, name, value, err);
}

static int take_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    struct loading *loading = user;
    struct month_quota other = {0};
    struct month_period period;
    int is_ours;

    (void)line;
    if (strcmp(section, "month") == 0)
        return take_month(
                &loading->settings, &loading->settings.month, name, value, 1, err);
    if (strcmp(section, "year") == 0)
        return take_general_year(loading, name, value, err);
    if (strncmp(section, "month ", 6) == 0) {
        if (month_period_parse(section + 6, 0, &period, err) != 0)
            return -1;
        is_ours = strcmp(period.text, loading->period->text) == 0;
        return take_month(&loading->settings, is_ours ? &loading->own : &other, name,
                value, 0, err);
    }
    if (strncmp(section, "year ", 5) == 0) {
        if (month_period_parse(section + 5, 1, &period, err) != 0)
            return -1;
        is_ours = strcmp(period.text, loading->period->text) == 0;
        return take_own_year(loading, is_ours, name, value, err);
    }
    return error_set(err, ERROR_SYNTAX,
            "[%.40s] is no section; known are [month], [month 2026-03], [year] and [year "
            "2026]",
            section);
}

/* A month of its own quota tells why. */
static int finish(struct loading *loading, struct error *err)
{
    const struct month_period *period = loading->period;
    struct month_settings *settings = &loading->settings;

    if (loading->own.is_given && period->month != 0 && loading->own.reason[0] == '\0')
        return error_set(err, ERROR_SYNTAX,
                "months.ini: [month %s] has a quota of its own and no reason; write "
                "reason = ... below it",
                period->text);
    if (loading->own.is_given && period->month != 0)
        settings->month = loading->own;
    if (loading->own.is_given && period->month == 0)
        settings->year = loading->own;
    return 0;
}

int month_settings_load(const char *folder, const struct month_period *period,
        struct month_settings *out, struct error *err)
{
    struct loading loading = {.period = period,
            .settings = {.exceptional = {40, 100}, .least_months = YEAR_LEAST_MONTHS}};
    char path[FILE_PATH_MAX];

    if (file_join(path, folder, "months.ini", err) != 0)
        return -1;
    if (file_exists(path) && ini_read(path, take_line, &loading, err) != 0)
        return -1;
    if (finish(&loading, err) != 0)
        return -1;
    *out = loading.settings;
    return 0;
}
