/* contest_label.c -- what people read and type for a row of boxes, terminal and desk. */
#include "core/contest_label.h"

#include "core/language.h"
#include "core/tally.h"

char contest_label_key(const struct contest_row *row, size_t option)
{
    if (row->place == CONTEST_OPTIONS)
        return (char)('1' + option);
    return option < 10 ? (char)('0' + option) : 't';
}

const char *contest_label_option(const struct rule *rule, const struct contest_row *row,
        size_t option, int is_vietnamese, char room[LAYOUT_ID_BYTES])
{
    if (row->place == CONTEST_OPTIONS)
        return is_vietnamese ? rule->options[option].label_vi
                             : rule->options[option].label_en;
    contest_option_id(rule, row, option, room);
    return room;
}

const char *contest_label_told(const struct rule *rule, const struct contest_row *row,
        const char *option, int is_vietnamese, char room[LAYOUT_ID_BYTES])
{
    int at = row == NULL ? -1 : contest_option_find(rule, row, option);

    return at < 0 ? option
                  : contest_label_option(rule, row, (size_t)at, is_vietnamese, room);
}

const char *contest_label_place(enum contest_place place)
{
    return place == CONTEST_TENS ? N_("Tens") : place == CONTEST_ONES ? N_("Ones") : NULL;
}

const char *contest_label_value(uint32_t value)
{
    return value == TALLY_BLANK     ? N_("no points: no mark")
           : value == TALLY_OVER    ? N_("no points: several marks in a row")
           : value == TALLY_PARTIAL ? N_("no points: half filled")
           : value == TALLY_BEYOND  ? N_("no points: more than the maximum")
                                    : NULL;
}
