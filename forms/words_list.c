/* words_list.c -- a template's texts by "section.name": all of them, each once. */
#include "forms/words_list.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "core/ini.h"

struct loading {
    const struct words_list *list;
    char is_given[WORDS_LIST_MAX];
};

static size_t find_key(const struct words_list *list, const char *key)
{
    size_t i;

    for (i = 0; i < list->count; i++)
        if (strcmp(list->keys[i], key) == 0)
            break;
    return i;
}

static int take_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    struct loading *loading = user;
    const struct words_list *list = loading->list;
    char key[INI_SECTION_BYTES + INI_NAME_BYTES + 1];
    size_t index;

    (void)line;
    (void)snprintf(key, sizeof(key), "%s.%s", section, name);
    index = find_key(list, key);
    if (index == list->count)
        return error_set(err, ERROR_SYNTAX,
                "there is no text '%s' in section [%s]; remove the line or mend its name",
                name, section);
    if (loading->is_given[index])
        return error_set(err, ERROR_SYNTAX,
                "'%s' stands twice in section [%s]; remove one", name, section);
    loading->is_given[index] = 1;
    return ini_copy(
            list->texts + index * list->text_bytes, list->text_bytes, name, value, err);
}

int words_list_load(const struct words_list *list, const char *path, struct error *err)
{
    struct loading loading = {.list = list};
    size_t i;

    assert(list->count <= WORDS_LIST_MAX);
    memset(list->texts, 0, list->count * list->text_bytes);
    if (ini_read(path, take_line, &loading, err) != 0)
        return -1;
    for (i = 0; i < list->count; i++)
        if (!loading.is_given[i])
            return error_set(err, ERROR_SYNTAX,
                    "'%s': the text '%s' (section.name) is missing; write it", path,
                    list->keys[i]);
    return 0;
}

const char *words_list_get(const struct words_list *list, const char *key)
{
    size_t index = find_key(list, key);

    assert(index < list->count);
    return list->texts + index * list->text_bytes;
}
