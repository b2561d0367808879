/* figures.c -- the results as plain lines: what a recount must give byte for byte. */
#include "core/figures.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

static void put_options(
        FILE *out, const struct results_type *type, const struct results_contest *contest)
{
    size_t i;

    for (i = 0; i < type->option_count; i++)
        (void)fprintf(out, " %s %" PRIu32 " %" PRIu32, type->option_ids[i],
                contest->votes[i], contest->shares[i]);
}

static void put_points(
        FILE *out, const struct results_type *type, const struct results_contest *contest)
{
    uint32_t i;

    for (i = 0; i <= type->points_most; i++)
        if (contest->votes[i] > 0)
            (void)fprintf(out, " %" PRIu32 ":%" PRIu32, i, contest->votes[i]);
    (void)fprintf(out,
            " sum %" PRIu64 " rows %" PRIu32 " mean %" PRIu64 " partial %" PRIu32
            " beyond %" PRIu32,
            contest->points, contest->rows,
            contest->rows == 0 ? 0 : results_mean_hundredths(contest), contest->partial,
            contest->beyond);
}

static void put_contest(
        FILE *out, const struct results_type *type, const struct results_contest *contest)
{
    (void)fprintf(out, "contest %s.%s", type->ballot_type, contest->contest);
    if (type->points_most > 0)
        put_points(out, type, contest);
    else
        put_options(out, type, contest);
    (void)fprintf(out, " blank %" PRIu32 " over %" PRIu32 " outcome %s", contest->blank,
            contest->over, contest->outcome);
    if (contest->changed_by[0] != '\0')
        (void)fprintf(
                out, " before %s by %s", contest->outcome_before, contest->changed_by);
    if (contest->is_tied)
        (void)fputs(" tied", out);
    (void)fprintf(out, " next %" PRId64 "\n", contest->votes_to_next);
}

static void put_type(FILE *out, const struct results_type *type)
{
    size_t i;

    (void)fprintf(out,
            "ballot %s valid %" PRIu32 " invalid %" PRIu32 " held %" PRIu32 "\n",
            type->ballot_type, type->valid, type->invalid, type->held);
    for (i = 0; i < type->contest_count; i++)
        put_contest(out, type, &type->contests[i]);
}

int figures_text(const struct results *results, char **text, struct error *err)
{
    char *written = NULL;
    size_t size, i;
    FILE *out = open_memstream(&written, &size);
    int failed;

    if (out == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the figures");
    (void)fputs("kiemphieu-figures 1\n", out);
    for (i = 0; i < results->type_count; i++)
        put_type(out, &results->types[i]);
    failed = ferror(out) != 0;
    failed |= fclose(out) != 0;
    if (failed) {
        free(written);
        return error_set(err, ERROR_MEMORY, "no memory for the figures");
    }
    *text = written;
    return 0;
}
