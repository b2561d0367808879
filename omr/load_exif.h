/* load_exif.h -- which way is up, as a camera writes it into a JPEG. */
#ifndef OMR_LOAD_EXIF_H
#define OMR_LOAD_EXIF_H

#include <stddef.h>
#include <stdint.h>

/* What is looked at of a block; a camera's first directory lies at its start. */
enum { LOAD_EXIF_MAX_BYTES = 1024 };

/*
 * load_exif_orientation - 1..8, for image_orient
 *
 * bytes  the data of a JPEG's APP1 segment, or the start of them.
 *
 * 1 (upright) if this is no Exif block, is damaged or cut off before that
 * entry, or does not say: the page is still read if it stands on its head.
 *
 * Source: Exif 2.32, 4.5.2 and 4.6.4 A, tag 274; TIFF 6.0, section 2.
 */
int load_exif_orientation(const uint8_t *bytes, size_t size);

#endif
