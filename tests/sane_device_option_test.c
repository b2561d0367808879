/* sane_device_option_test.c -- the virtual scanner's sources and options. */
#include "tests/sane_device_pages.h"

static void expect_end(struct client *client)
{
    assert_int_equal(client_scan(client), SANE_STATUS_NO_DOCS);
    client_close(client);
}

static void vendors_sources_give_their_sides(void **state)
{
    const struct setup *setup = *state;
    char plan[128], path[PROGRAM_PATH_BYTES];

    program_path(path, setup->folder, "state");
    for (size_t i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
        struct client client;

        (void)unlink(path);
        (void)snprintf(plan, sizeof(plan), "twosided,sources=%s", sources[i].vendor);
        open_mode(&client, state, plan, "Gray");
        assert_int_equal(client_find(&client, "source") == 0, sources[i].source == NULL);
        if (sources[i].source != NULL)
            assert_int_equal(client_text(&client, "source", sources[i].source, NULL), 0);
        if (sources[i].option != NULL)
            assert_int_equal(
                    client_text(&client, sources[i].option, sources[i].value, NULL), 0);
        for (const unsigned *side = sources[i].sides; *side != 0; side++)
            expect_side(&client, *side);
        expect_end(&client);
    }
}

static void a_switch_may_make_it_duplex(void **state)
{
    struct client client;

    open_mode(&client, state, "twosided,sources=panasonic", "Gray");
    assert_int_equal(client_word(&client, "duplex", SANE_TRUE, NULL), 0);
    for (unsigned i = 1; i <= PAPER; i++)
        expect_side(&client, i);
    expect_end(&client);
}

static void an_unfinished_sheet_comes_again_with_both_sides(void **state)
{
    struct client client;

    open_mode(&client, state, "twosided,sources=hp,jam@2", "Gray");
    assert_int_equal(client_text(&client, "source", "Duplex", NULL), 0);
    expect_side(&client, 1);
    assert_false(setup_is_taken(*state, "1.tif"));
    assert_int_equal(client_scan(&client), SANE_STATUS_JAMMED);
    for (unsigned i = 1; i <= PAPER; i++)
        expect_side(&client, i);
    expect_end(&client);
}

static void the_glass_is_white_and_takes_no_paper(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=plain", "Gray"); /* Flatbed is its first */
    for (int i = 0; i < 3; i++) {
        assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
        assert_int_equal(client.size, SIDE_BYTES);
        assert_int_equal(client.bytes[i], 255);
    }
    client_close(&client);
    assert_int_equal(setup_unfed(*state), PAPER);
}

static void a_device_without_an_option_has_no_such_name(void **state)
{
    struct client client;

    open_mode(&client, state, "sources=none", "Gray");
    assert_int_equal(client_find(&client, "swskip"), 0);
    assert_int_equal(client_find(&client, "duplex"), 0);
    assert_int_equal(client_find(&client, "adf-mode"), 0);
    assert_int_equal(client_word(&client, "page-loaded", 1, NULL), SANE_STATUS_INVAL);
    client_close(&client);
}

static void lengths_are_rounded_and_said_to_be(void **state)
{
    struct client client;
    SANE_Int info;
    SANE_Word is;

    open_mode(&client, state, "sources=kodak", "Gray");
    assert_int_equal(client_word(&client, "br-x", SANE_FIX(210), &info), 0);
    is = client_get(&client, "br-x");
    assert_true((info & SANE_INFO_INEXACT) != 0);
    assert_true(is < SANE_FIX(210) && is > SANE_FIX(209.97));
    assert_int_equal(client_word(&client, "resolution", 9999, &info), 0);
    assert_true((info & SANE_INFO_INEXACT) != 0);
    assert_int_equal(client_get(&client, "resolution"), 600);
    client_close(&client);
}

static void a_list_of_resolutions_takes_the_nearest(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, "sources=kodak,resolution=list", "Gray");
    assert_int_equal(client_descriptor(&client, "resolution")->constraint_type,
            SANE_CONSTRAINT_WORD_LIST);
    assert_int_equal(client_word(&client, "resolution", 290, &info), 0);
    assert_true((info & SANE_INFO_INEXACT) != 0);
    assert_int_equal(client_get(&client, "resolution"), 300);
    client_close(&client);
}

