/* pages.c -- a deck's pages in memory, and the same pages as files of every kind. */
#include "tests/bench/pages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/file_list.h"
#include "omr/load.h"

int pages_load(const char *path, struct image *image, struct error *err)
{
    struct load_file *file;
    int descriptor = open(path, O_RDONLY | O_CLOEXEC), result = -1;

    if (descriptor < 0)
        return error_set(err, ERROR_IO, "'%s': %s", path, strerror(errno));
    if (load_open(descriptor, &file, err) == 0) {
        result = load_page(file, 0, image, err);
        load_close(file);
    }
    (void)close(descriptor);
    return result;
}

/* The mean of the pixels from left, top up to but not right, bottom; one at least. */
static uint8_t mean_of(const struct image *image, int32_t left, int32_t top,
        int32_t right, int32_t bottom)
{
    unsigned sum = 0, count = 0;
    int32_t x, y = top;

    do {
        const uint8_t *row = image->pixels + (size_t)y * (size_t)image->width_px;

        x = left;
        do {
            sum += row[x];
            count++;
        } while (++x < right);
    } while (++y < bottom);
    return (uint8_t)(sum / count);
}

int pages_resize(struct image *image, int32_t dpi, struct error *err)
{
    struct image sized;
    int32_t from = image->dpi_x, x, y;

    image_init(&sized);
    if (from <= 0 || from != image->dpi_y)
        return error_set(err, ERROR_RANGE, "the image does not say its resolution");
    if (image_allocate(&sized, image->width_px * dpi / from,
                image->height_px * dpi / from, err) != 0)
        return -1;
    for (y = 0; y < sized.height_px; y++)
        for (x = 0; x < sized.width_px; x++)
            sized.pixels[(size_t)y * (size_t)sized.width_px + (size_t)x] =
                    mean_of(image, x * from / dpi, y * from / dpi, (x + 1) * from / dpi,
                            (y + 1) * from / dpi);
    sized.dpi_x = dpi;
    sized.dpi_y = dpi;
    image_release(image);
    *image = sized;
    return 0;
}

static int page_save(struct pages *pages, int page, enum save_kind kind,
        const char *folder, struct error *err)
{
    char *path = pages->paths[kind][page];

    (void)snprintf(path, FILE_PATH_MAX, "%s/%s-%02d", folder, save_word(kind), page + 1);
    if (save_image(&pages->images[page], kind, path) != 0)
        return error_set(err, ERROR_IO, "'%s' cannot be written", path);
    return 0;
}

static int deck_read(
        struct pages *pages, const struct file_list *list, int32_t dpi, struct error *err)
{
    size_t i;

    for (i = 0; i < list->count && i < PAGES_MAX; i++) {
        image_init(&pages->images[i]);
        if (pages_load(list->paths[i], &pages->images[i], err) != 0)
            return -1;
        pages->count++;
        if (dpi != 0 && pages_resize(&pages->images[i], dpi, err) != 0)
            return -1;
    }
    return pages->count > 0 ? 0 : error_set(err, ERROR_SYNTAX, "the deck is empty");
}

int pages_make(struct pages *pages, const char *folder, int32_t dpi, unsigned kinds,
        struct error *err)
{
    char deck[FILE_PATH_MAX];
    struct file_list list;
    int result, kind, page;

    pages->count = 0;
    file_list_init(&list);
    (void)snprintf(deck, sizeof(deck), "%s/deck", folder);
    result = file_list_add(&list, deck, err);
    if (result == 0)
        result = deck_read(pages, &list, dpi, err);
    for (kind = 0; kind < SAVE_KINDS && result == 0; kind++)
        for (page = 0; page < pages->count && result == 0; page++)
            if ((kinds & 1U << kind) != 0)
                result = page_save(pages, page, (enum save_kind)kind, folder, err);
    file_list_release(&list);
    return result;
}

void pages_release(struct pages *pages)
{
    int page;

    for (page = 0; page < pages->count; page++)
        image_release(&pages->images[page]);
    pages->count = 0;
}
