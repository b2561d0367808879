/* ledger_judge.c -- the verdict on a sheet: its pages' readings against what is counted.
 */
#include "core/ledger_judge.h"

#include <string.h>

static void hold(struct ledger_judgement *judgement, enum reason reason)
{
    judgement->reasons |= 1U << reason;
    if (judgement->verdict == VERDICT_CLEAR)
        judgement->verdict = VERDICT_HELD;
}

static const struct reading_contest *find_contest(const struct reading *pages,
        size_t page_count, const char *contest, size_t *found)
{
    const struct reading_contest *first = NULL;
    size_t page, i;

    *found = 0;
    for (page = 0; page < page_count; page++)
        for (i = 0; i < pages[page].contest_count; i++)
            if (strcmp(pages[page].contests[i].contest, contest) == 0) {
                if (first == NULL)
                    first = &pages[page].contests[i];
                (*found)++;
            }
    return first;
}

static void judge_row(const struct reading_contest *contest, const struct rule *rule,
        const struct contest_row *row, struct ledger_judgement *out)
{
    switch (contest->state) {
    case CONTEST_BLANK:
        return;
    case CONTEST_OVER:
        hold(out, REASON_OVERVOTE);
        return;
    case CONTEST_CHOSEN:
        if (contest->chosen_count != 1)
            hold(out, REASON_OVERVOTE);
        else if (contest_option_find(rule, row, contest->chosen[0]) < 0)
            hold(out, REASON_WRONG_FORM);
        return;
    case CONTEST_UNSURE:
    default:
        hold(out, REASON_MARK_UNSURE);
    }
}

/* The rows of one person; returns how many entries were read for them. */
static size_t judge_contest(const struct contest *contest, const struct rule *rule,
        const struct reading *pages, size_t page_count, struct ledger_judgement *out)
{
    const struct reading_contest *read;
    size_t i, found, known = 0;

    for (i = 0; i < contest->row_count; i++) {
        read = find_contest(pages, page_count, contest->rows[i].id, &found);
        if (found == 0)
            hold(out, REASON_TRUNCATED);
        else if (found > 1)
            hold(out, REASON_DUPLICATE);
        else
            judge_row(read, rule, &contest->rows[i], out);
        known += found;
    }
    return known;
}

static void judge_contests(const struct ledger_plan *plan, const char *ballot_type,
        const struct reading *pages, size_t page_count, struct ledger_judgement *out)
{
    int type = ledger_plan_type(plan, ballot_type);
    const struct contests *contests;
    size_t i, known = 0, read = 0;

    if (type < 0) {
        hold(out, REASON_WRONG_FORM);
        return;
    }
    contests = &plan->contests[type];
    for (i = 0; i < contests->count; i++)
        known += judge_contest(
                &contests->list[i], &plan->rules[type], pages, page_count, out);
    for (i = 0; i < page_count; i++)
        read += pages[i].contest_count;
    if (read != known) /* a row of nobody who is rated */
        hold(out, REASON_WRONG_FORM);
}

static const char *opened_form(const json_t *opened, const char *ballot_type)
{
    const json_t *layouts = json_object_get(opened, "layouts"), *layout;
    const char *type;
    size_t i;

    for (i = 0; i < json_array_size(layouts); i++) {
        layout = json_array_get(layouts, i);
        type = json_string_value(json_object_get(layout, "ballot_type"));
        if (type != NULL && strcmp(type, ballot_type) == 0)
            return json_string_value(json_object_get(layout, "form_id"));
    }
    return NULL;
}

static void judge_page(const struct ledger_plan *plan, const json_t *opened,
        const char *ballot_type, const struct reading *page, struct ledger_judgement *out)
{
    const char *form = opened_form(opened, ballot_type);

    if (strcmp(page->ballot_type, ballot_type) != 0)
        hold(out, REASON_WRONG_FORM);
    if (opened != NULL && (form == NULL || strcmp(form, page->form_id) != 0))
        hold(out, REASON_WRONG_FORM);
    if (plan->conference_id[0] != '\0' &&
            strcmp(plan->conference_id, page->conference) != 0)
        hold(out, REASON_WRONG_CONFERENCE);
}

void ledger_judge_sheet(const struct ledger_plan *plan, const json_t *opened,
        const char *ballot_type, const struct reading *pages, size_t page_count,
        struct ledger_judgement *out)
{
    size_t i;

    out->verdict = page_count == 0 ? VERDICT_REFUSED : VERDICT_CLEAR;
    out->reasons = page_count == 0 ? 1U << REASON_NOT_A_BALLOT : 0;
    for (i = 0; i < page_count; i++) {
        out->reasons |= pages[i].reasons;
        if (pages[i].verdict > out->verdict)
            out->verdict = pages[i].verdict;
    }
    if (out->verdict != VERDICT_CLEAR) /* people look at it anyway: no reasons on top */
        return;
    for (i = 0; i < page_count; i++)
        judge_page(plan, opened, ballot_type, &pages[i], out);
    judge_contests(plan, ballot_type, pages, page_count, out);
}
