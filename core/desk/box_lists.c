/* box_lists.c -- the lists behind the contact sheet: made anew only when it is needed. */
#include "core/desk/box_lists.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/instant.h"
#include "core/ledger.h"
#include "core/ledger_box.h"
#include "core/ledger_event.h"

struct kept {
    struct box_list *list; /* NULL: empty */
    uint64_t number;
    char type[LAYOUT_ID_BYTES];
    int64_t changes; /* of the ledger, when it was made */
    int64_t made_ms;
};

struct box_lists {
    pthread_mutex_t mutex;
    const char *folder;
    struct ledger *ledger; /* to read, once it was needed */
    uint64_t last_number;
    struct kept kept[BOX_LISTS_MOST];
};

struct box_lists *box_lists_new(const char *folder)
{
    struct box_lists *lists = calloc(1, sizeof(*lists));

    if (lists == NULL)
        return NULL;
    lists->folder = folder;
    (void)pthread_mutex_init(&lists->mutex, NULL);
    return lists;
}

void box_lists_free(struct box_lists *lists)
{
    size_t i;

    if (lists == NULL)
        return;
    for (i = 0; i < BOX_LISTS_MOST; i++)
        box_list_free(lists->kept[i].list);
    ledger_close(lists->ledger);
    (void)pthread_mutex_destroy(&lists->mutex);
    free(lists);
}

/* The newest list of a ballot type; NULL if there is none. */
static struct kept *find_newest(struct box_lists *lists, const char *type)
{
    struct kept *newest = NULL;
    size_t i;

    for (i = 0; i < BOX_LISTS_MOST; i++)
        if (lists->kept[i].list != NULL && strcmp(lists->kept[i].type, type) == 0 &&
                (newest == NULL || lists->kept[i].number > newest->number))
            newest = &lists->kept[i];
    return newest;
}

static struct kept *find_oldest(struct box_lists *lists)
{
    struct kept *oldest = &lists->kept[0];
    size_t i;

    for (i = 1; i < BOX_LISTS_MOST; i++)
        if (lists->kept[i].number < oldest->number)
            oldest = &lists->kept[i];
    return oldest;
}

/* Its number is taken first: a change while the list is made makes it old. */
static int list_make(struct box_lists *lists, const char *type, int64_t changes,
        struct kept **out, struct error *err)
{
    struct box_list *list;
    struct kept *kept;
    enum ledger_state state;

    if (ledger_state_get(lists->ledger, &state, err) != 0 ||
            ledger_box_list(lists->ledger, state == LEDGER_TEST, type, &list, err) != 0)
        return -1;
    kept = find_oldest(lists);
    box_list_free(kept->list);
    kept->list = list;
    kept->number = ++lists->last_number;
    kept->changes = changes;
    kept->made_ms = instant_ms();
    (void)snprintf(kept->type, sizeof(kept->type), "%s", type);
    *out = kept;
    return 0;
}

static int kept_find(struct box_lists *lists, const char *type, int may_be_old,
        struct kept **out, struct error *err)
{
    struct kept *kept = find_newest(lists, type);
    int64_t changes;

    if (kept != NULL &&
            (may_be_old || instant_ms() - kept->made_ms < BOX_LISTS_FRESH_MS)) {
        *out = kept;
        return 0;
    }
    if (lists->ledger == NULL &&
            ledger_open_to_read(lists->folder, &lists->ledger, err) != 0) {
        lists->ledger = NULL;
        return -1;
    }
    if (ledger_changes(lists->ledger, &changes, err) != 0)
        return -1;
    if (kept == NULL || kept->changes != changes)
        return list_make(lists, type, changes, out, err);
    kept->made_ms = instant_ms();
    *out = kept;
    return 0;
}

static void hold_fill(const struct kept *kept, struct box_lists_hold *out)
{
    out->list = kept->list;
    out->number = kept->number;
    memcpy(out->type, kept->type, sizeof(out->type));
}

int box_lists_take(struct box_lists *lists, const char *type, int may_be_old,
        struct box_lists_hold *out, struct error *err)
{
    struct kept *kept = NULL;

    (void)pthread_mutex_lock(&lists->mutex);
    if (kept_find(lists, type, may_be_old, &kept, err) != 0) {
        /* Opened anew at the next question: the file may have been mended by then. */
        ledger_close(lists->ledger);
        lists->ledger = NULL;
        (void)pthread_mutex_unlock(&lists->mutex);
        return -1;
    }
    hold_fill(kept, out);
    return 0;
}

int box_lists_find(struct box_lists *lists, uint64_t number, struct box_lists_hold *out)
{
    size_t i;

    (void)pthread_mutex_lock(&lists->mutex);
    for (i = 0; i < BOX_LISTS_MOST; i++)
        if (lists->kept[i].list != NULL && lists->kept[i].number == number) {
            hold_fill(&lists->kept[i], out);
            return 1;
        }
    (void)pthread_mutex_unlock(&lists->mutex);
    return 0;
}

void box_lists_give(struct box_lists *lists)
{
    (void)pthread_mutex_unlock(&lists->mutex);
}
