/* scan_import_test.c -- stacks through `kiemphieu import`: none lost, none twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <jansson.h>
#include <tiffio.h>

/* Ballots of two pages, four of them: the deck is 8 images, clearly marked. */
enum { OFFICIALS = 40, SHEETS = 4, IMAGES = 8, TEXT = 512 };

struct world {
    const char *programs;
    char path[64]; /* a folder with the conference "c" and its deck in it */
};

static void run(const struct world *world, const char *format, ...)
{
    char command[4 * TEXT], line[3 * TEXT];
    va_list values;

    va_start(values, format);
    (void)vsnprintf(line, sizeof(line), format, values);
    va_end(values);
    (void)snprintf(command, sizeof(command), "cd %s && %s", world->path, line);
    if (system(command) != 0) /* NOLINT: the test's own words */
        fail_msg("failed: %s", command);
}

static int world_make(void **state)
{
    struct world *world = calloc(1, sizeof(*world));
    char path[TEXT];
    char *programs;
    FILE *file;
    int i;

    assert_non_null(world);
    *state = world;
    world->programs = getenv("KIEMPHIEU_PROGRAMS");
    assert_non_null(world->programs);
    memcpy(world->path, "/tmp/kiemphieu-import-XXXXXX", 29);
    assert_non_null(mkdtemp(world->path));
    /* The programs' folder may be given from where the tests were started. */
    (void)snprintf(path, sizeof(path), "%s/programs", world->path);
    programs = realpath(world->programs, NULL);
    assert_non_null(programs);
    assert_int_equal(symlink(programs, path), 0);
    free(programs);
    run(world, "programs/kiemphieu new c >/dev/null");
    (void)snprintf(path, sizeof(path), "%s/c/officials.csv", world->path);
    file = fopen(path, "w");
    assert_non_null(file);
    (void)fputs("no,name,title,ballot type,group\n", file);
    for (i = 1; i <= OFFICIALS; i++)
        (void)fprintf(file, "%d,Nguyễn Văn %d,Ủy viên,,\n", i, i);
    assert_int_equal(fclose(file), 0);
    run(world, "programs/kiemphieu print c >/dev/null");
    run(world, "programs/kiemphieu deck c --sheets %d --seed 3 --clean >/dev/null",
            SHEETS);
    run(world, "mv c/deck deck");
    return 0;
}

static int world_remove(void **state)
{
    struct world *world = *state;

    run(world, "rm -rf %s", world->path);
    free(world);
    return 0;
}

/* A conference of its own for one test. */
static void begin(const struct world *world)
{
    run(world, "rm -rf t && cp -a c t");
}

/* ---- stacks ---- */

