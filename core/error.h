/* error.h -- what went wrong, in words for the person who can mend it. */
#ifndef CORE_ERROR_H
#define CORE_ERROR_H

enum {
    ERROR_TEXT_MAX = 1024 /* bytes of err->text with the final NUL */
};

enum error_kind {
    ERROR_NONE = 0,
    ERROR_IO,     /* the system refused: text ends with its reason */
    ERROR_SYNTAX, /* a file or request is not of the form it must have */
    ERROR_RANGE,  /* a value is outside its bounds */
    ERROR_STATE,  /* not permitted now */
    ERROR_MEMORY, /* allocation failed or a bound was met */
    ERROR_EXISTS, /* it is there already */
    ERROR_CRYPTO  /* a code, seal or digest does not match */
};

struct error {
    enum error_kind kind;
    char text[ERROR_TEXT_MAX]; /* UTF-8, lower case, no full stop */
};

/*
 * error_set - fill `err` and be -1, for `return error_set(...)`
 *
 * A macro, so that compilers and checkers see that it is always -1.
 *
 * err     may be NULL: then only the -1 is of use.
 * format  as for printf, in English; it is looked up in the catalogue, so that
 *         the text is in the language of the locale. A text too long is cut
 *         at a character's edge.
 */
#define error_set(...) (error_fill(__VA_ARGS__), -1)
void error_fill(struct error *err, enum error_kind kind, const char *format, ...)
        __attribute__((format(printf, 3, 4)));

/*
 * error_add_context - put "WHERE: " in front of the text of `err`
 *
 * Keeps the kind and is -1. `err` may be NULL. `format` is looked up too.
 */
#define error_add_context(...) (error_prefix(__VA_ARGS__), -1)
void error_prefix(struct error *err, const char *format, ...)
        __attribute__((format(printf, 2, 3)));

#endif
