/* sheet_group.c -- pages in the order of feeding put together to sheets. */
#include "core/sheet_group.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int sheet_group_start(struct sheet_group *group, const struct layout *layouts,
        size_t layout_count, sheet_group_sink *sink, void *user, struct error *err)
{
    memset(group, 0, sizeof(*group));
    group->pages = calloc(LAYOUT_PAGES_MAX, sizeof(*group->pages));
    if (group->pages == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the pages of a sheet");
    group->layouts = layouts;
    group->layout_count = layout_count;
    group->sink = sink;
    group->user = user;
    return 0;
}

static void empty(struct sheet_group *group)
{
    size_t i;

    for (i = 0; i < group->count; i++)
        reading_release(&group->pages[i]);
    group->count = 0;
    group->wanted = 0;
}

void sheet_group_release(struct sheet_group *group)
{
    if (group->pages != NULL)
        empty(group);
    free(group->pages);
    memset(group, 0, sizeof(*group));
}

int sheet_group_is_open(const struct sheet_group *group)
{
    return group->count > 0;
}

static int emit(struct sheet_group *group, struct error *err)
{
    int result = group->sink(group->user, group->pages, group->count, err);

    empty(group);
    return result;
}

int sheet_group_close(struct sheet_group *group, struct error *err)
{
    struct reading *first = &group->pages[0];

    if (group->count == 0)
        return 0;
    if (group->wanted == 0 || group->count < group->wanted) {
        reading_add_reason(first, REASON_TRUNCATED, VERDICT_HELD);
        if (group->wanted > 0)
            (void)snprintf(first->detail, sizeof(first->detail),
                    "%zu of %zu pages of this ballot were fed", group->count,
                    group->wanted);
    }
    return emit(group, err);
}

/* Pages of a ballot type; 0 if its layout is not known. */
static size_t pages_of(const struct sheet_group *group, const char *ballot_type)
{
    size_t i;

    for (i = 0; i < group->layout_count; i++)
        if (strcmp(group->layouts[i].ballot_type, ballot_type) == 0)
            return group->layouts[i].page_count;
    return 0;
}

/* 1 if every ballot of the conference has one page. */
static int all_single(const struct sheet_group *group)
{
    size_t i;

    for (i = 0; i < group->layout_count; i++)
        if (group->layouts[i].page_count > 1)
            return 0;
    return 1;
}

/* 1 if the page can be of the sheet that is open. */
static int fits_open_sheet(const struct sheet_group *group, const struct reading *reading)
{
    size_t i;

    if (reading->page == 0)
        return 1;
    /* An unread page before a page 1 was no part of that ballot. */
    if (group->wanted == 0)
        return reading->page != 1;
    for (i = 0; i < group->count; i++)
        if (group->pages[i].page == reading->page ||
                (group->pages[i].page != 0 &&
                        strcmp(group->pages[i].ballot_type, reading->ballot_type) != 0))
            return 0;
    return 1;
}

static int emit_alone(
        struct sheet_group *group, struct reading *reading, struct error *err)
{
    int result = group->sink(group->user, reading, 1, err);

    reading_release(reading);
    return result;
}

int sheet_group_add(struct sheet_group *group, struct reading *reading, struct error *err)
{
    size_t wanted = reading->page == 0 ? 0 : pages_of(group, reading->ballot_type);

    if (reading->verdict == VERDICT_REFUSED)
        return emit_alone(group, reading, err);
    if (wanted == 1 || (wanted == 0 && group->count == 0 && all_single(group))) {
        if (sheet_group_close(group, err) != 0)
            return -1;
        return emit_alone(group, reading, err);
    }
    if (group->count > 0 && !fits_open_sheet(group, reading) &&
            sheet_group_close(group, err) != 0)
        return -1;
    group->pages[group->count++] = *reading;
    reading_init(reading);
    if (wanted > 0)
        group->wanted = wanted;
    if (group->count == group->wanted)
        return emit(group, err);
    return group->count == LAYOUT_PAGES_MAX ? sheet_group_close(group, err) : 0;
}
