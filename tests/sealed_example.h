/* sealed_example.h -- a signed results.json for tests, and its text changed. */
#ifndef TESTS_SEALED_EXAMPLE_H
#define TESTS_SEALED_EXAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/json.h"
#include "core/sealed.h"

/* 47 collected ballots under state-35, of 53 deputies. One has 30 low of 53 (band one),
 * the other none. The %s are: final, root, id, body, date, and
 * what stands behind the first title. */
static const char example_pattern[] =
        "{\"format\":\"kiemphieu-results\",\"version\":1,\"rule\":\"state-35\","
        "\"final\":%s,\"trial\":false,\"root\":\"%s\","
        "\"sealed_by\":[\"An\",\"Bình\"],"
        "\"adjudicated\":0,\"checks\":2,\"agreement\":{\"pairs\":0,\"agreed\":0},"
        "\"rescans\":0,\"conference\":\"%016x\",\"title\":\"Kỳ họp \\\"thứ sáu\\\"\","
        "\"body\":\"%s\",\"superior\":\"\",\"date\":\"%s\","
        "\"ballot_types\":[{\"ballot_type\":\"main\","
        "\"rule\":\"state-35\",\"options\":[\"high\",\"medium\",\"low\"],"
        "\"issued\":47,\"collected\":47,\"denominator\":53,\"fed\":47,\"counted\":47,"
        "\"valid\":47,\"invalid\":0,\"held\":0,\"refused\":0,\"contests\":[{"
        "\"contest\":\"1\",\"name\":\"Nguyễn Văn An\",\"title\":\"Chủ tịch\",%s"
        "\"counts\":{\"high\":10,\"medium\":7,\"low\":30},\"blank\":0,\"over\":0,"
        "\"held\":0,\"shares_hundredths_percent\":{\"high\":1887,\"medium\":1321,"
        "\"low\":5660},\"outcome\":\"band-1\",\"votes_to_next\":6,\"decided\":true},{"
        "\"contest\":\"2\",\"name\":\"Trần Thị Bình\",\"title\":\"Phó Chủ tịch\","
        "\"person\":\"CB-002\","
        "\"counts\":{\"high\":46,\"medium\":1,\"low\":0},\"blank\":0,\"over\":0,"
        "\"held\":0,\"shares_hundredths_percent\":{\"high\":8679,\"medium\":189,"
        "\"low\":0},\"outcome\":\"none\",\"votes_to_next\":27,\"decided\":true}]}]}";

struct example {
    const char *date;   /* NULL: 2013-06-10 */
    const char *person; /* "\"person\":\"CB-001\"," or "" ; NULL: that */
    const char *final;  /* NULL: true */
    const char *body;   /* NULL: "Hội đồng nhân dân" */
    unsigned number;    /* of the conference; its key and root follow from it */
};

/* The key of a conference's number. */
static inline void example_key(unsigned number, struct conference_key *key)
{
    memset(key, 0, sizeof(*key));
    memcpy(key->key, &number, sizeof(number));
}

/* Its object, unsigned. */
static inline json_t *example_object(const struct example *example)
{
    char text[4096], root[DIGEST_HEX_BYTES];
    struct digest digest;
    json_t *object = NULL;

    digest_of(&example->number, sizeof(example->number), &digest);
    digest_hex(digest.bytes, DIGEST_BYTES, root);
    (void)snprintf(text, sizeof(text), example_pattern,
            example->final == NULL ? "true" : example->final, root, example->number,
            example->body == NULL ? "Hội đồng nhân dân" : example->body,
            example->date == NULL ? "2013-06-10" : example->date,
            example->person == NULL ? "\"person\":\"CB-001\"," : example->person);
    assert_int_equal(json_parse(text, strlen(text), &object, NULL), 0);
    return object;
}

/* Its text, signed; the caller frees. */
static inline char *example_signed(const struct example *example)
{
    struct conference_key key;
    json_t *object = example_object(example);
    char *text;

    example_key(example->number, &key);
    assert_int_equal(sealed_sign(&key, object, NULL), 0);
    text = json_dumps(object, JSON_INDENT(1));
    assert_non_null(text);
    json_decref(object);
    return text;
}

/* `text` with the first `piece` in it replaced; the caller frees. */
static inline char *example_changed(const char *text, const char *piece, const char *by)
{
    size_t room = strlen(text) + strlen(by) + 1;
    const char *at = strstr(text, piece);
    char *changed = malloc(room);

    assert_non_null(at);
    assert_non_null(changed);
    (void)snprintf(
            changed, room, "%.*s%s%s", (int)(at - text), text, by, at + strlen(piece));
    return changed;
}

#endif
