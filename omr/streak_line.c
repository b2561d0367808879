/* streak_line.c -- one streak or fold: where it runs, what it takes, touches and hides.
 */
#include "omr/streak.h"

enum {
    TOUCH_UM = 300,
    OWN_UM = 300,        /* beside the line's width: its blurred edge */
    HIDES_UM = 350,      /* 0.4 mm but for the image's pixels */
    FOLD_HIDES_UM = 600, /* a crease is known for what it is, but no broad one */
    HIDES_DARK = 64      /* 25 % of toner, as ink */
};

int32_t streak_across(const struct streak *streak, int32_t along_um)
{
    int i = 0;
    int64_t span;

    while (i + 2 < STREAK_KNOTS && streak->along_um[i + 1] < along_um)
        i++;
    span = streak->along_um[i + 1] - streak->along_um[i];
    if (span < 1)
        return streak->across_um[i];
    return streak->across_um[i] +
           (int32_t)((int64_t)(streak->across_um[i + 1] - streak->across_um[i]) *
                     (along_um - streak->along_um[i]) / span);
}

static void traces_take(const struct streak *streak, struct excess *excess,
        const struct excess_trace *traces, size_t count)
{
    int32_t reach = streak->width_um / 2 + OWN_UM;
    size_t i;

    for (i = 0; i < count; i++) {
        const struct excess_trace *trace = &traces[i];
        int32_t along = streak->is_down ? trace->y_um : trace->x_um;
        int32_t across = streak->is_down ? trace->x_um : trace->y_um;
        int32_t off = across - streak_across(streak, along);
        uint8_t *state = &excess->state[excess_at(excess, trace->x, trace->y)];

        if (off >= -reach && off <= reach && along >= streak->first_um &&
                along <= streak->last_um && *state != EXCESS_NONE)
            *state = EXCESS_LINE;
    }
}

void streak_take(const struct streak *streak, struct excess *excess)
{
    traces_take(streak, excess, excess->traces, excess->trace_count);
    traces_take(streak, excess, excess->rims, excess->rim_count);
}

int streak_overlaps(const struct streak *streak, const struct layout_rect *rect)
{
    int is_down = streak->is_down;
    int32_t first = is_down ? rect->top_um : rect->left_um;
    int32_t last = is_down ? rect->bottom_um : rect->right_um;
    int32_t near = is_down ? rect->left_um : rect->top_um;
    int32_t far = is_down ? rect->right_um : rect->bottom_um;
    int32_t a = streak_across(streak, first), b = streak_across(streak, last);
    int32_t reach = streak->width_um / 2;

    return last >= streak->first_um && first <= streak->last_um &&
           (a > b ? a : b) + reach >= near && (a < b ? a : b) - reach < far;
}

int streak_crosses(const struct streak *streak, const struct layout_rect *rect)
{
    struct layout_rect near = {rect->left_um - TOUCH_UM, rect->top_um - TOUCH_UM,
            rect->right_um + TOUCH_UM, rect->bottom_um + TOUCH_UM};

    return streak_overlaps(streak, &near);
}

int streak_hides(const struct streak *streak)
{
    return streak->dark >= HIDES_DARK &&
           streak->width_um >= (streak->kind == STREAK_FOLD ? FOLD_HIDES_UM : HIDES_UM);
}
