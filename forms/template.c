/* template.c -- a form template: what the ballot looks like, as a committee may set it.
 */
#include "forms/template.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/ini.h"
#include "core/install.h"
#include "forms/wording.h"

/* A number with its unit: millimetres are kept as um, points as hundredths. */
struct number_setting {
    const char *section, *name;
    size_t offset; /* of an int32_t in struct form_template */
    int32_t least, most, unit;
};

struct text_setting {
    const char *section, *name; /* name without _vi or _en */
    enum template_text text;
    int is_needed;
};

/* A template while it is read. */
struct draft {
    struct form_template *form;
    char folder[FILE_PATH_MAX]; /* the file's: a base of its own may lie there */
    int is_base, is_begun;
};

static int template_open(const char *name, const char *folder, int is_base,
        struct form_template *out, struct error *err);

#define MM(member) offsetof(struct form_template, member)
#define PT(which) (offsetof(struct form_template, letters) + (which) * sizeof(int32_t))

static const struct number_setting numbers[] = {
        {"page", "margin_mm", MM(margin_um), 6000, 12000, 1000},
        {"box", "size_mm", MM(box_um), 6000, 12000, 1000},
        {"box", "outline_mm", MM(outline_um), 100, 250, 1000},
        {"box", "gap_mm", MM(gap_um), 5000, 40000, 1000},
        {"table", "number_mm", MM(number_um), 8000, 20000, 1000},
        {"table", "name_mm", MM(name_um), 25000, 90000, 1000},
        {"table", "option_mm", MM(option_um), 11000, 50000, 1000},
        {"table", "row_least_mm", MM(row_least_um), 9200, 40000, 1000},
        {"table", "row_most_mm", MM(row_most_um), 9200, 40000, 1000},
        {"stamp", "width_mm", MM(stamp_width_um), 30000, 80000, 1000},
        {"stamp", "height_mm", MM(stamp_height_um), 15000, 60000, 1000},
        {"letters", "heading_pt", PT(TEMPLATE_HEADING_LETTERS), 800, 1600, 100},
        {"letters", "title_pt", PT(TEMPLATE_TITLE_LETTERS), 1000, 2400, 100},
        {"letters", "subtitle_pt", PT(TEMPLATE_SUBTITLE_LETTERS), 800, 1800, 100},
        {"letters", "how_to_pt", PT(TEMPLATE_HOW_TO_LETTERS), 800, 1600, 100},
        {"letters", "column_pt", PT(TEMPLATE_COLUMN_LETTERS), 700, 1600, 100},
        {"letters", "name_pt", PT(TEMPLATE_NAME_LETTERS), 800, 1600, 100},
        {"letters", "post_pt", PT(TEMPLATE_POST_LETTERS), 800, 1600, 100},
        {"letters", "note_pt", PT(TEMPLATE_NOTE_LETTERS), 600, 1200, 100},
};

static const struct text_setting texts[] = {
        {"heading", "left", TEMPLATE_HEADING_LEFT, 0},
        {"heading", "right", TEMPLATE_HEADING_RIGHT, 0},
        {"heading", "date", TEMPLATE_DATE, 0},
        {"text", "title", TEMPLATE_TITLE, 1},
        {"text", "subtitle", TEMPLATE_SUBTITLE, 0},
        {"text", "how_to", TEMPLATE_HOW_TO, 1},
        {"text", "number", TEMPLATE_COLUMN_NUMBER, 1},
        {"text", "name", TEMPLATE_COLUMN_NAME, 1},
        {"text", "post", TEMPLATE_COLUMN_POST, 1},
        {"text", "note", TEMPLATE_NOTE, 1},
        {"text", "page", TEMPLATE_PAGE, 1},
        {"stamp", "label", TEMPLATE_STAMP, 0},
        {"signature", "label", TEMPLATE_SIGNATURE, 0},
        {"points", "example", TEMPLATE_EXAMPLE, 0},
        {"points", "tens", TEMPLATE_TENS, 0},
        {"points", "ones", TEMPLATE_ONES, 0},
        {"points", "most", TEMPLATE_MOST, 0},
        {"points", "criterion", TEMPLATE_CRITERION, 0},
        {"table", "continued", TEMPLATE_CONTINUED, 0},
        {"table", "collective", TEMPLATE_COLLECTIVE, 0},
};

enum {
    NUMBER_COUNT = sizeof(numbers) / sizeof(numbers[0]),
    TEXT_COUNT = sizeof(texts) / sizeof(texts[0]),
    HUNDREDTHS_MAX = 1000000 /* 10000 mm: ends the reading of digits */
};

static const char *const suffixes[TEMPLATE_LANGUAGES] = {"_vi", "_en"};

