/* page_marks.h -- all marks of a registered page. */
#ifndef OMR_PAGE_MARKS_H
#define OMR_PAGE_MARKS_H

#include "core/error.h"
#include "core/layout.h"
#include "core/reading.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/page.h"
#include "omr/printed.h"
#include "omr/register.h"
#include "omr/trace.h"

struct page_marks; /* working memory, used again page after page */

struct page_marks *page_marks_new(void); /* NULL: no memory */
void page_marks_free(struct page_marks *marks);

/*
 * page_marks_read - contests, their boxes and the reasons that lie in them
 *
 * is_test  1: TEST paper.
 * depth    PAGE_MARKS: neither streaks nor ink outside the boxes are looked for.
 * trace    pictures "5-weighed" and "6-judged"; may be NULL.
 * reading  contests are added in the layout's order; its verdict is raised
 *          where anything is doubtful.
 * -1 only for ERROR_MEMORY.
 */
int page_marks_read(struct page_marks *marks, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct printed *printed, const struct register_map *map, int is_test,
        enum page_depth depth, struct trace *trace, struct reading *reading,
        struct error *err) __attribute__((warn_unused_result));

#endif
