/* identify_text.h -- whose paper bears these texts? */
#ifndef OMR_IDENTIFY_TEXT_H
#define OMR_IDENTIFY_TEXT_H

#include "core/layout.h"
#include "omr/code_text.h"
#include "omr/identify.h"

/*
 * identify_texts - what all the texts of one sheet say together
 *
 * IDENTIFY_KNOWN: printed on that page of a layout, letter for letter, MAC
 * included (rotation is left 0). IDENTIFY_FOREIGN: a code of this program
 * that no layout bears: another conference's fields, or ours under another
 * MAC, are `wrong-conference`; another form of ours `wrong-form`.
 * IDENTIFY_DOUBTFUL: no code of this program, or texts that contradict
 * each other.
 */
struct identity identify_texts(
        const struct layout *layouts, size_t count, const struct code_texts *texts);

#endif
