/* page_counts.c -- the figures that people count by hand, typed on a page. */
#include "core/desk/page_counts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "core/desk/desk.h"
#include "core/desk/field.h"
#include "core/desk/page.h"
#include "core/desk/place.h"
#include "core/language.h"

enum { NAME_BYTES = 2 * LAYOUT_ID_BYTES + 16, VALUE_BYTES = 16 };

struct drawing {
    struct html *html;
    const struct desk_request *request;
    const struct meeting *meeting;
    const json_t *answer;
};

/* What was just typed goes before what is saved. */
static void put(const struct drawing *drawing, const char *name, const char *label,
        const struct conference_count *count)
{
    char saved[VALUE_BYTES] = "";
    struct field field = {.name = name, .label = label, .type = "number", .value = saved};

    if (count->is_given)
        (void)snprintf(saved, sizeof(saved), "%" PRIu32, count->value);
    if (drawing->answer != NULL) {
        field.value = form_get(&drawing->request->form, name);
        field.mistake = field_mistake(drawing->answer, name);
    }
    field_put(drawing->html, &field);
}

/* "types/main/issued": as the ledger names the field. */
static void name_field(char out[NAME_BYTES], const char *type, const char *count)
{
    (void)snprintf(out, NAME_BYTES, "types/%s/%s", type, count);
}

static void put_type(const struct drawing *drawing, const struct conference_type *type,
        const char *title)
{
    const struct desk_request *request = drawing->request;
    char name[NAME_BYTES];

    html_put(drawing->html, "<fieldset><legend>%s</legend><div class=\"fields\">", title);
    name_field(name, type->id, "issued");
    put(drawing, name, say(request, N_("Ballots issued")), &type->issued);
    name_field(name, type->id, "collected");
    put(drawing, name, say(request, N_("Ballots collected")), &type->collected);
    html_add(drawing->html, "</div></fieldset>");
}

/* The ballot whose card takes its shares of all deputies; NULL: none does. */
static const struct conference_type *find_of_deputies(const struct meeting *meeting)
{
    size_t i;

    for (i = 0; i < meeting->conference->type_count; i++)
        if (meeting->rules[i].denominator == RULE_DEPUTIES)
            return &meeting->conference->types[i];
    return NULL;
}

static void put_fields(const struct drawing *drawing)
{
    const struct conference *conference = drawing->meeting->conference;
    const struct conference_type *of_deputies = find_of_deputies(drawing->meeting);
    size_t i;

    html_add(drawing->html, "<div class=\"fields\">");
    put(drawing, "summoned", say(drawing->request, N_("People summoned")),
            &conference->summoned);
    put(drawing, "present", say(drawing->request, N_("People present")),
            &conference->present);
    if (of_deputies != NULL)
        put(drawing, "deputies",
                say(drawing->request, N_("All deputies of the body, absentees included")),
                &of_deputies->deputies);
    html_add(drawing->html, "</div>");
    for (i = 0; i < conference->type_count; i++)
        put_type(drawing, &conference->types[i], meeting_type_title(drawing->meeting, i));
}

void counts_put(struct html *html, const struct desk_request *request,
        const struct meeting *meeting, const json_t *answer, const char *back)
{
    const struct drawing drawing = {html, request, meeting, answer};

    html_put(html, "<section class=\"card\" id=\"counts\"><h2>%s</h2>",
            say(request, N_("Figures counted by hand")));
    html_put(html, "<p class=\"note\">%s</p>",
            say(request, N_("Leave a field empty until its figure is known. All are "
                            "needed before the count is sealed.")));
    page_form(html, request, "/counts");
    html_put(html, "<input type=\"hidden\" name=\"back\" value=\"%s\">", back);
    put_fields(&drawing);
    html_put(html, "<p class=\"choices\"><button class=\"primary\">%s</button></p>",
            say(request, N_("Save the figures")));
    html_add(html, "</form></section>");
}

/* ---- saving ---- */

static json_t *types_of(const struct form *form, const struct conference *conference)
{
    json_t *types = json_object();
    char issued[NAME_BYTES], collected[NAME_BYTES];
    size_t i;

    for (i = 0; i < conference->type_count; i++) {
        name_field(issued, conference->types[i].id, "issued");
        name_field(collected, conference->types[i].id, "collected");
        (void)json_object_set_new(types, conference->types[i].id,
                json_pack("{s:s,s:s}", "issued", form_get(form, issued), "collected",
                        form_get(form, collected)));
    }
    return types;
}

/* Deputies are left as they are where nobody was asked for them. */
static json_t *wish_of(const struct form *form, const struct meeting *meeting)
{
    json_t *wish = json_pack("{s:s,s:s,s:s,s:o}", "request", "counts", "summoned",
            form_get(form, "summoned"), "present", form_get(form, "present"), "types",
            types_of(form, meeting->conference));

    if (wish != NULL && find_of_deputies(meeting) != NULL)
        (void)json_object_set_new(
                wish, "deputies", json_string(form_get(form, "deputies")));
    return wish;
}

/* The form as it was typed, each mistake at its field. */
static void show_again(struct desk_answer *answer, const struct desk_request *request,
        const struct meeting *meeting, const json_t *saved, const char *back)
{
    const char *title = say(request, N_("Figures counted by hand"));

    answer->status = 422;
    page_begin(&answer->page, request, STEP_NONE, title);
    field_put_mistakes(&answer->page, request, saved, NULL);
    counts_put(&answer->page, request, meeting, saved, back);
    page_end(&answer->page, request);
}

int page_counts_save(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    char back[DESK_PATH_BYTES];
    struct meeting meeting;
    json_t *saved = NULL;

    place_checked(request_field(request, "back"), back);
    if (meeting_load(desk->folder, &meeting, err) != 0)
        return -1;
    if (desk_ask(desk, request, wish_of(&request->form, &meeting), &saved, err) != 0) {
        meeting_release(&meeting);
        return -1;
    }
    if (json_is_true(json_object_get(saved, "saved")))
        answer_see(answer, back, say(request, N_("The figures are saved.")));
    else
        show_again(answer, request, &meeting, saved, back);
    json_decref(saved);
    meeting_release(&meeting);
    return 0;
}
