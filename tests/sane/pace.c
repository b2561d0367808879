/* pace.c -- a feeder of so many sides a minute, and how long it waits for its host. */
#include "tests/sane/pace.h"

#include <errno.h>
#include <time.h>

enum { NS_A_SECOND = 1000000000, SECONDS_A_MINUTE = 60, MOVING_TENTHS = 9 };

static int64_t now_ns(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * NS_A_SECOND + now.tv_nsec;
}

static void sleep_until(int64_t when_ns)
{
    const struct timespec when = {.tv_sec = (time_t)(when_ns / NS_A_SECOND),
            .tv_nsec = (long)(when_ns % NS_A_SECOND)};

    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &when, NULL) == EINTR)
        continue;
}

void pace_rate(struct pace *pace, int sides_a_minute)
{
    pace->side_ns = sides_a_minute <= 0
                            ? 0
                            : (int64_t)NS_A_SECOND * SECONDS_A_MINUTE / sides_a_minute;
    pace->free_ns = 0;
}

void pace_begin(struct pace *pace)
{
    const int64_t asked_ns = now_ns();

    pace->sides++;
    if (pace->side_ns == 0)
        return;
    pace->begun_ns = asked_ns;
    if (pace->free_ns != 0 && asked_ns > pace->free_ns)
        pace->idle_ns += asked_ns - pace->free_ns;
    else if (pace->free_ns != 0) {
        sleep_until(pace->free_ns);
        pace->begun_ns = pace->free_ns;
    }
    pace->free_ns = pace->begun_ns + pace->side_ns;
}

void pace_pause(struct pace *pace)
{
    pace->free_ns = 0;
}

size_t pace_wait(const struct pace *pace, size_t sent, size_t total)
{
    const int64_t moving_ns = pace->side_ns / 10 * MOVING_TENTHS;
    const int64_t step_ns = moving_ns / 100; /* bytes come in hundredths of a side */
    int64_t steps;

    if (pace->side_ns == 0 || sent >= total)
        return total;
    steps = (int64_t)(sent * 100 / total) + 1;
    if (steps * step_ns > now_ns() - pace->begun_ns)
        sleep_until(pace->begun_ns + steps * step_ns);
    steps = (now_ns() - pace->begun_ns) / step_ns;
    return steps >= 100 ? total : (total * (size_t)steps + 99) / 100; /* upwards: some */
}
