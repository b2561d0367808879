/* roll_up_write.h -- a roll-up's three files, each whole or not there. */
#ifndef CORE_ROLL_UP_WRITE_H
#define CORE_ROLL_UP_WRITE_H

#include <stdio.h>

#include "core/error.h"
#include "core/roll_up.h"

enum { ROLL_UP_PAPER_ROWS = 1000 }; /* of a table on paper, at the most */

/*
 * roll_up_write - FOLDER/roll-up.csv, roll-up.json and roll-up.pdf
 *
 * language  "vi" or "en": of the CSV and the PDF.
 * The folder is made if it is missing. Each path is printed on `names` once it is
 * durable.
 */
int roll_up_write(const struct roll_up *roll, const char *folder, const char *language,
        FILE *names, struct error *err) __attribute__((warn_unused_result));

/*
 * roll_up_draw - a PDF by `kiemphieu-forms COMMAND` from a JSON on its stdin
 *
 * write  puts the JSON; called once.
 */
int roll_up_draw(const char *command, const char *path, const char *language,
        void (*write)(const void *context, FILE *out), const void *context,
        struct error *err) __attribute__((warn_unused_result));

#endif
