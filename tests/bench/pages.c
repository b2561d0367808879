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

int pages_resize(struct image *image, int32_t dpi, struct error *err)
{
    struct image sized;
    int32_t x, y;

    image_init(&sized);
    if (image->dpi_x <= 0 || image->dpi_y <= 0)
        return error_set(err, ERROR_RANGE, "the image does not say its resolution");
    if (image_allocate(&sized, image->width_px * dpi / image->dpi_x,
                image->height_px * dpi / image->dpi_y, err) != 0)
        return -1;
    for (y = 0; y < sized.height_px; y++) {
        const uint8_t *row = image->pixels +
                             (size_t)(y * image->dpi_y / dpi) * (size_t)image->width_px;
        uint8_t *out = sized.pixels + (size_t)y * (size_t)sized.width_px;

        for (x = 0; x < sized.width_px; x++)
            out[x] = row[x * image->dpi_x / dpi];
    }
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

static int deck_read(struct pages *pages, const struct file_list *list, struct error *err)
{
    size_t i;

    for (i = 0; i < list->count && i < PAGES_MAX; i++) {
        image_init(&pages->images[i]);
        if (pages_load(list->paths[i], &pages->images[i], err) != 0)
            return -1;
        pages->count++;
    }
    return pages->count > 0 ? 0 : error_set(err, ERROR_SYNTAX, "the deck is empty");
}

int pages_make(struct pages *pages, const char *folder, unsigned kinds, struct error *err)
{
    char deck[FILE_PATH_MAX];
    struct file_list list;
    int result, kind, page;

    pages->count = 0;
    file_list_init(&list);
    (void)snprintf(deck, sizeof(deck), "%s/deck", folder);
    result = file_list_add(&list, deck, err);
    if (result == 0)
        result = deck_read(pages, &list, err);
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
