/* head.c -- the first bytes of a request, taken apart strictly before anything else. */
#include "core/desk/head.h"

#include <string.h>
#include <strings.h>

enum head_state head_scan(const char *bytes, size_t size, size_t *length)
{
    size_t i;

    for (i = 0; i < size; i++) {
        if (bytes[i] == '\0' || (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')))
            return HEAD_BROKEN;
        if (bytes[i] == '\r' && (i == 0 || (i + 1 < size && bytes[i + 1] != '\n')))
            return HEAD_BROKEN;
        if (bytes[i] == '\n' && i >= 3 && memcmp(bytes + i - 3, "\r\n\r\n", 4) == 0) {
            *length = i + 1;
            return HEAD_WHOLE;
        }
    }
    return HEAD_MORE;
}

static int is_token(const char *text)
{
    static const char others[] = "!#$%&'*+-.^_`|~";

    if (text[0] == '\0')
        return 0;
    for (; *text != '\0'; text++)
        if (!((*text >= 'a' && *text <= 'z') || (*text >= 'A' && *text <= 'Z') ||
                    (*text >= '0' && *text <= '9') || strchr(others, *text) != NULL))
            return 0;
    return 1;
}

static int is_printable(const char *text, char least)
{
    for (; *text != '\0'; text++)
        if (*text != '\t' && (unsigned char)*text < (unsigned char)least)
            return 0;
        else if (*text == 0x7F)
            return 0;
    return 1;
}

static enum head_method method_of(const char *word)
{
    static const char *const known[] = {
            "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"};
    size_t i;

    if (strcmp(word, "GET") == 0)
        return HEAD_GET;
    if (strcmp(word, "HEAD") == 0)
        return HEAD_HEAD;
    if (strcmp(word, "POST") == 0)
        return HEAD_POST;
    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strcmp(word, known[i]) == 0)
            return HEAD_KNOWN;
    return HEAD_UNKNOWN;
}

static int is_target(const char *target)
{
    if (target[0] != '/')
        return 0;
    for (; *target != '\0'; target++)
        if (*target <= ' ' || *target >= 0x7F || *target == '#')
            return 0;
    return 1;
}

static unsigned parse_first(struct head *head, char *line)
{
    static char nothing[] = "";
    char *target = strchr(line, ' '), *version, *query;

    version = target == NULL ? NULL : strchr(target + 1, ' ');
    if (version == NULL || strchr(version + 1, ' ') != NULL)
        return 400;
    *target++ = '\0';
    *version++ = '\0';
    if (!is_token(line))
        return 400;
    head->method = method_of(line);
    if (strncmp(version, "HTTP/", 5) != 0)
        return 400;
    if (strcmp(version, "HTTP/1.1") != 0)
        return 505;
    if (strlen(target) > HEAD_TARGET_MAX)
        return 414;
    /* "*" and "host:port" belong to methods that are refused by their name. */
    if (head->method != HEAD_KNOWN && !is_target(target))
        return 400;
    query = strchr(target, '?');
    head->query = query == NULL ? nothing : query + 1;
    if (query != NULL)
        *query = '\0';
    head->path = target;
    return 0;
}

static unsigned parse_field(struct head *head, char *line)
{
    struct head_field *field = &head->fields[head->field_count];
    char *colon = strchr(line, ':'), *end;

    if (head->field_count == HEAD_FIELDS_MAX)
        return 431;
    if (colon == NULL)
        return 400;
    *colon = '\0';
    field->name = line;
    field->value = colon + 1 + strspn(colon + 1, " \t");
    for (end = strchr(colon + 1, '\0'); end > field->value; end--)
        if (end[-1] != ' ' && end[-1] != '\t')
            break;
    *end = '\0';
    if (!is_token(field->name) || !is_printable(field->value, ' '))
        return 400;
    head->field_count++;
    return 0;
}

unsigned head_parse(const char *bytes, size_t length, struct head *out)
{
    char *line = out->text, *end;
    unsigned status;

    out->field_count = 0;
    if (length > HEAD_BYTES_MAX)
        return 431;
    memcpy(out->text, bytes, length);
    out->text[length] = '\0';
    end = strstr(line, "\r\n");
    if (end == NULL)
        return 400;
    *end = '\0';
    status = parse_first(out, line);
    while (status == 0) {
        line = end + 2;
        end = strstr(line, "\r\n");
        if (end == NULL)
            return 400;
        if (end == line)
            break;
        *end = '\0';
        status = parse_field(out, line);
    }
    return status;
}

const char *head_find(const struct head *head, const char *name, size_t *count)
{
    const char *value = "";
    size_t i, found = 0;

    for (i = 0; i < head->field_count; i++)
        if (strcasecmp(head->fields[i].name, name) == 0) {
            if (found == 0)
                value = head->fields[i].value;
            found++;
        }
    if (count != NULL)
        *count = found;
    return value;
}
