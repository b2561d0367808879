/* ballot_state.c -- is what was printed what would be printed now? */
#include "core/desk/ballot_state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/child.h"
#include "core/file.h"
#include "core/json.h"

enum { OUTPUT_MAX_BYTES = 1 << 16, PATIENCE_MS = 30000, NAME_BYTES = 64, PAGES_MAX = 64 };

static int has_file(const char *folder, const char *type, const char *ending)
{
    char name[NAME_BYTES], path[FILE_PATH_MAX];

    (void)snprintf(name, sizeof(name), "print/%s%s.pdf", type, ending);
    return file_join(path, folder, name, NULL) == 0 && file_exists(path);
}

static int take_line(
        const char *folder, const char *line, struct ballots *ballots, struct error *err)
{
    struct ballot ballot;
    char before[DIGEST_ID_HEX_BYTES];
    json_t *object = NULL;
    int64_t pages = 0;
    int result;

    memset(&ballot, 0, sizeof(ballot));
    if (json_parse(line, strlen(line), &object, err) != 0)
        return -1;
    result = json_check_format(object, "kiemphieu-form", err) != 0 ||
                             json_get_text(object, "ballot_type", ballot.type,
                                     sizeof(ballot.type), err) != 0 ||
                             json_get_text(object, "form_id", ballot.form_id,
                                     sizeof(ballot.form_id), err) != 0 ||
                             json_get_text(object, "before", before, sizeof(before),
                                     err) != 0 ||
                             json_get_whole(object, "pages", 1, PAGES_MAX, &pages, err) !=
                                     0
                     ? -1
                     : 0;
    json_decref(object);
    if (result != 0 || ballots->count == CONFERENCE_TYPES_MAX)
        return result;
    ballot.pages = (uint32_t)pages;
    ballot.has_proof = has_file(folder, ballot.type, "-proof");
    if (before[0] == '\0' || !has_file(folder, ballot.type, ""))
        ballot.state = BALLOT_NEW;
    else
        ballot.state =
                strcmp(before, ballot.form_id) == 0 ? BALLOT_PRINTED : BALLOT_CHANGED;
    ballots->list[ballots->count++] = ballot;
    return 0;
}

int ballots_look(
        const char *folder, int is_vietnamese, struct ballots *out, struct error *err)
{
    const char *const arguments[] = {"print", "--check", "--", folder, NULL};
    const struct child_wish wish = {.program = "kiemphieu-forms",
            .arguments = arguments,
            .is_vietnamese = is_vietnamese,
            .stdin_file = -1};
    struct ballots ballots = {.count = 0};
    char *text = NULL, *rest, *line;
    size_t size;
    int status = 0, result;

    if (child_run(&wish, OUTPUT_MAX_BYTES, PATIENCE_MS, &text, &size, &status, err) != 0)
        return -1;
    result = status == 0 ? 0 : -1; /* err has its last words */
    rest = text;
    while (result == 0 && (line = strsep(&rest, "\n")) != NULL)
        if (line[0] != '\0')
            result = take_line(folder, line, &ballots, err);
    free(text);
    if (result == 0)
        *out = ballots;
    return result;
}

int ballots_are_printed(const struct ballots *ballots)
{
    size_t i;

    for (i = 0; i < ballots->count; i++)
        if (ballots->list[i].state != BALLOT_PRINTED)
            return 0;
    return ballots->count > 0;
}
