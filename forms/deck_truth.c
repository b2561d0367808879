/* deck_truth.c -- what a deck's pages really say (truth.jsonl). */
#include "forms/deck_truth.h"

#include <stdio.h>
#include <stdlib.h>

#include "core/file.h"
#include "core/json.h"
#include "core/reading.h"

/* Effects that only a picture of the page has. */
enum {
    WEAR_OF_PICTURES = DECK_FOLD_HALF | DECK_FOLD_THIRDS | DECK_FOLD_DOWN |
                       DECK_SHOW_THROUGH | DECK_TURNED
};

static json_t *contest_json(const struct deck_contest *contest,
        const struct deck_row *row, const struct layout_page *page)
{
    enum contest_state state = deck_row_state(row);
    json_t *chosen = json_array();

    if (state != CONTEST_BLANK)
        json_array_append_new(
                chosen, json_string(page->boxes[contest->boxes[row->choice]].option));
    if (state == CONTEST_OVER)
        json_array_append_new(
                chosen, json_string(page->boxes[contest->boxes[row->second]].option));
    return json_pack("{s:s, s:s, s:o}", "contest", contest->contest, "state",
            contest_state_word(state), "chosen", chosen);
}

static json_t *contests_json(const struct deck_form *form, size_t sheet, size_t page)
{
    const struct deck_plan *plan = form->plan;
    json_t *list = json_array();
    size_t i;

    for (i = 0; i < plan->contest_count; i++)
        if (plan->contests[i].page == page)
            json_array_append_new(
                    list, contest_json(&plan->contests[i], deck_plan_row(plan, sheet, i),
                                  &form->layout->pages[page]));
    return list;
}

static json_t *effects_json(
        const struct deck_form *form, size_t sheet, size_t page, int is_pdf)
{
    const struct deck_plan *plan = form->plan;
    struct deck_sheet thrown;
    json_t *list = json_array();
    unsigned found = 0, bit;
    size_t i;

    for (i = 0; i < plan->contest_count; i++)
        if (plan->contests[i].page == page)
            found |= 1U << deck_plan_row(plan, sheet, i)->trouble;
    for (bit = DECK_PLAIN + 1; bit < DECK_TROUBLE_COUNT; bit++)
        if ((found >> bit & 1U) != 0)
            json_array_append_new(
                    list, json_string(deck_trouble_word((enum deck_trouble)bit)));
    deck_sheet_throw(form, sheet, page, &thrown);
    if (is_pdf)
        thrown.wear &= ~(unsigned)WEAR_OF_PICTURES;
    for (bit = 0; bit < DECK_WEARS; bit++)
        if ((thrown.wear >> bit & 1U) != 0)
            json_array_append_new(list, json_string(deck_wear_word(bit)));
    return list;
}

static int line_write(
        FILE *out, const struct deck_form *form, size_t image, size_t in_job, int is_pdf)
{
    size_t pages = form->layout->page_count;
    size_t sheet = in_job / pages, page = in_job % pages;
    char name[DECK_NAME_BYTES + 8] = "deck/deck.pdf";
    json_t *object;
    char *line;
    int result;

    if (!is_pdf) {
        (void)snprintf(name, sizeof(name), "deck/");
        deck_image_name(image, name + 5);
    }
    object = json_pack("{s:s, s:i, s:s, s:I, s:s, s:I, s:o, s:b, s:o}", "format",
            "kiemphieu-truth", "version", 1, "image", name, "index",
            (json_int_t)(is_pdf ? image : 0), "ballot_type", form->layout->ballot_type,
            "page", (json_int_t)page + 1, "contests", contests_json(form, sheet, page),
            "good", deck_sheet_is_good(form, sheet, page), "effects",
            effects_json(form, sheet, page, is_pdf));
    line = object == NULL ? NULL : json_line(object);
    result = line != NULL && fprintf(out, "%s\n", line) > 0 ? 0 : -1;
    free(line);
    json_decref(object);
    return result;
}

int deck_truth_write(const struct deck_job *jobs, size_t count, const char *path,
        int is_pdf, struct error *err)
{
    char *text = NULL;
    size_t size = 0, job, i, image = 0;
    FILE *out = open_memstream(&text, &size);
    int result = out == NULL ? -1 : 0;

    for (job = 0; job < count && result == 0; job++)
        for (i = 0; i < deck_job_images(&jobs[job]) && result == 0; i++)
            result = line_write(out, &jobs[job].form, image++, i, is_pdf);
    if (out != NULL && fclose(out) != 0)
        result = -1;
    if (result != 0)
        (void)error_set(err, ERROR_MEMORY, "no memory for a deck's truth");
    else
        result = file_write(path, text, size, err);
    free(text);
    return result;
}
