/* layout.c -- where everything is printed: its memory and the file it is loaded from. */
#include "core/layout.h"

#include <stdlib.h>
#include <string.h>

#include "core/file.h"

void layout_init(struct layout *layout)
{
    memset(layout, 0, sizeof(*layout));
}

static void page_release(struct layout_page *page)
{
    free(page->fiducials);
    free(page->codes);
    free(page->boxes);
    free(page->names);
    free(page->rows);
    free(page->areas);
    free(page->printed_png);
}

void layout_release(struct layout *layout)
{
    size_t i;

    for (i = 0; i < layout->page_count; i++)
        page_release(&layout->pages[i]);
    free(layout->pages);
    layout_init(layout);
}

int layout_load(const char *path, struct layout *out, struct error *err)
{
    char *text = NULL;
    size_t size = 0;
    int result;

    if (file_read(path, LAYOUT_FILE_MAX_BYTES, &text, &size, err) != 0)
        return -1;
    result = layout_parse(text, size, out, err);
    free(text);
    return result == 0 ? 0 : error_add_context(err, "%s", path);
}
