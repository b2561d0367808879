/* load_tiff.c -- TIFF files: their pages, and what is refused before decoding. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <tiffio.h>

#include "omr/load.h"
#include "omr/load_part.h"
#include "omr/load_tiff_part.h"

enum { STRILES_MAX = 1 << 20 };

struct load_tiff {
    TIFF *tiff;
    struct load_chain chain;
    struct load_complaints complaints;
};

static int complain(
        TIFF *tiff, void *user, const char *module, const char *format, va_list arguments)
{
    struct load_complaints *complaints = user;

    (void)tiff;
    (void)module;
    if (complaints->count++ == 0)
        (void)vsnprintf(complaints->first, sizeof(complaints->first), format, arguments);
    return 1; /* said: libtiff need not print it */
}

static TIFF *handle_open(int descriptor, struct load_complaints *complaints)
{
    TIFFOpenOptions *options = TIFFOpenOptionsAlloc();
    TIFF *tiff;

    /* libtiff expects the header where the descriptor stands. */
    if (options == NULL || lseek(descriptor, 0, SEEK_SET) != 0) {
        TIFFOpenOptionsFree(options);
        return NULL;
    }
    TIFFOpenOptionsSetMaxSingleMemAlloc(options, LOAD_BLOCK_MAX_BYTES);
    TIFFOpenOptionsSetErrorHandlerExtR(options, complain, complaints);
    TIFFOpenOptionsSetWarningHandlerExtR(options, complain, complaints);
    /* h: no page yet, m: not mapped (a shrinking file would be a signal),
     * c: strips as they stand in the file. */
    tiff = TIFFFdOpenExt(descriptor, "image", "rhmc", options);
    TIFFOpenOptionsFree(options);
    return tiff;
}

int load_tiff_open(int descriptor, struct load_tiff **out, struct error *err)
{
    struct load_tiff *file = calloc(1, sizeof(*file));

    if (file == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for an image file");
    if (load_chain_read(descriptor, &file->chain, err) != 0)
        goto failed;
    file->tiff = handle_open(descriptor, &file->complaints);
    if (file->tiff == NULL) {
        (void)load_broken(err, file->complaints.first);
        goto failed;
    }
    *out = file;
    return 0;
failed:
    load_tiff_close(file);
    return -1;
}

void load_tiff_close(struct load_tiff *file)
{
    if (file == NULL)
        return;
    if (file->tiff != NULL)
        TIFFCleanup(file->tiff); /* as TIFFClose, but the descriptor stays open */
    load_chain_release(&file->chain);
    free(file);
}

int32_t load_tiff_page_count(const struct load_tiff *file)
{
    return file->chain.count + (file->chain.is_broken ? 1 : 0);
}

static int check_compression(uint16_t compression, struct error *err)
{
    static const uint16_t read_here[] = {COMPRESSION_NONE, COMPRESSION_CCITTRLE,
            COMPRESSION_CCITTFAX3, COMPRESSION_CCITTFAX4, COMPRESSION_LZW,
            COMPRESSION_JPEG, COMPRESSION_ADOBE_DEFLATE, COMPRESSION_DEFLATE,
            COMPRESSION_PACKBITS};
    size_t i;

    for (i = 0; i < sizeof(read_here) / sizeof(read_here[0]); i++)
        if (read_here[i] == compression)
            return 0;
    return error_set(err, ERROR_SYNTAX,
            "a TIFF compressed in a way that is not read (%u): scan with G4, LZW, "
            "Deflate, JPEG or none",
            (unsigned)compression);
}

static int check_samples(
        TIFF *tiff, const struct load_tiff_shape *shape, struct error *err)
{
    uint16_t format = SAMPLEFORMAT_UINT;

    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLEFORMAT, &format);
    if (shape->bits != 1 && shape->bits != 2 && shape->bits != 4 && shape->bits != 8 &&
            shape->bits != 16)
        return error_set(err, ERROR_SYNTAX,
                "a TIFF with %u bits a sample is not read: scan with 1 or 8",
                (unsigned)shape->bits);
    if (format != SAMPLEFORMAT_UINT && format != SAMPLEFORMAT_VOID)
        return error_set(err, ERROR_SYNTAX,
                "a TIFF of floating-point or signed samples is not read: scan in grey");
    if (shape->samples < 1 || shape->samples > 8)
        return error_set(err, ERROR_SYNTAX, "a TIFF with %u samples a pixel is not read",
                (unsigned)shape->samples);
    return 0;
}

static int shape_read(TIFF *tiff, struct load_tiff_shape *shape, struct error *err)
{
    if (!TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &shape->width) ||
            !TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &shape->height))
        return load_broken(err, "it does not say how large it is");
    if (!TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &shape->photometric))
        return load_broken(err, "it does not say whether 0 is black or white");
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_BITSPERSAMPLE, &shape->bits);
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_SAMPLESPERPIXEL, &shape->samples);
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_COMPRESSION, &shape->compression);
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_PLANARCONFIG, &shape->planar);
    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_ORIENTATION, &shape->orientation);
    if (check_compression(shape->compression, err) != 0 ||
            check_samples(tiff, shape, err) != 0)
        return -1;
    return 0;
}

/*
 * libtiff reads an uncompressed strip in full length whatever length the
 * file gives for it: bytes of elsewhere would become pixels.
 */
