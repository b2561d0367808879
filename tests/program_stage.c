/* program_stage.c -- a printed conference with a deck of known votes, to count anew. */
#include "tests/program_stage.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const options[] = {"high", "medium", "low"};

enum { OPTIONS = 3, INI_BYTES = 4096 };

const char stage_four_people[] =
        "no,name,title\n1,Nguyễn Văn Minh,Bí thư\n2,Trần Thị Hòa,Phó Bí thư\n"
        "3,Lê Quang Vinh,Ủy viên\n4,Phạm Thu Hà,Ủy viên\n";

static void write_conference(
        const char *folder, const char *extra, const char *csv, const char *sheets)
{
    char ini[INI_BYTES];
    int length = snprintf(ini, sizeof(ini),
            "[conference]\ntitle = Lấy phiếu tín nhiệm\nbody = BAN CHẤP HÀNH\n"
            "place = Hà Nội\ndate = 2026-11-22\nrule = state-96\ntemplate = state\n"
            "language = vi\npublication = committee\n"
            "[counts]\nsummoned = 75\npresent = 75\nissued = %s\ncollected = %s\n"
            "[committee]\nmember = Nguyễn Văn An, Trưởng ban\n%s",
            sheets, sheets, extra);

    assert_true(length > 0 && length < INI_BYTES);
    program_write(folder, "conference.ini", ini, (size_t)length);
    program_write(folder, "officials.csv", csv, strlen(csv));
}

static void load_truth(struct stage *stage)
{
    size_t size;
    char *text = program_read(stage->deck, "truth.jsonl", &size), *line, *rest = text;
    json_t *entry;

    stage->truth = json_array();
    while ((line = strsep(&rest, "\n")) != NULL && line[0] != '\0') {
        entry = json_loads(line, 0, NULL);
        assert_non_null(entry);
        assert_int_equal(json_array_append_new(stage->truth, entry), 0);
    }
    free(text);
    assert_true(json_array_size(stage->truth) > 0);
}

static void run_well(const char *const *arguments)
{
    struct program program = {.locale = NULL};

    program_run(&program, arguments);
    if (program.status != 0)
        fail_msg("%s: %d\n%s%s", arguments[0], program.status, program.out, program.err);
    program_release(&program);
}

#define RUN_WELL(...) run_well((const char *const[]){__VA_ARGS__, NULL})

static void write_scale(const char *folder, const char *scale)
{
    char path[PROGRAM_PATH_BYTES];

    program_path(path, folder, "scales");
    assert_int_equal(mkdir(path, 0700), 0);
    program_write(path, "chair.csv", scale, strlen(scale));
}

/* The voters' part: drawn by the programs without sanitizers, if they are there. */
static void make_deck(
        const char *home, const char *sheets, const char *seed, const char *wear)
{
    char *programs = strdup(getenv("KIEMPHIEU_PROGRAMS")), quick[PROGRAM_PATH_BYTES];

    assert_non_null(programs);
    (void)snprintf(quick, sizeof(quick), "%.200s/..", programs);
    if (program_has(quick, "kiemphieu-forms"))
        assert_int_equal(setenv("KIEMPHIEU_PROGRAMS", quick, 1), 0);
    RUN_WELL("deck", home, "--sheets", sheets, "--seed", seed, wear);
    assert_int_equal(setenv("KIEMPHIEU_PROGRAMS", programs, 1), 0);
    free(programs);
}

void stage_start(struct stage *stage, const char *extra, const char *csv,
        const char *sheets, const char *seed, const char *wear)
{
    stage_start_scaled(stage, extra, csv, NULL, sheets, seed, wear);
}

void stage_start_scaled(struct stage *stage, const char *extra, const char *csv,
        const char *scale, const char *sheets, const char *seed, const char *wear)
{
    memset(stage, 0, sizeof(*stage));
    program_folder_make(stage->root);
    program_path(stage->home, stage->root, "home");
    program_path(stage->deck, stage->home, "deck");
    RUN_WELL("new", stage->home);
    write_conference(stage->home, extra, csv, sheets);
    if (scale != NULL)
        write_scale(stage->home, scale);
    RUN_WELL("print", stage->home);
    make_deck(stage->home, sheets, seed, wear);
    load_truth(stage);
}

void stage_end(struct stage *stage)
{
    json_decref(stage->truth);
    program_folder_remove(stage->root);
}

static void copy_one(const char *from, const char *name, const char *to)
{
    char source[PROGRAM_PATH_BYTES];

    program_path(source, from, name);
    program_copy(source, to, name);
}

void stage_fresh(struct stage *stage, char folder[PROGRAM_PATH_BYTES])
{
    char name[64], path[PROGRAM_PATH_BYTES];
    const char *type;
    size_t i;

    (void)snprintf(name, sizeof(name), "copy-%u", stage->copies++);
    program_path(folder, stage->root, name);
    assert_int_equal(mkdir(folder, 0700), 0);
    program_path(path, folder, "layout");
    assert_int_equal(mkdir(path, 0700), 0);
    copy_one(stage->home, "conference.ini", folder);
    copy_one(stage->home, "officials.csv", folder);
    copy_one(stage->home, "conference.key", folder);
    program_path(path, folder, "conference.key");
    assert_int_equal(chmod(path, 0600), 0);
    if (program_has(stage->home, "scales/chair.csv")) {
        program_path(path, folder, "scales");
        assert_int_equal(mkdir(path, 0700), 0);
        copy_one(stage->home, "scales/chair.csv", folder);
    }
    for (i = 0; i < json_array_size(stage->truth); i++) {
        type = json_string_value(
                json_object_get(json_array_get(stage->truth, i), "ballot_type"));
        (void)snprintf(name, sizeof(name), "layout/%.20s.json", type);
        if (!program_has(folder, name))
            copy_one(stage->home, name, folder);
    }
}

