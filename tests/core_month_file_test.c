/* core_month_file_test.c -- points from CSV: every way people save it, every mistake. */
#include "core/month_file.h"

#include "tests/core_month_folder.h"

enum { TOLD_BYTES = 4096 };

/* "LINE;LINE;" of all mistakes, and the last one's text. */
struct told {
    char lines[TOLD_BYTES], text[ERROR_TEXT_MAX];
};

static void tell(void *context, unsigned line, const char *text)
{
    struct told *told = context;
    size_t used = strlen(told->lines);

    (void)snprintf(told->lines + used, TOLD_BYTES - used, "%u;", line);
    (void)snprintf(told->text, sizeof(told->text), "%s", text);
}

static char folder[FOLDER_BYTES];
static struct staff staff;

static int start(void **state)
{
    (void)state;
    staff_init(&staff);
    folder_make(folder, "no,name,title,id\n1,Lê Văn An,T,X1\n2,Trần Thị Bình,T,X2\n"
                        "3,Phạm Cường,T,\n40,Võ Dũng,T,X40\n");
    return staff_load(folder, &staff, NULL);
}

static int end(void **state)
{
    (void)state;
    staff_release(&staff);
    folder_remove(folder);
    return 0;
}

static int parse(const char *csv, struct month_entries *entries, struct told *told)
{
    struct month_reading reading = {
            .staff = &staff, .most = 100, .tell = tell, .context = told};
    char text[TOLD_BYTES];
    struct error err;

    memset(told, 0, sizeof(*told));
    (void)snprintf(text, sizeof(text), "%s", csv);
    return month_file_parse(text, strlen(text), &reading, entries, &err);
}

static void rows_are_taken_however_they_are_saved(void **state)
{
    static const char *const right[] = {"no,points\n2,92.5\n40,7\n",
            "\xEF\xBB\xBFSTT;Điểm\r\n2;92,5\r\n40;7\r\n",
            "ID;POINTS;NAME\nX2;92,50;Trần Thị Bình\nX40;7,00;\n",
            "points\tid\tno\n\"92,5\"\tX2\t2\n7\tX40\t\n",
            "no,title,group,points,reason\n2,a,b,\"92,5\",\n40,,,7,ok\n",
            "STT,Điểm,Lý do\n2,\"92,5\",\n\n,,\n40,7,",
            "MÃ SỐ;HỌ VÀ TÊN;ĐIỂM;LÝ DO\nX2;TRẦN  THỊ BÌNH;92.5;\nX40;;7;\n"};
    struct month_entries entries;
    struct told told;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
        if (parse(right[i], &entries, &told) != 0)
            fail_msg("%zu: line %s %s", i, told.lines, told.text);
        assert_int_equal(entries.count, 2);
        assert_int_equal(entries.list[0].person, 1);
        assert_int_equal(entries.list[0].mark.hundredths, 9250);
        assert_int_equal(entries.list[1].person, 3);
        assert_int_equal(entries.list[1].mark.hundredths, 700);
        month_entries_release(&entries);
    }
}

static void a_reason_stands_for_points(void **state)
{
    struct month_entries entries;
    struct told told;

    (void)state;
    assert_int_equal(
            parse("no;points;reason\n1;;nghỉ thai sản\n2;90;họp\n", &entries, &told), 0);
    assert_int_equal(entries.list[0].mark.state, MONTH_EXCUSED);
    assert_string_equal(entries.list[0].mark.reason, "nghỉ thai sản");
    assert_int_equal(entries.list[1].mark.state, MONTH_GIVEN);
    assert_string_equal(entries.list[1].mark.reason, "họp");
    month_entries_release(&entries);
}

/* All lines with a mistake, in one go. */
static void every_mistake_is_told_with_its_line(void **state)
{
    struct month_entries entries;
    struct told told;

    (void)state;
    assert_int_equal(parse("no,id,name,points,reason\n" /* line */
                           "1,,Lê Văn An,90,\n"         /* 2: right */
                           "5,,,90,\n"                  /* 3: nobody's number */
                           ",X9,,90,\n"                 /* 4: nobody's id */
                           "1,X2,,90,\n"                /* 5: two people */
                           ",,,90,\n"                   /* 6: nobody is named */
                           "2,,Lê Văn An,90,\n"         /* 7: another's name */
                           "2,,,100.01,\n"              /* 8: above the most */
                           "2,,,89.995,\n"              /* 9: three decimals */
                           "2,,,,\n"   /* 10: neither points nor reason */
                           "2,,,90,\n" /* 11: a mistake was line 8 */
                           "1,,,90,\n" /* 12: twice */
                           "3,,,x,\n", /* 13 */
                             &entries, &told),
            -1);
    assert_string_equal(told.lines, "3;4;5;6;7;8;9;10;11;12;13;");
    assert_int_equal(entries.count, 0);
    assert_null(entries.list);
}

