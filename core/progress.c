/* progress.c -- one line that moves on a terminal, nothing in a pipe unless asked for. */
#include "core/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "core/instant.h"
#include "core/language.h"

enum { TELL_MS = 250 };

void progress_start(struct progress *progress, int is_told)
{
    progress->is_told = is_told;
    progress->told_ms = 0;
    progress->is_shown = !is_told && isatty(STDERR_FILENO);
    (void)clock_gettime(CLOCK_MONOTONIC, &progress->start);
}

static uint64_t per_minute(const struct progress *progress, uint32_t done)
{
    struct timespec now;
    int64_t passed_ms;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    passed_ms = (int64_t)(now.tv_sec - progress->start.tv_sec) * 1000 +
                (now.tv_nsec - progress->start.tv_nsec) / 1000000;
    return passed_ms <= 0 ? 0 : (uint64_t)done * 60000 / (uint64_t)passed_ms;
}

static void tell(struct progress *progress, uint32_t done, uint32_t total, uint32_t held)
{
    int64_t now = instant_ms();

    if (now - progress->told_ms < TELL_MS && done < total)
        return;
    progress->told_ms = now;
    (void)fprintf(stderr,
            "{\"event\":\"progress\",\"done\":%" PRIu32 ",\"total\":%" PRIu32
            ",\"held\":%" PRIu32 "}\n",
            done, total, held);
    (void)fflush(stderr);
}

void progress_show(
        struct progress *progress, uint32_t done, uint32_t total, uint32_t held)
{
    if (progress->is_told)
        tell(progress, done, total, held);
    if (!progress->is_shown)
        return;
    (void)fputs("\r", stderr);
    (void)fprintf(stderr,
            _("%" PRIu32 " of %" PRIu32 " images, %" PRIu64 " a minute, %" PRIu32
              " held   "),
            done, total, per_minute(progress, done), held);
    (void)fflush(stderr);
}

void progress_end(const struct progress *progress)
{
    if (progress->is_shown)
        (void)fprintf(stderr, "\r\033[K");
}
