/* fuzz_load.c -- any bytes at all as an image file: libFuzzer's entry. */
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "omr/load.h"

enum { PAGES_MOST = 4 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void pages_load(struct load_file *file)
{
    struct image image;
    int32_t i;

    image_init(&image);
    for (i = 0; i < load_page_count(file) && i < PAGES_MOST; i++)
        (void)!load_page(file, i, &image, NULL);
    image_release(&image);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct load_file *file;
    int descriptor = memfd_create("fuzz", MFD_CLOEXEC);

    if (descriptor < 0)
        return 0;
    if (write(descriptor, bytes, size) == (ssize_t)size &&
            load_open(descriptor, &file, NULL) == 0) {
        pages_load(file);
        load_close(file);
    }
    (void)close(descriptor);
    return 0;
}