/* A decimal comma in a file of commas splits the points: 92 would be taken, silently. */
static void a_split_decimal_comma_is_never_taken(void **state)
{
    static const char *const wrong[] = {"no,name,points\n1,Lê Văn An,92,5\n",
            "no,points,reason\n1,92,5\n", "no,points,,reason\n1,92,5,\n",
            "no,points,reason\n1,92,5,\n", "no,points,name\n1,92,5\n",
            "no,points,id\n1,92,5\n", "points,no\n92,5,1\n", "points,id\n92,5,X1\n",
            "no,points,reason,name\n1,92,5,Lê Văn An\n"};
    struct month_entries entries;
    struct told told;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        if (parse(wrong[i], &entries, &told) != -1)
            fail_msg("%zu was taken", i);
        assert_string_equal(told.lines, "2;");
    }
}

static void a_broken_file_is_told_and_nothing_taken(void **state)
{
    static const struct {
        const char *text, *lines;
    } wrong[] = {{"", "1;"}, {"\n\n", "2;"}, {"no,name\n1,A\n", "1;"},
            {"points\n90\n", "1;"}, {"no,points,points\n1,90,91\n", "1;"},
            {"no,ponits\n1,90\n", "1;"}, {"no,points\n1,90\n2,\"90\n", "3;"},
            {"no,points\n1,90\n2,9\"0\n", "3;"}, {"no,points\n1,90\n\xFF\xFE,91\n", "3;"},
            {"no,points\n1,90\n2,\x01\n", "3;"}};
    struct month_entries entries;
    struct told told;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_int_equal(parse(wrong[i].text, &entries, &told), -1);
        if (strcmp(told.lines, wrong[i].lines) != 0)
            fail_msg("%zu: lines %s %s", i, told.lines, told.text);
    }
}

static void a_nul_in_the_file_is_no_end(void **state)
{
    static const char csv[] = "no,points\n1,90\n\0\n2,91\n";
    struct told told = {.lines = ""};
    struct month_reading reading = {
            .staff = &staff, .most = 100, .tell = tell, .context = &told};
    struct month_entries entries;
    char text[sizeof(csv)];
    struct error err;

    (void)state;
    memcpy(text, csv, sizeof(csv));
    assert_int_equal(
            month_file_parse(text, sizeof(csv) - 1, &reading, &entries, &err), -1);
    assert_string_equal(told.lines, "3;");
}

static void what_is_written_is_read_again(void **state)
{
    struct month_marks marks;
    struct month_entries entries;
    struct told told;
    struct month_reading reading = {
            .staff = &staff, .most = 100, .is_stored = 1, .tell = tell, .context = &told};
    char *text;
    size_t size;

    (void)state;
    memset(&told, 0, sizeof(told));
    assert_int_equal(month_marks_init(&marks, staff.count, NULL), 0);
    assert_int_equal(month_mark_set(&marks.list[0], MONTH_GIVEN, 8999, NULL, NULL), 0);
    assert_int_equal(
            month_mark_set(&marks.list[2], MONTH_EXCUSED, 0, "ốm; \"nặng\", lâu", NULL),
            0);
    assert_int_equal(month_file_text(&staff, &marks, &text, &size, NULL), 0);
    assert_string_equal(text, "\xEF\xBB\xBFno,id,name,points,reason\r\n"
                              "1,X1,Lê Văn An,89.99,\r\n"
                              "3,,Phạm Cường,,\"ốm; \"\"nặng\"\", lâu\"\r\n");
    assert_int_equal(month_file_parse(text, size, &reading, &entries, NULL), 0);
    assert_int_equal(entries.count, 2);
    assert_int_equal(entries.list[0].mark.hundredths, 8999);
    assert_string_equal(entries.list[1].mark.reason, "ốm; \"nặng\", lâu");
    month_entries_release(&entries);
    free(text);
    assert_int_equal(month_file_blank(&staff, &marks, &text, &size, NULL), 0);
    assert_string_equal(text, "\xEF\xBB\xBFno,id,name,points,reason\r\n"
                              "2,X2,Trần Thị Bình,,\r\n40,X40,Võ Dũng,,\r\n");
    free(text);
    month_marks_release(&marks);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(rows_are_taken_however_they_are_saved),
            cmocka_unit_test(a_reason_stands_for_points),
            cmocka_unit_test(every_mistake_is_told_with_its_line),
            cmocka_unit_test(a_split_decimal_comma_is_never_taken),
            cmocka_unit_test(a_broken_file_is_told_and_nothing_taken),
            cmocka_unit_test(a_nul_in_the_file_is_no_end),
            cmocka_unit_test(what_is_written_is_read_again)};

    return cmocka_run_group_tests(tests, start, end);
}
