/* prepare_scales.c -- what a post is given points for: criteria in files, looked at,
 * sent.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/field.h"
#include "core/desk/page.h"
#include "core/desk/prepare_form.h"
#include "core/file.h"
#include "core/language.h"
#include "core/scale.h"

static void put_criteria(const struct prepare *prepare, const char *name)
{
    struct scale scale;
    struct error mistake;
    size_t i;

    html_put(prepare->html, "<h3><code>%s</code></h3>", name);
    if (scale_load(prepare->folder, name, &scale, &mistake) != 0) {
        page_notice(prepare->html, PAGE_ERROR, mistake.text);
        return;
    }
    html_add(prepare->html, "<ol>");
    for (i = 0; i < scale.count; i++)
        html_put(prepare->html, "<li>%s (%s: %u)</li>", scale.criteria[i].text,
                say(prepare->request, N_("points at the most")), scale.criteria[i].most);
    html_put(prepare->html, "</ol><p class=\"note\">%s: %u</p>",
            say(prepare->request, N_("Together")), scale_points(&scale));
}

/* The files that are there, in the order of their names. */
static void put_files(const struct prepare *prepare)
{
    struct dirent **entries = NULL;
    char folder[FILE_PATH_MAX], name[LAYOUT_ID_BYTES];
    int count, i;

    if (file_join(folder, prepare->folder, "scales", NULL) != 0)
        return;
    count = scandir(folder, &entries, NULL, alphasort);
    for (i = 0; i < count; i++) {
        size_t length = strlen(entries[i]->d_name);

        if (entries[i]->d_name[0] != '.' && length > 4 && length - 4 < sizeof(name) &&
                strcmp(entries[i]->d_name + length - 4, ".csv") == 0) {
            (void)snprintf(
                    name, sizeof(name), "%.*s", (int)(length - 4), entries[i]->d_name);
            put_criteria(prepare, name);
        }
        free(entries[i]);
    }
    free(entries);
}

static void put_form(const struct prepare *prepare)
{
    const struct desk_request *request = prepare->request;
    int is_again = prepare->scale_answer != NULL;
    const struct field name = {.name = "scale_name",
            .label = say(request, N_("Name of the scale")),
            .hint = say(request, N_("small letters, digits and -; it stands in the "
                                    "column Scale of the people")),
            .type = "text",
            .value = is_again ? form_get(&request->form, "scale_name") : "",
            .mistake = field_mistake(prepare->scale_answer, "name")};

    page_form(prepare->html, request, "/prepare/scale");
    field_put(prepare->html, &name);
    html_put(prepare->html,
            "<label for=\"scale-file\">%s <span class=\"hint\">%s</span></label><input "
            "id=\"scale-file\" type=\"file\" accept=\".csv,text/csv\" "
            "data-into=\"scale-text\">",
            say(request, N_("File")),
            say(request, N_("What a spreadsheet saves as CSV UTF-8: columns No., "
                            "Criterion, Maximum.")));
    html_put(prepare->html, "<label for=\"scale-text\">%s</label>",
            say(request, N_("Its text, to look at and mend")));
    if (field_mistake(prepare->scale_answer, "text") != NULL)
        html_put(prepare->html, "<span class=\"mistake\" id=\"m-scale\">%s</span>",
                field_mistake(prepare->scale_answer, "text"));
    html_put(prepare->html,
            "<textarea id=\"scale-text\" name=\"scale_text\" "
            "spellcheck=\"false\">%s</textarea><p "
            "class=\"choices\"><button>%s</button></p></form>",
            is_again ? form_get(&request->form, "scale_text") : "",
            say(request, N_("Save the scale")));
}

void prepare_put_scales(const struct prepare *prepare)
{
    const struct desk_request *request = prepare->request;

    if (!prepare->has_points)
        return;
    html_put(prepare->html,
            "<section class=\"card\" id=\"scales\"><h2>%s</h2><p class=\"note\">%s</p>",
            say(request, N_("Scales of points")),
            say(request, N_("Criteria of a post, each with its maximum. Whoever has no "
                            "scale is given one number of points as a whole.")));
    field_put_mistakes(prepare->html, request, prepare->scale_answer, NULL);
    put_files(prepare);
    if (!prepare->is_shut)
        put_form(prepare);
    html_add(prepare->html, "</section>");
}

json_t *prepare_scale_request(const struct desk_request *request)
{
    return json_pack("{s:s,s:s,s:s}", "request", "prepare-scale", "name",
            form_get(&request->form, "scale_name"), "text",
            form_get(&request->form, "scale_text"));
}
