/* sealed_main.c -- many sealed results of real size, each signed with a key of its own.
 * usage: sealed FOLDER COUNT [FIRST]
 * Writes FOLDER/NNNNN.json for the numbers FIRST (1) and on, and prints a list of the
 * bodies as CSV: superior,body,fingerprint. The same numbers give the same files. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/digest.h"
#include "core/file.h"
#include "core/json.h"
#include "core/results.h"
#include "core/rule.h"
#include "core/sealed.h"

enum { PEOPLE = 9, DISTRICT = 25, COLLECTED = 43 };

static const char *const families[] = {"Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan",
        "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý"};
static const char *const middles[] = {"Văn", "Thị", "Đức", "Quang", "Thu", "Minh", "Hữu"};
static const char *const givens[] = {"An", "Bình", "Cường", "Dũng", "Hà", "Hạnh", "Hòa",
        "Hùng", "Lan", "Long", "Mai", "Nam", "Phúc", "Sơn", "Thắng", "Thủy", "Vinh"};
static const char *const titles[PEOPLE] = {"Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân",
        "Phó Bí thư Thường trực Đảng ủy", "Phó Bí thư, Chủ tịch Ủy ban nhân dân",
        "Ủy viên Ban Thường vụ, Chủ nhiệm Ủy ban Kiểm tra",
        "Ủy viên Ban Thường vụ, Chủ tịch Ủy ban Mặt trận Tổ quốc",
        "Ủy viên Ban Thường vụ, Trưởng Ban Xây dựng Đảng",
        "Ủy viên Ban Thường vụ, Phó Chủ tịch Ủy ban nhân dân",
        "Ủy viên Ban Thường vụ, Trưởng Công an",
        "Ủy viên Ban Thường vụ, Chỉ huy trưởng Ban Chỉ huy quân sự"};

#define OF(list, value) (list)[(value) % (sizeof(list) / sizeof((list)[0]))]

static uint32_t draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((*seed >> 33) % below);
}

/* Most are trusted; one in twelve has many low votes. */
static void draw_votes(uint64_t *seed, struct results_contest *contest)
{
    uint32_t low = draw(seed, 12) == 0 ? 12 + draw(seed, 25) : draw(seed, 8);
    uint32_t left = COLLECTED - low;

    contest->blank = draw(seed, 9) == 0;
    contest->votes[2] = low;
    contest->votes[1] = draw(seed, left / 2 + 1);
    contest->votes[0] = left - contest->votes[1] - contest->blank;
}

static void fill_contest(const struct rule *rule, uint64_t *seed, uint32_t number,
        uint32_t index, struct results_contest *contest)
{
    struct rule_sums sums = {.votes = contest->votes, .denominator = COLLECTED};
    size_t i;

    (void)snprintf(contest->contest, sizeof(contest->contest), "%" PRIu32, index + 1);
    (void)snprintf(contest->name, sizeof(contest->name), "%s %s %s",
            OF(families, draw(seed, 100)), OF(middles, draw(seed, 100)),
            OF(givens, draw(seed, 100)));
    (void)snprintf(contest->title, sizeof(contest->title), "%s", titles[index]);
    (void)snprintf(contest->person, sizeof(contest->person), "CB-%05" PRIu32 "-%" PRIu32,
            number, index + 1);
    draw_votes(seed, contest);
    for (i = 0; i < 3; i++)
        contest->shares[i] =
                ratio_hundredths_percent((struct ratio){contest->votes[i], COLLECTED});
    (void)snprintf(contest->outcome, sizeof(contest->outcome), "%s",
            rule->outcomes[rule_outcome(rule, &sums)].id);
    contest->votes_to_next = rule_votes_to_next(rule, &sums);
    contest->is_decided = 1;
}

static void fill_seal(
        uint32_t number, const struct conference_key *key, struct results *results)
{
    struct results_seal *seal = &results->seal;
    struct digest root;

    digest_of(&number, sizeof(number), &root);
    digest_hex(root.bytes, DIGEST_BYTES, results->root);
    (void)snprintf(results->sealed_by[0], OFFICIAL_NAME_BYTES, "Nguyễn Văn Trưởng");
    (void)snprintf(results->sealed_by[1], OFFICIAL_NAME_BYTES, "Trần Thị Thư");
    results->is_final = 1;
    results->checks = 2;
    digest_hex(key->id, sizeof(key->id), seal->conference);
    (void)snprintf(seal->title, sizeof(seal->title),
            "Hội nghị lấy phiếu tín nhiệm giữa nhiệm kỳ");
    (void)snprintf(seal->body, sizeof(seal->body), "Đảng ủy xã số %" PRIu32, number);
    (void)snprintf(seal->superior, sizeof(seal->superior), "Đảng bộ huyện số %" PRIu32,
            (number - 1) / DISTRICT + 1);
    seal->date = (struct conference_date){2026, 11, (int32_t)(number % 28 + 1)};
}

