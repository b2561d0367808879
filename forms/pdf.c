/* pdf.c -- the ballots as a PDF in memory: embedded letters, no scaling asked for. */
#include "forms/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cairo-pdf.h>
#include <glib.h>

#include "forms/grid.h"

#define POINTS(um) ((um)*72.0 / 25400.0)

enum { CATALOG_MOST_BYTES = 4096 };

static cairo_status_t append_bytes(void *user, const unsigned char *bytes, unsigned count)
{
    g_byte_array_append(user, bytes, count);
    return CAIRO_STATUS_SUCCESS;
}

/* The page as a drawing of its own: the PDF holds it once, however often it is painted.
 * Measured: 10,000 pages of 20 rows take 6 MB and 4.3 s. */
static cairo_surface_t *record_page(
        const struct paper *paper, size_t page, enum paper_kind kind, struct error *err)
{
    const cairo_rectangle_t edge = {
            0, 0, POINTS(GRID_PAGE_WIDTH_UM), POINTS(GRID_PAGE_HEIGHT_UM)};
    cairo_surface_t *drawing =
            cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &edge);
    cairo_t *cairo = cairo_create(drawing);
    int result = paper_draw(paper, page, kind, cairo, err);

    cairo_destroy(cairo);
    if (result != 0) {
        cairo_surface_destroy(drawing);
        return NULL;
    }
    return drawing;
}

static void paint_copies(
        cairo_t *cairo, cairo_surface_t *const *drawings, size_t pages, uint32_t copies)
{
    uint32_t copy;
    size_t i;

    for (copy = 0; copy < copies; copy++) {
        for (i = 0; i < pages; i++) {
            cairo_set_source_surface(cairo, drawings[i], 0, 0);
            cairo_paint(cairo);
            cairo_show_page(cairo);
        }
        if (pages > 1 && pages % 2 == 1)
            cairo_show_page(cairo);
    }
}

/* Everything cairo can say: pages, letters, title; without a date. */
static int write_pages(cairo_surface_t *const *drawings, size_t pages, uint32_t copies,
        const char *title, GByteArray *bytes, struct error *err)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(
            append_bytes, bytes, POINTS(GRID_PAGE_WIDTH_UM), POINTS(GRID_PAGE_HEIGHT_UM));
    cairo_t *cairo = cairo_create(surface);
    cairo_status_t status;

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title);
    paint_copies(cairo, drawings, pages, copies);
    status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        return error_set(
                err, ERROR_IO, "cannot make the PDF: %s", cairo_status_to_string(status));
    return 0;
}

/* Where `text` stands last among bytes that are not all text; NULL if nowhere. */
static const char *find_last(const GByteArray *bytes, const char *text)
{
    const char *begin = (const char *)bytes->data, *end = begin + bytes->len;
    const char *found = NULL, *next = begin;

    while ((next = memmem(next, (size_t)(end - next), text, strlen(text))) != NULL)
        found = next++;
    return found;
}

/* The number behind the last `word` of the PDF; 0 if there is none. */
static unsigned long last_number(const GByteArray *bytes, const char *word)
{
    const char *found = find_last(bytes, word);

    return found == NULL ? 0 : strtoul(found + strlen(word), NULL, 10);
}

/* The catalog's own entries, between "N 0 obj\n<<" and ">>\nendobj". */
static int find_catalog(const GByteArray *bytes, unsigned long number,
        char entries[CATALOG_MOST_BYTES], struct error *err)
{
    static const char tail[] = ">>\nendobj";
    char head[64];
    const char *begin, *end = NULL;
    size_t left;

    (void)snprintf(head, sizeof(head), "\n%lu 0 obj\n<<", number);
    begin = find_last(bytes, head);
    if (begin != NULL) {
        begin += strlen(head);
        left = bytes->len - (size_t)(begin - (const char *)bytes->data);
        end = memmem(begin, left, tail, strlen(tail));
    }
    if (end == NULL || (size_t)(end - begin) >= CATALOG_MOST_BYTES)
        return error_set(err, ERROR_STATE, "the PDF has no catalog where it should be");
    memcpy(entries, begin, (size_t)(end - begin));
    entries[end - begin] = '\0';
    return 0;
}

/* cairo cannot set viewer preferences. A PDF may be added to at its end: the catalog
 * anew, with them, and a table that puts it in the old one's place. */
static int append_preferences(GByteArray *bytes, int is_two_sided, struct error *err)
{
    unsigned long root = last_number(bytes, "/Root "),
                  size = last_number(bytes, "/Size ");
    unsigned long info = last_number(bytes, "/Info ");
    unsigned long table = last_number(bytes, "startxref\n");
    char entries[CATALOG_MOST_BYTES];
    GString *added;
    size_t catalog, xref;

    if (root == 0 || size == 0 || info == 0 || table == 0)
        return error_set(err, ERROR_STATE, "the PDF has no trailer where it should be");
    if (find_catalog(bytes, root, entries, err) != 0)
        return -1;
    added = g_string_new("\n");
    catalog = bytes->len + added->len;
    g_string_append_printf(added,
            "%lu 0 obj\n<<%s   /ViewerPreferences << /PrintScaling /None /Duplex /%s >>\n"
            ">>\nendobj\n",
            root, entries, is_two_sided ? "DuplexFlipLongEdge" : "Simplex");
    xref = bytes->len + added->len;
    g_string_append_printf(added,
            "xref\n%lu 1\n%010zu 00000 n \ntrailer\n<< /Size %lu\n   /Root %lu 0 R\n   "
            "/Info %lu 0 R\n   /Prev %lu\n>>\nstartxref\n%zu\n%%%%EOF\n",
            root, catalog, size, root, info, table, xref);
    g_byte_array_append(bytes, (const guint8 *)added->str, (guint)added->len);
    (void)g_string_free(added, TRUE);
    return 0;
}

static int keep_bytes(const GByteArray *bytes, struct pdf *out, struct error *err)
{
    unsigned char *copy = malloc(bytes->len);

    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the PDF");
    memcpy(copy, bytes->data, bytes->len);
    out->bytes = copy;
    out->size = bytes->len;
    return 0;
}

int pdf_make(const struct paper *paper, enum paper_kind kind, uint32_t copies,
        const char *title, struct pdf *out, struct error *err)
{
    cairo_surface_t *drawings[LAYOUT_PAGES_MAX];
    size_t pages = paper_layout(paper)->page_count, drawn;
    GByteArray *bytes = g_byte_array_new();
    int result = -1;

    for (drawn = 0; drawn < pages; drawn++) {
        drawings[drawn] = record_page(paper, drawn, kind, err);
        if (drawings[drawn] == NULL)
            break;
    }
    if (drawn == pages && write_pages(drawings, pages, copies, title, bytes, err) == 0 &&
            append_preferences(bytes, pages > 1, err) == 0)
        result = keep_bytes(bytes, out, err);
    while (drawn > 0)
        cairo_surface_destroy(drawings[--drawn]);
    g_byte_array_unref(bytes);
    return result;
}

void pdf_release(struct pdf *pdf)
{
    free(pdf->bytes);
    pdf->bytes = NULL;
    pdf->size = 0;
}
