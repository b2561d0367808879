/* deck_truth.h -- what a deck's pages really say (truth.jsonl). */
#ifndef FORMS_DECK_TRUTH_H
#define FORMS_DECK_TRUTH_H

#include <stddef.h>

#include "core/error.h"
#include "forms/deck_images.h"

/*
 * deck_truth_write - one line for each page of each sheet
 *
 * Members as published in README, "Formats between programs", and besides
 * "good" (the mark specification calls every row clear) and "effects" (what
 * is on the page, a list of words).
 *
 * path    written whole and durably.
 * is_pdf  0: images "deck/0001.tif", index 0. 1: of one PDF,
 *         "deck/deck.pdf", index its page from 0, without a scanner's effects.
 */
int deck_truth_write(const struct deck_job *jobs, size_t count, const char *path,
        int is_pdf, struct error *err) __attribute__((warn_unused_result));

#endif
