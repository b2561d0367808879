/* stack.c -- the entry points of libsane-stack.so.1, the virtual scanner of the tests.
 *
 * A SANE backend that serves the images of a folder as a document feeder, with faults
 * on demand. The distribution's libsane loads it where LD_LIBRARY_PATH has its folder
 * and the device is called "stack" or "stack:stack0"; a dll.conf is needed only to
 * have it listed.
 *
 *   STACK_FOLDER  the images, *.tif, in the order of their names; without it, no device
 *   STACK_STATE   what has gone through; else FOLDER/.stack-state (feeder.h)
 *   STACK_PLAN    the faults and the kind of device (fault.h); the option `plan` too
 *   STACK_REPORT  at close a line "IDLE_MS SIDES" is added to this file (pace.h)
 *   STACK_LOG     each entry that was called, a word a line, is added to this file
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sane/device.h"

#define ENTRY __attribute__((visibility("default")))

/* libsane's interface has no room for it elsewhere: there is one scanner a process. */
static struct device device;

/* libsane loads these by name; there is no header for them. */
ENTRY SANE_Status sane_stack_init(SANE_Int *version, SANE_Auth_Callback authorize);
ENTRY void sane_stack_exit(void);
ENTRY SANE_Status sane_stack_get_devices(const SANE_Device ***list, SANE_Bool local);
ENTRY SANE_Status sane_stack_open(SANE_String_Const name, SANE_Handle *handle);
ENTRY void sane_stack_close(SANE_Handle handle);
ENTRY const SANE_Option_Descriptor *sane_stack_get_option_descriptor(
        SANE_Handle handle, SANE_Int option);
ENTRY SANE_Status sane_stack_control_option(SANE_Handle handle, SANE_Int option,
        SANE_Action action, void *value, SANE_Int *info);
ENTRY SANE_Status sane_stack_get_parameters(SANE_Handle handle, SANE_Parameters *out);
ENTRY SANE_Status sane_stack_start(SANE_Handle handle);
ENTRY SANE_Status sane_stack_read(
        SANE_Handle handle, SANE_Byte *data, SANE_Int room, SANE_Int *length);
ENTRY void sane_stack_cancel(SANE_Handle handle);
ENTRY SANE_Status sane_stack_set_io_mode(SANE_Handle handle, SANE_Bool non_blocking);
ENTRY SANE_Status sane_stack_get_select_fd(SANE_Handle handle, SANE_Int *fd);

static void add_line(const char *variable, const char *text)
{
    const char *path = getenv(variable);
    FILE *out = path == NULL ? NULL : fopen(path, "ae");

    if (out == NULL)
        return;
    (void)fprintf(out, "%s\n", text);
    (void)fclose(out);
}

SANE_Status sane_stack_init(SANE_Int *version, SANE_Auth_Callback authorize)
{
    (void)authorize;
    add_line("STACK_LOG", "init");
    memset(&device, 0, sizeof(device));
    if (version != NULL)
        *version = SANE_VERSION_CODE(1, 0, 1);
    device.has_feeder = feeder_open(&device.feeder, getenv("STACK_FOLDER"),
                                getenv("STACK_STATE")) == 0;
    if (device_plan(&device, getenv("STACK_PLAN")) != 0)
        return SANE_STATUS_INVAL;
    return device_fault(&device, PLACE_INIT);
}

void sane_stack_exit(void)
{
    add_line("STACK_LOG", "exit");
    if (device.is_open)
        sane_stack_close(&device);
    (void)device_fault(&device, PLACE_EXIT);
    feeder_release(&device.feeder);
}

SANE_Status sane_stack_get_devices(const SANE_Device ***list, SANE_Bool local)
{
    static const SANE_Device scanner = {
            "stack0", "Kiem phieu", "stack of images", "virtual device"};
    static const SANE_Device *listed[] = {&scanner, NULL}, *none[] = {NULL};

    (void)local;
    add_line("STACK_LOG", "list");
    *list = device.has_feeder ? listed : none;
    return device_fault(&device, PLACE_LIST);
}

SANE_Status sane_stack_open(SANE_String_Const name, SANE_Handle *handle)
{
    SANE_Status status;

    add_line("STACK_LOG", "open");
    if (!device.has_feeder || (*name != '\0' && strcmp(name, "stack0") != 0))
        return SANE_STATUS_INVAL;
    if (device.is_open)
        return SANE_STATUS_DEVICE_BUSY;
    status = device_fault(&device, PLACE_OPEN);
    if (status != SANE_STATUS_GOOD)
        return status;
    device.is_open = true;
    *handle = &device;
    return SANE_STATUS_GOOD;
}

void sane_stack_close(SANE_Handle handle)
{
    struct device *opened = handle;
    char line[64];

    add_line("STACK_LOG", "close");
    (void)snprintf(line, sizeof(line), "%lld %lu",
            (long long)(opened->pace.idle_ns / 1000000), opened->pace.sides);
    add_line("STACK_REPORT", line);
    opened->pace = (struct pace){0};
    (void)device_fault(opened, PLACE_CLOSE);
    if (opened->page.is_moving || opened->page.line != NULL)
        device_cancel(opened);
    opened->is_open = false;
}

const SANE_Option_Descriptor *sane_stack_get_option_descriptor(
        SANE_Handle handle, SANE_Int option)
{
    const struct device *opened = handle;

    return option >= 0 && option < OPTIONS ? &opened->options.descriptors[option] : NULL;
}

SANE_Status sane_stack_control_option(SANE_Handle handle, SANE_Int option,
        SANE_Action action, void *value, SANE_Int *info)
{
    return device_control(handle, option, action, value, info);
}

SANE_Status sane_stack_get_parameters(SANE_Handle handle, SANE_Parameters *out)
{
    return device_parameters(handle, out);
}

SANE_Status sane_stack_start(SANE_Handle handle)
{
    add_line("STACK_LOG", "start");
    return device_start(handle);
}

SANE_Status sane_stack_read(
        SANE_Handle handle, SANE_Byte *data, SANE_Int room, SANE_Int *length)
{
    return device_read(handle, data, room, length);
}

void sane_stack_cancel(SANE_Handle handle)
{
    add_line("STACK_LOG", "cancel");
    device_cancel(handle);
}

SANE_Status sane_stack_set_io_mode(SANE_Handle handle, SANE_Bool non_blocking)
{
    (void)handle;
    return non_blocking ? SANE_STATUS_UNSUPPORTED : SANE_STATUS_GOOD;
}

SANE_Status sane_stack_get_select_fd(SANE_Handle handle, SANE_Int *fd)
{
    (void)handle;
    (void)fd;
    return SANE_STATUS_UNSUPPORTED;
}
