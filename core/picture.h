/* picture.h -- a piece of a scanned page shown on the terminal. */
#ifndef CORE_PICTURE_H
#define CORE_PICTURE_H

#include "core/terminal.h"

/*
 * picture_show - let kiemphieu-read cut the piece out and print it on stdout
 *
 * image     "images/NAME" in the conference's folder; index: page in the file.
 * rotation  0 or 180, as it was read.
 * piece     "page", or "left,top,right,bottom" in um on a page of `size`
 *           ("width,height" in um).
 * Nothing happens where the terminal shows no pictures. No image is opened here.
 */
void picture_show(enum terminal_pictures pictures, const char *folder, const char *image,
        int index, int rotation, const char *piece, const char *size);

#endif
