/* forms_print_test.c -- the PDF and `kiemphieu-forms print`. */
#include "forms/print.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "forms/pdf.h"
#include "tests/forms_example.h"

static struct paper *compose(size_t people)
{
    struct example *example =
            example_new(people, "party", "./core/rules/party-96.rule", "vi");
    struct paper *paper = NULL;

    assert_int_equal(example_compose(example, &paper, NULL), 0);
    example_free(example);
    return paper;
}

static size_t count_of(const struct pdf *pdf, const char *word)
{
    const unsigned char *next = pdf->bytes, *end = pdf->bytes + pdf->size;
    size_t count = 0;

    while ((next = memmem(next, (size_t)(end - next), word, strlen(word))) != NULL) {
        count++;
        next++;
    }
    return count;
}

static struct pdf make_pdf(const struct paper *paper, uint32_t copies)
{
    struct pdf pdf = {NULL, 0};
    struct error err = {ERROR_NONE, ""};

    if (pdf_make(paper, PAPER_BALLOT, copies, "Phiếu", &pdf, &err) != 0)
        fail_msg("%s", err.text);
    return pdf;
}

static void a_pdf_has_each_page_once_a_copy(void **state)
{
    struct paper *paper = compose(30); /* two pages */
    struct pdf one = make_pdf(paper, 1), seven = make_pdf(paper, 7);

    (void)state;
    assert_int_equal(count_of(&one, "/Type /Page %"), 2);
    assert_int_equal(count_of(&one, "/Count 2\n"), 1);
    assert_int_equal(count_of(&seven, "/Type /Page %"), 14);
    pdf_release(&one);
    pdf_release(&seven);
    paper_free(paper);
}

static void three_pages_get_a_blank_fourth(void **state)
{
    struct paper *paper = compose(60);
    struct pdf pdf = make_pdf(paper, 2);

    (void)state;
    assert_int_equal(paper_layout(paper)->page_count, 3);
    assert_int_equal(count_of(&pdf, "/Type /Page %"), 8);
    pdf_release(&pdf);
    paper_free(paper);
}

static void a_thousand_ballots_stay_under_2_mb(void **state)
{
    struct paper *paper = compose(20);
    struct pdf pdf = make_pdf(paper, 1000);

    (void)state;
    assert_true(pdf.size < 2000000);
    assert_int_equal(count_of(&pdf, "/Count 1000\n"), 1);
    pdf_release(&pdf);
    paper_free(paper);
}

static void a_pdf_asks_for_no_scaling_and_tells_no_date(void **state)
{
    struct paper *one_page = compose(3), *two_pages = compose(30);
    struct pdf pdf = make_pdf(one_page, 1), back = make_pdf(two_pages, 1);

    (void)state;
    assert_int_equal(count_of(&pdf, "/PrintScaling /None"), 1);
    assert_int_equal(count_of(&pdf, "/Duplex /Simplex"), 1);
    assert_int_equal(count_of(&back, "/Duplex /DuplexFlipLongEdge"), 1);
    assert_int_equal(count_of(&pdf, "/CreationDate"), 0);
    assert_int_equal(count_of(&pdf, "/ModDate"), 0);
    pdf_release(&pdf);
    pdf_release(&back);
    paper_free(one_page);
    paper_free(two_pages);
}

/* The added table points at the catalog, the last startxref at the added table. */
static void the_added_catalog_is_where_the_table_says(void **state)
{
    struct paper *paper = compose(3);
    struct pdf pdf = make_pdf(paper, 1);
    const char *text = (const char *)pdf.bytes, *last;
    unsigned long table, object, catalog, number;
    char head[32];

    (void)state;
    for (last = text + pdf.size - 9; memcmp(last, "startxref", 9) != 0; last--)
        assert_true(last > text);
    table = strtoul(last + 9, NULL, 10);
    assert_true(table < pdf.size);
    assert_int_equal(
            sscanf(text + table, "xref\n%lu 1\n%lu 00000 n", &object, &catalog), 2);
    (void)snprintf(head, sizeof(head), "%lu 0 obj\n<<", object);
    assert_memory_equal(text + catalog, head, strlen(head));
    assert_int_equal(sscanf(strstr(text + table, "/Root "), "/Root %lu", &number), 1);
    assert_int_equal(number, object);
    pdf_release(&pdf);
    paper_free(paper);
}

