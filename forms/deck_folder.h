/* deck_folder.h -- a deck's folder is replaced whole or not at all. */
#ifndef FORMS_DECK_FOLDER_H
#define FORMS_DECK_FOLDER_H

#include "core/error.h"
#include "core/file.h"

/*
 * deck_folder_start - an empty DIR/deck.part, and its path
 *
 * What an interrupted run left there goes. ERROR_EXISTS if deck.part or deck
 * holds a file that no deck has: it might be somebody's work.
 */
int deck_folder_start(const char *folder, char part[FILE_PATH_MAX], struct error *err)
        __attribute__((warn_unused_result));

/* deck_folder_finish - deck.part becomes DIR/deck; the deck before it goes. */
int deck_folder_finish(const char *folder, struct error *err)
        __attribute__((warn_unused_result));

#endif
