/* page_day.c -- the day on one page: replaced by the lead's. */
#include "core/desk/page.h"
#include "core/desk/pages.h"

#include "core/language.h"

int page_day(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    (void)desk;
    (void)err;
    page_begin(&answer->page, request, STEP_DAY, say(request, "The day"));
    page_end(&answer->page, request);
    return 0;
}
