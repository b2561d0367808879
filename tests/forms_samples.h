/* forms_samples.h -- ballots of all sizes, composed once for a group of tests. */
#ifndef TESTS_FORMS_SAMPLES_H
#define TESTS_FORMS_SAMPLES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/file.h"
#include "tests/forms_example.h"

static const char grade_card[] = "[rule]\nid = grade-4\ntitle_vi = Xếp loại\n"
                                 "title_en = Grades\nsource = Quyết định\n"
                                 "denominator = collected\nbad_row = row\n"
                                 "struck_name = sheet\nwriting = ignored\n"
                                 "[option a]\nvi = Hoàn thành xuất sắc nhiệm vụ\n"
                                 "en = Excellent\n"
                                 "[option b]\nvi = Hoàn thành tốt nhiệm vụ\nen = Good\n"
                                 "[option c]\nvi = Hoàn thành nhiệm vụ\nen = Done\n"
                                 "[option d]\nvi = Không hoàn thành nhiệm vụ\n"
                                 "en = Not done\n[outcome none]\nvi = Không\nen = None\n";

/* A card of four levels in a file of its own; the caller unlinks. */
static inline void write_grade_card(char path[64])
{
    int descriptor;

    (void)snprintf(path, 64, "/tmp/kiemphieu-card-XXXXXX");
    descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    (void)close(descriptor);
    (void)unlink(path);
    (void)strcat(path, ".rule");
    assert_int_equal(file_write(path, grade_card, strlen(grade_card), NULL), 0);
}

enum { SAMPLES = 8, HANOI = 2, HANOI_PARTY = 7 };

/* Compositions of all sizes, both templates, both languages, 2 to 4 levels. */
static const struct {
    size_t people;
    int is_full; /* longest names and titles */
    const char *form, *rule, *language;
} samples[SAMPLES] = {
        {1, 0, "party", "./core/rules/party-96.rule", "vi"},
        {3, 1, "state", "./core/rules/state-96-vote.rule", "en"},
        {20, 0, "state", "./core/rules/state-96.rule", "vi"},
        {20, 0, "party", NULL, "vi"}, /* NULL: the card of four levels */
        {48, 1, "party", "./core/rules/party-96.rule", "vi"},
        {48, 0, "state", NULL, "en"},
        {500, 0, "state", "./core/rules/state-96.rule", "vi"},
        {20, 0, "party", "./core/rules/party-96.rule", "vi"},
};

static inline struct paper *compose_sample(size_t i, const char *card)
{
    struct example *example = example_new(samples[i].people, samples[i].form,
            samples[i].rule == NULL ? card : samples[i].rule, samples[i].language);
    struct paper *paper = NULL;
    struct error err = {ERROR_NONE, ""};

    if (samples[i].is_full)
        example_fill_up(example);
    if (example_compose(example, &paper, &err) != 0)
        print_error("sample %zu: %s\n", i, err.text);
    example_free(example);
    return paper;
}

static inline int compose_samples(void **state)
{
    static struct paper *papers[SAMPLES];
    char card[64];
    size_t i;

    write_grade_card(card);
    for (i = 0; i < SAMPLES; i++)
        papers[i] = compose_sample(i, card);
    (void)unlink(card);
    *state = papers;
    for (i = 0; i < SAMPLES; i++)
        if (papers[i] == NULL)
            return -1;
    return 0;
}

static inline int free_samples(void **state)
{
    struct paper **papers = *state;
    size_t i;

    for (i = 0; i < SAMPLES; i++)
        paper_free(papers[i]);
    return 0;
}

typedef void layout_fact(const struct layout *layout);

static inline void check_all(void **state, layout_fact *fact)
{
    struct paper **papers = *state;
    size_t i;

    for (i = 0; i < SAMPLES; i++)
        fact(paper_layout(papers[i]));
}

#endif
