/* request.c -- one request, checked: what a page's handler sees of it. */
#include "core/desk/request.h"

const char *say(const struct desk_request *request, const char *text)
{
    return words_find(request->words, text);
}

const char *request_field(const struct desk_request *request, const char *name)
{
    return form_get(
            request->method == DESK_POST ? &request->form : &request->query, name);
}
