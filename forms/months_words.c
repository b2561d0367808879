/* months_words.c -- the texts of lists of months: a template that people may change. */
#include "forms/months_words.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/ini.h"

static const char *const keys[] = {"month.title", "month.people", "year.title",
        "year.people", "year.mean", "year.three_quarters", "year.lowest", "year.none",
        "year.open", "year.gone", "year.legend", "list.subtitle", "list.rule",
        "list.source", "list.counts", "list.count", "list.quota", "list.quota_reason",
        "list.tie_open", "list.tie_decided", "list.draft", "list.draft_note",
        "list.closed", "list.digest", "table.rank", "table.no", "table.name",
        "table.points", "table.grade", "table.note", "table.given", "table.mean",
        "table.quota", "table.cap", "table.tied", "table.decided", "table.missing",
        "table.excused", "table.few", "table.collective", "signatures.left",
        "signatures.right", "signatures.hint"};

enum { KEY_COUNT = sizeof(keys) / sizeof(keys[0]) };
_Static_assert((size_t)KEY_COUNT <= (size_t)MONTHS_WORDS_MAX, "room for every text");

struct loading {
    struct months_words *words;
    int is_given[KEY_COUNT];
};

static size_t find_key(const char *key)
{
    size_t i;

    for (i = 0; i < KEY_COUNT; i++)
        if (strcmp(keys[i], key) == 0)
            break;
    return i;
}

static int take_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    struct loading *loading = user;
    char key[INI_SECTION_BYTES + INI_NAME_BYTES];
    size_t index;

    (void)line;
    (void)snprintf(key, sizeof(key), "%s.%s", section, name);
    index = find_key(key);
    if (index == KEY_COUNT)
        return error_set(err, ERROR_SYNTAX,
                "there is no text '%s' in [%s]; write one that the program knows", name,
                section);
    loading->is_given[index] = 1;
    return ini_copy(loading->words->text[index], MONTHS_TEXT_BYTES, name, value, err);
}

int months_words_load(const char *path, struct months_words *out, struct error *err)
{
    struct loading loading = {.words = out};
    size_t i;

    memset(out, 0, sizeof(*out));
    if (ini_read(path, take_line, &loading, err) != 0)
        return -1;
    for (i = 0; i < KEY_COUNT; i++)
        if (!loading.is_given[i])
            return error_set(err, ERROR_SYNTAX,
                    "'%s': the text '%s' (section.name) is missing; write it", path,
                    keys[i]);
    return 0;
}

const char *months_words_get(const struct months_words *words, const char *key)
{
    size_t index = find_key(key);

    assert(index < KEY_COUNT);
    return words->text[index];
}

char *months_words_fill(const struct months_words *words, const char *key,
        const struct report_words_value *values)
{
    return report_words_replace(months_words_get(words, key), values);
}
