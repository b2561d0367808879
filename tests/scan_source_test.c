/* scan_source_test.c -- the feeder is found by what vendors call it. */
#include "scan/source.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum { NAMES_MAX = 9 };

/* The sources that each driver's manual page names, and which a stack is fed from. */
static const struct scanner {
    const char *driver;
    const char *names[NAMES_MAX];
    const char *simplex, *duplex; /* NULL: none */
} scanners[] = {
        {"fujitsu", {"Flatbed", "ADF Front", "ADF Back", "ADF Duplex", NULL}, "ADF Front",
                "ADF Duplex"},
        {"fujitsu card",
                {"Card Front", "Card Back", "Card Duplex", "ADF Front", "ADF Back",
                        "ADF Duplex", NULL},
                "ADF Front", "ADF Duplex"},
        {"canon_dr", {"ADF Front", "ADF Back", "ADF Duplex", NULL}, "ADF Front",
                "ADF Duplex"},
        {"airscan", {"Flatbed", "ADF", "ADF Duplex", NULL}, "ADF", "ADF Duplex"},
        {"epson2", {"Flatbed", "Automatic Document Feeder", NULL},
                "Automatic Document Feeder", NULL},
        {"brother4",
                {"FlatBed", "Automatic Document Feeder(left aligned)",
                        "Automatic Document Feeder(left aligned,Duplex)", NULL},
                "Automatic Document Feeder(left aligned)",
                "Automatic Document Feeder(left aligned,Duplex)"},
        {"hpaio", {"Auto", "Flatbed", "ADF", "Duplex", NULL}, "ADF", "Duplex"},
        {"pixma", {"Flatbed", "Automatic Document Feeder", "ADF Duplex", NULL},
                "Automatic Document Feeder", "ADF Duplex"},
        {"kodakaio", {"Flatbed", "Automatic Document Feeder", NULL},
                "Automatic Document Feeder", NULL},
        {"both sides", {"Front", "Back", "Both", NULL}, "Front", "Both"},
        {"glass alone", {"Flatbed", "Transparency Unit", NULL}, NULL, NULL},
};

static void check(const struct scanner *scanner, int is_duplex, const char *wanted)
{
    int place = source_choose(scanner->names, is_duplex);

    if (wanted == NULL && place >= 0)
        fail_msg("%s: '%s' was chosen", scanner->driver, scanner->names[place]);
    if (wanted != NULL && (place < 0 || strcmp(scanner->names[place], wanted) != 0))
        fail_msg("%s: '%s' was not chosen", scanner->driver, wanted);
}

static void each_drivers_feeder_is_found(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(scanners) / sizeof(scanners[0]); i++) {
        check(&scanners[i], 0, scanners[i].simplex);
        check(&scanners[i], 1, scanners[i].duplex);
    }
}

static void modes_go_by_the_scanners_own_words(void **state)
{
    static const char *const names[] = {
            "Lineart", "Halftone", "True Gray", "24bit Color", NULL};
    static const char *const others[] = {"Black & White", "Grayscale", "Color", NULL};

    (void)state;
    assert_int_equal(source_mode(names, "Gray"), 2);
    assert_int_equal(source_mode(names, "color"), 3);
    assert_int_equal(source_mode(names, "Lineart"), 0);
    assert_int_equal(source_mode(names, "halftone"), 1);
    assert_int_equal(source_mode(others, "Lineart"), 0);
    assert_int_equal(source_mode(others, "Gray"), 1);
    assert_int_equal(source_mode(others, "Infrared"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_drivers_feeder_is_found),
            cmocka_unit_test(modes_go_by_the_scanners_own_words)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
