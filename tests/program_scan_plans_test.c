/* program_scan_plans_test.c -- random troubles in a row: every sheet is once in the
 * ledger. */
#include "tests/program_stage.h"
#include "tests/program_talk.h"
#include "tests/sane/setup.h"

enum { SHEETS = 5, PLANS = 12, PAUSES_MAX = 24, PLAN_ITEMS_MAX = 16 };

static struct stage stage;

/* How many plans, from which on: $SCAN_PLANS and $SCAN_SEED, for a longer run. */
static unsigned setting(const char *name, unsigned otherwise)
{
    const char *text = getenv(name);

    return text == NULL || text[0] == '\0' ? otherwise
                                           : (unsigned)strtoul(text, NULL, 10);
}

/* Sheets that went to the out tray without a picture, by the faults that came. */
static unsigned count_lost(const struct setup *scanner, const char *plan)
{
    char copy[PROGRAM_PATH_BYTES], *rest = copy, *item;
    unsigned lost = 0;

    (void)snprintf(copy, sizeof(copy), "%s", plan);
    while ((item = strsep(&rest, ",")) != NULL)
        if (strstr(item, ":lost") != NULL && setup_has_fired(scanner, item))
            lost += strncmp(item, "double", 6) == 0 ? 2 : 1;
    return lost;
}

/* What a patient operator types, until the stack is through. */
static void operate(struct talk *talk)
{
    static const char *const questions[] = {
            "x discard the batch:", "(Enter: not counted)", "type d when done:", NULL};
    unsigned pauses = 0;

    for (;;) {
        switch (talk_until_one(talk, questions)) {
        case 0:
            assert_true(pauses++ < PAUSES_MAX);
            talk_type(talk, "c");
            break;
        case 1:
            talk_type(talk, "");
            break;
        case 2:
            talk_type(talk, "d");
            break;
        default:
            return;
        }
    }
}

static void check_plan(unsigned seed)
{
    char plan[PROGRAM_PATH_BYTES], path[PROGRAM_PATH_BYTES], name[PROGRAM_PATH_BYTES];
    char folder[PROGRAM_PATH_BYTES];
    struct setup scanner;
    struct talk talk;
    unsigned i, lost;
    int status;

    stage_fresh(&stage, folder);
    setup_stack(&scanner);
    setup_random_plan(seed, SHEETS, 1, plan);
    setup_plan(plan);
    for (i = 1; i <= SHEETS; i++) {
        stage_image(&stage, i, path);
        (void)snprintf(name, sizeof(name), "%04u.tif", i);
        setup_load(&scanner, path, name);
    }
    TALK(&talk, "scan", folder, "--device", scanner.device, "--patience", "2");
    operate(&talk);
    status = talk_end(&talk);
    lost = count_lost(&scanner, plan);
    if (status != 0 || setup_unfed(&scanner) != 0 ||
            stage_sum(folder, "fed") + (int)lost != SHEETS ||
            stage_sum(folder, "counted") + (int)lost != SHEETS)
        fail_msg("seed %u, plan %s: exit %d, fed %d, counted %d, lost %u\n%s", seed, plan,
                status, stage_sum(folder, "fed"), stage_sum(folder, "counted"), lost,
                talk.heard);
    talk_release(&talk);
    program_folder_remove(folder);
    setup_end(&scanner);
}

static void each_sheet_is_in_the_ledger_once_whatever_happens(void **state)
{
    unsigned first = setting("SCAN_SEED", 1), count = setting("SCAN_PLANS", PLANS), i;

    (void)state;
    for (i = 0; i < count; i++)
        check_plan(first + i);
    print_message("%u random plans, from seed %u on\n", count, first);
}

static int make_stage(void **state)
{
    (void)state;
    stage_start(&stage, "", stage_four_people, "5", "17", "--clean");
    return 0;
}

static int end_stage(void **state)
{
    (void)state;
    stage_end(&stage);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(each_sheet_is_in_the_ledger_once_whatever_happens)};

    return cmocka_run_group_tests(tests, make_stage, end_stage);
}
