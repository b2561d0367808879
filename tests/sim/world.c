/* world.c -- the papers that all simulated sheets share, and who reads them. */
#include "tests/sim/world.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static struct world_conference *conference_open(struct world *world, const char *folder,
        const char *name, const char *layout, struct error *err)
{
    struct world_conference *conference;
    char path[4096];
    int i;

    for (i = 0; i < world->conference_count; i++)
        if (strcmp(world->conferences[i].name, name) == 0)
            return &world->conferences[i];
    if (world->conference_count == WORLD_LAYOUTS_MAX) {
        (void)error_set(err, ERROR_RANGE, "too many conferences");
        return NULL;
    }
    conference = &world->conferences[world->conference_count++];
    layout_init(&conference->layout);
    snprintf(conference->name, sizeof(conference->name), "%s", name);
    snprintf(path, sizeof(path), "%s/%s", folder, layout);
    if (layout_load(path, &conference->layout, err) != 0 ||
            page_reader_new(&conference->layout, 1, 0, &conference->reader, err) != 0)
        return NULL;
    return conference;
}

static int paper_open(
        const char *folder, const char *name, struct paper *paper, struct error *err)
{
    char path[4096];

    snprintf(path, sizeof(path), "%s/%s", folder, name);
    return paper_load(path, paper, err);
}

/* A line of FOLDER/papers: NAME LAYOUT PAGE PGM FINE-PGM-or--. */
static int form_open(
        struct world *world, const char *folder, const char *line, struct error *err)
{
    struct world_form *form = &world->forms[world->form_count];
    char name[32], layout[256], paper[256], fine[256];
    size_t page;

    if (world->form_count == WORLD_FORMS_MAX ||
            sscanf(line, "%31s %255s %zu %255s %255s", name, layout, &page, paper,
                    fine) != 5)
        return error_set(err, ERROR_SYNTAX, "'%s/papers' is not understood", folder);
    form->conference = conference_open(world, folder, name, layout, err);
    if (form->conference == NULL)
        return -1;
    if (page < 1 || page > form->conference->layout.page_count)
        return error_set(err, ERROR_RANGE, "'%s' has no page %zu", name, page);
    form->page = &form->conference->layout.pages[page - 1];
    world->form_count++;
    world->few_count += form->page->row_count < WORLD_FEW_ROWS;
    if (paper_open(folder, paper, &form->paper, err) != 0)
        return -1;
    return strcmp(fine, "-") == 0 ? 0 : paper_open(folder, fine, &form->fine, err);
}

static int forms_open(struct world *world, const char *folder, struct error *err)
{
    char path[4096], line[1024];
    FILE *file;
    int result = 0;

    snprintf(path, sizeof(path), "%s/papers", folder);
    file = fopen(path, "r");
    if (file == NULL)
        return error_set(err, ERROR_IO, "cannot open '%s': %s", path, strerror(errno));
    while (result == 0 && fgets(line, sizeof(line), file) != NULL)
        result = form_open(world, folder, line, err);
    fclose(file);
    if (result == 0 && world->form_count == world->few_count)
        return error_set(err, ERROR_SYNTAX, "'%s' names no paper", path);
    return result;
}

int world_open(const char *folder, struct world *world, struct error *err)
{
    static const char *const names[STRANGER_COUNT] = {
            "form-1.pgm", "other-1.pgm", "test-1.pgm"};
    int i;

    memset(world, 0, sizeof(*world));
    tooth_fill(&world->tooth);
    if (forms_open(world, folder, err) != 0)
        return -1;
    for (i = 0; i < STRANGER_COUNT; i++)
        if (paper_open(folder, names[i], &world->strangers[i], err) != 0)
            return -1;
    return 0;
}

void world_close(struct world *world)
{
    int i;

    for (i = 0; i < world->form_count; i++) {
        paper_release(&world->forms[i].paper);
        paper_release(&world->forms[i].fine);
    }
    for (i = 0; i < STRANGER_COUNT; i++)
        paper_release(&world->strangers[i]);
    for (i = 0; i < world->conference_count; i++) {
        page_reader_free(world->conferences[i].reader);
        layout_release(&world->conferences[i].layout);
    }
}

int world_turn(const struct world *world, uint64_t sheet)
{
    return (int)(sheet / WORLD_RUN_SHEETS %
                 (uint64_t)(world->form_count - world->few_count));
}

uint64_t world_sheets(const struct world *world, uint64_t positions)
{
    uint64_t sheets = 0, boxes = 0;

    for (; boxes < positions; sheets++)
        boxes += world->forms[world_turn(world, sheets)].page->box_count;
    return sheets;
}
