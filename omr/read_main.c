/* read_main.c -- kiemphieu-read: decodes and reads images, without any other right. */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/version.h"
#include "core/digest.h"
#include "core/language.h"
#include "core/layout.h"
#include "omr/crop.h"
#include "omr/load.h"
#include "omr/page.h"
#include "omr/piece_serve.h"
#include "omr/sandbox.h"
#include "omr/trace.h"
#include "omr/worker.h"

enum { EXIT_USAGE = 2, LAYOUTS_MAX = 16, WIDTH_DEFAULT_PX = 800 };

struct options {
    const char *layouts[LAYOUTS_MAX];
    size_t layout_count;
    const char *trace; /* NULL: none */
    int is_test, is_crop, is_pieces, is_mosaic;
    struct crop_wish wish;
    enum crop_form form;
    int32_t index;
};

static const char usage[] =
        "usage: kiemphieu-read --layout FILE [--layout FILE...] [--test] [--trace DIR]\n"
        "           requests on descriptor 3, readings on standard output\n"
        "       kiemphieu-read --layout FILE [--layout FILE...] --pieces|--mosaic\n"
        "           the same, with pictures on standard output\n"
        "       kiemphieu-read --crop LEFT,TOP,RIGHT,BOTTOM --page WIDTH,HEIGHT\n"
        "           (micrometres; or --crop page) [--index N] [--as png|sixel|kitty]\n"
        "           [--width PX] [--rotation 0|180] < IMAGE\n";

static int failed(const struct error *err)
{
    (void)fprintf(stderr, "kiemphieu-read: %s\n", err->text);
    return EXIT_FAILURE;
}

/* `count` whole numbers from 0, with commas between. */
static int numbers_parse(const char *text, int32_t *numbers, int count)
{
    char *end;
    int i;

    for (i = 0; i < count; i++) {
        long number = strtol(text, &end, 10);

        if (end == text || *end != (i + 1 < count ? ',' : '\0') || number < 0 ||
                number > LAYOUT_EDGE_UM_MAX)
            return -1;
        numbers[i] = (int32_t)number;
        text = end + 1;
    }
    return 0;
}

static int crop_parse(const char *text, struct options *options)
{
    int32_t numbers[4] = {0};

    options->is_crop = 1;
    if (strcmp(text, "page") != 0 &&
            (numbers_parse(text, numbers, 4) != 0 || numbers[2] == 0))
        return -1;
    options->wish.rect =
            (struct layout_rect){numbers[0], numbers[1], numbers[2], numbers[3]};
    return 0;
}

static int form_parse(const char *text, enum crop_form *form)
{
    if (strcmp(text, "png") == 0)
        *form = CROP_PNG;
    else if (strcmp(text, "sixel") == 0)
        *form = CROP_SIXEL;
    else if (strcmp(text, "kitty") == 0)
        *form = CROP_KITTY;
    else
        return -1;
    return 0;
}

static int layout_add(const char *path, struct options *options)
{
    if (options->layout_count == LAYOUTS_MAX)
        return -1;
    options->layouts[options->layout_count++] = path;
    return 0;
}

static int option_take(int letter, struct options *options)
{
    int32_t page[2];

    switch (letter) {
    case 'l':
        return layout_add(optarg, options);
    case 't':
        options->is_test = 1;
        return 0;
    case 's':
        options->is_pieces = 1;
        return 0;
    case 'm':
        options->is_pieces = options->is_mosaic = 1;
        return 0;
    case 'T':
        options->trace = optarg;
        return 0;
    case 'c':
        return crop_parse(optarg, options);
    case 'i':
        return numbers_parse(optarg, &options->index, 1);
    case 'a':
        return form_parse(optarg, &options->form);
    case 'w':
        return numbers_parse(optarg, &options->wish.width_px, 1);
    case 'r':
        return numbers_parse(optarg, &options->wish.rotation, 1);
    case 'p':
        if (numbers_parse(optarg, page, 2) != 0)
            return -1;
        options->wish.page_width_um = page[0];
        options->wish.page_height_um = page[1];
        return 0;
    default:
        return -1;
    }
}

