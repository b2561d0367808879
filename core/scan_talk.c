/* scan_talk.c -- what the operator of a scan sees and types; or events as JSON lines. */
#include "core/scan_talk.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "core/json.h"
#include "core/utf8.h"

enum { COLUMNS = 80 };

static void list_signals(sigset_t *set)
{
    (void)sigemptyset(set);
    (void)sigaddset(set, SIGINT);
    (void)sigaddset(set, SIGTERM);
    (void)sigaddset(set, SIGHUP);
}

int scan_talk_start(struct scan_talk *talk, int is_json, struct error *err)
{
    sigset_t set;

    memset(talk, 0, sizeof(*talk));
    talk->is_json = is_json;
    talk->has_line = isatty(STDERR_FILENO);
    talk->pictures = is_json ? TERMINAL_NONE : terminal_pictures();
    lines_init(&talk->input, STDIN_FILENO, SCAN_TALK_ANSWER_BYTES);
    list_signals(&set);
    (void)sigprocmask(SIG_BLOCK, &set, NULL);
    talk->signals = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (talk->signals < 0)
        return error_set(err, ERROR_IO, "cannot watch for signals: %s", strerror(errno));
    return 0;
}

static void clear_line(struct scan_talk *talk)
{
    if (talk->is_line_shown)
        (void)fputs("\r\033[K", stderr);
    talk->is_line_shown = 0;
}

void scan_talk_end(struct scan_talk *talk)
{
    sigset_t set;

    clear_line(talk);
    lines_release(&talk->input);
    if (talk->signals > 0)
        (void)close(talk->signals);
    list_signals(&set);
    (void)sigprocmask(SIG_UNBLOCK, &set, NULL);
}

static size_t columns(void)
{
    struct winsize size;

    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col
                                                                           : COLUMNS;
}

/* Bytes of the text that fit into one line: a line that wraps could not be taken away. */
static int fitting(const char *text)
{
    size_t room = columns() - 1, i;

    for (i = 0; text[i] != '\0'; i++)
        if (((unsigned char)text[i] & 0xC0) != 0x80 && room-- == 0)
            break;
    return (int)i;
}

void scan_talk_line(struct scan_talk *talk, const char *text)
{
    if (!talk->has_line)
        return;
    (void)fprintf(stderr, "\r\033[K%.*s", fitting(text), text);
    (void)fflush(stderr);
    talk->is_line_shown = 1;
}

void scan_talk_say(struct scan_talk *talk, const char *format, ...)
{
    va_list list;

    clear_line(talk);
    va_start(list, format);
    (void)vfprintf(stderr, format, list);
    va_end(list);
    (void)fputs("\n", stderr);
    (void)fflush(stderr);
}

void scan_talk_event(struct scan_talk *talk, json_t *event)
{
    char *line = talk->is_json && event != NULL ? json_line(event) : NULL;

    json_decref(event);
    if (line == NULL)
        return;
    (void)printf("%s\n", line);
    (void)fflush(stdout);
    free(line);
}

int scan_talk_is_interrupted(struct scan_talk *talk)
{
    struct signalfd_siginfo signal;

    return read(talk->signals, &signal, sizeof(signal)) == (ssize_t)sizeof(signal);
}

/* Without blanks around it; what is no plain text becomes "". */
static void take_answer(
        const char *line, size_t length, char answer[SCAN_TALK_ANSWER_BYTES])
{
    while (length > 0 && (line[0] == ' ' || line[0] == '\t')) {
        line++;
        length--;
    }
    while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL)
        length--;
    if (length >= SCAN_TALK_ANSWER_BYTES || !utf8_is_text(line, length))
        length = 0;
    memcpy(answer, line, length);
    answer[length] = '\0';
}

static enum scan_answer wait_for_line(struct scan_talk *talk)
{
    struct pollfd watched[2] = {
            {talk->input.descriptor, POLLIN, 0}, {talk->signals, POLLIN, 0}};

    while (poll(watched, 2, -1) < 0)
        if (errno != EINTR)
            return SCAN_ANSWER_NONE;
    if (watched[1].revents != 0 && scan_talk_is_interrupted(talk))
        return SCAN_ANSWER_INTERRUPTED;
    return lines_hear(&talk->input) < 0 ? SCAN_ANSWER_NONE : SCAN_ANSWER_GIVEN;
}

static json_t *question_event(const struct scan_question *question, const json_t *more)
{
    json_t *event = json_pack("{s:s,s:s,s:s}", "event", "ask", "question", question->word,
            "text", question->text);
    json_t *choices = json_array();
    const char *letter;

    for (letter = question->letters; *letter != '\0'; letter++)
        (void)json_array_append_new(
                choices, *letter == '\n' ? json_string("") : json_stringn(letter, 1));
    (void)json_object_set_new(event, "choices", choices);
    if (more != NULL)
        (void)json_object_update(event, (json_t *)(uintptr_t)more);
    return event;
}

static void put_question(
        struct scan_talk *talk, const struct scan_question *question, json_t *more)
{
    if (talk->is_json) {
        scan_talk_event(talk, question_event(question, more));
    } else {
        clear_line(talk);
        (void)fprintf(stderr, "%s ", question->text);
        (void)fflush(stderr);
    }
    json_decref(more);
}

enum scan_answer scan_talk_ask(struct scan_talk *talk,
        const struct scan_question *question, json_t *more,
        char answer[SCAN_TALK_ANSWER_BYTES])
{
    enum scan_answer heard;
    size_t length;
    char *line;

    put_question(talk, question, more);
    answer[0] = '\0';
    for (;;) {
        if (lines_next(&talk->input, &line, &length)) {
            take_answer(line, length, answer);
            return SCAN_ANSWER_GIVEN;
        }
        heard = wait_for_line(talk);
        if (heard != SCAN_ANSWER_GIVEN) {
            if (!talk->is_json)
                (void)fputs("\n", stderr);
            return heard;
        }
    }
}
