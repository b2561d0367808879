/* event.c -- what a scan tells the front-end: JSON lines on stdout. */
#include "scan/event.h"

#include <stdlib.h>

#include "core/json.h"

void event_say(FILE *out, json_t *event)
{
    char *line = event == NULL ? NULL : json_line(event);

    json_decref(event);
    if (line == NULL)
        return;
    (void)fprintf(out, "%s\n", line);
    (void)fflush(out);
    free(line);
}