void stage_image(const struct stage *stage, unsigned number, char out[PROGRAM_PATH_BYTES])
{
    char name[32];

    (void)snprintf(name, sizeof(name), "%04u.tif", number);
    program_path(out, stage->deck, name);
}

/* ---- which image is which ---- */

static void *map_file(const char *folder, const char *name, size_t *size)
{
    char path[PROGRAM_PATH_BYTES];
    struct stat entry;
    void *bytes;
    int file;

    program_path(path, folder, name);
    file = open(path, O_RDONLY | O_CLOEXEC);
    assert_true(file >= 0);
    assert_int_equal(fstat(file, &entry), 0);
    *size = (size_t)entry.st_size;
    bytes = mmap(NULL, *size, PROT_READ, MAP_PRIVATE, file, 0);
    assert_true(bytes != MAP_FAILED);
    (void)close(file);
    return bytes;
}

const json_t *stage_truth(
        const struct stage *stage, const char *folder, const char *image)
{
    size_t size, other_size, i;
    void *bytes = map_file(folder, image, &size), *other;
    const json_t *entry, *found = NULL;

    for (i = 0; i < json_array_size(stage->truth) && found == NULL; i++) {
        entry = json_array_get(stage->truth, i);
        other = map_file(stage->home, json_string_value(json_object_get(entry, "image")),
                &other_size);
        if (size == other_size && memcmp(bytes, other, size) == 0)
            found = entry;
        assert_int_equal(munmap(other, other_size), 0);
    }
    assert_int_equal(munmap(bytes, size), 0);
    return found;
}

/* ---- checking ---- */

static size_t option_of(const json_t *contest)
{
    const char *chosen =
            json_string_value(json_array_get(json_object_get(contest, "chosen"), 0));
    size_t i = 0;

    assert_non_null(chosen);
    while (i < OPTIONS && strcmp(options[i], chosen) != 0)
        i++;
    assert_true(i < OPTIONS);
    return i;
}

static int number_of(const json_t *object, const char *name)
{
    assert_true(json_is_integer(json_object_get(object, name)));
    return (int)json_integer_value(json_object_get(object, name));
}

/* How many of the truth's rows of a contest are in this state with this option. */
static int truth_sum(const struct stage *stage, const char *type, const char *contest,
        const char *state, size_t option)
{
    const json_t *entry, *row;
    size_t i;
    int sum = 0;

    for (i = 0; i < json_array_size(stage->truth); i++) {
        entry = json_array_get(stage->truth, i);
        row = stage_contest(entry, contest);
        if (row == NULL ||
                strcmp(json_string_value(json_object_get(entry, "ballot_type")), type) !=
                        0)
            continue;
        if (strcmp(stage_state(row), state) == 0 &&
                (option == OPTIONS || option_of(row) == option))
            sum++;
    }
    return sum;
}

static void check_contest(
        const struct stage *stage, const char *type, const json_t *contest)
{
    const char *id = json_string_value(json_object_get(contest, "contest"));
    const json_t *counts = json_object_get(contest, "counts");
    size_t i;

    for (i = 0; i < OPTIONS; i++)
        assert_int_equal(
                number_of(counts, options[i]), truth_sum(stage, type, id, "chosen", i));
    assert_int_equal(
            number_of(contest, "blank"), truth_sum(stage, type, id, "blank", OPTIONS));
    assert_int_equal(
            number_of(contest, "over"), truth_sum(stage, type, id, "over", OPTIONS));
    assert_int_equal(number_of(contest, "held"), 0);
}

/* Once it is sealed every figure follows from the exported records alone. */
static void check_recount(const char *folder)
{
    struct program program = {.locale = NULL};

    if (!program_has(folder, "report/cvr.json"))
        return;
    RUN(&program, "recount", folder);
    if (program.status != 0)
        fail_msg("%s%s", program.out, program.err);
    program_release(&program);
}

void stage_check_results(const struct stage *stage, const char *folder)
{
    size_t size, i, k, checked = 0;
    char *text = program_read(folder, "report/results.json", &size);
    json_t *results = json_loads(text, 0, NULL);
    const json_t *types = json_object_get(results, "ballot_types"), *contests;

    assert_non_null(results);
    for (i = 0; i < json_array_size(types); i++) {
        contests = json_object_get(json_array_get(types, i), "contests");
        for (k = 0; k < json_array_size(contests); k++, checked++)
            check_contest(stage,
                    json_string_value(
                            json_object_get(json_array_get(types, i), "ballot_type")),
                    json_array_get(contests, k));
    }
    assert_true(checked > 0);
    json_decref(results);
    free(text);
    check_recount(folder);
}

int stage_sum(const char *folder, const char *name)
{
    struct program program = {.locale = NULL};
    json_t *status;
    int sum;

    RUN(&program, "status", folder, "--json");
    assert_true(program.status == 0 || program.status == 3);
    status = program_json(&program);
    sum = number_of(json_object_get(status, "total"), name);
    json_decref(status);
    program_release(&program);
    return sum;
}

void stage_check_once(const struct stage *stage, const char *folder)
{
    char images[PROGRAM_PATH_BYTES];
    int sheets = (int)json_array_size(stage->truth);

    assert_int_equal(stage_sum(folder, "fed"), sheets);
    assert_int_equal(stage_sum(folder, "counted") + stage_sum(folder, "held") +
                             stage_sum(folder, "refused"),
            sheets);
    program_path(images, folder, "images");
    assert_true(program_count_files(images) >= (size_t)sheets);
}
