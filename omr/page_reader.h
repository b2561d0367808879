/* page_reader.h -- what page.c keeps from page to page; nobody else looks inside. */
#ifndef OMR_PAGE_READER_H
#define OMR_PAGE_READER_H

#include "omr/blob.h"
#include "omr/code_text.h"
#include "omr/find_target.h"
#include "omr/page.h"
#include "omr/page_marks.h"
#include "omr/printed.h"

enum { PAGE_TARGETS_MAX = 16 };

struct page_reader {
    const struct layout *layouts;
    size_t count;
    int is_test;
    enum page_depth depth;
    struct find_target targets[PAGE_TARGETS_MAX]; /* each place of corners once */
    size_t target_count;
    struct printed *printed[LAYOUT_PAGES_MAX]; /* one array a layout */
    struct code_decoder *decoder;
    struct page_marks *marks;
    struct image shrunk;
    struct blob_window window;
};

#endif
