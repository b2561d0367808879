/* core_month_points.h -- a month's points, given and read again. */
#ifndef TESTS_CORE_MONTH_POINTS_H
#define TESTS_CORE_MONTH_POINTS_H

#include "core/month.h"

#include "core/json.h"
#include "core/month_change.h"
#include "core/month_decide.h"
#include "core/month_list.h"
#include "core/month_seal.h"

#include "tests/core_month_folder.h"

static const char staff_of_four[] = "no,name,title,id\n1,An,T,X1\n2,Bình,T,X2\n"
                                    "3,Cường,T,X3\n4,Dũng,T,X4\n";
static const struct month_sign nobody = {.reason = NULL};
static const struct month_sign one = {.names = {"Hậu", NULL}, .reason = "nhập nhầm"};
static const struct month_sign two = {.names = {"Hậu", "Thu"}, .reason = "họp bàn"};

static inline void open_month(const char *folder, struct month *month)
{
    struct month_period period;
    struct error err;

    assert_int_equal(month_period_parse("2026-03", 0, &period, NULL), 0);
    if (month_open(folder, &period, 1, month, &err) != 0)
        fail_msg("%s", err.text);
}

static inline int open_fails(const char *folder, struct error *err)
{
    struct month_period period;
    struct month month;
    int result;

    assert_int_equal(month_period_parse("2026-03", 0, &period, NULL), 0);
    result = month_open(folder, &period, 1, &month, err);
    if (result == 0)
        month_close(&month);
    return result;
}

static inline void give(struct month *month, size_t person, uint32_t hundredths)
{
    struct month_mark mark = {MONTH_GIVEN, hundredths, NULL};

    assert_int_equal(month_enter(month, person, &mark, &nobody, NULL), 0);
}

static inline void ignore(void *context, unsigned line, const char *text)
{
    (void)line;
    (void)text;
    ++*(int *)context;
}

static inline int import(struct month *month, const char *folder, const char *csv,
        const struct month_sign *sign, int *mistakes, struct month_import_sum *sum)
{
    char path[FILE_PATH_MAX];
    struct error err;

    *mistakes = 0;
    folder_write(folder, "in.csv", csv);
    assert_int_equal(file_join(path, folder, "in.csv", NULL), 0);
    return month_import(month, path, sign, ignore, mistakes, sum, &err);
}

#endif
