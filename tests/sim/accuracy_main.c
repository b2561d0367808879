/* accuracy_main.c -- sheets simulated by the million to fool the engine, and its score.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/sim/main_run.h"
#include "tests/sim/picture.h"
#include "tests/sim/score.h"

typedef int run_function(const struct run *run, FILE *out, struct error *err);

static const struct {
    const char *name;
    run_function *function;
    uint64_t per_mille; /* of the main run's positions, where all are run */
} runs[] = {
        {"main", main_run, 1000},
        {"misprint", misprint_run, 42},
        {"rescan", rescan_run, 120},
        {"bias", bias_run, 30},
        {"lines", lines_run, 200},
        {"twice", twice_run, 2},
};

enum { RUN_COUNT = sizeof(runs) / sizeof(runs[0]) };

struct arguments {
    struct run run;
    const char *folder, *save, *contact, *only;
    uint64_t sheet;
    int has_sheet, is_list, is_help;
};

static int usage(FILE *out)
{
    fprintf(out, "usage: accuracy FOLDER [--positions N] [--seed S] [--only RUN]...\n"
                 "       accuracy FOLDER --sheet SEED [--save FILE.png]\n"
                 "       accuracy FOLDER --contact FILE.png [--kind NAME]\n"
                 "  --only main|misprint|rescan|bias|lines|twice  one run (else all)\n"
                 "  --effect NAME [--strength 0..1]  this effect alone\n"
                 "  --kind NAME    marks of this kind among plain ones\n"
                 "  --form N       with --sheet: of this page, 0 the first\n"
                 "  --loud         tell of every doubt, not of silent errors alone\n"
                 "  --json         the score as JSON\n"
                 "  --brief        the sums alone\n"
                 "  --list         the names of effects and kinds\n"
                 "Exits 1 on a silent error.\n");
    return 2;
}

/* By its whole name, or the beginning of it. */
static int effect_find(const char *name, enum effect *out)
{
    int i;

    for (i = 0; i < EFFECT_COUNT; i++)
        if (strncmp(effect_name((enum effect)i), name, strlen(name)) == 0) {
            *out = (enum effect)i;
            return 0;
        }
    return -1;
}

static int kind_set(const char *name, enum kind *out)
{
    *out = kind_find(name);
    return *out == KIND_COUNT ? -1 : 0;
}

static int flag_parse(const char *name, struct arguments *a)
{
    int *flag = strcmp(name, "--loud") == 0    ? &a->run.is_loud
                : strcmp(name, "--json") == 0  ? &a->run.is_json
                : strcmp(name, "--brief") == 0 ? &a->run.is_brief
                : strcmp(name, "--list") == 0  ? &a->is_list
                : strcmp(name, "--help") == 0  ? &a->is_help
                                               : NULL;

    if (flag != NULL)
        *flag = 1;
    return flag != NULL;
}

static int option_parse(const char *name, const char *value, struct arguments *a)
{
    if (strcmp(name, "--positions") == 0)
        a->run.positions = strtoull(value, NULL, 10);
    else if (strcmp(name, "--seed") == 0)
        a->run.seed = strtoull(value, NULL, 10);
    else if (strcmp(name, "--sheet") == 0) {
        a->sheet = strtoull(value, NULL, 10);
        a->has_sheet = 1;
    } else if (strcmp(name, "--save") == 0)
        a->save = value;
    else if (strcmp(name, "--contact") == 0)
        a->contact = value;
    else if (strcmp(name, "--only") == 0)
        a->only = value;
    else if (strcmp(name, "--strength") == 0)
        a->run.wish.strength = strtod(value, NULL);
    else if (strcmp(name, "--form") == 0)
        a->run.wish.form = atoi(value) % WORLD_FORMS_MAX;
    else if (strcmp(name, "--effect") == 0)
        return effect_find(value, &a->run.wish.effect);
    else if (strcmp(name, "--kind") == 0)
        return kind_set(value, &a->run.wish.kind);
    else
        return -1;
    return 0;
}

