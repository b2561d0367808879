/* core_conference_folder.h -- a conference's folder, written and read. */
#ifndef TESTS_CORE_CONFERENCE_FOLDER_H
#define TESTS_CORE_CONFERENCE_FOLDER_H

#include "core/conference.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/officials.h"

static const char good_ini[] = "[conference]\n"
                               "title = Hội nghị lấy phiếu tín nhiệm\n"
                               "body = BAN CHẤP HÀNH\n"
                               "place = Hà Nội\n"
                               "date = 2013-01-08\n"
                               "rule = party-96\n";
static const char good_csv[] = "no,name,title,ballot type,group\n"
                               "1,Nguyễn Văn An,Chủ tịch,,\n"
                               "2,Trần Thị Bình,Phó Chủ tịch,,\n";

struct folder {
    char path[64];
};

static inline void put(
        const struct folder *folder, const char *name, const char *text, size_t size)
{
    char path[128];
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/%s", folder->path, name);
    file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

static inline int make_folder(void **state)
{
    struct folder *folder = calloc(1, sizeof(*folder));

    (void)snprintf(folder->path, sizeof(folder->path), "/tmp/kiemphieu-test-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    *state = folder;
    return 0;
}

static inline int remove_folder(void **state)
{
    struct folder *folder = *state;
    char path[128];

    (void)snprintf(path, sizeof(path), "%s/conference.ini", folder->path);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/officials.csv", folder->path);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/conference.key", folder->path);
    (void)unlink(path);
    (void)snprintf(path, sizeof(path), "%s/own.rule", folder->path);
    (void)unlink(path);
    (void)rmdir(folder->path);
    free(folder);
    return 0;
}

/* Loads both files; the error's text, or "" if they are good. */
static inline void load(const struct folder *folder, const char *ini, size_t ini_size,
        const char *csv, size_t csv_size, struct error *err,
        struct conference *conference, struct officials *officials)
{
    err->text[0] = '\0';
    put(folder, "conference.ini", ini, ini_size);
    put(folder, "officials.csv", csv, csv_size);
    if (conference_load(folder->path, conference, err) == 0)
        (void)!officials_load(folder->path, conference, officials, err);
}

struct wrong {
    const char *file;            /* the whole wrong file */
    const char *place, *message; /* both must stand in the error */
};

static inline void expect_error(
        const struct folder *folder, const struct wrong *wrong, int is_ini)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    struct error err;

    officials_init(&officials);
    load(folder, is_ini ? wrong->file : good_ini,
            is_ini ? strlen(wrong->file) : strlen(good_ini),
            is_ini ? good_csv : wrong->file,
            is_ini ? strlen(good_csv) : strlen(wrong->file), &err, conference,
            &officials);
    if (strstr(err.text, wrong->place) == NULL ||
            strstr(err.text, wrong->message) == NULL)
        fail_msg("got '%s' where '%s ... %s' was expected", err.text, wrong->place,
                wrong->message);
    assert_int_equal(officials.count, 0);
    officials_release(&officials);
    free(conference);
}

#define HEAD "[conference]\ntitle = T\nbody = B\nplace = P\n"
#define WHOLE HEAD "date = 2013-01-08\nrule = party-96\n"

#define WITH_FOLDER(test)                                                                \
    cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

#endif
