/* program_month_test.c -- `kiemphieu month` and `year`, as people use them. */
#include "tests/program.h"

#include <sys/stat.h>

static const char conference[] =
        "[conference]\ntitle = Đánh giá hằng tháng\nbody = Sở Nội vụ\nplace = Hà Nội\n"
        "date = 2026-01-05\nrule = monthly\ntemplate = state\nlanguage = vi\n";
static const char four[] = "no,name,title,id\n1,Lê Văn An,T,X1\n2,Trần Bình,T,X2\n"
                           "3,Phạm Cường,T,X3\n4,Võ Dũng,T,X4\n";

static void make(char folder[PROGRAM_PATH_BYTES], const char *officials)
{
    program_folder_make(folder);
    program_write(folder, "conference.ini", conference, strlen(conference));
    program_write(folder, "officials.csv", officials, strlen(officials));
}

static void import(
        struct program *program, const char *folder, const char *month, const char *csv)
{
    char path[PROGRAM_PATH_BYTES];

    program_write(folder, "in.csv", csv, strlen(csv));
    program_path(path, folder, "in.csv");
    RUN(program, "month", folder, month, "--import", path);
}

static long long number(const json_t *object, const char *name)
{
    return (long long)json_integer_value(json_object_get(object, name));
}

static json_t *list_of(struct program *program, const char *folder, const char *month)
{
    RUN(program, "month", folder, month, "--json");
    return program_json(program);
}

/* Asked one by one; stopped, gone on later, the last one taken back. */
static void points_are_typed_one_by_one(void **state)
{
    struct program program = {.input = "90\nninety\n101\n80,5\nu\n80\nq\n"};
    char folder[PROGRAM_PATH_BYTES];
    json_t *list;

    (void)state;
    make(folder, four);
    RUN(&program, "month", folder, "2026-03", "--name", "Hậu");
    assert_int_equal(program.status, 3); /* two are missing */
    assert_true(program_says(&program, "1/4  1. Lê Văn An"));
    assert_true(program_says(&program, "3/4  3. Phạm Cường"));
    list = list_of(&program, folder, "2026-03");
    assert_int_equal(number(list, "missing"), 2);
    json_decref(list);
    program.input = "-\nnghỉ ốm\ns\n";
    RUN(&program, "month", folder, "2026-03");
    assert_int_equal(program.status, 3);
    assert_false(program_says(&program, "1. Lê Văn An, T\n"));
    program.input = "70\n";
    RUN(&program, "month", folder, "2026-03");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "4/4  4. Võ Dũng"));
    assert_true(program_has(folder, "report/month-2026-03.pdf"));
    assert_true(program_has(folder, "report/month-2026-03.csv"));
    list = list_of(&program, folder, "2026-03");
    assert_int_equal(number(list, "missing"), 0);
    assert_int_equal(number(list, "excused"), 1);
    assert_int_equal(number(list, "ranked"), 3);
    json_decref(list);
    program_release(&program);
    program_folder_remove(folder);
}

static void a_file_with_mistakes_is_told_line_by_line(void **state)
{
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES];

    (void)state;
    make(folder, four);
    import(&program, folder, "2026-03", "no,points\n1,90\n2,x\n9,80\n3,92,5\n");
    assert_int_equal(program.status, 1);
    assert_true(program_says(&program, "in.csv:3: "));
    assert_true(program_says(&program, "in.csv:4: "));
    assert_true(program_says(&program, "in.csv:5: "));
    assert_true(program_says(&program, "3 mistakes"));
    assert_false(program_has(folder, "months/2026-03.csv"));
    RUN(&program, "month", folder, "2026-03", "--import", "/nowhere.csv");
    assert_int_equal(program.status, 1);
    RUN(&program, "month", folder, "2026-13", "--list");
    assert_int_equal(program.status, 2);
    RUN(&program, "month", folder);
    assert_int_equal(program.status, 2);
    RUN(&program, "month", folder, "2026-03", "--close", "--reopen");
    assert_int_equal(program.status, 2);
    program_release(&program);
    program_folder_remove(folder);
}

