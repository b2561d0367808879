/* desk_feed_batch.h -- the desk's batches. */
#ifndef TESTS_DESK_FEED_BATCH_H
#define TESTS_DESK_FEED_BATCH_H

#include "core/desk/feed.h"

#include <dirent.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "tests/program_scan.h"

enum { SHEETS = 6, LOOK_NS = 5000000, PATIENCE_LOOKS = 24000 };

static struct stage stage;

/* A fresh conference, the deck in the feeder of a virtual scanner, and the desk's part.
 */
struct place {
    char folder[PROGRAM_PATH_BYTES];
    struct setup scanner;
    struct desk_feed *feed;
    struct feed_view view; /* as it was seen last */
};

static inline void open_place(struct place *place, const char *plan)
{
    memset(place, 0, sizeof(*place));
    stage_fresh(&stage, place->folder);
    setup_stack(&place->scanner);
    setup_plan(plan);
    scan_load(&stage, &place->scanner, 1, SHEETS);
    place->feed = feed_new();
    assert_non_null(place->feed);
}

static inline void close_place(struct place *place)
{
    feed_free(place->feed);
    setup_end(&place->scanner);
    setup_plan(NULL);
    program_folder_remove(place->folder);
}

static inline struct feed_wish usual(const struct place *place)
{
    return (struct feed_wish){.folder = place->folder,
            .device = place->scanner.device,
            .batch = "chồng 1",
            .by = "Lê Thị Vận Hành",
            .expected = SHEETS,
            .dpi = 300,
            .patience_s = 2};
}

static inline void start(struct place *place)
{
    struct feed_wish wish = usual(place);
    struct error err = {.text = ""};

    if (feed_start(place->feed, &wish, &err) != 0)
        fail_msg("%s", err.text);
}

static inline void look(struct place *place)
{
    const struct timespec moment = {0, LOOK_NS};

    (void)nanosleep(&moment, NULL);
    feed_look(place->feed, &place->view);
}

static inline void wait_for_state(struct place *place, enum feed_state state)
{
    int looks = 0;

    do {
        look(place);
        if (looks++ > PATIENCE_LOOKS ||
                (place->view.state == FEED_ENDED && state != FEED_ENDED))
            fail_msg("state %d instead of %d: %s", place->view.state, state,
                    place->view.error);
    } while (place->view.state != state);
}

static inline void wait_for_question(struct place *place, const char *word)
{
    wait_for_state(place, FEED_ASKING);
    assert_string_equal(place->view.question.word, word);
}

static inline void answer(struct place *place, const char *text, const char *why)
{
    struct error err = {.text = ""};

    if (feed_answer(place->feed, place->view.page, text, "Lê Thị Vận Hành", why, &err) !=
            0)
        fail_msg("%s", err.text);
}

static inline void expect_refused(
        struct place *place, unsigned page, const char *text, enum error_kind kind)
{
    struct error err = {.text = ""};

    assert_int_equal(
            feed_answer(place->feed, page, text, "Lê Thị Vận Hành", "", &err), -1);
    assert_int_equal(err.kind, kind);
}

static inline void check_all_counted(struct place *place)
{
    wait_for_state(place, FEED_ENDED);
    assert_int_equal(place->view.end, FEED_ACCEPTED);
    assert_int_equal(place->view.counted, SHEETS);
    assert_int_equal(stage_sum(place->folder, "fed"), SHEETS);
    assert_int_equal(stage_sum(place->folder, "counted"), SHEETS);
}

static inline void finish(struct place *place)
{
    wait_for_question(place, "empty");
    answer(place, "d", "");
    check_all_counted(place);
}

static inline int make_stage(void **state)
{
    (void)state;
    (void)signal(SIGPIPE, SIG_IGN); /* as the desk does */
    stage_start(&stage, "", stage_four_people, "6", "11", "--clean");
    return 0;
}

static inline int end_stage(void **state)
{
    (void)state;
    stage_end(&stage);
    return 0;
}

#endif
