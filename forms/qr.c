/* qr.c -- a text as the modules of a QR code (libqrencode), and drawing them. */
#include "forms/qr.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <qrencode.h>

#include "forms/figure.h"

static int copy_modules(const QRcode *code, const char *text, uint8_t side,
        struct layout_modules *out, struct error *err)
{
    size_t i, total = (size_t)side * side;

    if (code->width != side || side > LAYOUT_MODULES_MAX ||
            strlen(text) >= sizeof(out->text))
        return error_set(
                err, ERROR_RANGE, "a code of %d modules, not %d", code->width, (int)side);
    memset(out, 0, sizeof(*out));
    (void)snprintf(out->text, sizeof(out->text), "%s", text);
    for (i = 0; i < total; i++)
        out->cells[i] = code->data[i] & 1;
    return 0;
}

int qr_make(const char *text, uint8_t side, struct layout_modules *out, struct error *err)
{
    QRinput *input = QRinput_new2(0, QR_ECLEVEL_Q);
    QRcode *code = NULL;
    int result = -1;

    if (input != NULL && QRinput_append(input, QR_MODE_AN, (int)strlen(text),
                                 (const unsigned char *)text) == 0)
        code = QRcode_encodeInput(input);
    if (code == NULL)
        (void)error_set(err, ERROR_RANGE, "cannot make a code: %s", strerror(errno));
    else
        result = copy_modules(code, text, side, out, err);
    QRcode_free(code);
    QRinput_free(input);
    return result;
}

void qr_draw(const struct layout_modules *modules, uint8_t side,
        const struct layout_rect *rect, cairo_t *cairo)
{
    int32_t module = (rect->right_um - rect->left_um) / side;
    struct layout_rect run;
    int x, y, end;

    cairo_save(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    for (y = 0; y < side; y++)
        for (x = 0; x < side; x = end + 1) {
            for (end = x; end < side && modules->cells[y * side + end]; end++)
                ;
            run.left_um = rect->left_um + x * module;
            run.right_um = rect->left_um + end * module;
            run.top_um = rect->top_um + y * module;
            run.bottom_um = run.top_um + module;
            if (end > x)
                figure_rectangle(cairo, &run);
        }
    cairo_fill(cairo);
    cairo_restore(cairo);
}
