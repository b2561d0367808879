/* ini.h -- the settings files that people edit (inih), with line numbers. */
#ifndef CORE_INI_H
#define CORE_INI_H

#include <stddef.h>

#include "core/error.h"

enum {
    INI_FILE_MAX_BYTES = 1 << 20,
    INI_LINE_BYTES = 4096,  /* a longer line is an error, never cut in silence */
    INI_SECTION_BYTES = 50, /* inih's own bounds, with NUL */
    INI_NAME_BYTES = 50
};

/*
 * One `name = value` line of `[section]`. Texts are borrowed for the call.
 * Returns 0, or -1 with `err` set, which ends the reading.
 */
typedef int ini_line_handler(void *user, const char *section, const char *name,
        const char *value, unsigned line, struct error *err);

/*
 * ini_read - call `handler` for each line of a settings file
 *
 * Comments begin a line with ; or #. Values stand on one line and are taken
 * whole (a ; inside is text). UTF-8, with or without BOM, any line ends.
 *
 * Every error, the handler's too, gets "FILENAME:LINE: " in front, where
 * FILENAME is the last part of `path`. ERROR_SYNTAX for a line that is
 * neither a section, a setting nor a comment, for bytes that are no UTF-8
 * and for lines too long.
 */
int ini_read(const char *path, ini_line_handler *handler, void *user, struct error *err)
        __attribute__((warn_unused_result));

/* ini_read_text - the same of `size` bytes with a NUL behind them, called `name`. */
int ini_read_text(const char *name, const char *text, size_t size,
        ini_line_handler *handler, void *user, struct error *err)
        __attribute__((warn_unused_result));

/*
 * ini_copy - a value into a text of `size` bytes
 *
 * Returns 0; -1 with ERROR_RANGE "... is longer than N bytes" if it does not fit.
 */
int ini_copy(char *out, size_t size, const char *name, const char *value,
        struct error *err) __attribute__((warn_unused_result));

#endif
