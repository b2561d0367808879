/* fuzz_request.c -- a fuzzer's entry: any bytes as a browser's request, its form, its
 * cookies and the catalogue of words. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/cookie.h"
#include "core/desk/form.h"
#include "core/desk/guard.h"
#include "core/desk/html.h"
#include "core/desk/place.h"
#include "core/desk/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/* A head that is let in has one of our names, and a path that leads nowhere else. */
static void try_head(const char *bytes, size_t size)
{
    struct head *head = malloc(sizeof(*head));
    struct guard guard;
    int64_t body_bytes = 0;
    size_t length = 0, count;
    char value[65];

    guard_init(&guard, NULL, 8899);
    if (head != NULL && head_scan(bytes, size, &length) == HEAD_WHOLE &&
            head_parse(bytes, length, head) == 0 &&
            guard_check(&guard, head, &body_bytes) == 0) {
        if (head->path[0] != '/' || strstr(head->path, "..") != NULL ||
                strchr(head->path, '%') != NULL || body_bytes < 0)
            abort();
        (void)head_find(head, "Host", &count);
        if (count != 1)
            abort();
        (void)cookie_get(
                head_find(head, "Cookie", NULL), "desk", 8899, value, sizeof(value));
        (void)cookie_is_vietnamese(head_find(head, "Accept-Language", NULL));
    }
    free(head);
}

/* What a form says stands on a page without any sign of markup. */
static void try_form(const char *bytes, size_t size)
{
    char path[DESK_PATH_BYTES];
    struct form form;
    struct html html;
    size_t i;

    form_init(&form);
    html_init(&html);
    if (form_parse(bytes, size, &form, NULL) == 0)
        for (i = 0; i < form.count; i++) {
            html_put(&html, "%s%s", form.fields[i].name, form.fields[i].value);
            place_checked(form.fields[i].value, path);
            if (path[0] != '/' || path[1] == '/')
                abort();
        }
    if (html.text != NULL && strpbrk(html.text, "<>\"'") != NULL)
        abort();
    html_release(&html);
    form_release(&form);
}

static void try_words(const uint8_t *bytes, size_t size)
{
    struct words *words = NULL;
    char *copy = malloc(size + 1);

    if (copy == NULL)
        return;
    memcpy(copy, bytes, size);
    if (words_parse(copy, size, &words, NULL) != 0) {
        free(copy);
        return;
    }
    (void)words_find(words, "Name");
    words_free(words);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    char *text = malloc(size + 1), value[65];

    if (text == NULL)
        return 0;
    memcpy(text, bytes, size);
    text[size] = '\0';
    try_head(text, size);
    try_form(text, size);
    (void)cookie_get(text, "desk", 8899, value, sizeof(value));
    try_words(bytes, size);
    free(text);
    return 0;
}