static void page_copy(TIFF *in, TIFF *out, unsigned place)
{
    static uint8_t strip[1 << 24];
    uint32_t width, height, rows, i;
    tmsize_t got;

    TIFFGetField(in, TIFFTAG_IMAGEWIDTH, &width);
    TIFFGetField(in, TIFFTAG_IMAGELENGTH, &height);
    TIFFGetField(in, TIFFTAG_ROWSPERSTRIP, &rows);
    TIFFSetField(out, TIFFTAG_IMAGEWIDTH, width);
    TIFFSetField(out, TIFFTAG_IMAGELENGTH, height);
    TIFFSetField(out, TIFFTAG_ROWSPERSTRIP, rows);
    TIFFSetField(out, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(out, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(out, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISBLACK);
    TIFFSetField(out, TIFFTAG_COMPRESSION, COMPRESSION_PACKBITS);
    TIFFSetField(out, TIFFTAG_XRESOLUTION, 300.0);
    TIFFSetField(out, TIFFTAG_YRESOLUTION, 300.0);
    TIFFSetField(out, TIFFTAG_PAGENUMBER, (int)place, 0);
    for (i = 0; i < TIFFNumberOfStrips(in); i++) {
        got = TIFFReadEncodedStrip(in, i, strip, sizeof(strip));
        assert_true(got > 0 && TIFFWriteEncodedStrip(out, i, strip, got) > 0);
    }
    assert_int_equal(TIFFWriteDirectory(out), 1);
}

/* The deck's images first..last (from 1), in one file NAME. */
static void stack(const struct world *world, const char *name, int first, int last)
{
    char path[TEXT];
    TIFF *in, *out;
    int i;

    (void)snprintf(path, sizeof(path), "%s/%s", world->path, name);
    out = TIFFOpen(path, "wl");
    assert_non_null(out);
    for (i = first; i <= last; i++) {
        (void)snprintf(path, sizeof(path), "%s/deck/%04d.tif", world->path, i);
        in = TIFFOpen(path, "r");
        assert_non_null(in);
        page_copy(in, out, (unsigned)(i - first));
        TIFFClose(in);
    }
    TIFFClose(out);
}

/* ---- imports ---- */

struct sums {
    int images, known, recovered, fed, counted, held, refused;
};

static int number_of(const json_t *answer, const char *name)
{
    return (int)json_integer_value(json_object_get(answer, name));
}

static struct sums import(const struct world *world, const char *arguments)
{
    char command[2 * TEXT];
    struct sums sums;
    json_t *answer;
    FILE *out;

    (void)snprintf(command, sizeof(command),
            "cd %s && programs/kiemphieu import t %s --json 2>errors", world->path,
            arguments);
    out = popen(command, "r"); /* NOLINT: the test's own words */
    assert_non_null(out);
    answer = json_loadf(out, 0, NULL);
    (void)pclose(out);
    if (answer == NULL) {
        run(world, "cat errors >&2");
        fail_msg("no sums of '%s'", command);
    }
    sums = (struct sums){number_of(answer, "images"), number_of(answer, "known"),
            number_of(answer, "recovered"), number_of(answer, "fed"),
            number_of(answer, "counted"), number_of(answer, "held"),
            number_of(answer, "refused")};
    json_decref(answer);
    return sums;
}

static void expect(struct sums sums, int images, int known, int counted, int held)
{
    assert_int_equal(sums.images, images);
    assert_int_equal(sums.known, known);
    assert_int_equal(sums.counted, counted);
    assert_int_equal(sums.held, held);
    assert_int_equal(sums.refused, 0);
    assert_int_equal(sums.fed, counted + held);
}

/* Files in t/images, each private and of the one day. */
static int stored(const struct world *world)
{
    char path[TEXT], file[2 * TEXT];
    const struct dirent *entry;
    struct stat about;
    DIR *folder;
    int count = 0;

    (void)snprintf(path, sizeof(path), "%s/t/images", world->path);
    folder = opendir(path);
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] == '.')
            continue;
        (void)snprintf(file, sizeof(file), "%s/%s", path, entry->d_name);
        assert_int_equal(stat(file, &about), 0);
        assert_int_equal(about.st_mode & 07777, 0600);
        assert_int_equal(about.st_mtim.tv_sec, 946684800);
        count++;
    }
    (void)closedir(folder);
    return count;
}

static void a_stack_in_one_file_is_stored_a_file_a_page(void **state)
{
    struct world *world = *state;

    begin(world);
    stack(world, "all.tif", 1, IMAGES);
    expect(import(world, "all.tif"), IMAGES, 0, SHEETS, 0);
    assert_int_equal(stored(world), IMAGES);
    expect(import(world, "all.tif"), 0, IMAGES, 0, 0);
    assert_int_equal(stored(world), IMAGES);
}

static void single_pages_in_a_row_are_joined(void **state)
{
    struct world *world = *state;

    begin(world);
    expect(import(world, "deck"), IMAGES, 0, SHEETS, 0);
    expect(import(world, "deck"), 0, IMAGES, 0, 0);
}

/* Ballots 1 to 4; the border lies between the pages of the second. */
static void a_ballot_is_not_joined_across_two_stacks(void **state)
{
    struct world *world = *state;

    begin(world);
    stack(world, "a.tif", 1, 3);
    stack(world, "b.tif", 4, IMAGES);
    expect(import(world, "a.tif b.tif"), IMAGES, 0, 3, 2);
    begin(world); /* nor with a single page after or before it */
    expect(import(world, "a.tif deck/0004.tif"), 4, 0, 1, 2);
}

