/* program_roll_up_folders.h -- sealed folders of many bodies, for the program. */
#ifndef TESTS_PROGRAM_ROLL_UP_FOLDERS_H
#define TESTS_PROGRAM_ROLL_UP_FOLDERS_H

#include "tests/program_stage.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BODIES = 3, PEOPLE = 4, SHEETS = 6 };

/* Three bodies, counted and sealed once; no test changes them. */
struct bodies {
    struct stage stages[BODIES];
    char folders[BODIES][PROGRAM_PATH_BYTES];
    char scratch[PROGRAM_PATH_BYTES];
};

/* The first stands at two bodies under the same id; the second shares a name alone. */
static const char *const people[BODIES] = {
        "no,name,title,id\n1,Nguyễn Văn Minh,Bí thư,CB-1\n2,Trần Thị Hòa,Phó Bí "
        "thư,CB-2\n"
        "3,Lê Quang Vinh,Ủy viên,CB-3\n4,Phạm Thu Hà,Ủy viên,CB-4\n",
        "no,name,title,id\n1,Nguyễn Văn Minh,Chủ tịch,CB-1\n2,Trần Thị Hòa,Thư ký,CB-22\n"
        "3,Lê Văn Tám,Ủy viên,CB-23\n4,Phạm Thu Nga,Ủy viên,CB-24\n",
        "no,name,title\n1,Nguyễn Văn Minh,Bí thư\n2,Đỗ Văn An,Phó Bí thư\n"
        "3,Đỗ Văn Bình,Ủy viên\n4,Đỗ Văn Cường,Ủy viên\n"};
static const char *const settings[BODIES] = {
        "[conference]\nbody = Xã An\nsuperior = Huyện Đan Phượng\ndate = 2025-11-22\n",
        "[conference]\nbody = Xã Bình\ndate = 2024-11-22\n",
        "[conference]\nbody = Xã Cường\n"};

static inline void count(struct stage *stage, const char *folder)
{
    struct program program = {.locale = NULL};

    RUN(&program, "import", folder, stage->deck);
    if (program.status == 3)
        stage_decide(stage, folder);
    RUN(&program, "seal", folder, "--name", "An", "--name", "Bình");
    if (program.status != 0)
        fail_msg("%s%s", program.out, program.err);
    RUN(&program, "report", folder);
    assert_int_equal(program.status, 0);
    program_release(&program);
}

static inline int start(void **state)
{
    static const char *const seeds[BODIES] = {"5", "7", "11"};
    struct bodies *bodies = calloc(1, sizeof(*bodies));
    size_t i;

    assert_non_null(bodies);
    program_folder_make(bodies->scratch);
    for (i = 0; i < BODIES; i++) {
        stage_start(&bodies->stages[i], settings[i], people[i], "6", seeds[i], "--clean");
        stage_fresh(&bodies->stages[i], bodies->folders[i]);
        count(&bodies->stages[i], bodies->folders[i]);
    }
    *state = bodies;
    return 0;
}

static inline int end(void **state)
{
    struct bodies *bodies = *state;
    size_t i;

    for (i = 0; i < BODIES; i++)
        stage_end(&bodies->stages[i]);
    program_folder_remove(bodies->scratch);
    free(bodies);
    return 0;
}

/* A fresh folder in the scratch. */
static inline void make_folder(
        const struct bodies *bodies, const char *name, char out[PROGRAM_PATH_BYTES])
{
    program_path(out, bodies->scratch, name);
    assert_int_equal(mkdir(out, 0700), 0);
}

/* results.json of a body; the caller frees. */
static inline char *sealed_text(const struct bodies *bodies, size_t body)
{
    size_t size;

    return program_read(bodies->folders[body], "report/results.json", &size);
}

/* The three files in a folder, the second changed: `piece` of it made `by`. */
static inline void put_three(const struct bodies *bodies, const char *folder,
        const char *piece, const char *by)
{
    static const char *const names[BODIES] = {"a.json", "b.json", "c.json"};
    char *text, *at;
    size_t i;

    for (i = 0; i < BODIES; i++) {
        text = sealed_text(bodies, i);
        if (i == 1 && piece != NULL) {
            at = strstr(text, piece);
            assert_non_null(at);
            assert_int_equal(strlen(piece), strlen(by));
            memcpy(at, by, strlen(by));
        }
        program_write(folder, names[i], text, strlen(text));
        free(text);
    }
}

#endif
