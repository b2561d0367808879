/* ledger_form.c -- what people filled in at the desk: its mistakes, the file it changes.
 */
#include "core/ledger_form.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/ledger_event.h"
#include "core/ledger_text.h"

enum { FILE_MOST_BYTES = 4 << 20, MISTAKES_MAX = 1000 };

int ledger_form_start(struct ledger_form *form, struct ledger *ledger, const char *kind,
        const char *file, int is_needed, struct error *err)
{
    char path[FILE_PATH_MAX];

    memset(form, 0, sizeof(*form));
    form->ledger = ledger;
    form->kind = kind;
    form->file = file;
    if (file_join(path, ledger->folder, file, err) != 0)
        return -1;
    if ((is_needed || file_exists(path)) &&
            file_read(path, FILE_MOST_BYTES, &form->before, &form->before_size, err) != 0)
        return -1;
    form->mistakes = json_array();
    if (form->mistakes != NULL)
        return 0;
    ledger_form_release(form);
    return error_set(err, ERROR_MEMORY, "no memory for a form");
}

void ledger_form_release(struct ledger_form *form)
{
    free(form->before);
    json_decref(form->mistakes);
    form->before = NULL;
    form->mistakes = NULL;
}

void ledger_form_mistake(struct ledger_form *form, const char *field, const char *text)
{
    json_t *mistake;

    if (json_array_size(form->mistakes) >= MISTAKES_MAX)
        return;
    mistake = json_pack("{s:s,s:s}", "field", field, "text", text);
    if (mistake == NULL) /* it quotes bytes that are no UTF-8 */
        mistake = json_pack("{s:s,s:s}", "field", "", "text", "unreadable text");
    /* one that got lost would let a wrong file be saved */
    if (json_array_append_new(form->mistakes, mistake) != 0)
        abort();
}

int ledger_form_value(const char *name, const json_t *member,
        char room[LEDGER_FORM_VALUE_BYTES], const char **text, struct error *err)
{
    if (json_is_string(member) &&
            strlen(json_string_value(member)) == json_string_length(member)) {
        *text = json_string_value(member);
        return 0;
    }
    *text = room;
    if (json_is_integer(member)) {
        (void)snprintf(room, LEDGER_FORM_VALUE_BYTES, "%" PRId64,
                (int64_t)json_integer_value(member));
        return 0;
    }
    room[0] = '\0';
    if (json_is_null(member))
        return 0;
    return error_set(err, ERROR_SYNTAX, "\"%s\" is missing or no text", name);
}

static void hex_of(const char *text, size_t size, char hex[DIGEST_HEX_BYTES])
{
    struct digest digest;

    hex[0] = '\0';
    if (text == NULL)
        return;
    digest_of(text, size, &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, hex);
}

static int write_event(struct ledger_form *form, const char *by, const char *text,
        size_t size, json_t *more, struct error *err)
{
    char before[DIGEST_HEX_BYTES], after[DIGEST_HEX_BYTES];
    json_t *detail = more == NULL ? json_object() : more;

    hex_of(form->before, form->before_size, before);
    hex_of(text, size, after);
    (void)json_object_set_new(detail, "file", json_string(form->file));
    (void)json_object_set_new(detail, "before", json_string(before));
    (void)json_object_set_new(detail, "after", json_string(after));
    (void)json_object_set_new(detail, "by", json_string(by));
    return ledger_event_add(form->ledger, form->kind, detail, err);
}

static int is_there(const struct ledger_form *form, const char *name)
{
    char path[FILE_PATH_MAX];

    return file_join(path, form->ledger->folder, name, NULL) == 0 && file_exists(path);
}

static void answer_saved(const struct ledger_form *form, json_t *answer)
{
    (void)json_object_set_new(answer, "saved", json_true());
    if (is_there(form, "layout") || is_there(form, "print"))
        (void)json_object_set_new(answer, "printed", json_true());
}

/* The file, then the event: a crash between the two leaves a digest that tells of it. */
static int replace(struct ledger_form *form, const char *by, const char *text,
        size_t size, json_t *more, struct error *err)
{
    char path[FILE_PATH_MAX];

    if (file_join(path, form->ledger->folder, form->file, err) != 0 ||
            file_write(path, text, size, err) != 0) {
        json_decref(more);
        return -1;
    }
    return write_event(form, by, text, size, more, err);
}

int ledger_form_save(struct ledger_form *form, const json_t *request, const char *text,
        size_t size, json_t *more, json_t *answer, struct error *err)
{
    char by[LEDGER_TEXT_BYTES] = "";

    if (json_array_size(form->mistakes) > 0) {
        json_decref(more);
        (void)json_object_set_new(answer, "saved", json_false());
        (void)json_object_set(answer, "mistakes", form->mistakes);
        return 0;
    }
    if (json_object_get(request, "by") != NULL &&
            ledger_text_get(request, "by", 0, by, err) != 0) {
        json_decref(more);
        return -1;
    }
    if (form->before != NULL && size == form->before_size &&
            memcmp(form->before, text, size) == 0)
        json_decref(more); /* nothing has changed */
    else if (replace(form, by, text, size, more, err) != 0)
        return -1;
    answer_saved(form, answer);
    return 0;
}
