/* desk_seal_test.c -- what is in the way of the seal, and which files are handed out. */
#include "core/desk/seal_part.h"

#include "core/desk/page_counts.h"
#include "core/desk/seal_file.h"

#include "tests/desk_meeting.h"

static void each_reason_leads_to_where_it_is_mended(void **state)
{
    struct stand *stand = *state;
    struct seal_part part = {.request = &stand->request, .meeting = &stand->meeting};
    json_t *check = json_pack("{s:[s,s,s],s:[s,s]}", "reasons", "2 sheets <are> held",
            "collected is not known", "two different people", "places", "check",
            "counts");

    part.check = check;
    seal_reasons_put(&stand->html, &part);
    assert_int_equal(stand_count(stand, "<li>"), 3);
    assert_int_equal(
            stand_count(stand, "2 sheets &lt;are&gt; held <a href=\"/check\">"), 1);
    assert_int_equal(stand_count(stand, "not known <a href=\"#counts\">"), 1);
    assert_int_equal(stand_count(stand, "different people</li>"), 1);
    seal_now_put(&stand->html, &part);
    assert_int_equal(stand_count(stand, "/seal/now"), 0); /* not offered, and says why */
    assert_int_equal(stand_count(stand, "disabled"), 1);
    json_decref(check);
}

static void the_seal_is_offered_once_nothing_is_in_its_way(void **state)
{
    struct stand *stand = *state;
    struct seal_part part = {.request = &stand->request, .meeting = &stand->meeting};
    json_t *check = json_pack("{s:[],s:[]}", "reasons", "places");

    part.check = check;
    seal_now_put(&stand->html, &part);
    assert_int_equal(stand_count(stand, "action=\"/seal/now\""), 1);
    json_decref(check);
}

/* Whether ending the checks is offered in this state. */
static int offers_end(struct stand *stand, json_t *status)
{
    struct seal_part part = {
            .request = &stand->request, .meeting = &stand->meeting, .status = status};

    html_release(&stand->html);
    seal_end_put(&stand->html, &part);
    json_decref(status);
    return stand_count(stand, "action=\"/seal/end\"") == 1;
}

static void ending_the_checks_is_offered_only_when_all_is_settled(void **state)
{
    struct stand *stand = *state;

    assert_false(offers_end(stand, json_pack("{s:s}", "state", "TEST")));
    assert_true(offers_end(stand, json_pack("{s:s,s:{s:i},s:[]}", "state", "OPEN",
                                          "total", "held", 0, "batches")));
    assert_false(offers_end(stand, json_pack("{s:s,s:{s:i},s:[]}", "state", "OPEN",
                                           "total", "held", 1, "batches")));
    assert_false(offers_end(stand, json_pack("{s:s,s:{s:i},s:[{s:b}]}", "state", "OPEN",
                                           "total", "held", 0, "batches", "open", 1)));
    assert_false(offers_end(stand, json_pack("{s:s,s:{s:i},s:[{s:b}]}", "state", "OPEN",
                                           "total", "held", 0, "batches", "waits", 1)));
    assert_false(offers_end(
            stand, json_pack("{s:s,s:b}", "state", "OPEN", "checks_ended", 1)));
    assert_int_equal(stand_count(stand, "action=\"/seal/resume\""), 1);
}

static void the_root_stands_in_groups_of_four(void **state)
{
    struct stand *stand = *state;

    seal_root_put(&stand->html, &stand->request, "0123456789ab", "An", "B<>");
    assert_int_equal(stand_count(stand, "<p class=\"root\">0123 4567 89ab</p>"), 1);
    assert_int_equal(stand_count(stand, "Sealed by An and B&lt;&gt;."), 1);
}

static void only_files_of_the_report_are_handed_out(void **state)
{
    static const struct {
        const char *name;
        int part;
    } cases[] = {{"minutes.pdf", PUBLICATION_MINUTES},
            {"minutes-en.pdf", PUBLICATION_MINUTES}, {"results.pdf", PUBLICATION_PICTURE},
            {"results.png", PUBLICATION_PICTURE},
            {"results-en-2.png", PUBLICATION_PICTURE}, {"boxes.png", PUBLICATION_PICTURE},
            {"results.json", PUBLICATION_DATA}, {"results.csv", PUBLICATION_TABLE},
            {"person-main-7.pdf", PUBLICATION_PEOPLE},
            {"person-main-7-en.pdf", PUBLICATION_PEOPLE}, {"zero.pdf", -1},
            {"zero.json", -1}, {"minutes.pdf.tmp", -1}, {"minutes.png", -1},
            {"minutesx.pdf", -1}, {"results.json.pdf", -1}, {"person-.x.pdf", -1},
            {"../minutes.pdf", -1}, {"person-../../x.pdf", -1}, {"", -1}, {".", -1},
            {"ledger.db", -1}, {"conference.key", -1}};
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (seal_file_part(cases[i].name) != cases[i].part)
            fail_msg("'%s' is %d", cases[i].name, seal_file_part(cases[i].name));
}

/* The mistake at its field, tied to it, beside what was typed; the others as typed too.
 */
static void mistakes_in_the_figures_stand_at_their_field(void **state)
{
    static const char typed[] = "summoned=12&types%2Fmain%2Fcollected=%22x%22";
    struct stand *stand = *state;
    json_t *answer = json_pack("{s:b,s:[{s:s,s:s}]}", "saved", 0, "mistakes", "field",
            "types/main/collected", "text", "'x' is <no> count");

    stand->request.method = DESK_POST;
    assert_int_equal(form_parse(typed, sizeof(typed) - 1, &stand->request.form, NULL), 0);
    counts_put(&stand->html, &stand->request, &stand->meeting, answer, "/seal");
    assert_int_equal(stand_count(stand, "aria-invalid=\"true\""), 1);
    assert_int_equal(
            stand_count(stand, "aria-describedby=\"m-types/main/collected\""), 1);
    assert_int_equal(stand_count(stand, "id=\"m-types/main/collected\">"
                                        "&#39;x&#39; is &lt;no&gt; count"),
            1);
    assert_int_equal(stand_count(stand, "value=\"&quot;x&quot;\""), 1);
    assert_int_equal(stand_count(stand, "value=\"12\""), 1);
    json_decref(answer);
    form_release(&stand->request.form);
}

/* Deputies are asked for where a card takes its shares of them. */
static void all_deputies_are_asked_for_only_where_they_count(void **state)
{
    struct stand *stand = *state;

    counts_put(&stand->html, &stand->request, &stand->meeting, NULL, "/seal");
    assert_int_equal(stand_count(stand, "name=\"deputies\""), 0);
    assert_int_equal(stand_count(stand, "value=\"10\""), 4); /* of both ballots */
    html_release(&stand->html);
    stand->meeting.rules[1].denominator = RULE_DEPUTIES;
    counts_put(&stand->html, &stand->request, &stand->meeting, NULL, "/seal");
    assert_int_equal(stand_count(stand, "name=\"deputies\""), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            WITH_STAND(each_reason_leads_to_where_it_is_mended),
            WITH_STAND(the_seal_is_offered_once_nothing_is_in_its_way),
            WITH_STAND(ending_the_checks_is_offered_only_when_all_is_settled),
            WITH_STAND(the_root_stands_in_groups_of_four),
            WITH_STAND(only_files_of_the_report_are_handed_out),
            WITH_STAND(mistakes_in_the_figures_stand_at_their_field),
            WITH_STAND(all_deputies_are_asked_for_only_where_they_count),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
