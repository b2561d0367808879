/* recount_main.c -- core/figures.h's figures, from the records alone: CVR COUNT. */
#include "core/recount/recount.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((noreturn)) static void die(const char *what)
{
    (void)fprintf(stderr, "kiemphieu-recount: %s\n", what);
    exit(2);
}

static const char *word(const json_t *object, const char *name)
{
    const char *text = json_string_value(get(object, name));

    return text == NULL ? "" : text;
}

int is_word(const json_t *object, const char *name, const char *value)
{
    return strcmp(word(object, name), value) == 0;
}

int64_t number(const json_t *object, const char *name)
{
    return json_integer_value(get(object, name));
}

int holds(const json_t *all, const json_t *one)
{
    size_t i = 0;

    while (i < json_array_size(all) && !json_equal(at(all, i), one))
        i++;
    return i < json_array_size(all);
}

/* A box's place in its row: of options by name; of points among the criterion's boxes. */
static int64_t find_box(const struct person *person, const char *name,
        const json_t *position, size_t *row)
{
    const json_t *options = person->ballot->options, *rows = get(person->given, "rows");
    int64_t place = number(position, "Position") - 1;
    size_t i;

    for (i = *row = 0; i < json_array_size(options); i++)
        if (is_word(at(options, i), "id", name))
            return (int64_t)i;
    for (; *row < json_array_size(rows); ++*row)
        if (number(at(rows, *row), "criterion") == atoi(name) - 1) {
            if (place < number(at(rows, *row), "boxes"))
                return place;
            place -= number(at(rows, *row), "boxes");
        }
    die("a record has a box that is not on the ballot");
}

/* Its value, or why it has none: less than 0. */
static int value_of(const struct person *person, const json_t *contest)
{
    const json_t *marks = get(contest, "CVRContestSelection"), *mark, *box;
    const json_t *rows = get(person->given, "rows"), *most;
    int64_t marked[ROWS] = {0}, points[ROWS] = {0}, sum = 0, place;
    size_t skip = strlen(word(person->given, "id")), empty = 0, row, i, k;
    const char *name;

    for (i = 0; (mark = at(marks, i)) != NULL; i++)
        for (k = 0; (box = at(get(mark, "SelectionPosition"), k)) != NULL; k++) {
            if (!is_word(box, "HasIndication", "yes"))
                continue;
            name = word(mark, "ContestSelectionId");
            if (strncmp(name, word(person->given, "id"), skip) != 0 || name[skip] != '.')
                die("a record has a mark of another contest");
            place = find_box(person, name + skip + 1, box, &row);
            marked[row]++;
            points[(size_t)number(at(rows, row), "criterion") % ROWS] +=
                    place * (is_word(at(rows, row), "place", "tens") ? 10 : 1);
        }
    for (i = 0; i < json_array_size(rows); i++) {
        if (marked[i] > 1 || number(contest, "Overvotes") > 0)
            return -OVER;
        empty += marked[i] == 0;
        sum += points[i];
    }
    if (empty > 0)
        return empty == json_array_size(rows) ? -BLANK : -PARTIAL;
    for (i = 0; (most = at(get(person->given, "criteria"), i)) != NULL; i++)
        if (points[i] > number(most, "most"))
            return -BEYOND;
    return sum < VALUES ? (int)sum : -BEYOND;
}

/* Its contests stand in the order of count.json. */
static void sheet_add(struct ballot *ballot, const json_t *snapshot)
{
    int values[PEOPLE] = {0};
    size_t count = (size_t)(ballot->behind - ballot->people), i;
    int is_void = is_word(snapshot, "OtherStatus", "void"), is_bad = 0;
    const json_t *contest;

    for (i = 0; i < count && !is_void; i++) {
        contest = at(get(snapshot, "CVRContest"), i);
        if (!json_equal(get(contest, "ContestId"), ballot->people[i].id))
            die("a record lacks a contest, or has them in another order");
        values[i] = value_of(&ballot->people[i], contest);
        is_bad |= values[i] < 0;
    }
    is_void |= is_bad && is_word(ballot->given, "bad_row", "sheet");
    for (i = 0; i < count && !is_void; i++)
        ++*(values[i] < 0 ? &ballot->people[i].bad[-values[i]]
                          : &ballot->people[i].votes[values[i]]);
    *(is_void ? &ballot->invalid : &ballot->valid) += 1;
}

static void record_add(struct recount *recount, const json_t *record)
{
    const json_t *style = get(record, "BallotStyleId"), *snapshot;
    struct ballot *ballot = recount->ballots;
    size_t i = 0;

    while ((snapshot = at(get(record, "CVRSnapshot"), i++)) != NULL)
        if (json_equal(get(snapshot, "@id"), get(record, "CurrentSnapshotId")))
            break;
    if (style == NULL)
        return; /* held: nobody knows yet of which ballot it is */
    while (ballot < recount->last && !json_equal(ballot->type, style))
        ballot++;
    if (ballot == recount->last || snapshot == NULL)
        die("a record without its snapshot, or of no known ballot");
    if (get(snapshot, "Status") != NULL && !is_word(snapshot, "OtherStatus", "void"))
        ballot->held++; /* it needs adjudication */
    else
        sheet_add(ballot, snapshot);
}

