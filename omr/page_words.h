/* page_words.h -- whether somebody wrote on the page. */
#ifndef OMR_PAGE_WORDS_H
#define OMR_PAGE_WORDS_H

#include "core/reading.h"
#include "omr/sharpness.h"
#include "omr/stray.h"

/*
 * page_words_judge - REASON_WRITING, if there is writing outside the rows
 *
 * stray  as stray_find left it. Where there is but little ink, beside print, the scan's
 *        sharpness is measured as sharpness_measure does, in `work`.
 */
void page_words_judge(const struct stray *stray, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct register_map *map, struct sharpness_work *work,
        struct reading *reading);

#endif