static void letters_are_embedded(void **state)
{
    struct paper *paper = compose(3);
    struct pdf pdf = make_pdf(paper, 1);

    (void)state;
    assert_true(count_of(&pdf, "+LiberationSerif") > 0);
    assert_int_equal(
            count_of(&pdf, "/Type /FontDescriptor"), count_of(&pdf, "/FontFile2"));
    assert_int_equal(count_of(&pdf, "/Type3"), 0);
    pdf_release(&pdf);
    paper_free(paper);
}

static void the_same_paper_gives_the_same_bytes(void **state)
{
    struct paper *first = compose(20), *second = compose(20);
    struct pdf a = make_pdf(first, 3), b = make_pdf(second, 3);

    (void)state;
    assert_int_equal(a.size, b.size);
    assert_memory_equal(a.bytes, b.bytes, a.size);
    pdf_release(&a);
    pdf_release(&b);
    paper_free(first);
    paper_free(second);
}

/* ---- the command, in a folder of its own ---- */

static void put_file(const char *folder, const char *name, const char *text)
{
    char path[FILE_PATH_MAX];

    assert_int_equal(file_join(path, folder, name, NULL), 0);
    assert_int_equal(file_write(path, text, strlen(text), NULL), 0);
}

static void make_conference(char folder[64])
{
    char root[2048], ini[8192];

    (void)snprintf(folder, 64, "/tmp/kiemphieu-print-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_non_null(getcwd(root, sizeof(root)));
    (void)snprintf(ini, sizeof(ini),
            "[conference]\ntitle = Hội nghị\nbody = Ban Chấp hành\nplace = Hà Nội\n"
            "date = 2026-12-05\nrule = %s/core/rules/party-96.rule\n"
            "template = %s/forms/templates/party.ini\nlanguage = vi\n"
            "publication = committee\n[committee]\nmember = An, Trưởng ban\n",
            root, root);
    put_file(folder, "conference.ini", ini);
    put_file(folder, "officials.csv",
            "STT,Họ và tên,Chức vụ,Loại phiếu,Nhóm\n1,Nguyễn Văn Minh,Bí thư,,\n");
}

static void remove_conference(const char *folder)
{
    static const char *const names[] = {"conference.ini", "officials.csv",
            "conference.key", "print/main.pdf", "print/main-proof.pdf",
            "layout/main.json", "print", "layout"};
    char path[FILE_PATH_MAX];
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)snprintf(path, sizeof(path), "%s/%s", folder, names[i]);
        (void)remove(path);
    }
    assert_int_equal(rmdir(folder), 0); /* nothing else was left there */
}

static int has_file(const char *folder, const char *name)
{
    char path[FILE_PATH_MAX];

    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    return file_exists(path);
}

static int run_print(char *folder, char *second, char *third)
{
    char name[] = "print";
    char *argv[] = {name, folder, second, third, NULL};

    return print_command(second == NULL ? 2 : third == NULL ? 3 : 4, argv);
}

static void a_load_of_the_layout(const char *folder, char form_id[DIGEST_ID_HEX_BYTES])
{
    struct layout layout;
    char path[FILE_PATH_MAX];

    layout_init(&layout);
    assert_int_equal(file_join(path, folder, "layout/main.json", NULL), 0);
    assert_int_equal(layout_load(path, &layout, NULL), 0);
    memcpy(form_id, layout.form_id, DIGEST_ID_HEX_BYTES);
    layout_release(&layout);
}

