/* sandbox.h -- what a process that decodes images may still do: nearly nothing. */
#ifndef OMR_SANDBOX_H
#define OMR_SANDBOX_H

#include "core/error.h"

enum { SANDBOX_MEMORY_MAX_BYTES = 1 << 30, SANDBOX_DESCRIPTORS_MAX = 16 };

/*
 * sandbox_install - give up every right but those of decoding, for good
 *
 * Afterwards the process can read and write descriptors that it holds or is
 * handed by a message, ask for memory that is not executable, and end. Any
 * other system call (open, socket, fork, execve, ...) kills it with SIGSYS.
 * Memory is bounded by SANDBOX_MEMORY_MAX_BYTES, nothing leaves a core dump.
 * Everything that opens files must have happened before.
 *
 * ERROR_STATE if the kernel refuses: then nothing may be decoded.
 *
 * Source: DESIGN, "Small programs, few rights".
 */
int sandbox_install(struct error *err) __attribute__((warn_unused_result));

#endif