/* Four of equal points, one place: from the import to the closed list, and beyond. */
static void a_month_goes_its_way(void **state)
{
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES];
    json_t *list;

    (void)state;
    make(folder, four);
    import(&program, folder, "2026-03",
            "\xEF\xBB\xBFSTT;Điểm;Lý do\r\n1;95;\r\n2;95,0;\r\n3;95,00;\r\n4;95;\r\n");
    assert_int_equal(program.status, 3); /* tied */
    RUN(&program, "month", folder, "2026-03", "--list");
    assert_true(program_says(&program, "tied for A: to be decided"));
    RUN(&program, "month", folder, "2026-03", "--close", "--name", "A", "--name", "B");
    assert_int_equal(program.status, 1);
    RUN(&program, "month", folder, "2026-03", "--decide", "1=b", "--decide", "2=a",
            "--decide", "3=b", "--decide", "4=b", "--name", "A", "--name", "B",
            "--reason", "thâm niên");
    assert_int_equal(program.status, 0);
    RUN(&program, "month", folder, "2026-03", "--close", "--name", "A", "--name", " a ");
    assert_int_equal(program.status, 1);
    RUN(&program, "month", folder, "2026-03", "--close", "--name", "A", "--name", "B");
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/month-2026-03.pdf"));
    RUN(&program, "month", folder, "2026-03", "--set", "1=96", "--name", "A", "--reason",
            "nhầm");
    assert_int_equal(program.status, 1);
    list = list_of(&program, folder, "2026-03");
    assert_true(json_is_true(json_object_get(list, "final")));
    assert_int_equal(number(json_object_get(list, "counts"), "a"), 1);
    json_decref(list);
    RUN(&program, "month", folder, "2026-03", "--reopen", "--set", "1=96", "--name", "A",
            "--name", "B", "--reason", "nhập nhầm");
    assert_int_equal(program.status, 0);
    assert_false(program_has(folder, "report/month-2026-03.pdf")); /* no longer true */
    RUN(&program, "month", folder, "2026-03", "--list", "--language", "en");
    assert_true(program_has(folder, "report/month-2026-03-en.pdf"));
    assert_true(program_says(&program, "Not closed"));
    program_release(&program);
    program_folder_remove(folder);
}

static void a_blank_is_filled_in_and_imported(void **state)
{
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES], *blank;
    size_t size;

    (void)state;
    make(folder, four);
    import(&program, folder, "2026-03", "id,points\nX2,88\n");
    program_path(path, folder, "blank.csv");
    RUN(&program, "month", folder, "2026-03", "--blank", path);
    assert_int_equal(program.status, 0);
    blank = program_read(folder, "blank.csv", &size);
    assert_null(strstr(blank, "X2"));
    assert_non_null(strstr(blank, "3,X3,Phạm Cường,,"));
    free(blank);
    RUN(&program, "month", folder, "2026-03", "--import", path);
    assert_int_equal(program.status, 1); /* nothing was filled in */
    program_release(&program);
    program_folder_remove(folder);
}

