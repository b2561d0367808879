/* squeeze.h -- what JPEG loses. */
#ifndef TESTS_SIM_SQUEEZE_H
#define TESTS_SIM_SQUEEZE_H

#include "omr/image.h"

/* squeeze_jpeg - compress at this quality (1 to 100) and decompress, in place. */
void squeeze_jpeg(struct image *image, int quality);

#endif