static void fill_results(const struct rule *rule, uint32_t number,
        const struct conference_key *key, struct results *results)
{
    struct results_type *type = &results->types[0];
    uint64_t seed = UINT64_C(0x9E3779B97F4A7C15) * (number + 1);
    uint32_t i;

    fill_seal(number, key, results);
    memcpy(results->rule, rule->id, sizeof(results->rule));
    results->type_count = 1;
    (void)snprintf(type->ballot_type, sizeof(type->ballot_type), "main");
    memcpy(type->rule, rule->id, sizeof(type->rule));
    type->option_count = rule->option_count;
    for (i = 0; i < rule->option_count; i++)
        memcpy(type->option_ids[i], rule->options[i].id, LAYOUT_ID_BYTES);
    type->issued = COLLECTED + 2;
    type->collected = type->denominator = type->fed = COLLECTED;
    type->counted = type->valid = COLLECTED;
    type->contest_count = PEOPLE;
    for (i = 0; i < PEOPLE; i++)
        fill_contest(rule, &seed, number, i, &type->contests[i]);
}

static void make_key(uint32_t number, struct conference_key *key)
{
    struct digest digest;

    memset(key, 0, sizeof(*key));
    (void)snprintf((char *)key->key, sizeof(key->key), "sealed %" PRIu32, number);
    digest_of(key->key, sizeof(key->key), &digest);
    memcpy(key->id, digest.bytes, sizeof(key->id));
}

static int write_text(const char *folder, uint32_t number, json_t *object)
{
    char path[FILE_PATH_MAX], *text = json_dumps(object, JSON_INDENT(1));
    FILE *file;
    int failed;

    (void)snprintf(path, sizeof(path), "%s/%05" PRIu32 ".json", folder, number);
    file = text == NULL ? NULL : fopen(path, "w");
    failed = file == NULL || fputs(text, file) < 0 || fputc('\n', file) == EOF;
    failed |= file != NULL && fclose(file) != 0;
    free(text);
    return failed ? -1 : 0;
}

static int write_one(const struct rule *rule, const char *folder, uint32_t number)
{
    struct results *results = calloc(1, sizeof(*results));
    char print[SEALED_PRINT_BYTES], public_key[RESULTS_KEY_HEX_BYTES], *text = NULL;
    struct conference_key key;
    json_t *object = NULL;
    int result = -1;

    make_key(number, &key);
    if (results != NULL)
        results->types[0].contests = calloc(PEOPLE, sizeof(*results->types[0].contests));
    if (results == NULL || results->types[0].contests == NULL) {
        free(results);
        return -1;
    }
    fill_results(rule, number, &key, results);
    if (results_text(results, &text, NULL) == 0 &&
            json_parse(text, strlen(text), &object, NULL) == 0 &&
            sealed_sign(&key, object, NULL) == 0)
        result = write_text(folder, number, object);
    sealed_public_key(&key, public_key);
    sealed_fingerprint(public_key, print);
    (void)printf("\"%s\",\"%s\",%s\n", results->seal.superior, results->seal.body, print);
    json_decref(object);
    free(text);
    results_release(results);
    free(results);
    return result;
}

int main(int argc, char **argv)
{
    struct error err = {.text = ""};
    struct rule rule;
    uint32_t count, first, i;

    if (argc < 3 || argc > 4) {
        (void)fprintf(stderr, "usage: sealed FOLDER COUNT [FIRST]\n");
        return 2;
    }
    count = (uint32_t)strtoul(argv[2], NULL, 10);
    first = argc == 4 ? (uint32_t)strtoul(argv[3], NULL, 10) : 1;
    if (digest_start(&err) != 0 ||
            rule_load("core/rules/party-96.rule", &rule, &err) != 0 ||
            file_make_folder(argv[1], &err) != 0) {
        (void)fprintf(stderr, "sealed: %s\n", err.text);
        return 1;
    }
    (void)printf("superior,body,fingerprint\n");
    for (i = 0; i < count; i++)
        if (write_one(&rule, argv[1], first + i) != 0) {
            (void)fprintf(stderr, "sealed: cannot write into '%s'\n", argv[1]);
            return 1;
        }
    return 0;
}
