/* settings.c -- a scanner set up for ballots: the options that matter, in the right
 * order. */
#include "scan/settings.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "scan/option.h"
#include "scan/source.h"

enum { NAMES_MAX = 64, LIST_BYTES = 512, NUMBER_BYTES = 32 };

/* Paper: A4. The area is a little larger where the scanner allows, so that a sheet
 * which is fed askew keeps its corners; and longer, so that two that overlap show. */
#define PAPER_WIDTH_MM 210.0
#define PAPER_HEIGHT_MM 297.0
#define AREA_WIDTH_MM 216.0
#define AREA_HEIGHT_MM 306.0
#define MM_PER_INCH 25.4

/* Where a scanner has the option, and allows the value, it is set so; else passed over.
 */
static const struct wish {
    const char *name, *value;
    /* why:                                        */
} wishes[] = {
        {"swskip", "0"}, /* blank sides are sheets too: none may vanish */
        {"blank-page-skip", "no"},
        {"swcrop", "no"},          /* the engine measures the paper as it was fed */
        {"swdeskew", "0"},         /* straightened pixels are no longer the sensor's */
        {"swdespeck", "0"},        /* a speck filter eats dots and thin strokes */
        {"dropout-front", "None"}, /* a dropped colour erases the pens of that colour */
        {"dropout-back", "None"},
        {"overscan", "On"},      /* a margin around the paper shows its corners */
        {"compression", "None"}, /* JPEG smears marks, and frames we do not know */
        {"buffermode", "Off"},   /* read ahead sheets lie in the tray without image */
        {"prepick", "Off"},
        {"df-action", "Stop"}, /* two sheets at once: stop, and tell */
        {"df-thickness", "yes"},
        {"df-length", "yes"},
};

/* ---- a choice from a list of names ---- */

static size_t list_names(
        SANE_Handle handle, const char *name, const char *names[NAMES_MAX + 1])
{
    struct option option = option_find(handle, name);
    size_t count = 0;

    names[0] = NULL;
    if (!option_can_set(&option) || option.about->type != SANE_TYPE_STRING ||
            option.about->constraint_type != SANE_CONSTRAINT_STRING_LIST)
        return 0;
    while (count < NAMES_MAX && option.about->constraint.string_list[count] != NULL) {
        names[count] = option.about->constraint.string_list[count];
        names[++count] = NULL;
    }
    return count;
}

/* Driver memory goes away when an option is set: a name is copied before. */
static int set_listed(
        SANE_Handle handle, const char *option, const char *listed, struct error *err)
{
    char copy[OPTION_VALUE_BYTES];

    (void)snprintf(copy, sizeof(copy), "%s", listed);
    return option_set(handle, option, copy, err);
}

static void join_names(const char *const *names, char out[LIST_BYTES])
{
    size_t used = 0, i;

    out[0] = '\0';
    for (i = 0; names[i] != NULL && used + strlen(names[i]) + 5 < LIST_BYTES; i++)
        used += (size_t)snprintf(
                out + used, LIST_BYTES - used, "%s'%s'", i == 0 ? "" : ", ", names[i]);
}

static int find_named(const char *const *names, const char *name)
{
    int i;

    for (i = 0; names[i] != NULL; i++)
        if (strcasecmp(names[i], name) == 0)
            return i;
    return -1;
}

/* ---- source ---- */

static int is_glass(const char *source)
{
    return strcasestr(source, "flatbed") != NULL ||
           strcasestr(source, "platen") != NULL || strcasestr(source, "glass") != NULL;
}

/* Some have no duplex source, but a mode of the feeder or a switch beside it. */
static int set_sides(SANE_Handle handle, int is_duplex, struct error *err)
{
    const char *names[NAMES_MAX + 1];
    struct option option = option_find(handle, "duplex");
    int place;

    if (option_can_set(&option) && option.about->type == SANE_TYPE_BOOL)
        return option_set(handle, "duplex", is_duplex ? "yes" : "no", err);
    if (list_names(handle, "adf-mode", names) > 0) {
        place = find_named(names, is_duplex ? "Duplex" : "Simplex");
        if (place < 0)
            place = source_choose(names, is_duplex);
        if (place >= 0)
            return set_listed(handle, "adf-mode", names[place], err);
    }
    return is_duplex ? error_set(err, ERROR_SYNTAX,
                               "this scanner offers no scanning of both sides")
                     : 0;
}

static int set_named_source(SANE_Handle handle, const char *const *names,
        const struct settings *settings, struct error *err)
{
    char list[LIST_BYTES];
    int place = find_named(names, settings->source);

    if (place >= 0)
        return set_listed(handle, "source", names[place], err);
    join_names(names, list);
    return error_set(err, ERROR_SYNTAX, "the scanner has no source '%s'; it has %s",
            settings->source, list[0] == '\0' ? "none to choose" : list);
}

static int set_source(
        SANE_Handle handle, const struct settings *settings, struct error *err)
{
    const char *names[NAMES_MAX + 1];
    char list[LIST_BYTES];
    size_t count = list_names(handle, "source", names);
    int place;

    if (settings->source != NULL)
        return set_named_source(handle, names, settings, err);
    place = source_choose(names, settings->is_duplex);
    if (place >= 0 && settings->is_duplex)
        return set_listed(handle, "source", names[place], err);
    place = source_choose(names, 0);
    if (place >= 0) {
        if (set_listed(handle, "source", names[place], err) != 0)
            return -1;
    } else if (count > 0) {
        join_names(names, list);
        return error_set(err, ERROR_SYNTAX,
                "the scanner has no feeder among its sources %s; name one with --source",
                list);
    }
    return set_sides(handle, settings->is_duplex, err);
}

