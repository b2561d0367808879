/* core_month_folder.h -- a conference of months in a folder of its own, made by hand. */
#ifndef TESTS_CORE_MONTH_FOLDER_H
#define TESTS_CORE_MONTH_FOLDER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/digest.h"
#include "core/file.h"

enum { FOLDER_BYTES = 64 };

static inline void folder_write(const char *folder, const char *name, const char *text)
{
    char path[FILE_PATH_MAX];

    assert_int_equal(file_join(path, folder, name, NULL), 0);
    assert_int_equal(file_write(path, text, strlen(text), NULL), 0);
}

/* With the card as it is shipped, and `officials` as officials.csv. */
static inline void folder_make(char folder[FOLDER_BYTES], const char *officials)
{
    char *card;
    size_t size;

    assert_int_equal(digest_start(NULL), 0);
    (void)snprintf(folder, FOLDER_BYTES, "/tmp/kiemphieu-months-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(
            file_read("core/rules/monthly.rule", 1 << 20, &card, &size, NULL), 0);
    folder_write(folder, "own.rule", card);
    free(card);
    folder_write(folder, "conference.ini",
            "[conference]\ntitle = T\nbody = B\nplace = P\ndate = 2026-01-05\n"
            "rule = own.rule\ntemplate = state\nlanguage = vi\n");
    folder_write(folder, "officials.csv", officials);
}

static inline void folder_remove(const char *folder)
{
    char line[FOLDER_BYTES + 16];

    (void)snprintf(line, sizeof(line), "rm -rf %s", folder);
    assert_int_equal(system(line), 0); /* NOLINT: the tests' own folder */
}

#endif