static int options_parse(int argc, char **argv, struct options *options)
{
    static const struct option known[] = {{"layout", required_argument, NULL, 'l'},
            {"test", no_argument, NULL, 't'}, {"trace", required_argument, NULL, 'T'},
            {"crop", required_argument, NULL, 'c'},
            {"index", required_argument, NULL, 'i'}, {"as", required_argument, NULL, 'a'},
            {"width", required_argument, NULL, 'w'},
            {"rotation", required_argument, NULL, 'r'},
            {"page", required_argument, NULL, 'p'}, {"pieces", no_argument, NULL, 's'},
            {"mosaic", no_argument, NULL, 'm'}, {"help", no_argument, NULL, 'h'},
            {"version", no_argument, NULL, 'v'}, {NULL, 0, NULL, 0}};
    int letter;

    while ((letter = getopt_long(argc, argv, "", known, NULL)) != -1) {
        if (letter == 'h' || letter == 'v') {
            (void)fputs(letter == 'h' ? usage : "kiemphieu-read " KIEMPHIEU_VERSION "\n",
                    stdout);
            exit(EXIT_SUCCESS);
        }
        if (option_take(letter, options) != 0)
            return -1;
    }
    if (optind != argc || (options->layout_count > 0) == options->is_crop ||
            (options->wish.rotation != 0 && options->wish.rotation != 180))
        return -1;
    return 0;
}

static int crop_image(
        const struct options *options, struct load_file *file, struct error *err)
{
    struct image image, part;
    int result;

    image_init(&image);
    image_init(&part);
    result = load_page(file, options->index, &image, err);
    if (result == 0)
        result = crop_cut(&image, &options->wish, &part, err);
    if (result == 0)
        result = crop_write(&part, options->form, stdout, err);
    image_release(&image);
    image_release(&part);
    return result;
}

static int crop_run(const struct options *options)
{
    struct load_file *file;
    struct error err;
    int result;

    if (sandbox_install(&err) != 0 || load_open(STDIN_FILENO, &file, &err) != 0)
        return failed(&err);
    result = crop_image(options, file, &err);
    load_close(file);
    return result == 0 ? EXIT_SUCCESS : failed(&err);
}

static int layouts_load(
        const struct options *options, struct layout *layouts, struct error *err)
{
    size_t i;

    for (i = 0; i < options->layout_count; i++) {
        layout_init(&layouts[i]);
        if (layout_load(options->layouts[i], &layouts[i], err) != 0)
            return -1;
    }
    return 0;
}

/* A trace writes files, so nothing can be closed off then: for trials only. */
static int rights_drop(
        const struct options *options, struct trace **trace, struct error *err)
{
    if (options->trace == NULL)
        return sandbox_install(err);
    (void)fprintf(stderr, "kiemphieu-read: --trace: reading without the sandbox\n");
    return trace_new(options->trace, trace, err);
}

static int read_run(const struct options *options)
{
    struct layout layouts[LAYOUTS_MAX];
    struct worker worker = {.output = STDOUT_FILENO};
    struct error err;

    if (digest_start(&err) != 0 || layouts_load(options, layouts, &err) != 0 ||
            page_reader_new(layouts, options->layout_count, options->is_test,
                    &worker.reader, &err) != 0)
        return failed(&err);
    if (rights_drop(options, &worker.trace, &err) != 0 ||
            worker_serve(&worker, WORKER_SOCKET, &err) != 0)
        return failed(&err);
    return EXIT_SUCCESS;
}

static int pieces_run(const struct options *options)
{
    struct layout layouts[LAYOUTS_MAX];
    struct error err;

    if (digest_start(&err) != 0 || layouts_load(options, layouts, &err) != 0 ||
            sandbox_install(&err) != 0 ||
            piece_serve(layouts, options->layout_count, options->is_mosaic, WORKER_SOCKET,
                    STDOUT_FILENO, &err) != 0)
        return failed(&err);
    return EXIT_SUCCESS;
}

/* The catalogues are opened at the first look into them: here, while they can be. */
static void language_prepare(void)
{
    language_start();
    (void)_("the file cannot be read: %s");
    (void)strerror(EBADF);
}

int main(int argc, char **argv)
{
    struct options options = {.wish = {.width_px = WIDTH_DEFAULT_PX}};
    int status;

    language_prepare();
    if (options_parse(argc, argv, &options) != 0) {
        (void)fputs(usage, stderr);
        return EXIT_USAGE;
    }
    if (options.is_crop)
        status = crop_run(&options);
    else
        status = options.is_pieces ? pieces_run(&options) : read_run(&options);
    (void)fflush(stderr);
    /* No clean-up: everything ends here, and a sandbox has no right to look for leaks. */
    _exit(status);
}
