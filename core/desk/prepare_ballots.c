/* prepare_ballots.c -- the ballots of one conference: each with its people, rule, counts.
 */
#include <stdio.h>
#include <string.h>

#include "core/conference.h"
#include "core/desk/field.h"
#include "core/desk/page.h"
#include "core/desk/prepare_form.h"
#include "core/language.h"

enum { PLACE_BYTES = 96, RULE = 3, TEMPLATE = 4, COLUMNS = 5 };

/* Of a row; as the ledger's "prepare" calls them, but for the id. */
static const struct {
    const char *field, *member, *label;
} columns[COLUMNS] = {{"ballot_id", "id", N_("Short name")},
        {"ballot_title", "title", N_("Title of the ballot")},
        {"ballot_note", "note", N_("Note on the paper (its colour)")},
        {"ballot_rule", "rule", N_("Rule card")},
        {"ballot_template", "template", N_("Form of the ballot")}};

/* ---- the rows ---- */

static const char *mistake_of(
        const struct prepare *prepare, const char *id, const char *member)
{
    char place[PLACE_BYTES];

    (void)snprintf(place, sizeof(place), "types/%.40s/%s", id, member);
    return field_mistake(prepare->ballots_answer, place);
}

/* "" is the conference's. */
static void put_choice(const struct prepare *prepare, size_t column,
        const struct field_choice *choices, size_t count,
        const char *const values[COLUMNS])
{
    const char *label = say(prepare->request, columns[column].label);
    const char *mistake = mistake_of(prepare, values[0], columns[column].member);
    int is_found = values[column][0] == '\0';
    size_t i;

    html_put(prepare->html,
            "<td data-label=\"%s\"><select name=\"%s\" aria-label=\"%s\"><option "
            "value=\"\">%s</option>",
            label, columns[column].field, label,
            say(prepare->request, N_("as the conference")));
    for (i = 0; i < count; i++) {
        int is_chosen = strcmp(choices[i].value, values[column]) == 0;

        is_found |= is_chosen;
        html_put(prepare->html, "<option value=\"%s\"", choices[i].value);
        html_add(prepare->html, is_chosen ? " selected>" : ">");
        html_put(prepare->html, "%s</option>", choices[i].label);
    }
    if (!is_found)
        html_put(prepare->html, "<option value=\"%s\" selected>%s</option>",
                values[column], values[column]);
    html_add(prepare->html, "</select>");
    if (mistake != NULL)
        html_put(prepare->html, "<span class=\"mistake\">%s</span>", mistake);
    html_add(prepare->html, "</td>");
}

static void put_row(const struct prepare *prepare, const struct prepare_cards *cards,
        const char *const values[COLUMNS], size_t row)
{
    struct field_choice templates[PREPARE_TEMPLATES];
    size_t i;

    html_add(prepare->html, "<tr>");
    for (i = 0; i < RULE; i++) {
        struct field field = {.name = columns[i].field,
                .label = say(prepare->request, columns[i].label),
                .value = values[i]};

        if (values[0][0] != '\0' && prepare->ballots_answer != NULL)
            field.mistake = mistake_of(prepare, values[0], columns[i].member);
        field_put_cell(prepare->html, &field, row);
    }
    put_choice(prepare, RULE, cards->choices, cards->count, values);
    prepare_templates(prepare->request, templates);
    put_choice(prepare, TEMPLATE, templates, PREPARE_TEMPLATES, values);
    html_add(prepare->html, "</tr>");
}

/* Is this the first line of its section? */
static int begins(const struct draft *draft, size_t line)
{
    size_t i;

    for (i = 0; i < line; i++)
        if (strcmp(draft->lines[i].section, draft->lines[line].section) == 0)
            return 0;
    return 1;
}

static size_t put_saved(const struct prepare *prepare, const struct prepare_cards *cards)
{
    static const char section[] = "ballot ";
    static const char *const only[COLUMNS] = {"main", "", "", "", ""};
    const struct draft *draft = &prepare->draft;
    size_t i, rows = 0;

    for (i = 0; i < draft->count; i++) {
        const char *name = draft->lines[i].section;

        if (strncmp(name, section, strlen(section)) == 0 && begins(draft, i)) {
            const char *const values[COLUMNS] = {name + strlen(section),
                    draft_get(draft, name, "title"), draft_get(draft, name, "note"),
                    draft_get(draft, name, "rule"), draft_get(draft, name, "template")};

            put_row(prepare, cards, values, rows++);
        }
    }
    if (rows == 0)
        put_row(prepare, cards, only, rows++);
    return rows;
}

