/* page.h -- one scanned page read: from pixels and layouts to a reading. */
#ifndef OMR_PAGE_H
#define OMR_PAGE_H

#include <stddef.h>

#include "core/error.h"
#include "core/layout.h"
#include "core/reading.h"
#include "omr/image.h"
#include "omr/trace.h"

/* What is made of the layouts once, before the first page. */
struct page_reader;

/* How far a page is read. */
enum page_depth {
    PAGE_FULL, /* the marks, and ink anywhere else on the page */
    PAGE_MARKS /* the marks alone: to measure their cost, never to count */
};

/*
 * page_reader_new - prepare for paper of these layouts
 *
 * layouts  one a ballot type, all of one conference; borrowed, must outlive
 *          the reader.
 * is_test  1: a trial, only TEST paper counts; 0: TEST paper is refused.
 *
 * Everything that opens files, or allocates once, happens here: page_read is
 * called inside a sandbox.
 */
int page_reader_new(const struct layout *layouts, size_t count, int is_test,
        struct page_reader **out, struct error *err) __attribute__((warn_unused_result));
void page_reader_free(struct page_reader *reader);

/* page_reader_limit - PAGE_FULL unless said otherwise. */
void page_reader_limit(struct page_reader *reader, enum page_depth depth);

/*
 * page_read - everything between an image and its reading
 *
 * image    any pixels at all. Not changed.
 * trace    may be NULL; else each stage puts a picture there.
 * reading  its image and index are left alone; all else is filled in.
 *
 * A page that cannot be read is an answer (held or refused with reasons),
 * not an error. -1 only for ERROR_MEMORY.
 */
int page_read(struct page_reader *reader, const struct image *image, struct trace *trace,
        struct reading *reading, struct error *err) __attribute__((warn_unused_result));

#endif
