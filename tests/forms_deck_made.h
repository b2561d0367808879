/* forms_deck_made.h -- decks planned and drawn. */
#ifndef TESTS_FORMS_DECK_MADE_H
#define TESTS_FORMS_DECK_MADE_H

#include "forms/deck_plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "core/json.h"
#include "forms/deck_folder.h"
#include "forms/deck_images.h"
#include "forms/deck_truth.h"

enum { CONTESTS = 8, OPTIONS = 3, BOXES = CONTESTS * OPTIONS };

/* A page of 90 x 120 mm: rows 12 mm apart, boxes of 6 mm, 11 mm apart. */
struct form {
    struct layout_box boxes[BOXES];
    struct layout_name names[CONTESTS];
    struct layout_area areas[2];
    struct layout_page page;
    struct layout layout;
};

static inline struct form *form_new(void)
{
    static const char *const options[OPTIONS] = {"high", "medium", "low"};
    struct form *form = calloc(1, sizeof(*form));
    int i, k, left, top;

    assert_non_null(form);
    for (i = 0; i < CONTESTS; i++) {
        top = 22000 + 10000 * i;
        (void)snprintf(form->names[i].contest, LAYOUT_ID_BYTES, "%d", i + 1);
        form->names[i].rect = (struct layout_rect){8000, top, 35000, top + 5000};
        for (k = 0; k < OPTIONS; k++) {
            left = 45000 + 11000 * k;
            (void)snprintf(
                    form->boxes[i * OPTIONS + k].contest, LAYOUT_ID_BYTES, "%d", i + 1);
            (void)snprintf(form->boxes[i * OPTIONS + k].option, LAYOUT_ID_BYTES, "%s",
                    options[k]);
            form->boxes[i * OPTIONS + k].rect =
                    (struct layout_rect){left, top, left + 6000, top + 6000};
        }
    }
    (void)snprintf(form->areas[0].kind, LAYOUT_ID_BYTES, "stamp");
    form->areas[0].rect = (struct layout_rect){2000, 2000, 20000, 20000};
    (void)snprintf(form->areas[1].kind, LAYOUT_ID_BYTES, "signature");
    form->areas[1].rect = (struct layout_rect){30000, 104000, 85000, 118000};
    form->page = (struct layout_page){.page = 1,
            .boxes = form->boxes,
            .names = form->names,
            .areas = form->areas,
            .box_count = BOXES,
            .name_count = CONTESTS,
            .area_count = 2};
    form->layout = (struct layout){.ballot_type = "main",
            .page_width_um = 90000,
            .page_height_um = 120000,
            .pages = &form->page,
            .page_count = 1};
    return form;
}

static inline struct deck_plan plan_of(
        const struct form *form, size_t sheets, unsigned hard, uint64_t seed)
{
    struct deck_plan plan;

    assert_int_equal(
            deck_plan_make(&form->layout, NULL, sheets, hard, seed, &plan, NULL), 0);
    return plan;
}

/* Images of a deck in a fresh folder. */
struct made {
    struct form *form;
    struct deck_plan plan;
    struct deck_job *job;
    char folder[64];
};

static inline struct made made_new(size_t sheets, uint64_t seed, int workers)
{
    struct made made = {.form = form_new(), .folder = "/tmp/forms_deck_test_XXXXXX"};

    made.plan = plan_of(made.form, sheets, 12, seed);
    made.job = calloc(1, sizeof(*made.job));
    assert_non_null(made.job);
    assert_non_null(mkdtemp(made.folder));
    assert_int_equal(deck_blank_new(&made.form->layout, &made.job->blanks[0], NULL), 0);
    made.job->form = (struct deck_form){&made.form->layout, &made.plan, seed};
    assert_int_equal(
            deck_images_make(made.job, 1, made.folder, workers, NULL, NULL, NULL), 0);
    made.job->form.plan = NULL; /* the plan moves when `made` is returned */
    return made;
}

static inline void made_free(struct made *made)
{
    char command[128];

    (void)snprintf(command, sizeof(command), "rm -r %s", made->folder);
    assert_int_equal(system(command), 0);
    free(made->job->blanks[0].darkness);
    free(made->job);
    deck_plan_release(&made->plan);
    free(made->form);
}

#endif