/* ---- picture ---- */

static int set_mode(
        SANE_Handle handle, const struct settings *settings, struct error *err)
{
    const char *names[NAMES_MAX + 1];
    char list[LIST_BYTES];
    struct option option;
    int place;

    if (list_names(handle, "mode", names) > 0) {
        place = source_mode(names, settings->mode);
        if (place < 0) {
            join_names(names, list);
            return error_set(err, ERROR_SYNTAX, "the scanner has no mode '%s'; it has %s",
                    settings->mode, list);
        }
        if (set_listed(handle, "mode", names[place], err) != 0)
            return -1;
    }
    option = option_find(handle, "depth");
    if (option_can_set(&option) &&
            option_set(handle, "depth",
                    strcasecmp(settings->mode, "lineart") == 0 ? "1" : "8", err) != 0)
        err->text[0] = '\0'; /* what comes then is seen in the frame's parameters */
    return 0;
}

static int set_resolution(SANE_Handle handle, const struct settings *settings,
        struct settings_granted *granted, struct error *err)
{
    static const char *const names[] = {"resolution", "x-resolution", "y-resolution"};
    char text[NUMBER_BYTES];
    struct option option;
    size_t i;

    (void)snprintf(text, sizeof(text), "%d", settings->dpi);
    for (i = 0; i < 3; i++) {
        option = option_find(handle, names[i]);
        if (option_can_set(&option) && option_set(handle, names[i], text, err) != 0)
            return -1;
    }
    granted->dpi_x = option_number(handle, "resolution", 0);
    granted->dpi_x = option_number(handle, "x-resolution", granted->dpi_x);
    granted->dpi_y = option_number(handle, "resolution", granted->dpi_x);
    granted->dpi_y = option_number(handle, "y-resolution", granted->dpi_y);
    if (granted->dpi_x != 0 &&
            (granted->dpi_x < SETTINGS_DPI_LEAST || granted->dpi_y < SETTINGS_DPI_LEAST))
        return error_set(err, ERROR_SYNTAX,
                "the scanner scans at %.0f dpi; ballots need %d or more", granted->dpi_x,
                SETTINGS_DPI_LEAST);
    return 0;
}

/* In the option's own unit; a scanner that refuses keeps its own area. */
static void set_length(SANE_Handle handle, const struct settings_granted *granted,
        const char *name, double mm)
{
    const SANE_Option_Descriptor *about = option_find(handle, name).about;
    char text[NUMBER_BYTES];
    struct error why;

    if (about == NULL)
        return;
    if (about->unit == SANE_UNIT_PIXEL)
        mm *= (granted->dpi_x > 0 ? granted->dpi_x : SETTINGS_DPI_MOST) / MM_PER_INCH;
    (void)snprintf(text, sizeof(text), "%.3f", mm);
    if (option_set(handle, name, text, &why) != 0)
        return;
}

static void set_area(SANE_Handle handle, const struct settings_granted *granted)
{
    set_length(handle, granted, "page-width", PAPER_WIDTH_MM);
    set_length(handle, granted, "page-height", PAPER_HEIGHT_MM);
    set_length(handle, granted, "tl-x", 0);
    set_length(handle, granted, "tl-y", 0);
    set_length(handle, granted, "br-x", AREA_WIDTH_MM);
    set_length(handle, granted, "br-y", AREA_HEIGHT_MM);
}

static void set_wishes(SANE_Handle handle)
{
    struct error why;
    size_t i;

    for (i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++)
        if (option_set(handle, wishes[i].name, wishes[i].value, &why) != 0)
            continue; /* it has none, or not this value: the record shows what holds */
}

static int set_extra(SANE_Handle handle, const char *extra, struct error *err)
{
    char name[NUMBER_BYTES * 2];
    const char *equals = strchr(extra, '=');
    int length = equals == NULL ? 0 : (int)(equals - extra);

    if (length <= 0 || (size_t)length >= sizeof(name))
        return error_set(err, ERROR_SYNTAX, "'%s' is not NAME=VALUE", extra);
    (void)snprintf(name, sizeof(name), "%.*s", length, extra);
    return option_set(handle, name, equals + 1, err);
}

int settings_apply(SANE_Handle handle, const struct settings *settings,
        struct settings_granted *granted, struct error *err)
{
    char source[OPTION_VALUE_BYTES];
    size_t i;

    memset(granted, 0, sizeof(*granted));
    if (set_source(handle, settings, err) != 0 || set_mode(handle, settings, err) != 0 ||
            set_resolution(handle, settings, granted, err) != 0)
        return -1;
    set_area(handle, granted);
    set_wishes(handle);
    for (i = 0; i < settings->extra_count; i++)
        if (set_extra(handle, settings->extra[i], err) != 0)
            return -1;
    granted->is_glass = option_text(handle, "source", source) == 0 && is_glass(source);
    return 0;
}
