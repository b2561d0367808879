/* officials_digest.h -- who is rated, and by which scales, as one digest. */
#ifndef CORE_OFFICIALS_DIGEST_H
#define CORE_OFFICIALS_DIGEST_H

#include "core/digest.h"
#include "core/error.h"
#include "core/officials.h"

/*
 * officials_digest - BLAKE2b-256 of officials.csv's bytes, and of those of the scales it
 * names behind it, each once in the order of their first use
 *
 * What is fixed when counting begins: a name must not move to another person's votes,
 * nor a maximum be raised.
 */
int officials_digest(const char *folder, const struct officials *officials,
        char hex[DIGEST_HEX_BYTES], struct error *err) __attribute__((warn_unused_result));

#endif
