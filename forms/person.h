/* person.h -- one person's own sheet of the results, a PDF of A5. */
#ifndef FORMS_PERSON_H
#define FORMS_PERSON_H

#include <stddef.h>

#include "core/error.h"

#include "forms/report_data.h"

/*
 * person_render - heading, name, the figures with a bar, ballots, outcome, seal
 *
 * type, contest  indices into the results. Nobody else's figure is drawn.
 * pdf            the caller frees *pdf; pages: how many there are, may be NULL.
 *
 * The same data give the same bytes. ERROR_MEMORY if cairo fails.
 */
int person_render(const struct report_data *data, size_t type, size_t contest,
        unsigned char **pdf, size_t *size, int *pages, struct error *err)
        __attribute__((warn_unused_result));

#endif
