/* asset.c -- the style and the script that lie in the program itself. */
#include "core/desk/asset.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/desk/pages.h"
#include "core/digest.h"

/* The linker's names of what Makefile wraps (ld -r -b binary). */
extern const char _binary_desk_css_start[], _binary_desk_css_end[];
extern const char _binary_desk_js_start[], _binary_desk_js_end[];
extern const char _binary_desk_svg_start[], _binary_desk_svg_end[];

enum { TAG_DIGITS = 16, KEPT_S = 365 * 24 * 3600 };

static const struct asset {
    const char *name, *type;
    const char *start, *end;
} assets[] = {
        {"desk.css", "text/css; charset=utf-8", _binary_desk_css_start,
                _binary_desk_css_end},
        {"desk.js", "text/javascript; charset=utf-8", _binary_desk_js_start,
                _binary_desk_js_end},
        {"desk.svg", "image/svg+xml", _binary_desk_svg_start, _binary_desk_svg_end},
};

static const struct asset *find_asset(const char *name)
{
    size_t i;

    for (i = 0; i < sizeof(assets) / sizeof(assets[0]); i++)
        if (strcmp(assets[i].name, name) == 0)
            return &assets[i];
    return NULL;
}

static void make_tag(const struct asset *asset, char tag[TAG_DIGITS + 1])
{
    struct digest digest;
    char hex[DIGEST_HEX_BYTES];

    digest_of(asset->start, (size_t)(asset->end - asset->start), &digest);
    digest_hex(digest.bytes, sizeof(digest.bytes), hex);
    memcpy(tag, hex, TAG_DIGITS);
    tag[TAG_DIGITS] = '\0';
}

void asset_path(const char *name, char out[ASSET_PATH_BYTES])
{
    const struct asset *asset = find_asset(name);
    char tag[TAG_DIGITS + 1] = "";

    if (asset != NULL)
        make_tag(asset, tag);
    (void)snprintf(out, ASSET_PATH_BYTES, "/asset/%s?%s", name, tag);
}

/* Kept for long only under the address that asset_path gives: it changes with the bytes.
 */
int asset_answer(struct desk *desk, const struct desk_request *request,
        struct desk_answer *answer, struct error *err)
{
    const struct asset *asset = find_asset(request->path + strlen("/asset/"));
    char tag[TAG_DIGITS + 1];
    size_t size;
    char *copy;

    (void)desk;
    if (asset == NULL) {
        answer->status = 404;
        return 0;
    }
    size = (size_t)(asset->end - asset->start);
    copy = malloc(size + 1);
    if (copy == NULL)
        return error_set(err, ERROR_MEMORY, "no memory");
    memcpy(copy, asset->start, size);
    answer_bytes(answer, asset->type, copy, size);
    make_tag(asset, tag);
    if (request->query.count == 1 && strcmp(request->query.fields[0].name, tag) == 0)
        answer->cache_s = KEPT_S;
    return 0;
}
