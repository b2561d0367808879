/* staff.c -- officials.csv of a conference of months: people of any number. */
#include "core/staff.h"

#include <stdlib.h>
#include <string.h>

#include "core/csv.h"
#include "core/file.h"
#include "core/officials_field.h"
#include "core/officials_heading.h"
#include "core/utf8.h"

struct parsing {
    struct staff staff;
    size_t room;
    struct csv csv;
    struct officials_heading heading;
    struct official scratch; /* one row's fields, checked */
};

void staff_init(struct staff *staff)
{
    memset(staff, 0, sizeof(*staff));
}

void staff_release(struct staff *staff)
{
    free(staff->list);
    free(staff->by_no);
    free(staff->by_id);
    free(staff->text);
    staff_init(staff);
}

static int check_no(const char *no, struct error *err)
{
    size_t digits = strspn(no, "0123456789");

    if (digits > 0 && digits <= STAFF_NUMBER_DIGITS && no[digits] == '\0' && no[0] != '0')
        return 0;
    if (no[0] == '\0')
        return error_set(err, ERROR_SYNTAX, "the number is missing; write it");
    return error_set(err, ERROR_SYNTAX,
            "'%.40s' is no number; write a whole number of at most %d digits", no,
            STAFF_NUMBER_DIGITS);
}

static int take_row(
        struct parsing *parsing, char **cells, size_t count, struct error *err)
{
    static const enum officials_column checked[] = {OFFICIALS_NAME, OFFICIALS_TITLE,
            OFFICIALS_GROUP, OFFICIALS_PERSON, OFFICIALS_ROLE};
    const struct officials_heading *heading = &parsing->heading;
    struct staff_person *person = &parsing->staff.list[parsing->staff.count];
    size_t i;

    person->no = officials_heading_cell(heading, cells, count, OFFICIALS_NO);
    if (check_no(person->no, err) != 0 ||
            csv_check_width(cells, count, heading->count, err) != 0)
        return -1;
    memset(&parsing->scratch, 0, sizeof(parsing->scratch));
    for (i = 0; i < sizeof(checked) / sizeof(checked[0]); i++)
        if (officials_field_take(
                    heading, NULL, cells, count, checked[i], &parsing->scratch, err) != 0)
            return -1;
    person->id = officials_heading_cell(heading, cells, count, OFFICIALS_PERSON);
    person->name = officials_heading_cell(heading, cells, count, OFFICIALS_NAME);
    person->title = officials_heading_cell(heading, cells, count, OFFICIALS_TITLE);
    person->group = officials_heading_cell(heading, cells, count, OFFICIALS_GROUP);
    person->role = parsing->scratch.role;
    person->line = parsing->csv.line;
    parsing->staff.count++;
    return 0;
}

