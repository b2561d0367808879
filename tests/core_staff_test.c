/* core_staff_test.c -- a staff of any size, found by number and by id. */
#include "core/staff.h"

#include "tests/core_month_folder.h"

/* The error of an officials.csv; "" if it is right. */
static const char *error_of(const char *officials, struct error *err)
{
    char folder[FOLDER_BYTES];
    struct staff staff;

    staff_init(&staff);
    folder_make(folder, officials);
    err->text[0] = '\0';
    if (staff_load(folder, &staff, err) == 0)
        err->text[0] = '\0';
    staff_release(&staff);
    folder_remove(folder);
    return err->text;
}

static void people_are_found_by_number_and_by_id(void **state)
{
    char folder[FOLDER_BYTES];
    struct staff staff;

    (void)state;
    staff_init(&staff);
    folder_make(folder, "STT;Họ và tên;Chức vụ;Nhóm;Mã số;Vai trò\r\n"
                        "12;Lê Văn An;Chuyên viên;Phòng A;X7;\r\n"
                        "3;Phòng A;;Phòng A;;tập thể\r\n"
                        "9999999;Trần Thị Bình;\"Trưởng; phòng\";Phòng A;12;"
                        "người đứng đầu\r\n");
    assert_int_equal(staff_load(folder, &staff, NULL), -1); /* a title is missing */
    folder_write(folder, "officials.csv",
            "STT;Họ và tên;Chức vụ;Nhóm;Mã số;Vai trò\r\n"
            "12;Lê Văn An;Chuyên viên;Phòng A;X7;\r\n"
            "3;Phòng A;Đơn vị;Phòng A;;tập thể\r\n"
            "9999999;Trần Thị Bình;\"Trưởng; phòng\";Phòng A;12;người đứng đầu\r\n");
    assert_int_equal(staff_load(folder, &staff, NULL), 0);
    assert_int_equal(staff.count, 3);
    assert_int_equal(staff_find_no(&staff, "9999999"), 2);
    assert_int_equal(staff_find_id(&staff, "X7"), 0);
    assert_int_equal(staff_find_id(&staff, ""), -1);
    assert_int_equal(staff_find_no(&staff, "4"), -1);
    assert_int_equal(staff_find(&staff, "12"), 0); /* the number goes before the id */
    assert_int_equal(staff_find_id(&staff, "12"), 2);
    assert_string_equal(staff.list[2].title, "Trưởng; phòng");
    assert_int_equal(staff.list[2].role, OFFICIAL_HEAD);
    assert_int_equal(staff.list[1].role, OFFICIAL_COLLECTIVE);
    staff_release(&staff);
    folder_remove(folder);
}

static void mistakes_are_told_with_their_line(void **state)
{
    static const struct {
        const char *text, *said;
    } wrong[] = {{"", "officials.csv:1"}, {"no,name,title\n", "nobody"},
            {"no,name,title\n1,A,B\n1,C,D\n", "officials.csv:3"},
            {"no,name,title,id\n1,A,B,X\n2,C,D,X\n", "officials.csv:3"},
            {"no,name,title\n01,A,B\n", "officials.csv:2"},
            {"no,name,title\n12345678,A,B\n", "officials.csv:2"},
            {"no,name,title\n-1,A,B\n", "officials.csv:2"},
            {"no,name,title\n1,,B\n", "officials.csv:2"},
            {"no,name,title\n1,A,B,C\n", "officials.csv:2"},
            {"no,name,title\n1,A\xFF,B\n", "UTF-8"},
            {"no,name,title,group,role\n1,A,B,G,collective\n2,C,D,G,collective\n",
                    "officials.csv:3"},
            {"no,name,title,role\n1,A,B,king\n", "officials.csv:2"}};
    struct error err;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
        if (strstr(error_of(wrong[i].text, &err), wrong[i].said) == NULL)
            fail_msg("%zu: '%s'", i, err.text);
}

static void one_person_is_a_staff(void **state)
{
    struct error err;

    (void)state;
    assert_string_equal(error_of("no,name,title\n1,A,B\n", &err), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(people_are_found_by_number_and_by_id),
            cmocka_unit_test(mistakes_are_told_with_their_line),
            cmocka_unit_test(one_person_is_a_staff)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
