/* pair.c -- what needs two people: one asks, a second one confirms, here or elsewhere. */
#include "core/desk/pair.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/pair_list.h"
#include "core/desk/person.h"
#include "core/digest.h"
#include "core/instant.h"
#include "core/language.h"
#include "core/ledger_name.h"

struct desk_pair {
    pthread_mutex_t mutex;
    struct pair_waiting waiting[PAIR_WAITING_MAX];
};

struct desk_pair *pair_new(void)
{
    struct desk_pair *pair = calloc(1, sizeof(*pair));

    if (pair != NULL)
        (void)pthread_mutex_init(&pair->mutex, NULL);
    return pair;
}

static void forget(struct pair_waiting *waiting)
{
    json_decref(waiting->detail);
    memset(waiting, 0, sizeof(*waiting));
}

void pair_free(struct desk_pair *pair)
{
    size_t i;

    if (pair == NULL)
        return;
    for (i = 0; i < PAIR_WAITING_MAX; i++)
        forget(&pair->waiting[i]);
    (void)pthread_mutex_destroy(&pair->mutex);
    free(pair);
}

/* ---- the list; under its lock ---- */

static void forget_old(struct desk_pair *pair)
{
    int64_t now_ms = instant_ms();
    size_t i;

    for (i = 0; i < PAIR_WAITING_MAX; i++)
        if (pair->waiting[i].id[0] != '\0' &&
                now_ms - pair->waiting[i].asked_ms > PAIR_LIFE_MS)
            forget(&pair->waiting[i]);
}

static struct pair_waiting *find(struct desk_pair *pair, const char *id)
{
    size_t i;

    for (i = 0; i < PAIR_WAITING_MAX && id[0] != '\0'; i++)
        if (strcmp(pair->waiting[i].id, id) == 0)
            return &pair->waiting[i];
    return NULL;
}

/* The detail is shared: one more reference for who gets the copy. */
static void copy(struct pair_waiting *out, const struct pair_waiting *waiting)
{
    *out = *waiting;
    json_incref(out->detail);
}

static int remember(struct desk_pair *pair, const struct pair_waiting *asked)
{
    struct pair_waiting *place = NULL;
    size_t i;

    (void)pthread_mutex_lock(&pair->mutex);
    forget_old(pair);
    for (i = 0; i < PAIR_WAITING_MAX && place == NULL; i++)
        if (pair->waiting[i].id[0] == '\0')
            place = &pair->waiting[i];
    if (place != NULL)
        copy(place, asked);
    (void)pthread_mutex_unlock(&pair->mutex);
    return place == NULL ? -1 : 0;
}

void pair_list_put(struct desk_pair *pair, const struct pair_waiting *waiting)
{
    (void)remember(pair, waiting);
}

int pair_list_take(struct desk_pair *pair, const char *id, struct pair_waiting *out)
{
    struct pair_waiting *waiting;

    (void)pthread_mutex_lock(&pair->mutex);
    forget_old(pair);
    waiting = find(pair, id);
    if (waiting != NULL) {
        copy(out, waiting);
        forget(waiting);
    }
    (void)pthread_mutex_unlock(&pair->mutex);
    return waiting != NULL;
}

int pair_list_look(struct desk_pair *pair, const char *id, struct pair_waiting *out)
{
    const struct pair_waiting *waiting;

    (void)pthread_mutex_lock(&pair->mutex);
    forget_old(pair);
    waiting = find(pair, id);
    if (waiting != NULL)
        copy(out, waiting);
    (void)pthread_mutex_unlock(&pair->mutex);
    return waiting != NULL;
}

size_t pair_list_copy(struct desk_pair *pair, struct pair_waiting out[PAIR_WAITING_MAX])
{
    size_t count = 0, i;

    (void)pthread_mutex_lock(&pair->mutex);
    forget_old(pair);
    for (i = 0; i < PAIR_WAITING_MAX; i++)
        if (pair->waiting[i].id[0] != '\0')
            copy(&out[count++], &pair->waiting[i]);
    (void)pthread_mutex_unlock(&pair->mutex);
    return count;
}

void pair_waiting_release(struct pair_waiting *waiting)
{
    forget(waiting);
}

/* As the ledger's table: one of the two is a chair, but for a batch that is accepted. */
int pair_may_confirm(const struct pair_waiting *waiting, const char *name, unsigned roles)
{
    if (roles == 0 || ledger_name_is_same(waiting->asker, name))
        return 0;
    return strcmp(waiting->kind, "batch-accept") == 0 ||
           ((roles | waiting->asker_roles) & DESK_CHAIR) != 0;
}

