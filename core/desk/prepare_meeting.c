/* prepare_meeting.c -- the conference's form: what it is, by which rule, who counts. */
#include <stdio.h>
#include <string.h>

#include "core/conference.h"
#include "core/desk/field.h"
#include "core/desk/page.h"
#include "core/desk/prepare_form.h"
#include "core/language.h"

enum { PLACE_BYTES = 96 };

/* The settings of [conference] that the form has, in the order of the page. */
static const struct {
    const char *name, *label;
} settings[] = {
        {"title", N_("Title of the conference")},
        {"superior", N_("The body above")},
        {"body", N_("The body that holds it")},
        {"place", N_("Place")},
        {"date", N_("Date")},
        {"rule", N_("Rule card")},
        {"template", N_("Form of the ballot")},
        {"language", N_("Language on the ballot")},
        {"checks", N_("Who decides a doubtful sheet")},
        {"publication", N_("Who may see the results")},
        {"results", N_("Results are shown")},
        {"known_sheets", N_("Known sheets")},
};

/* What was just typed goes before what is saved. */
static const char *value_of(const struct prepare *prepare, const char *name)
{
    if (prepare->meeting_answer != NULL)
        return form_get(&prepare->request->form, name);
    return draft_get(&prepare->draft, "conference", name);
}

static const char *label_of(const struct desk_request *request, const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
        if (strcmp(settings[i].name, name) == 0)
            return say(request, settings[i].label);
    return "";
}

static void put(const struct prepare *prepare, const char *name, const char *type,
        const char *hint)
{
    const struct field field = {.name = name,
            .label = label_of(prepare->request, name),
            .hint = hint,
            .type = type,
            .value = value_of(prepare, name)[0] == '\0' && strcmp(type, "number") == 0
                             ? "0"
                             : value_of(prepare, name),
            .most = strcmp(name, "known_sheets") == 0 ? CONFERENCE_KNOWN_MAX_PERCENT : 0,
            .mistake = field_mistake(prepare->meeting_answer, name)};

    field_put(prepare->html, &field);
}

static void put_choice(const struct prepare *prepare, const char *name, const char *hint,
        const struct field_choice *choices, size_t count)
{
    const char *value = value_of(prepare, name);
    const struct field field = {.name = name,
            .label = label_of(prepare->request, name),
            .hint = hint,
            .value = value[0] != '\0' ? value : choices[0].value,
            .mistake = field_mistake(prepare->meeting_answer, name)};

    field_put_choice(prepare->html, &field, choices, count);
}

/* Each card with the regulation that it follows, so that nobody chooses by a code. */
static void put_rule(const struct prepare *prepare, const struct prepare_cards *cards)
{
    put_choice(prepare, "rule",
            say(prepare->request, N_("the regulation by which it is counted")),
            cards->choices, cards->count);
    prepare_put_cards(prepare, cards);
}

static void put_paper(const struct prepare *prepare)
{
    const struct desk_request *request = prepare->request;
    struct field_choice templates[PREPARE_TEMPLATES];
    const struct field_choice languages[] = {{"vi", "Tiếng Việt"}, {"en", "English"}};

    prepare_templates(request, templates);
    put_choice(prepare, "template", NULL, templates, PREPARE_TEMPLATES);
    put_choice(prepare, "language", NULL, languages, 2);
}

static void put_counting(const struct prepare *prepare)
{
    const struct desk_request *request = prepare->request;
    const struct field_choice checks[] = {
            {"2", say(request, N_("Two people, independently"))},
            {"1", say(request, N_("One person (small committees)"))}};
    const struct field_choice scopes[] = {
            {"committee", say(request, N_("The executive committee"))},
            {"board", say(request, N_("The standing board"))},
            {"conference", say(request, N_("The conference"))},
            {"public", say(request, N_("The public"))}};
    const struct field_choice results[] = {
            {"ended", say(request, N_("When counting has ended"))},
            {"live", say(request, N_("From the start"))}};

    put_choice(prepare, "checks", say(request, N_("printed in the minutes")), checks, 2);
    put_choice(prepare, "publication", NULL, scopes, 4);
    put_choice(prepare, "results", NULL, results, 2);
    put(prepare, "known_sheets", "number",
            say(request,
                    N_("percent of the sheets to check that are known ones, as a test "
                       "of the checkers; 0 for none")));
}

static void put_member(
        const struct prepare *prepare, const char *name, const char *role, size_t row)
{
    const struct desk_request *request = prepare->request;
    char place[PLACE_BYTES];
    struct field field = {.name = "member_name", .value = name};

    (void)snprintf(place, sizeof(place), "members/%zu/name", row);
    field.mistake = field_mistake(prepare->meeting_answer, place);
    field.label = say(request, N_("Name"));
    html_add(prepare->html, "<tr>");
    field_put_cell(prepare->html, &field, row);
    (void)snprintf(place, sizeof(place), "members/%zu/role", row);
    field.mistake = field_mistake(prepare->meeting_answer, place);
    field.name = "member_role";
    field.label = say(request, N_("Role"));
    field.value = role;
    field_put_cell(prepare->html, &field, row);
    html_add(prepare->html, "</tr>");
}

