/* prepare_officials.c -- the people's form: a table to type into, or a spreadsheet's
 * file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/field.h"
#include "core/desk/meeting.h"
#include "core/desk/page.h"
#include "core/desk/prepare_form.h"
#include "core/file.h"
#include "core/json.h"
#include "core/language.h"

enum { COLUMNS_LEAST = 5, COLUMNS = 8, PLACE_BYTES = 64, ROWS_LEAST = 5 };

/* As the ledger's request "prepare-officials" calls them. */
static const char *const columns[COLUMNS] = {
        "no", "name", "title", "ballot_type", "group", "id", "role", "scale"};

static const char *column_label(const struct desk_request *request, int column)
{
    static const char *const labels[COLUMNS] = {N_("No."), N_("Full name"),
            N_("Position"), N_("Ballot"), N_("Group"), N_("Id"), N_("Part"), N_("Scale")};

    return say(request, labels[column]);
}

/* The table itself was sent and refused, not the text of a file. */
static int is_typed(const struct prepare *prepare)
{
    return prepare->officials_answer != NULL &&
           form_get(&prepare->request->form, "text")[0] == '\0';
}

static int shown_columns(const struct prepare *prepare)
{
    return prepare->has_more ? COLUMNS : COLUMNS_LEAST;
}

static void put_row(
        const struct prepare *prepare, const char *const values[COLUMNS], size_t row)
{
    char place[PLACE_BYTES], whole[PLACE_BYTES];
    int i;

    (void)snprintf(whole, sizeof(whole), "%zu", row + 1);
    html_add(prepare->html, "<tr>");
    for (i = 0; i < shown_columns(prepare); i++) {
        struct field field = {.name = columns[i],
                .label = column_label(prepare->request, i),
                .value = values[i]};

        (void)snprintf(place, sizeof(place), "%zu/%s", row + 1, columns[i]);
        if (is_typed(prepare))
            field.mistake = field_mistake(prepare->officials_answer, place);
        if (is_typed(prepare) && field.mistake == NULL && i == 1)
            field.mistake = field_mistake(prepare->officials_answer, whole);
        field_put_cell(prepare->html, &field, row);
    }
    html_add(prepare->html, "</tr>");
}

/* The next typed row; 0 at the end. */
static int typed_row(
        const struct form *form, size_t at[COLUMNS], const char *values[COLUMNS])
{
    int i, is_there = 0;

    for (i = 0; i < COLUMNS; i++) {
        values[i] = form_next(form, columns[i], &at[i]);
        is_there |= values[i] != NULL;
        if (values[i] == NULL)
            values[i] = "";
    }
    return is_there;
}

static int is_empty(const char *const values[COLUMNS])
{
    int i;

    for (i = 0; i < COLUMNS; i++)
        if (values[i][0] != '\0')
            return 0;
    return 1;
}

static size_t put_typed(const struct prepare *prepare)
{
    const char *values[COLUMNS];
    size_t at[COLUMNS] = {0}, row = 0;

    while (typed_row(&prepare->request->form, at, values))
        if (!is_empty(values))
            put_row(prepare, values, row++);
    return row;
}

static const char *role_text(const struct desk_request *request, enum official_role role)
{
    return role == OFFICIAL_HEAD         ? say(request, N_("head"))
           : role == OFFICIAL_COLLECTIVE ? say(request, N_("collective"))
                                         : "";
}

/* *is_wrong is 1 if the saved file cannot be read as a table: its text is shown below. */
static size_t put_saved(const struct prepare *prepare, int *is_wrong)
{
    struct conference *conference = calloc(1, sizeof(*conference));
    struct officials officials;
    size_t i;

    officials_init(&officials);
    *is_wrong = conference == NULL ||
                conference_load(prepare->folder, conference, NULL) != 0 ||
                officials_load(prepare->folder, conference, &officials, NULL) != 0;
    for (i = 0; !*is_wrong && i < officials.count; i++) {
        const struct official *official = &officials.list[i];
        const char *const values[COLUMNS] = {official->contest, official->name,
                official->title, conference->type_count > 1 ? official->ballot_type : "",
                official->group, official->person,
                role_text(prepare->request, official->role), official->scale};

        put_row(prepare, values, i);
    }
    officials_release(&officials);
    free(conference);
    return i;
}

static void put_table(const struct prepare *prepare, int *is_wrong)
{
    static const char *const empty[COLUMNS] = {"", "", "", "", "", "", "", ""};
    const struct desk_request *request = prepare->request;
    size_t rows;
    int i;

    html_put(prepare->html,
            "<table class=\"stack\" data-growing><caption>%s</caption><thead><tr>",
            say(request, N_("In the order of the ballot; an empty row is left out")));
    for (i = 0; i < shown_columns(prepare); i++)
        html_put(prepare->html, "<th scope=\"col\">%s</th>", column_label(request, i));
    html_add(prepare->html, "</tr></thead><tbody>");
    rows = is_typed(prepare) ? put_typed(prepare) : put_saved(prepare, is_wrong);
    do
        put_row(prepare, empty, rows++);
    while (rows < ROWS_LEAST); /* without a script the table does not grow */
    html_add(prepare->html, "</tbody></table>");
}

