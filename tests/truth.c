/* truth.c -- a deck's truth.jsonl: what was marked on each image. */
#include "tests/truth.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/json.h"
#include "tests/pixels.h"

enum { PAGES_MAX = 100000 };

void truth_release(struct truth *truth)
{
    size_t i;

    for (i = 0; i < truth->count; i++)
        free(truth->pages[i].contests);
    free(truth->pages);
    memset(truth, 0, sizeof(*truth));
}

static int parse_contest(
        const json_t *object, struct truth_contest *out, struct error *err)
{
    char state[LAYOUT_ID_BYTES];
    const char *option;

    if (json_get_text(object, "contest", out->contest, sizeof(out->contest), err) != 0 ||
            json_get_text(object, "state", state, sizeof(state), err) != 0)
        return -1;
    if (contest_state_of_word(state, &out->state) != 0)
        return error_set(err, ERROR_SYNTAX, "unknown state '%s'", state);
    option = json_string_value(json_array_get(json_object_get(object, "chosen"), 0));
    if (out->state == CONTEST_CHOSEN && option != NULL)
        (void)snprintf(out->option, sizeof(out->option), "%s", option);
    return 0;
}

static int has_effect(const json_t *object, const char *effect)
{
    const json_t *effects = json_object_get(object, "effects");
    const char *word;
    size_t i;

    for (i = 0; i < json_array_size(effects); i++) {
        word = json_string_value(json_array_get(effects, i));
        if (word != NULL && strcmp(word, effect) == 0)
            return 1;
    }
    return 0;
}

static int parse_page(const json_t *object, struct truth_page *page, struct error *err)
{
    json_t *contests;
    int64_t index, number;
    size_t i;

    if (json_check_format(object, "kiemphieu-truth", err) != 0 ||
            json_get_text(object, "image", page->image, sizeof(page->image), err) != 0 ||
            json_get_whole(object, "index", 0, PAGES_MAX, &index, err) != 0 ||
            json_get_text(object, "ballot_type", page->ballot_type,
                    sizeof(page->ballot_type), err) != 0 ||
            json_get_whole(object, "page", 1, PAGES_MAX, &number, err) != 0 ||
            json_get_array(object, "contests", LAYOUT_BOXES_MAX, &contests, err) != 0)
        return -1;
    page->index = (int32_t)index;
    page->page = (int32_t)number;
    page->is_good = json_is_true(json_object_get(object, "good"));
    page->is_struck = has_effect(object, "name-struck");
    page->contest_count = json_array_size(contests);
    page->contests = calloc(page->contest_count + 1, sizeof(*page->contests));
    if (page->contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    for (i = 0; i < page->contest_count; i++)
        if (parse_contest(json_array_get(contests, i), &page->contests[i], err) != 0)
            return -1;
    return 0;
}

static int parse_line(
        struct truth *truth, const char *line, size_t size, struct error *err)
{
    struct truth_page *grown =
            realloc(truth->pages, (truth->count + 1) * sizeof(*truth->pages));
    json_t *object = NULL;
    int result;

    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    truth->pages = grown;
    memset(&grown[truth->count], 0, sizeof(*grown));
    if (json_parse(line, size, &object, err) != 0)
        return -1;
    result = parse_page(object, &grown[truth->count++], err);
    json_decref(object);
    return result;
}

int truth_load(const char *path, struct truth *out, struct error *err)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t room = 0;
    ssize_t got;
    int result = 0;

    memset(out, 0, sizeof(*out));
    if (file == NULL)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    while (result == 0 && (got = getline(&line, &room, file)) > 0)
        result = parse_line(out, line, (size_t)got, err);
    free(line);
    (void)fclose(file);
    if (result != 0)
        truth_release(out);
    return result;
}

int truth_digests(struct truth *truth, const char *folder, struct error *err)
{
    char path[FILE_PATH_MAX];
    int result = 0;
    size_t i;

    for (i = 0; i < truth->count && result == 0; i++) {
        if (file_join(path, folder, truth->pages[i].image, err) != 0)
            return -1;
        result = pixels_digest(path, &truth->pages[i].digest, err);
    }
    return result;
}

const struct truth_contest *truth_find(const struct truth_page *page, const char *contest)
{
    size_t i;

    for (i = 0; i < page->contest_count; i++)
        if (strcmp(page->contests[i].contest, contest) == 0)
            return &page->contests[i];
    return NULL;
}
