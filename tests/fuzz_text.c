/* fuzz_text.c -- a fuzzer's entry: any bytes as a layout, a reading, results or a CSV. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/code.h"
#include "core/csv.h"
#include "core/json.h"
#include "core/layout.h"
#include "core/reading.h"
#include "core/results.h"

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
    if (json_parse(text, size, &object, NULL) == 0 &&
            reading_of_json(object, &reading, NULL) == 0)
        reading_release(&reading);
    json_decref(object);
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
    (void)!code_parse(text, &code, NULL);
    csv_start(&csv, text, size);
    while (csv_row(&csv, cells, &count, NULL) > 0)
        continue;
    free(text);
    return 0;
}
