/* code_text.h -- codes of any paper, decoded without knowing what to expect. */
#ifndef OMR_CODE_TEXT_H
#define OMR_CODE_TEXT_H

#include "core/error.h"
#include "omr/blob.h"
#include "omr/image.h"

enum { CODE_TEXTS_MAX = 8, CODE_TEXT_LONGEST = 256 };

struct code_texts {
    char text[CODE_TEXTS_MAX][CODE_TEXT_LONGEST]; /* cut; no NUL inside */
    int count;
};

struct code_decoder; /* zbar's scanner and a picture for it */

/*
 * code_decoder_new - ready to decode
 *
 * zbar converts a code's letters by iconv, from whatever set the code itself names,
 * and iconv loads a set's tables from files at first use: in a sandbox that kills.
 * All sets that zbar knows are opened here and stay open until the end.
 * ERROR_MEMORY.
 */
int code_decoder_new(struct code_decoder **out, struct error *err)
        __attribute__((warn_unused_result));
void code_decoder_free(struct code_decoder *decoder);

/*
 * code_decode - add the texts of all QR codes in one area
 *
 * area  cut to the image.
 * step  pixels a cell: the area is shrunk that much first (1: as it is).
 *
 * A text that is there already is not added twice. -1 only for ERROR_MEMORY.
 */
int code_decode(struct code_decoder *decoder, const struct image *image,
        const struct blob_area *area, int step, struct code_texts *texts,
        struct error *err) __attribute__((warn_unused_result));

/*
 * code_decode_cells - the same for modules already told apart, drawn anew and clean
 *
 * What blur, noise or low resolution hide from the code reader may be plain to
 * one who knows where the modules lie. cells: side * side, 1 black.
 */
int code_decode_cells(struct code_decoder *decoder, const uint8_t *cells, int side,
        struct code_texts *texts, struct error *err) __attribute__((warn_unused_result));

#endif
