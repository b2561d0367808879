/* page_words.c -- whether somebody wrote on the page. */
#include "omr/page_words.h"

enum {
    /* A blurred scan's bold print is thicker than the blank page's by as much as a small
     * word over print shows, and so is black and white's, which has no edges to go by and
     * is rim.c's: of 31 good sheets held for writing 17. Those that were blurred had 176
     * um and more, sharp scans have up to 125. */
    SHARP_UM = 170
};

static int is_sharp(const struct image *image, const struct light *light,
        const struct layout_page *page, const struct register_map *map,
        struct sharpness_work *work)
{
    struct sharpness print;

    sharpness_measure(image, light, page, map, work, &print);
    return print.um <= SHARP_UM;
}

void page_words_judge(const struct stray *stray, const struct image *image,
        const struct light *light, const struct layout_page *page,
        const struct register_map *map, struct sharpness_work *work,
        struct reading *reading)
{
    if (stray->has_writing ||
            (stray->has_little_writing && is_sharp(image, light, page, map, work)))
        reading_add_reason(reading, REASON_WRITING, VERDICT_HELD);
}
