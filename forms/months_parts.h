/* months_parts.h -- the parts of a list of a month or a year, drawn down the flow. */
#ifndef FORMS_MONTHS_PARTS_H
#define FORMS_MONTHS_PARTS_H

#include "forms/minutes_flow.h"
#include "forms/months_data.h"

/* months_head.c: heading, title, figures, quotas; what was closed by whom. */
void months_draw_head(struct flow *flow, const struct months_data *data);

/* months_head.c: a text of the template as a paragraph. */
void months_draw_text(struct flow *flow, const struct months_data *data, const char *key,
        const struct report_words_value *values);

/* months_list.c: everybody of a month. */
void months_draw_list(struct flow *flow, const struct months_data *data);

/* months_year.c: everybody of a year, with twelve months each. */
void months_draw_year(struct flow *flow, const struct months_data *data);

/* months_close.c: the digest, and the places to sign. */
void months_draw_close(struct flow *flow, const struct months_data *data);

#endif
