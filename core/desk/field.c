/* field.c -- an input of a form: its label, what stands in it, what is wrong with it. */
#include "core/desk/field.h"

#include <string.h>

#include "core/json.h"
#include "core/language.h"

static void put_label(struct html *html, const struct field *field)
{
    html_put(html, "<div class=\"field\"><label for=\"f-%s\">%s", field->name,
            field->label);
    if (field->hint != NULL)
        html_put(html, " <span class=\"hint\">%s</span>", field->hint);
    html_add(html, "</label>");
}

/* What ties a mistake to its input, for those who do not see them side by side. */
static void put_state(struct html *html, const struct field *field)
{
    if (field->mistake != NULL)
        html_put(html, " aria-invalid=\"true\" aria-describedby=\"m-%s\"", field->name);
}

static void put_mistake(struct html *html, const struct field *field)
{
    if (field->mistake != NULL)
        html_put(html, "<span class=\"mistake\" id=\"m-%s\">%s</span>", field->name,
                field->mistake);
}

void field_put(struct html *html, const struct field *field)
{
    put_label(html, field);
    html_put(html, "<input id=\"f-%s\" name=\"%s\" type=\"%s\" value=\"%s\"", field->name,
            field->name, field->type, field->value);
    if (strcmp(field->type, "number") == 0)
        html_add(html, " min=\"0\" inputmode=\"numeric\"");
    if (field->most > 0)
        html_put(html, " max=\"%u\"", field->most);
    put_state(html, field);
    html_add(html, ">");
    put_mistake(html, field);
    html_add(html, "</div>");
}

static void put_option(
        struct html *html, const char *value, const char *label, int is_chosen)
{
    html_put(html, "<option value=\"%s\"", value);
    html_add(html, is_chosen ? " selected>" : ">");
    html_put(html, "%s</option>", label);
}

void field_put_choice(struct html *html, const struct field *field,
        const struct field_choice *choices, size_t count)
{
    int is_found = 0;
    size_t i;

    put_label(html, field);
    html_put(html, "<select id=\"f-%s\" name=\"%s\"", field->name, field->name);
    put_state(html, field);
    html_add(html, ">");
    for (i = 0; i < count; i++) {
        is_found |= strcmp(choices[i].value, field->value) == 0;
        put_option(html, choices[i].value, choices[i].label,
                strcmp(choices[i].value, field->value) == 0);
    }
    if (!is_found && field->value[0] != '\0')
        put_option(html, field->value, field->value, 1);
    html_add(html, "</select>");
    put_mistake(html, field);
    html_add(html, "</div>");
}

void field_put_cell(struct html *html, const struct field *field, size_t row)
{
    html_put(html,
            "<td data-label=\"%s\"><input name=\"%s\" value=\"%s\" aria-label=\"%s\"",
            field->label, field->name, field->value, field->label);
    if (field->mistake != NULL)
        html_put(html, " aria-invalid=\"true\" aria-describedby=\"m-%s-%zu\"",
                field->name, row);
    html_add(html, ">");
    if (field->mistake != NULL)
        html_put(html, "<span class=\"mistake\" id=\"m-%s-%zu\">%s</span>", field->name,
                row, field->mistake);
    html_add(html, "</td>");
}

const char *field_mistake(const json_t *answer, const char *field)
{
    const json_t *mistakes = json_object_get(answer, "mistakes"), *mistake;
    size_t i;

    for (i = 0; i < json_array_size(mistakes); i++) {
        mistake = json_array_get(mistakes, i);
        if (strcmp(json_text(mistake, "field"), field) == 0)
            return json_text(mistake, "text");
    }
    return NULL;
}

static void put_listed(struct html *html, const struct desk_request *request,
        const json_t *mistake, field_locate *locate)
{
    struct field_place place = {.label = "", .id = ""};

    if (locate != NULL)
        locate(request, json_text(mistake, "field"), &place);
    html_add(html, "<li>");
    if (place.id[0] != '\0')
        html_put(html, "<a href=\"#%s\">%s</a>: ", place.id, place.label);
    else if (place.label[0] != '\0')
        html_put(html, "%s: ", place.label);
    html_put(html, "%s</li>", json_text(mistake, "text"));
}

void field_put_mistakes(struct html *html, const struct desk_request *request,
        const json_t *answer, field_locate *locate)
{
    const json_t *mistakes = json_object_get(answer, "mistakes");
    size_t i;

    if (json_array_size(mistakes) == 0)
        return;
    html_put(html,
            "<div class=\"notice error\" role=\"alert\" tabindex=\"-1\" "
            "autofocus><p>%s</p>"
            "<ul>",
            say(request, N_("Nothing was saved. Mend this first:")));
    for (i = 0; i < json_array_size(mistakes); i++)
        put_listed(html, request, json_array_get(mistakes, i), locate);
    html_add(html, "</ul></div>");
}