/* Two months of the year: shown with those missing; one least month gives a grade. */
static void a_year_shows_its_months(void **state)
{
    static const char settings[] = "[year]\nleast_months = 1\nquota = none\n";
    struct program program = {.locale = "vi_VN.UTF-8"};
    char folder[PROGRAM_PATH_BYTES], *csv;
    json_t *list;
    size_t size;

    (void)state;
    make(folder, four);
    program_write(folder, "months.ini", settings, strlen(settings));
    import(&program, folder, "2026-01", "no,points,reason\n1,90,\n2,80,\n3,,ốm\n4,45,\n");
    import(&program, folder, "2026-02", "no,points\n1,90.5\n2,99.99\n4,55\n");
    RUN(&program, "year", folder, "2026");
    assert_int_equal(program.status, 0);
    assert_true(program_has(folder, "report/year-2026.pdf"));
    csv = program_read(folder, "report/year-2026.csv", &size);
    /* 90,25 is the mean of 90 and 90,5; 90,00 that of 80 and 99,99 (179,99 / 2) half-up,
     * which is below 90 all the same. */
    assert_non_null(
            strstr(csv, "1;1;\"X1\";\"Lê Văn An\";\"T\";\"\";\"90,00\";\"90,50\";;"
                        ";;;;;;;;;2;\"90,25\";A;;;0;0;0\r\n"));
    assert_non_null(strstr(csv, ";2;\"90,00\";B;"));
    assert_non_null(strstr(csv, ";\"45,00\";\"55,00\";;;;;;;;;;;2;\"50,00\";C;"));
    assert_non_null(
            strstr(csv, ";3;\"X3\";\"Phạm Cường\";\"T\";\"\";-;;;;;;;;;;;;0;;;;;0;0;1"));
    free(csv);
    RUN(&program, "year", folder, "2026", "--json");
    list = program_json(&program);
    assert_int_equal(number(list, "ranked"), 3);
    json_decref(list);
    RUN(&program, "year", folder, "26");
    assert_int_equal(program.status, 2);
    program_release(&program);
    program_folder_remove(folder);
}

static void both_commands_tell_what_they_do(void **state)
{
    struct program program = {.locale = NULL};

    (void)state;
    RUN(&program, "month", "--help");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "--import"));
    RUN(&program, "year", "--help");
    assert_int_equal(program.status, 0);
    assert_true(program_says(&program, "least_months"));
    RUN(&program, "--help");
    assert_true(program_says(&program, "month"));
    program_release(&program);
}

/* A staff of 20,000: 6,000 may have A, and 4,003 have the points for it. */
static void twenty_thousand_are_imported(void **state)
{
    enum { PEOPLE = 20000, BYTES = 1 << 20 };
    struct program program = {.locale = NULL};
    char folder[PROGRAM_PATH_BYTES], *text = malloc(BYTES);
    size_t used, i;
    json_t *list;

    (void)state;
    assert_non_null(text);
    used = (size_t)snprintf(text, BYTES, "no,name,title\n");
    for (i = 1; i <= PEOPLE; i++)
        used += (size_t)snprintf(text + used, BYTES - used, "%zu,Người %zu,T\n", i, i);
    make(folder, text);
    used = (size_t)snprintf(text, BYTES, "no,points\n");
    for (i = 1; i <= PEOPLE; i++) /* from 100 down, four alike */
        used += (size_t)snprintf(text + used, BYTES - used, "%zu,%zu.%02zu\n", i,
                (10000 - i / 4) / 100, (10000 - i / 4) % 100);
    import(&program, folder, "2026-03", text);
    assert_int_equal(program.status, 0);
    list = list_of(&program, folder, "2026-03");
    assert_int_equal(number(list, "people"), PEOPLE);
    assert_int_equal(
            number(json_array_get(json_object_get(list, "quotas"), 0), "places"), 6000);
    /* 90.00 is what no 4,000 to 4,003 have. */
    assert_int_equal(
            number(json_array_get(json_object_get(list, "quotas"), 0), "candidates"),
            4003);
    json_decref(list);
    free(text);
    program_release(&program);
    program_folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(points_are_typed_one_by_one),
            cmocka_unit_test(a_file_with_mistakes_is_told_line_by_line),
            cmocka_unit_test(a_month_goes_its_way),
            cmocka_unit_test(a_blank_is_filled_in_and_imported),
            cmocka_unit_test(a_year_shows_its_months),
            cmocka_unit_test(both_commands_tell_what_they_do),
            cmocka_unit_test(twenty_thousand_are_imported)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
