/* minutes_parts.h -- the parts of the minutes, each drawn down the flow in turn. */
#ifndef FORMS_MINUTES_PARTS_H
#define FORMS_MINUTES_PARTS_H

#include "forms/minutes.h"
#include "forms/minutes_flow.h"
#include "forms/report_data.h"

/* minutes_heading.c: the bodies, the State's or the Party's heading, the date. */
void minutes_draw_letterhead(struct flow *flow, const struct report_data *data);

/* The same of another day; NULL: dotted, for a pen. */
void minutes_draw_letterhead_on(struct flow *flow, const struct report_data *data,
        const struct conference_date *date);

/* minutes_heading.c: what paper this is, and that it is of a trial or not final. */
void minutes_draw_title(struct flow *flow, const struct report_data *data,
        const char *title, const char *subtitle);

/*
 * minutes_table.c: one row a person; rows are never split, the head row is repeated.
 * The outcomes' column stands only if asked for and the rule card has a threshold.
 */
void minutes_draw_table(struct flow *flow, const struct report_data *data, size_t type,
        int with_outcome, struct minutes_map *map);

/* minutes.c: remembers where a row was set; no memory makes the map broken. */
void minutes_map_add(struct minutes_map *map, const struct minutes_row *row);

/* minutes_result.c: the ballot type's title, where there are several or it has one. */
void minutes_draw_type(struct flow *flow, const struct report_data *data, size_t type);

/* minutes_result.c: everything of one ballot type, with its table. */
void minutes_draw_result(struct flow *flow, const struct report_data *data, size_t type,
        struct minutes_map *map);

/* minutes_grade.c: what each grade asks, caps and quotas with their arithmetic. */
void minutes_draw_bands(struct flow *flow, const struct report_data *data, size_t type);

/* minutes_grade.c: whom a cap or quota changed, and who is tied. */
void minutes_draw_settled(struct flow *flow, const struct report_data *data, size_t type);

/* minutes_grade.c: that outcomes call for a further ballot, where somebody has one. */
void minutes_draw_follow_up(
        struct flow *flow, const struct report_data *data, size_t type);

/* minutes_close.c: how marks were read, the seal, the places to sign. */
void minutes_draw_close(struct flow *flow, const struct report_data *data);
void minutes_draw_root(struct flow *flow, const struct report_data *data);
void minutes_draw_signatures(struct flow *flow, const struct report_data *data);
void minutes_draw_chair(struct flow *flow, const struct report_data *data);

/* minutes_close.c: how many people decided each held sheet, and how often they agreed; ""
 * while no two have decided one. Free with g_free. */
char *minutes_deciders(const struct report_data *data);

/* minutes_result.c: "Tín nhiệm thấp: trên 1/2", free with g_free; outcome is not 0. */
char *minutes_threshold(const struct report_data *data, size_t type, size_t outcome);

#endif
