/* fuzz_text.c -- a fuzzer's entry: any bytes as a layout, a reading, results or points.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/code.h"
#include "core/csv.h"
#include "core/json.h"
#include "core/layout.h"
#include "core/month_file.h"
#include "core/reading.h"
#include "core/results.h"
#include "core/sealed.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

static void try_json(const char *text, size_t size)
{
    struct layout layout;
    struct reading reading;
    struct results results;
    json_t *object = NULL;

    layout_init(&layout);
    reading_init(&reading);
    results_init(&results);
    if (layout_parse(text, size, &layout, NULL) == 0)
        layout_release(&layout);
    if (results_parse(text, size, &results, NULL) == 0)
        results_release(&results);
    if (sealed_check(text, size, &results, NULL) == 0)
        results_release(&results);
    if (json_parse(text, size, &object, NULL) == 0 &&
            reading_of_json(object, &reading, NULL) == 0)
        reading_release(&reading);
    json_decref(object);
}

static void ignore(void *context, unsigned line, const char *text)
{
    (void)context;
    (void)line;
    (void)text;
}

/* As points of a staff of one; the text is copied, as it is changed. */
static void try_points(const char *text, size_t size)
{
    static struct staff_person person = {
            .no = "1", .id = "X", .name = "An", .title = "", .group = ""};
    size_t order = 0;
    struct staff staff = {
            .list = &person, .count = 1, .by_no = &order, .by_id = &order, .id_count = 1};
    struct month_reading reading = {.staff = &staff, .most = 100, .tell = ignore};
    struct month_entries entries;
    char *copy = malloc(size + 1);

    if (copy == NULL)
        return;
    memcpy(copy, text, size + 1);
    if (month_file_parse(copy, size, &reading, &entries, NULL) == 0)
        month_entries_release(&entries);
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = malloc(size + 1), *cells[CSV_CELLS_MAX];
    struct code code;
    struct csv csv;
    size_t count;

    if (text == NULL)
        return 0;
    memcpy(text, bytes, size);
    text[size] = '\0';
    try_json(text, size);
    try_points(text, size);
    (void)!code_parse(text, &code, NULL);
    csv_start(&csv, text, size);
    while (csv_row(&csv, cells, &count, NULL) > 0)
        continue;
    free(text);
    return 0;
}
