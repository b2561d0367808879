/* program.h -- runs the built programs as people do, and looks at what they say. */
#ifndef TESTS_PROGRAM_H
#define TESTS_PROGRAM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include <cmocka.h>
#include <jansson.h>

enum { PROGRAM_PATH_BYTES = 256, PROGRAM_NOT_STARTED = 127 };

/* Zero it, set what is wished, run, look, release. */
struct program {
    const char *locale;  /* LC_ALL; NULL: C.UTF-8 */
    const char *input;   /* typed on stdin; NULL: nothing */
    const char *output;  /* stdout goes to this file instead of `out`; or NULL */
    long file_bytes_max; /* no file may grow longer; 0: as long as they like */
    int status;          /* exit status; -N: ended by signal N */
    char *out, *err;     /* all that came on stdout and stderr; owned */
};

/*
 * program_run - `kiemphieu ARGUMENTS` from the folder $KIEMPHIEU_PROGRAMS
 *
 * arguments  NULL-terminated. What an earlier run of the same struct left is
 *            released. A test that cannot start it fails.
 */
void program_run(struct program *program, const char *const *arguments);
void program_release(struct program *program);

#define RUN(program, ...) program_run((program), (const char *const[]){__VA_ARGS__, NULL})

/* program_start - the same in a process group of its own, its output thrown away. */
pid_t program_start(const char *const *arguments);

/* program_become - in a child with its pipes set up: never comes back. */
void program_become(const char *const *arguments) __attribute__((noreturn));

/* program_json - stdout as one JSON value, the caller's; a test without it fails. */
json_t *program_json(const struct program *program);

/* program_says - 1 if the text stands in stdout or stderr. */
int program_says(const struct program *program, const char *text);

/* ---- files; whatever fails ends the test ---- */

/* program_path - "FOLDER/NAME". */
void program_path(char out[PROGRAM_PATH_BYTES], const char *folder, const char *name);

/* program_folder_make - a fresh folder in /tmp; program_folder_remove - with all in it.
 */
void program_folder_make(char path[PROGRAM_PATH_BYTES]);
void program_folder_remove(const char *path);

void program_write(const char *folder, const char *name, const void *text, size_t size);
void program_copy(const char *from, const char *folder, const char *name);

/* program_read - a whole file with a NUL behind it; the caller frees. */
char *program_read(const char *folder, const char *name, size_t *size);

/* program_has - 1 if DIR/NAME is there and holds something. */
int program_has(const char *folder, const char *name);

/* program_count_files - visible files in a folder, 0 if there is none. */
size_t program_count_files(const char *folder);

#endif
