/* source.c -- which of a scanner's sources feeds a stack, by what vendors call it. */
#include "scan/source.h"

#include <string.h>
#include <strings.h>

static int says(const char *name, const char *word)
{
    return strcasestr(name, word) != NULL;
}

static int is_both_sides(const char *name)
{
    return (says(name, "duplex") || says(name, "both")) && !says(name, "card");
}

static int is_one_side(const char *name)
{
    return !says(name, "duplex") && !says(name, "both") && !says(name, "back") &&
           !says(name, "card");
}

static int is_feeder(const char *name)
{
    return (says(name, "adf") || says(name, "feeder")) && is_one_side(name);
}

static int is_no_glass(const char *name)
{
    return !says(name, "flatbed") && !says(name, "platen") && !says(name, "glass") &&
           !says(name, "transparen") && !says(name, "negative") && !says(name, "slide") &&
           is_one_side(name);
}

static int first(const char *const *names, int (*fits)(const char *))
{
    int i;

    for (i = 0; names[i] != NULL; i++)
        if (fits(names[i]))
            return i;
    return -1;
}

int source_choose(const char *const *names, int is_duplex)
{
    int place;

    if (is_duplex)
        return first(names, is_both_sides);
    place = first(names, is_feeder);
    return place >= 0 ? place : first(names, is_no_glass);
}

static int is_gray(const char *name)
{
    return says(name, "gray") || says(name, "grey");
}

static int is_color(const char *name)
{
    return says(name, "color") || says(name, "colour");
}

static int is_lineart(const char *name)
{
    return says(name, "lineart") || says(name, "line art") || says(name, "binary") ||
           says(name, "black") || says(name, "mono");
}

int source_mode(const char *const *names, const char *wanted)
{
    int i;

    for (i = 0; names[i] != NULL; i++)
        if (strcasecmp(names[i], wanted) == 0)
            return i;
    if (is_gray(wanted))
        return first(names, is_gray);
    if (is_color(wanted))
        return first(names, is_color);
    return is_lineart(wanted) ? first(names, is_lineart) : -1;
}
