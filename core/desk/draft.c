/* draft.c -- what conference.ini says, right or wrong, so that a page can show it again.
 */
#include "core/desk/draft.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/ini.h"

static int take_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    struct draft *draft = user;
    struct draft_line copy = {strdup(section), strdup(name), strdup(value)};

    (void)line;
    if (copy.section != NULL && copy.name != NULL && copy.value != NULL &&
            draft->count < DRAFT_LINES_MAX) {
        draft->lines[draft->count++] = copy;
        return 0;
    }
    free(copy.section);
    free(copy.name);
    free(copy.value);
    return draft->count < DRAFT_LINES_MAX
                   ? error_set(err, ERROR_MEMORY, "no memory for the settings")
                   : error_set(
                             err, ERROR_RANGE, "more than %d settings", DRAFT_LINES_MAX);
}

int draft_load(const char *folder, struct draft *out, struct error *err)
{
    char path[FILE_PATH_MAX];

    out->count = 0;
    out->lines = calloc(DRAFT_LINES_MAX, sizeof(*out->lines));
    if (out->lines == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the settings");
    if (file_join(path, folder, "conference.ini", err) != 0)
        return -1;
    return ini_read(path, take_line, out, err);
}

void draft_release(struct draft *draft)
{
    size_t i;

    for (i = 0; i < draft->count; i++) {
        free(draft->lines[i].section);
        free(draft->lines[i].name);
        free(draft->lines[i].value);
    }
    free(draft->lines);
    memset(draft, 0, sizeof(*draft));
}

const char *draft_get(const struct draft *draft, const char *section, const char *name)
{
    size_t i;

    for (i = draft->count; i > 0; i--)
        if (strcmp(draft->lines[i - 1].section, section) == 0 &&
                strcmp(draft->lines[i - 1].name, name) == 0)
            return draft->lines[i - 1].value;
    return "";
}

const struct draft_line *draft_next(
        const struct draft *draft, const char *section, size_t *at)
{
    while (*at < draft->count) {
        const struct draft_line *line = &draft->lines[(*at)++];

        if (strcmp(line->section, section) == 0)
            return line;
    }
    return NULL;
}
