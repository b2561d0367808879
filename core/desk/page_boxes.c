/* page_boxes.c -- the contact sheet: all boxes of one level, from least ink to most. */
#include "core/desk/page_boxes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/meeting.h"
#include "core/desk/page.h"
#include "core/desk/picture.h"
#include "core/language.h"

enum { TILES_PER_PAGE = 200 };

struct boxes {
    const struct desk_request *request;
    struct html *html;
    struct meeting meeting;
    int type;
    char option[LAYOUT_ID_BYTES];
    size_t at;
    struct picture_boxes list;
};

/* A level by its id, else the first; of points any figure stands for all of them. */
static void find_option(
        const struct rule *rule, const char *id, char out[LAYOUT_ID_BYTES])
{
    size_t i;

    (void)snprintf(out, LAYOUT_ID_BYTES, "%s",
            rule->points_most > 0 ? "0" : rule->options[0].id);
    for (i = 0; i < rule->option_count; i++)
        if (strcmp(rule->options[i].id, id) == 0)
            memcpy(out, rule->options[i].id, LAYOUT_ID_BYTES);
}

static void put_tab(
        const struct boxes *boxes, size_t type, const char *option, const char *label)
{
    const struct conference *conference = boxes->meeting.conference;
    int is_here = (int)type == boxes->type && strcmp(option, boxes->option) == 0;

    html_put(boxes->html, "<a class=\"button\" href=\"/boxes?type=%s&amp;option=%s\"",
            conference->types[type].id, option);
    html_add(boxes->html, is_here ? " aria-current=\"page\">" : ">");
    if (conference->type_count > 1)
        html_put(boxes->html, "%s: ", meeting_type_title(&boxes->meeting, type));
    html_put(boxes->html, "%s</a>", label);
}

static void put_tabs(const struct boxes *boxes)
{
    const struct rule *rule;
    size_t i, k;

    html_put(boxes->html, "<nav class=\"choices\" aria-label=\"%s\">",
            say(boxes->request, N_("Level")));
    for (i = 0; i < boxes->meeting.conference->type_count; i++) {
        rule = &boxes->meeting.rules[i];
        for (k = 0; k < rule->option_count; k++)
            put_tab(boxes, i, rule->options[k].id,
                    meeting_option(boxes->request, &rule->options[k]));
        if (rule->points_most > 0)
            put_tab(boxes, i, "0", say(boxes->request, N_("All figures of points")));
    }
    html_add(boxes->html, "</nav>");
}

static void put_way(
        const struct boxes *boxes, size_t at, const char *rel, const char *label)
{
    html_put(boxes->html,
            "<a class=\"button\" rel=\"%s\" "
            "href=\"/boxes?type=%s&amp;option=%s&amp;at=%zu\">"
            "%s</a>",
            rel, boxes->meeting.conference->types[boxes->type].id, boxes->option, at,
            label);
}

static void put_ways(const struct boxes *boxes)
{
    const struct desk_request *request = boxes->request;
    size_t last = boxes->at + boxes->list.count, total = boxes->list.total;

    html_add(boxes->html, "<p class=\"choices\">");
    if (boxes->at > 0)
        put_way(boxes, 0, "first", say(request, N_("Least ink")));
    if (boxes->at > 0)
        put_way(boxes, boxes->at < TILES_PER_PAGE ? 0 : boxes->at - TILES_PER_PAGE,
                "prev", say(request, N_("Back")));
    html_put(boxes->html, "<span>%s %zu–%zu / %zu</span>", say(request, N_("Boxes")),
            total == 0 ? 0 : boxes->at + 1, last, total);
    if (last < total)
        put_way(boxes, last, "next", say(request, N_("Next")));
    if (last < total)
        put_way(boxes, (total - 1) / TILES_PER_PAGE * TILES_PER_PAGE, "last",
                say(request, N_("Most ink")));
    html_add(boxes->html, "</p>");
}

/* A link a tile, over one picture: what it was read as, for those who do not see it. */
static void put_tile(const struct boxes *boxes, const struct picture_box *box)
{
    html_put(boxes->html,
            "<a href=\"/sheet/%s\" aria-label=\"%s %s, %s, %d%s%d %%\"></a>", box->sheet,
            say(boxes->request, N_("Row")), box->contest,
            say(boxes->request, box->mark == MARK_FILLED  ? N_("filled")
                                : box->mark == MARK_EMPTY ? N_("empty")
                                                          : N_("unsure")),
            (int)(box->ink_ppm / 10000), boxes->request->words != NULL ? "," : ".",
            (int)(box->ink_ppm / 1000 % 10));
}

static void put_board(const struct boxes *boxes)
{
    const struct desk_request *request = boxes->request;
    size_t i;

    if (boxes->list.count == 0) {
        page_notice(boxes->html, PAGE_INFO,
                say(request, N_("No sheet has been counted yet.")));
        return;
    }
    html_put(boxes->html,
            "<div class=\"contact\" tabindex=\"0\" role=\"group\" aria-label=\"%s\"><div "
            "class=\"board\"><img alt=\"\" "
            "src=\"/boxes.png?list=%llu&amp;option=%s&amp;at=%zu\"><div class=\"tiles\">",
            say(request, N_("Boxes, from least ink to most")),
            (unsigned long long)boxes->list.list, boxes->option, boxes->at);
    for (i = 0; i < boxes->list.count; i++)
        put_tile(boxes, &boxes->list.boxes[i]);
    html_add(boxes->html, "</div></div></div>");
}

static void put_page(const struct boxes *boxes)
{
    const struct desk_request *request = boxes->request;

    page_begin(boxes->html, request, STEP_CHECK, say(request, N_("The contact sheet")));
    html_put(boxes->html, "<p>%s</p>",
            say(request,
                    N_("Every box of one level on the counted sheets, from least ink to "
                       "most: first the empty ones, then the marks. One that stands in "
                       "the "
                       "wrong company was read wrong: choose it to see its sheet, and "
                       "send "
                       "that to checking.")));
    put_tabs(boxes);
    put_ways(boxes);
    put_board(boxes);
    put_ways(boxes);
    page_end(boxes->html, request);
}

int page_boxes(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    struct boxes *boxes = calloc(1, sizeof(*boxes));
    int result;

    if (boxes == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the contact sheet");
    boxes->request = request;
    boxes->html = &answer->page;
    result = meeting_load(desk->folder, &boxes->meeting, err);
    if (result == 0) {
        boxes->type = meeting_type(&boxes->meeting, form_get(&request->query, "type"));
        if (boxes->type < 0)
            boxes->type = 0;
        find_option(&boxes->meeting.rules[boxes->type],
                form_get(&request->query, "option"), boxes->option);
        boxes->at = (size_t)strtoul(form_get(&request->query, "at"), NULL, 10);
        result = picture_boxes(desk, boxes->meeting.conference->types[boxes->type].id,
                boxes->option, boxes->at, &boxes->list, err);
        if (result == 0)
            put_page(boxes);
        meeting_release(&boxes->meeting);
    }
    free(boxes);
    return result;
}
