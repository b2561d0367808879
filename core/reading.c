/* reading.c -- what the engine says of one page, and its JSON line. */
#include "core/reading.h"

#include <stdlib.h>
#include <string.h>

#include "core/json.h"

static const char *const verdict_words[] = {"clear", "held", "refused", NULL};
static const char *const state_words[] = {"chosen", "blank", "over", "unsure", NULL};
static const char *const mark_words[] = {"empty", "unsure", "filled", NULL};
static const char *const reason_words[REASON_COUNT + 1] = {"mark-unsure", "overvote",
        "mark-cancelled", "name-struck", "writing", "fiducial-missing", "scale",
        "stretched", "code-unreadable", "wrong-conference", "wrong-form", "test-sheet",
        "duplicate", "streak", "faint-print", "truncated", "too-long", "not-a-ballot",
        "image-broken", NULL};

void reading_init(struct reading *reading)
{
    memset(reading, 0, sizeof(*reading));
}

void reading_release(struct reading *reading)
{
    free(reading->contests);
    reading_init(reading);
}

int reading_copy(const struct reading *reading, struct reading *out, struct error *err)
{
    struct reading copy = *reading;

    copy.contests = calloc(reading->contest_count + 1, sizeof(*copy.contests));
    if (copy.contests == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a reading");
    if (reading->contest_count > 0)
        memcpy(copy.contests, reading->contests,
                reading->contest_count * sizeof(*copy.contests));
    reading_release(out);
    *out = copy;
    return 0;
}

void reading_add_reason(struct reading *reading, enum reason reason, enum verdict verdict)
{
    reading->reasons |= 1U << reason;
    if (verdict > reading->verdict)
        reading->verdict = verdict;
}

struct reading_contest *reading_add_contest(struct reading *reading)
{
    struct reading_contest *grown;

    if (reading->contest_count >= LAYOUT_BOXES_MAX)
        return NULL;
    grown = realloc(
            reading->contests, (reading->contest_count + 1) * sizeof(*reading->contests));
    if (grown == NULL)
        return NULL;
    reading->contests = grown;
    memset(&grown[reading->contest_count], 0, sizeof(*grown));
    return &grown[reading->contest_count++];
}

const char *verdict_word(enum verdict verdict)
{
    return verdict_words[verdict];
}

const char *reason_word(enum reason reason)
{
    return reason_words[reason];
}

const char *contest_state_word(enum contest_state state)
{
    return state_words[state];
}

const char *mark_word(enum mark mark)
{
    return mark_words[mark];
}

static int find_word(const char *const *words, const char *word)
{
    int i;

    for (i = 0; words[i] != NULL; i++)
        if (strcmp(words[i], word) == 0)
            return i;
    return -1;
}

int verdict_of_word(const char *word, enum verdict *out)
{
    int found = find_word(verdict_words, word);

    if (found >= 0)
        *out = (enum verdict)found;
    return found < 0 ? -1 : 0;
}

int reason_of_word(const char *word, enum reason *out)
{
    int found = find_word(reason_words, word);

    if (found >= 0)
        *out = (enum reason)found;
    return found < 0 ? -1 : 0;
}

int contest_state_of_word(const char *word, enum contest_state *out)
{
    int found = find_word(state_words, word);

    if (found >= 0)
        *out = (enum contest_state)found;
    return found < 0 ? -1 : 0;
}

int mark_of_word(const char *word, enum mark *out)
{
    int found = find_word(mark_words, word);

    if (found >= 0)
        *out = (enum mark)found;
    return found < 0 ? -1 : 0;
}

static json_t *contest_json(const struct reading_contest *contest)
{
    json_t *chosen = json_array(), *boxes = json_array();
    size_t i;

    for (i = 0; i < contest->chosen_count; i++)
        if (json_array_append_new(chosen, json_string(contest->chosen[i])) != 0)
            goto fail;
    for (i = 0; i < contest->box_count; i++)
        if (json_array_append_new(
                    boxes, json_pack("{s:s,s:s,s:i}", "option", contest->boxes[i].option,
                                   "mark", mark_word(contest->boxes[i].mark), "ink_ppm",
                                   (int)contest->boxes[i].ink_ppm)) != 0)
            goto fail;
    return json_pack("{s:s,s:s,s:o,s:o}", "contest", contest->contest, "state",
            contest_state_word(contest->state), "chosen", chosen, "boxes", boxes);
fail:
    json_decref(chosen);
    json_decref(boxes);
    return NULL;
}

static json_t *reasons_json(uint32_t reasons)
{
    json_t *list = json_array();
    int i;

    for (i = 0; i < REASON_COUNT; i++)
        if ((reasons & (1U << i)) != 0)
            (void)json_array_append_new(list, json_string(reason_words[i]));
    return list;
}

/* What not every reading has. */
static void add_optional(const struct reading *reading, json_t *object)
{
    char text[FINGERPRINT_TEXT_BYTES];

    if (reading->is_blank)
        (void)json_object_set_new(object, "blank", json_true());
    if (reading->detail[0] != '\0')
        (void)json_object_set_new(object, "detail", json_string(reading->detail));
    if (reading->fingerprint.count > 0) {
        fingerprint_text(&reading->fingerprint, text);
        (void)json_object_set_new(object, "fingerprint", json_string(text));
    }
}

json_t *reading_json(const struct reading *reading)
{
    json_t *contests = json_array(), *object;
    size_t i;

    for (i = 0; i < reading->contest_count; i++)
        if (json_array_append_new(contests, contest_json(&reading->contests[i])) != 0) {
            json_decref(contests);
            return NULL;
        }
    object = json_pack("{s:s,s:i,s:s,s:i,s:s,s:o,s:s,s:s,s:s,s:i,s:i,s:i,s:i,s:o}",
            "format", "kiemphieu-reading", "version", 1, "image", reading->image, "index",
            (int)reading->index, "verdict", verdict_word(reading->verdict), "reasons",
            reasons_json(reading->reasons), "conference", reading->conference,
            "ballot_type", reading->ballot_type, "form_id", reading->form_id, "page",
            (int)reading->page, "rotation", (int)reading->rotation, "scale_x_ppm",
            (int)reading->scale_x_ppm, "scale_y_ppm", (int)reading->scale_y_ppm,
            "contests", contests);
    if (object != NULL)
        add_optional(reading, object);
    return object;
}

static int parse_chosen(
        const json_t *object, struct reading_contest *out, struct error *err)
{
    json_t *chosen;
    const char *option;
    size_t i;

    if (json_get_array(object, "chosen", READING_CHOSEN_MAX, &chosen, err) != 0)
        return -1;
    for (i = 0; i < json_array_size(chosen); i++) {
        option = json_string_value(json_array_get(chosen, i));
        if (option == NULL || strlen(option) >= LAYOUT_ID_BYTES)
            return error_set(err, ERROR_SYNTAX, "\"chosen\" holds no option");
        memcpy(out->chosen[i], option, strlen(option) + 1);
    }
    out->chosen_count = json_array_size(chosen);
    if ((out->state == CONTEST_CHOSEN && out->chosen_count == 0) ||
            (out->state == CONTEST_BLANK && out->chosen_count != 0))
        return error_set(err, ERROR_SYNTAX, "\"state\" and \"chosen\" disagree");
    return 0;
}

static int parse_boxes(
        const json_t *object, struct reading_contest *out, struct error *err)
{
    json_t *boxes;
    const json_t *box;
    char word[LAYOUT_ID_BYTES];
    int64_t ink;
    size_t i;

    if (json_object_get(object, "boxes") == NULL)
        return 0;
    if (json_get_array(object, "boxes", READING_BOXES_MAX, &boxes, err) != 0)
        return -1;
    for (i = 0; i < json_array_size(boxes); i++) {
        box = json_array_get(boxes, i);
        if (json_get_text(box, "option", out->boxes[i].option, LAYOUT_ID_BYTES, err) !=
                        0 ||
                json_get_text(box, "mark", word, sizeof(word), err) != 0 ||
                json_get_whole(box, "ink_ppm", 0, 1000000, &ink, err) != 0)
            return -1;
        if (mark_of_word(word, &out->boxes[i].mark) != 0)
            return error_set(err, ERROR_SYNTAX, "unknown mark '%s'", word);
        out->boxes[i].ink_ppm = (int32_t)ink;
    }
    out->box_count = json_array_size(boxes);
    return 0;
}

static int parse_contest(const json_t *object, struct reading *reading, struct error *err)
{
    struct reading_contest *contest = reading_add_contest(reading);
    char word[LAYOUT_ID_BYTES];
    size_t i;

    if (contest == NULL)
        return error_set(err, ERROR_MEMORY, "no memory for a reading");
    if (json_get_text(object, "contest", contest->contest, LAYOUT_ID_BYTES, err) != 0 ||
            json_get_text(object, "state", word, sizeof(word), err) != 0)
        return -1;
    if (contest_state_of_word(word, &contest->state) != 0)
        return error_set(err, ERROR_SYNTAX, "unknown state '%s'", word);
    for (i = 0; i + 1 < reading->contest_count; i++)
        if (strcmp(reading->contests[i].contest, contest->contest) == 0)
            return error_set(
                    err, ERROR_SYNTAX, "contest '%s' stands twice", contest->contest);
    if (parse_chosen(object, contest, err) != 0)
        return -1;
    return parse_boxes(object, contest, err);
}

static int parse_verdict(const json_t *object, struct reading *out, struct error *err)
{
    char word[LAYOUT_ID_BYTES];
    json_t *reasons;
    enum reason reason;
    const char *text;
    size_t i;

    if (json_get_text(object, "verdict", word, sizeof(word), err) != 0 ||
            json_get_array(object, "reasons", REASON_COUNT, &reasons, err) != 0)
        return -1;
    if (verdict_of_word(word, &out->verdict) != 0)
        return error_set(err, ERROR_SYNTAX, "unknown verdict '%s'", word);
    for (i = 0; i < json_array_size(reasons); i++) {
        text = json_string_value(json_array_get(reasons, i));
        if (text == NULL || reason_of_word(text, &reason) != 0)
            return error_set(err, ERROR_SYNTAX, "unknown reason");
        out->reasons |= 1U << reason;
    }
    if ((out->verdict == VERDICT_CLEAR) != (out->reasons == 0))
        return error_set(err, ERROR_SYNTAX, "\"verdict\" and \"reasons\" disagree");
    return 0;
}

static int parse_page(const json_t *object, struct reading *out, struct error *err)
{
    int64_t index, page, rotation, scale_x, scale_y;

    if (json_get_text(object, "image", out->image, sizeof(out->image), err) != 0 ||
            json_get_whole(object, "index", 0, INT32_MAX, &index, err) != 0 ||
            json_get_text(object, "conference", out->conference, sizeof(out->conference),
                    err) != 0 ||
            json_get_text(object, "ballot_type", out->ballot_type,
                    sizeof(out->ballot_type), err) != 0 ||
            json_get_text(object, "form_id", out->form_id, sizeof(out->form_id), err) !=
                    0 ||
            json_get_whole(object, "page", 0, LAYOUT_PAGES_MAX, &page, err) != 0 ||
            json_get_whole(object, "rotation", 0, 180, &rotation, err) != 0 ||
            json_get_whole(object, "scale_x_ppm", 0, 100000000, &scale_x, err) != 0 ||
            json_get_whole(object, "scale_y_ppm", 0, 100000000, &scale_y, err) != 0)
        return -1;
    out->index = (int32_t)index;
    out->page = (int32_t)page;
    out->rotation = (int32_t)rotation;
    out->scale_x_ppm = (int32_t)scale_x;
    out->scale_y_ppm = (int32_t)scale_y;
    return 0;
}

static int parse_optional(const json_t *object, struct reading *out, struct error *err)
{
    char text[FINGERPRINT_TEXT_BYTES];

    out->is_blank = json_is_true(json_object_get(object, "blank"));
    if (json_object_get(object, "detail") != NULL &&
            json_get_text(object, "detail", out->detail, sizeof(out->detail), err) != 0)
        return -1;
    if (json_object_get(object, "fingerprint") == NULL)
        return 0;
    if (json_get_text(object, "fingerprint", text, sizeof(text), err) != 0)
        return -1;
    return fingerprint_of_text(text, &out->fingerprint, err);
}

int reading_of_json(const json_t *object, struct reading *out, struct error *err)
{
    struct reading reading;
    json_t *contests;
    size_t i;

    reading_init(&reading);
    if (json_check_format(object, "kiemphieu-reading", err) != 0 ||
            parse_verdict(object, &reading, err) != 0 ||
            parse_page(object, &reading, err) != 0 ||
            parse_optional(object, &reading, err) != 0 ||
            json_get_array(object, "contests", LAYOUT_BOXES_MAX, &contests, err) != 0)
        goto fail;
    for (i = 0; i < json_array_size(contests); i++)
        if (parse_contest(json_array_get(contests, i), &reading, err) != 0)
            goto fail;
    reading_release(out);
    *out = reading;
    return 0;
fail:
    reading_release(&reading);
    return -1;
}
