/* install.c -- where the program's other parts lie: beside it, or as installed. */
#include "core/install.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int own_folder(char folder[FILE_PATH_MAX], struct error *err)
{
    ssize_t length = readlink("/proc/self/exe", folder, FILE_PATH_MAX - 1);
    char *slash;

    if (length < 0)
        return error_set(err, ERROR_IO, "cannot find the program's own folder: %s",
                strerror(errno));
    folder[length] = '\0';
    slash = strrchr(folder, '/');
    if (slash != NULL)
        *slash = '\0';
    return 0;
}

static int first_present(const char *const *places, const char *name,
        char path[FILE_PATH_MAX], struct error *err)
{
    char folder[FILE_PATH_MAX];
    int length;

    if (own_folder(folder, err) != 0)
        return -1;
    for (; *places != NULL; places++) {
        length = snprintf(path, FILE_PATH_MAX, "%s/%s%s", folder, *places, name);
        if (length > 0 && length < FILE_PATH_MAX && access(path, R_OK) == 0)
            return 0;
    }
    return error_set(err, ERROR_IO, "'%s' is missing: install kiemphieu anew", name);
}

int install_program(const char *name, char path[FILE_PATH_MAX], struct error *err)
{
    /* Beside it, above a test, where others are installed, where `kiemphieu` is. */
    static const char *const places[] = {
            "", "../", "../libexec/kiemphieu/", "../../bin/", NULL};

    return first_present(places, name, path, err);
}

int install_data(const char *name, char path[FILE_PATH_MAX], struct error *err)
{
    /* The third serves tests, which lie in a folder below the build's. */
    static const char *const places[] = {
            "share/kiemphieu/", "../share/kiemphieu/", "../../share/kiemphieu/", NULL};

    return first_present(places, name, path, err);
}
