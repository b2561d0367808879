/* accuracy_main.c -- sheets simulated by the thousand to fool the engine, and its score.
 */
#include <errno.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/sim/score.h"

enum { CORES = 2 };

struct arguments {
    const char *folder, *save;
    uint64_t positions, seed, sheet;
    int is_loud, has_sheet;
};

static int usage(void)
{
    fprintf(stderr, "usage: accuracy FOLDER [--positions N] [--seed S] [--loud]\n"
                    "       accuracy FOLDER --sheet SEED [--save FILE.png]\n");
    return 2;
}

static int arguments_parse(int argc, char **argv, struct arguments *arguments)
{
    int i;

    memset(arguments, 0, sizeof(*arguments));
    arguments->positions = 20000;
    arguments->seed = 1;
    if (argc < 2 || argv[1][0] == '-')
        return -1;
    arguments->folder = argv[1];
    for (i = 2; i < argc; i++) {
        if (strcmp(argv[i], "--loud") == 0) {
            arguments->is_loud = 1;
            continue;
        }
        if (i + 1 >= argc)
            return -1;
        if (strcmp(argv[i], "--positions") == 0)
            arguments->positions = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--seed") == 0)
            arguments->seed = strtoull(argv[++i], NULL, 10);
        else if (strcmp(argv[i], "--sheet") == 0) {
            arguments->sheet = strtoull(argv[++i], NULL, 10);
            arguments->has_sheet = 1;
        } else if (strcmp(argv[i], "--save") == 0)
            arguments->save = argv[++i];
        else
            return -1;
    }
    return 0;
}

static int picture_save(const char *path, const struct image *image, struct error *err)
{
    png_image png;

    memset(&png, 0, sizeof(png));
    png.version = PNG_IMAGE_VERSION;
    png.width = (png_uint_32)image->width_px;
    png.height = (png_uint_32)image->height_px;
    png.format = PNG_FORMAT_GRAY;
    if (!png_image_write_to_file(&png, path, 0, image->pixels, 0, NULL))
        return error_set(err, ERROR_IO, "cannot write '%s': %s", path, png.message);
    return 0;
}

static int one_show(
        struct trial_world *world, const struct arguments *arguments, struct error *err)
{
    struct trial *trial = calloc(1, sizeof(*trial));
    struct score *score = calloc(1, sizeof(*score));
    int result = -1;

    if (trial == NULL || score == NULL)
        goto out;
    result = trial_run(world, arguments->sheet, trial, err);
    if (result == 0 && score_add(score, trial, 1, stdout) == 0)
        printf("verdict %s; %zu contests\n", verdict_word(trial->reading.verdict),
                trial->reading.contest_count);
    if (result == 0 && arguments->save != NULL)
        result = picture_save(arguments->save, &trial->image, err);
    trial_release(trial);
out:
    free(trial);
    free(score);
    return result;
}

/* Every CORES-th sheet of the run, from `first`. */
static int share_run(struct trial_world *world, const struct arguments *arguments,
        uint64_t first, struct score *score)
{
    uint64_t sheets = arguments->positions / world->layout.pages[0].box_count + 1, i;
    struct trial *trial = calloc(1, sizeof(*trial));
    struct error err = {ERROR_NONE, ""};
    int result = trial == NULL ? -1 : 0;

    for (i = first; i < sheets && result == 0; i += CORES) {
        result = trial_run(world, chance_mix(arguments->seed, i), trial, &err);
        if (result == 0)
            (void)score_add(score, trial, arguments->is_loud, stdout);
        fflush(stdout);
    }
    if (result != 0)
        fprintf(stderr, "accuracy: %s\n", err.text);
    if (trial != NULL)
        trial_release(trial);
    free(trial);
    return result;
}

static int all_run(struct trial_world *world, const struct arguments *arguments)
{
    struct score *scores = mmap(NULL, CORES * sizeof(*scores), PROT_READ | PROT_WRITE,
            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pid_t children[CORES];
    int i, status, failed = 0;

    if (scores == MAP_FAILED)
        return -1;
    fflush(stdout);
    for (i = 0; i < CORES; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(share_run(world, arguments, (uint64_t)i, &scores[i]) == 0 ? 0 : 1);
    }
    for (i = 0; i < CORES; i++)
        if (children[i] < 0 || waitpid(children[i], &status, 0) < 0 || status != 0)
            failed = 1;
    for (i = 1; i < CORES; i++)
        score_merge(&scores[0], &scores[i]);
    printf("\n");
    score_print(&scores[0], stdout);
    failed |= score_silent(&scores[0]) > 0;
    munmap(scores, CORES * sizeof(*scores));
    return failed ? -1 : 0;
}

int main(int argc, char **argv)
{
    struct arguments arguments;
    struct trial_world world;
    struct error err = {ERROR_NONE, ""};
    int result;

    if (arguments_parse(argc, argv, &arguments) != 0)
        return usage();
    if (trial_world_open(arguments.folder, &world, &err) != 0) {
        fprintf(stderr, "accuracy: %s\n", err.text);
        return 1;
    }
    result = arguments.has_sheet ? one_show(&world, &arguments, &err)
                                 : all_run(&world, &arguments);
    if (result != 0 && err.kind != ERROR_NONE)
        fprintf(stderr, "accuracy: %s\n", err.text);
    trial_world_close(&world);
    return result == 0 ? 0 : 1;
}
