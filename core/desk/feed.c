/* feed.c -- the scanner at work: `kiemphieu scan` as a child, its figures and questions.
 */
#include "core/desk/feed.h"

#include <inttypes.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/follow.h"
#include "core/utf8.h"

enum {
    LINE_MAX_BYTES = 1 << 18, /* "opened" lists all options of the scanner */
    ARGUMENTS_MAX = 24,
    NUMBER_BYTES = 24,
    PATIENCE_MS = 15000, /* for the sheet that lies in the scanner */
    AT_ONCE_MS = 3000
};

struct desk_feed {
    pthread_mutex_t lock;
    struct follow *follow;
    struct feed_view view;
    int is_running;                                  /* also while it is being started */
    int is_reserved;                                 /* by an import */
    char who[FEED_TEXT_BYTES], why[FEED_TEXT_BYTES]; /* of who discards it */
    char last_words[FEED_TEXT_BYTES];                /* of its stderr */
};

struct desk_feed *feed_new(void)
{
    struct desk_feed *feed = calloc(1, sizeof(*feed));

    if (feed == NULL)
        return NULL;
    feed->view.is_seen = 1;
    if (pthread_mutex_init(&feed->lock, NULL) != 0) {
        free(feed);
        return NULL;
    }
    return feed;
}

void feed_free(struct desk_feed *feed)
{
    if (feed == NULL)
        return;
    if (feed->follow != NULL) {
        follow_signal(feed->follow, SIGINT);
        if (!follow_wait(feed->follow, PATIENCE_MS))
            follow_stop(feed->follow, SIGTERM, AT_ONCE_MS);
    }
    follow_free(feed->follow);
    (void)pthread_mutex_destroy(&feed->lock);
    free(feed);
}

/* ---- what it says; in the thread that hears it ---- */

/* Who discards and why was typed before it asks: the desk's page has both. */
static void answer_for_person(struct desk_feed *feed)
{
    const char *word = feed->view.question.word;
    const char *text = strcmp(word, "who") == 0   ? feed->who
                       : strcmp(word, "why") == 0 ? feed->why
                                                  : "";

    if (feed->view.state != FEED_ASKING || text[0] == '\0' || feed->follow == NULL)
        return;
    if (follow_type(feed->follow, text) == 0)
        feed->view.state = FEED_FEEDING;
}

static void take_line(void *context, int is_error, const char *line)
{
    struct desk_feed *feed = context;

    (void)pthread_mutex_lock(&feed->lock);
    if (is_error)
        (void)snprintf(feed->last_words, sizeof(feed->last_words), "%s", line);
    else
        feed_event_take(&feed->view, line);
    answer_for_person(feed);
    (void)pthread_mutex_unlock(&feed->lock);
}

static void take_end(void *context, int status, const struct error *err)
{
    struct desk_feed *feed = context;

    (void)pthread_mutex_lock(&feed->lock);
    feed_event_ended(&feed->view, status, status < 0 ? err->text : feed->last_words);
    feed->is_running = 0;
    (void)pthread_mutex_unlock(&feed->lock);
}

/* ---- start ---- */

static int take_place(struct desk_feed *feed, const struct feed_wish *wish,
        struct follow **before, struct error *err)
{
    struct feed_view *view = &feed->view;
    unsigned page = view->page + 1;

    if (feed->is_running || feed->is_reserved)
        return error_set(err, ERROR_STATE,
                "sheets are being taken in already; wait until that has ended");
    *before = feed->follow;
    feed->follow = NULL;
    feed->is_running = 1;
    feed->who[0] = feed->why[0] = feed->last_words[0] = '\0';
    *view = (struct feed_view){.page = page,
            .state = FEED_STARTING,
            .end = FEED_FAILED,
            .is_seen = 1,
            .is_trial = wish->is_trial,
            .expected = wish->expected};
    (void)snprintf(view->batch, sizeof(view->batch), "%s", wish->batch);
    (void)snprintf(view->device, sizeof(view->device), "%s", wish->device);
    (void)snprintf(view->by, sizeof(view->by), "%s", wish->by);
    return 0;
}

static void give_up_place(struct desk_feed *feed)
{
    (void)pthread_mutex_lock(&feed->lock);
    feed->is_running = 0;
    feed->view = (struct feed_view){.page = feed->view.page + 1, .is_seen = 1};
    (void)pthread_mutex_unlock(&feed->lock);
}

struct line {
    const char *arguments[ARGUMENTS_MAX];
    char dpi[NUMBER_BYTES], expected[NUMBER_BYTES], patience[NUMBER_BYTES];
};

static void make_line(struct line *line, const struct feed_wish *wish)
{
    const char **next = line->arguments;

    *next++ = "scan";
    *next++ = "--json";
    *next++ = "--device";
    *next++ = wish->device;
    (void)snprintf(line->dpi, NUMBER_BYTES, "%d", wish->dpi);
    *next++ = "--resolution";
    *next++ = line->dpi;
    *next++ = wish->is_duplex ? "--duplex" : "--simplex";
    if (wish->batch[0] != '\0') {
        *next++ = "--batch";
        *next++ = wish->batch;
    }
    if (wish->expected >= 0) {
        (void)snprintf(line->expected, NUMBER_BYTES, "%" PRId64, wish->expected);
        *next++ = "--expect";
        *next++ = line->expected;
    }
    if (wish->patience_s > 0) {
        (void)snprintf(line->patience, NUMBER_BYTES, "%d", wish->patience_s);
        *next++ = "--patience";
        *next++ = line->patience;
    }
    if (wish->is_stopping_on_held)
        *next++ = "--stop-on-held";
    if (wish->is_trial)
        *next++ = "--trial";
    *next++ = "--";
    *next++ = wish->folder;
    *next = NULL;
}