static int check_striles(
        TIFF *tiff, const struct load_tiff_shape *shape, struct error *err)
{
    int is_tiled = TIFFIsTiled(tiff);
    uint32_t count = is_tiled ? TIFFNumberOfTiles(tiff) : TIFFNumberOfStrips(tiff);
    uint64_t full = is_tiled ? TIFFTileSize64(tiff) : TIFFStripSize64(tiff);
    uint64_t last = full;
    uint32_t rows = shape->height, i, a_plane;

    if (count == 0 || count > STRILES_MAX || full == 0 || full > LOAD_BLOCK_MAX_BYTES)
        return load_broken(err, "its strips or tiles have sizes that make no sense");
    if (!is_tiled) {
        (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_ROWSPERSTRIP, &rows);
        rows = rows == 0 || rows > shape->height ? shape->height : rows;
        last = TIFFVStripSize64(tiff, (shape->height - 1) % rows + 1);
    }
    a_plane = shape->planar == PLANARCONFIG_SEPARATE ? count / shape->samples : count;
    for (i = 0; i < count; i++) {
        uint64_t least = shape->compression != COMPRESSION_NONE ? 1
                         : (i + 1) % a_plane == 0               ? last
                                                                : full;

        if (TIFFGetStrileByteCount(tiff, i) < least)
            return load_broken(err, "a part of its pixels is missing");
    }
    return 0;
}

static void dpi_read(TIFF *tiff, struct image *image)
{
    uint16_t unit = RESUNIT_INCH;
    float across = 0, down = 0;
    double inches;

    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_RESOLUTIONUNIT, &unit);
    if (unit != RESUNIT_INCH && unit != RESUNIT_CENTIMETER)
        return;
    inches = unit == RESUNIT_INCH ? 1.0 : 1.0 / 2.54;
    if (TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &across))
        image->dpi_x = load_dpi((double)across, inches);
    if (TIFFGetField(tiff, TIFFTAG_YRESOLUTION, &down))
        image->dpi_y = load_dpi((double)down, inches);
}

static int size_image(
        const struct load_tiff_shape *shape, struct image *image, struct error *err)
{
    if (shape->width > INT32_MAX || shape->height > INT32_MAX)
        return error_set(err, ERROR_RANGE, "the image is too large: %u x %u pixels",
                (unsigned)shape->width, (unsigned)shape->height);
    return image_allocate(image, (int32_t)shape->width, (int32_t)shape->height, err);
}

/* Do the strips follow each other without a gap, within the file? */
static int is_one_piece(
        TIFF *tiff, const struct load_tiff_shape *shape, struct load_place *out)
{
    uint32_t count = TIFFNumberOfStrips(tiff), i;
    uint64_t size = (uint64_t)shape->width * shape->height;
    uint64_t begin = TIFFGetStrileOffset(tiff, 0), at = begin;
    struct stat entry;

    for (i = 0; i < count; i++) {
        if (TIFFGetStrileOffset(tiff, i) != at)
            return 0;
        at += i + 1 < count ? TIFFStripSize64(tiff) : 0;
    }
    if (fstat(TIFFFileno(tiff), &entry) != 0 || begin > (uint64_t)entry.st_size ||
            size > (uint64_t)entry.st_size - begin)
        return 0;
    out->offset = (int64_t)begin;
    return 1;
}

static int is_plain(TIFF *tiff, const struct load_tiff_shape *shape)
{
    uint16_t order = FILLORDER_MSB2LSB;

    (void)TIFFGetFieldDefaulted(tiff, TIFFTAG_FILLORDER, &order);
    return shape->compression == COMPRESSION_NONE && shape->bits == 8 &&
           shape->samples == 1 && shape->photometric == PHOTOMETRIC_MINISBLACK &&
           shape->orientation == ORIENTATION_TOPLEFT && order == FILLORDER_MSB2LSB &&
           !TIFFIsTiled(tiff) && shape->width > 0 && shape->height > 0 &&
           shape->width <= IMAGE_EDGE_MAX_PX && shape->height <= IMAGE_EDGE_MAX_PX &&
           TIFFScanlineSize64(tiff) == shape->width;
}

int load_tiff_place(struct load_tiff *file, int32_t index, struct load_place *out)
{
    struct load_tiff_shape shape = {.bits = 1, .samples = 1};
    struct image image;

    if (index >= file->chain.count ||
            !TIFFSetSubDirectory(file->tiff, file->chain.offsets[index]) ||
            shape_read(file->tiff, &shape, NULL) != 0 || !is_plain(file->tiff, &shape) ||
            check_striles(file->tiff, &shape, NULL) != 0 ||
            !is_one_piece(file->tiff, &shape, out))
        return 0;
    image_init(&image);
    dpi_read(file->tiff, &image);
    out->width_px = (int32_t)shape.width;
    out->height_px = (int32_t)shape.height;
    out->dpi_x = image.dpi_x;
    out->dpi_y = image.dpi_y;
    return 1;
}

int load_tiff_page(
        struct load_tiff *file, int32_t index, struct image *image, struct error *err)
{
    struct load_tiff_shape shape = {.bits = 1, .samples = 1};
    int result;

    if (index >= file->chain.count)
        return load_broken(err, "its list of pages is cut off here; pages may be lost");
    file->complaints.count = 0;
    file->complaints.first[0] = '\0';
    if (!TIFFSetSubDirectory(file->tiff, file->chain.offsets[index]))
        return load_broken(err, file->complaints.first);
    if (shape_read(file->tiff, &shape, err) != 0 || size_image(&shape, image, err) != 0 ||
            check_striles(file->tiff, &shape, err) != 0)
        return -1;
    dpi_read(file->tiff, image);
    file->complaints.count = 0; /* odd tags are no harm to the pixels */
    result = load_tiff_strips_fit(file->tiff, &shape)
                     ? load_tiff_strips(file->tiff, &shape, &file->complaints, image, err)
                     : load_tiff_rgba(file->tiff, &shape, &file->complaints, image, err);
    return result == 0 ? image_orient(image, shape.orientation, err) : -1;
}
