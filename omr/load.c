/* load.c -- what kind of file it is, and which decoder reads it. */
#include "omr/load.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "omr/load_part.h"

enum { MAGIC_BYTES = 16, DPI_MAX = 10000, TEXT_MAX = 160 };

enum load_kind { LOAD_TIFF, LOAD_PNG, LOAD_JPEG };

struct load_file {
    int descriptor;
    enum load_kind kind;
    struct load_tiff *tiff; /* NULL for the other kinds */
};

/* A file begins with `bytes` at `offset`. */
struct magic {
    const char *bytes;
    size_t offset, size;
};

static const struct {
    struct magic magic;
    enum load_kind kind;
} known[] = {{{"II*\0", 0, 4}, LOAD_TIFF}, {{"MM\0*", 0, 4}, LOAD_TIFF},
        {{"II+\0", 0, 4}, LOAD_TIFF}, {{"MM\0+", 0, 4}, LOAD_TIFF},
        {{"\x89PNG\r\n\x1a\n", 0, 8}, LOAD_PNG}, {{"\xff\xd8\xff", 0, 3}, LOAD_JPEG}};

static const struct {
    struct magic magic;
    const char *advice;
} foreign[] = {
        {{"%PDF", 0, 4}, "it is a PDF file: save its pages as TIFF, PNG or JPEG, or scan "
                         "the sheets to images"},
        {{"GIF8", 0, 4}, "it is a GIF image: save it as PNG"},
        {{"BM", 0, 2}, "it is a BMP image: save it as PNG or TIFF"},
        {{"WEBP", 8, 4}, "it is a WebP image: save it as PNG or JPEG"},
        {{"ftyp", 4, 4}, "it is a HEIC or AVIF photograph: save it as JPEG, or set the "
                         "camera to JPEG"},
        {{"PK\3\4", 0, 4}, "it is a zip archive or office document: unpack it and give "
                           "the images in it"},
        {{"\0\0\0\x0cjP  ", 0, 8}, "it is a JPEG 2000 image: save it as PNG or TIFF"},
};

static int has_magic(const struct magic *magic, const char *start, size_t size)
{
    return magic->offset + magic->size <= size &&
           memcmp(start + magic->offset, magic->bytes, magic->size) == 0;
}

static int refuse_foreign(const char *start, size_t size, struct error *err)
{
    size_t i;

    for (i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
        if (has_magic(&foreign[i].magic, start, size))
            return error_set(err, ERROR_SYNTAX, "not an image that is read: %s",
                    foreign[i].advice);
    return error_set(
            err, ERROR_SYNTAX, "not an image: TIFF, PNG and JPEG files are read");
}

static int kind_find(int descriptor, enum load_kind *kind, struct error *err)
{
    char start[MAGIC_BYTES];
    ssize_t size = pread(descriptor, start, sizeof(start), 0);
    size_t i;

    if (size < 0)
        return error_set(err, ERROR_IO, "the file cannot be read: %s", strerror(errno));
    if (size == 0)
        return error_set(err, ERROR_SYNTAX, "the file is empty: scan the sheet again");
    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (has_magic(&known[i].magic, start, (size_t)size)) {
            *kind = known[i].kind;
            return 0;
        }
    }
    return refuse_foreign(start, (size_t)size, err);
}

static int check_regular(int descriptor, struct error *err)
{
    struct stat status;

    if (fstat(descriptor, &status) != 0)
        return error_set(err, ERROR_IO, "the file cannot be read: %s", strerror(errno));
    if (!S_ISREG(status.st_mode))
        return error_set(err, ERROR_SYNTAX, "it is no regular file");
    return 0;
}

int load_open(int descriptor, struct load_file **out, struct error *err)
{
    struct load_file *file;
    enum load_kind kind = LOAD_TIFF;

    if (check_regular(descriptor, err) != 0 || kind_find(descriptor, &kind, err) != 0)
        return -1;
    file = calloc(1, sizeof(*file));
    if (file == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an image file");
    file->descriptor = descriptor;
    file->kind = kind;
    if (kind == LOAD_TIFF && load_tiff_open(descriptor, &file->tiff, err) != 0) {
        free(file);
        return -1;
    }
    *out = file;
    return 0;
}

int32_t load_page_count(const struct load_file *file)
{
    return file->kind == LOAD_TIFF ? load_tiff_page_count(file->tiff) : 1;
}

int load_page(
        struct load_file *file, int32_t index, struct image *image, struct error *err)
{
    int result = -1;

    if (index < 0 || index >= load_page_count(file))
        return error_set(err, ERROR_RANGE, "the file has no page %d", (int)index + 1);
    image->dpi_x = 0;
    image->dpi_y = 0;
    image->is_bilevel = 0;
    switch (file->kind) {
    case LOAD_TIFF:
        result = load_tiff_page(file->tiff, index, image, err);
        break;
    case LOAD_PNG:
        result = load_png(file->descriptor, image, err);
        break;
    case LOAD_JPEG:
        result = load_jpeg(file->descriptor, image, err);
        break;
    }
    if (result == 0 && !image->is_bilevel)
        image->is_bilevel = image_has_only_extremes(image);
    return result;
}

int load_place_of(struct load_file *file, int32_t index, struct load_place *out)
{
    return file->kind == LOAD_TIFF && index >= 0 &&
           load_tiff_place(file->tiff, index, out);
}

void load_close(struct load_file *file)
{
    if (file == NULL)
        return;
    load_tiff_close(file->tiff);
    free(file);
}

FILE *load_stream(int descriptor, struct error *err)
{
    int own = dup(descriptor);
    FILE *stream = own < 0 ? NULL : fdopen(own, "rb");

    if (stream == NULL || fseek(stream, 0, SEEK_SET) != 0) {
        (void)error_set(err, ERROR_IO, "the file cannot be read: %s", strerror(errno));
        if (stream != NULL)
            (void)fclose(stream);
        else if (own >= 0)
            (void)close(own);
        return NULL;
    }
    return stream;
}

int load_broken(struct error *err, const char *why)
{
    char text[TEXT_MAX];
    size_t i;

    for (i = 0; i + 1 < sizeof(text) && why[i] != '\0'; i++)
        text[i] = why[i] >= ' ' && why[i] <= '~' ? why[i] : '?';
    text[i] = '\0';
    return error_set(err, ERROR_SYNTAX, "the image is damaged: %s", text);
}

int32_t load_dpi(double dots, double inches)
{
    double dpi = dots / inches;

    /* Written so that a NaN fails too. */
    if (!(dpi >= 1.0 && dpi <= DPI_MAX))
        return 0;
    return (int32_t)lround(dpi);
}
