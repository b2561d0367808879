/* program_desk_day.h -- one conference and one desk, its pages looked at and answered. */
#ifndef TESTS_PROGRAM_DESK_DAY_H
#define TESTS_PROGRAM_DESK_DAY_H

#include <time.h>

#include "tests/program_desk.h"
#include "tests/program_scan.h"

enum { LOOK_NS = 20000000, PATIENCE_LOOKS = 6000, FORM_BYTES = 512 };

/* For the whole program: its facts come in a day's order. */
struct day {
    struct stage stage;
    struct setup scanner;
    struct desk_program desk;
    struct seat chair, operator, checker;
};

/* ---- looking ---- */

static inline char *page(struct seat *seat, const char *path)
{
    struct desk_reply reply;

    assert_int_equal(seat_get(seat, path, &reply), 200);
    return reply.text;
}

static inline int shows(struct seat *seat, const char *path, const char *text)
{
    char *shown = page(seat, path);
    int found = strstr(shown, text) != NULL;

    free(shown);
    return found;
}

static inline int offers(struct seat *seat, const char *path, const char *action)
{
    char text[FORM_BYTES];

    (void)snprintf(text, sizeof(text), "action=\"%s\"", action);
    return shows(seat, path, text);
}

static inline json_t *live(struct seat *seat, const char *path)
{
    struct desk_reply reply;
    json_t *value;

    assert_int_equal(seat_get(seat, path, &reply), 200);
    value = json_loads(strstr(reply.text, "\r\n\r\n") + 4, 0, NULL);
    assert_non_null(value);
    desk_reply_release(&reply);
    return value;
}

static inline void wait_a_moment(int *looks)
{
    const struct timespec moment = {0, LOOK_NS};

    (void)nanosleep(&moment, NULL);
    assert_true((*looks)++ < PATIENCE_LOOKS);
}

static inline void wait_for_job(struct seat *seat, int status)
{
    int looks = 0, running = 1;
    json_t *job;

    while (running) {
        wait_a_moment(&looks);
        job = live(seat, "/live/job");
        running = json_is_true(json_object_get(job, "running"));
        if (!running && json_integer_value(json_object_get(job, "status")) != status)
            fail_msg("%s", json_string_value(json_object_get(job, "lines")));
        json_decref(job);
    }
}

/* Until this is asked; "" for its end. */
static inline void wait_for_question(struct seat *seat, const char *question)
{
    int looks = 0, done = 0;
    json_t *scan;

    while (!done) {
        wait_a_moment(&looks);
        scan = live(seat, "/live/scan");
        done = question[0] == '\0'
                       ? !json_is_true(json_object_get(scan, "running"))
                       : strcmp(json_string_value(json_object_get(scan, "question")),
                                 question) == 0;
        json_decref(scan);
    }
}

/* ---- doing ---- */

static inline void post(struct seat *seat, const char *path, const char *form)
{
    assert_int_equal(seat_post(seat, path, form, NULL), 303);
}

/* It is not done, and the next page says why. */
static inline void post_in_vain(
        struct seat *seat, const char *path, const char *form, const char *back)
{
    post(seat, path, form);
    assert_true(shows(seat, back, "class=\"notice error\""));
}

/* The value of a hidden field of the page. */
static inline void field(
        struct seat *seat, const char *path, const char *name, char out[64])
{
    char start[64], *shown = page(seat, path);
    const char *found;

    (void)snprintf(start, sizeof(start), "name=\"%s\" value=\"", name);
    found = strstr(shown, start);
    assert_non_null(found);
    found += strlen(start);
    (void)snprintf(out, 64, "%.*s", (int)strcspn(found, "\""), found);
    free(shown);
}

static inline void answer(struct seat *seat, const char *text, const char *more)
{
    char form[FORM_BYTES], number[64];

    field(seat, "/scan", "page", number);
    (void)snprintf(form, sizeof(form), "page=%s&answer=%s%s", number, text, more);
    post(seat, "/scan/answer", form);
}

static inline int state_is(const struct day *day, const char *wanted)
{
    struct program program = {.status = 0};
    json_t *status;
    int is;

    RUN(&program, "status", day->desk.folder, "--json");
    status = program_json(&program);
    is = strcmp(json_string_value(json_object_get(status, "state")), wanted) == 0;
    json_decref(status);
    program_release(&program);
    return is;
}

/* ---- images from elsewhere ---- */

static inline unsigned upload(struct day *day, const char *set, const char *name,
        const void *bytes, size_t size)
{
    char head[FORM_BYTES * 2], *request, *whole;
    struct desk_reply reply;
    unsigned status;
    size_t length;

    (void)snprintf(head, sizeof(head),
            "POST /scan/upload/%s?name=%s HTTP/1.1\r\nHost: {host}\r\n"
            "Origin: http://{host}\r\nCookie: {cookie}\r\nX-Token: {token}\r\n"
            "Content-Type: application/octet-stream\r\nContent-Length: %zu\r\n\r\n",
            set, name, size);
    request = seat_fill(&day->desk, &day->operator, head, &length);
    whole = malloc(length + size);
    assert_non_null(whole);
    memcpy(whole, request, length);
    memcpy(whole + length, bytes, size);
    desk_program_send(&day->desk, whole, length + size, &reply);
    status = reply.status;
    desk_reply_release(&reply);
    free(whole);
    free(request);
    return status;
}

static inline void upload_image(struct day *day, const char *set, unsigned number)
{
    char path[PROGRAM_PATH_BYTES], name[32], *bytes;
    size_t size;

    stage_image(&day->stage, number, path);
    (void)snprintf(name, sizeof(name), "%04u.tif", number);
    bytes = program_read(day->stage.deck, name, &size);
    assert_int_equal(upload(day, set, name, bytes, size), 200);
    free(bytes);
}

#endif
