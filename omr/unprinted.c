/* unprinted.c -- all ink of a page but what was printed: lines, figures, struck names. */
#include "omr/unprinted.h"

#include <stdlib.h>

#include "omr/excess.h"
#include "omr/figure.h"
#include "omr/fold.h"
#include "omr/strike.h"

struct unprinted {
    struct excess excess;
    struct figure_work figures;
    struct fold_work *folds;
    struct strike_work *strikes;
};

struct unprinted *unprinted_new(void)
{
    struct unprinted *ink = calloc(1, sizeof(*ink));

    if (ink == NULL)
        return NULL;
    excess_init(&ink->excess);
    figure_work_init(&ink->figures);
    ink->folds = fold_work_new();
    ink->strikes = strike_work_new();
    if (ink->folds == NULL || ink->strikes == NULL) {
        unprinted_free(ink);
        return NULL;
    }
    return ink;
}

void unprinted_free(struct unprinted *ink)
{
    if (ink == NULL)
        return;
    excess_release(&ink->excess);
    figure_work_release(&ink->figures);
    fold_work_free(ink->folds);
    strike_work_free(ink->strikes);
    free(ink);
}

int unprinted_lines(struct unprinted *ink, const struct image *image,
        const struct light *light, const struct register_map *map,
        const struct layout_page *page, const struct printed *printed,
        struct streak out[STREAK_MAX], struct error *err)
{
    int count;

    if (excess_make(image, light, map, printed, &ink->excess, err) != 0 ||
            figure_work_room(&ink->figures, &ink->excess, err) != 0)
        return -1;
    count = fold_find(image, light, map, page, printed, &ink->excess, ink->folds, out);
    return streak_find(image, light, map, page, printed, &ink->excess, count, out);
}

void unprinted_strays(struct unprinted *ink, const struct layout_page *page,
        const struct printed *printed, const uint8_t *is_inked_box, int is_test,
        struct stray *out)
{
    stray_find(page, printed, is_inked_box, &ink->excess, &ink->figures, is_test, out);
}

void unprinted_struck(struct unprinted *ink, const struct image *image,
        const struct light *light, const struct register_map *map,
        const struct layout_page *page, const struct printed *printed,
        const struct streak *streaks, int streak_count, int is_dotted,
        uint8_t is_struck[LAYOUT_NAMES_MAX])
{
    strike_find(image, light, map, page, printed, streaks, streak_count, is_dotted,
            ink->strikes, is_struck);
}
