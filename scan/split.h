/* split.h -- the pages of a multi-page TIFF file, each taken out as a file of its own. */
#ifndef SCAN_SPLIT_H
#define SCAN_SPLIT_H

#include <stdint.h>

#include "core/digest.h"
#include "core/error.h"
#include "scan/tiff_source.h"

/*
 * A stack scanned into one TIFF file tells by its pages' places in which order
 * the ballots were fed. So each page is stored by itself, under a random name.
 *
 * A page is not decoded. Its directory is written again with those tags alone
 * that say how its pixels are to be read; each value, and each strip's or
 * tile's bytes, are copied as they are. So the page is read as before to the
 * last bit, no decoder is exposed here, and the same page gives the same
 * bytes whatever version of a library is installed. Tags that tell of a
 * page's place, time or maker (PageNumber, PageName, DateTime, Software and
 * all that are not in the list) are left out.
 *
 * Sources: TIFF 6.0, sections 2, 8 and 22; BigTIFF; DESIGN, "Secrecy and
 * integrity".
 */
struct split {
    struct tiff_source source;
    uint32_t page_count; /* see split_open */
    uint64_t
            striles_bytes; /* of strips and tiles and their tables: may still be copied */
};

/*
 * split_open - see whether a file has several pages
 *
 * descriptor  as for tiff_source_open. The file must not change meanwhile.
 *
 * page_count is 0 for a file that is to be kept as it is: no TIFF, a TIFF of
 * one page, or one whose very first directory cannot be found (which the
 * engine reports as image-broken). A list of pages that is cut off or loops
 * counts one page more for the place where it ends; split_page says that it
 * is damaged. ERROR_RANGE for more than TIFF_SOURCE_PAGES_MAX pages.
 */
int split_open(int descriptor, struct split *out, struct error *err)
        __attribute__((warn_unused_result));
void split_release(struct split *split);

/*
 * split_page - write one page as a TIFF file
 *
 * index   0 .. page_count - 1, each once, in order.
 * target  an empty file open for writing; not synced.
 *
 * The byte order and kind (TIFF, BigTIFF) are those of the source. ERROR_SYNTAX
 * says that the page is damaged: a directory or strip that lies outside the
 * file, numbers without sense, pages that share their pixels (so that no
 * small file grows to fill the disk). Then the other pages can still be taken
 * out, and `target` holds nothing of use. Any other error is about the disk
 * or memory. Memory: 16 bytes a strip, at most 16 MiB.
 */
int split_page(struct split *split, uint32_t index, int target, struct error *err)
        __attribute__((warn_unused_result));

/*
 * split_write_damaged - what is stored in place of a page that is damaged
 *
 * A TIFF header without a page, then a line of text with the reason. The
 * engine reports it as image-broken, so the page is counted as fed and held
 * until someone finds the sheet of paper; nothing else of the file, which
 * would tell its order, is kept.
 *
 * file    the digest of the whole file: with `index` it makes the bytes those
 *         of this page and no other, and the same whenever it is imported.
 * target  emptied first.
 */
int split_write_damaged(int target, const struct digest *file, uint32_t index,
        const char *why, struct error *err) __attribute__((warn_unused_result));

#endif
