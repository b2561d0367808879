/* program_scan_plans_test.c -- random troubles in a row: every sheet is once in the
 * ledger. */
#include "tests/program_scan.h"

enum { SHEETS = 5, PLANS = 12 };

static struct stage stage;

/* How many plans, from which on: $SCAN_PLANS and $SCAN_SEED, for a longer run. */
static unsigned setting(const char *name, unsigned otherwise)
{
    const char *text = getenv(name);

    return text == NULL || text[0] == '\0' ? otherwise
                                           : (unsigned)strtoul(text, NULL, 10);
}

/* "double@5:lost" takes the fifth sheet and the next, if there is one. */
static unsigned lost_of(const char *item)
{
    const char *place = strchr(item, '@');
    unsigned long number = place == NULL ? 1 : strtoul(place + 1, NULL, 10);

    return strncmp(item, "double", 6) == 0 && number < SHEETS ? 2 : 1;
}

/* Sheets that went to the out tray without a picture, by the faults that came: lines
 * "fired INDEX ITEM" of the scanner's state. */
static unsigned count_lost(const struct setup *scanner)
{
    size_t size;
    char *text, *rest, *line, *item;
    unsigned lost = 0;

    if (!program_has(scanner->folder, "state"))
        return 0;
    text = rest = program_read(scanner->folder, "state", &size);
    while ((line = strsep(&rest, "\n")) != NULL) {
        item = strncmp(line, "fired ", 6) == 0 ? strchr(line + 6, ' ') : NULL;
        if (item != NULL && strstr(item, ":lost") != NULL)
            lost += lost_of(item + 1);
    }
    free(text);
    return lost;
}

static void check_plan(unsigned seed)
{
    char plan[PROGRAM_PATH_BYTES], folder[PROGRAM_PATH_BYTES];
    struct setup scanner;
    struct talk talk;
    unsigned lost;
    int status;

    stage_fresh(&stage, folder);
    setup_stack(&scanner);
    setup_random_plan(seed, SHEETS, 1, plan);
    setup_plan(plan);
    scan_load(&stage, &scanner, 1, SHEETS);
    TALK(&talk, "scan", folder, "--device", scanner.device, "--patience", "2");
    scan_operate(&talk);
    status = talk_end(&talk);
    lost = count_lost(&scanner);
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
