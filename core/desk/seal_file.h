/* seal_file.h -- the files of a report: which part of the results each of them is. */
#ifndef CORE_DESK_SEAL_FILE_H
#define CORE_DESK_SEAL_FILE_H

#include "core/desk/publication.h"
#include "core/error.h"

enum { SEAL_FILES_MAX = 2048, SEAL_FILE_BYTES = 160 };

struct seal_file {
    char name[SEAL_FILE_BYTES]; /* in report/ */
    enum publication_part part;
};

/*
 * seal_file_part - what a name of report/ is; -1: nothing that is handed out
 *
 * minutes.pdf, results.pdf/.png/-2.png, boxes.png, person-TYPE-NO.pdf, results.json,
 * results.csv; with "-en" or "-vi" in front of the ending. A drawing of an earlier
 * day's zero report is none of the results.
 */
int seal_file_part(const char *name);

/* seal_file_type - of the content, for a browser; of a name that has a part. */
const char *seal_file_type(const char *name);

/* seal_file_list - what lies in FOLDER/report, minutes first, persons last, by name. */
int seal_file_list(const char *folder, struct seal_file **out, size_t *count,
        struct error *err) __attribute__((warn_unused_result));

#endif
