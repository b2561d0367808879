/* compress.h -- what each way of storing a grey page costs: writing, reading, room. */
#ifndef TESTS_BENCH_COMPRESS_H
#define TESTS_BENCH_COMPRESS_H

#include "core/error.h"
#include "omr/image.h"

/*
 * compress_say - a line a way: name, ms to write, ms to read, MB
 *
 * As TIFF by libtiff, without loss, into memory: what a processor must do, without
 * the disk. The middle of several rounds.
 */
int compress_say(const struct image *image, struct error *err)
        __attribute__((warn_unused_result));

#endif
