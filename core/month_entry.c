/* month_entry.c -- points typed on the terminal, one person after the other. */
#include "core/month_entry.h"

#include <stdlib.h>
#include <string.h>

#include "core/language.h"
#include "core/month_change.h"
#include "core/points.h"

enum step { STEP_ON, STEP_BACK, STEP_STOP };

struct entering {
    struct month *month;
    FILE *input;
    const struct month_sign *sign;
    size_t *done; /* people given in this run, in that order */
    size_t count;
    char *line; /* the answer, its blanks cut off */
    size_t room;
};

/* 0 at the end of all answers. */
static int ask(struct entering *entering, const char **answer)
{
    char *text;
    size_t length;

    (void)printf("> ");
    (void)fflush(stdout);
    if (getline(&entering->line, &entering->room, entering->input) <= 0)
        return 0;
    text = entering->line + strspn(entering->line, " \t");
    length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]) != NULL)
        text[--length] = '\0';
    *answer = text;
    return 1;
}

static void show(const struct entering *entering, size_t person)
{
    const struct month *month = entering->month;
    const struct staff_person *who = &month->book.staff.list[person];
    size_t all = month->book.staff.count;

    (void)printf("\n%zu/%zu  %s. %s%s%s%s%s\n", all - month_missing(month) + 1, all,
            who->no, who->name, who->title[0] != '\0' ? ", " : "", who->title,
            who->group[0] != '\0' ? ", " : "", who->group);
}

/* Why somebody is not rated; STEP_BACK: nothing was typed. */
static enum step ask_reason(struct entering *entering, const char **reason)
{
    struct error why;

    for (;;) {
        (void)printf(_("Why is there no rating?\n"));
        if (!ask(entering, reason))
            return STEP_STOP;
        if ((*reason)[0] == '\0')
            return STEP_BACK;
        if (month_reason_check(*reason, &why) == 0)
            return STEP_ON;
        (void)printf("%s\n", why.text);
    }
}

static int store(struct entering *entering, size_t person, struct month_mark *mark,
        struct error *err)
{
    if (month_enter(entering->month, person, mark, entering->sign, err) != 0)
        return -1;
    entering->done[entering->count++] = person;
    return 0;
}

/* "-" and a reason. */
static int take_excuse(
        struct entering *entering, size_t person, enum step *step, struct error *err)
{
    struct month_mark mark = {.state = MONTH_EXCUSED};
    const char *reason = NULL;
    int result;

    *step = ask_reason(entering, &reason);
    if (*step != STEP_ON) {
        *step = *step == STEP_BACK ? STEP_BACK : STEP_STOP;
        return 0;
    }
    mark.reason = strdup(reason);
    if (mark.reason == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    result = store(entering, person, &mark, err);
    free(mark.reason);
    return result;
}

/* STEP_BACK: the person before is asked again, or this one. */
static int undo(struct entering *entering, size_t *person, struct error *err)
{
    size_t last;

    if (entering->count == 0) {
        (void)printf(_("Nothing was given in this run.\n"));
        return 0;
    }
    last = entering->done[entering->count - 1];
    if (month_undo(entering->month, last, entering->sign, err) != 0)
        return -1;
    entering->count--;
    *person = last;
    return 0;
}

/* One question; *person is whom to look at next if the step is STEP_BACK. */
static int ask_person(
        struct entering *entering, size_t *person, enum step *step, struct error *err)
{
    struct month_mark mark = {.state = MONTH_GIVEN};
    const char *answer = NULL;
    struct error why;

    show(entering, *person);
    *step = STEP_ON;
    if (!ask(entering, &answer) || strcmp(answer, "q") == 0) {
        *step = STEP_STOP;
        return 0;
    }
    if (strcmp(answer, "s") == 0)
        return 0;
    if (strcmp(answer, "-") == 0)
        return take_excuse(entering, *person, step, err);
    if (strcmp(answer, "u") == 0) {
        *step = STEP_BACK;
        return undo(entering, person, err);
    }
    if (points_parse(answer, entering->month->book.rule->points_most, &mark.hundredths,
                &why) != 0) {
        (void)printf("%s\n", why.text);
        *step = STEP_BACK;
        return 0;
    }
    return store(entering, *person, &mark, err);
}

static int ask_all(struct entering *entering, struct error *err)
{
    const struct month_marks *marks = &entering->month->marks;
    enum step step = STEP_ON;
    size_t person = 0;

    while (person < marks->count && step != STEP_STOP) {
        if (marks->list[person].state != MONTH_MISSING) {
            person++;
            continue;
        }
        if (ask_person(entering, &person, &step, err) != 0)
            return -1;
        if (step == STEP_ON)
            person++;
    }
    return 0;
}

int month_entry(struct month *month, FILE *input, const struct month_sign *sign,
        size_t *given, struct error *err)
{
    struct entering entering = {.month = month, .input = input, .sign = sign};
    size_t missing = month_missing(month);
    int result = 0;

    *given = 0;
    if (missing == 0)
        return 0;
    entering.done = malloc(missing * sizeof(*entering.done));
    if (entering.done == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for the points");
    (void)printf(
            _("Points of %s, 0 to %u; %zu people are missing.\n"
              "Also: - not rated, s later, u undo the last, q stop (what was given is "
              "kept)\n"),
            month->book.period.text, (unsigned)month->book.rule->points_most, missing);
    result = ask_all(&entering, err);
    (void)printf("\n");
    *given = entering.count;
    free(entering.done);
    free(entering.line);
    return result;
}