int feed_start(struct desk_feed *feed, const struct feed_wish *wish, struct error *err)
{
    struct line line;
    const struct child_wish child = {.program = "kiemphieu",
            .arguments = line.arguments,
            .is_vietnamese = wish->is_vietnamese,
            .stdin_file = -1,
            .with_input = 1};
    const struct follow_calls calls = {
            .line = take_line, .ended = take_end, .context = feed};
    struct follow *before = NULL, *follow = NULL;
    int result;

    (void)pthread_mutex_lock(&feed->lock);
    result = take_place(feed, wish, &before, err);
    (void)pthread_mutex_unlock(&feed->lock);
    if (result != 0)
        return -1;
    follow_free(before);
    make_line(&line, wish);
    if (follow_start(&child, LINE_MAX_BYTES, &calls, &follow, err) != 0) {
        give_up_place(feed);
        return -1;
    }
    (void)pthread_mutex_lock(&feed->lock);
    feed->follow = follow;
    (void)pthread_mutex_unlock(&feed->lock);
    return 0;
}

int feed_reserve(struct desk_feed *feed, struct error *err)
{
    int is_free;

    (void)pthread_mutex_lock(&feed->lock);
    is_free = !feed->is_running && !feed->is_reserved;
    if (is_free)
        feed->is_reserved = 1;
    (void)pthread_mutex_unlock(&feed->lock);
    return is_free ? 0
                   : error_set(err, ERROR_STATE,
                             "sheets are being taken in already; wait until that has "
                             "ended");
}

void feed_leave(struct desk_feed *feed)
{
    (void)pthread_mutex_lock(&feed->lock);
    feed->is_reserved = 0;
    (void)pthread_mutex_unlock(&feed->lock);
}

/* ---- answers ---- */

static int check_page(const struct desk_feed *feed, unsigned page, struct error *err)
{
    if (feed->view.state == FEED_ASKING && feed->view.page == page &&
            feed->follow != NULL)
        return 0;
    return error_set(err, ERROR_STATE,
            "that was answered already, perhaps in another window; look what is asked "
            "now");
}

/* What is typed as one line must be one: the next would answer the next question. */
static int is_line(const char *text)
{
    return text[0] != '\0' && strlen(text) < FEED_TEXT_BYTES &&
           strpbrk(text, "\r\n\t") == NULL && utf8_is_text(text, strlen(text));
}

static int answer_locked(struct desk_feed *feed, unsigned page, const char *answer,
        const char *by, const char *why, struct error *err)
{
    if (check_page(feed, page, err) != 0)
        return -1;
    if (!feed_event_is_answer(&feed->view.question, answer))
        return error_set(
                err, ERROR_RANGE, "'%.40s' is no answer to what is asked", answer);
    if (answer[0] == 'x' && !is_line(why))
        return error_set(err, ERROR_RANGE,
                "to discard a stack, write the reason, in one line of at most 150 "
                "letters");
    if (!is_line(by))
        return error_set(err, ERROR_RANGE, "nobody is signed in");
    (void)snprintf(feed->who, sizeof(feed->who), "%s", by);
    (void)snprintf(feed->why, sizeof(feed->why), "%s", why);
    if (follow_type(feed->follow, answer) != 0)
        return error_set(err, ERROR_IO, "the scan has ended");
    feed->view.state = FEED_FEEDING;
    feed->view.page++;
    return 0;
}

int feed_answer(struct desk_feed *feed, unsigned page, const char *answer, const char *by,
        const char *why, struct error *err)
{
    int result;

    (void)pthread_mutex_lock(&feed->lock);
    result = answer_locked(feed, page, answer, by, why, err);
    (void)pthread_mutex_unlock(&feed->lock);
    return result;
}

int feed_tray(struct desk_feed *feed, unsigned page, uint32_t tray, struct error *err)
{
    int result;

    (void)pthread_mutex_lock(&feed->lock);
    result = check_page(feed, page, err);
    if (result == 0) {
        feed->view.question.tray = tray;
        feed->view.page++;
    }
    (void)pthread_mutex_unlock(&feed->lock);
    return result;
}

void feed_stop(struct desk_feed *feed)
{
    (void)pthread_mutex_lock(&feed->lock);
    if (feed->is_running && feed->follow != NULL) {
        follow_signal(feed->follow, SIGINT);
        feed->view.state = FEED_STOPPING;
        feed->view.page++;
    }
    (void)pthread_mutex_unlock(&feed->lock);
}

void feed_seen(struct desk_feed *feed, unsigned page)
{
    (void)pthread_mutex_lock(&feed->lock);
    if (feed->view.state == FEED_ENDED && feed->view.page == page) {
        feed->view.is_seen = 1;
        feed->view.page++;
    }
    (void)pthread_mutex_unlock(&feed->lock);
}

void feed_look(struct desk_feed *feed, struct feed_view *out)
{
    (void)pthread_mutex_lock(&feed->lock);
    *out = feed->view;
    (void)pthread_mutex_unlock(&feed->lock);
}