static size_t put_saved_members(const struct prepare *prepare)
{
    const struct draft_line *line;
    char name[PLACE_BYTES * 8];
    size_t at = 0, row = 0;
    const char *comma;

    while ((line = draft_next(&prepare->draft, "committee", &at)) != NULL) {
        comma = strchr(line->value, ',');
        (void)snprintf(name, sizeof(name), "%.*s",
                (int)(comma == NULL ? strlen(line->value)
                                    : (size_t)(comma - line->value)),
                line->value);
        put_member(prepare, name, comma == NULL ? "" : comma + 1 + strspn(comma + 1, " "),
                row++);
    }
    return row;
}

static size_t put_typed_members(const struct prepare *prepare)
{
    const struct form *form = &prepare->request->form;
    size_t name_at = 0, role_at = 0, row = 0;
    const char *name, *role;

    while ((name = form_next(form, "member_name", &name_at)) != NULL) {
        role = form_next(form, "member_role", &role_at);
        if (role == NULL)
            role = "";
        if (name[0] != '\0' || role[0] != '\0')
            put_member(prepare, name, role, row++);
    }
    return row;
}

static void put_members(const struct prepare *prepare)
{
    const struct desk_request *request = prepare->request;
    size_t rows;

    html_put(prepare->html,
            "<table class=\"stack\" data-growing><caption>%s</caption><thead><tr>"
            "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>",
            say(request, N_("The counting committee")), say(request, N_("Name")),
            say(request, N_("Role")));
    rows = prepare->meeting_answer != NULL ? put_typed_members(prepare)
                                           : put_saved_members(prepare);
    put_member(prepare, "", "", rows);
    html_add(prepare->html, "</tbody></table>");
}

/* "date", or "members/2/name". */
static void locate(
        const struct desk_request *request, const char *field, struct field_place *out)
{
    if (strncmp(field, "members", 7) == 0) {
        (void)snprintf(out->label, sizeof(out->label), "%s",
                say(request, N_("The counting committee")));
        return;
    }
    (void)snprintf(out->label, sizeof(out->label), "%.127s", label_of(request, field));
    if (out->label[0] != '\0')
        (void)snprintf(out->id, sizeof(out->id), "f-%.90s", field);
}

void prepare_put_meeting(struct prepare *prepare, const struct prepare_cards *cards)
{
    const struct desk_request *request = prepare->request;
    struct html *html = prepare->html;

    html_put(html, "<section class=\"card\" id=\"conference\"><h2>%s</h2>",
            say(request, N_("The conference")));
    field_put_mistakes(html, request, prepare->meeting_answer, locate);
    page_form(html, request, "/prepare/conference");
    html_add(html, prepare->is_shut ? "<fieldset class=\"plain\" disabled>"
                                    : "<fieldset class=\"plain\">");
    put(prepare, "title", "text", NULL);
    html_add(html, "<div class=\"fields\">");
    put(prepare, "superior", "text",
            say(request, N_("printed on the top line; may be empty")));
    put(prepare, "body", "text", NULL);
    put(prepare, "place", "text", NULL);
    put(prepare, "date", "date", NULL);
    html_add(html, "</div>");
    put_rule(prepare, cards);
    html_add(html, "<div class=\"fields\">");
    put_paper(prepare);
    put_counting(prepare);
    html_add(html, "</div>");
    put_members(prepare);
    html_put(html,
            "<p class=\"choices\"><button class=\"primary\">%s</button></p></form>",
            say(request, N_("Save the conference")));
    html_add(html, "</section>");
}

/* ---- what is sent to the ledger ---- */

static json_t *members_of(const struct form *form)
{
    size_t name_at = 0, role_at = 0;
    json_t *members = json_array();
    const char *name, *role;

    while ((name = form_next(form, "member_name", &name_at)) != NULL) {
        role = form_next(form, "member_role", &role_at);
        if (role == NULL)
            role = "";
        if (name[0] != '\0' || role[0] != '\0')
            (void)json_array_append_new(
                    members, json_pack("{s:s,s:s}", "name", name, "role", role));
    }
    return members;
}

json_t *prepare_meeting_request(const struct desk_request *request)
{
    json_t *conference = json_object();
    size_t i;

    for (i = 0; i < sizeof(settings) / sizeof(settings[0]); i++)
        (void)json_object_set_new(conference, settings[i].name,
                json_string(form_get(&request->form, settings[i].name)));
    (void)json_object_set_new(conference, "members", members_of(&request->form));
    return json_pack("{s:s,s:o}", "request", "prepare", "conference", conference);
}
