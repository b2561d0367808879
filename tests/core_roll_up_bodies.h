/* core_roll_up_bodies.h -- some bodies' results, to be put together. */
#ifndef TESTS_CORE_ROLL_UP_BODIES_H
#define TESTS_CORE_ROLL_UP_BODIES_H

#include "core/roll_up.h"

#include <sys/stat.h>

#include "core/person_record.h"
#include "core/roll_up_csv.h"
#include "core/roll_up_json.h"
#include "core/roll_up_list.h"
#include "core/roll_up_load.h"
#include "tests/sealed_example.h"

/* Each of the examples: one person of band one with 30 low of 53, one with none. */

static inline int start(void **state)
{
    (void)state;
    return digest_start(NULL);
}

/* As if it came from the file `source`. */
static inline void take_text(struct roll_up *roll, const char *source, const char *text)
{
    struct error err = {.text = ""};
    struct results results;

    results_init(&results);
    if (sealed_check(text, strlen(text), &results, &err) != 0)
        fail_msg("%s", err.text);
    assert_int_equal(roll_up_take(roll, source, &results, &err), 0);
    results_release(&results);
}

static inline void take(
        struct roll_up *roll, const char *source, const char *body, unsigned number)
{
    char *text = example_signed(&(struct example){.number = number, .body = body});

    take_text(roll, source, text);
    free(text);
}

/* The problem of `source` says `text`. */
static inline void says(const struct roll_up *roll, const char *source, const char *text)
{
    size_t i;

    for (i = 0; i < roll->problem_count; i++)
        if (strcmp(roll->problems[i].source, source) == 0 &&
                strstr(roll->problems[i].text, text) != NULL)
            return;
    fail_msg("nothing says of '%s' that '%s' (%zu problems)", source, text,
            roll->problem_count);
}

static inline void put_list(char path[64], const char *text)
{
    int descriptor;

    (void)snprintf(path, 64, "/tmp/kiemphieu-list-XXXXXX");
    descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    assert_int_equal(file_write(path, text, strlen(text), NULL), 0);
}

static inline void load_list(struct roll_up *roll, const char *text)
{
    struct error err = {.text = ""};
    char path[64];

    put_list(path, text);
    if (roll_up_list_load(roll, path, &err) != 0)
        fail_msg("%s", err.text);
    (void)unlink(path);
}

#endif
