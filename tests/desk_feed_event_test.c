/* desk_feed_event_test.c -- lines that a driver may have had a hand in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "core/desk/feed_event.h"

static void lines_without_sense_change_nothing(void **state)
{
    static const char *const lines[] = {"", "{", "[]", "null", "{\"event\":7}",
            "{\"event\":\"figures\",\"fed\":-1,\"counted\":1e9,\"held\":\"2\"}",
            "{\"event\":\"figures\",\"fed\":4294967296}",
            "{\"event\":\"unknown\",\"fed\":3}"};
    struct feed_view view = {.fed = 9, .state = FEED_FEEDING}, before = view;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
        feed_event_take(&view, lines[i]);
    assert_memory_equal(&view, &before, sizeof(view));
}

static void words_too_long_are_cut(void **state)
{
    struct feed_view view = {.state = FEED_FEEDING};
    char line[4096];

    (void)state;
    (void)snprintf(line, sizeof(line),
            "{\"event\":\"paused\",\"status\":\"%03000d\",\"text\":\"%0900d\"}", 0, 0);
    feed_event_take(&view, line);
    assert_int_equal(strlen(view.stopped), FEED_WORD_BYTES - 1);
    assert_int_equal(strlen(view.stopped_text), FEED_TEXT_BYTES - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(lines_without_sense_change_nothing),
            cmocka_unit_test(words_too_long_are_cut)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