/* Hundredths of "12", "9.2" or "9,25"; -1 if it is no such number. */
static int32_t read_hundredths(const char *text)
{
    int32_t value = 0;
    int decimals = -1; /* -1: before the point */

    if (*text < '0' || *text > '9')
        return -1;
    for (; *text != '\0'; text++) {
        if ((*text == '.' || *text == ',') && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (*text < '0' || *text > '9' || value > HUNDREDTHS_MAX || decimals >= 2)
            return -1;
        value = value * 10 + (*text - '0');
        decimals += decimals >= 0;
    }
    for (decimals = decimals < 0 ? 0 : decimals; decimals < 2; decimals++)
        value *= 10;
    return value;
}

static int set_number(const struct number_setting *setting, const char *value,
        struct form_template *form, struct error *err)
{
    int32_t hundredths = read_hundredths(value), number;

    if (hundredths >= 0 && hundredths <= HUNDREDTHS_MAX) {
        number = hundredths * (setting->unit / 100);
        if (number >= setting->least && number <= setting->most) {
            memcpy((char *)form + setting->offset, &number, sizeof(number));
            return 0;
        }
    }
    return error_set(err, ERROR_RANGE,
            "%s = '%.40s' cannot be; write a number from "
            "%d.%d to %d.%d",
            setting->name, value, (int)(setting->least / setting->unit),
            (int)(setting->least * 10 / setting->unit % 10),
            (int)(setting->most / setting->unit),
            (int)(setting->most * 10 / setting->unit % 10));
}

static int set_text(const struct text_setting *setting, enum template_language language,
        const char *value, struct form_template *form, struct error *err)
{
    if (setting->is_needed && value[0] == '\0')
        return error_set(err, ERROR_RANGE, "%s%s is empty; write a text", setting->name,
                suffixes[language]);
    if (wording_check(value, err) != 0)
        return -1;
    return ini_copy(form->texts[language][setting->text], TEMPLATE_TEXT_BYTES,
            setting->name, value, err);
}

static int set_end(const char *value, enum template_end *out, struct error *err)
{
    static const char *const ends[] = {"none", "line", "star"};
    size_t i;

    for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
        if (strcmp(value, ends[i]) == 0) {
            *out = (enum template_end)i;
            return 0;
        }
    return error_set(err, ERROR_RANGE,
            "'%.40s' closes no heading; write line, star or none", value);
}

static int set_flag(const char *name, const char *value, int *out, struct error *err)
{
    if (strcmp(value, "yes") != 0 && strcmp(value, "no") != 0)
        return error_set(
                err, ERROR_RANGE, "%s = '%.40s' cannot be; write yes or no", name, value);
    *out = strcmp(value, "yes") == 0;
    return 0;
}

static int set_choice(const char *section, const char *name, const char *value,
        struct form_template *form, int *is_known, struct error *err)
{
    *is_known = 1;
    if (strcmp(section, "heading") == 0 && strcmp(name, "left_end") == 0)
        return set_end(value, &form->left_end, err);
    if (strcmp(section, "heading") == 0 && strcmp(name, "right_end") == 0)
        return set_end(value, &form->right_end, err);
    if (strcmp(section, "signature") == 0 && strcmp(name, "show") == 0)
        return set_flag(name, value, &form->has_signature, err);
    if (strcmp(section, "table") == 0 && strcmp(name, "groups") == 0)
        return set_flag(name, value, &form->has_groups, err);
    *is_known = 0;
    return 0;
}

static int find_text(const char *section, const char *name,
        const struct text_setting **setting, enum template_language *language)
{
    size_t i, length;
    int k;

    for (i = 0; i < TEXT_COUNT; i++) {
        length = strlen(texts[i].name);
        if (strcmp(section, texts[i].section) != 0 ||
                strncmp(name, texts[i].name, length) != 0)
            continue;
        for (k = 0; k < TEMPLATE_LANGUAGES; k++)
            if (strcmp(name + length, suffixes[k]) == 0) {
                *setting = &texts[i];
                *language = (enum template_language)k;
                return 1;
            }
    }
    return 0;
}

/* The whole of another template, before the first setting of this one. */
static int set_base(struct draft *draft, const char *value, struct error *err)
{
    struct form_template *base;
    int result;

    if (draft->is_base)
        return error_set(err, ERROR_SYNTAX,
                "a base has no base itself; name the one that has none");
    if (draft->is_begun)
        return error_set(err, ERROR_SYNTAX,
                "'base' must be the first setting; write it at the top");
    base = calloc(1, sizeof(*base));
    if (base == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a form template");
    result = template_open(value, draft->folder, 1, base, err);
    if (result == 0)
        *draft->form = *base;
    free(base);
    return result;
}

static int on_line(void *user, const char *section, const char *name, const char *value,
        unsigned line, struct error *err)
{
    struct draft *draft = user;
    struct form_template *form = draft->form;
    const struct text_setting *text;
    enum template_language language;
    size_t i;
    int is_known;

    (void)line;
    if (strcmp(section, "template") == 0 && strcmp(name, "base") == 0)
        return set_base(draft, value, err);
    draft->is_begun = 1;
    for (i = 0; i < NUMBER_COUNT; i++)
        if (strcmp(section, numbers[i].section) == 0 &&
                strcmp(name, numbers[i].name) == 0)
            return set_number(&numbers[i], value, form, err);
    if (find_text(section, name, &text, &language))
        return set_text(text, language, value, form, err);
    if (set_choice(section, name, value, form, &is_known, err) != 0)
        return -1;
    if (!is_known)
        return error_set(err, ERROR_SYNTAX,
                "there is no setting '%s' in [%s]; see the template 'party'", name,
                section);
    return 0;
}

/* What no single line shows: settings left out, and those that contradict. */
static int check_whole(const struct form_template *form, struct error *err)
{
    int32_t number,
            row_needed = form->box_um + 2 * TEMPLATE_CLEAR_UM + TEMPLATE_TABLE_LINE_UM;
    size_t i, k;

    for (i = 0; i < NUMBER_COUNT; i++) {
        memcpy(&number, (const char *)form + numbers[i].offset, sizeof(number));
        if (number == 0)
            return error_set(err, ERROR_SYNTAX, "'%s' is missing; write it in [%s]",
                    numbers[i].name, numbers[i].section);
    }
    for (i = 0; i < TEXT_COUNT; i++)
        for (k = 0; k < TEMPLATE_LANGUAGES; k++)
            if (texts[i].is_needed && form->texts[k][texts[i].text][0] == '\0')
                return error_set(err, ERROR_SYNTAX, "'%s%s' is missing; write it in [%s]",
                        texts[i].name, suffixes[k], texts[i].section);
    if (form->row_least_um < row_needed)
        return error_set(err, ERROR_RANGE,
                "row_least_mm is too small for the box: 1.5 mm round it stay clear; "
                "write %d.%d or more",
                (int)(row_needed / 1000), (int)((row_needed % 1000 + 99) / 100));
    if (form->row_most_um < form->row_least_um)
        return error_set(err, ERROR_RANGE,
                "row_most_mm is less than row_least_mm; write the same or more");
    return 0;
}

static int load(
        const char *path, int is_base, struct form_template *out, struct error *err)
{
    struct draft draft = {.form = calloc(1, sizeof(*draft.form)), .is_base = is_base};
    char *end;
    int result = -1;

    if (draft.form == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a form template");
    (void)snprintf(draft.folder, sizeof(draft.folder), "%s", path);
    end = strrchr(draft.folder, '/');
    (void)snprintf(end == NULL ? draft.folder : end, 2, end == NULL ? "." : "");
    if (ini_read(path, on_line, &draft, err) != 0)
        goto out;
    if (check_whole(draft.form, err) != 0) {
        (void)error_add_context(err, "%s", path);
        goto out;
    }
    *out = *draft.form;
    result = 0;
out:
    free(draft.form);
    return result;
}

int template_load(const char *path, struct form_template *out, struct error *err)
{
    return load(path, 0, out, err);
}

static int is_path(const char *name)
{
    size_t length = strlen(name);

    return strchr(name, '/') != NULL ||
           (length > 4 && strcmp(name + length - 4, ".ini") == 0);
}

static int template_open(const char *name, const char *folder, int is_base,
        struct form_template *out, struct error *err)
{
    char path[FILE_PATH_MAX], data[FILE_PATH_MAX];
    int length;

    if (name[0] == '/')
        return load(name, is_base, out, err);
    if (is_path(name)) {
        if (file_join(path, folder, name, err) != 0)
            return -1;
        return load(path, is_base, out, err);
    }
    length = snprintf(data, sizeof(data), "templates/%s.ini", name);
    if (length < 0 || (size_t)length >= sizeof(data))
        return error_set(err, ERROR_RANGE, "the template's name is too long");
    if (install_data(data, path, err) != 0)
        return error_set(err, ERROR_RANGE,
                "there is no form template '%.60s'; write party, state, party-score, "
                "state-score, party-grade, state-grade, party-vote, state-vote, or the "
                "path of a file that ends in .ini",
                name);
    return load(path, is_base, out, err);
}

int template_find(const char *name, const char *folder, struct form_template *out,
        struct error *err)
{
    return template_open(name, folder, 0, out, err);
}