static void print_writes_pdf_and_layout_and_again_the_same(void **state)
{
    char folder[64], first[DIGEST_ID_HEX_BYTES], second[DIGEST_ID_HEX_BYTES];
    char keep[] = "--keep-form", copies[] = "--copies=3";

    (void)state;
    make_conference(folder);
    assert_int_equal(run_print(folder, NULL, NULL), 0);
    assert_true(has_file(folder, "print/main.pdf"));
    a_load_of_the_layout(folder, first);
    assert_int_equal(run_print(folder, keep, copies), 0);
    a_load_of_the_layout(folder, second);
    assert_string_equal(first, second);
    remove_conference(folder);
}

static void keep_form_refuses_a_changed_ballot(void **state)
{
    char folder[64], first[DIGEST_ID_HEX_BYTES], second[DIGEST_ID_HEX_BYTES];
    char keep[] = "--keep-form";

    (void)state;
    make_conference(folder);
    assert_int_equal(run_print(folder, NULL, NULL), 0);
    a_load_of_the_layout(folder, first);
    put_file(folder, "officials.csv",
            "STT,Họ và tên,Chức vụ,Loại phiếu,Nhóm\n1,Nguyễn Văn Minh,Phó Bí thư,,\n");
    assert_int_equal(run_print(folder, keep, NULL), 1);
    a_load_of_the_layout(folder, second);
    assert_string_equal(first, second);
    assert_int_equal(run_print(folder, NULL, NULL), 0);
    a_load_of_the_layout(folder, second);
    assert_string_not_equal(first, second);
    remove_conference(folder);
}

static void a_proof_touches_no_layout(void **state)
{
    char folder[64], proof[] = "--proof";

    (void)state;
    make_conference(folder);
    assert_int_equal(run_print(folder, proof, NULL), 0);
    assert_true(has_file(folder, "print/main-proof.pdf"));
    assert_false(has_file(folder, "layout"));
    assert_false(has_file(folder, "print/main.pdf"));
    remove_conference(folder);
}

static void what_cannot_be_composed_writes_nothing(void **state)
{
    char folder[64];

    (void)state;
    make_conference(folder);
    put_file(folder, "officials.csv",
            "STT,Họ và tên,Chức vụ,Loại phiếu,Nhóm\n1,阮文,Bí thư,,\n");
    assert_int_equal(run_print(folder, NULL, NULL), 1);
    assert_false(has_file(folder, "print"));
    assert_false(has_file(folder, "layout"));
    remove_conference(folder);
}

static void wrong_arguments_are_usage(void **state)
{
    char folder[] = "/nonexistent", zero[] = "--copies=0", many[] = "--copies=100001";
    char word[] = "--copies=two", unknown[] = "--fast";

    (void)state;
    assert_int_equal(run_print(folder, zero, NULL), 2);
    assert_int_equal(run_print(folder, many, NULL), 2);
    assert_int_equal(run_print(folder, word, NULL), 2);
    assert_int_equal(run_print(folder, unknown, NULL), 2);
    assert_int_equal(run_print(folder, folder, NULL), 2);
    assert_int_equal(run_print(folder, NULL, NULL), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_pdf_has_each_page_once_a_copy),
            cmocka_unit_test(three_pages_get_a_blank_fourth),
            cmocka_unit_test(a_thousand_ballots_stay_under_2_mb),
            cmocka_unit_test(a_pdf_asks_for_no_scaling_and_tells_no_date),
            cmocka_unit_test(the_added_catalog_is_where_the_table_says),
            cmocka_unit_test(letters_are_embedded),
            cmocka_unit_test(the_same_paper_gives_the_same_bytes),
            cmocka_unit_test(print_writes_pdf_and_layout_and_again_the_same),
            cmocka_unit_test(keep_form_refuses_a_changed_ballot),
            cmocka_unit_test(a_proof_touches_no_layout),
            cmocka_unit_test(what_cannot_be_composed_writes_nothing),
            cmocka_unit_test(wrong_arguments_are_usage),
    };
    struct error err;

    if (digest_start(&err) != 0)
        return 1;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
