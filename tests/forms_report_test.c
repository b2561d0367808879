/* forms_report_test.c -- results that do not belong to the folder make no report. */
#include "forms/report.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"

#include "forms/report_data.h"

/* One person, one rule card with > 1/2 and >= 2/3 low; 24 of 47 low: band one. */
static struct report_data *agreeing(void)
{
    static const char *const ids[] = {"high", "medium", "low"};
    struct report_data *data = report_data_new();
    struct results_type *type;
    size_t i;

    assert_non_null(data);
    data->officials.list = calloc(1, sizeof(*data->officials.list));
    data->officials.count = 1;
    (void)snprintf(data->officials.list[0].contest, LAYOUT_ID_BYTES, "7");
    (void)snprintf(data->officials.list[0].name, OFFICIAL_NAME_BYTES, "Lê Văn B");
    (void)snprintf(data->officials.list[0].ballot_type, LAYOUT_ID_BYTES, "main");
    data->results.is_final = 1;
    data->results.type_count = 1;
    type = &data->results.types[0];
    type->contests = calloc(1, sizeof(*type->contests));
    type->contest_count = 1;
    type->denominator = 47;
    type->option_count = data->rules[0].option_count = 3;
    (void)snprintf(type->ballot_type, LAYOUT_ID_BYTES, "main");
    (void)snprintf(type->rule, LAYOUT_ID_BYTES, "state-96");
    (void)snprintf(data->rules[0].id, LAYOUT_ID_BYTES, "state-96");
    for (i = 0; i < 3; i++) {
        (void)snprintf(type->option_ids[i], LAYOUT_ID_BYTES, "%s", ids[i]);
        (void)snprintf(data->rules[0].options[i].id, LAYOUT_ID_BYTES, "%s", ids[i]);
    }
    (void)snprintf(type->contests[0].contest, LAYOUT_ID_BYTES, "7");
    (void)snprintf(type->contests[0].name, OFFICIAL_NAME_BYTES, "Lê Văn B");
    (void)snprintf(type->contests[0].outcome, LAYOUT_ID_BYTES, "band-1");
    type->contests[0].votes[2] = 24;
    data->rules[0].outcome_count = 3;
    (void)snprintf(data->rules[0].outcomes[0].id, LAYOUT_ID_BYTES, "none");
    (void)snprintf(data->rules[0].outcomes[1].id, LAYOUT_ID_BYTES, "band-1");
    (void)snprintf(data->rules[0].outcomes[2].id, LAYOUT_ID_BYTES, "band-2");
    data->rules[0].outcomes[1].options = data->rules[0].outcomes[2].options = 1 << 2;
    data->rules[0].outcomes[1].bound = RULE_MORE_THAN;
    data->rules[0].outcomes[1].threshold = (struct ratio){1, 2};
    data->rules[0].outcomes[2].bound = RULE_AT_LEAST;
    data->rules[0].outcomes[2].threshold = (struct ratio){2, 3};
    return data;
}

static void refuse(struct report_data *data)
{
    struct error err;

    assert_int_equal(report_data_check(data, &err), -1);
    assert_int_equal(err.kind, ERROR_STATE);
    report_data_free(data);
}

static void agreeing_parts_are_accepted(void **state)
{
    struct report_data *data = agreeing();

    (void)state;
    assert_int_equal(report_data_check(data, NULL), 0);
    report_data_free(data);
}

static void a_changed_name_is_refused(void **state)
{
    struct report_data *data = agreeing();

    (void)state;
    (void)snprintf(data->officials.list[0].name, OFFICIAL_NAME_BYTES, "Lê Văn C");
    refuse(data);
}

static void another_ballot_type_is_refused(void **state)
{
    struct report_data *data = agreeing();

    (void)state;
    (void)snprintf(data->officials.list[0].ballot_type, LAYOUT_ID_BYTES, "other");
    refuse(data);
}

static void another_rule_card_is_refused(void **state)
{
    struct report_data *data = agreeing();

    (void)state;
    (void)snprintf(data->rules[0].id, LAYOUT_ID_BYTES, "party-96");
    refuse(data);
}

static void swapped_levels_are_refused(void **state)
{
    struct report_data *data = agreeing();

    (void)state;
    (void)snprintf(data->rules[0].options[0].id, LAYOUT_ID_BYTES, "low");
    (void)snprintf(data->rules[0].options[2].id, LAYOUT_ID_BYTES, "high");
    refuse(data);
}

static void a_wrong_outcome_is_refused_when_final(void **state)
{
    struct report_data *data = agreeing();

    (void)state;
    data->results.types[0].contests[0].votes[2] = 23; /* 46 < 47: none */
    refuse(data);
    data = agreeing();
    data->results.types[0].contests[0].votes[2] = 31; /* 93 < 94: still band one */
    assert_int_equal(report_data_check(data, NULL), 0);
    data->results.types[0].contests[0].votes[2] = 32; /* 96 >= 94: band two */
    refuse(data);
}

static int run(int argc, char *a, char *b, char *c)
{
    char name[] = "report";
    char *argv[] = {name, a, b, c, NULL};

    return report_command(argc, argv);
}

static void wrong_arguments_are_usage(void **state)
{
    char folder[] = "/nonexistent", option[] = "--language", french[] = "fr";

    (void)state;
    assert_int_equal(run(1, NULL, NULL, NULL), 2);
    assert_int_equal(run(3, folder, folder, NULL), 2);
    assert_int_equal(run(4, folder, option, french), 2);
}

static void a_missing_folder_fails(void **state)
{
    char folder[] = "/nonexistent";

    (void)state;
    assert_int_equal(run(2, folder, NULL, NULL), 1);
}

static void templates_must_be_whole(void **state)
{
    char path[] = "/tmp/kiemphieu-words-XXXXXX";
    struct report_words *words = calloc(1, sizeof(*words));
    int descriptor = mkstemp(path);
    struct error err;

    (void)state;
    assert_non_null(words);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    assert_int_equal(file_write(path, "[table]\nno = STT\n", 17, NULL), 0);
    assert_int_equal(report_words_load(path, words, &err), -1);
    assert_non_null(strstr(err.text, "heading.state_1"));
    assert_int_equal(file_write(path, "[table]\nnumber = STT\n", 21, NULL), 0);
    assert_int_equal(report_words_load(path, words, &err), -1);
    assert_non_null(strstr(err.text, ":2: "));
    (void)unlink(path);
    free(words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(agreeing_parts_are_accepted),
            cmocka_unit_test(a_changed_name_is_refused),
            cmocka_unit_test(another_ballot_type_is_refused),
            cmocka_unit_test(another_rule_card_is_refused),
            cmocka_unit_test(swapped_levels_are_refused),
            cmocka_unit_test(a_wrong_outcome_is_refused_when_final),
            cmocka_unit_test(wrong_arguments_are_usage),
            cmocka_unit_test(a_missing_folder_fails),
            cmocka_unit_test(templates_must_be_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
