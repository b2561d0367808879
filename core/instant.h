/* instant.h -- a clock that is never set: for how long something takes. */
#ifndef CORE_INSTANT_H
#define CORE_INSTANT_H

#include <stdint.h>

/* instant_ms - milliseconds since some moment that stays the same while the machine runs.
 */
int64_t instant_ms(void);

#endif