static void the_page_bounds_the_window(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, "sources=fujitsu,fujitsu,bed=216x900", "Gray");
    assert_true(
            client_descriptor(&client, "br-y")->constraint.range->max < SANE_FIX(280));
    assert_int_equal(client_word(&client, "page-height", SANE_FIX(800), &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_true(
            client_descriptor(&client, "br-y")->constraint.range->max > SANE_FIX(799));
    client_close(&client);
}

static void what_is_of_use_depends_on_other_values(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, "sources=fujitsu,fujitsu", NULL);
    assert_int_equal(client_text(&client, "mode", "Lineart", &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_false(SANE_OPTION_IS_ACTIVE(client_descriptor(&client, "depth")->cap));
    assert_int_equal(client_word(&client, "depth", 8, NULL), SANE_STATUS_INVAL);
    assert_int_equal(client_word(&client, "df-length", 1, NULL), SANE_STATUS_INVAL);
    assert_int_equal(client_text(&client, "df-action", "Stop", &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_int_equal(client_word(&client, "df-length", 1, NULL), SANE_STATUS_GOOD);
    client_close(&client);
}

static void a_fujitsus_defaults_do_harm(void **state)
{
    struct client client;

    write_bits(*state, "2a.tif"); /* hardly any ink: skipped */
    open_mode(&client, state, "sources=fujitsu,fujitsu", "Gray");
    assert_int_equal(client_text(&client, "source", "ADF Front", NULL), 0);
    assert_int_equal(client_word(&client, "swskip", SANE_FIX(20), NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_GOOD);
    assert_int_equal(client.parameters.format, 0x0B);
    assert_int_equal(client_text(&client, "compression", "None", NULL), 0);
    expect_side(&client, 2);
    assert_int_equal(client.parameters.format, SANE_FRAME_GRAY);
    expect_side(&client, 3);
    expect_side(&client, 4);
    expect_end(&client);
}

static void an_option_may_refuse_or_keep(void **state)
{
    struct client client;

    open_mode(
            &client, state, "sources=fujitsu,fujitsu,refuse=swcrop,keep=swskip", "Gray");
    assert_int_equal(client_word(&client, "swcrop", 0, NULL), SANE_STATUS_INVAL);
    assert_int_equal(client_word(&client, "swskip", 0, NULL), SANE_STATUS_GOOD);
    assert_int_equal(client_get(&client, "swskip"), SANE_FIX(5));
    client_close(&client);
}

static void the_plan_is_an_option_too(void **state)
{
    struct client client;
    SANE_Int info;

    open_mode(&client, state, NULL, NULL);
    assert_int_equal(client_text(&client, "plan", "nonsense", &info), SANE_STATUS_INVAL);
    assert_int_equal(client_text(&client, "plan", "sources=hp,io@1", &info), 0);
    assert_true((info & SANE_INFO_RELOAD_OPTIONS) != 0);
    assert_int_equal(client_text(&client, "source", "ADF", NULL), 0);
    assert_int_equal(client_scan(&client), SANE_STATUS_IO_ERROR);
    client_close(&client);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            STACK(vendors_sources_give_their_sides),
            STACK(a_switch_may_make_it_duplex),
            STACK(an_unfinished_sheet_comes_again_with_both_sides),
            STACK(the_glass_is_white_and_takes_no_paper),
            STACK(a_device_without_an_option_has_no_such_name),
            STACK(lengths_are_rounded_and_said_to_be),
            STACK(a_list_of_resolutions_takes_the_nearest),
            STACK(the_page_bounds_the_window),
            STACK(what_is_of_use_depends_on_other_values),
            STACK(a_fujitsus_defaults_do_harm),
            STACK(an_option_may_refuse_or_keep),
            STACK(the_plan_is_an_option_too),
    };

    return cmocka_run_group_tests_name("sane device option", tests, NULL, NULL);
}