/* Image 2 is known: the front before it and the back of another after it lay apart. */
static void pages_around_a_known_one_are_not_joined(void **state)
{
    struct world *world = *state;

    begin(world);
    expect(import(world, "deck/0002.tif"), 1, 0, 0, 1);
    expect(import(world, "deck/0001.tif deck/0002.tif deck/0004.tif"), 2, 1, 0, 2);
}

/* A run that died between storing and entering, as it leaves the folder. */
static void what_was_cut_short_is_held_and_never_paired(void **state)
{
    struct world *world = *state;
    struct sums sums;

    begin(world);
    stack(world, "all.tif", 1, IMAGES);
    expect(import(world, "all.tif"), IMAGES, 0, SHEETS, 0);
    run(world, "rm -rf kept && mv t/images kept");
    begin(world);
    run(world, "mkdir t/images && for f in $(ls kept | head -3); do cp -a kept/$f "
               "t/images/; done && touch t/images/$(ls kept | tail -1).part");
    sums = import(world, "all.tif");
    assert_int_equal(sums.recovered, 3);
    assert_int_equal(sums.known, 3);
    assert_int_equal(sums.images, IMAGES);
    assert_true(sums.counted <= SHEETS - 2); /* three pages are of two ballots or more */
    /* A counted ballot is two images; what is held is one image each. */
    assert_int_equal(2 * sums.counted + sums.held, IMAGES);
    assert_int_equal(sums.fed, sums.counted + sums.held);
    assert_int_equal(stored(world), IMAGES);
    expect(import(world, "all.tif"), 0, IMAGES, 0, 0);
}

/* All eight lie there and none is entered: no order, so no ballot. */
static void a_whole_stack_recovered_is_held(void **state)
{
    struct world *world = *state;
    struct sums sums;

    begin(world);
    run(world, "mkdir t/images && i=0; for f in deck/*.tif; do i=$((i+1)); cp $f "
               "t/images/$(printf %%032d $i).tif; done");
    sums = import(world, "deck");
    expect(sums, IMAGES, IMAGES, 0, IMAGES);
    assert_int_equal(sums.recovered, IMAGES);
}

static void images_of_a_trial_are_not_recovered_into_the_count(void **state)
{
    struct world *world = *state;
    struct sums sums;

    begin(world);
    (void)import(world, "--trial deck/0001.tif deck/0002.tif");
    sums = import(world, "deck");
    expect(sums, IMAGES, 0, SHEETS, 0);
    assert_int_equal(sums.recovered, 0);
}

/* The file ends within page 6: five pages are whole, of the rest one is told. */
static void a_stack_that_is_cut_off_keeps_its_whole_pages(void **state)
{
    struct world *world = *state;

    begin(world);
    stack(world, "five.tif", 1, 5);
    stack(world, "six.tif", 1, 6);
    run(world, "head -c $(($(stat -c %%s five.tif) + 1000)) six.tif > cut.tif");
    /* 1 2, 3 4, and 5 with the page that is lost in the place of its back. */
    expect(import(world, "cut.tif"), 6, 0, 2, 1);
    expect(import(world, "cut.tif"), 0, 6, 0, 0);
    assert_int_equal(stored(world), 6);
    run(world, "programs/kiemphieu verify t >/dev/null");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
            cmocka_unit_test(a_stack_in_one_file_is_stored_a_file_a_page),
            cmocka_unit_test(single_pages_in_a_row_are_joined),
            cmocka_unit_test(a_ballot_is_not_joined_across_two_stacks),
            cmocka_unit_test(pages_around_a_known_one_are_not_joined),
            cmocka_unit_test(what_was_cut_short_is_held_and_never_paired),
            cmocka_unit_test(a_whole_stack_recovered_is_held),
            cmocka_unit_test(images_of_a_trial_are_not_recovered_into_the_count),
            cmocka_unit_test(a_stack_that_is_cut_off_keeps_its_whole_pages),
    };

    return cmocka_run_group_tests(tests, world_make, world_remove);
}
