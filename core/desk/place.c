/* place.c -- an address of ours that a form sends back: never one of elsewhere. */
#include "core/desk/place.h"

#include <stdio.h>
#include <string.h>

void place_checked(const char *path, char out[DESK_PATH_BYTES])
{
    static const char letters[] =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";
    int is_ours = path[0] == '/' && path[1] != '/' &&
                  path[strspn(path, letters)] == '\0' && strstr(path, "..") == NULL &&
                  strlen(path) < DESK_PATH_BYTES;

    (void)snprintf(out, DESK_PATH_BYTES, "%s", is_ours ? path : "/");
}
