/* months_words.c -- the texts of lists of months: a template that people may change. */
#include "forms/months_words.h"

#include "forms/words_list.h"

static const char *const keys[] = {"month.title", "month.people", "year.title",
        "year.people", "year.mean", "year.three_quarters", "year.lowest", "year.none",
        "year.open", "year.gone", "year.legend", "list.subtitle", "list.rule",
        "list.source", "list.counts", "list.count", "list.quota", "list.quota_reason",
        "list.tie_open", "list.tie_decided", "list.draft", "list.draft_note",
        "list.closed", "list.digest", "table.rank", "table.no", "table.name",
        "table.points", "table.grade", "table.note", "table.given", "table.mean",
        "table.quota", "table.cap", "table.tied", "table.decided", "table.missing",
        "table.excused", "table.few", "table.collective", "signatures.left",
        "signatures.right", "signatures.hint"};

enum { KEY_COUNT = sizeof(keys) / sizeof(keys[0]) };
_Static_assert((size_t)KEY_COUNT <= (size_t)MONTHS_WORDS_MAX, "room for every text");

static struct words_list list_of(const struct months_words *words)
{
    return (struct words_list){
            keys, KEY_COUNT, (char *)(uintptr_t)words->text, MONTHS_TEXT_BYTES};
}

int months_words_load(const char *path, struct months_words *out, struct error *err)
{
    const struct words_list list = list_of(out);

    return words_list_load(&list, path, err);
}

const char *months_words_get(const struct months_words *words, const char *key)
{
    const struct words_list list = list_of(words);

    return words_list_get(&list, key);
}

char *months_words_fill(const struct months_words *words, const char *key,
        const struct report_words_value *values)
{
    return report_words_replace(months_words_get(words, key), values);
}
