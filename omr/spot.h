/* spot.h -- a place in the image, between its pixels. */
#ifndef OMR_SPOT_H
#define OMR_SPOT_H

struct spot { /* pixel (0,0) covers 0..1, its centre is 0.5 */
    double x_px, y_px;
};

#endif
