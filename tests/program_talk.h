/* program_talk.h -- a program that is talked with: read until it asks, type, read on. */
#ifndef TESTS_PROGRAM_TALK_H
#define TESTS_PROGRAM_TALK_H

#include "tests/program.h"

enum { TALK_PATIENCE_S = 120 };

struct talk {
    pid_t pid;  /* leader of its process group; 0: ended */
    int input;  /* what is typed */
    int output; /* all that it says, stdout and stderr */
    char *heard;
    size_t size;
    size_t read; /* of `heard`: behind the text that was waited for last */
};

/* talk_start - `kiemphieu ARGUMENTS`; arguments NULL-terminated. */
void talk_start(struct talk *talk, const char *const *arguments);

#define TALK(talk, ...) talk_start((talk), (const char *const[]){__VA_ARGS__, NULL})

/* talk_until - until it has said this, after what was waited for before; a test whose
 * program ends or is silent for TALK_PATIENCE_S instead fails with all it said. */
void talk_until(struct talk *talk, const char *text);

/* talk_until_one - the first of these to be said: its place in the list that NULL ends;
 * -1 if it ends instead. */
int talk_until_one(struct talk *talk, const char *const *texts);

/* talk_type - a line; the line feed is added. talk_close - no more is typed. */
void talk_type(struct talk *talk, const char *line);
void talk_close(struct talk *talk);

/* talk_says - 1 if the text stands in all it has said. */
int talk_says(const struct talk *talk, const char *text);

/* talk_end - until it has ended: its exit status, or -N for signal N. What it said stays
 * until talk_release. */
int talk_end(struct talk *talk);
void talk_release(struct talk *talk);

#endif