unsigned pair_count(struct desk *desk, const struct desk_request *request)
{
    struct desk_pair *pair = desk->pair;
    unsigned count = 0;
    size_t i;

    if (!request->is_signed_in)
        return 0;
    (void)pthread_mutex_lock(&pair->mutex);
    forget_old(pair);
    for (i = 0; i < PAIR_WAITING_MAX; i++)
        if (pair->waiting[i].id[0] != '\0' &&
                pair_may_confirm(&pair->waiting[i], request->name, request->roles))
            count++;
    (void)pthread_mutex_unlock(&pair->mutex);
    return count;
}

/* ---- asking and doing ---- */

int pair_do(struct desk *desk, const struct desk_request *request,
        const struct pair_waiting *waiting, const char *second, struct error *err)
{
    json_t *asked;

    if (waiting->check != NULL && waiting->check(desk, waiting->detail, err) != 0)
        return -1;
    asked = waiting->detail == NULL ? json_object() : json_copy(waiting->detail);
    if (asked == NULL ||
            json_object_set_new(asked, "request", json_string(waiting->kind)) != 0 ||
            json_object_set_new(
                    asked, "names", json_pack("[s,s]", waiting->asker, second)) != 0) {
        json_decref(asked);
        return error_set(err, ERROR_MEMORY, "no memory");
    }
    return desk_ask(desk, request, asked, NULL, err);
}

int pair_co_sign(struct desk *desk, const struct desk_request *request,
        const struct pair_waiting *waiting, struct desk_answer *answer, struct error *err)
{
    const char *name = request_field(request, "second");
    enum person_result result;
    struct person second;
    unsigned wait_s;
    char text[256];

    if (person_check(desk, request, name, request_field(request, "second-passphrase"),
                &result, &wait_s, &second, err) != 0)
        return -1;
    if (result == PERSON_RIGHT && pair_may_confirm(waiting, second.name, second.roles))
        return pair_do(desk, request, waiting, second.name, err) == 0 ? 1 : -1;
    if (result == PERSON_RIGHT) {
        answer_refuse(answer, waiting->path,
                say(request,
                        "This takes two different people, one of them a chair. Nothing "
                        "was done."));
    } else if (result == PERSON_WAIT) {
        (void)snprintf(text, sizeof(text),
                say(request, "Too many attempts in vain. Wait %u seconds."), wait_s);
        answer_refuse(answer, waiting->path, text);
    } else {
        answer_refuse(answer, waiting->path,
                say(request, "Name and passphrase of the second person do not belong "
                             "together. Nothing was done."));
    }
    return 0;
}

static void describe(struct pair_waiting *out, const struct desk_request *request,
        const struct pair_wish *wish)
{
    uint8_t bytes[(PAIR_ID_BYTES - 1) / 2];

    memset(out, 0, sizeof(*out));
    digest_random(bytes, sizeof(bytes));
    digest_hex(bytes, sizeof(bytes), out->id);
    out->kind = wish->kind;
    out->detail = wish->detail;
    out->sentence = wish->sentence;
    out->done = wish->done;
    out->path = wish->path;
    out->check = wish->check;
    (void)snprintf(out->subject, sizeof(out->subject), "%s", wish->subject);
    (void)snprintf(out->asker, sizeof(out->asker), "%s", request->name);
    out->asker_roles = request->roles;
    out->asked_ms = instant_ms();
}

int desk_pair_ask(struct desk *desk, const struct desk_request *request,
        struct pair_wish *wish, struct desk_answer *answer, struct error *err)
{
    struct pair_waiting asked;
    int result = 0;

    describe(&asked, request, wish);
    if (request_field(request, "second")[0] != '\0') {
        result = pair_co_sign(desk, request, &asked, answer, err);
        if (result == 1)
            answer_see(answer, wish->path, say(request, wish->done));
        result = result < 0 ? -1 : 0;
    } else if (remember(desk->pair, &asked) != 0) {
        answer_refuse(answer, wish->path,
                say(request, "Too much waits for a second person; settle that first."));
    } else {
        answer_see(answer, "/pair",
                say(request, "Asked. It is done once a second person confirms it."));
    }
    pair_waiting_release(&asked);
    wish->detail = NULL;
    return result;
}

void pair_put_fields(struct html *html, const struct desk_request *request)
{
    html_put(html,
            "<fieldset class=\"second\"><legend>%s</legend><p><label>%s <input "
            "name=\"second\" maxlength=\"255\" "
            "autocomplete=\"off\"></label></p><p><label>",
            say(request, "A second person, here"), say(request, "Name"));
    html_put(html,
            "%s <input name=\"second-passphrase\" type=\"password\" maxlength=\"1024\" "
            "autocomplete=\"off\"></label></p><p>%s</p></fieldset>",
            say(request, "Passphrase"),
            say(request, "Left empty, it waits until the second person confirms it in a "
                         "window of their own."));
}