/* The text that could not be taken: as sent, or as it lies in the folder. */
static void put_text(const struct prepare *prepare)
{
    char path[FILE_PATH_MAX], *text = NULL;
    size_t size = 0;

    if (prepare->officials_answer != NULL)
        html_put(prepare->html, "%s", form_get(&prepare->request->form, "text"));
    else if (file_join(path, prepare->folder, "officials.csv", NULL) == 0 &&
             file_read(path, OFFICIALS_FILE_MAX_BYTES, &text, &size, NULL) == 0)
        html_put(prepare->html, "%s", text);
    free(text);
}

/* The text field's beginning; what is wrong in the text first, and tied to it. */
static void put_text_mistake(const struct prepare *prepare)
{
    const json_t *first =
            json_array_get(json_object_get(prepare->officials_answer, "mistakes"), 0);
    int is_wrong = first != NULL && !is_typed(prepare);

    if (is_wrong)
        html_put(prepare->html, "<span class=\"mistake\" id=\"m-csv\">%s</span>",
                json_text(first, "text"));
    html_add(prepare->html,
            "<textarea id=\"csv-text\" name=\"text\" spellcheck=\"false\"");
    html_add(prepare->html,
            is_wrong ? " aria-invalid=\"true\" aria-describedby=\"m-csv\">" : ">");
}

static void put_file(const struct prepare *prepare, int is_wrong)
{
    const struct desk_request *request = prepare->request;
    const char *hint = say(request,
            N_("What a spreadsheet saves as CSV UTF-8: columns No., Full name, Position, "
               "Ballot, Group, and where they are needed Id, Part, Scale. It takes the "
               "place of the whole table."));
    int is_open = is_wrong || form_get(&request->form, "text")[0] != '\0';

    html_add(prepare->html, is_open ? "<details open>" : "<details>");
    html_put(prepare->html, "<summary>%s</summary>",
            say(request, N_("Take the people from a file (CSV)")));
    page_form(prepare->html, request, "/prepare/officials");
    html_put(prepare->html,
            "<label for=\"csv-file\">%s <span class=\"hint\">%s</span></label>"
            "<input id=\"csv-file\" type=\"file\" accept=\".csv,text/csv\" "
            "data-into=\"csv-text\">",
            say(request, N_("File")), hint);
    html_put(prepare->html, "<label for=\"csv-text\">%s</label>",
            say(request, N_("Its text, to look at and mend")));
    put_text_mistake(prepare);
    if (is_open)
        put_text(prepare);
    html_put(prepare->html,
            "</textarea><p class=\"choices\"><button>%s</button></p></form></details>",
            say(request, N_("Take these people")));
}

/* "3/name": row, or line of the file, and column; "3" alone. */
static void locate(
        const struct desk_request *request, const char *field, struct field_place *out)
{
    const char *slash = strchr(field, '/'), *column = "";
    int i;

    for (i = 0; slash != NULL && i < COLUMNS; i++)
        if (strcmp(slash + 1, columns[i]) == 0)
            column = column_label(request, i);
    if (field[0] < '0' || field[0] > '9')
        return;
    (void)snprintf(out->label, sizeof(out->label), "%s %.*s%s%.60s",
            say(request, N_("Row")), (int)strspn(field, "0123456789"), field,
            column[0] != '\0' ? ", " : "", column);
}

void prepare_put_officials(struct prepare *prepare)
{
    const struct desk_request *request = prepare->request;
    int is_wrong = 0;

    html_put(prepare->html, "<section class=\"card\" id=\"officials\"><h2>%s</h2>",
            say(request, N_("The people who are rated")));
    field_put_mistakes(prepare->html, request, prepare->officials_answer, locate);
    page_form(prepare->html, request, "/prepare/officials");
    html_add(prepare->html, prepare->is_shut ? "<fieldset class=\"plain\" disabled>"
                                             : "<fieldset class=\"plain\">");
    put_table(prepare, &is_wrong);
    html_put(prepare->html,
            "<p class=\"choices\"><button class=\"primary\">%s</button></p></fieldset>"
            "</form>",
            say(request, N_("Save the people")));
    if (!prepare->has_more)
        html_put(prepare->html, "<p><a href=\"/prepare?more=1#officials\">%s</a></p>",
                say(request, N_("More columns: id, part, scale")));
    if (!prepare->is_shut)
        put_file(prepare, is_wrong);
    html_add(prepare->html, "</section>");
}

json_t *prepare_officials_request(const struct desk_request *request)
{
    const char *text = form_get(&request->form, "text"), *values[COLUMNS];
    size_t at[COLUMNS] = {0};
    json_t *rows, *row;
    int i;

    if (text[0] != '\0')
        return json_pack("{s:s,s:s}", "request", "prepare-officials", "text", text);
    rows = json_array();
    while (typed_row(&request->form, at, values)) {
        if (is_empty(values))
            continue;
        row = json_object();
        for (i = 0; i < COLUMNS; i++)
            (void)json_object_set_new(row, columns[i], json_string(values[i]));
        (void)json_array_append_new(rows, row);
    }
    return json_pack("{s:s,s:o}", "request", "prepare-officials", "rows", rows);
}
