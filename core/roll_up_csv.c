/* roll_up_csv.c -- a roll-up as a table for spreadsheets: a row a person. */
#include "core/roll_up_csv.h"

#include <inttypes.h>
#include <string.h>

#include "core/csv_write.h"
#include "core/language.h"
#include "core/roll_up_json.h"
#include "core/sealed.h"

enum { OPTIONS_MAX = ROLL_UP_RULES_MAX * RULE_OPTIONS_MAX };

struct table {
    FILE *out;
    int is_vietnamese;
    const char *options[OPTIONS_MAX]; /* ids, each once */
    size_t option_count;
    int has_points;
};

static void next_cell(const struct table *table)
{
    (void)fputc(table->is_vietnamese ? ';' : ',', table->out);
}

static void put_number(const struct table *table, uint64_t value)
{
    next_cell(table);
    (void)fprintf(table->out, "%" PRIu64, value);
}

static void put_hundredths(const struct table *table, uint32_t hundredths)
{
    char text[LANGUAGE_SHARE_BYTES];

    language_share(hundredths, table->is_vietnamese, text);
    next_cell(table);
    (void)fprintf(table->out, "\"%s\"", text); /* a decimal comma is no separator */
}

static size_t find_option(const struct table *table, const char *id)
{
    size_t i;

    for (i = 0; i < table->option_count; i++)
        if (strcmp(table->options[i], id) == 0)
            break;
    return i;
}

static void collect_options(const struct roll_up *roll, struct table *table)
{
    size_t r, i;

    for (r = 0; r < roll->rule_count; r++) {
        if (roll->rules[r]->people == 0)
            continue;
        table->has_points |= roll->rules[r]->rule.points_most > 0;
        for (i = 0; i < roll->rules[r]->rule.option_count; i++)
            if (find_option(table, roll->rules[r]->rule.options[i].id) ==
                    table->option_count)
                table->options[table->option_count++] =
                        roll->rules[r]->rule.options[i].id;
    }
}

static void put_heading(const struct table *table)
{
    size_t i;

    (void)fputs(table->is_vietnamese
                        ? "Cấp trên;Đơn vị;Ngày;Loại phiếu;STT;Mã số;Họ và tên;Chức vụ;"
                          "Nhóm;Quy định;Mẫu số"
                        : "superior,body,date,ballot type,no,id,name,title,group,rule,"
                          "denominator",
            table->out);
    for (i = 0; i < table->option_count; i++) {
        next_cell(table);
        (void)fputs(table->options[i], table->out);
        next_cell(table);
        (void)fprintf(table->out, "%s %%", table->options[i]);
    }
    if (table->has_points)
        (void)fputs(table->is_vietnamese ? ";Tổng điểm;Số dòng hợp lệ;Điểm bình quân"
                                         : ",points,valid rows,mean",
                table->out);
    (void)fputs(table->is_vietnamese
                        ? ";Dòng không hợp lệ;Kết quả;Trước khi hạ mức;Vân tay khóa\r\n"
                        : ",invalid rows,outcome,outcome before,fingerprint\r\n",
            table->out);
}

static void put_options(const struct table *table, const struct roll_up_rule *rule,
        const struct roll_up_person *person)
{
    size_t i, k;

    for (i = 0; i < table->option_count; i++) {
        for (k = 0; k < rule->rule.option_count; k++)
            if (strcmp(rule->rule.options[k].id, table->options[i]) == 0)
                break;
        if (k < rule->rule.option_count) {
            put_number(table, person->votes[k]);
            put_hundredths(table, roll_up_share(person, k));
        } else {
            next_cell(table);
            next_cell(table);
        }
    }
}

static void put_points(const struct table *table, const struct roll_up_rule *rule,
        const struct roll_up_person *person)
{
    int i;

    if (!table->has_points)
        return;
    if (rule->rule.points_most > 0) {
        put_number(table, person->points);
        put_number(table, person->rows);
        put_hundredths(table, roll_up_mean(person));
    } else {
        for (i = 0; i < 3; i++)
            next_cell(table);
    }
}

static void put_names(const struct table *table,
        const struct roll_up_conference *conference, const struct roll_up_rule *rule,
        const struct roll_up_person *person)
{
    const char *texts[] = {person->ballot_type, person->contest, person->person,
            person->name, person->title, person->group, rule->rule.id};
    size_t i;

    csv_put_text(table->out, conference->superior);
    next_cell(table);
    csv_put_text(table->out, conference->body);
    next_cell(table);
    (void)fprintf(table->out, "%04d-%02d-%02d", (int)conference->date.year,
            (int)conference->date.month, (int)conference->date.day);
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        next_cell(table);
        csv_put_text(table->out, texts[i]);
    }
}

static void put_person(const struct roll_up *roll, const struct table *table,
        const struct roll_up_person *person, const char *print)
{
    const struct roll_up_conference *conference = &roll->conferences[person->conference];
    const struct roll_up_rule *rule = roll->rules[person->rule];

    put_names(table, conference, rule, person);
    put_number(table, person->denominator);
    put_options(table, rule, person);
    put_points(table, rule, person);
    put_number(table, person->invalid);
    next_cell(table);
    csv_put_text(table->out, rule->rule.outcomes[person->outcome].id);
    next_cell(table);
    csv_put_text(
            table->out, person->before < 0 ? "" : rule->rule.outcomes[person->before].id);
    next_cell(table);
    csv_put_text(table->out, print);
    (void)fputs("\r\n", table->out);
}

void roll_up_csv_write(const struct roll_up *roll, int is_vietnamese, FILE *out)
{
    struct table table = {.out = out, .is_vietnamese = is_vietnamese};
    const struct roll_up_conference *conference;
    char print[SEALED_PRINT_BYTES];
    size_t i, k;

    collect_options(roll, &table);
    (void)fputs("\xEF\xBB\xBF", out);
    put_heading(&table);
    for (i = 0; i < roll->reported; i++) {
        conference = &roll->conferences[roll->by_body[i]];
        sealed_fingerprint(conference->public_key, print);
        for (k = 0; k < conference->count; k++)
            put_person(roll, &table, &roll->people[conference->first + k], print);
    }
}