/* The next typed row; 0 at the end. */
static int typed_row(
        const struct form *form, size_t at[COLUMNS], const char *values[COLUMNS])
{
    int is_there = 0;
    size_t i;

    for (i = 0; i < COLUMNS; i++) {
        values[i] = form_next(form, columns[i].field, &at[i]);
        is_there |= values[i] != NULL;
        if (values[i] == NULL)
            values[i] = "";
    }
    return is_there;
}

static int is_empty(const char *const values[COLUMNS])
{
    return values[0][0] == '\0' && values[1][0] == '\0' && values[2][0] == '\0';
}

static size_t put_typed(const struct prepare *prepare, const struct prepare_cards *cards)
{
    const char *values[COLUMNS];
    size_t at[COLUMNS] = {0}, rows = 0;

    while (typed_row(&prepare->request->form, at, values))
        if (!is_empty(values))
            put_row(prepare, cards, values, rows++);
    return rows;
}

/* ---- the section ---- */

static void put_table(const struct prepare *prepare, const struct prepare_cards *cards)
{
    static const char *const empty[COLUMNS] = {"", "", "", "", ""};
    const struct desk_request *request = prepare->request;
    size_t rows, i;

    html_put(prepare->html,
            "<table class=\"stack\" data-growing><caption>%s</caption><thead><tr>",
            say(request, N_("A row a ballot; people are assigned by its short name")));
    for (i = 0; i < COLUMNS; i++)
        html_put(prepare->html, "<th scope=\"col\">%s</th>",
                say(request, columns[i].label));
    html_add(prepare->html, "</tr></thead><tbody>");
    rows = prepare->ballots_answer != NULL ? put_typed(prepare, cards)
                                           : put_saved(prepare, cards);
    put_row(prepare, cards, empty, rows);
    html_add(prepare->html, "</tbody></table>");
}

static void locate(
        const struct desk_request *request, const char *field, struct field_place *out)
{
    (void)request;
    if (strncmp(field, "types/", 6) == 0)
        (void)snprintf(out->label, sizeof(out->label), "%.*s",
                (int)strcspn(field + 6, "/"), field + 6);
}

void prepare_put_ballots(const struct prepare *prepare, const struct prepare_cards *cards)
{
    const struct desk_request *request = prepare->request;
    int is_open = prepare->ballots_answer != NULL || prepare->type_count > 1;

    html_add(prepare->html, "<section class=\"card\" id=\"ballots\">");
    html_add(prepare->html, is_open ? "<details open>" : "<details>");
    html_put(prepare->html, "<summary><strong>%s</strong></summary>",
            say(request, N_("Several ballots in one conference")));
    field_put_mistakes(prepare->html, request, prepare->ballots_answer, locate);
    page_form(prepare->html, request, "/prepare/ballots");
    html_add(prepare->html, prepare->is_shut ? "<fieldset class=\"plain\" disabled>"
                                             : "<fieldset class=\"plain\">");
    put_table(prepare, cards);
    html_put(prepare->html,
            "<p class=\"note\">%s</p><p class=\"choices\"><button "
            "class=\"primary\">%s</button></p></fieldset></form></details></section>",
            say(request, N_("One stack may mix them: the code on the paper tells them "
                            "apart. A ballot is taken away in conference.ini.")),
            say(request, N_("Save the ballots")));
}

/* ---- what is sent to the ledger ---- */

json_t *prepare_ballots_request(const struct desk_request *request)
{
    const char *values[COLUMNS];
    size_t at[COLUMNS] = {0}, i;
    json_t *types = json_object(), *type;

    while (typed_row(&request->form, at, values)) {
        if (is_empty(values))
            continue;
        type = json_object();
        for (i = 1; i < COLUMNS; i++)
            (void)json_object_set_new(type, columns[i].member, json_string(values[i]));
        (void)json_object_set_new(types, values[0][0] == '\0' ? "-" : values[0], type);
    }
    return json_pack("{s:s,s:{s:o}}", "request", "prepare", "conference", "types", types);
}
