/* output.h -- bytes written whole to a pipe, from within the sandbox. */
#ifndef OMR_OUTPUT_H
#define OMR_OUTPUT_H

#include <stddef.h>

#include "core/error.h"

/* output_write - all of them, however long the other side takes. ERROR_IO. */
int output_write(int descriptor, const void *bytes, size_t size, struct error *err)
        __attribute__((warn_unused_result));

#endif
