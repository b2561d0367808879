/* identify_text.c -- whose paper bears these texts? */
#include "omr/identify_text.h"

#include <string.h>

#include "core/code.h"

enum { DECODE_CELLS_PER_INCH = 150 };

/* Is `text` printed on this page? 1 as count, 2 as TEST, 0 no. */
static int page_bears(const struct layout_page *page, const char *text)
{
    size_t i;

    for (i = 0; i < page->code_count; i++) {
        if (strcmp(page->codes[i].count.text, text) == 0)
            return 1;
        if (strcmp(page->codes[i].test.text, text) == 0)
            return 2;
    }
    return 0;
}

/* Fields that no layout bears: the conference's own, or another's? */
static enum reason text_reason(
        const struct layout *layouts, size_t count, const struct code *code)
{
    char conference[DIGEST_ID_HEX_BYTES], form_id[DIGEST_ID_HEX_BYTES];
    size_t i;

    digest_hex(code->conference, sizeof(code->conference), conference);
    digest_hex(code->form_id, sizeof(code->form_id), form_id);
    for (i = 0; i < count; i++) {
        if (strcmp(layouts[i].conference, conference) != 0)
            continue;
        if (strcmp(layouts[i].form_id, form_id) == 0 && code->page >= 1 &&
                code->page <= layouts[i].page_count)
            return REASON_WRONG_CONFERENCE; /* our fields under another's MAC */
    }
    if (count > 0 && strcmp(layouts[0].conference, conference) == 0)
        return REASON_WRONG_FORM;
    return REASON_WRONG_CONFERENCE;
}

/* What one decoded text says; IDENTIFY_DOUBTFUL: it is no code of this program. */
static struct identity text_identity(
        const struct layout *layouts, size_t count, const char *text)
{
    struct identity identity;
    struct code code;
    size_t layout, page;

    memset(&identity, 0, sizeof(identity));
    identity.answer = IDENTIFY_DOUBTFUL;
    if (code_parse(text, &code, NULL) != 0)
        return identity;
    for (layout = 0; layout < count; layout++)
        for (page = 0; page < layouts[layout].page_count; page++) {
            int bears = page_bears(&layouts[layout].pages[page], text);

            if (bears != 0) {
                identity.answer = IDENTIFY_KNOWN;
                identity.layout = layout;
                identity.page = page;
                identity.is_test = bears == 2;
                return identity;
            }
        }
    identity.answer = IDENTIFY_FOREIGN;
    identity.reason = text_reason(layouts, count, &code);
    return identity;
}

static int identities_agree(const struct identity *a, const struct identity *b)
{
    return a->answer == b->answer && a->layout == b->layout && a->page == b->page &&
           a->is_test == b->is_test && a->reason == b->reason;
}

struct identity identify_texts(
        const struct layout *layouts, size_t count, const struct code_texts *texts)
{
    struct identity answer, one;
    int i;

    memset(&answer, 0, sizeof(answer));
    answer.answer = IDENTIFY_DOUBTFUL;
    for (i = 0; i < texts->count; i++) {
        one = text_identity(layouts, count, texts->text[i]);
        if (one.answer == IDENTIFY_DOUBTFUL)
            continue;
        if (answer.answer != IDENTIFY_DOUBTFUL && !identities_agree(&answer, &one)) {
            answer.answer = IDENTIFY_DOUBTFUL;
            return answer;
        }
        answer = one;
    }
    return answer;
}

int identify_unplaced(const struct layout *layouts, size_t count,
        const struct image *image, int32_t dpi, struct code_decoder *decoder,
        struct identity *out, struct error *err)
{
    struct blob_area whole = {0, 0, image->width_px, image->height_px};
    struct code_texts texts = {.count = 0};
    int step = (int)(dpi / DECODE_CELLS_PER_INCH);

    if (code_decode(decoder, image, &whole, step > 1 ? step : 1, &texts, err) != 0)
        return -1;
    *out = identify_texts(layouts, count, &texts);
    return 0;
}
