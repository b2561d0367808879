/* unprinted.h -- all ink of a page but what was printed: lines, figures, struck names. */
#ifndef OMR_UNPRINTED_H
#define OMR_UNPRINTED_H

#include "core/error.h"
#include "core/layout.h"
#include "omr/image.h"
#include "omr/light.h"
#include "omr/printed.h"
#include "omr/register.h"
#include "omr/stray.h"
#include "omr/streak.h"

struct unprinted; /* working memory, used again page after page */

struct unprinted *unprinted_new(void); /* NULL: no memory */
void unprinted_free(struct unprinted *ink);

/*
 * unprinted_lines - compare the whole page with its print; find streaks and folds
 *
 * Returns how many stand in `out`; -1: ERROR_MEMORY or, for an image wider than
 * any page, ERROR_RANGE.
 * Cost: one pass over the image, 2 ms for A4 at 300 dpi.
 */
int unprinted_lines(struct unprinted *ink, const struct image *image,
        const struct light *light, const struct register_map *map,
        const struct layout_page *page, const struct printed *printed,
        struct streak out[STREAK_MAX], struct error *err)
        __attribute__((warn_unused_result));

/*
 * unprinted_strays - follow what unprinted_lines left over; call it once, after
 * unprinted_lines
 *
 * is_inked_box, is_test  as stray_find.
 */
void unprinted_strays(struct unprinted *ink, const struct layout_page *page,
        const struct printed *printed, const uint8_t *is_inked_box, int is_test,
        struct stray *out);

/*
 * unprinted_struck - which names are struck; needs neither of the above
 *
 * streaks  what unprinted_lines found, with their count; may be none. is_dotted  as
 *          strike_find.
 */
void unprinted_struck(struct unprinted *ink, const struct image *image,
        const struct light *light, const struct register_map *map,
        const struct layout_page *page, const struct printed *printed,
        const struct streak *streaks, int streak_count, int is_dotted,
        uint8_t is_struck[LAYOUT_NAMES_MAX]);

#endif
