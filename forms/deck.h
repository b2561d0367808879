/* deck.h -- `kiemphieu-forms deck`: a stack of marked ballots with known totals. */
#ifndef FORMS_DECK_H
#define FORMS_DECK_H

/*
 * deck_command - argv[0] is "deck"
 *
 * Writes DIR/deck/0001.tif ... and DIR/deck/truth.jsonl, with --pdf also
 * deck.pdf (TEST paper, to be printed and fed) and truth-pdf.jsonl; a deck
 * that was there is replaced whole. The truths' paths go to stdout. The deck
 * knows nothing of the reader: not its thresholds, not its code.
 * Returns the exit status: 0 done, 1 failed, 2 usage.
 */
int deck_command(int argc, char **argv);

#endif
