/* figures.h -- the figures of trial and count, worked out behind the pages' back. */
#ifndef CORE_DESK_FIGURES_H
#define CORE_DESK_FIGURES_H

struct desk;
struct figures;

/* figures_new - with a thread of its own that works while somebody asks; desk_results. */
struct figures *figures_new(struct desk *desk); /* NULL: no memory, no thread */
void figures_free(struct figures *figures);

#endif
