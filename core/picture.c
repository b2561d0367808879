/* picture.c -- a piece of a scanned page shown on the terminal. */
#include "core/picture.h"

#include <stdint.h>
#include <stdio.h>

#include "core/file.h"
#include "core/process.h"

enum { NUMBER_BYTES = 16 };

static const char picture_width_px[] = "1000";

void picture_show(enum terminal_pictures pictures, const char *folder, const char *image,
        int index, int rotation, const char *piece, const char *size)
{
    char path[FILE_PATH_MAX], index_text[NUMBER_BYTES], rotation_text[NUMBER_BYTES];
    const char *const arguments[] = {"--crop", piece, "--page", size, "--index",
            index_text, "--as", pictures == TERMINAL_KITTY ? "kitty" : "sixel", "--width",
            picture_width_px, "--rotation", rotation_text, NULL};
    struct process process;

    if (pictures == TERMINAL_NONE || file_join(path, folder, image, NULL) != 0)
        return;
    (void)snprintf(index_text, sizeof(index_text), "%d", index);
    (void)snprintf(rotation_text, sizeof(rotation_text), "%d", rotation);
    if (process_start_on(&process, "kiemphieu-read", path,
                (char *const *)(uintptr_t)arguments, NULL) != 0)
        return;
    (void)process_finish(&process, NULL);
    (void)printf("\n");
}
