/* figures.h -- what takes long to work out, kept until something changes. */
#ifndef CORE_DESK_FIGURES_H
#define CORE_DESK_FIGURES_H

struct desk;
struct figures;

/* figures_new - with a thread of its own that works while somebody asks; desk_results. */
struct figures *figures_new(struct desk *desk); /* NULL: no memory, no thread */
void figures_free(struct figures *figures);

#endif
