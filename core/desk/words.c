/* words.c -- the program's messages in the language of one reader among several. */
#include "core/desk/words.h"

#include <locale.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/file.h"
#include "core/install.h"

/*
 * A .mo file (GNU gettext's manual, "The Format of GNU MO Files"): a head of seven
 * words, then two tables of (length, offset): the English in order, the translations.
 */
enum {
    WORDS_FILE_MAX_BYTES = 16 << 20,
    WORDS_MAX = 65536,
    HEAD_BYTES = 28,
    PAIR_BYTES = 8
};
#define WORDS_MAGIC UINT32_C(0x950412DE) /* in this machine's order of bytes */

struct words {
    char *bytes;
    size_t size;
    uint32_t count, originals, translations; /* offsets of the two tables */
    locale_t spoken[2];                      /* English, Vietnamese; 0: the process's */
};

static uint32_t number_at(const struct words *words, size_t offset)
{
    uint32_t number;

    memcpy(&number, words->bytes + offset, sizeof(number));
    return number;
}

/* Where entry `at` of a table stands; checked by words_load. */
static const char *text_at(const struct words *words, uint32_t table, uint32_t at)
{
    return words->bytes + number_at(words, table + (size_t)PAIR_BYTES * at + 4);
}

/* Each text lies in the file with the NUL that ends it. */
static int is_table_whole(const struct words *words, uint32_t table)
{
    uint32_t i, length, offset;

    if (table > words->size || words->size - table < (size_t)PAIR_BYTES * words->count)
        return 0;
    for (i = 0; i < words->count; i++) {
        length = number_at(words, table + (size_t)PAIR_BYTES * i);
        offset = number_at(words, table + (size_t)PAIR_BYTES * i + 4);
        if (offset >= words->size || words->size - offset <= length ||
                words->bytes[(size_t)offset + length] != '\0')
            return 0;
    }
    return 1;
}

static int is_sorted(const struct words *words)
{
    uint32_t i;

    for (i = 1; i < words->count; i++)
        if (strcmp(text_at(words, words->originals, i - 1),
                    text_at(words, words->originals, i)) >= 0)
            return 0;
    return 1;
}

/* gettext translates nothing in "C", and into $LANGUAGE in any other locale. */
static void prepare_locales(struct words *words)
{
    static const char *const names[2] = {"C", "C.UTF-8"};
    locale_t base;
    size_t i;

    for (i = 0; i < 2; i++) {
        base = duplocale(LC_GLOBAL_LOCALE);
        words->spoken[i] = newlocale(LC_MESSAGES_MASK, names[i], base);
        if (words->spoken[i] == (locale_t)0 && base != (locale_t)0)
            freelocale(base);
    }
}

void words_speak(const struct words *words, int is_vietnamese)
{
    if (words->spoken[is_vietnamese != 0] != (locale_t)0)
        (void)uselocale(words->spoken[is_vietnamese != 0]);
}

int words_parse(char *bytes, size_t size, struct words **out, struct error *err)
{
    struct words words = {.bytes = bytes, .size = size};
    struct words *made;

    if (size < HEAD_BYTES || number_at(&words, 0) != WORDS_MAGIC ||
            number_at(&words, 4) >> 16 != 0)
        return error_set(err, ERROR_SYNTAX, "the catalogue of words is no .mo file");
    words.count = number_at(&words, 8);
    words.originals = number_at(&words, 12);
    words.translations = number_at(&words, 16);
    if (words.count > WORDS_MAX || !is_table_whole(&words, words.originals) ||
            !is_table_whole(&words, words.translations) || !is_sorted(&words))
        return error_set(err, ERROR_SYNTAX, "the catalogue of words is damaged");
    made = malloc(sizeof(*made));
    if (made == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    *made = words;
    prepare_locales(made);
    *out = made;
    return 0;
}

int words_load(struct words **out, struct error *err)
{
    char path[FILE_PATH_MAX], *bytes = NULL;
    size_t size;

    if (install_data("locale/vi/LC_MESSAGES/kiemphieu.mo", path, err) != 0 ||
            file_read(path, WORDS_FILE_MAX_BYTES, &bytes, &size, err) != 0)
        return -1;
    if (words_parse(bytes, size, out, err) == 0)
        return 0;
    free(bytes);
    return -1;
}

void words_free(struct words *words)
{
    size_t i;

    if (words == NULL)
        return;
    for (i = 0; i < 2; i++)
        if (words->spoken[i] != (locale_t)0)
            freelocale(words->spoken[i]);
    free(words->bytes);
    free(words);
}

const char *words_find(const struct words *words, const char *text)
{
    uint32_t low = 0, high, middle;
    const char *found;
    int order;

    if (words == NULL || text[0] == '\0') /* the entry of "" is the catalogue's head */
        return text;
    high = words->count;
    while (low < high) {
        middle = low + (high - low) / 2;
        order = strcmp(text, text_at(words, words->originals, middle));
        if (order == 0) {
            found = text_at(words, words->translations, middle);
            return found[0] == '\0' ? text : found;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return text;
}
