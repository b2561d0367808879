/* report_draw.c -- kiemphieu-forms at work on a report: it draws, core has the figures.
 */
#include "core/report_draw.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "core/process.h"

enum { BEFORE = 2 /* "report" and the folder */ };

static int run(char **arguments, FILE *names, struct error *err)
{
    struct process process;
    char *line = NULL;
    size_t room = 0;
    int status = -1;

    if (process_start(&process, "kiemphieu-forms", 0, arguments, PROCESS_OUTPUT, err) ==
            0) {
        while (getline(&line, &room, process.output) > 0)
            (void)fputs(line, names);
        status = process_finish(&process, err);
    }
    free(line);
    return status;
}

int report_draw(
        const char *folder, const char *const *arguments, FILE *names, struct error *err)
{
    char *list[BEFORE + REPORT_DRAW_ARGUMENTS_MAX + 1] = {
            strdup("report"), strdup(folder)};
    int is_whole = list[0] != NULL && list[1] != NULL, status = -1;
    size_t i;

    for (i = 0; arguments[i] != NULL; i++) {
        assert(i < REPORT_DRAW_ARGUMENTS_MAX);
        list[BEFORE + i] = strdup(arguments[i]);
        is_whole &= list[BEFORE + i] != NULL;
    }
    if (is_whole)
        status = run(list, names, err);
    else
        (void)error_set(err, ERROR_MEMORY, "no memory");
    for (i = 0; i < BEFORE + REPORT_DRAW_ARGUMENTS_MAX; i++)
        free(list[i]);
    return status;
}
