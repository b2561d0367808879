/* officials_field.h -- one cell of officials.csv checked and taken. */
#ifndef CORE_OFFICIALS_FIELD_H
#define CORE_OFFICIALS_FIELD_H

#include <stddef.h>

#include "core/conference.h"
#include "core/error.h"
#include "core/officials.h"
#include "core/officials_heading.h"

/* officials_field_take - a row's cell of this column into `official`; the error says what
 * is wrong and what to write, without place. */
int officials_field_take(const struct officials_heading *heading,
        const struct conference *conference, char **cells, size_t count,
        enum officials_column column, struct official *official, struct error *err)
        __attribute__((warn_unused_result));

#endif
