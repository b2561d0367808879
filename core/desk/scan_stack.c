/* scan_stack.c -- a stack as it is typed: its name, and how many people counted. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/scan_part.h"
#include "core/utf8.h"

static int read_expected(const char *text, long *out, struct error *err)
{
    char *end;

    *out = -1;
    if (text[0] == '\0')
        return 0;
    *out = strtol(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end != '\0' || *out < 1 ||
            *out > SCAN_SHEETS_MOST)
        return error_set(err, ERROR_RANGE,
                "the number of sheets is a whole number from 1, or left empty");
    return 0;
}

int scan_stack_read(
        const struct desk_request *request, struct scan_stack *out, struct error *err)
{
    const char *name = request_field(request, "batch");
    struct scan_stack stack;

    if (strlen(name) >= SCAN_NAME_BYTES || strpbrk(name, "\r\n\t") != NULL ||
            !utf8_is_text(name, strlen(name)))
        return error_set(err, ERROR_RANGE, "the stack's name is too long, or no text");
    (void)snprintf(stack.name, sizeof(stack.name), "%s", name);
    if (read_expected(request_field(request, "expected"), &stack.expected, err) != 0)
        return -1;
    *out = stack;
    return 0;
}

void scan_stack_put(
        struct html *html, const struct desk_request *request, const char *start)
{
    html_put(html,
            "<div class=\"fields\"><div><label for=\"%s-batch\">%s</label>"
            "<input id=\"%s-batch\" name=\"batch\" maxlength=\"80\"></div>",
            start, say(request, "The stack's name, for your papers"), start);
    html_put(html,
            "<div><label for=\"%s-expected\">%s</label><input id=\"%s-expected\" "
            "name=\"expected\" type=\"number\" min=\"1\" max=\"%d\" "
            "inputmode=\"numeric\">"
            "<span class=\"hint\">%s</span></div></div>",
            start, say(request, "Sheets counted by hand"), start, (int)SCAN_SHEETS_MOST,
            say(request, "Count the stack first. If another number is fed, it is not "
                         "accepted."));
}
