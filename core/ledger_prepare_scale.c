/* ledger_prepare_scale.c -- criteria of a post with their maxima, a file sent by the
 * desk.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/json.h"
#include "core/language.h"
#include "core/layout.h"
#include "core/ledger_form.h"
#include "core/ledger_prepare.h"
#include "core/scale.h"

enum { FILE_NAME_BYTES = LAYOUT_ID_BYTES + 16 };

/* It becomes a file's name. */
static int is_name(const char *text)
{
    size_t length = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-");

    return length > 0 && length < LAYOUT_ID_BYTES && text[length] == '\0';
}

/* The reader changes the text it reads: it gets a copy. */
static int check_text(struct ledger_form *form, const char *text, struct error *err)
{
    size_t size = strlen(text);
    char *copy = malloc(size + 1);
    struct scale scale;
    struct error why;

    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the scale");
    memcpy(copy, text, size + 1);
    if (scale_parse(copy, size, &scale, &why) != 0)
        ledger_form_mistake(form, "text", why.text);
    free(copy);
    return 0;
}

static int save(struct ledger_form *form, const json_t *request, const char *text,
        json_t *answer, struct error *err)
{
    char folder[FILE_PATH_MAX];

    if (check_text(form, text, err) != 0)
        return -1;
    if (json_array_size(form->mistakes) == 0 &&
            (file_join(folder, form->ledger->folder, "scales", err) != 0 ||
                    file_make_folder(folder, err) != 0))
        return -1;
    return ledger_form_save(form, request, text, strlen(text), NULL, answer, err);
}

int ledger_prepare_scale(
        struct ledger *ledger, const json_t *request, json_t *answer, struct error *err)
{
    const char *name = json_text(request, "name"), *text = json_text(request, "text");
    char file[FILE_NAME_BYTES];
    struct ledger_form form;
    int result = -1;

    (void)snprintf(file, sizeof(file), "scales/%.31s.csv", is_name(name) ? name : "-");
    if (strlen(text) > SCALE_FILE_MAX_BYTES)
        return error_set(err, ERROR_RANGE, "the file is larger than %d bytes",
                SCALE_FILE_MAX_BYTES);
    if (ledger_form_start(&form, ledger, "prepare-scale", file, 0, err) != 0)
        return -1;
    if (!is_name(name))
        ledger_form_mistake(&form, "name",
                _("a name of small letters a-z, digits and -, as in the column scale of "
                  "the people"));
    result = save(&form, request, text, answer, err);
    ledger_form_release(&form);
    return result;
}
