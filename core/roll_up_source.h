/* roll_up_source.h -- where sealed results come from: files, conferences, folders of
 * both. */
#ifndef CORE_ROLL_UP_SOURCE_H
#define CORE_ROLL_UP_SOURCE_H

#include "core/error.h"
#include "core/results.h"

/*
 * roll_up_source_check - does the folder's ledger say the same as these results of it?
 *
 * Where the folder has a ledger, it must be sealed with the same root and give the same
 * figures when it is counted anew. A file, or a folder without one: yes.
 */
int roll_up_source_check(const char *path, const struct results *results,
        struct error *err) __attribute__((warn_unused_result));

/* Called for each source in turn; -1 ends the walk. */
typedef int roll_up_source_visit(void *context, const char *path, struct error *err);

/*
 * roll_up_source_each - what a person named: one source, or a folder of many
 *
 * A folder that is no conference (no conference.ini, no report) is gone through, in the
 * order of names: its files ending in .json, and the folders in it that are conferences.
 * Whatever else a path names is visited as it is, to be complained of there.
 */
int roll_up_source_each(const char *path, roll_up_source_visit *visit, void *context,
        struct error *err) __attribute__((warn_unused_result));

#endif
