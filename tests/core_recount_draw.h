/* core_recount_draw.h -- a conference drawn at random, its ledger open. */
#ifndef TESTS_CORE_RECOUNT_DRAW_H
#define TESTS_CORE_RECOUNT_DRAW_H

#include "tests/core_ledger_fixture.h"

#include "core/json.h"

enum { SHEETS = 9, BLOCK_BYTES = 8192 }; /* of each ballot */

/*
 * Three ballots: grades by a card of random shares, caps and quotas; points with two
 * scales; levels with a denominator of all deputies. Few sheets, so that many are equal.
 */
struct draw {
    struct fixture fixture;
    uint64_t state;
    unsigned images;
};

static inline unsigned random_below(struct draw *draw, unsigned bound)
{
    draw->state = draw->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(draw->state >> 33) % bound;
}

static inline const char *pick(
        struct draw *draw, const char *const *words, unsigned count)
{
    return words[random_below(draw, count)];
}

#define PICK(draw, ...)                                                                  \
    pick(draw, (const char *const[]){__VA_ARGS__},                                       \
            sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static inline void put(const struct draw *draw, const char *name, const char *format, ...)
{
    char text[BLOCK_BYTES];
    va_list values;

    va_start(values, format);
    assert_true(vsnprintf(text, sizeof(text), format, values) < (int)sizeof(text));
    va_end(values);
    fixture_put(&draw->fixture, name, text);
}

static inline void put_grades(struct draw *draw)
{
    put(draw, "grades.rule",
            "[rule]\nid = grades\ntitle_vi = a\ntitle_en = a\nsource = a test\n"
            "denominator = %s\nbad_row = %s\nstruck_name = sheet\nwriting = ignored\n"
            "[option best]\nvi = a\nen = a\n[option good]\nvi = b\nen = b\n"
            "[option poor]\nvi = c\nen = c\n[outcome poor]\nvi = c\nen = c\n"
            "[outcome good]\nwhen = best + good %s\nvi = b\nen = b\n"
            "[outcome best]\nwhen = best %s\nvi = a\nen = a\n[cap]\nof = %s\n"
            "[quota best]\nshare = %s\nbase = %s\nwho = %s\n"
            "[quota good]\nshare = %s\nbase = everyone\nwho = %s\n",
            PICK(draw, "collected", "valid"), PICK(draw, "row", "row", "sheet"),
            PICK(draw, "> 1/2", ">= 1/3", ">= 1/2"),
            PICK(draw, "> 1/4", ">= 1/3", "> 0/1"), PICK(draw, "heads", "everyone"),
            PICK(draw, "20/100", "1/3", "1/2"),
            PICK(draw, "everyone", "good", "best good"),
            PICK(draw, "people", "everyone", "collectives"),
            PICK(draw, "1/2", "2/3", "9/10"), PICK(draw, "people", "everyone"));
}

static inline void put_others(struct draw *draw)
{
    put(draw, "points.rule",
            "[rule]\nid = points\ntitle_vi = a\ntitle_en = a\nsource = a test\n"
            "denominator = valid_rows\nbad_row = row\nstruck_name = sheet\n"
            "writing = ignored\n[points]\nmost = 100\n[outcome low]\nvi = a\nen = a\n"
            "[outcome middle]\nwhen = mean >= %s\nvi = b\nen = b\n"
            "[outcome high]\nwhen = mean > %s\nvi = c\nen = c\n[cap]\nof = everyone\n"
            "[quota high]\nshare = %s\nbase = everyone\nwho = people\n",
            PICK(draw, "30", "40"), PICK(draw, "45", "50"), PICK(draw, "1/2", "1/4"));
    put(draw, "levels.rule",
            "[rule]\nid = levels\ntitle_vi = a\ntitle_en = a\nsource = a test\n"
            "denominator = deputies\nbad_row = row\nstruck_name = sheet\n"
            "writing = ignored\n[option high]\nvi = a\nen = a\n[option low]\nvi = b\n"
            "en = b\n[outcome none]\nvi = a\nen = a\n[outcome band-1]\nwhen = low > 1/2\n"
            "vi = b\nen = b\n[outcome band-2]\nwhen = low >= 2/3\nvi = c\nen = c\n");
    put(draw, "conference.ini",
            "[conference]\ntitle = Hội nghị\nbody = Ban\nplace = Hà Nội\n"
            "date = 2017-12-08\nchecks = 1\nrule = grades.rule\n[counts]\n"
            "issued = %d\ncollected = %d\ndeputies = 11\n[ballot grades]\nrule = "
            "grades.rule\n[ballot "
            "points]\n"
            "rule = points.rule\n[ballot levels]\nrule = levels.rule\n",
            SHEETS, SHEETS);
}

static inline void put_people(const struct draw *draw)
{
    char path[256];

    (void)snprintf(path, sizeof(path), "%s/scales", draw->fixture.path);
    assert_int_equal(mkdir(path, 0755), 0);
    put(draw, "scales/post.csv", "no,criterion,maximum\n1,Một,60\n2,Hai,35\n3,Ba,5\n");
    put(draw, "officials.csv",
            "no,name,title,ballot type,group,role,scale\n"
            "1,Ban A,x,grades,A,collective,\n2,Lê A,x,grades,A,head,\n"
            "3,Lê B,x,grades,A,,\n4,Ban C,x,grades,C,collective,\n"
            "5,Lê D,x,grades,C,head,\n6,Lê E,x,grades,C,,\n7,Lê G,x,grades,,,\n"
            "1,Ban A,x,points,A,collective,\n2,Lê A,x,points,A,head,post\n"
            "3,Lê B,x,points,A,,post\n4,Lê C,x,points,,,\n"
            "1,Lê A,x,levels,,,\n2,Lê B,x,levels,,,\n");
}

static inline void draw_start(struct draw *draw, unsigned seed)
{
    memset(draw, 0, sizeof(*draw));
    assert_int_equal(digest_start(NULL), 0);
    draw->state = seed;
    fixture_make(&draw->fixture);
    put_grades(draw);
    put_others(draw);
    put_people(draw);
    fixture_open(&draw->fixture);
}

static inline void draw_end(struct draw *draw)
{
    fixture_close(&draw->fixture);
    fixture_remove_folder(draw->fixture.path);
}

static inline json_t *ask(struct draw *draw, json_t *request)
{
    char *text = json_dumps(request, JSON_COMPACT);
    json_t *answer;

    assert_non_null(text);
    json_decref(request);
    answer = fixture_ask_text(&draw->fixture, text, strlen(text));
    free(text);
    return fixture_granted(answer);
}

#endif
