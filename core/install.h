/* install.h -- where the program's other parts lie: beside it, or as installed. */
#ifndef CORE_INSTALL_H
#define CORE_INSTALL_H

#include "core/error.h"
#include "core/file.h"

/*
 * install_program - the path of a fellow program such as "kiemphieu-read"
 *
 * Looks beside the running program, in the folder above, then in
 * ../libexec/kiemphieu and in ../../bin of it.
 * ERROR_IO if it is in neither place.
 */
int install_program(const char *name, char path[FILE_PATH_MAX], struct error *err)
        __attribute__((warn_unused_result));

/*
 * install_data - the path of a data file such as "rules/state-96.rule"
 *
 * Looks in share/kiemphieu beside the running program (build tree), then
 * in ../share/kiemphieu and ../../share/kiemphieu of it (installed).
 */
int install_data(const char *name, char path[FILE_PATH_MAX], struct error *err)
        __attribute__((warn_unused_result));

#endif
