/* identify.h -- which page of which paper lies in the image, by its codes. */
#ifndef OMR_IDENTIFY_H
#define OMR_IDENTIFY_H

#include "core/layout.h"
#include "core/reading.h"
#include "omr/code_text.h"
#include "omr/find.h"
#include "omr/image.h"
#include "omr/light.h"

enum identify_answer {
    IDENTIFY_KNOWN,   /* layout, page, rotation and is_test are given */
    IDENTIFY_FOREIGN, /* another paper: `reason` tells why it is refused */
    IDENTIFY_DOUBTFUL /* codes unreadable, or they name different pages */
};

struct identity {
    enum identify_answer answer;
    enum reason reason;
    size_t layout, page; /* indices */
    int32_t rotation;
    int is_test;
};

/*
 * identify_page - compare the modules with each printed page's, both ways up
 *
 * found    all four corners.
 * dpi      of the image; for a last look over all of it.
 *
 * The modules are read where the corners put them; where that does not settle it,
 * around there (a feeder's stretch), by the modules that all papers share.
 * Accepts a page if one of its codes agrees in 93 % of the modules, no other
 * page comes near, and no other code of the sheet names another page.
 * Otherwise the codes are decoded as text, as they stand and drawn anew: a second
 * code that is covered may be missing, one that says something else may not.
 * -1 only for ERROR_MEMORY. 0.02 ms where the first comparison settles it.
 */
int identify_page(const struct layout *layouts, size_t count, const struct image *image,
        const struct light *light, const struct find_result *found, int32_t dpi,
        struct code_decoder *decoder, struct identity *out, struct error *err)
        __attribute__((warn_unused_result));

/*
 * identify_unplaced - the same for a sheet whose corners were not found
 *
 * Decodes the whole picture. IDENTIFY_KNOWN says which paper it is
 * (rotation is not known then); IDENTIFY_DOUBTFUL that there is no code.
 */
int identify_unplaced(const struct layout *layouts, size_t count,
        const struct image *image, int32_t dpi, struct code_decoder *decoder,
        struct identity *out, struct error *err) __attribute__((warn_unused_result));

#endif