static int make_room(struct parsing *parsing, struct error *err)
{
    size_t room = parsing->room == 0 ? 256 : parsing->room * 2;
    struct staff_person *grown;

    if (parsing->staff.count == STAFF_MAX)
        return error_set(err, ERROR_RANGE,
                "more than %d people; divide them over several conferences", STAFF_MAX);
    if (parsing->staff.count < parsing->room)
        return 0;
    grown = realloc(parsing->staff.list, room * sizeof(*grown));
    if (grown == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the staff");
    parsing->staff.list = grown;
    parsing->room = room;
    return 0;
}

static int read_rows(struct parsing *parsing, struct error *err)
{
    char *cells[CSV_CELLS_MAX];
    size_t count = 0;
    int got = csv_row(&parsing->csv, cells, &count, err);

    if (got == 0)
        return error_set(err, ERROR_SYNTAX,
                "the file is empty; write the columns' names and a line for each person");
    if (got < 0 || officials_heading_read(cells, count, &parsing->heading, err) != 0)
        return -1;
    while ((got = csv_row(&parsing->csv, cells, &count, err)) > 0)
        if (make_room(parsing, err) != 0 || take_row(parsing, cells, count, err) != 0)
            return -1;
    if (got == 0 && parsing->staff.count == 0)
        return error_set(
                err, ERROR_SYNTAX, "nobody stands in it; write a line for each person");
    return got;
}

static int compare_no(const void *left, const void *right, void *context)
{
    const struct staff *staff = context;

    return strcmp(staff->list[*(const size_t *)left].no,
            staff->list[*(const size_t *)right].no);
}

static int compare_id(const void *left, const void *right, void *context)
{
    const struct staff *staff = context;

    return strcmp(staff->list[*(const size_t *)left].id,
            staff->list[*(const size_t *)right].id);
}

static int compare_collective(const void *left, const void *right, void *context)
{
    const struct staff *staff = context;

    return strcmp(staff->list[*(const size_t *)left].group,
            staff->list[*(const size_t *)right].group);
}

/* The later of two neighbours that are the same, or NULL. */
static const struct staff_person *find_double(struct staff *staff, const size_t *order,
        size_t count, int (*compare)(const void *, const void *, void *),
        const struct staff_person **first)
{
    const struct staff_person *one, *two;
    size_t i;

    for (i = 1; i < count; i++)
        if (compare(&order[i - 1], &order[i], staff) == 0) {
            one = &staff->list[order[i - 1]];
            two = &staff->list[order[i]];
            *first = one->line < two->line ? one : two;
            return one->line < two->line ? two : one;
        }
    return NULL;
}

static int check_once(struct staff *staff, struct error *err)
{
    const struct staff_person *first = NULL;
    const struct staff_person *twice =
            find_double(staff, staff->by_no, staff->count, compare_no, &first);

    if (twice != NULL) {
        (void)error_set(err, ERROR_SYNTAX,
                "the number %s stands in line %u already; give each row its own",
                twice->no, first->line);
        return error_add_context(err, "officials.csv:%u", twice->line);
    }
    twice = find_double(staff, staff->by_id, staff->id_count, compare_id, &first);
    if (twice == NULL)
        return 0;
    (void)error_set(err, ERROR_SYNTAX,
            "the id '%.60s' stands in line %u already; each person has one of their own",
            twice->id, first->line);
    return error_add_context(err, "officials.csv:%u", twice->line);
}

/* A head's grade is measured by the group's collective: there must be one, not two. */
static int check_collectives(struct staff *staff, struct error *err)
{
    const struct staff_person *first = NULL, *twice;
    size_t *order = malloc(staff->count * sizeof(*order)), count = 0, i;

    if (order == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the staff");
    for (i = 0; i < staff->count; i++)
        if (staff->list[i].role == OFFICIAL_COLLECTIVE)
            order[count++] = i;
    qsort_r(order, count, sizeof(*order), compare_collective, staff);
    twice = find_double(staff, order, count, compare_collective, &first);
    free(order);
    if (twice == NULL)
        return 0;
    (void)error_set(err, ERROR_SYNTAX,
            "the group '%.60s' has a collective in line %u already; a group has one",
            twice->group, first->line);
    return error_add_context(err, "officials.csv:%u", twice->line);
}

static int sort(struct staff *staff, struct error *err)
{
    size_t i;

    staff->by_no = malloc(staff->count * sizeof(*staff->by_no));
    staff->by_id = malloc(staff->count * sizeof(*staff->by_id));
    if (staff->by_no == NULL || staff->by_id == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the staff");
    for (i = 0; i < staff->count; i++) {
        staff->by_no[i] = i;
        if (staff->list[i].id[0] != '\0')
            staff->by_id[staff->id_count++] = i;
    }
    qsort_r(staff->by_no, staff->count, sizeof(size_t), compare_no, staff);
    qsort_r(staff->by_id, staff->id_count, sizeof(size_t), compare_id, staff);
    if (check_once(staff, err) != 0)
        return -1;
    return check_collectives(staff, err);
}

static int parse(struct parsing *parsing, size_t size, struct error *err)
{
    if (!utf8_is_text(parsing->staff.text, size)) {
        (void)error_set(
                err, ERROR_SYNTAX, "the text is not UTF-8; save it as 'CSV UTF-8'");
        return error_add_context(err, "%s", "officials.csv");
    }
    csv_start(&parsing->csv, parsing->staff.text, size);
    if (read_rows(parsing, err) != 0)
        return error_add_context(
                err, "officials.csv:%u", parsing->csv.line == 0 ? 1 : parsing->csv.line);
    return sort(&parsing->staff, err);
}

int staff_load(const char *folder, struct staff *out, struct error *err)
{
    struct parsing parsing = {.room = 0};
    char path[FILE_PATH_MAX];
    size_t size = 0;

    if (file_join(path, folder, "officials.csv", err) != 0 ||
            file_read(path, STAFF_FILE_MAX_BYTES, &parsing.staff.text, &size, err) != 0)
        return -1;
    if (parse(&parsing, size, err) != 0) {
        staff_release(&parsing.staff);
        return -1;
    }
    staff_release(out);
    *out = parsing.staff;
    return 0;
}

/* By halves, in the order of texts. */
static long find(const struct staff *staff, const size_t *order, size_t count,
        const char *wanted, int is_id)
{
    size_t low = 0, high = count, middle;
    const struct staff_person *person;
    int side;

    while (low < high) {
        middle = low + (high - low) / 2;
        person = &staff->list[order[middle]];
        side = strcmp(wanted, is_id ? person->id : person->no);
        if (side == 0)
            return (long)order[middle];
        if (side < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

long staff_find_no(const struct staff *staff, const char *no)
{
    return find(staff, staff->by_no, staff->count, no, 0);
}

long staff_find_id(const struct staff *staff, const char *id)
{
    return find(staff, staff->by_id, staff->id_count, id, 1);
}

long staff_find(const struct staff *staff, const char *key)
{
    long found = staff_find_no(staff, key);

    return found >= 0 ? found : staff_find_id(staff, key);
}