static int arguments_parse(int argc, char **argv, struct arguments *a)
{
    int i;

    memset(a, 0, sizeof(*a));
    trial_wish_any(&a->run.wish);
    a->run.seed = 1;
    for (i = 1; i < argc; i++) {
        if (flag_parse(argv[i], a))
            continue;
        if (argv[i][0] != '-' && a->folder == NULL) {
            a->folder = argv[i];
            continue;
        }
        if (i + 1 >= argc || option_parse(argv[i], argv[i + 1], a) != 0) {
            fprintf(stderr, "accuracy: '%s%s%s' is not understood; see --list\n", argv[i],
                    i + 1 < argc ? " " : "", i + 1 < argc ? argv[i + 1] : "");
            return -1;
        }
        i++;
    }
    return a->folder != NULL || a->is_help || a->is_list ? 0 : -1;
}

static void names_list(FILE *out)
{
    int i;

    for (i = 0; i < EFFECT_COUNT; i++)
        fprintf(out, "effect  %s\n", effect_name((enum effect)i));
    for (i = 0; i < KIND_COUNT; i++)
        fprintf(out, "kind    %s (%s)\n", kind_entry((enum kind)i)->name,
                kind_rule_name(kind_entry((enum kind)i)->rule));
}

static int sheet_show(const struct arguments *a, struct error *err)
{
    struct trial *trial = calloc(1, sizeof(*trial));
    struct score *score = calloc(1, sizeof(*score));
    int result = -1;

    if (trial == NULL || score == NULL)
        goto out;
    result = trial_run(a->run.world, &a->run.wish, a->sheet, trial, err);
    if (result == 0 && score_add(score, trial, 1, stdout) == 0)
        score_tell(trial, "not silent", stdout);
    if (result == 0 && a->save != NULL)
        result = picture_save(a->save, &trial->image, err);
    trial_release(trial);
out:
    free(trial);
    free(score);
    return result;
}

/* With no run named, all of them; 1 if one of them had a silent error. */
static int runs_do(const struct arguments *a, struct error *err)
{
    int failed = 0, known = 0, i, result;
    struct run run;

    for (i = 0; i < RUN_COUNT; i++) {
        if (a->only != NULL && strcmp(a->only, runs[i].name) != 0)
            continue;
        known = 1;
        if (!a->run.is_json)
            printf("== %s, seed %llu, simulated\n", runs[i].name,
                    (unsigned long long)a->run.seed);
        run = a->run;
        if (a->only == NULL)
            run.positions = run.positions * runs[i].per_mille / 1000;
        result = runs[i].function(&run, stdout, err);
        if (result < 0)
            return -1;
        failed |= result;
        fflush(stdout);
    }
    if (!known)
        return error_set(err, ERROR_SYNTAX, "no run is called '%s'", a->only);
    return failed;
}

int main(int argc, char **argv)
{
    struct arguments a;
    struct world *world = calloc(1, sizeof(*world));
    struct error err = {ERROR_NONE, ""};
    int result;

    if (arguments_parse(argc, argv, &a) != 0)
        return usage(stderr);
    if (a.is_help)
        return usage(stdout) * 0;
    if (a.is_list) {
        names_list(stdout);
        return 0;
    }
    if (world == NULL || world_open(a.folder, world, &err) != 0) {
        fprintf(stderr, "accuracy: %s\n", err.text);
        return 1;
    }
    a.run.world = world;
    result = a.contact != NULL ? picture_contact(world, a.contact, a.run.wish.kind,
                                         a.run.seed, &err)
             : a.has_sheet     ? sheet_show(&a, &err)
                               : runs_do(&a, &err);
    if (result < 0)
        fprintf(stderr, "accuracy: %s\n", err.text);
    world_close(world);
    free(world);
    return result == 0 ? 0 : 1;
}