/* Half-up, in hundredths of a percent (scale 10,000) or of a point (100). */
static uint64_t hundredths(uint64_t part, uint64_t whole, uint64_t scale)
{
    return whole == 0 ? 0 : (part * scale + whole / 2) / whole;
}

static void print_points(const struct person *person)
{
    uint64_t rows = 0, sum = 0;
    size_t i;

    for (i = 0; i < VALUES; i++) {
        rows += person->votes[i];
        sum += i * person->votes[i];
        if (person->votes[i] > 0)
            (void)printf(" %zu:%" PRIu64, i, person->votes[i]);
    }
    (void)printf(" sum %" PRIu64 " rows %" PRIu64 " mean %" PRIu64 " partial %" PRIu64
                 " beyond %" PRIu64,
            sum, rows, hundredths(sum, rows, 100), person->bad[PARTIAL],
            person->bad[BEYOND]);
}

static void print_person(const struct person *person)
{
    const json_t *outcomes = person->ballot->outcomes, *option;
    size_t i;

    (void)printf("contest %s", json_string_value(person->id));
    for (i = 0; (option = at(person->ballot->options, i)) != NULL; i++)
        (void)printf(" %s %" PRIu64 " %" PRIu64, word(option, "id"), person->votes[i],
                hundredths(person->votes[i], person->whole, 10000));
    if (i == 0)
        print_points(person);
    (void)printf(" blank %" PRIu64 " over %" PRIu64 " outcome %s", person->bad[BLANK],
            person->bad[OVER], word(at(outcomes, (size_t)person->outcome), "id"));
    if (person->outcome != person->counted)
        (void)printf(" before %s by %s",
                word(at(outcomes, (size_t)person->counted), "id"), person->cut_by);
    (void)printf("%s next %" PRId64 "\n", person->is_tied ? " tied" : "", person->next);
}

static void print_all(const struct recount *recount)
{
    const struct ballot *ballot = recount->ballots;
    const struct person *person = recount->people;

    (void)printf("kiemphieu-figures 1\n");
    for (; ballot < recount->last; ballot++) {
        (void)printf("ballot %s valid %" PRIu64 " invalid %" PRIu64 " held %" PRIu64 "\n",
                json_string_value(ballot->type), ballot->valid, ballot->invalid,
                ballot->held);
        while (person < ballot->behind)
            print_person(person++);
    }
}

static void start(struct recount *recount, const json_t *count)
{
    const json_t *types = get(count, "ballot_types"), *given;
    struct ballot *ballot;
    size_t i, k;

    recount->ties = get(count, "ties");
    for (i = 0; (given = at(types, i)) != NULL && i < BALLOTS; i++) {
        ballot = recount->last++;
        *ballot = (struct ballot){.given = given,
                .type = get(given, "ballot_type"),
                .outcomes = get(given, "outcomes"),
                .options = get(given, "options"),
                .card = recount->ballots,
                .people = recount->behind};
        while (!is_word(ballot->card->given, "rule", word(given, "rule")))
            ballot->card++;
        for (k = 0; (given = at(get(ballot->given, "contests"), k)) != NULL; k++) {
            if (recount->behind == recount->people + PEOPLE || get(given, "id") == NULL ||
                    json_array_size(get(given, "rows")) > ROWS)
                die("too many people or rows");
            *recount->behind++ = (struct person){
                    .ballot = ballot, .given = given, .id = get(given, "id")};
        }
        ballot->behind = recount->behind;
    }
}

int main(int argc, char **argv)
{
    struct recount *recount = calloc(1, sizeof(*recount));
    json_t *cvr, *count, *record;
    size_t i;

    if (argc != 3 || recount == NULL)
        die("usage: kiemphieu-recount CVR.json COUNT.json");
    recount->last = recount->ballots;
    recount->behind = recount->people;
    cvr = json_load_file(argv[1], JSON_REJECT_DUPLICATES, NULL);
    count = json_load_file(argv[2], JSON_REJECT_DUPLICATES, NULL);
    if (cvr == NULL || count == NULL)
        die("the files cannot be read, or are no JSON");
    start(recount, count);
    for (i = 0; (record = at(get(cvr, "CVR"), i)) != NULL; i++)
        record_add(recount, record);
    outcomes_find(recount);
    print_all(recount);
    json_decref(cvr);
    json_decref(count);
    free(recount);
    return fflush(stdout) != 0;
}
