/* devices.c -- the scanners that are there, and what each can do. */
#include "scan/devices.h"

#include "scan/event.h"
#include "scan/option.h"
#include "scan/status.h"

#include <string.h>

enum { DEVICES_MAX = 256 };

static const char *text_or_none(const char *text)
{
    return text == NULL ? "" : text;
}

static json_t *strings_of(SANE_Handle handle, const char *name)
{
    const SANE_Option_Descriptor *about = option_find(handle, name).about;
    json_t *list = json_array();
    int i;

    if (about == NULL || about->type != SANE_TYPE_STRING ||
            about->constraint_type != SANE_CONSTRAINT_STRING_LIST)
        return list;
    for (i = 0; about->constraint.string_list[i] != NULL; i++)
        (void)json_array_append_new(list, json_string(about->constraint.string_list[i]));
    return list;
}

static json_int_t whole_of(const SANE_Option_Descriptor *about, SANE_Word word)
{
    return (json_int_t)(about->type == SANE_TYPE_FIXED ? SANE_UNFIX(word) : word);
}

static void add_resolutions(SANE_Handle handle, json_t *line)
{
    const SANE_Option_Descriptor *about = option_find(handle, "resolution").about;
    json_t *list = json_array();
    SANE_Int i;

    (void)json_object_set_new(line, "resolutions", list);
    if (about == NULL || (about->type != SANE_TYPE_INT && about->type != SANE_TYPE_FIXED))
        return;
    if (about->constraint_type == SANE_CONSTRAINT_WORD_LIST)
        for (i = 1; i <= about->constraint.word_list[0]; i++)
            (void)json_array_append_new(
                    list, json_integer(whole_of(about, about->constraint.word_list[i])));
    if (about->constraint_type != SANE_CONSTRAINT_RANGE)
        return;
    (void)json_object_set_new(line, "resolution_least",
            json_integer(whole_of(about, about->constraint.range->min)));
    (void)json_object_set_new(line, "resolution_most",
            json_integer(whole_of(about, about->constraint.range->max)));
}

static void describe(const char *name, FILE *out)
{
    json_t *line = json_pack("{s:s}", "device", name);
    SANE_Handle handle;
    SANE_Status status = sane_open(name, &handle);

    if (status != SANE_STATUS_GOOD) {
        (void)json_object_set_new(line, "status", json_string(status_word(status)));
        event_say(out, line);
        return;
    }
    (void)json_object_set_new(line, "sources", strings_of(handle, "source"));
    (void)json_object_set_new(line, "modes", strings_of(handle, "mode"));
    add_resolutions(handle, line);
    event_say(out, line);
    sane_close(handle);
}

int devices_list(FILE *out)
{
    const SANE_Device **devices = NULL;
    size_t i;

    if (sane_init(NULL, NULL) != SANE_STATUS_GOOD ||
            sane_get_devices(&devices, SANE_FALSE) != SANE_STATUS_GOOD || devices == NULL)
        return -1;
    for (i = 0; i < DEVICES_MAX && devices[i] != NULL; i++)
        event_say(out,
                json_pack("{s:s,s:s,s:s,s:s}", "device", text_or_none(devices[i]->name),
                        "vendor", text_or_none(devices[i]->vendor), "model",
                        text_or_none(devices[i]->model), "type",
                        text_or_none(devices[i]->type)));
    for (i = 0; i < DEVICES_MAX && devices[i] != NULL; i++)
        describe(text_or_none(devices[i]->name), out);
    sane_exit();
    return 0;
}
